"""Greek: ordinals with the ending that is written after their figures, centuries and rulers in Greek numerals."""

from __future__ import annotations

import re

from audicle.speak.normalise.cldr.grammar import Grammar as General

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


class Grammar(General):
    """Greek."""

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

    def noun_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a number, by its ending in the plural where the table does not say."""
        if found := super().noun_gender(m):
            return found
        after = _AFTER.match(m.string, m.end())
        return _PLURALS.get(after[1], "") if after else ""
