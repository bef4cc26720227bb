"""The pictures of a page: where they are, which are worth showing, which words belong to them."""
