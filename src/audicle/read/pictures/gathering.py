"""The pictures of an article: found beside the source, made fit, and named in its figures."""

from __future__ import annotations

import base64
import binascii
import glob
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from audicle.agreed.alternatives import alternative
from audicle.errors import SourceError
from audicle.model import Article, Aside, Block, DefinitionList, Embed, Figure, Image, List, Quote
from audicle.read.pictures.fitting import UnfitError, fitted
from audicle.read.pictures.svg import is_svg, sanitised
from audicle.read.sites import roots_of, site_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.progress import Progress
    from audicle.read.source import Source

# A picture larger than this is not read at all: it would have to be held in memory
_LARGEST = 64_000_000  # bytes
_LARGEST_DATA = 20_000_000  # bytes written into the article as base64
_NOTHING = "it is left out"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
# Pelican's names for files of a site; with a slash they are below the folder with its content (Pelican, PATH)
_SITE = re.compile(r"\{(?:static|attach|filename)\}(/?)")
_CONTENT = "content"


def load_images(
    article: Article, source: Source, size: int, progress: Progress, inside: Mapping[str, bytes] | None = None
) -> Article:
    """Return the article with the pictures of its figures loaded, no side of them longer than ``size`` pixels.

    Figures name them by their place below the source's folder, or, where the source brings its own pictures, by
    their names ``inside`` it: then its folder is not looked at. A figure whose picture cannot be had keeps its words
    and has no ``src``; without words it is left out, unless nothing else stands where it does, in a list's item
    say. A warning names the picture and says why. Only files in the source's folder or below are
    read. One picture at a time is in memory undone.
    """
    loader = _Loader(source, size, progress, inside, article.metadata.source)
    lead = article.metadata.image
    if lead:
        name = loader.name(lead.src, _NOTHING)
        article = replace(article, metadata=replace(article.metadata, image=replace(lead, src=name) if name else None))
    sections = tuple(replace(part, blocks=loader.all(part.blocks)) for part in article.sections)
    notes = tuple(replace(note, blocks=loader.some(note.blocks)) for note in article.notes)
    return replace(article, sections=sections, notes=notes, images=tuple(loader.images.values()))


class _Loader:
    """Loads each picture once, however often and however differently it is named."""

    def __init__(
        self, source: Source, size: int, progress: Progress, inside: Mapping[str, bytes] | None, base: str | None
    ) -> None:
        self._inside = inside
        self._base = base
        self.images: dict[str, Image] = {}
        self._source = source
        self._size = size
        self._progress = progress
        self._names: dict[str, str | None] = {}
        self._problems: dict[str, str] = {}  # why a picture cannot be had
        self._warned: set[tuple[str, str]] = set()

    def all(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return blocks with their pictures, without the figures that have neither picture nor words."""
        done = (self._block(block) for block in blocks)
        return tuple(block for block in done if block is not None)

    def some(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return blocks with their pictures, as they were if nothing would be left of them.

        A list's item, for instance, keeps its number, and a note is still referred to.
        """
        return self.all(blocks) or blocks

    def _block(self, block: Block) -> Block | None:
        match block:
            case Figure():
                kept = _kept(block)
                found = replace(block, src=self.name(block.src, kept) if block.src else None)
                return found if found.src is not None or kept != _NOTHING else None
            case List():
                return replace(block, items=tuple(self.some(item) for item in block.items))
            case DefinitionList():
                return replace(
                    block, entries=tuple(replace(entry, blocks=self.some(entry.blocks)) for entry in block.entries)
                )
            case Quote() | Aside():
                return replace(block, blocks=self.some(block.blocks))
            case Embed(poster=str(poster)):
                return replace(block, poster=self.name(poster, "the link is kept"))
            case _:
                return block

    def name(self, src: str, kept: str) -> str | None:
        """Return what the picture at ``src`` is called in the article, None if it cannot be had.

        ``kept`` ends the warning that it cannot: it says what is left of it.
        """
        shown = src if len(src) <= 120 else f"{src[:100]}…"  # noqa: PLR2004 - what fits a line of warnings
        if src not in self._names:
            try:
                self._names[src] = self._load(src, shown)
            except Exception as error:  # noqa: BLE001 - whatever is amiss with a picture, it never costs the words
                self._names[src] = None
                self._problems[src] = _problem(error)
        if src in self._problems and (src, kept) not in self._warned:
            self._warned.add((src, kept))
            self._warn(shown, f"{self._problems[src]}; {kept}")
        return self._names[src]

    def _warn(self, shown: str, problem: str) -> None:
        self._progress.warn(f"{self._source.name}: the picture {shown} {problem}.")

    def _load(self, src: str, shown: str) -> str:
        name, content = self._found(src)
        if name not in self.images:
            data = content if isinstance(content, bytes) else _bytes(content)
            picture = sanitised(data) if is_svg(data) else fitted(data, self._size)
            self.images[name] = Image(name, picture.media_type, picture.width, picture.height, picture.data)
            if picture.remark:
                self._warn(shown, picture.remark)
        return name

    def _found(self, src: str) -> tuple[str, bytes | Path]:
        """Return the name of a picture in the article, and its bytes or its file."""
        if src.lower().startswith("data:"):
            return _from_data(src)
        if self._inside is not None:
            return _from_inside(src, self._inside)
        return _from_folder(src, self._source.folder, self._source.name, self._base)


def _problem(error: Exception) -> str:
    """Return why a picture cannot be had, to follow "the picture NAME "."""
    if isinstance(error, UnfitError):
        return str(error)
    return "takes more memory than there is" if isinstance(error, MemoryError) else f"cannot be read ({error!r})"


def _kept(figure: Figure) -> str:
    """Return what a warning says of a figure without its picture: which of its words are kept."""
    caption = bool(figure.caption_text.strip() or figure.credit)
    alt = alternative(figure) is not None and not figure.decorative
    if (alt or figure.description) and caption:
        return "its description and caption are kept"
    if alt or figure.description:
        return "its description is kept"
    return "its caption is kept" if caption else _NOTHING


def _from_data(src: str) -> tuple[str, bytes]:
    """Return a name for, and the bytes of, a picture that is written into its address (RFC 2397)."""
    head, comma, body = src[len("data:") :].partition(",")
    if not comma:
        raise UnfitError("is a data address without data")
    if len(body) > _LARGEST_DATA * 4 // 3:
        raise UnfitError(f"is written into the article, with more than {_LARGEST_DATA // 1_000_000} MB")
    data = unquote_to_bytes(body)
    if head.lower().replace(" ", "").endswith(";base64"):
        try:
            data = base64.b64decode(b"".join(data.split()) + b"==")
        except binascii.Error as error:
            raise UnfitError("is damaged (not base64)") from error
    return f"embedded-{hashlib.sha256(data).hexdigest()[:10]}", data


def _from_inside(src: str, inside: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the bytes of a picture that its source brings."""
    try:
        return src, inside[src]
    except KeyError as error:
        if src.lower().startswith(("//", "http:", "https:")):
            raise UnfitError("is on the web and is not fetched") from error
        if src.startswith(("/", "\\")) or _DRIVE.match(src) or _SCHEME.match(src) or ".." in re.split(r"[/\\]", src):
            raise UnfitError("is outside the file and is not read") from error
        raise UnfitError("is not there") from error
    except SourceError as error:
        raise UnfitError(f"cannot be read ({error.what.removesuffix('.')})") from error


def _from_folder(src: str, folder: Path | None, page: str, base: str | None) -> tuple[str, Path]:
    """Return the name and the file of a picture of the source ``page``, in its folder or below.

    That is where its address leads, from the page's own address ``base`` if it begins like it; or else the folder in
    which a browser that saved the page put its pictures; or else, if the address begins at a site's root, the site
    that the article is part of. Raises UnfitError if it is in none of them.
    """
    if site := _SITE.match(src):
        return _from_pelican(src[site.end() :], folder, below_content=bool(site[1]))
    on_the_web = src.startswith("//") or src.lower().startswith(("http:", "https:"))
    elsewhere = on_the_web or src.startswith(("/", "\\")) or _DRIVE.match(src) or _SCHEME.match(src)
    if folder is None and not elsewhere:
        raise UnfitError("is not read, because the article has no folder")
    if folder is not None:
        root = folder.resolve()
        # the folder is looked through only for what is not where the article says: it may hold thousands of files
        plain = _candidates(src if not elsewhere else _below(src, base))
        if path := _inside(root, plain) or _inside(root, _saved(src, root, page)):
            return path.relative_to(root).as_posix(), path
        if src.startswith("/") and not on_the_web and (found := _from_site(src, root)):
            return found
    if on_the_web:
        raise UnfitError("is on the web and is not fetched")
    if elsewhere:
        raise UnfitError("is not in the article's folder and is not read")
    if ".." in Path(unquote(src)).parts:
        raise UnfitError("is outside the article's folder, or is not there")
    raise UnfitError("is not there")


def _from_site(src: str, folder: Path) -> tuple[str, Path] | None:
    """Return the name and the file of a picture whose address begins at the root of the article's site, if it is there.

    Nothing outside the site is looked at; its pictures keep the slash before their names, apart from the folder's own.
    """
    site = site_of(folder)
    below = [candidate.lstrip("/") for candidate in _candidates(src)]
    for root in (folder, *(roots_of(site) if site else ())):
        if path := _inside(root, below):
            within = site if site and path.is_relative_to(site) else folder
            return f"/{path.relative_to(within).as_posix()}", path
    return None


def _from_pelican(src: str, folder: Path | None, *, below_content: bool) -> tuple[str, Path]:
    """Return the name and the file of a picture that a Pelican site holds.

    That is in the article's site or folder, or in the folder called ``content`` that the article is in.
    Raises UnfitError if it is in none of them.
    """
    if folder is None:
        raise UnfitError("is not read, because the article has no folder")
    root = folder.resolve()
    if below_content and (found := _from_site(f"/{src}", root)):
        return found
    content = next((place for place in (root, *root.parents) if place.name == _CONTENT), None)
    if below_content and content and content != root and (path := _inside(content, _candidates(src))):
        return f"{_CONTENT}/{path.relative_to(content).as_posix()}", path
    if path := _inside(root, _candidates(src)):
        return path.relative_to(root).as_posix(), path
    raise UnfitError("is not there")


def _inside(root: Path, candidates: list[str]) -> Path | None:
    """Return the first file that is there. Raises UnfitError if it is there, but outside ``root``."""
    for candidate in candidates:
        try:
            path = (root / candidate).resolve()
            if path.is_file() and not path.is_relative_to(root):
                raise UnfitError("is outside the article's folder and is not read")
            if path.is_file():
                return path
        except (OSError, ValueError, RuntimeError):  # not a name that a file can have, or links in a circle
            continue
    return None


def _below(src: str, base: str | None) -> str:
    """Return the part of an address that follows the folder of ``base``, "" if it does not begin with it."""
    try:
        start = urljoin(base, ".") if base else ""
    except ValueError:
        return ""
    return src[len(start) :] if start.endswith("/") and src.startswith(start) else ""


def _saved(src: str, root: Path, page: str) -> list[str]:
    """Return where a browser that saved ``page`` may have put the picture whose address was ``src``.

    Browsers make a folder beside the page, ``PAGE_files`` in English, and keep the last part of the address.
    """
    try:
        parts = urlsplit(src)
    except ValueError:
        return []
    stem, last = Path(page).stem, parts.path.rsplit("/", 1)[-1]
    if not stem or not last or parts.scheme not in ("", "http", "https"):
        return []
    # A query is left out, or stands in the file's name, with another character where "?" is not allowed
    queried = [f"{last}{mark}{parts.query}" for mark in "?@_"] if parts.query else []
    names = dict.fromkeys(form for name in (*queried, last) for form in (name, unquote(name)) if "/" not in form)
    try:
        folders = sorted(
            path.name
            for path in root.glob(f"{glob.escape(stem)}[_.-]*/")
            if path.suffix.lower() not in (".html", ".htm")
        )
    except OSError:
        return []
    return [f"{folder}/{name}" for folder in folders for name in names]


def _candidates(src: str) -> list[str]:
    """Return the files that an address may mean: as written, decoded, without its query, with slashes mended."""
    try:
        path = urlsplit(src).path
    except ValueError:
        path = src
    forms = (src, unquote(src), path, unquote(path), unquote(path).replace("\\", "/"))
    return [form for form in dict.fromkeys(forms) if form]


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnfitError(f"has more than {_LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnfitError(f"cannot be read ({error.strerror})") from error
