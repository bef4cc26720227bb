"""The e-book: EPUB 3.3 with Media Overlays."""

from audicle.publish.epub.book import write_epub

__all__ = ["write_epub"]
