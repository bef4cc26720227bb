"""Japanese numerals in kana: 1万2000 is いちまんにせん. Sounds change where a digit meets 百, 千, 兆 and the like."""

from __future__ import annotations

import re

_DIGITS = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {1: "せん", 3: "さんぜん", 8: "はっせん"}
_MYRIADS = (("兆", 12, "ちょう"), ("億", 8, "おく"), ("万", 4, "まん"))
_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 16  # digits that are said as a number; longer rows are said digit by digit

_SIGNS = "〇零一二三四五六七八九十百千"
NUMERAL = (
    rf"(?:[0-9]++(?:,[0-9]{{3}})++|[0-9{_SIGNS}]++)(?:\.[0-9]++)?+"
    rf"(?:[万億兆][0-9{_SIGNS}]*+(?:,[0-9]{{3}})*+|[百千])*+"
)
"""A numeral in figures, in characters or in both; it begins with a digit, 十, 百 or 千. Nothing of it is given back."""


def spelled(numeral: str) -> str | None:
    """Return a numeral, as ``NUMERAL`` finds one, in kana; None if its signs make no number."""
    written = numeral.replace(",", "")
    whole, point, parts = written.partition(".")
    if point:
        after = re.match(r"[0-9]+", parts)
        unit = parts[after.end() :] if after else ""
        if not after or unit not in {"", "万", "億", "兆", "千", "百"}:
            return None
        said = "".join(_DIGITS[int(digit)] for digit in after[0])
        begins = spelled(whole) if whole else "ぜろ"
        last = {"万": "まん", "億": "おく", "兆": "ちょう", "千": "せん", "百": "ひゃく"}.get(unit, "")
        return f"{_before_point(begins)}てん{said}{last}" if begins else None
    if re.fullmatch(r"[0-9〇零一二三四五六七八九]+", written):
        digits = "".join(sign if sign.isascii() else str(_KANJI[sign]) for sign in written)
        if len(digits) > _LONGEST or (digits.startswith("0") and len(digits) > 1):
            return "".join(_DIGITS[int(digit)] for digit in digits)
        return _number(int(digits))
    number = _value(written)
    return None if number is None else _number(number)


def _before_point(whole: str) -> str:
    """Return a number as it is said before てん: いってん, はってん, じゅってん, れいてん."""
    for end, short in (("いち", "いっ"), ("はち", "はっ"), ("じゅう", "じゅっ")):
        if whole.endswith(end):
            return whole.removesuffix(end) + short
    return "れい" if whole == _DIGITS[0] else whole


def value(numeral: str) -> int | None:
    """Return the whole number that a numeral stands for; None if it is none."""
    written = numeral.replace(",", "")
    if re.fullmatch(r"[0-9〇零一二三四五六七八九]+", written):
        return int("".join(sign if sign.isascii() else str(_KANJI[sign]) for sign in written[:_LONGEST]))
    return None if "." in written else _value(written)


def _value(written: str) -> int | None:
    total, rest = 0, written
    for sign, power, _ in _MYRIADS:
        before, unit, after = rest.partition(sign)
        if unit:
            part = _below_myriad(before)
            if part is None:
                return None
            total, rest = total + part * 10**power, after
    last = _below_myriad(rest) if rest else 0
    return None if last is None else total + last


def _below_myriad(written: str) -> int | None:
    """Return the number of figures and of characters for tens, hundreds and thousands."""
    total, digits, least = 0, "", 10_000
    for sign in written:
        if sign in _PLACES:
            place = _PLACES[sign]
            if place >= least:
                return None
            total, digits, least = total + (int(digits) if digits else 1) * place, "", place
        elif sign.isascii() and sign.isdigit():
            digits += sign
        elif sign in _KANJI:
            digits += str(_KANJI[sign])
        else:
            return None
    if not written or len(digits) > _LONGEST:
        return None
    return total + int(digits or 0)


def _number(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    if number >= 10**_LONGEST:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    said = ""
    for _, power, name in _MYRIADS:
        part, number = divmod(number, 10**power)
        if part:
            said += _joined(_four(part, alone=False), name)
    return said + (_four(number, alone=not said) if number else "")


def _four(number: int, *, alone: bool) -> str:
    """Return a number below 10,000; before 万 and after it 1000 is いっせん."""
    thousands, hundreds, tens, ones = (number // 1000, number // 100 % 10, number // 10 % 10, number % 10)
    said = ""
    if thousands:
        single = "せん" if alone or number % 1000 else "いっせん"
        said += single if thousands == 1 else _THOUSANDS.get(thousands, f"{_DIGITS[thousands]}せん")
    if hundreds:
        said += _HUNDREDS.get(hundreds, f"{_DIGITS[hundreds]}ひゃく")
    if tens:
        said += "じゅう" if tens == 1 else f"{_DIGITS[tens]}じゅう"
    return said + (_DIGITS[ones] if ones else "")


def _joined(number: str, unit: str) -> str:
    """Return a number before 兆, 億 or 万: いっちょう, はっちょう, じゅっちょう."""
    if unit == "ちょう":
        for end, short in (("いち", "いっ"), ("はち", "はっ"), ("じゅう", "じゅっ")):
            if number.endswith(end):
                return number.removesuffix(end) + short + unit
    return number + unit
