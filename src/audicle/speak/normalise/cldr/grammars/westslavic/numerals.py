"""Cardinals and ordinals of a Slavic language in their genders and cases, from the language's table in this folder.

unicode-rbnf has the nominative of cardinals only, but for Polish, and no ordinals but for Croatian, many of them wrong.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from audicle.speak.normalise.cldr.language import read

if TYPE_CHECKING:
    from typing import Any

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_GENDERS = "mfncp"  # c: nothing is counted, p: men
_TEEN, _TEN, _HUNDRED, _THOUSAND = 20, 10, 100, 1000


class Numerals:
    """The number words of a language. Its table's lists go from 1 to 19, from 20 to 90, and from 100 to 900.

    A slash parts what is said before masculine, feminine and neuter nouns, where nothing is counted,
    and before men; an underscore is a space.
    """

    def __init__(self, code: str) -> None:
        self.table: dict[str, Any] = read(f"grammars/westslavic/{code}.toml")
        self._locale = Locale.parse(code)
        self._how = self.table["numerals"]

    def plural(self, number: int) -> str:
        """Return CLDR's plural category of a whole number."""
        return str(self._locale.plural_form(number))

    def _words(self, kind: str, case: str) -> list[str]:
        lists = self.table[kind]
        return str(lists.get(case) or lists["nom"]).split()

    def cardinal(self, number: int, gender: str = "m", case: str = "nom") -> str:
        """Return a cardinal below 10**15; the accusative is the nominative."""
        if not number:
            zeros = str(self._how["zero"]).split()  # in all cases, where they differ
            return zeros[CASES.index(case) if len(zeros) > 1 else 0]
        below, said = "" if self._how.get("joined") else " ", ""
        for power, name in ((12, "billion"), (9, "milliard"), (6, "million"), (3, "thousand")):
            count, number = divmod(number, 10**power)
            if count:
                said += (" " if said else "") + self._counted(count, name, case)
        if number:
            joint = below if said.endswith(self._words("thousand", case)[-1]) else " "
            said += (joint if said else "") + self._below_thousand(number, gender, case)
        return said

    def _counted(self, count: int, name: str, case: str) -> str:
        forms = self._words(name, case)
        form: str = forms[self._how["plurals"].split().index(self.plural(count))]
        if count == 1 and name not in self._how["with_one"].split():
            return form
        joint = "" if self._how.get("joined") and name == "thousand" else " "
        if self._how.get("joined") and name == "thousand":
            case = "nom"
        if count > 1 and self.plural(count) == "one":
            form = self.table[name].get("many_and_one", form)
        return f"{self.cardinal(count, str(self.table[name]['gender']), case)}{joint}{form}"

    def _below_thousand(self, number: int, gender: str, case: str) -> str:
        hundreds, rest = divmod(number, _HUNDRED)
        said = [self._words("hundreds", case)[hundreds - 1].replace("_", " ")] if hundreds else []
        if rest and rest < _TEEN:
            last = self._ones(rest, gender, case)
            # "sto jeden" where one does not agree after others
            said.append(self._how.get("one_after", last) if rest == 1 and hundreds and case == "nom" else last)
        elif rest:
            said.append(self._tens(*divmod(rest, _TEN), gender, case))
        return ("" if self._how.get("joined") else " ").join(said)

    def _ones(self, number: int, gender: str, case: str) -> str:
        forms = self._words("ones", case)[number - 1].split("/")
        place = _GENDERS.find(gender)
        return forms[place if 0 <= place < len(forms) else 0]

    def _tens(self, tens: int, one: int, gender: str, case: str) -> str:
        ten = self._words("tens", case)[tens - 2]
        if not one:
            return ten
        oblique = case not in {"nom", "acc"}
        if self._how.get("reversed"):
            return f"{self._ones(one, 'c', 'nom')}{self._how['joint']}{ten}"
        if one == 1 and self._how.get("one_fixed") and oblique:
            return self._tens(tens, one, gender, "nom")
        joint = " " if oblique else self._how["joint"]
        if one == 1 and (fixed := self._how.get("one_oblique" if oblique else "one")):
            return f"{ten}{joint}{fixed}"
        if self._how.get("fixed") and not oblique:
            gender = "m"
        return f"{ten}{joint}{self._ones(one, gender, case)}"

    def ordinal(self, number: int, gender: str = "m", case: str = "nom") -> str | None:
        """Return an ordinal; gender "p" is the plural. None beyond the hundred thousands."""
        words = self.table["ordinal"]
        head, rest = number // _HUNDRED * _HUNDRED, number % _HUNDRED
        if not rest and number % _THOUSAND:
            head, rest = number // _THOUSAND * _THOUSAND, number % _THOUSAND
            said = [self.bent(words["hundreds"].split()[rest // _HUNDRED - 1], gender, case)]
        elif not rest:
            thousands = words["thousands"].split()
            count = number // _THOUSAND
            return self.bent(thousands[count - 1], gender, case) if 0 < count <= len(thousands) else None
        elif rest < _TEEN:
            said = [self.bent(words["ones"].split()[rest - 1], gender, case)]
        else:
            tens, one = divmod(rest, _TEN)
            said = self._ordinal_tens(words["tens"].split()[tens - 2], tens, one, gender, case)
        return " ".join([*([self.cardinal(head)] if head else []), *said])

    def _ordinal_tens(self, ten: str, tens: int, one: int, gender: str, case: str) -> list[str]:
        if not one:
            return [self.bent(ten, gender, case)]
        if self._how.get("reversed"):
            return [self._tens(tens, one, "m", "nom").removesuffix(self._tens(tens, 0, "m", "nom"))
                    + self.bent(ten, gender, case)]  # fmt: skip
        last = self.bent(self.table["ordinal"]["ones"].split()[one - 1], gender, case)
        if self._how.get("cardinal_tens"):
            return [self._tens(tens, 0, "m", "nom"), last]
        return [self.bent(ten, gender, case), last]

    def bent(self, word: str, gender: str, case: str) -> str:
        """Return an adjective, given as the masculine nominative, in a gender and a case."""
        endings = self.table["endings"]
        ending = next(end for end in sorted(endings, key=len, reverse=True) if word.endswith(end))
        forms = endings[ending][gender].split()
        return word.removesuffix(ending) + str(forms[CASES.index(case)])


@cache
def numerals(code: str) -> Numerals:
    """Return the numerals of a language (ISO 639-1) with a table in this folder."""
    return Numerals(code)
