"""The library itself, as its writers see it: the settings, with what was left open filled in."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from audicle.agreed.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.library.settings import LibrarySettings
    from audicle.publish.library.shelf.entry import Entry

_PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the name space of podcast:guid
_SAFE = "!$&'()*+,;=:@/-._~"  # RFC 3986: what may stand unescaped in a path


@dataclass(frozen=True, slots=True)
class Library:
    """What is said of the library as a whole."""

    settings: LibrarySettings
    title: str
    description: str
    language: str  # BCP 47
    artwork: str | None  # a digest of the chosen picture; None: it is drawn
    guid: str | None  # of the podcast, a UUID; None as long as it has no address

    @property
    def shape(self) -> tuple[object, ...]:
        """What of the library shapes a page that shows it, for ``made_from``: all but the artwork's own bytes."""
        return (replace(self.settings, artwork=None), self.title, self.description, self.language, self.guid)

    def address(self, path: str = "") -> str:
        """Return the URL of a file below the folder: absolute with a base URL, else relative to the folder's top.

        ``address()`` is the folder itself.
        """
        link = quoted(path)
        if self.settings.base_url:
            return f"{self.settings.base_url}{link}"
        # a first part with a colon would be taken for a scheme
        return f"./{link}" if not link or ":" in link.partition("/")[0] else link


def quoted(path: str) -> str:
    """Return a path as it is written in a URL."""
    return quote(path.encode("utf-8", "surrogatepass"), safe=_SAFE)


def library_of(
    settings: LibrarySettings,
    entries: Iterable[Entry],
    *,
    artwork: str | None = None,
    guid: str | None = None,
    language: str | None = None,
) -> Library:
    """Return the library of some entries: its language is that of most of them if the settings do not say.

    ``artwork`` is a digest of the chosen picture; ``guid`` and ``language`` are those it has had so far.
    """
    language = settings.language or most_common((entry.language for entry in entries), language)
    say = messages(language)
    return Library(
        settings=settings,
        title=settings.title or say("library"),
        description=settings.description or say("library_description"),
        language=language,
        artwork=artwork,
        guid=settings.guid or guid or podcast_guid(settings.base_url),
    )


def podcast_guid(base_url: str | None) -> str | None:
    """Return the UUID that a podcast gets of the address of its feed, None as long as it has none.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
    """
    if base_url is None:
        return None
    return str(uuid.uuid5(_PODCASTS, re.sub(r"^[a-z]+://", "", f"{base_url}feed.xml").rstrip("/")))


def most_common(languages: Iterable[str], before: str | None = None) -> str:
    """Return the tag that is the most frequent, the first of the alphabet among several; English of none.

    The one ``before`` stays until another has twice as many: every page shows it, and is made anew when it changes.
    """
    counted = Counter(languages)
    most = min(counted, key=lambda tag: (-counted[tag], tag), default=before or "en")
    return before if before and counted[most] < 2 * counted[before] else most
