"""piper, neural voices of many languages, one file each."""
