"""A title as the name of a file or a folder: plain letters, figures and hyphens, which every system and host takes."""

from __future__ import annotations

from slugify import slugify

_LONGEST = 60  # characters; paths on some systems end at 260


def slug(title: str) -> str:
    """Return the words of a title, from the first one on, as many as there is room for; "" if none can be written.

    A title that is too long is cut where a word ends: no word in the middle is passed over for a shorter one. Only a
    word that would take more than half of the room with it is cut itself.
    """
    whole = slugify(title, max_length=_LONGEST, word_boundary=True, save_order=True)
    return whole if len(whole) > _LONGEST // 2 else slugify(title, max_length=_LONGEST)
