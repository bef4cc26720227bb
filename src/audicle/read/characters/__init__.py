"""From bytes to characters."""
