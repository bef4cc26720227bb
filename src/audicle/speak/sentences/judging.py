"""Whether a sentence ends at a place, by its marks, by what is known of its language, and by what is around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import sentencex

from audicle.speak.abbreviations import Abbreviation, Kind
from audicle.speak.sentences.around import LETTERED, Around, Next, around
from audicle.speak.sentences.pairs import QUOTES

if TYPE_CHECKING:
    from audicle.speak.sentences.knowledge import Knowledge
    from audicle.speak.sentences.pairs import Pairs
    from audicle.speak.sentences.places import Place

_ENUMERATOR = re.compile(r"[•◦▪‣⁃*-]?\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,5}|[^\W\d_])[.)]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?){2,}")
_INITIAL = re.compile(r"(?:[^\W\d_]{2,}-)?[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_ORDINAL = re.compile(r"(\d{1,3}|[IVXL]{1,6})\.")
_DATE = re.compile(r"\d{4}\. ?\d{1,2}\. ?\d{1,2}\.$")
_DAY = re.compile(r"(?:\d{1,2}|[12]\d{3})\.")
# Without a vowel, and no sound: Płk., Bd.
_CUT_SHORT = re.compile(
    r"(?!Hm|Mm|Ps+t|Br+\.|S+h|Ts+\.|Gr+\.|Pf)[B-DF-HJ-NP-TV-XZĆČÇŁŘŚŞŠŹŻŽ][b-df-hj-np-tv-xzćčçłřśşšźżž]{1,4}\."
)
_MEASURED = re.compile(r"£?\d{1,6}[a-z]{1,2}\.")  # "10s. 6d."
_FILE = re.compile(r"[\w./@:?=&%#-]*\w{2,}\.[a-z]\w+\.")
_SYLLABIC = frozenset({"cs", "sk", "hr", "sl", "sr", "bs", "mk"})  # r and l make syllables: "smrt", "krk"
_PARTICLES = frozenset({"De", "La", "Le", "Di", "Da", "Du", "Del", "Van", "Von", "El", "Ten", "Ter", "Al"})
_COUNTED = re.compile(r"\d\D{0,2}$|^[IVXLCDM]+$|^[ІХ]+$")  # a number, a numeral
_LONGEST = 8  # characters of an abbreviation that no table knows
_FEW = 2  # words before three points that are no sentence: "Well ... I see"
_SAYING = 25  # characters after a quotation in which a verb of saying belongs to it


@dataclass(frozen=True, slots=True)
class Judge:
    """Says of a language's texts where sentences end."""

    known: Knowledge

    def ends(self, text: str, place: Place, start: int, pairs: Pairs, *, guess: bool) -> bool:
        """Say whether the sentence that began at ``start`` ends at ``place``; ``guess``: whether sentencex says so."""
        first, second = text[place.next], text[place.next + 1 : place.next + 2]
        if first.islower() and not (second.isupper() or LETTERED.match(text, place.next)):
            return False
        here = around(text, place, start, pairs)
        marks = text[place.mark : place.after]
        if here.next in {Next.JOINT, Next.LOWER} and not (here.opened and guess):
            return False
        if text[place.mark - 1 : place.mark] in {"(", "["} and place.end > place.after:
            return guess  # an exclamation or omission in brackets
        closed = text[place.after : place.end]
        if not QUOTES.isdisjoint(closed) and self._said(here, place):
            return False
        abbreviation = self.known.find(here.tokens)
        if marks == ".":
            verdict = self._after_point(here, abbreviation, text, place, start)
        elif abbreviation:
            verdict = self._after_abbreviation(here, abbreviation)
        elif not marks.strip(". …"):
            verdict = self._after_omission(here)
        else:
            verdict = True
        if verdict is None:
            verdict = guess or self._starts(here) or not self._joined_by_sentencex(here)
        return verdict

    def _said(self, here: Around, place: Place) -> bool:
        """Say whether a closed quotation goes on with who says it, in a script without capitals."""
        if here.next is not Next.CASELESS or here.opened:
            return False
        clause = re.split(r"[。！？.!?؟।]", here.after[:_SAYING], maxsplit=1)[0]
        says = self.known.table.says
        return any(clause.startswith(word[1:]) if word[0] == "^" else word in clause for word in says)

    def _after_point(
        self, here: Around, abbreviation: Abbreviation | None, text: str, place: Place, start: int
    ) -> bool | None:
        """Judge a single point."""
        token = here.tokens[-1] if here.tokens else ""
        begins = here.begins or (len(here.sentence) == len("•.") and not here.sentence[0][0].isalnum())
        if begins and _ENUMERATOR.fullmatch(token) and place.end <= place.after + 1:
            asked = text[:start].rstrip()[-1:] in {"?", "？", "؟"}
            return None if asked else False
        if self.known.goes_on(here.tokens, here.after):
            return False
        if abbreviation:
            verdict = self._after_abbreviation(here, abbreviation)
            if verdict is not None or not abbreviation.needs_what_follows:
                return verdict
        if here.next is Next.DIGIT and _MEASURED.fullmatch(token):
            return False
        if (ordinal := self._after_number(here, token)) is not None:
            return ordinal
        starts = self._starts(here)
        if _FILE.fullmatch(token):
            return True
        if here.next is Next.SIGN:  # "A. & B." go on
            return not (_INITIAL.fullmatch(token) or _DOTTED.fullmatch(token))
        if _INITIAL.fullmatch(token) and not token[-2:-1].isdigit():
            return self._after_initial(here, token, starts=starts)
        if _DOTTED.fullmatch(token):
            return None if token.islower() else self._either(here, starts=starts)
        if (
            _CUT_SHORT.fullmatch(token)
            and self.known.code not in _SYLLABIC
            and not (len(here.tokens) > 1 and here.tokens[-2][-1:].isdigit())
        ):
            return starts
        return None

    def _starts(self, here: Around) -> bool:
        """Say whether a word follows that often begins sentences and is no name, or what opens one."""
        if here.dash or here.after[:1] in {"¿", "¡"}:
            return True
        return not here.initial and here.word.replace("’", "'").partition("'")[0] in self.known.table.starters

    def _either(self, here: Around, *, starts: bool) -> bool | None:
        if here.next is Next.CASELESS:
            return None
        return starts

    def _after_abbreviation(self, here: Around, abbreviation: Abbreviation) -> bool | None:
        """Judge what follows an abbreviation; None: it is none here, or sentencex may say."""
        kind, starts = abbreviation.kind, self._starts(here)
        if kind is Kind.INNER:
            return None if abbreviation.word and here.next is Next.CAPITAL else False  # "Max. Peter"
        if kind in {Kind.ERA, Kind.END} and here.next is Next.CAPITAL and self._is_lead(here):
            return False
        counted = len(here.tokens) > 1 and _COUNTED.search(here.tokens[-2]) is not None
        if kind is Kind.TITLE or (kind is Kind.ERA and len(abbreviation.bare) <= len("ст.") and not counted):
            return self._after_title(here, abbreviation, counted=counted)
        if kind in {Kind.REFERENCE, Kind.DATE}:
            numbered = here.numbered or here.next is Next.DIGIT
            if numbered and not (starts and here.next is Next.CAPITAL):
                return False
            other = self.known.by_bare.get(f"{here.word}.")
            if kind is Kind.DATE and other and other.kind is Kind.DATE:
                return False  # "Sun. Dec. 7"
            if abbreviation.word or (counted and here.next is Next.CAPITAL):
                return True  # "It has 300 p. They"
            if abbreviation.needs_what_follows:
                return None
        return self._at_an_end(here, abbreviation, counted=counted, starts=starts)

    def _after_title(self, here: Around, abbreviation: Abbreviation, *, counted: bool) -> bool | None:
        """Judge what follows a title; ``counted``: a number stands before it."""
        small = len(abbreviation.bare) == len("a.") and abbreviation.bare.islower()
        if abbreviation.kind is Kind.TITLE:
            if counted and (here.next is Next.CASELESS or (small and here.next is Next.CAPITAL)):
                return True  # "300 s. It": no sister
            if abbreviation.word and self._starts(here):
                return True
        return False if here.next in {Next.CAPITAL, Next.CASELESS, Next.DIGIT} and not here.dash else None

    def _at_an_end(self, here: Around, abbreviation: Abbreviation, *, counted: bool, starts: bool) -> bool | None:
        """Judge what follows an abbreviation that can end its sentence."""
        kind = abbreviation.kind
        if abbreviation.word:
            return True
        if here.word in self.known.table.goes_on or (kind is Kind.ERA and here.next is Next.DIGIT):
            return False
        if kind is Kind.END and counted and here.word.isupper() and len(here.word) > 1:
            return False  # "§ 5 ff. BGB"
        if here.next is Next.CASELESS:
            return True
        if kind is Kind.DATE:
            return True if here.next is Next.CAPITAL else None
        if here.next is Next.SIGN or (here.opened and here.after[:1] in {"(", "["}):
            return False
        if kind in {Kind.END, Kind.ERA}:
            return True if here.next is Next.CAPITAL else None
        return starts

    def _is_lead(self, here: Around) -> bool:
        """Say whether the sentence is no more yet than a time: "In 44 B.C."."""
        first, *others = here.sentence or ("",)
        return first in self.known.table.leads and not any(
            len(word) > len("abc") and word.islower() and word.isalpha() for word in others
        )

    def _after_initial(self, here: Around, token: str, *, starts: bool) -> bool | None:
        before = here.tokens[-2].strip("\"'“”„«»(),;:") if len(here.tokens) > 1 else ""
        if len(token) > len("A."):
            return self._either(here, starts=starts)
        if before in self.known.table.lettered:
            return True
        if here.next is Next.DIGIT:
            return None
        if token == "X." and before.islower():  # noqa: S105 - no secret: no name begins so
            return True
        if here.next is Next.CASELESS:
            return bool(before) and before[-1].isdigit()
        if token == "I." and self.known.code == "en" and before.islower():  # noqa: S105 - no secret
            return True
        if starts and here.word in _PARTICLES and here.second[:1].isupper():
            return False
        if token[0].islower() and before[-1:].isdigit():
            return None
        return starts

    def _after_number(self, here: Around, token: str) -> bool | None:
        """Judge a number with a point, where that makes an ordinal; None: it is no ordinal, or nobody knows."""
        known = self.known.table
        before = here.tokens[-2] if len(here.tokens) > 1 else ""
        if here.next is Next.DIGIT and _DAY.fullmatch(token) and (known.ordinals or self.known.code == "ko"):
            return False
        if here.next is Next.CASELESS and _DATE.search(" ".join(here.tokens)):
            return False
        match = _ORDINAL.fullmatch(token)
        if match and known.ordinals and (here.after[:1] in {"§", "&", "/", "+"} or re.fullmatch("[IVX]+", here.word)):
            return False
        if not match or not known.ordinals or here.next is not Next.CAPITAL:
            return None
        if here.opened or here.dash:
            return None
        if here.word in known.after_ordinals or any(
            here.word.startswith(word[:-1]) for word in known.after_ordinals if word.endswith("*")
        ):
            return False
        if self._starts(here):
            return True
        if match[1].isdigit():
            return False if before in known.before_ordinals or before in known.rulers else None
        return (
            False
            if before[:1].isupper() or not before or before in known.before_ordinals or before.endswith(",")
            else None
        )

    def _after_omission(self, here: Around) -> bool | None:
        """Judge three points: what breaks off may go on."""
        if here.dash:
            return False
        if here.next is Next.CAPITAL and self.known.code == "en" and re.match(r"I\b", here.after):
            return not here.sentence or len(here.sentence) > _FEW
        if here.next is Next.CAPITAL and self.known.code == "de":
            return self._starts(here)
        if here.next is Next.CASELESS:
            return not here.sentence or len(here.sentence) > _FEW
        return here.next is Next.CAPITAL

    def _joined_by_sentencex(self, here: Around) -> bool:
        """Say whether sentencex takes the last word for an abbreviation."""
        if not here.tokens:
            return False
        token = here.tokens[-1]
        word = here.word
        if not word.isalpha() and (len(token) > _LONGEST or _ENUMERATOR.match(here.after)):
            word = "X"  # it joins many a word and a number
        return _abbreviated(self.known.code, token, word or "X")


@lru_cache(maxsize=4096)
def _abbreviated(code: str, token: str, word: str) -> bool:
    return len(sentencex.get_sentence_boundaries(code, f"{token} {word}")) == 1
