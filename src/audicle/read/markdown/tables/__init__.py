"""Tables of Markdown: with pipes, drawn as grids, and in columns."""
