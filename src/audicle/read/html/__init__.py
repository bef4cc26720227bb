"""From a web page to an Article."""

from audicle.read.html.reader import read_html

__all__ = ["read_html"]
