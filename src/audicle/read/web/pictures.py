"""The pictures of a fetched page, a few at a time, as a browser would ask for them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.machine.retry import Retries
from audicle.model import Article, Embed, Figure
from audicle.model.blocks import walk
from audicle.read.pictures.fitting import UnfitError
from audicle.read.web.addresses import joined
from audicle.read.web.client import Client
from audicle.read.web.problems import FetchError

if TYPE_CHECKING:
    from audicle.progress import Progress

_MOST = 20_000_000  # bytes of a picture
_MOST_ALL = 300_000_000  # bytes of an article's pictures
_MOST_PICTURES = 500
_LONGEST = 300.0  # seconds for an article's pictures
_AT_ONCE = 4
_ACCEPT = "image/jpeg,image/png,image/gif,image/webp,image/svg+xml;q=0.9,image/*;q=0.8,*/*;q=0.1"


@contextmanager
def fetched_pictures(
    article: Article,
    page: str,
    progress: Progress,
    *,
    allow_private: bool = False,
    client: Client | None = None,
) -> Iterator[Mapping[str, bytes]]:
    """Fetch the pictures of an article and give them by the addresses that its figures have.

    ``page`` is the address that theirs are relative to. Asking for one that could not be fetched raises UnfitError,
    which says why. They are on disk until the block ends, not in memory.
    """
    wanted = _addresses(article)
    with (
        _folder() as folder,
        client or Client(allow_private=allow_private, retries=Retries(tries=3, first=0.5)) as opened,
    ):
        fetcher = _Fetcher(page, opened, folder)
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            found = {src: _begun(pool, fetcher, number, src) for number, src in enumerate(wanted)}
            if found:
                progress.stage("fetching pictures", len(found))
            for future in found.values():
                future.exception()
                progress.advance()
            yield _Pictures(found)
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _folder() -> Iterator[Path | None]:
    """Give a folder while the block runs, None where there can be none."""
    try:
        made = tempfile.TemporaryDirectory(prefix="audicle-", ignore_cleanup_errors=True)
    except OSError:
        made = None
    if made is None:
        yield None
    else:
        with made as name:
            yield Path(name)


def _begun(pool: ThreadPoolExecutor, fetcher: _Fetcher, number: int, src: str) -> Future[Path]:
    try:
        return pool.submit(fetcher.fetch, number, src)
    except RuntimeError:  # there can be no thread
        failed: Future[Path] = Future()
        failed.set_exception(UnfitError("is not fetched, because no thread can be started for it"))
        return failed


class _Pictures(Mapping[str, bytes]):
    def __init__(self, found: dict[str, Future[Path]]) -> None:
        self._found = found

    def __getitem__(self, src: str) -> bytes:
        return self._found[src].result().read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _Fetcher:
    """Fetches one picture after the other into a folder, until the article has had its share."""

    def __init__(self, page: str, client: Client, folder: Path | None) -> None:
        self._page = page
        self._client = client
        self._folder = folder
        self._until = time.monotonic() + _LONGEST
        self._left = _MOST_ALL
        self._lock = Lock()

    def fetch(self, number: int, src: str) -> Path:
        """Return the file of the picture at ``src``. Raises UnfitError."""
        if self._folder is None:
            raise UnfitError("is not fetched, because there is no folder for temporary files")
        if number >= _MOST_PICTURES:
            raise UnfitError(f"is not fetched, because the article has more than {_MOST_PICTURES}")
        if self._left <= 0:
            raise UnfitError(f"is not fetched, because those before it have {_MOST_ALL // 1_000_000} MB")
        if time.monotonic() > self._until:
            raise UnfitError("is not fetched, because those before it took too long")
        address = joined(self._page, src)
        try:
            answer = self._client.get(address, _MOST, _ACCEPT, referer(self._page, address))
        except FetchError as error:
            raise UnfitError(f"cannot be fetched: {error.why}") from error
        if answer.media_type in ("text/html", "application/xhtml+xml"):
            raise UnfitError("cannot be fetched: there is a page at its address, not a picture")
        with self._lock:
            self._left -= len(answer.data)
        path = self._folder / str(number)
        try:
            path.write_bytes(answer.data)
        except OSError as error:
            raise UnfitError(f"cannot be kept on the disk while the others are fetched ({error.strerror})") from error
        return path


def referer(page: str, address: str) -> str | None:
    """Return what a browser would say of the page that asks: all of it to its own host, its host to others.

    That is the policy strict-origin-when-cross-origin, the default of the Referrer Policy standard.
    """
    try:
        here, there = urlsplit(page), urlsplit(address)
    except ValueError:
        return None
    if here.scheme == "https" and there.scheme != "https":
        return None
    if (here.scheme, here.netloc) == (there.scheme, there.netloc):
        return here._replace(fragment="").geturl()
    return f"{here.scheme}://{here.netloc}/"


def _addresses(article: Article) -> tuple[str, ...]:
    """Return the addresses of an article's pictures, each once, without those written into the article."""
    blocks = [part.blocks for part in article.sections] + [note.blocks for note in article.notes]
    lead = [article.metadata.image.src] if article.metadata.image else []
    shown = [block for part in blocks for block in walk(part) if isinstance(block, Figure | Embed)]
    figures = [src for block in shown if (src := block.src if isinstance(block, Figure) else block.poster)]
    return tuple(src for src in dict.fromkeys((*lead, *figures)) if not src.lower().startswith("data:"))
