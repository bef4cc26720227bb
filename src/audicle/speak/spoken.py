"""From words as written to words a voice is given."""

from __future__ import annotations

from audicle.speak.normalise import normalise
from audicle.speak.normalise.clean import clean
from audicle.voices.scripts import speakable


def spoken(text: str, language: str) -> str:
    """Return what a voice is to be given for ``text`` in ``language`` (BCP 47): one line, figures in words.

    An address of the web is said by its host. Returns "" if there is nothing a voice could say: no letter and no digit.
    """
    words = normalise(text, language, hosts=True).spoken
    return words if speakable(words) else ""


def verbatim(text: str) -> str:
    """Return what a voice is to be given for a line of code: one line, every sign as it stands; "" as above."""
    words = clean(text)[0]
    return words if speakable(words) else ""
