"""From an e-book to an Article."""

from audicle.read.epub.reader import read_epub

__all__ = ["read_epub"]
