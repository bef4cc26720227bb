"""Dates, times, and from one to another."""
