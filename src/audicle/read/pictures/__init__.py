"""The pictures of an article: found beside their source, checked, made fit."""
