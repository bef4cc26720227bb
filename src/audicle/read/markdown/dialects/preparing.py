"""What site generators and note books write into Markdown, turned into Markdown that everybody reads.

Liquid tags (Jekyll, Eleventy), Hugo's and Zola's shortcodes, Obsidian's links, embeds and comments, kramdown's
comments, places for a table of contents. What stands in code is left alone. Tags that are not known are dropped, and
said to be.
"""

from __future__ import annotations

import re
from itertools import takewhile

from audicle.model import Dropped
from audicle.read.markdown.dialects.shortcodes import Tag, Tags, markdown_image, tag_of

_ANY = re.compile(
    r"(?P<fence>^[ \t>]*(?P<marks>`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*(?P=marks)[`~]*[ \t]*$"
    r"|^ {0,3}(?:`{3,}|~{3,})[^\n]*\n.*\Z)"
    r"|(?P<highlight>^[ \t]*\{(?P<mark>%|\{[<%])-?[ \t]*highlight[ \t]+[\"']?(?P<language>[\w+#-]*)[^\n]*\n"
    r"(?P<text>.*?)\n[ \t]*\{(?P=mark)-?[ \t]*(?:end|/[ \t]*)highlight[^\n]*$)"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment>%%(?:[^%]|%(?!%))+%%(?!%)|^[ \t]*\{::comment\}.*?\{:/(?:comment)?\}[ \t]*$)"
    r"|\{%-?[ \t]*(?P<liquid>[A-Za-z][^%{}\n]*?)[ \t]*-?%\}"
    r"|\{\{(?:<|%)[ \t]*(?P<short>/?[ \t]*[A-Za-z][^\n{}]*?)[ \t]*/?[ \t]*(?:>|%)\}\}"
    r"|\{\{-?[ \t]*(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|(?:site|page|post|layout|include)\.)[^{}\n]*)\}\}"
    r"|(?P<embed>!)?\[\[(?P<wiki>[^\[\]\n]+)\]\](?![(\[:])",
    re.MULTILINE | re.DOTALL,
)
_CONTENTS = re.compile(
    r"^(?:(?:[*+-]|1\.)[ \t][^\n]*\n\{:[ \t]*toc[^}\n]*\}|\[TOC\]|\[\[_?TOC_?\]\])[ \t]*$", re.MULTILINE
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif|heic)$", re.IGNORECASE)
_WIDTH = re.compile(r"\d+(?:x\d+)?")
_SIGNS = ("{{", "{%", "[[", "%%", "{::")
_WHY = "a tag of the site's generator"
_COMMENT = "a comment of the author's"


def plain_markdown(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """Return Markdown without what only a generator understands, and what was dropped of it."""
    if "toc" in text.lower():
        text = _CONTENTS.sub("", text)
    if not any(sign in text for sign in _SIGNS):
        return text, ()
    dropped: list[Dropped] = []
    tags = Tags({match.start(): tag for match in _ANY.finditer(text) if (tag := _tag(match))})

    def change(match: re.Match[str]) -> str:
        if match["fence"] or match["code"]:
            return match[0]
        if match["highlight"]:
            return _code(match)
        if match["comment"]:
            if not _is_comment(match):
                return match[0]
            dropped.append(Dropped(" ".join(match[0].split()), _COMMENT))
            return ""
        if match["wiki"]:
            return _wiki(match["wiki"], embed=bool(match["embed"]))
        if match["value"]:
            literal = re.match(r"[\"']([^\"']*)", match["value"])
            return literal[1] if literal else ""
        replacement = tags.markdown(match.start(), _before(match))
        if replacement is None:
            dropped.append(Dropped(match[0], _WHY))
        return replacement or ""

    return _ANY.sub(change, text), tuple(dropped)


def _tag(match: re.Match[str]) -> Tag | None:
    inside = match["liquid"] or match["short"]
    return tag_of(inside) if inside else None


def _before(match: re.Match[str]) -> str:
    """Return what is before a match in its line."""
    return match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]


def _code(match: re.Match[str]) -> str:
    longest = max((len(run) for run in re.findall(r"`+", match["text"])), default=0)
    fence = "`" * max(4, longest + 1)
    # an empty line above, lest it be the rest of an HTML block
    return f"\n{fence}{match['language']}\n{match['text']}\n{fence}\n"


def _is_comment(match: re.Match[str]) -> bool:
    """Tell a comment from two doubled percent signs: none follows a figure, and one of several lines fills them."""
    if match[0].lstrip().startswith("{"):
        return True
    text, begin, end = match.string, match.start(), match.end()
    if "\n" not in match[0]:
        return not text[max(0, begin - 1) : begin].isdigit()
    after = takewhile(lambda char: char != "\n", text[end : end + 200])
    return not _before(match).strip() and not "".join(after).strip()


def _wiki(inside: str, *, embed: bool) -> str:
    """Return an Obsidian link as its words, an embedded picture as a picture."""
    target, _, words = inside.partition("|")
    target, parts = target.strip(), [part.strip() for part in words.split("|")]
    if embed and _PICTURE.search(target):
        return markdown_image(target, next((part for part in parts if not _WIDTH.fullmatch(part)), ""))
    words = parts[-1]
    if target.isdigit() and not words:
        return f"[[{inside}]]"
    return words or target.replace("#^", "#").replace("#", " › ").strip(" ›")
