"""Tamil: number words joined by its sandhi, ordinals and case endings on them, halves and quarters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.values import Number, Thing

_SMALL = [
    "பூஜ்ஜியம்", "ஒன்று", "இரண்டு", "மூன்று", "நான்கு", "ஐந்து", "ஆறு", "ஏழு", "எட்டு", "ஒன்பது", "பத்து", "பதினொன்று",
    "பன்னிரண்டு", "பதின்மூன்று", "பதினான்கு", "பதினைந்து", "பதினாறு", "பதினேழு", "பதினெட்டு", "பத்தொன்பது",
]  # fmt: skip
_TENS = ["", "", "இருபது", "முப்பது", "நாற்பது", "ஐம்பது", "அறுபது", "எழுபது", "எண்பது", "தொண்ணூறு"]
_HUNDREDS = [
    "", "நூறு", "இருநூறு", "முந்நூறு", "நானூறு", "ஐந்நூறு", "அறுநூறு", "எழுநூறு", "எண்ணூறு", "தொள்ளாயிரம்",
]  # fmt: skip
_THOUSANDS = {1: "ஆயிரம்", 3: "மூவாயிரம்"}
# How the vowel that begins a word is written after a consonant
_SIGNS = {"அ": "", "ஆ": "ா", "இ": "ி", "ஈ": "ீ", "உ": "ு", "ஊ": "ூ", "எ": "ெ", "ஏ": "ே", "ஐ": "ை", "ஒ": "ொ", "ஓ": "ோ"}
_SHORT_U = "ு"
# Before more of a number: of "-பது", "-நூறு", "-யிரம்" and "லட்சம்"
_OBLIQUE = (("பது", "பத்து"), ("ூறு", "ூற்று"), ("ம்", "த்து"), ("கோடி", "கோடியே"))
_FIRST = {"வது": "முதலாவது", "ம்": "முதலாம்"}
_FRACTIONS = {(1, 2): "அரை", (1, 4): "கால்", (3, 4): "முக்கால்"}
_HALF_HOUR, _NOON = 30, 12
_LETTERS = re.compile("[\u0b80-\u0bff]")
_AFTER = re.compile(" ([\u0b80-\u0bff]+)")
_WITHOUT_VOWEL = re.compile("[லன]")


class Grammar(General):
    """Tamil."""

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number, of whatever use."""
        del use
        crores, rest = divmod(number, 10**7)
        lakhs, rest = divmod(rest, 10**5)
        thousands, rest = divmod(rest, 10**3)
        hundreds, rest = divmod(rest, 10**2)
        said = []
        for count, name in ((crores, "கோடி"), (lakhs, "லட்சம்")):
            if count:
                said.append(f"{self.spell(count) if count > 1 else 'ஒரு'} {name}")
        if thousands:
            said.append(_THOUSANDS.get(thousands) or _joined(self.spell(thousands), "ஆயிரம்"))
        if hundreds:
            said.append(_HUNDREDS[hundreds])
        if rest or not said:
            said.append(_below_hundred(rest))
        return " ".join([*map(_oblique, said[:-1]), said[-1]])

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number; "one" before what it counts is of the gender "one"."""
        del case
        return "ஒரு" if gender and number == 1 else self.spell(number)

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a plain number; before a noun "one" is "ஒரு"."""
        noun = _AFTER.match(m.string, m.end())
        counts = number.whole == "1" and not number.decimals and noun and noun[1] not in self.data.words("no_nouns")
        return "ஒரு" if counts else self.said(number)

    def year(self, number: int, case: str = "") -> str:
        """Return the words of a year."""
        del case
        return self.spell(number)

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal as it stands before its noun: "மூன்றாம்"."""
        del gender, case
        return _joined(self.spell(number), "ஆம்")

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal by its ending: "5வது" is "ஐந்தாவது", "19 ஆம்" "பத்தொன்பதாம்"."""
        ending = m["ending"].removeprefix("ஆ")
        if number == 1 and ending in _FIRST:
            return _FIRST[ending]
        return _joined(self.spell(number), f"ஆ{ending}")

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with an ending: "2021-ல்" is "இரண்டாயிரத்து இருபத்தொன்றில்"."""
        del m
        return self.attach(self.said(number), suffix) if _LETTERS.match(suffix) else None

    def attach(self, words: str, suffix: str) -> str:
        """Return words with a case ending."""
        if _WITHOUT_VOWEL.match(suffix):
            suffix = f"இ{suffix}"
        return _joined(words, suffix, oblique=True) if suffix[0] in _SIGNS else words + suffix

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing, which stays in the singular."""
        del m
        return thing.form("one").replace("{}", self.said(number, "one"))

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return the same from one number to another."""
        return thing.form("one").replace("{}", self.to(m, self.said(first), self.said(last)))

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "ஐந்தில் மூன்று பங்கு"."""
        del m
        one = self.cardinal(over, "one")
        return _FRACTIONS.get((over, under)) or f"{_joined(self.spell(under), 'இல்')} {one} பங்கு"

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction: "இரண்டரை", "மூன்றே கால்"."""
        if (over, under) == (1, 2):
            return _joined(self.spell(whole), "அரை")
        if (over, under) in _FRACTIONS:
            return f"{_joined(self.spell(whole), 'ஏ')} {_FRACTIONS[over, under]}"
        return f"{self.spell(whole)} மற்றும் {self.fraction(over, under, m)}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing."""
        words = self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        return words and thing.form("one").replace("{}", words)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "ஐந்தரை மணிக்கு", "பதினான்கு ஐந்து"."""
        after = m.groupdict().get("after") or ""
        said = self.spell(hour)
        if minute == _HALF_HOUR and 0 < hour <= _NOON and after:
            said = _joined(said, "அரை")
        elif minute:
            said = f"{said} {self.spell(minute)}"
        elif not after:
            after = "மணி"
        return f"{said} {after}".strip()


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens]
    ten, one = _oblique(_TENS[tens]), _SMALL[ones]
    return _joined(ten, one) if one[0] in _SIGNS else f"{ten} {one}"


def _oblique(words: str) -> str:
    """Return words as they stand before more of a number: "நூற்று", "ஆயிரத்து"."""
    for ending, other in _OBLIQUE:
        if words.endswith(ending):
            return words.removesuffix(ending) + other
    return words


def _joined(words: str, ending: str, *, oblique: bool = False) -> str:
    """Return words with an ending, or a word, that begins with a vowel.

    ``oblique``: a case ending, before which "-ம்" is "-த்த்".
    """
    sign, rest = _SIGNS[ending[0]], ending[1:]
    if words.endswith(_SHORT_U):
        return words.removesuffix(_SHORT_U) + sign + rest
    if words.endswith("ம்"):
        return words.removesuffix("ம்") + ("த்த" if oblique else "ம") + sign + rest
    return f"{words}ய{sign}{rest}"
