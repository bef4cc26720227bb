"""What site generators and note books write into Markdown, turned into Markdown that everybody reads.

Liquid tags (Jekyll, Eleventy), Hugo's and Zola's shortcodes, Obsidian's links and embeds, places for a table of
contents. What stands in code is left alone. Tags that are not known are dropped, and said to be.
"""

from __future__ import annotations

import html
import re

from audicle.model import Dropped

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL)
_ANY = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|\{%-?[ \t]*(?P<liquid>[A-Za-z][^%{}\n]*?)[ \t]*-?%\}"
    r"|\{\{(?:<|%)[ \t]*(?P<short>/?[A-Za-z][^\n{}]*?)[ \t]*/?[ \t]*(?:>|%)\}\}"
    r"|\{\{-?[ \t]*(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|(?:site|page|post|layout|include)\.)[^{}\n]*)\}\}"
    r"|(?P<embed>!)?\[\[(?P<wiki>[^\[\]\n]+)\]\](?![(\[:])"
)
_ARGUMENT = re.compile(r"(?:(?P<name>[A-Za-z][\w-]*)[ \t]*[:=][ \t]*)?(?P<value>\"[^\"]*\"|'[^']*'|[^\s,\"']+)")
_HIGHLIGHT = re.compile(
    r"^[ \t]*\{(?P<mark>%|\{[<%])-?[ \t]*highlight[ \t]+[\"']?(?P<language>[\w+#-]*)[^\n]*\n(?P<text>.*?)\n"
    r"[ \t]*\{(?P=mark)-?[ \t]*(?:end|/[ \t]*)highlight[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
_CONTENTS = re.compile(
    r"^(?:(?:[*+-]|1\.)[ \t][^\n]*\n\{:[ \t]*toc[^}\n]*\}|\[TOC\]|\[\[_?TOC_?\]\])[ \t]*$", re.MULTILINE
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif|heic)$", re.IGNORECASE)
_WIDTH = re.compile(r"\d+(?:x\d+)?")
_IMAGES = ("image", "figure", "img", "picture", "responsive_image", "imgproc")
_VIDEOS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}
_WHY = "a tag of the site's generator"


def plain_markdown(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """Return Markdown without what only a generator understands, and what was dropped of it."""
    if "{{" not in text and "{%" not in text and "[[" not in text and "toc" not in text.lower():
        return text, ()
    text = _CONTENTS.sub("", text)
    if "highlight" in text:
        text = _HIGHLIGHT.sub(_code, text)
    dropped: list[Dropped] = []
    parts: list[str] = []
    position = 0
    for fence in _FENCE.finditer(text):
        parts += (_changed(text[position : fence.start()], dropped), fence[0])
        position = fence.end()
    parts.append(_changed(text[position:], dropped))
    return "".join(parts), tuple(dropped)


def _code(match: re.Match[str]) -> str:
    return f"````{match['language']}\n{match['text']}\n````"


def _changed(text: str, dropped: list[Dropped]) -> str:
    def change(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["wiki"]:
            return _wiki(match["wiki"], embed=bool(match["embed"]))
        if match["value"]:
            literal = re.match(r"[\"']([^\"']*)", match["value"])
            return literal[1] if literal else ""
        line = text.rfind("\n", 0, match.start()) + 1
        replacement = _tag(match["liquid"] or match["short"], alone=not text[line : match.start()].strip())
        if replacement is None:
            dropped.append(Dropped(match[0], _WHY))
        return replacement or ""

    return _ANY.sub(change, text)


def _tag(inside: str, *, alone: bool) -> str | None:
    """Return what stands for a tag in Markdown, None if nothing does. ``alone``: nothing is before it in its line."""
    name, _, rest = inside.partition(" ")
    unnamed: list[str] = []
    named: dict[str, str] = {}
    for argument in _ARGUMENT.finditer(rest):
        value = argument["value"].strip("\"'")
        if argument["name"]:
            named[argument["name"].lower()] = value
        else:
            unnamed.append(value)
    if name in ("include", "render") and unnamed:
        name = unnamed.pop(0).rsplit("/", 1)[-1].partition(".")[0]
    name = name.lower()
    if name in _IMAGES:
        return _image(unnamed, named, alone=alone)
    if name in _VIDEOS:
        key = named.get("id") or (unnamed[0] if unnamed else "")
        title = named.get("title") or name.capitalize()
        address = html.escape(_VIDEOS[name].format(key))
        return f'<iframe src="{address}" title="{html.escape(title)}"></iframe>' if key else None
    return None


def _image(unnamed: list[str], named: dict[str, str], *, alone: bool) -> str | None:
    names = ("src", "path", "image_path", "url", "file", "image")
    src = next((named[name] for name in names if named.get(name)), None) or (unnamed.pop(0) if unnamed else None)
    if not src:
        return None
    alt = named.get("alt") or (unnamed.pop(0) if unnamed else "")
    caption = named.get("caption") or named.get("title") or (unnamed.pop(0) if unnamed else "")
    credit = named.get("attr") or named.get("credit")
    picture = _markdown_image(src, alt) + (f'{{credit="{credit}"}}' if credit and '"' not in credit else "")
    if named.get("link"):
        picture = f"[{picture}](<{named['link']}>)"
    if not caption:
        return picture
    if alone:
        return f"\n<figure>\n\n{picture}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>\n"
    return f"{picture} *{caption}*"


def _markdown_image(src: str, alt: str) -> str:
    escaped = re.sub(r"([\\\[\]])", r"\\\1", alt)
    return f"![{escaped}](<{src.strip('<>')}>)"


def _wiki(inside: str, *, embed: bool) -> str:
    """Return an Obsidian link as its words, an embedded picture as a picture."""
    target, _, words = inside.partition("|")
    target, words = target.strip(), words.rpartition("|")[2].strip() if "|" in words else words.strip()
    if embed and _PICTURE.search(target):
        return _markdown_image(target, "" if _WIDTH.fullmatch(words) else words)
    if target.isdigit() and not words:
        return f"[[{inside}]]"
    return words or target.replace("#", " › ").strip(" ›")
