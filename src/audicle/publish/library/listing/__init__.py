"""The list of articles as web pages."""
