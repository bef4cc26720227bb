"""A zip archive that was made by a stranger: its members by name, read one at a time, none larger than can be held.

Nothing is ever unpacked to disk, so a member's name is only a name; still, names that lead out of the archive are
left out, because whoever wrote them meant no good.
"""

from __future__ import annotations

import contextlib
import io
import os
import posixpath
import re
import shutil
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import unquote

from audicle.errors import SourceError

if TYPE_CHECKING:
    from audicle.progress import Progress

MAGIC = b"PK\x03\x04"
# Bounds of one member, and of all that is read of one archive: well above any book, well below any machine's memory
LARGEST = 64_000_000  # bytes of one member, unpacked
LARGEST_STREAM = 1_000_000_000  # bytes of one member that is not held in memory
MOST_READ = 4_000_000_000  # bytes of all members that are read, unpacked
# Text packs to a tenth, a page of one letter to a thousandth; no honest member of this size packs to less than this
_TIGHTEST = 200
_TIGHT_FROM = 4_000_000  # bytes, unpacked
_MOST_DIRECTORY = 16_000_000  # bytes that list the members: some 200,000
_SHORTEST_END = 22  # bytes of the record that ends an archive; APPNOTE.TXT 4.3.16
_LONGEST_END = _SHORTEST_END + 65_535  # with the longest comment
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # EPUB 3.3, 4.2.2, and ECMA-376 part 2 allow no others
_ENCRYPTED, _UTF8 = 1, 1 << 11  # the flag's bits; APPNOTE.TXT 4.4.4
_DOS = "cp437"  # the encoding of a name without the latter
_FIELD = struct.Struct("<HH")  # kind and size of an extra field
_UNICODE_PATH = 0x7075
# What programs of many countries pack names in, and do not say so; an address tells which it is, the first that fits
_ENCODINGS = ("cp850", "cp1252", "cp932", "gb18030", "cp949", "big5", "cp866", "cp1251", "cp852", "cp1250")
_DRIVE = re.compile(r"[A-Za-z]:")
_REMEDY = "Get or export the file again."


class Archive(Mapping[str, bytes]):
    """The members of an archive by name, with ``/`` between the parts of a name. Each is read when it is asked for.

    Asking for a member raises KeyError if there is none, and SourceError if it is damaged or would not fit.
    """

    def __init__(self, data: bytes | BinaryIO, name: str, progress: Progress) -> None:
        """Take an archive's bytes, or a file that is open for reading and stays so; ``name`` names it in messages.

        Raises SourceError if it is not an archive.
        """
        self.name = name
        self._left = MOST_READ
        self._file = _opened(data, name)
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._undeclared: dict[str, bytes] = {}  # names in an encoding that nobody tells
        astray: list[str] = []
        doubled: list[str] = []
        for info in self._file.infolist():
            if info.is_dir():
                continue
            name_inside, raw = _name_of(info)
            path = _inside(name_inside)
            if path is None:
                astray.append(info.filename)
                continue
            if path in self._members:
                doubled.append(path)
            self._members[path] = info
            if raw is not None:
                self._undeclared[path] = raw
        self._folded = {_folded(path): path for path in self._members}
        self._guessed: dict[str, str] | None = None  # the same of those in any of the likely encodings
        if astray:
            progress.warn(f"{name}: {_counted(astray)} would lie outside the archive and is not read.")
        if doubled:
            progress.warn(f"{name}: {_counted(doubled)} is in the archive twice; the last is read.")

    def __getitem__(self, path: str) -> bytes:
        info = self._checked(path, LARGEST)
        with self._damage(path):
            # zipfile stops at the size that was checked, whatever the member goes on to hold
            return self._file.read(info)

    def signature(self, path: str) -> str:
        """Return the size and the CRC-32 of a member, as the archive has them. Raises KeyError if it is not there."""
        info = self._members[path]
        return f"{info.file_size}-{info.CRC:08x}"

    @contextlib.contextmanager
    def stream(self, path: str) -> Iterator[BinaryIO]:
        """Open a member that may be larger than memory: a copy on disk is kept while the block runs.

        Raises as asking for a member does; the bound is LARGEST_STREAM.
        """
        info = self._checked(path, LARGEST_STREAM)
        with tempfile.SpooledTemporaryFile(max_size=LARGEST) as copy:
            with self._damage(path), self._file.open(info) as member:
                shutil.copyfileobj(member, copy)
            copy.seek(0)
            yield cast("BinaryIO", copy)

    def _checked(self, path: str, largest: int) -> zipfile.ZipInfo:
        """Return what is known of a member that may be read, and count it as read."""
        info = self._members[path]
        shown = f"{self.name}: {path[:100]}"
        if info.flag_bits & _ENCRYPTED:
            raise SourceError(f"{shown} is locked with a password.", "Unlock the file first.")
        if info.compress_type not in _METHODS:
            raise SourceError(f"{shown} is packed in a way that such files may not be.", _REMEDY)
        if info.file_size > largest:
            raise SourceError(f"{shown} has more than {largest // 1_000_000} MB.", "Save the book with smaller parts.")
        if info.file_size > _TIGHT_FROM and info.file_size > _TIGHTEST * max(1, info.compress_size):
            raise SourceError(f"{shown} is packed so tightly that it looks like a trap (a zip bomb).", _REMEDY)
        self._left -= info.file_size
        if self._left < 0:
            raise SourceError(f"{self.name}: it holds more than {MOST_READ >> 30} GB.", "Split the book.")
        return info

    @contextlib.contextmanager
    def _damage(self, path: str) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise SourceError(f"{self.name}: {path[:100]} is damaged.", _REMEDY) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, path: object) -> bool:
        return path in self._members

    def resolve(self, address: str, base: str = "") -> str:
        """Return the member that ``address``, written in the member ``base``, means; "" if it is not of the archive.

        The member need not be there. A fragment and a query are left out. Capitals, and letters that are composed
        in another way (EPUB 3.3, 4.2.3: both are the same name), are mended if that helps; so is a name that was
        packed in the encoding of some system.
        """
        written = re.split("[?#]", address.strip(), maxsplit=1)[0]
        if not written:
            return base if address.strip() else ""
        for form in (unquote(written), written):
            path = _inside(posixpath.join(posixpath.dirname(base), form.replace("\\", "/")))
            if path is not None and (found := self._found(path)):
                return found
        return path or ""

    def _found(self, path: str) -> str | None:
        if path in self._members:
            return path
        if (found := self._folded.get(_folded(path))) or path.isascii():
            return found
        if self._guessed is None:
            self._guessed = {
                _folded(raw.decode(encoding)): member
                for encoding in reversed(_ENCODINGS)
                for member, raw in self._undeclared.items()
                if _is_in(raw, encoding)
            }
        return self._guessed.get(_folded(path))


def is_archive(data: bytes) -> bool:
    """Tell whether bytes begin as a zip archive does."""
    return data.startswith(MAGIC)


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of an archive's members, none if it is damaged: to tell what kind of file it is."""
    try:
        return frozenset(_opened(data, "").namelist())
    except SourceError:
        return frozenset()


def _opened(data: bytes | BinaryIO, name: str) -> zipfile.ZipFile:
    damaged = SourceError(f"{name}: the archive is damaged or cut short.", _REMEDY)
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + _SHORTEST_END:
        raise damaged
    # APPNOTE.TXT 4.3.16: the size of the list of members. A list of millions would fill the memory by itself.
    if struct.unpack_from("<L", tail, end + 12)[0] > _MOST_DIRECTORY:
        raise SourceError(f"{name}: the archive lists too many members.", _REMEDY)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, OverflowError) as error:
        raise damaged from error


def _name_of(info: zipfile.ZipInfo) -> tuple[str, bytes | None]:
    """Return a member's name, and its bytes if nobody tells their encoding.

    macOS packs names in UTF-8 and does not say so; Info-ZIP says it in an extra field.
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return info.filename, None
    raw = name.encode(_DOS)
    for known in (_unicode_path(info.extra, raw), raw):
        with contextlib.suppress(UnicodeDecodeError):
            if known is not None:
                return known.decode("utf-8"), None
    return name, raw


def _unicode_path(extra: bytes, raw: bytes) -> bytes | None:
    """Return the name in an Info-ZIP Unicode Path field, None if there is none for this name. APPNOTE.TXT 4.6.9."""
    while len(extra) >= _FIELD.size:
        kind, size = _FIELD.unpack_from(extra)
        field, extra = extra[_FIELD.size : _FIELD.size + size], extra[_FIELD.size + size :]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:]
    return None


def _is_in(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _folded(name: str) -> str:
    """Return a name as it is compared: canonical caseless matching (The Unicode Standard, D145)."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


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
