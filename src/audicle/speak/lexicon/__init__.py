"""A person's own lexicon: how words are to be said that a voice would get wrong. See docs/lexicon.md."""

from audicle.speak.lexicon.entry import Entry, Found
from audicle.speak.lexicon.finding import NO_LEXICON, Lexicon
from audicle.speak.lexicon.loading import load_lexicon

__all__ = ["NO_LEXICON", "Entry", "Found", "Lexicon", "load_lexicon"]
