"""How Japanese is read: figures with their counters, signs, readings that hang on the words around, by a dictionary."""
