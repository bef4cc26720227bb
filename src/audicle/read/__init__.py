"""From a source to an Article."""
