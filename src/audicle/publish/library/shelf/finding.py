"""Finding the articles of a library: the folders with a manifest, and what has changed in them since."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from audicle.machine.files import disk_errors
from audicle.model.characters import line
from audicle.publish.epoch import source_date_epoch
from audicle.publish.library.shelf.entry import CARD, ChangedError, Details, Entry, details, is_card, moment
from audicle.publish.library.shelf.lock import ELSEWHERE
from audicle.publish.library.shelf.manifests import UnreadableError, digest, known
from audicle.publish.library.shelf.state import Known, State
from audicle.publish.manifest import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.progress import Progress

_PUBLISHED, _DURATION = CARD.index("published"), CARD.index("duration")
_LAST = 253_402_300_799  # seconds since 1970: the end of the year 9999, the last that dates can be of


@dataclass(frozen=True, slots=True)
class _Stock:
    """What is found in a folder, by the names of the articles' folders."""

    articles: dict[str, Known] = field(default_factory=dict)
    read: dict[str, Details] = field(default_factory=dict)  # of those whose manifest was read
    skipped: list[str] = field(default_factory=list)  # their manifest cannot be used
    elsewhere: list[str] = field(default_factory=list)  # their files are kept somewhere else


def take_stock(
    folder: Path, state: State, progress: Progress, *, fresh: bool = False
) -> tuple[tuple[Entry, ...], list[str]]:
    """Bring what ``state`` knows of the articles below ``folder`` up to date.

    Returns the articles, those with audio as they are numbered, then the others by date; and the folders whose
    manifest cannot be used. Manifests that have not changed are not read, unless ``fresh``. Each that cannot be used,
    and each file that is missing, is named in a warning. Raises OutputError if the folder cannot be read.
    """
    stock = _Stock()
    for slug in _names(folder):
        _take(folder, slug, state.articles.get(slug), stock, progress, fresh=fresh)
    if stock.elsewhere:
        first, *others = stock.elsewhere
        more = f" and {len(others)} more" if others else ""
        progress.warn(f"{first}{more}: of the files in {NAME} none is there; they are linked as it says.")
    state.articles = stock.articles
    _count(state)
    made = [
        _entry(folder, slug, one, stock.read.get(slug)) for slug, one in stock.articles.items() if one.card is not None
    ]
    made.sort(key=lambda entry: (entry.number is None, entry.number or 0, entry.date, entry.slug))
    return tuple(made), stock.skipped


def holds_articles(folder: Path) -> bool:
    """Return whether a folder has a manifest in any of its folders, or one that cannot be looked into."""
    for name in _names(folder):
        try:
            if _signs(f"{folder}{os.sep}{name}") is not None:
                return True
        except OSError:
            return True
    return False


def _names(folder: Path) -> list[str]:
    """Return the names in a folder that an article may have. Raises OutputError."""
    with disk_errors(folder, ELSEWHERE):
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - of thousands


def _take(folder: Path, slug: str, before: Known | None, stock: _Stock, progress: Progress, *, fresh: bool) -> None:
    """Add what is below ``folder`` under a name to the stock, if it is an article; ``before`` is what was known."""
    try:
        signs = _signs(f"{folder}{os.sep}{slug}")
    except OSError as error:
        progress.warn(f"{line(slug)} cannot be read: {error.strerror or error}; it is left out of the library.")
        stock.skipped.append(line(slug))
        if before:  # it keeps its place, number and date until it can be read again
            stock.articles[slug] = Known(None, before.first, before.number, before.place)
        return
    if signs is None:
        return
    if line(slug) != slug or "\\" in slug:
        progress.warn(f"{line(slug)}: a folder of this name cannot be in a library; it is left out.")
        stock.skipped.append(line(slug))
    elif before and before.seen == signs and not fresh and (before.card is None or is_card(before.card)):
        stock.articles[slug] = before
    else:
        old = before or Known(None, _first_seen(signs))
        now = stock.articles[slug] = Known(signs, old.first, old.number, old.place)
        _read(folder / slug, now, stock, progress)


def _read(article: Path, now: Known, stock: _Stock, progress: Progress) -> None:
    """Read the manifest in the folder of an article. What is amiss with it is said again in the next build."""
    slug = article.name
    try:
        summary, warnings, away = known(article)
    except UnreadableError as error:
        progress.warn(f"{slug}/{NAME} {error}; the article is left out of the library.")
        stock.skipped.append(slug)
        now.seen = None
        return
    now.digest, now.card = digest(summary), [summary[name] for name in CARD]
    stock.read[slug] = details(summary)
    for warning in warnings:
        progress.warn(warning)
        now.seen = None
    if away:
        stock.elsewhere.append(slug)


def _entry(folder: Path, slug: str, one: Known, read: Details | None) -> Entry:
    card: dict[str, Any] = dict(zip(CARD, one.card or (), strict=True))
    return Entry(
        slug=slug,
        digest=one.digest,
        title=card["title"],
        authors=tuple(card["authors"]),
        published=card["published"],
        language=card["language"],
        publisher=card["publisher"],
        tags=tuple(card["tags"]),
        duration=card["duration"],
        offered=card["offered"],
        page=card["page"] or f"{slug}/",
        first_seen=datetime.datetime.fromisoformat(one.first),
        number=one.number,
        place=one.place or 0,
        load=(lambda: read) if read else partial(_again, folder / slug, one.digest),
    )


def _again(folder: Path, before: str) -> Details:
    """Read a manifest that has not changed since an earlier build."""
    try:
        summary, _, _ = known(folder)
    except UnreadableError as error:
        raise ChangedError(folder.name) from error
    if digest(summary) != before:
        raise ChangedError(folder.name)
    return details(summary)


def _count(state: State) -> None:
    """Give new articles their place, and a number to those that have audio: after all others, the oldest first."""
    new = [
        (moment(one.card[_PUBLISHED]) or datetime.datetime.fromisoformat(one.first), slug)
        for slug, one in state.articles.items()
        if one.card is not None and (one.place is None or (one.number is None and one.card[_DURATION] is not None))
    ]
    for _, slug in sorted(new):
        one = state.articles[slug]
        if one.place is None:
            one.place = state.next_place
            state.next_place += 1
        if one.number is None and one.card is not None and one.card[_DURATION] is not None:
            one.number = state.next_number
            state.next_number += 1


def _signs(folder: str) -> list[int] | None:
    """Return what changes when an article's folder does: times in ns, a size; None if it has no manifest.

    Raises OSError if the folder cannot be looked into.
    """
    try:
        manifest = os.stat(f"{folder}{os.sep}{NAME}")  # noqa: PTH116 - thousands of them: half the time
        own = os.stat(folder)  # noqa: PTH116 - the same
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        audio = os.stat(f"{folder}{os.sep}audio").st_mtime_ns  # noqa: PTH116 - the same
    except OSError:
        audio = 0
    return [manifest.st_mtime_ns, manifest.st_size, own.st_mtime_ns, audio]


def _first_seen(signs: list[int]) -> str:
    """Return when an article that was not known before came: when its manifest was made, or SOURCE_DATE_EPOCH."""
    made = min(max(signs[0] // 1_000_000_000, 0), _LAST)
    return (source_date_epoch() or datetime.datetime.fromtimestamp(made, datetime.UTC)).isoformat()
