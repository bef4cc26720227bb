"""Sound as data: level, resampling, encoding, tags. Knows no Article."""
