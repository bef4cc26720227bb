"""Raw HTML in Markdown, made so that an HTML parser cannot lose the text around it.

Only complete tags of known elements pass, so a tag, a quote or a comment that was never closed cannot swallow what
follows. Scripts, styles and comments go; the tags of unknown elements go, their text stays.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from markdown_it.common.html_re import close_tag, open_tag

from audicle.read.markup.tex import MATHML

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_VOID = frozenset((
    "br", "hr", "img", "wbr", "source", "track", "col", "embed", "input",
))  # fmt: skip
_BLOCK = frozenset((
    "address", "article", "aside", "audio", "blockquote", "caption", "center", "col", "colgroup", "dd", "details",
    "div", "dl", "dt", "embed", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "iframe", "legend", "li", "main", "nav", "object", "ol", "p", "pre", "section", "source", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "ul", "video",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "mark", "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_KNOWN = _BLOCK | _INLINE | MATHML
_GONE = re.compile(r"<(script|style|template)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_DRAWING = re.compile(r"<svg\b[^>]*>(.*?)(?:</svg\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<(script|style|template|svg)\b[^>]*(?<!/)>", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>([^<\"]*)<", re.IGNORECASE)
# Comments, processing instructions, character data, declarations
_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![A-Za-z][^>]*(?:>|\Z)", re.DOTALL
)
_TAG = re.compile(f"{open_tag}|{close_tag}")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_MARKDOWN_INSIDE = re.compile(r"""\smarkdown\s*=\s*["']?(?:1|block|span)""")
_TAG_LINE = re.compile(r"[ \t]*(?:<[^<>]*>[ \t]*)+")
# Elements nested deeper than this lose their tags
_DEEPEST = 60


def clean_block(text: str, env: MutableMapping[str, Any], parser: MarkdownIt) -> str:
    """Return a block of raw HTML, made harmless. ``env`` counts how deep its open elements nest.

    Lines below a tag with ``markdown="1"`` are Markdown, as kramdown and PHP Markdown Extra have it.
    """
    text = _DRAWING.sub(_drawing, _COMMENT.sub("", _GONE.sub("", text)))
    if not _MARKDOWN_INSIDE.search(text):
        return _complete(text, env)
    parts: list[str] = []
    lines: list[str] = []
    for line in [*text.splitlines(), None]:
        if line is None or _TAG_LINE.fullmatch(line):
            inside = textwrap.dedent("\n".join(lines)).strip("\n")
            parts.append(_markdown(inside, env, parser, in_line=bool(parts) and parts[-1].lstrip().startswith("<p")))
            parts.append(_complete(line or "", env))
            lines = []
        else:
            lines.append(line)
    return "\n".join(parts)


def _markdown(text: str, env: MutableMapping[str, Any], parser: MarkdownIt, *, in_line: bool) -> str:
    if not text.strip():
        return ""
    # A paragraph of the Markdown could hold this very attribute again: what is inside is not searched for it
    inside = _MARKDOWN_INSIDE.sub("", text)
    rendered: str = parser.renderInline(inside, env) if in_line else parser.render(inside, env)
    return rendered


def take_gone(state: StateCore) -> None:
    """Take scripts, styles and templates out of lines, with what stands in them; of a drawing its title stays.

    One that is not closed in its paragraph loses its tag alone: it cannot swallow what follows.
    """
    for block in state.tokens:
        children = block.children or []
        if any(child.type == "html_inline" and _OPENED.match(child.content) for child in children):
            block.children = _without_gone(children)


def _without_gone(tokens: Sequence[Token]) -> list[Token]:
    last: dict[str, int] = {}  # where each is closed for the last time: none is looked for in vain
    for place, token in enumerate(tokens):
        match = _NAME.match(token.content) if token.type == "html_inline" else None
        if match and _closes(token, match[1].lower()):
            last[match[1].lower()] = place
    kept: list[Token] = []
    until = -1
    for place, token in enumerate(tokens):
        if place <= until:
            continue
        match = _OPENED.match(token.content) if token.type == "html_inline" else None
        name = match[1].lower() if match else ""
        if not name or last.get(name, -1) < place:
            kept.append(token)
            continue
        until = next(other for other in range(place, len(tokens)) if _closes(tokens[other], name))
        if name == "svg":
            drawing = "".join(inside.content for inside in tokens[place : until + 1])
            token.content = _DRAWING.sub(_drawing, drawing)
            kept.append(token)
    return kept


def _closes(token: Token, name: str) -> bool:
    match = _NAME.match(token.content) if token.type == "html_inline" and token.content.startswith("</") else None
    return match is not None and match[1].lower() == name


def clean_inline(tokens: Sequence[Token], place: int, env: MutableMapping[str, Any]) -> str:
    """Return one tag inside a line if it may pass: its element is known, and opens and closes in the same line.

    ``env`` remembers which tags of the line may, from one to the next.
    """
    if env.get("line") is not tokens:
        env["line"], env["paired"] = tokens, _paired(tokens)
    return tokens[place].content if place in env["paired"] else ""


def _paired(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of the tags that have their counterpart, properly nested, or need none."""
    found: list[int] = []
    opened: list[tuple[str, int | None]] = []  # no place: nested too deeply to pass
    waiting: Counter[str] = Counter()
    for place, token in enumerate(tokens):
        match = _NAME.match(token.content) if token.type == "html_inline" else None
        name = match[1].lower() if match else ""
        if name in _VOID:
            found.append(place)
        elif name not in _KNOWN:
            continue
        elif not token.content.startswith("</"):
            opened.append((name, place if len(opened) < _DEEPEST else None))
            waiting[name] += 1
        elif waiting[name]:
            while True:
                other, start = opened.pop()
                waiting[other] -= 1
                if other == name:
                    break
            found += (start, place) if start is not None else ()
    return frozenset(found)


def _complete(text: str, env: MutableMapping[str, Any]) -> str:
    parts: list[str] = []
    position = 0
    while (place := text.find("<", position)) >= 0:
        parts.append(text[position:place])
        match = _TAG.match(text, place)
        if match:
            parts.append(_passed(match[0], env))
            position = match.end()
        else:
            parts.append("&lt;")
            position = place + 1
    return "".join((*parts, text[position:]))


def _passed(tag: str, env: MutableMapping[str, Any]) -> str:
    match = _NAME.match(tag)
    name = match[1].lower() if match else ""
    if name not in _KNOWN:
        return ""
    if name in _VOID:
        return tag
    if tag.startswith("</"):
        env["depth"] = max(0, env.get("depth", 0) - 1)
        return tag
    env["depth"] = env.get("depth", 0) + 1
    return tag if env["depth"] <= _DEEPEST else ""


def _drawing(match: re.Match[str]) -> str:
    title = _TITLE.search(match[1])
    return f'<img alt="{title[1].strip()}">' if title and title[1].strip() else ""
