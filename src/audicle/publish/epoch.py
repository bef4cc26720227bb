"""The moment that counts instead of the clock where the same sources are to give the same bytes."""

from __future__ import annotations

import datetime
import os

NAME = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def source_date_epoch() -> datetime.datetime | None:
    """Return the moment that the environment sets, UTC; None if it sets none, or what is no moment."""
    given = os.environ.get(NAME, "")
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC) if given.isdecimal() else None
    except (ValueError, OverflowError, OSError):  # beyond the year 9999, or what the system can count
        return None
