"""From an Article and its Narration to files."""
