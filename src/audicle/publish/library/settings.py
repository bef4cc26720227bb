"""What a person can say of the library as a whole: the table ``[library]`` of ``audicle.toml``, and the command."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from audicle.errors import UsageError, near
from audicle.model.characters import line
from audicle.publish.library.feed.categories import category
from audicle.publish.markup.links import href
from audicle.settings import LIBRARY, Settings, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

EPISODES = ("article", "section")
PAGE_SIZES = (10, 1000)


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """The choices that shape the library's own files. They change nothing in the articles' folders."""

    base_url: str | None = None  # the folder's address on the web, ending in "/"; None: links are relative
    title: str | None = None  # None: as the messages of its language have it
    author: str | None = None
    owner: str | None = None  # who runs it, None: the author; shown to podcast directories with the e-mail address
    email: str | None = None  # of the owner; it can be read by everybody
    description: str | None = None
    artwork: str | None = None  # a square picture, a JPEG or PNG of at least 1400 pixels; None: drawn from the title
    language: str | None = None  # BCP 47; None: that of most articles
    category: tuple[str, ...] = ()  # of Apple's list, as "Society & Culture > Documentary"
    copyright: str | None = None
    episodes: str = "article"  # an episode of the podcast is an article, or a section of one
    explicit: bool = False  # something in it is not for children
    locked: bool = True  # nobody else may import the podcast to another host
    guid: str | None = None  # a UUID, of a podcast that had one elsewhere; None: made of its first address, and kept
    page_size: int = 100  # articles on a page of the feed's archive, of the catalogues and of the list

    def merged(self, choices: Mapping[str, Any], origin: str) -> LibrarySettings:
        """Return these settings with ``choices`` (by field name) laid over them.

        ``origin`` says where the choices come from, for the message. Raises UsageError for an unknown name or a
        value that cannot be.
        """
        known = {field.name for field in fields(self)}
        for name in choices:
            if name not in known:
                raise UsageError(
                    f"{origin}: there is no setting {name!r} of the library.",
                    _remedy(name, known),
                )
        fixed: dict[str, Any] = {name: _checked(name, value, origin) for name, value in choices.items()}
        return replace(self, **fixed)

    def checked(self) -> LibrarySettings:
        """Return these settings with values spelled as they must be, whoever made them. Raises UsageError."""
        return LibrarySettings().merged({one.name: getattr(self, one.name) for one in fields(self)}, "LibrarySettings")


def _remedy(name: str, known: Collection[str]) -> str:
    if name in {field.name for field in fields(Settings)}:
        return f"{name} is a setting of articles: write it above [{LIBRARY}]."
    return near(name, known) or f"They are: {', '.join(sorted(known))}."


def library_from_file(path: Path) -> LibrarySettings | None:
    """Return the table ``[library]`` of an ``audicle.toml``, None if it has none. Raises UsageError."""
    table = read_toml(path).get(LIBRARY)
    if table is None:
        return None
    if not isinstance(table, dict):
        raise UsageError(f"{path}: library is {table!r}.", "Write it as a table: [library].")
    chosen = LibrarySettings().merged(table, f"{path}, [library]")
    # beside the settings, wherever the command is given
    return replace(chosen, artwork=str(Path(path.parent, chosen.artwork).absolute())) if chosen.artwork else chosen


_OWN_FILES = {"feed.xml", "index.html", "opds.json", "opds.xml"}  # whose addresses people have at hand
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # the form of RFC 5646
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_EMAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>().]+")


def _checked(name: str, value: Any, origin: str) -> Any:
    """Return a value as the settings keep it. Raises UsageError."""

    def wrong(remedy: str) -> UsageError:
        return UsageError(f"{origin}: {name} is {value!r}.", remedy)

    if name in ("explicit", "locked"):
        if not isinstance(value, bool):
            raise wrong("Write true or false.")
        return value
    if name == "page_size":
        low, high = PAGE_SIZES
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise wrong(f"Write a whole number from {low} to {high}.")
        return value
    if name == "category":
        return _categories(value, origin)
    if value is None:
        return None
    if not isinstance(value, str) or not line(value):
        raise wrong("Write it as text.")
    text = line(value)
    if name == "base_url":
        return _base_url(text, origin)
    if name == "language" and not _LANGUAGE.fullmatch(text):
        raise wrong("Write a BCP 47 tag, such as en-GB.")
    if name == "email" and not _EMAIL.fullmatch(text):
        raise wrong("Write one address, such as name@example.org.")
    if name == "guid" and not _UUID.fullmatch(text):
        raise wrong("Write the UUID that the podcast has had so far, or leave it out.")
    if name == "episodes" and text not in EPISODES:
        raise wrong('Write "article" or "section".')
    return text


def _categories(value: Any, origin: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{origin}: category is {value!r}.", "Write it as text, or a list of texts.")
    found = []
    for name in names:
        known, near = category(name)
        if known is None:
            raise UsageError(f"{origin}: Apple Podcasts has no category {name!r}.", f"Near it: {'; '.join(near)}.")
        found.append(known)
    return tuple(dict.fromkeys(found))


def _base_url(text: str, origin: str) -> str:
    """Return the address of the folder, spelled as a URL must be and ending in "/"."""
    what = f"{origin}: base_url is {text!r}."
    remedy = "Write where the folder is on the web, such as https://example.org/listen/."
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise UsageError(what, remedy) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise UsageError(what, f"It must begin with https:// or http://. {remedy}")
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"{origin}: base_url holds a name or a password.",
            "Leave it out: everybody can read it in the feed; a player asks for it.",
        )
    if parts.query or parts.fragment or "?" in text or "#" in text:
        raise UsageError(what, f"It is a folder's address and has no ? and no #. {remedy}")
    if parts.path.rpartition("/")[2] in _OWN_FILES:
        raise UsageError(what, f"It is the folder's address, not that of a file in it. {remedy}")
    url = href(text, None)
    if url is None:
        raise UsageError(what, remedy)
    return url if url.endswith("/") else f"{url}/"
