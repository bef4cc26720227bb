"""English words that are said in more than one way: "lead", "record". Their sound is told by the words around them."""

from audicle.speak.homographs.finding import homographs

__all__ = ["homographs"]
