"""Signs and figures of Japanese text that a dictionary of words does not read, in kana."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audicle.voices.shared.japanese.counters import counted, pattern
from audicle.voices.shared.japanese.numbers import NUMERAL, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator


class Given(NamedTuple):
    """A stretch of a text whose reading is known before a dictionary is asked."""

    start: int
    end: int
    said: str  # kana; may be empty
    sure: bool  # False: only where a word of the dictionary begins and ends
    counted: bool = False  # a number in characters: what the dictionary has as one word, such as 一人, it knows itself


_MONEY = {"¥": "えん", "$": "どる", "€": "ゆーろ", "£": "ぽんど", "₩": "うぉん", "₹": "るぴー"}
_COMPANIES = {"株": "かぶしきがいしゃ", "有": "ゆうげんがいしゃ", "財": "ざいだんほうじん", "社": "しゃだんほうじん"}
_WORDS = {"×": "かける", "÷": "わる", "=": "わ", "+": "たす", "≒": "やく", "±": "ぷらすまいなす", "−": "ひく"}
_MONEY_SIGN = re.compile(rf"([{''.join(_MONEY)}])({NUMERAL})")
_COMPANY = re.compile(r"\(([株有財社])\)")
_FRACTION = re.compile("(?<![0-9/年月])([0-9]{0,3}?)([0-9]{1,3})[/\u2044]([0-9]{1,3})(?![0-9/])")
_PARTS = re.compile(rf"(?<![0-9〇零一二三四五六七八九十百千万億兆])({NUMERAL})分の({NUMERAL})")
_MIXED = re.compile("(?<![0-9])([0-9]{1,9})([0-9])\u2044([0-9]+)")
_DATE = re.compile(r"(?<![0-9/])([0-9]{4})[/.]([01]?[0-9])[/.]([0-3]?[0-9])(?![0-9/])")
_CLOCK = re.compile(r"(?<![0-9:.])([0-2]?[0-9]):([0-5][0-9])(?::([0-5][0-9]))?(?![0-9:])")
_NEGATIVE = re.compile(r"(?<![0-9A-Za-z)ァ-ヺー])[-−‐‑–](?=[0-9])")
_BETWEEN = re.compile(r"(?<=[0-9])\s*([×÷=+±−])\s*(?=[0-9])")
_SIGNED = re.compile(r"[+±](?=[0-9])")
_WAVE = re.compile(r"〜|~|(?<=[0-9年月日時分円歳人%])[-–—−](?=[0-9])")
_LONG = re.compile("[ぁ-ゖァ-ヺー]")
_OTHER = {"&": "あんど", "@": "あっと"}
_APART = re.compile("[&@]")
_ROW = re.compile("(?<![一-龯])[一-龯](?:・[一-龯])+(?![一-龯])")


def given(text: str) -> Iterator[Given]:
    """Yield what the signs and figures of folded text are said as; what comes first counts where two overlap."""
    for match in _COMPANY.finditer(text):
        yield Given(*match.span(), _COMPANIES[match[1]], sure=True)
    for match in _DATE.finditer(text):
        day = [counted(number, unit, dated=True) or "" for number, unit in _parts(match, "年月日")]
        if all(day):
            yield Given(*match.span(), "".join(day), sure=True)
    for match in _CLOCK.finditer(text):
        said = [counted(number, unit) or "" for number, unit in _parts(match, "時分秒")]
        yield Given(*match.span(), "".join(said if match[2] != "00" or match[3] else said[:1]), sure=True)
    yield from _fractions(text)
    for match in _MONEY_SIGN.finditer(text):
        number = spelled(match[2])
        if number is not None:
            price = counted(match[2], "円") if match[1] == "¥" else None
            yield Given(*match.span(), price or f"{number}{_MONEY[match[1]]}", sure=True)
    for match in _NEGATIVE.finditer(text):
        yield Given(*match.span(), "まいなす", sure=True)
    for match in _BETWEEN.finditer(text):
        yield Given(*match.span(), _WORDS[match[1]], sure=True)
    for match in _SIGNED.finditer(text):
        yield Given(*match.span(), "ぷらす" if match[0] == "+" else "ぷらすまいなす", sure=True)
    for match in _WAVE.finditer(text):
        yield Given(*match.span(), _wave(text, *match.span()), sure=True)
    for match in _APART.finditer(text):
        yield Given(*match.span(), _OTHER[match[0]], sure=True)
    yield from _numbers(text)


def _parts(match: re.Match[str], units: str) -> list[tuple[str, str]]:
    """Return the figures of a match without zeros before them, and their units; what is not there is left out."""
    pairs = zip(match.groups(), units, strict=True)
    return [(figures.lstrip("0") or "0", unit) for figures, unit in pairs if figures]


def _fractions(text: str) -> Iterator[Given]:
    for match in _MIXED.finditer(text):
        whole, upper, lower = (spelled(part) for part in match.groups())
        yield Given(*match.span(), f"{whole}と{lower}ぶんの{upper}", sure=True)
    for match in _FRACTION.finditer(text):
        upper, lower = spelled(match[1] + match[2]), spelled(match[3])
        yield Given(*match.span(), f"{lower}ぶんの{upper}", sure=True)
    for match in _PARTS.finditer(text):
        lower, upper = spelled(match[1]), spelled(match[2])
        if lower and upper:
            yield Given(*match.span(), f"{lower}ぶんの{upper}", sure=False)


def _numbers(text: str) -> Iterator[Given]:
    month = -1  # where the last month ends
    for match in pattern().finditer(text):
        number, counter = match["number"], match["counter"]
        sure = number[0].isascii()
        said = counted(number, counter, dated=match.start() == month) if counter else None
        if counter == "月":
            month = match.end()
        if said is not None:  # where 名前 stands behind a figure, 名 is no counter
            yield Given(*match.span(), said, sure=False, counted=not sure)
        if number != "何" and (plain := spelled(number)) is not None:
            yield Given(*match.span("number"), plain, sure, not sure)


def _wave(text: str, start: int, end: int) -> str:
    """Return から between two words, a longer vowel after kana at an end or before kana, else nothing."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    if before and after and before not in "。、!?" and after not in "。、!?」』)":
        return "ー" if _LONG.match(before) and "ぁ" <= after <= "ゖ" else "から"
    return "ー" if _LONG.match(before) else ""


def joined_rows(text: str) -> list[int]:
    """Return the places of the points in a row of single characters, as in 衣・食・住, which is one word."""
    return [at for match in _ROW.finditer(text) for at in range(*match.span()) if text[at] == "・"]
