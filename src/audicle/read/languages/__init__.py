"""In which language and direction an article and its passages are written."""
