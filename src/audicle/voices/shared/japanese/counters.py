"""A number and its counter in kana, with the sounds that change between them: 3本 is さんぼん, 20歳 はたち."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from audicle.voices.shared.japanese.numbers import NUMERAL, spelled, value

_TABLE = Path(__file__).with_name("counters.toml")
# In each way of changing: the ends of a number and what they become
_SHORT = {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ"}
_SHORTER = {**_SHORT, "ろく": "ろっ", "ひゃく": "ひゃっ"}
_ENDS = {
    "k": _SHORTER, "gk": _SHORTER, "s": _SHORT, "t": _SHORT, "so": _SHORT, "hb": _SHORTER, "hp": _SHORTER,
    "p": {"じゅう": "じゅっ"}, "four": {"よん": "よ"}, "hour": {"よん": "よ", "なな": "しち", "きゅう": "く"},
    "month": {"よん": "し", "なな": "しち", "きゅう": "く"}, "people": {"よん": "よ", "なな": "しち"},
    "portions": {"よん": "よ"}, "birds": {"じゅう": "じゅっ"},
}  # fmt: skip
# The first kana of a counter after さん and after せん, まん, なん; after a short end はひふへほ become ぱぴぷぺぽ
_VOICED = str.maketrans("かきくけこそはひふへほ", "がぎぐげごぞばびぶべぼ")
_BURST = str.maketrans("はひふへほ", "ぱぴぷぺぽ")
_NASAL = ("さん", "せん", "まん", "なん")
_DAYS = (
    "ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか",
)  # fmt: skip
_THINGS = ("ひとつ", "ふたつ", "みっつ", "よっつ", "いつつ", "むっつ", "ななつ", "やっつ", "ここのつ", "とお")
_IRREGULAR = {(20, "歳"): "はたち", (20, "才"): "はたち", (1, "人"): "ひとり", (2, "人"): "ふたり"}
_MORE_DAYS = {14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}


@cache
def _counters() -> dict[str, tuple[str, str]]:
    kinds = {kind: counters for kind, counters in _table().items() if kind != "before"}
    return {written: (kind, said) for kind, counters in kinds.items() for written, said in counters.items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def pattern() -> re.Pattern[str]:
    """Return what finds a numeral (``number``), or 何, with its counter (``counter``; may be missing)."""
    before = _table()["before"]
    counters = "|".join(
        f"{re.escape(one)}(?![{before[one]}])" if one in before else re.escape(one)
        for one in sorted(_counters(), key=len, reverse=True)
    )
    # a unit of Latin letters ends where they end
    return re.compile(rf"(?P<number>{NUMERAL}|何(?=[^0-9]))(?P<counter>(?:{counters})(?:(?<![A-Za-z])|(?![A-Za-z])))?")


def counted(number: str, counter: str, *, dated: bool = False) -> str | None:
    """Return a numeral, or 何, and a counter of the table, in kana; None if they are none.

    ``dated``: a month stands before, so that 1日 is a date.
    """
    kind, said = _counters()[counter]
    if number == "何":
        return _joined("なん", said, kind) if kind not in {"things", "plain"} or counter in _ASKED else None
    amount = value(number)
    if (amount, counter) in _IRREGULAR and amount is not None:
        return _IRREGULAR[amount, counter]
    if kind == "things":
        return _THINGS[amount - 1] + said[1:] if amount is not None and 0 < amount <= len(_THINGS) else None
    if kind == "people" and amount in {1, 2}:
        return ("ひとり", "ふたり")[amount - 1] + said[2:]
    if kind == "days" and amount is not None and (day := _day(amount, counter, dated=dated)):
        return day + said.removeprefix("にち")
    name = spelled(number)
    return None if name is None else _joined(name, said, kind)


_ASKED = {"度", "番", "番目", "号", "秒", "枚", "台", "倍", "割", "名", "位", "話", "代", "代目", "ドル", "メートル"}


def _day(amount: int, counter: str, *, dated: bool) -> str | None:
    if amount == 1:
        return "ついたち" if dated and counter not in {"日間", "日目"} else None
    if amount <= len(_DAYS):
        return _DAYS[amount - 1] if amount else None
    return _MORE_DAYS.get(amount)


def _joined(name: str, said: str, kind: str) -> str:
    """Return a number's name and a counter's, both changed where they meet."""
    short = next((end for end in _ENDS.get(kind, {}) if name.endswith(end)), None)
    changed = name if short is None else name.removesuffix(short) + _ENDS[kind][short]
    first, rest = said[0], said[1:]
    if changed.endswith("っ") and first in "はひふへほ":
        return changed + first.translate(_BURST) + rest
    if kind == "birds":
        return changed + ("ぱ" if changed.endswith("っ") else first) + rest
    if kind in {"gk", "hb", "so"} and name.endswith("さん"):
        return changed + first.translate(_VOICED) + rest
    if kind == "hb" and name.endswith(_NASAL):
        return changed + first.translate(_VOICED) + rest
    if kind == "hp" and name.endswith(("さん", "よん", *_NASAL)):
        return changed + first.translate(_BURST) + rest
    return changed + said
