"""The check of finished books: our own referee, and EPUBCheck and Ace where they are installed.

``referee`` and ``rules`` are pure Python and start no program; ``tools`` runs those of others.
"""
