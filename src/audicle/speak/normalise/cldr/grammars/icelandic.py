"""Icelandic number words, which unicode-rbnf 2.4.1 has with "og" between all of them and without ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.things import nouns

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing

_ONES = {
    "m": "núll einn tveir þrír fjórir",
    "f": "núll ein tvær þrjár fjórar",
    "n": "núll eitt tvö þrjú fjögur",
}
_MORE = "fimm sex sjö átta níu tíu ellefu tólf þrettán fjórtán fimmtán sextán sautján átján nítján"
_TENS = "tuttugu þrjátíu fjörutíu fimmtíu sextíu sjötíu áttatíu níutíu"
# Of the strong and weak forms the masculine nominative
_ORDINALS = [
    "núllti", "fyrsti", "annar", "þriðji", "fjórði", "fimmti", "sjötti", "sjöundi", "áttundi", "níundi", "tíundi",
    "ellefti", "tólfti", "þrettándi", "fjórtándi", "fimmtándi", "sextándi", "sautjándi", "átjándi", "nítjándi",
]  # fmt: skip
_TENTHS = "tuttugasti þrítugasti fertugasti fimmtugasti sextugasti sjötugasti áttugasti nítugasti"
_TWENTY, _HUNDRED, _THOUSAND = 20, 100, 1000
_SCALES = (
    (10**12, "billjón", "billjónir", "f"),
    (10**9, "milljarður", "milljarðar", "m"),
    (10**6, "milljón", "milljónir", "f"),
)
_CENTURY = range(1100, 2000)
_AFTER = re.compile(r" ([^\W\d_]{2,})")
_PLURALS = {
    "m": re.compile("(?:ar|menn)$"),
    "f": re.compile("ur$"),
    "n": re.compile("(?:ár|hús|börn|lönd|orð|sæti|stig)$"),
}
# After these an ordinal, like any adjective, is weak and bent; what ends in "i" ends in "a"
_BENT = re.compile(r"(?i)(?<!\w)(?:þann|hinn|frá|til|á|í|fyrir|um|eftir|af|með|að|hins|hinni|hinu) \Z")
_TO = re.compile(r"(?i)(?<!\w)(?:þann|um) \Z")
# Of the weak ordinals, "annar" and the ending "i" by the gender and case of their noun
_WEAK = {
    "f": {"nominative": ("önnur", "a"), "accusative": ("aðra", "u"), "oblique": ("annarri", "u")},
    "n": {"nominative": ("annað", "a"), "accusative": ("annað", "a"), "oblique": ("öðru", "a")},
}
_HALVES = {"m": "hálfur", "f": "hálf", "n": "hálft"}
_LONG = 3  # digits that are no goals


class Grammar(General):
    """Icelandic."""

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a number in a gender, or of an ordinal."""
        while use and use not in self.data.spelling:
            use = use.rpartition(".")[0]
        kind = self.data.spelling[use]
        if kind == "ordinal":
            return _ordinal(number)
        parts = _parts(number, kind)
        return " ".join(parts) if len(parts) == 1 or " og " in parts[-1] else f"{' '.join(parts[:-1])} og {parts[-1]}"

    def year(self, number: int, case: str = "") -> str:
        """Return a year: "nítján hundruð áttatíu og fjögur"."""
        if number not in _CENTURY:
            return super().year(number, case)
        hundreds, rest = divmod(number, _HUNDRED)
        head = f"{self.spell(hundreds, 'n')} hundruð"
        words = self.spell(rest, "n")
        return head if not rest else f"{head} {words}" if " og " in words else f"{head} og {words}"

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date, bent after a preposition."""
        return self._bent(self.spell(number, "day"), m)

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal, bent after a preposition or an article."""
        after = _AFTER.match(m.string, m.end())
        gender = nouns(self).get(after[1].lower(), "") if after else ""
        if gender not in _WEAK:
            return self._bent(_ordinal(number), m)
        case = "oblique" if _before(_BENT, m) else "nominative"
        if case == "oblique" and _before(_TO, m):
            case = "accusative"
        second, ending = _WEAK[gender][case]
        return re.sub("annar$", second, re.sub("i(?= |$)", ending, _ordinal(number)))

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman ordinal in the same way."""
        return self.written_ordinal(number, m)

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name: a queen's is feminine."""
        queen = m.string[: m.start()].endswith(("Elísabet ", "Margrét "))
        return re.sub("annar$", "önnur", re.sub("i(?= |$)", "a", _ordinal(number))) if queen else _ordinal(number)

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another; the goals of a score are neuter: "þrjú eitt"."""
        words = super().range(first, last, m)
        if words and first.isdecimal() and last.isdecimal() and int(first) >= int(last) and len(first) < _LONG:
            return self.data.score.format(first=self.spell(int(first), "n"), last=self.spell(int(last), "n"))
        return words

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a half, in the gender of the noun that follows: "ein og hálf"."""
        if (over, under) != (1, 2):
            return super().mixed(whole, over, under, m)
        gender = self.noun_gender(m) or self.data.gender
        return f"{self.cardinal(whole, gender)} og {_HALVES[gender]}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a half of a thing, or so many and a half, in its gender: "hálft kílógramm"."""
        if (over, under) != (1, 2):
            return super().fraction_of(whole, over, under, thing, m)
        gender = thing.gender or self.data.gender
        half = _HALVES[gender]
        words = f"{self.cardinal(whole, gender)} og {half}" if whole else half
        return thing.form("other" if whole > 1 else "one").replace("{}", words)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction; a half before a noun agrees with it."""
        gender = self.noun_gender(m)
        return _HALVES[gender] if (over, under) == (1, 2) and gender else super().fraction(over, under, m)

    def span_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a range of numbers: both agree with it."""
        return self.noun_gender(m)

    def noun_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a number, by its ending in the plural where the table does not say."""
        if found := super().noun_gender(m):
            return found
        after = _AFTER.match(m.string, m.end())
        return next((gender for gender, ending in _PLURALS.items() if after and ending.search(after[1])), "")

    def _bent(self, words: str, m: re.Match[str]) -> str:
        if not _before(_BENT, m):
            return words
        return re.sub("annar$", "annan", re.sub("i(?= |$)", "a", words))


def _before(words: re.Pattern[str], m: re.Match[str]) -> bool:
    """Say whether one of some words stands before a match."""
    return bool(words.search(m.string, max(m.start() - 8, 0), m.start()))


def _ordinal(number: int) -> str:
    if number < _TWENTY:
        return _ORDINALS[number]
    if number < _HUNDRED:
        tens, rest = divmod(number, 10)
        ten = _TENTHS.split()[tens - 2]
        return f"{ten} og {_ORDINALS[rest]}" if rest else ten
    return " ".join(_parts(number, "m"))


def _parts(number: int, gender: str) -> list[str]:
    """Return the words of a number: the last is joined to the others by "og", if it has none in itself."""
    parts: list[str] = []
    for size, one, many, of in _SCALES:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{_joined(count, of)} {one if count % 10 == 1 and count % _HUNDRED != 11 else many}")  # noqa: PLR2004
    thousands, rest = divmod(number, _THOUSAND)
    if thousands:
        parts.append(f"{_joined(thousands, 'n')} þúsund")
    hundreds, rest = divmod(rest, _HUNDRED)
    if hundreds:
        parts.append(f"{_small(hundreds, 'n')} {'hundrað' if hundreds == 1 else 'hundruð'}")
    if rest or not parts:
        parts.append(_small(rest, gender))
    return parts


def _joined(number: int, gender: str) -> str:
    parts = _parts(number, gender)
    return parts[0] if len(parts) == 1 else f"{' '.join(parts[:-1])} {'' if ' og ' in parts[-1] else 'og '}{parts[-1]}"


def _small(number: int, gender: str) -> str:
    ones = [*_ONES[gender].split(), *_MORE.split()]
    if number < _TWENTY:
        return ones[number]
    tens, rest = divmod(number, 10)
    ten = _TENS.split()[tens - 2]
    return f"{ten} og {ones[rest]}" if rest else ten
