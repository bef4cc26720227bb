"""A built-in lexicon of names and loan words in English texts, by IPA: "Nguyen", "Versailles", "hors d'oeuvre"."""

from audicle.speak.names.finding import names

__all__ = ["names"]
