"""Licences: their name for a reader and their address for a program."""

from __future__ import annotations

import re

from audicle.model.characters import line
from audicle.publish.markup.links import href

_SITE = "creativecommons.org"
_NAMED = re.compile(
    r"\bCC[\s-]*(?P<kind>BY(?:-NC)?(?:-SA|-ND)?|0|ZERO)(?:[\s-]+(?P<version>\d\.\d))?(?![\w.])", re.IGNORECASE
)
_ADDRESS = re.compile(
    rf"https?://(?:www\.)?{re.escape(_SITE)}/(?:licenses|publicdomain)/(?P<kind>[a-z-]+)/(?P<version>\d\.\d)(?:/\S*)?",
    re.IGNORECASE,
)


def licence(text: str | None) -> tuple[str, str | None] | None:
    """Return the name of a licence and its address, None where there is no address; None if ``text`` is empty.

    Of the licences of Creative Commons each is told from the other; an address of another site is its own name.
    """
    words = line(text or "")
    if not words:
        return None
    if address := _ADDRESS.fullmatch(words):
        kind, version = address["kind"].lower(), address["version"]
        name = {"zero": "CC0", "mark": "Public Domain Mark"}.get(kind, f"CC {kind.upper()}")
        return f"{name} {version}", href(words, None)
    if re.fullmatch(r"https?://\S+", words):
        return words, href(words, None)
    named = _NAMED.search(words)
    if named and named["version"]:
        zero = named["kind"].upper() in ("0", "ZERO")
        path = "publicdomain/zero" if zero else f"licenses/{named['kind'].lower()}"
        return words, f"https://{_SITE}/{path}/{named['version']}/"
    return words, None
