"""Blocks of Markdown, a kind a module."""
