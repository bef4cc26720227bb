"""Checkers by others: what they find, told as our own findings are."""
