"""Abbreviations, addresses, codes and signs."""
