"""Where a picture really is: pages load pictures late, and put something else in ``src`` meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

# Attributes that scripts load pictures from, the best known first; others of the kind are told by their values
_LATE = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-image", "data-img-src",
    "data-src-medium", "data-orig-file", "data-full-src", "data-url", "data-actualsrc", "data-echo", "data-pin-media",
)  # fmt: skip
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set")
# What says something else of a picture, or of a worse one
_NOT_LATE = re.compile(
    r"^(?:src|srcset|alt|title|class|id|style|href|name|sizes|width|height|longdesc|usemap|itemid|on\w+|aria-.*)$|"
    r"placeholder|fallback|thumb|lqip|preview|blur|tiny|error|avatar|link|href|page|share|caption|credit|-alt$|-title$",
    re.IGNORECASE,
)
# An attribute called so may hold an address that does not end like a picture's
_TELLING = re.compile(
    r"src|lazy|original|actual|real|image|img|file|photo|large|full|hi-?res|bg|background", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:^|[/_-])(?:blank|spacer|loader|pixel|placeholder|transparent|loading|lazy(?:load)?|grey|gray|1x1|clear|empty|none|"
    r"dummy|trans|shim|dot|s|t)\.(?:gif|png|svg|jpe?g)\b|lazy-?load(?:er)?-?fallback|placeholder",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^\S+\.(?:jpe?g|jfif|png|webp|gif|avif|svg|bmp|tiff?|heic)(?:[?#!]\S*)?$", re.IGNORECASE)
_ANY_ADDRESS = re.compile(r"^(?:https?:)?//[^\s/]+/\S+$|^\.{0,2}/\S+$", re.IGNORECASE)
_LOOSE = re.compile(r"^(?![\d.]+$)[^\s{}<>]*[./?][^\s{}<>]+$")
_SET = re.compile(r"^\S+\s+[\d.]+[wx]\s*(?:,|$)")
_STYLE = re.compile(r"url\(\s*(?:&quot;|['\"])?(.+?)(?:&quot;|['\"])?\s*\)", re.IGNORECASE)
_MOVING = re.compile(r"\.(?:gif|svg)(?:$|[?#])", re.IGNORECASE)
_IN_JSON = re.compile(r"\"(?:src|url|uri)\"\s*:\s*\"([^\"\s]+)\"")
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
    if src and not is_placeholder(src) and not _MOVING.search(src):
        return src
    late = late_of(image)
    # A GIF or SVG where a script would load something else only holds its place
    if src and not is_placeholder(src) and not (late and _MOVING.search(src) and not _MOVING.search(late)):
        return src
    if late:
        return late
    for name in ("srcset", *_LATE_SETS):
        best = best_of(image.get(name))
        if best and not is_placeholder(best):
            return best
    return _of_picture(image) or (src if src and not _tiny(src) else None)


def name_of(source: str) -> str:
    """Return the part of a picture's address that stays the same when its size differs."""
    return source.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]


def late_of(image: Element) -> str | None:
    """Return the address in any attribute that a script would load a picture from: itself, a set, JSON or CSS."""
    for name in _LATE:
        if found := _address_in(image.get(name), _LOOSE):
            return found
    for name, value in image.items():
        if _NOT_LATE.search(name):
            continue
        if found := _address_in(value, _ANY_ADDRESS if _TELLING.search(name) else _ADDRESS):
            return found
    return None


def style_address(style: str | None) -> str | None:
    """Return the address of the picture in a style, None if there is none that says something."""
    inside = _STYLE.search(style or "")
    return inside[1] if inside and not is_placeholder(inside[1]) else None


def _address_in(value: str | None, pattern: re.Pattern[str]) -> str | None:
    """Return the address in an attribute's value, if it ends like a picture's or fits a pattern."""
    value = (value or "").strip()
    if not value:
        return None
    if value.startswith(("{", "[")):
        inside = [match[1].replace("\\/", "/") for match in _IN_JSON.finditer(value)]
        value = next((one for one in inside if _ADDRESS.match(one)), inside[0] if inside else "")
    elif "url(" in value:
        value = style_address(value) or ""
    elif _SET.match(value):
        value = best_of(value) or ""
    fits = _ADDRESS.match(value) or pattern.match(value) or value.startswith("data:image/")
    return value if fits and not is_placeholder(value) else None


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
    around = next(image.iterancestors("picture"), None)
    if around is None:
        around = next(image.iterancestors("figure", "span", "div"), None)
    if around is None or len(list(around.iter("img"))) > 1:
        return None
    for source in around.iter("source"):
        for name in ("srcset", *_LATE_SETS):
            best = best_of(source.get(name))
            if best and not is_placeholder(best):
                return best
    return late_of(around) if any(_ADDRESS.match(value) for value in around.values()) else None
