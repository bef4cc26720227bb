"""Tags of site generators, as Markdown: pictures, videos and posts, boxes, addresses of other pages.

The names and arguments are those of Hugo's own shortcodes, Eleventy's and Jekyll's image plugins, and widespread
themes. A tag with a counterpart (``{% figure %}`` and ``{% endfigure %}``) holds what is between them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from audicle.read.markdown.blocks.asides import is_aside, title_of
from audicle.read.markdown.dialects.posts import post

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARGUMENT = re.compile(
    r"(?:(?P<name>[A-Za-z][\w-]*)[ \t]*(?:=|:(?!//))[ \t]*)?(?P<value>\"[^\"]*\"|'[^']*'|[^\s,\"']+)"
)
_IMAGES = frozenset(("image", "figure", "img", "picture", "responsive_image", "imgproc"))
_PAGES = frozenset(("ref", "relref", "post_url", "link"))
_TITLES = ("title", "header", "heading", "summary")
_KINDS = ("type", "style", "kind", "color", "level")
_SIZE = re.compile(
    r"\s*(?:\([^()]*\)\s*(?:and\s*\([^()]*\)\s*)*)?(?:calc\(.*\)|[\d.]+(?:[a-z]{1,4}|%)?|auto)\s*", re.IGNORECASE
)
_CLASS = re.compile(r"[a-z0-9:_/.-]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag taken apart."""

    name: str  # lower case
    closes: bool  # it ends what the tag of this name began
    unnamed: tuple[str, ...]  # arguments, without their quotation marks
    quoted: tuple[str, ...]  # those of them that had some
    named: Mapping[str, str]


def tag_of(inside: str) -> Tag:
    """Return the tag that ``inside`` of its braces says."""
    name, _, rest = inside.partition(" ") if not inside.startswith("/") else ("/" + inside[1:].strip(), "", "")
    unnamed: list[str] = []
    quoted: list[str] = []
    named: dict[str, str] = {}
    for argument in _ARGUMENT.finditer(rest):
        value = argument["value"].strip("\"'")
        if argument["name"]:
            named[argument["name"].lower()] = value
            continue
        unnamed.append(value)
        quoted += [value] if argument["value"][0] in "\"'" else []
    if name in ("include", "render") and unnamed:
        name = unnamed.pop(0).rsplit("/", 1)[-1].partition(".")[0]
    name = name.lower()
    closes = name.startswith("/") or (name.startswith("end") and name != "end")
    bare = name.removeprefix("/") if name.startswith("/") else name.removeprefix("end") if closes else name
    return Tag(bare, closes, tuple(unnamed), tuple(quoted), named)


class Tags:
    """The tags of a text by where they begin, and which of them belong together."""

    def __init__(self, tags: Mapping[int, Tag]) -> None:
        self._tags = tags
        self._ends: dict[int, int] = {}  # where the counterpart of a tag begins
        self._closing: dict[int, str] = {}  # the Markdown of those that close one
        opened: dict[str, list[int]] = {}
        for place, tag in tags.items():
            if not tag.closes:
                opened.setdefault(tag.name, []).append(place)
            elif opened.get(tag.name):
                self._ends[opened[tag.name].pop()] = place

    def markdown(self, place: int, before: str) -> str | None:
        """Return what stands for the tag at ``place`` in Markdown, None if nothing does.

        ``before`` is what is before it in its line. Ask for one tag after the other.
        """
        tag = self._tags[place]
        alone = not before.strip()
        if tag.closes:
            return self._closing.get(place)
        if tag.name in _PAGES and (tag.unnamed or "path" in tag.named):
            return _page(tag, before)
        end = self._ends.get(place)
        both = _box(tag) if is_aside(tag.name) else _figure(tag) if tag.name in _IMAGES and end is not None else None
        if both and alone and (end is not None or tag.named.get("content")):
            opening, closing = (re.sub(r"(?m)^(?=.)", before, part) for part in both)
            if end is None:
                return f"{opening}{before}{tag.named['content']}{closing}"
            self._closing[end] = closing
            return opening
        if tag.name in _IMAGES:
            return _image(tag, alone=alone)
        found = post(tag.name, tag.unnamed, tag.named)
        if not found:
            return None
        frame = f'<iframe src="{html.escape(found.address)}" title="{html.escape(found.title)}"></iframe>'
        return f"{frame}\n" if alone else frame


def _page(tag: Tag, before: str) -> str:
    """Return the address of another page of the site: in a link as one, else as it is written."""
    target = tag.named.get("path") or tag.unnamed[0]
    return quote(target, safe="/#:.~?=&+%") if before.endswith(("(", "<", '"', "'", ": ")) else target


def _box(tag: Tag) -> tuple[str, str]:
    """Return the Markdown of a box, before and after what it holds."""
    kinds = [value for value in (*tag.unnamed, *(tag.named.get(name, "") for name in _KINDS)) if is_aside(value)]
    words = [value for value in tag.unnamed if not is_aside(value) and value not in ("true", "false")]
    written = next((tag.named[name] for name in _TITLES if tag.named.get(name)), None)
    # what stands alone and in one word is the name of a sign, not a title
    if not written and words and (kinds or " " in words[0] or tag.name == "details"):
        written = words[0]
    title = written or title_of((*kinds, tag.name)) or ""
    return f'\n<aside data-title="{html.escape(title)}">\n\n', "\n\n</aside>\n"


def _figure(tag: Tag) -> tuple[str, str]:
    """Return the Markdown of a figure, before and after what it holds: its caption, or its picture."""
    src, alt, caption = _about(tag)
    if src:
        return f"\n<figure>\n\n{_picture(tag, src, alt)}\n\n<figcaption>\n\n", "\n\n</figcaption>\n</figure>\n"
    said = f"<figcaption>\n\n{caption}\n\n</figcaption>\n" if caption else ""
    return "\n<figure>\n\n", f"\n\n{said}</figure>\n"


def _image(tag: Tag, *, alone: bool) -> str | None:
    src, alt, caption = _about(tag)
    if not src:
        return None
    picture = _picture(tag, src, alt)
    if not caption:
        return picture
    if alone:
        return f"\n<figure>\n\n{picture}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>\n"
    return f"{picture} *{caption}*"


def _about(tag: Tag) -> tuple[str | None, str, str]:
    """Return a picture's address, its description and its caption."""
    unnamed = list(tag.unnamed)
    names = ("src", "path", "image_path", "url", "file", "image")
    src = next((tag.named[name] for name in names if tag.named.get(name)), None) or (unnamed.pop(0) if unnamed else "")
    alt = tag.named.get("alt") or (unnamed.pop(0) if unnamed else "")
    further = (value for value in unnamed if value in tag.quoted and _is_caption(value, tag.name))
    return src or None, alt, tag.named.get("caption") or tag.named.get("title") or next(further, "")


def _is_caption(value: str, name: str) -> bool:
    """Tell whether a further argument says something: others are sizes, widths and classes."""
    sizes = all(_SIZE.fullmatch(part) for part in value.split(",") if part.strip())
    words = value.split()
    styles = all(_CLASS.fullmatch(word) for word in words) and (len(words) == 1 or "-" in value)
    return bool(words) and not sizes and not (styles and name != "figure")


def _picture(tag: Tag, src: str, alt: str) -> str:
    credit = tag.named.get("attr") or tag.named.get("credit")
    picture = markdown_image(src, alt) + (f'{{credit="{credit}"}}' if credit and '"' not in credit else "")
    return f"[{picture}](<{tag.named['link']}>)" if tag.named.get("link") else picture


def markdown_image(src: str, alt: str) -> str:
    """Return a picture in Markdown, whatever its address and description hold."""
    escaped = re.sub(r"([\\\[\]])", r"\\\1", alt)
    return f"![{escaped}](<{src.strip('<>')}>)"
