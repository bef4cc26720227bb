"""What stands inside a line of Markdown."""
