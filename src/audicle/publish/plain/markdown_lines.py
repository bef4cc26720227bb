"""A run of inlines as Markdown.

Marks are stars where they are sure to be read as meant, underscores inside stars, and HTML's tags elsewhere
(CommonMark 0.31, 6.2: a mark before a letter cannot close after punctuation, and so on).
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, replace

from audicle.model import inlines as i

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$^]|&(?=#?\w+;)|=(?==)|(?<==)=|%(?=%)|(?<=%)%")
_LEADING = re.compile(r"^([ \t]*)(?:(\d+)([.)])|([#>+\-=:]))", re.MULTILINE)
_MARKS = {"emphasis": ("*", "em"), "strong": ("**", "strong"), "deletion": ("~~", "del")}
_TAGS = {"subscript": "sub", "superscript": "sup", "insertion": "ins"}
_UNSAFE = re.compile(r"[\s<>\"\\]")


@dataclass(frozen=True, slots=True)
class Lines:
    """How runs are written where they stand."""

    notes: frozenset[str] = frozenset()  # ids of the notes that there are
    one_line: bool = False  # a line must not end: in headings, in cells
    in_table: bool = False  # a bar would end the cell
    used: frozenset[str] = frozenset()  # the characters of the marks around
    linked: bool = False  # inside a link, where no other can be

    def paragraph(self, run: tuple[i.Inline, ...]) -> str:
        """Return a run as a paragraph: nothing at the beginning of its lines makes it something else."""
        text = self.run(run)
        while text.endswith("\\\n"):  # a line that ends at the end of its block would be a backslash
            text = text[:-2].rstrip(" ")
        return _LEADING.sub(lambda match: f"{match[1]}{match[2] or ''}\\{match[3] or match[4]}", text.strip())

    def line(self, run: tuple[i.Inline, ...]) -> str:
        """Return a run in one line."""
        return replace(self, one_line=True).run(run).strip()

    def cell(self, run: tuple[i.Inline, ...]) -> str:
        """Return a run as the cell of a table."""
        return replace(self, one_line=True, in_table=True).run(run).strip()

    def run(self, run: tuple[i.Inline, ...], before: str = "", after: str = "") -> str:
        """Return a run; ``before`` and ``after`` are the characters around it, empty at the ends of a block."""
        said = ""
        for place, inline in enumerate(run):
            following = run[place + 1] if place + 1 < len(run) else None
            part = self._inline(inline, said[-1:] or before, _first(following) if following else after)
            if said.endswith("!") and part.startswith("["):
                said = f"{said[:-1]}\\!"
            said += part
        return said

    def _inline(self, inline: i.Inline, before: str, after: str) -> str:
        match inline:
            case i.Text(text):
                return escaped(text)
            case i.CodeSpan(text):
                # two spans that touch would be one
                touching = before == "`"
                return self._barred(f"<code>{escaped(text)}</code>" if touching else _code(text))
            case i.LineBreak():
                return "<br>" if self.one_line or self.used or self.linked else "\\\n"
            case i.NoteReference(note):
                return f"[^{label(note)}]" if note in self.notes else ""
            case i.MathSpan(text):
                return self._barred(_math(text, before, after))
            case i.Ruby(text, reading):
                return f"<ruby>{escaped(text)}<rt>{escaped(reading)}</rt></ruby>" if reading else escaped(text)
            case i.PageBreak(text):
                return f'<span role="doc-pagebreak" aria-label="{attribute(text)}"></span>'
            case i.Anchor():
                return ""
            case i.Link(href, children) if href.startswith("#"):
                return self.run(children, before, after)  # ids of blocks are not in the text
            case i.Link(href, children, title):
                return self._link(href, children, title)
            case i.Span(language, children, direction):
                given = {"lang": language, "dir": direction}
                return self._tagged("span", given, children) if language or direction else self.run(children)
            case i.Abbreviation(expansion, children):
                return self._tagged("abbr", {"title": expansion}, children)
            case i.Marked(mark, children):
                if mark in _TAGS:
                    return self._tagged(_TAGS[mark], {}, children)
                return self._marked(*_MARKS[mark], children, before, after)

    def _barred(self, text: str) -> str:
        return text.replace("|", "\\|") if self.in_table else text

    def _tagged(self, tag: str, given: dict[str, str | None], children: tuple[i.Inline, ...]) -> str:
        attributes = "".join(f' {name}="{attribute(value)}"' for name, value in given.items() if value)
        return f"<{tag}{attributes}>{self.run(children, '>', '<')}</{tag}>"

    def _link(self, href: str, children: tuple[i.Inline, ...], title: str | None) -> str:
        inside = replace(self, linked=True).run(children, "[", "]")
        if self.linked or not href.strip() or not inside.strip():
            return inside
        named = f' "{escaped(title).replace(chr(34), chr(92) + chr(34))}"' if title and title.strip() else ""
        return self._barred(f"[{inside}]({target(href)}{named})")

    def _marked(self, mark: str, tag: str, children: tuple[i.Inline, ...], before: str, after: str) -> str:
        sign = mark[0]
        if sign == "*" and sign in self.used:
            sign, mark = "_", "_" * len(mark)
        inside = replace(self, used=self.used | {sign}).run(children, sign, sign)
        at_word = sign == "_" and (before.isalnum() or after.isalnum())
        touching = sign in (before, after, inside[:1], inside[-1:])
        if sign in self.used or at_word or touching or not _flanks(inside, before, after):
            return self._tagged(tag, {}, children) if inside.strip() else inside
        return f"{mark}{inside}{mark}"


def _flanks(inside: str, before: str, after: str) -> bool:
    """Tell whether marks around ``inside`` are sure to open before and to close after it."""

    def sure(edge: str, outside: str) -> bool:
        apart = not outside or outside.isspace() or outside in string.punctuation
        return edge.isalnum() or (bool(edge) and not edge.isspace() and apart)

    return sure(inside[:1], before) and sure(inside[-1:], after)


def _first(inline: i.Inline) -> str:
    """Return the character that an inline begins with: a mark's, which none may touch, for marks."""
    match inline:
        case i.Text(text):
            return escaped(text)[:1] or "*"
        case i.Marked("emphasis" | "strong"):
            return "*"
        case i.Marked("deletion"):
            return "~"
        case i.LineBreak():
            return "\n"
        case _:
            return "<"


def _code(text: str) -> str:
    text = " ".join(text.split("\n"))
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    padded = text.startswith("`") or text.endswith("`") or (text[:1] == text[-1:] == " ")
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def _math(text: str, before: str, after: str) -> str:
    """Return a formula between dollars; as text where dollars would be sums of money."""
    fits = text == text.strip() and text and "$" not in text and not (before + after).isdigit()
    return f"${text}$" if fits and "\n" not in text else escaped(text)


def escaped(text: str) -> str:
    """Return text in which no character is a mark. What matters only where a line begins is left."""
    return _SPECIAL.sub(r"\\\g<0>", re.sub(r"\s*\n\s*", " ", text))


def attribute(text: str) -> str:
    """Return the value of an attribute, to stand between double quotation marks."""
    flat = " ".join(text.split())
    return flat.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def label(note: str) -> str:
    """Return the id of a note as one that Markdown can hold."""
    return re.sub(r"[\s\[\]\\^]+", "-", note)


def target(href: str) -> str:
    """Return where a link leads, between angle brackets where it needs them."""
    encoded = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href.strip())
    return f"<{encoded}>" if re.search(r"[()*_{}$~^`\[\]]", encoded) else encoded
