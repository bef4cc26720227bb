"""Bengali: number words, which CLDR lacks, ordinals by their written endings, days of months, halves and quarters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.values import Number, Thing


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


# Irregular up to 99 (Bangla Academy's spelling)
_SMALL = _words("""
    শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
    বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ
    ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
    চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ
    পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট
    ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
    সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি
    আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি ঊননব্বই
    নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই
""")
_ORDINALS = _words("""
    শূন্যতম প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম একাদশ দ্বাদশ ত্রয়োদশ চতুর্দশ পঞ্চদশ ষোড়শ
    সপ্তদশ অষ্টাদশ ঊনবিংশ বিংশ একবিংশ দ্বাবিংশ ত্রয়োবিংশ চতুর্বিংশ পঞ্চবিংশ
""")
_DAYS = {1: "পয়লা", 2: "দোসরা", 3: "তেসরা", 4: "চৌঠা"}
_DAY_MARK = re.compile("লা|রা|ঠা|ই|শে")
_SCALES = ((10**7, " কোটি"), (10**5, " লাখ"), (10**3, " হাজার"), (10**2, "শো"))
_BY_HUNDREDS = range(1100, 2000)
_AND_HALF = {1: "দেড়", 2: "আড়াই"}
_QUARTERS = {15: (1, 4), 30: (1, 2), 45: (3, 4)}
_NOON = 12
_PARTS = range(3, 11)
_LETTERS = re.compile("[\u0980-\u09ff]")


class Grammar(General):
    """Bengali."""

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number, of whatever use."""
        if use == "year" and number in _BY_HUNDREDS:
            hundreds, rest = divmod(number, 100)
            return f"{_SMALL[hundreds]}শো {_SMALL[rest] if rest else ''}".strip()
        said = []
        for scale, name in _SCALES:
            count, number = divmod(number, scale)
            if count:
                said.append(self.spell(count) + name)
        if number or not said:
            said.append(_SMALL[number])
        return " ".join(said)

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number."""
        del gender, case
        return self.spell(number)

    def year(self, number: int, case: str = "") -> str:
        """Return a year: before 2000 by its hundreds."""
        del case
        return self.spell(number, "year")

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal, of Sanskrit's to 25."""
        del gender, case
        return _ORDINALS[number] if number < len(_ORDINALS) else f"{self.spell(number)}তম"

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal by its ending: "২১শে" is "একুশে", "৫ই" "পাঁচই", "২৫তম" "পঁচিশতম"."""
        ending = m["ending"]
        if ending == "তম":
            return f"{self.spell(number)}তম"
        return self._dated(number, ending) if _DAY_MARK.fullmatch(ending) else self.ordinal(number)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date, with the ending that is written."""
        for name in ("first", "day"):
            if m.groupdict().get(name) and int(m[name]) == number:
                mark = _DAY_MARK.match(m.string, m.end(name))
                return self._dated(number, mark[0]) if mark else self.spell(number)
        return self.spell(number)

    def _dated(self, number: int, mark: str) -> str:
        words = self.spell(number)
        if number in _DAYS and mark != "ই":
            return _DAYS[number]
        return f"{words}ে" if mark == "শে" and words.endswith("শ") else words + mark

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with what is attached to them: "৫টি" is "পাঁচটি", "১৯৯০-এর" "উনিশশো নব্বই-এর"."""
        if not _LETTERS.match(suffix):
            return None
        year = self.is_year(m, number) and not suffix.startswith(("ট", "জন"))
        words = self.year(int(number.whole)) if year else self.said(number)
        return f"{words}{m['joint']}{suffix}"

    def attach(self, words: str, suffix: str) -> str:
        """Return words with an ending; the vowel that begins one is written with a hyphen."""
        return f"{words}-{suffix}" if suffix[0] in "এইওঅ" else words + suffix

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "তিন পঞ্চমাংশ"; of more than ten parts "তিন ভাগ বিশ"."""
        if found := super().fraction(over, under, m):
            return found
        return (
            f"{self.spell(over)} {_ORDINALS[under]}াংশ"
            if under in _PARTS
            else f"{self.spell(over)} বাই {self.spell(under)}"
        )

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction: "সাড়ে তিন", "সোয়া পাঁচ", "পৌনে চার"."""
        if (over, under) == (1, 2):
            return _AND_HALF.get(whole) or f"সাড়ে {self.spell(whole)}"
        if (over, under) == (1, 4):
            return f"সোয়া {self.spell(whole)}"
        if (over, under) == (3, 4):
            return f"পৌনে {self.spell(whole + 1)}"
        return f"{self.spell(whole)} পূর্ণ {self.fraction(over, under, m)}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing."""
        words = self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        return words and thing.form("other").replace("{}", words)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "সাড়ে নয়টা" on the clock, "চৌদ্দটা ত্রিশ মিনিট" after noon."""
        after = m.groupdict().get("after") or "টা"
        if minute in _QUARTERS and 0 < hour <= _NOON and not m.groupdict().get("second"):
            whole = hour % _NOON if minute > 30 else hour  # noqa: PLR2004
            said = self.mixed(whole, *_QUARTERS[minute], m)
            return f"{said}{after}"
        if not minute:
            return f"{self.spell(hour)}{after}"
        return f"{self.spell(hour)}টা {self.spell(minute)} মিনিট{after.removeprefix('টা').replace('য়', 'ে')}"
