"""Greek: ordinals with the ending that is written after their figures, centuries and rulers in Greek numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing

# The gender of the rule set, and what takes the place of its ending, by the ending that is written
_ENDINGS = {
    "ος": ("m", "ος"), "ου": ("m", "ου"), "ού": ("m", "ού"), "ο": ("n", "ο"), "ον": ("m", "ον"), "οι": ("m", "οι"),
    "ους": ("m", "ους"),
    "ων": ("m", "ων"), "η": ("f", "η"), "ης": ("f", "ης"), "ην": ("f", "ην"), "ες": ("f", "ες"), "α": ("n", "α"),
}  # fmt: skip
_AFTER = re.compile(r" [^\W\d_]+?(οι|ες|ους)(?!\w)")
_PLURALS = {"οι": "m", "ους": "m", "ες": "f"}
_NOON = 12
_LAST = re.compile("(?:ος|η|ο)(?= |$)")
_HALF_HOUR = 30
_FIRST = 1


_NUMERALS = {"Α": 1, "Β": 2, "Γ": 3, "Δ": 4, "Ε": 5, "ΣΤ": 6, "Ζ": 7, "Η": 8, "Θ": 9, "Ι": 10, "ΙΑ": 11, "ΙΒ": 12,
             "ΙΓ": 13, "ΙΔ": 14, "ΙΕ": 15, "ΙΣΤ": 16, "ΙΖ": 17, "ΙΗ": 18, "ΙΘ": 19, "Κ": 20, "ΚΑ": 21}  # fmt: skip
_ARTICLE = re.compile(r"(?i)(?<!\w)(ο|η|το|του|της|τον|την|τη) (?:([^\W\d_]{3,}) )?\Z")
# The gender of the rule set and the ending of ordinals, by the article before their noun
_ARTICLES = {"ο": ("m", "ος"), "η": ("f", "η"), "το": ("n", "ο"), "του": ("m", "ου"), "της": ("f", "ης"),
             "τον": ("m", "ο"), "την": ("f", "η"), "τη": ("f", "η")}  # fmt: skip
_HALVES = {"m": "μισός", "f": "μισή", "n": "μισό"}


class Grammar(General):
    """Greek."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rule of ordinals in Greek numerals: "η Α΄ τάξη", "ο Γεώργιος Α΄"."""

        def numeral(m: re.Match[str]) -> str | None:
            article = _ARTICLE.search(m.string, max(m.start() - 30, 0), m.start())
            if not article:
                return None
            gender, ending = _ARTICLES[article[1].lower()]
            words = self.ordinal(_NUMERALS[m["numeral"]], gender)
            if not words:
                return None
            words = _LAST.sub(ending, words)
            return f"{article[1].lower()} {words}" if article[2] else words

        keys = "|".join(sorted(_NUMERALS, key=len, reverse=True))
        return (Rule("greek-numeral", rf"(?<!\w)(?P<numeral>{keys})[΄ʹ´'’](?!\w)", numeral, frozenset(keys)),)

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a half: "ενάμισης", "μιάμιση", "δυόμισι"."""
        if (over, under) != (1, 2):
            return super().mixed(whole, over, under, m)
        return self._and_half(whole, self.noun_gender(m))

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction; a half before a noun agrees with it."""
        gender = self.noun_gender(m)
        return _HALVES[gender] if (over, under) == (1, 2) and gender in _HALVES else super().fraction(over, under, m)

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a half of a thing, or so many and a half: "μισό λίτρο", "δυόμισι κιλά"."""
        if (over, under) != (1, 2):
            return super().fraction_of(whole, over, under, thing, m)
        words = self._and_half(whole, thing.gender) if whole else _HALVES.get(thing.gender, "μισό")
        return thing.form("other" if whole > 1 else "one").replace("{}", words)

    def _and_half(self, whole: int, gender: str) -> str:
        if whole == 1:
            return {"m": "ενάμισης", "f": "μιάμιση"}.get(gender, "ενάμισι")
        three = "τρεισήμισι" if gender in {"m", "f"} else "τριάμισι"
        return {2: "δυόμισι", 3: three}.get(whole) or f"{self.cardinal(whole)} και μισό"

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal with the ending that is written: "19ου" is "δέκατου ένατου"."""
        gender, ending = _ENDINGS[m["ending"]]
        words = self.ordinal(number, gender)
        if words and ending == "ού":  # of the twentieth and of tens
            return re.sub("(?:ός|ο)$", "ού", words)
        return words and _LAST.sub(ending, words)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date: the first is "πρώτη"."""
        del m
        return "πρώτη" if number == _FIRST else self.spell(number, "day")

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time, with what is written after it in full."""
        words = self.spell(hour, "hour")
        if minute:
            words = f"{words} και {'μισή' if minute == _HALF_HOUR and hour <= _NOON else self.spell(minute)}"
        after = m.groupdict().get("after")
        return f"{words} {'προ μεσημβρίας' if after.startswith('π') else 'μετά μεσημβρίαν'}" if after else words

    def span_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a range of numbers: both agree with it."""
        return self.noun_gender(m)

    def noun_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a number, by its ending in the plural where the table does not say."""
        if found := super().noun_gender(m):
            return found
        after = _AFTER.match(m.string, m.end())
        return _PLURALS.get(after[1], "") if after else ""
