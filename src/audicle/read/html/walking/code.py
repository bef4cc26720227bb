"""Code set apart: its text with every space, and its language where the page names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Block, Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

_NAMED = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush|sourceCode|prettyprint lang)"
    r"[-:=\s]+(?!highlight-source)([\w+#.-]+)",
    re.IGNORECASE,
)
_NOT_LANGUAGES = (
    "none",
    "plain",
    "plaintext",
    "text",
    "default",
    "notranslate",
    "highlight",
    "source",
    "wrapper",
    "copy",
    "chroma",
    "line-numbers",
    "code",
    "pre",
    "toolbar",
    "table",
    "tab-size",
    "coderay",
    "hljs",
    "rouge",
)
# Names that stand alone in a class of a listing
_LANGUAGES = frozenset((
    "bash", "c", "clojure", "cpp", "csharp", "css", "dart", "diff", "elixir", "erlang", "go", "haskell", "html", "java",
    "javascript", "js", "json", "julia", "kotlin", "latex", "lua", "makefile", "markdown", "matlab", "ocaml", "perl",
    "php", "powershell", "python", "r", "ruby", "rust", "scala", "scss", "sh", "shell", "sql", "swift", "toml", "ts",
    "typescript", "xml", "yaml",
))  # fmt: skip
_NUMBERS = re.compile(
    r"(?:^|[\s_-])(?:ln|lnt|lno|line-?nos?|line-?nums?|line-?numbers?(?:-rows)?|blob-num|hljs-ln-n\w*|gutter|crayon-nums?)"
    r"(?:$|[\s_-])|linenumber|line-number|linenodiv|crayon-num",
    re.IGNORECASE,
)
_UNSELECTABLE = re.compile(r"user-select\s*:\s*none", re.IGNORECASE)
_BREAKING = ("div", "p", "li", "tr")
_TABLES = ("table", "tbody", "tr", "ol", "ul")
_DIGITS = re.compile(r"[\s(]*\d{1,6}[\s.:|)]*")
_REST = re.compile(r"[^\d\s.:|]")  # what is no number of a line


def read_code(element: Element) -> list[Block]:
    """Return preformatted text. Line numbers beside it are left out."""
    lines = lines_of(element)
    return [Code("", "\n".join(lines), language_of(element))] if lines else []


def lines_of(element: Element) -> list[str]:
    """Return the lines of a listing without their numbers, empty ones at its ends left out."""
    text = _collected(element, frozenset(_numbers(element)))
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def is_number_of_line(text: str) -> bool:
    """Tell whether a text is a number, and nothing else."""
    return bool(_DIGITS.fullmatch(text))


def _numbers(element: Element) -> Iterator[Element]:
    """Yield the elements that hold only numbers of lines: by their names, or because nobody can select them."""
    for item in element.iterdescendants():
        named = _NUMBERS.search(item.get("class") or "") or _UNSELECTABLE.search(item.get("style") or "")
        if named and not _REST.search("".join(item.itertext())):
            yield item


def _collected(element: Element, numbers: frozenset[Element]) -> str:
    pieces: list[str] = [element.text or ""] if not (element.tag in _TABLES and _is_space(element.text)) else []
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif child not in numbers:
            inside = _collected(child, numbers)
            pieces.append(inside)
            if child.tag in _BREAKING and not inside.endswith("\n") and not _is_gutter(child, numbers):
                pieces.append("\n")
        laid_out = child.tag in (*_BREAKING, *_TABLES, "td") and _is_space(child.tail)
        pieces.append("" if laid_out else child.tail or "")
    return "".join(pieces)


def _is_gutter(element: Element, numbers: frozenset[Element]) -> bool:
    """Tell whether an element holds numbers of lines and nothing else: it is no line."""
    return (
        len(element) > 0
        and _is_space(element.text)
        and all(child in numbers and _is_space(child.tail) for child in element)
    )


def _is_space(text: str | None) -> bool:
    return not (text or "").strip()


def language_of(element: Element) -> str | None:
    """Return the programming language that a block of code, its ``code`` or what wraps it names."""
    around = [element, *element.iter("code"), *list(element.iterancestors())[:2]]
    for item in around:
        for name in ("data-lang", "data-language"):
            if item.get(name):
                return str(item.get(name)).lower()
        names = item.get("class") or ""
        found = _NAMED.search(names)
        if found and found.group(1).lower() not in _NOT_LANGUAGES:
            return found.group(1).lower()
        if item.tag in ("pre", "code") and (bare := [name for name in names.lower().split() if name in _LANGUAGES]):
            return bare[0]
    return None
