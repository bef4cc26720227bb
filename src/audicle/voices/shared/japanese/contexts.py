"""Spellings with several readings that the words around tell apart: those of ``contexts.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from audicle.voices.shared.japanese.signs import Given

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = Path(__file__).with_name("contexts.toml")
_SECONDS = 2.0  # for one pattern; no sentence of a person takes a thousandth of it


@cache
def _readings() -> list[tuple[regex.Pattern[str], str]]:
    return [(regex.compile(one["at"]), one["said"]) for one in _table()["reading"]]


@cache
def _alone() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{Han}}々〇0-9])[{''.join(_table()['alone'])}](?![\p{{Han}}々〇])")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def told_apart(text: str) -> Iterator[Given]:
    """Yield the readings that are known of folded text from what stands around a word."""
    for pattern, said in _readings():
        try:
            for match in pattern.finditer(text, timeout=_SECONDS):
                yield Given(*match.span(), said, sure=False)
        except TimeoutError:
            continue
    for match in _alone().finditer(text):
        yield Given(*match.span(), _table()["alone"][match[0]], sure=False)
