"""From an RTF document to an Article."""

from audicle.read.rtf.reader import read_rtf

__all__ = ["read_rtf"]
