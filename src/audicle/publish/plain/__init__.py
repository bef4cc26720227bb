"""An article as plain text and as Markdown, and why it was understood as it was."""
