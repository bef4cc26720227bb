"""What Word, Writer and RTF documents have in common: from their HTML to an Article."""
