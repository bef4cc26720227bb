"""hibari, the embedded English voice."""
