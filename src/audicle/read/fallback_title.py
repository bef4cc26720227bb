"""A title for an article that says none: the name of its source, as a person would write it."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from audicle.model.explanation import Origin

NAMED = Origin("the name of the source")
STAMP = re.compile(r"^(\d{4}-\d{2}-\d{2})[-_ ]")  # before the name of a post, as Jekyll has it


def unnamed(name: str) -> str:
    """Return the warning that no title was found in a source, and what it is called instead."""
    title = title_from(name)
    return f"{name}: no headline was found in it; it is called {repr(title) if title else 'untitled'}."


def title_from(name: str) -> str:
    """Return the name of a file, or the last part of an address, as a title; "" for standard input."""
    try:
        path = unquote(urlsplit(name).path) if "://" in name else name
    except ValueError:
        path = name
    stem = STAMP.sub("", PurePath(path.replace("\\", "/")).stem)
    words = " ".join(re.sub(r"[-_]+", " ", stem).split())
    return words[:1].upper() + words[1:] or ("" if name == "-" else name)
