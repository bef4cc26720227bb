"""A zip archive that was made by a stranger: its members by name, read one at a time, none larger than can be held.

Nothing is ever unpacked to disk, so a member's name is only a name; still, names that lead out of the archive are
left out, because whoever wrote them meant no good.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.errors import SourceError

if TYPE_CHECKING:
    from audicle.progress import Progress

MAGIC = b"PK\x03\x04"
# Bounds of one member, and of all that is read of one archive: well above any book, well below any machine's memory
LARGEST = 64_000_000  # bytes of one member, unpacked
MOST_READ = 4_000_000_000  # bytes of all members that are read, unpacked
# Text packs to a tenth, a page of one letter to a thousandth; no honest member of this size packs to less than this
_TIGHTEST = 200
_TIGHT_FROM = 4_000_000  # bytes, unpacked
_MOST_DIRECTORY = 16_000_000  # bytes that list the members: some 200,000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # EPUB 3.3, 4.2.2, and ECMA-376 part 2 allow no others
_ENCRYPTED = 1  # the flag's bit
_DRIVE = re.compile(r"[A-Za-z]:")
_REMEDY = "Get or export the file again."


class Archive(Mapping[str, bytes]):
    """The members of an archive by name, with ``/`` between the parts of a name. Each is read when it is asked for.

    Asking for a member raises KeyError if there is none, and SourceError if it is damaged or would not fit.
    """

    def __init__(self, data: bytes, name: str, progress: Progress) -> None:
        """Take an archive's bytes; ``name`` names it in messages. Raises SourceError if it is not one."""
        self.name = name
        self._left = MOST_READ
        self._file = _opened(data, name)
        self._members: dict[str, zipfile.ZipInfo] = {}
        astray: list[str] = []
        doubled: list[str] = []
        for info in self._file.infolist():
            if info.is_dir():
                continue
            path = _inside(info.filename)
            if path is None:
                astray.append(info.filename)
                continue
            if path in self._members:
                doubled.append(path)
            self._members[path] = info
        self._folded = {path.casefold(): path for path in self._members}
        if astray:
            progress.warn(f"{name}: {_counted(astray)} would lie outside the archive and is not read.")
        if doubled:
            progress.warn(f"{name}: {_counted(doubled)} is in the archive twice; the last is read.")

    def __getitem__(self, path: str) -> bytes:
        info = self._members[path]
        shown = f"{self.name}: {path[:100]}"
        if info.flag_bits & _ENCRYPTED:
            raise SourceError(f"{shown} is locked with a password.", "Unlock the file first.")
        if info.compress_type not in _METHODS:
            raise SourceError(f"{shown} is packed in a way that such files may not be.", _REMEDY)
        if info.file_size > LARGEST:
            raise SourceError(f"{shown} has more than {LARGEST // 1_000_000} MB.", "Save the book with smaller parts.")
        if info.file_size > _TIGHT_FROM and info.file_size > _TIGHTEST * max(1, info.compress_size):
            raise SourceError(f"{shown} is packed so tightly that it looks like a trap (a zip bomb).", _REMEDY)
        self._left -= info.file_size
        if self._left < 0:
            raise SourceError(f"{self.name}: it holds more than {MOST_READ >> 30} GB.", "Split the book.")
        try:
            # zipfile stops at the size that was checked above, whatever the member goes on to hold
            return self._file.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise SourceError(f"{shown} is damaged.", _REMEDY) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, path: object) -> bool:
        return path in self._members

    def resolve(self, address: str, base: str = "") -> str:
        """Return the member that ``address``, written in the member ``base``, means; "" if it is not of the archive.

        The member need not be there. A fragment and a query are left out; capital letters are mended if that helps.
        """
        written = re.split("[?#]", address.strip(), maxsplit=1)[0]
        if not written:
            return base if address.strip() else ""
        for form in (unquote(written), written):
            path = _inside(posixpath.join(posixpath.dirname(base), form.replace("\\", "/")))
            if path is not None and (path in self._members or path.casefold() in self._folded):
                return path if path in self._members else self._folded[path.casefold()]
        return path or ""


def is_archive(data: bytes) -> bool:
    """Tell whether bytes begin as a zip archive does."""
    return data.startswith(MAGIC)


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of an archive's members, none if it is damaged: to tell what kind of file it is."""
    try:
        return frozenset(_opened(data, "").namelist())
    except SourceError:
        return frozenset()


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    damaged = SourceError(f"{name}: the archive is damaged or cut short.", _REMEDY)
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        raise damaged
    # APPNOTE.TXT 4.3.16: the size of the list of members. A list of millions would fill the memory by itself.
    if struct.unpack_from("<L", data, end + 12)[0] > _MOST_DIRECTORY:
        raise SourceError(f"{name}: the archive lists too many members.", _REMEDY)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, OverflowError) as error:
        raise damaged from error


def _inside(name: str) -> str | None:
    """Return a member's name with its dots resolved, None if it is absolute or leads out of the archive."""
    name = name.replace("\\", "/")
    if not name or name.startswith("/") or _DRIVE.match(name) or "\0" in name:
        return None
    path = posixpath.normpath(name)
    return None if path in (".", "..") or path.startswith("../") else path


def _counted(names: list[str]) -> str:
    first = names[0] if len(names[0]) <= 100 else f"{names[0][:99]}…"  # noqa: PLR2004 - what fits a line of warnings
    return f"{first!r}" if len(names) == 1 else f"{first!r} (and {len(names) - 1} more)"
