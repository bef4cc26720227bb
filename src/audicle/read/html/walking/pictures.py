"""Where a picture really is: pages load pictures late, and put something else in ``src`` meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_LATE = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-image", "data-img-src",
    "data-src-medium", "data-orig-file", "data-full-src", "data-url", "data-actualsrc", "data-echo", "data-pin-media",
)  # fmt: skip
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set")
_PLACEHOLDER = re.compile(
    r"(?:^|[/_-])(?:blank|spacer|loader|pixel|placeholder|transparent|loading|lazy(?:load)?|grey|gray|1x1|clear|empty|trans|s)"
    r"\.(?:gif|png|svg|jpe?g)\b|lazy-?load(?:er)?-?fallback|placeholder",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^\S+\.(?:jpe?g|png|webp|gif|avif|svg)(?:[?#!]\S*)?$", re.IGNORECASE)
_MOVING = re.compile(r"\.(?:gif|svg)(?:$|[?#])", re.IGNORECASE)
_IN_JSON = re.compile(r"\"(?:src|url)\"\s*:\s*\"([^\"\s]+)\"")
_TINY_DATA = 1200  # characters of a data: address below which it is a placeholder
_WIDEST = 2000  # pixels: no e-reader shows more
_CANDIDATE = re.compile(r"\s*(\S*[^,\s])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)")


def source_of(image: Element) -> str | None:
    """Return the address of an ``img`` or ``amp-img`` as the page gives it, or None if it has none.

    Its own ``src`` wins unless it is a placeholder, because a saved page has its copies there; then the attributes
    that scripts load from, then ``srcset``, then the sources of a ``picture`` around it.
    """
    if image.tag == "figure":
        # schema.org's name for what a figure shows, which is the picture's address
        named = (image.get("itemid") or "").strip()
        return named if _ADDRESS.match(named) else None
    if drawing := image.get("drawing"):
        return str(drawing)
    src = (image.get("src") or "").strip()
    late = next((value for name in _LATE if (value := _late(image.get(name)))), None)
    # A GIF or SVG where a script would load something else only holds its place
    if src and not is_placeholder(src) and not (late and _MOVING.search(src) and not _MOVING.search(late)):
        return src
    if late:
        return late
    for name in ("srcset", *_LATE_SETS):
        best = best_of(image.get(name))
        if best and not is_placeholder(best):
            return best
    return _of_picture(image) or _of_any_attribute(image) or (src if src and not _tiny(src) else None)


def name_of(source: str) -> str:
    """Return the part of a picture's address that stays the same when its size differs."""
    return source.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]


def _late(value: str | None) -> str | None:
    """Return the address in an attribute that a script loads from: itself, or the first ``src`` in its JSON."""
    value = (value or "").strip()
    if value.startswith(("{", "[")):
        inside = _IN_JSON.search(value)
        value = inside.group(1).replace("\\/", "/") if inside else ""
    return value if value and not is_placeholder(value) else None


def best_of(srcset: str | None) -> str | None:
    """Return the largest address of a ``srcset`` that is not absurdly large."""
    ranked: list[tuple[float, str]] = []
    for match in _CANDIDATE.finditer(srcset or ""):
        size = (
            float(match.group(2) or 1) * (1000 if match.group(3) != "w" else 1) if _number(match.group(2)) else 1000.0
        )
        ranked.append((size if size <= _WIDEST else 1 / size, match.group(1)))
    return max(ranked, key=lambda item: item[0])[1] if ranked else None


def _number(text: str | None) -> bool:
    return text is None or (text.count(".") <= 1 and any(char.isdigit() for char in text))


def is_placeholder(src: str | None) -> bool:
    """Tell whether an address is one of those that only hold a place."""
    if not src:
        return True
    return _tiny(src) if src.startswith("data:") else bool(_PLACEHOLDER.search(src.split("?")[0]))


def _tiny(src: str) -> bool:
    return src.startswith("data:") and (len(src) < _TINY_DATA or src.startswith("data:image/svg"))


def _of_picture(image: Element) -> str | None:
    around = next((item for item in image.iterancestors("picture", "figure", "span", "div")), None)
    if around is None or len(list(around.iter("img"))) > 1:
        return None
    for source in around.iter("source"):
        for name in ("srcset", *_LATE_SETS):
            best = best_of(source.get(name))
            if best and not is_placeholder(best):
                return best
    for name in ("data-src", "data-image-src", "data-original"):
        value = str(around.get(name) or "")
        if _ADDRESS.match(value):
            return value
    return None


def _of_any_attribute(image: Element) -> str | None:
    return next(
        (value for name, value in image.items() if name.startswith("data-") and _ADDRESS.match(value.strip())), None
    )
