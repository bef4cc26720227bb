"""Finding the article on its page: what belongs to it, and what is furniture."""
