"""The pictures of a book: those that a figure shows, each once, under a name of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model.characters import clean

if TYPE_CHECKING:
    from audicle.model import Article, Image

# EPUB 3.3, 3.2: the core media types of pictures
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ACTIVE = {"script", "foreignObject", "handler", "listener", "animate", "set", "animateMotion", "animateTransform"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the book."""

    file: str  # its name in the book
    media_type: str
    width: int  # pixels
    height: int  # pixels
    data: bytes


class Pictures:
    """Hands out the article's pictures by the name figures use, and remembers which were asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_src: dict[str, Picture | None] = {}

    def get(self, src: str | None) -> Picture | None:
        """Return the picture that figures name ``src``, or None if it was not loaded or cannot be shown."""
        if src is None:
            return None
        if src not in self._by_src:
            image = self._article.image(src)
            number = sum(picture is not None for picture in self._by_src.values()) + 1
            self._by_src[src] = _picture(image, number) if image else None
        return self._by_src[src]

    def used(self) -> tuple[Picture, ...]:
        """Return the pictures that were asked for and are there, in the order they were first asked for."""
        return tuple(picture for picture in self._by_src.values() if picture)


def _picture(image: Image, number: int) -> Picture | None:
    extension = EXTENSIONS.get(image.media_type)
    data = _still(image.data) if image.media_type == "image/svg+xml" else image.data
    if extension is None or not data:
        return None
    return Picture(f"images/{number:03}.{extension}", image.media_type, image.width, image.height, data)


@lru_cache(maxsize=8)
def _still(data: bytes) -> bytes | None:
    """Return an SVG without what runs, moves or comes from elsewhere, or None if it is not an SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{{{_SVG}}}svg":
        return None
    for node in list(root.iter()):
        if (
            not isinstance(node.tag, str)
            or etree.QName(node).localname in _ACTIVE
            or etree.QName(node).namespace != _SVG
        ):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
            continue
        for name in list(node.attrib):
            value = str(node.attrib[name])
            leaves = name in _HREFS and not value.startswith("#") and not value.startswith("data:image/")
            if str(name).startswith("on") or leaves or "url(http" in value.replace(" ", ""):
                del node.attrib[name]
    return clean(etree.tostring(root, encoding="unicode")).encode()
