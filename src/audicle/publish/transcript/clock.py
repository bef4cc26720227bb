"""Times as transcripts write them, to the nearest of their units."""

from __future__ import annotations


def hours(seconds: float, point: str = ".") -> str:
    """Return ``HH:MM:SS.mmm``, with more digits of hours where there are so many."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def span(begins: float, ends: float, point: str = ".") -> tuple[str, str]:
    """Return both times of a line as ``hours`` does. It lasts a millisecond at least: nothing else is shown."""
    return hours(begins, point), hours(max(ends, round(begins, 3) + 0.001), point)


def minutes(seconds: float) -> str:
    """Return ``MM:SS.hh``, as LRC has it: no hours, so there may be three digits of minutes."""
    whole, hundredths = divmod(round(seconds * 100), 100)
    return f"{whole // 60:02}:{whole % 60:02}.{hundredths:02}"
