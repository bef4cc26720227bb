"""Markdown: CommonMark, GitHub's tables, and the notes, attributes, lists and formulas that authors expect."""

from audicle.read.markdown.article import read_markdown

__all__ = ["read_markdown"]
