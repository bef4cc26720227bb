"""Pandoc's citations as words: ``[see @smith2020, p. 3]`` is "(see Smith 2020, p. 3)".

Who is cited is told by a key that is a name and a year; other keys stay as they are, without the sign. Outside
brackets ``@name`` may be somebody's handle: it is a citation only in an article that says that it has a bibliography,
or that cites in brackets. Pandoc's manual, "Citation syntax".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_KEY = r"@(?:\{(?P<braced>[^{}\s]{1,80})\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]{0,78}\w)?))"
_CITED = re.compile(rf"(?P<only_year>-?){_KEY}")
_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]]{0,200}?(?<![\w.])-?@[\w{][^\[\]]{0,400})\](?![(\[:])")
_IN_TEXT = re.compile(rf"(?<![\w@/.\[;-]){_KEY}(?:[ ](?P<where>\[[^\[\]@]{{1,100}}\]))?")
_NAME_AND_YEAR = re.compile(r"(?P<name>[^\W\d_]+(?:[-_][^\W\d_]+)*)[:_-]?(?P<year>1[5-9]\d\d|20\d\d)(?P<letter>[a-z]?)")
# Fields of the front matter that only an article with citations has
BIBLIOGRAPHY = re.compile(r"^(?:bibliography|references|csl|nocite|citeproc|citation-style)[ \t]*:", re.MULTILINE)


def citations_plugin(parser: MarkdownIt) -> None:
    """Turn citations in the text into words. ``env["cites"]`` says that the article has a bibliography."""
    parser.core.ruler.push("citations", _citations)


def _citations(state: StateCore) -> None:
    texts = [
        child
        for token in state.tokens
        if token.type == "inline" and "@" in token.content
        for child in token.children or ()
        if child.type == "text" and "@" in child.content
    ]
    cites = bool(state.env.get("cites"))
    cites = cites or any(_is_citation(match) for child in texts for match in _BRACKETS.finditer(child.content))
    for child in texts:
        child.content = _BRACKETS.sub(lambda match: _bracketed(match, sure=cites), child.content)
        if cites:
            child.content = _IN_TEXT.sub(_named, child.content)


def _is_citation(match: re.Match[str]) -> bool:
    """Tell whether brackets hold what nothing but a citation is: a name and a year."""
    return any(_parts(cited) for cited in _CITED.finditer(match["inside"]))


def _bracketed(match: re.Match[str], *, sure: bool) -> str:
    if not sure:
        return match[0]
    inside = _CITED.sub(lambda cited: _words(cited, joint=" "), match["inside"])
    return f"({inside.strip()})"


def _named(match: re.Match[str]) -> str:
    """Return a citation that is part of its sentence: "Smith (2020, p. 3)"."""
    parts = _parts(match)
    where = (match["where"] or "").strip("[]")
    if not parts:
        return match[0]
    return f"{parts[0]} ({parts[1]}{', ' if where else ''}{where})"


def _words(match: re.Match[str], joint: str) -> str:
    parts = _parts(match)
    if not parts:
        return match["braced"] or match["key"]
    return parts[1] if match["only_year"] else joint.join(parts)


def _parts(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the name and the year that a key says, None if it does not."""
    found = _NAME_AND_YEAR.fullmatch(match["braced"] or match["key"])
    if not found:
        return None
    name = found["name"].replace("_", " ")
    name = name if any(map(str.isupper, name)) else name.title()
    return name, found["year"] + found["letter"]
