"""The style sheets of a book, as far as they set colours: which rules there are, and what they say.

Only what is declared is known. Reading systems and their users set colours too, and nothing is said about those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2
import tinycss2.color4

from audicle.check.package import resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audicle.check.document import Document

Colour = tuple[float, float, float, float]  # red, green, blue and opacity, 0 to 1
_NESTED = 5  # style sheets that import one another
_MARKS = ("background", "background-color", "color", "outline", "outline-color", "border", "border-color",
          "box-shadow", "text-decoration", "text-decoration-line", "text-decoration-color", "font-weight",
          "text-shadow", "filter", "opacity", "font-style", "border-bottom", "border-left")  # fmt: skip


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule of a style sheet."""

    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str, bool], ...]  # name, value, whether it is important
    dark: bool  # it holds where readers prefer a dark page, and only there


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A style sheet. The same file with the same content is the same sheet, as far as they are remembered."""

    file: str
    rules: tuple[StyleRule, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """What declarations say about colours."""

    text: Colour | None  # None: nothing, or nothing that can be computed
    ground: Colour | None
    text_said: bool = False  # something was said, computable or not
    ground_said: bool = False


def sheets_of(document: Document, data: Callable[[str], bytes | None]) -> tuple[Sheet, ...]:
    """Return the style sheets of a document in the order in which they hold. ``data`` gives a file by its path."""
    found: list[Sheet] = []
    for element in document.in_order(document.named("link", "style", "svg:link", "svg:style")):
        kind = str(element.tag).rpartition("}")[2]
        if kind == "link" and "stylesheet" in (element.get("rel") or "").lower().split():
            if "alternate" not in (element.get("rel") or "") and _screen(element.get("media") or ""):
                found.extend(_linked(resolved(element.get("href") or "", document.path)[0], data))
        elif kind == "style" and element.text and _screen(element.get("media") or ""):
            found.extend(_imported(document.path, element.text.encode(), data, 0))
    return tuple(found)


def mentions(sheets: Sequence[Sheet], name: str) -> bool:
    """Tell whether a rule that changes how something looks selects a class."""
    return any(True for _ in marking(sheets, name))


def marking(sheets: Sequence[Sheet], name: str) -> Iterator[tuple[str, StyleRule, str]]:
    """Yield the rules that style the elements of a class themselves: the selector, the rule, the file."""
    wanted = re.compile(rf"\.{re.escape(name)}(?![\w-])[^\s>+~]*$")
    for sheet in sheets:
        for rule in sheet.rules:
            if any(declared in _MARKS for declared, _, _ in rule.declarations):
                for selector in rule.selectors:
                    if wanted.search(selector.replace("\\", "")):
                        yield selector, rule, sheet.file


def paint(declarations: Sequence[tuple[str, str, bool]]) -> Paint:
    """Return what declarations, the strongest last, say about colours."""
    text: Colour | None = None
    ground: Colour | None = None
    text_said = ground_said = False
    for name, value, _ in declarations:
        if name == "color":
            text, text_said = colour(value), True
        elif name == "background-color":
            ground, ground_said = colour(value), True
        elif name == "background":
            pictured = "(" in re.sub(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(", "", value)
            parts = [colour(part) for part in _parts(value)]
            ground = None if pictured else next((part for part in parts if part), (0.0, 0.0, 0.0, 0.0))
            ground_said = True
        elif name == "background-image" and value.strip().lower() != "none":
            ground, ground_said = None, True
    return Paint(text, ground, text_said, ground_said)


@lru_cache(maxsize=512)
def colour(value: str) -> Colour | None:
    """Return a CSS colour, None if it is none or depends on something that is not known here."""
    parsed = tinycss2.color4.parse_color(value.strip())
    if parsed is None or isinstance(parsed, str):  # currentColor
        return None
    try:
        red, green, blue = (float(part) for part in parsed.to("srgb").coordinates)
    except (NotImplementedError, TypeError, ValueError):
        return None
    return (red, green, blue, float(parsed.alpha))


@lru_cache(maxsize=512)
def contrast(text: Colour, ground: Colour) -> float:
    """Return the contrast of a text on an opaque ground, from 1 to 21. WCAG 2.2, definition of contrast ratio."""
    first, second = sorted((_luminance(over(text, ground)), _luminance(ground)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def over(above: Colour, below: Colour) -> Colour:
    """Return the colour that a colour has on an opaque one. CSS Color 4, 12."""
    alpha = above[3]
    red, green, blue = (one * alpha + other * (1 - alpha) for one, other in zip(above[:3], below[:3], strict=True))
    return (red, green, blue, 1.0)


def hexadecimal(shown: Colour) -> str:
    """Return a colour as people write it."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in shown[:3])


@lru_cache(maxsize=64)
def parse_declarations(css: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the declarations in a style attribute."""
    return _declarations(tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True))


def _luminance(shown: Colour) -> float:
    """Return the relative luminance. WCAG 2.2, definition."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (min(1.0, max(0.0, part)) for part in shown[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linked(path: str, data: Callable[[str], bytes | None], depth: int = 0) -> Iterator[Sheet]:
    sheet = data(path) if path else None
    if sheet is not None:
        yield from _imported(path, sheet, data, depth)


def _imported(path: str, text: bytes, data: Callable[[str], bytes | None], depth: int) -> Iterator[Sheet]:
    imports, sheet = _parsed(path, text)
    if depth < _NESTED:
        for address in imports:
            yield from _linked(resolved(address, path)[0], data, depth + 1)
    yield sheet


@lru_cache(maxsize=16)
def _parsed(path: str, data: bytes) -> tuple[tuple[str, ...], Sheet]:
    nodes, _ = tinycss2.parse_stylesheet_bytes(data, skip_comments=True, skip_whitespace=True)
    imports: list[str] = []
    rules: list[StyleRule] = []
    _collect(nodes, imports, rules, dark=False)
    return tuple(imports), Sheet(path, tuple(rules))


def _collect(nodes: Sequence[Any], imports: list[str], rules: list[StyleRule], *, dark: bool) -> None:
    for node in nodes:
        if node.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            declarations = _declarations(content)
            selectors = tuple(part.strip() for part in _split(tinycss2.serialize(node.prelude)))
            if declarations and all(selectors):
                rules.append(StyleRule(selectors, declarations, dark))
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            address = next((token.value for token in node.prelude if token.type in ("string", "url")), None)
            if address:
                imports.append(address)
        elif node.type == "at-rule" and node.lower_at_keyword == "media" and node.content is not None:
            condition = tinycss2.serialize(node.prelude)
            night = re.fullmatch(r"\s*(?:screen and )?\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*", condition)
            if night or _screen(condition):
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                _collect(inner, imports, rules, dark=dark or bool(night))


def _declarations(nodes: Sequence[Any]) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (node.lower_name, tinycss2.serialize(node.value).strip(), bool(node.important))
        for node in nodes
        if node.type == "declaration"
    )


def _screen(media: str) -> bool:
    """Tell whether a media query holds on every screen by day."""
    return re.sub(r"\s+", " ", media.strip().lower()) in (
        "", "all", "screen", "only screen", "(prefers-color-scheme: light)", "(prefers-color-scheme:light)",
    )  # fmt: skip


def _split(selectors: str) -> list[str]:
    return re.split(r",(?![^(\[]*[)\]])", selectors)


def _parts(value: str) -> list[str]:
    return re.findall(r"[\w-]+\([^)]*\)|[^\s/]+", value)
