"""What site generators, note books and Pandoc write, as Markdown that everybody reads."""
