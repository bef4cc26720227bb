"""Numbers that begin a word: "25-letni" is "dwudziestopięcioletni"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.numerals import Numerals

_TEEN, _HUNDRED, _THOUSAND = 20, 100, 1000
_MOST = 10  # thousands


def compound(number: int, numerals: Numerals) -> str | None:
    """Return a number as it begins a compound: "dwudziestopięcio"; None for one that nobody says so."""
    table = numerals.table["compounds"]
    ones, tens, hundreds = (str(table[kind]).split() for kind in ("ones", "tens", "hundreds"))
    thousands, below = divmod(number, _THOUSAND)
    if thousands and not below and thousands <= _MOST:
        return (ones[thousands - 1] if thousands > 1 else "") + str(table["thousand"])
    if not 0 < number < _THOUSAND:
        return None
    said = hundreds[number // _HUNDRED - 1] if number >= _HUNDRED else ""
    rest = number % _HUNDRED
    if rest < _TEEN:
        return said + (ones[rest - 1] if rest else "")
    ten, one = tens[rest // 10 - 2], rest % 10
    if joint := table.get("reversed"):
        return said + (f"{numerals.cardinal(one, 'f' if one == 1 else 'm')}{joint}" if one else "") + ten
    return said + ten + (ones[one - 1] if one else "")
