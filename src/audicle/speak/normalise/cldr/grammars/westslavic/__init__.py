"""Slavic languages in Latin letters, whose numerals and nouns bend: what they share, a module and a table for each."""
