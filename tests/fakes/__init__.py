"""Engines that are quick and sure, or that fail in the ways real engines fail.

``AUDICLE_ENGINES="fakes:Tone"`` adds one to Audicle, in worker processes too; ``-,fakes:Tone`` leaves it as the only
one. A fake that misbehaves does so on sentences that hold its trigger word; it says the others as ``Tone`` does.
"""

from fakes.disk import refusing
from fakes.engines import (
    Choosy,
    Crash,
    Fail,
    FailFrom,
    Hang,
    Nan,
    Paid,
    Refused,
    Silence,
    Timed,
    Tone,
    Unpriced,
    Unreachable,
    WrongRate,
)

__all__ = [
    "Choosy",
    "Crash",
    "Fail",
    "FailFrom",
    "Hang",
    "Nan",
    "Paid",
    "Refused",
    "Silence",
    "Timed",
    "Tone",
    "Unpriced",
    "Unreachable",
    "WrongRate",
    "only",
    "refusing",
]


def only(*engines: type) -> str:
    """The value of AUDICLE_ENGINES that leaves these engines and no other."""
    return ",".join(["-", *(f"fakes:{engine.__name__}" for engine in engines)])
