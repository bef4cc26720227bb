"""From an OpenDocument text, as Writer saves it, to an Article."""

from audicle.read.odt.reader import read_odt

__all__ = ["read_odt"]
