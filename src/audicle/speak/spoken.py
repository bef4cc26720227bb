"""From words as written to words a voice is given."""

from __future__ import annotations

import re

from audicle.voices.scripts import speakable

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphen, zero-width marks
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_ADDRESS = re.compile(r"\b(?:https?://|www\.)([^\s/<>\"')\]]+)(?:[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def spoken(text: str) -> str:
    """Return what a voice is to be given for ``text``: one line, nothing invisible, an address by its host.

    Returns "" if there is nothing a voice could say: no letter and no digit.
    """
    words = text.translate(_INVISIBLE).translate(_LIGATURES)
    words = _ADDRESS.sub(lambda match: match[1].removeprefix("www."), words)
    words = _SPACE.sub(" ", words).strip()
    return words if speakable(words) else ""
