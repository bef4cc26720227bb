"""The lines that stand above an article and are spoken first: title, subtitle, authors, date.

Speaking and publishing both take them from here, so what is said equals what is shown.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from audicle.agreed.messages import messages
from audicle.agreed.scripts import readable
from audicle.model.characters import clean, line

if TYPE_CHECKING:
    from audicle.model import Metadata

YEAR, YEAR_MONTH = 4, 7  # lengths of "2021" and "2021-06"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of the title page. Its id names the unit it is, as a block's id does."""

    id: Literal["title", "subtitle", "byline", "date"]
    text: str


def title_lines(metadata: Metadata) -> tuple[TitleLine, ...]:
    """Return the lines that the metadata has something to say for, in reading order, without control characters."""
    lines = [TitleLine("title", clean(metadata.title))]
    if subtitle := clean(metadata.subtitle or ""):
        lines.append(TitleLine("subtitle", subtitle))
    if names := credited(metadata):
        lines.append(TitleLine("byline", byline(names, metadata.language, edited=not metadata.authors)))
    if metadata.published:
        lines.append(TitleLine("date", clean(written_date(metadata.published, metadata.language))))
    return tuple(lines)


def credited(metadata: Metadata) -> tuple[str, ...]:
    """Return whose name stands below the title: the authors, or where there are none the editors."""
    return metadata.authors or tuple(one.name for one in metadata.contributors if one.role == "edt")


def makers(metadata: Metadata) -> tuple[str, ...]:
    """Return who made it, for tags, each on one line: who is credited, else who published it."""
    named = dict.fromkeys(filter(None, map(line, credited(metadata))))
    return tuple(named) or tuple(filter(None, (line(metadata.publisher or ""),)))


def byline(names: tuple[str, ...], language: str, *, edited: bool = False) -> str:
    """Return the line that says who wrote, or ``edited``, an article; the names alone where we lack words for it."""
    joined = join_names(names, language)
    say = messages(language)
    return say("edited_by" if edited else "by", names=joined) if say.speaks(language) else joined


def join_names(names: tuple[str, ...], language: str) -> str:
    """Return ``("A", "B", "C")`` as "A, B and C" in the given language, each clean and on one line.

    Source: CLDR's list patterns. In a language that we have no words for, as "A, B, C".
    """
    names = tuple(map(line, names))
    say = messages(language)
    if len(names) < 2 or not say.speaks(language):  # noqa: PLR2004 - one name needs no joining
        return ", ".join(names)
    if say.language == "he" and not readable(names[-1][:1], "he"):
        # "and" is part of the next word, but stands off from other scripts; so does ICU's ListFormatter
        names = (*names[:-1], f"-{names[-1]}")
    # English as newspapers write it, all over the world without the comma before "and"
    return format_list(names, locale=Locale("en", "001") if say.language == "en" else _locale(say.language))


def written_series(name: str, position: str | None) -> str:
    """Return a series, and which number in it, for people: "Water works, 2.1"."""
    return f"{line(name)}, {line(position)}" if position and line(position) else line(name)


def written_date(iso: str, language: str) -> str:
    """Return an ISO 8601 date (YYYY, YYYY-MM or YYYY-MM-DD) as people write it in the given language.

    What is not such a date is returned as it is.
    """
    try:
        if len(iso) == YEAR:
            return str(int(iso))
        if len(iso) == YEAR_MONTH:
            day = datetime.date.fromisoformat(f"{iso}-01")
            return format_skeleton("yMMMM", datetime.datetime(day.year, day.month, 1), locale=_locale(language))  # noqa: DTZ001 - a day has no zone
        return format_date(datetime.date.fromisoformat(iso[:10]), format="long", locale=_locale(language))
    except ValueError:
        return iso


def _locale(language: str) -> Locale:
    # Babel knows fewer tags than there are words for, such as "sh" and "arz"
    for tag in (language, language.split("-", maxsplit=1)[0], messages(language).language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
