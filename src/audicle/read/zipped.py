"""The article in a zip archive that is no document itself: as note programs export a page, and mail sends one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.machine.archive import Archive, is_archive

if TYPE_CHECKING:
    from collections.abc import Collection

    from audicle.progress import Progress
    from audicle.read.source import Source

_SHOWN = 5  # names in a message
_ARCHIVES = (".epub", ".docx", ".odt", ".ott")  # articles that are archives themselves
_ABOUT = ("readme", "license", "licence", "copying")  # what stands beside an article and is none


def article_in(source: Source, endings: Collection[str], progress: Progress) -> tuple[Source, Mapping[str, bytes]]:
    """Return the one article in an archive, and what it may show, by the addresses that it has for it.

    Articles are the members with one of ``endings``, which begin with a dot; what systems and version control put
    there is none. Raises SourceError if there is none, or more than one.
    """
    archive = Archive(source.data, source.name, progress)
    names = sorted(name for name in archive if name.lower().endswith(tuple(endings)) and not _is_hidden(name))
    articles = [name for name in names if _stem(name) not in _ABOUT] or names
    if not articles:
        raise SourceError(
            f"{source.name}: this is a zip archive without an article.", f"Articles end in {', '.join(endings)}."
        )
    if len(articles) > 1:
        shown = ", ".join(articles[:_SHOWN]) + (", ..." if len(articles) > _SHOWN else "")
        raise SourceError(
            f"{source.name}: this is a zip archive of {len(articles)} articles ({shown}).",
            "Unpack it, and give the folder.",
        )
    member = articles[0]
    data = archive[member]
    if is_archive(data) and not member.lower().endswith(_ARCHIVES):
        raise SourceError(f"{source.name}: {member} is an archive in an archive.", "Unpack it, and give what is in it.")
    found = replace(source, name=f"{source.name}/{member}", data=data, folder=None, media_type=None)
    return replace(found, url=None, charset=None), _Beside(archive, member)


class _Beside(Mapping[str, bytes]):
    """The members of an archive by their addresses as one of them writes them."""

    def __init__(self, archive: Archive, member: str) -> None:
        self._archive, self._member = archive, member

    def __getitem__(self, address: str) -> bytes:
        return self._archive[self._archive.resolve(address, self._member)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive)

    def __len__(self) -> int:
        return len(self._archive)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in name.split("/"))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].lower()
