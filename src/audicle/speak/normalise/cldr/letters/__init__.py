"""Addresses of the web and of mail, and signs between words."""
