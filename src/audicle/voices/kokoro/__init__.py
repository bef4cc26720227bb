"""Kokoro, neural voices in several languages, from files that the user has got."""
