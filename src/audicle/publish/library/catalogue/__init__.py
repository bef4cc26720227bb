"""The catalogue of e-books: OPDS 1.2 and 2.0."""
