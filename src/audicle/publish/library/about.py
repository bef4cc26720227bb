"""The library itself, as its writers see it: the settings, with what was left open filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from audicle.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.library.entry import Entry
    from audicle.publish.library.settings import LibrarySettings

_SAFE = "!$&'()*+,;=:@/-._~"  # RFC 3986: what may stand unescaped in a path


@dataclass(frozen=True, slots=True)
class Library:
    """What is said of the library as a whole."""

    settings: LibrarySettings
    title: str
    description: str
    language: str  # BCP 47
    artwork: Path | None  # the chosen picture; None: it is drawn

    def address(self, path: str = "") -> str:
        """Return the URL of a file below the folder: absolute with a base URL, else relative to the folder's top.

        ``address()`` is the folder itself.
        """
        link = quote(path.encode("utf-8", "surrogatepass"), safe=_SAFE)
        if self.settings.base_url:
            return f"{self.settings.base_url}{link}"
        # a first part with a colon would be taken for a scheme
        return f"./{link}" if not link or ":" in link.partition("/")[0] else link


def library_of(settings: LibrarySettings, entries: Iterable[Entry]) -> Library:
    """Return the library of some entries: its language is that of most of them if the settings do not say."""
    language = settings.language or most_common(entry.language for entry in entries)
    say = messages(language)
    return Library(
        settings=settings,
        title=settings.title or say("library"),
        description=settings.description or say("library_description"),
        language=language,
        artwork=Path(settings.artwork) if settings.artwork else None,
    )


def most_common(languages: Iterable[str]) -> str:
    """Return the tag that is the most frequent, the first of the alphabet among several; English of none."""
    counted = Counter(languages)
    return min(counted, key=lambda tag: (-counted[tag], tag), default="en")
