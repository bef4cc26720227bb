"""What no table can say of a language: a module each with a class Grammar, derived from that of the frame."""
