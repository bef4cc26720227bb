"""From dates as pages write them to ISO 8601."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?$")
_SLASHED = re.compile(r"^((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)(?!\d)")
_PARTIAL = re.compile(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_MOMENT = re.compile(
    r"((?:19|20)\d\d-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = "|".join(_MONTHS)
_MONTH_FIRST = re.compile(rf"\b({_ENGLISH})[a-z]*\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"\b(\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({_ENGLISH})[a-z]*\.?,?[\s-]+((?:19|20)\d\d)\b", re.IGNORECASE
)


def iso_date(text: str | None) -> str | None:
    """Return the date in a text as ``YYYY-MM-DD``, None if there is none that can be told without guessing.

    The day is the one written, in whatever zone it was meant. Numbers whose order depends on the country
    (``03/04/2021``) are not guessed at.
    """
    text = (text or "").strip()
    for pattern in (_ISO, _COMPACT, _SLASHED):
        if match := pattern.search(text):
            return _valid(int(match[1]), int(match[2]), int(match[3]))
    if _EPOCH.match(text):
        return datetime.datetime.fromtimestamp(int(text[:10]), tz=datetime.UTC).date().isoformat()
    if match := _MONTH_FIRST.search(text):
        return _valid(int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2]))
    if match := _DAY_FIRST.search(text):
        return _valid(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    return None


def moment(text: str | None) -> str | None:
    """Return the date and time in a text, of ISO 8601, as ``YYYY-MM-DDThh:mm:ssZ``; None if it says no time of day.

    Where it names no zone, UTC is meant; midnight in no zone is how programs write a day alone.
    """
    match = _MOMENT.fullmatch((text or "").strip())
    if not match:
        return None
    zone = "+00:00" if (match[3] or "Z")[0] not in "+-" else match[3]
    try:
        found = datetime.datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}").astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    if match[3] is None and found.time() == datetime.time():
        return None
    return found.isoformat(timespec="seconds").replace("+00:00", "Z")


def partial_date(text: str | None) -> str | None:
    """Return a text that is nothing but a year, or a year and month, as ``YYYY`` or ``YYYY-MM``, else None."""
    match = _PARTIAL.fullmatch((text or "").strip())
    return match.group() if match else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
