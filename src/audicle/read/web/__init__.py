"""Sources on the web: a page by its address, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import NetworkError, SourceError
from audicle.read.source import Source
from audicle.read.web.addresses import shown
from audicle.read.web.client import Client
from audicle.read.web.kinds import kind_of
from audicle.read.web.problems import RefusedError, UnreachableError

if TYPE_CHECKING:
    from audicle.progress import Progress

_MOST = 50_000_000  # bytes of a page
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5"


def fetch(
    url: str, progress: Progress, *, allow_private: bool = False, fresh: bool = False, client: Client | None = None
) -> Source:
    """Return the page at ``url``, whose ``Source.url`` is where it was found after all redirects.

    ``allow_private`` permits hosts that are not on the public Internet; ``fresh`` asks the host whether a kept page has
    changed, even if it need not be asked; ``client`` is another than the usual one.
    A page that was kept is read with a warning if its host cannot be reached.
    Raises SourceError if there is no page that can be read, NetworkError if it cannot be reached.
    """
    name = shown(url)
    progress.note(f"{name}: fetching.")
    try:
        with client or Client(allow_private=allow_private) as opened:
            answer = opened.get(url, _MOST, _ACCEPT, fresh=fresh)
        kind = kind_of(answer.media_type, answer.url)
    except RefusedError as error:
        raise SourceError(f"{name}: {error.why}.", error.remedy) from error
    except UnreachableError as error:
        raise NetworkError(f"{name}: {error.why}.", error.remedy) from error
    if answer.kept:
        progress.warn(f"{name}: {answer.kept}; the page is read as it was kept, and may have changed since.")
    return Source(name, answer.data, url=answer.url, media_type=kind, charset=answer.charset)
