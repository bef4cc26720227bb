"""Audicle turns an article into an accessible e-book that reads itself aloud, and into narrated audio."""
