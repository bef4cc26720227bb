"""Clock values as overlays write them: SMIL 3.0, Timing and Synchronization, clock values."""

from __future__ import annotations

import re

_FULL = re.compile(r"(?:(?P<hours>\d{1,9}):)?(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]?\d(?:\.\d+)?)")
_COUNT = re.compile(r"(?P<count>\d{1,12}(?:\.\d+)?)(?P<unit>h|min|s|ms)?")
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}


def clock(value: str) -> float | None:
    """Return the seconds of a SMIL clock value, None if it is not one."""
    value = value.strip()
    if found := _FULL.fullmatch(value):
        return 3600.0 * int(found["hours"] or 0) + 60.0 * int(found["minutes"]) + float(found["seconds"])
    if found := _COUNT.fullmatch(value):
        return float(found["count"]) * _UNITS[found["unit"]]
    return None
