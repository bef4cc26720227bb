"""Getting a file that somebody asked for: it goes on where it stopped, and takes its place whole and checked."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from audicle.errors import NetworkError, OutputError
from audicle.machine.files import PARTIAL, disk_errors
from audicle.machine.retry import Retries, TryAgain
from audicle.voices.shared.online import answered

if TYPE_CHECKING:
    from pathlib import Path

    import requests

    from audicle.progress import Progress

_BLOCK = 1 << 14  # bytes; what is lost where a connection breaks
_TIMEOUT = (10.0, 60.0)  # seconds, to connect and to wait for more
_TRIES = Retries(tries=4)  # without a byte between them
_SECURE = "https://"


@dataclass(frozen=True, slots=True)
class Remote:
    """A file that is to be had somewhere."""

    url: str
    name: str  # of the file here
    size: int  # bytes
    method: str  # of the checksum: "sha256" or "md5"
    digest: str  # in hexadecimal


def present(remote: Remote, folder: Path) -> bool:
    """Return whether the file is in its place and as long as it should be; it was checked when it was put there."""
    path = folder / remote.name
    return path.is_file() and path.stat().st_size == remote.size


def fetch(remote: Remote, folder: Path, elsewhere: str, progress: Progress, retries: Retries = _TRIES) -> Path:
    """Get a file into a folder and return its path; what is there already is not got again.

    ``elsewhere`` says how to choose another folder. Raises NetworkError if it cannot be had or is not the right one,
    and OutputError for what the disk refuses. What was got before an error is kept for the next time.
    """
    path = folder / remote.name
    if present(remote, folder):
        return path
    partial = folder / f".{remote.name}{PARTIAL}"
    host = remote.url.split("/")[2]
    remedy = f"Try again, it goes on where it stopped; or get {remote.url} elsewhere and put it into {folder}."
    with disk_errors(partial, elsewhere):
        folder.mkdir(parents=True, exist_ok=True)
        _check_room(remote, partial, elsewhere)
        progress.stage(f"getting {remote.name}", remote.size)
        progress.advance(_length(partial))
        while True:
            before = _length(partial)
            try:
                retries.run(lambda: _more(remote, partial, f"{remote.name} comes from {host}", remedy, progress))
                break
            except TryAgain as failure:
                # as long as something comes, it is worth going on
                if _length(partial) <= before:
                    raise NetworkError(f"{remote.name} comes from {host}, and {failure.why}.", remedy) from failure
        partial.replace(path)
    return path


def _more(remote: Remote, partial: Path, needs: str, remedy: str, progress: Progress) -> None:
    """Get what is missing of a file, and check it. Raises TryAgain, and NetworkError where trying is no use."""
    import requests  # noqa: PLC0415 - only where something is fetched

    begun = _length(partial)
    if begun < remote.size:
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={begun}-"} if begun else {})
        with requests.Session() as session:
            answer = answered(
                lambda: session.get(remote.url, headers=headers, stream=True, timeout=_TIMEOUT),
                needs,
                remedy,
                (HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,),
            )
            with answer:
                if remote.url.startswith(_SECURE) and not answer.url.startswith(_SECURE):
                    raise NetworkError(f"{needs}, which leads to an address that is not encrypted.", remedy)
                _write(answer, partial, begun, remote.size, progress)
    if _length(partial) < remote.size:
        raise TryAgain("its host sent less than the whole")
    if _digest(partial, remote.method) != remote.digest:
        partial.unlink()
        if begun:  # perhaps the beginning was another file's
            raise TryAgain("what came is not that file")
        raise NetworkError(f"{needs}, and what came is not that file: its {remote.method.upper()} is another.", remedy)


def _write(answer: requests.Response, partial: Path, begun: int, size: int, progress: Progress) -> None:
    """Write what an answer brings behind what is there, or in its place where the host begins from the beginning."""
    import requests  # noqa: PLC0415

    goes_on = answer.status_code == HTTPStatus.PARTIAL_CONTENT
    if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or (
        goes_on and not answer.headers.get("Content-Range", "").startswith(f"bytes {begun}-")
    ):
        partial.unlink(missing_ok=True)
        raise TryAgain("its host did not go on where it stopped")
    length = begun if goes_on else 0
    try:
        with partial.open("ab" if goes_on else "wb") as file:
            for block in answer.iter_content(_BLOCK):
                length += len(block)
                if length > size:
                    break  # it is not that file: the check says so
                file.write(block)
                progress.advance(len(block))
    except requests.exceptions.RequestException as error:
        raise TryAgain("the connection broke") from error
    if length > size:
        partial.unlink()
        raise TryAgain("its host sent more than the whole")


def _check_room(remote: Remote, partial: Path, elsewhere: str) -> None:
    free, wanted = shutil.disk_usage(partial.parent).free, remote.size - _length(partial)
    if free < wanted:
        raise OutputError(
            f"there is no room for {remote.name} in {partial.parent}: {wanted / 1e6:.0f} MB are needed, "
            f"{free / 1e6:.0f} MB are free.",
            f"Free some space, or {elsewhere}.",
        )


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _digest(path: Path, method: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(method, usedforsecurity=False)).hexdigest()
