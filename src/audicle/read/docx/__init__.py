"""From a Word document to an Article."""

from audicle.read.docx.reader import read_docx

__all__ = ["read_docx"]
