"""Full-width signs, circled figures and squared words as the plain ones they stand for, and their places."""

from __future__ import annotations

import re
import unicodedata

# A sign with the marks of voicing that stand after it
_CLUSTER = re.compile("[\\s\\S][\u3099\u309a\uff9e\uff9f]*")
_CIRCLED = re.compile("[\u2460-\u24ff\u2776-\u2793]")
_SAME = frozenset("…‥～ー、。")  # that NFKC would make three dots, or another sign
_INSTEAD = {"～": "〜", "︰": ":", "－": "-", "−": "−", "￥": "¥"}


def folded(text: str) -> tuple[str, list[int]]:
    """Return the text with plain signs, and for each character of it, and for its end, the place in ``text``."""
    made: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        sign = match[0]
        if sign in _INSTEAD:
            plain = _INSTEAD[sign]
        elif sign in _SAME:
            plain = sign
        else:
            plain = unicodedata.normalize("NFKC", sign)
            if _CIRCLED.match(sign):  # the mark of an item: a pause, and no word with what follows
                plain = f"{plain}、"
        made.append(plain)
        places += [match.start()] * len(plain)
    return "".join(made), [*places, len(text)]
