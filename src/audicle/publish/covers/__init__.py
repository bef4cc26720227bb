"""Pictures drawn of an article: the cover, and the square one for players."""
