"""Slavic languages: what bends, by which words, and how."""
