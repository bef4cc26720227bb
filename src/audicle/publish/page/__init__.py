"""An article as a web page: to read, and with audio to read along."""
