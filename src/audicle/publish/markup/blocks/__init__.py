"""Blocks as XHTML, a kind a module."""
