"""How much is read right in the languages but English: by spelling, and by what eSpeak NG makes of the readings."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pair_files import HELD_OUT, PAIRS, loose, read_pairs

from audicle.speak.normalise import normalise
from audicle.voices.registry import choose
from audicle.voices.shared import kana

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pair_files import Pair

    from audicle.voices.espeak.engine import EspeakEngine

EUROPEAN = ("de", "es", "fr", "it", "pt")


@cache
def _espeak() -> EspeakEngine:
    from audicle.voices.espeak.engine import EspeakEngine  # noqa: PLC0415 - loads a library

    return EspeakEngine()


def sounds(texts: Sequence[str], language: str) -> list[str]:
    """Return what eSpeak NG makes of texts in a language, in its own phonemes, without stress and spaces.

    Its voice is the one Audicle takes for the language, and Japanese is given to it in kana, as Audicle does.
    """
    voice = choose(language, "espeak").name
    said = [kana.kana(text) for text in texts] if voice == "ja" else list(texts)
    return [loose(phonemes) for phonemes in _espeak().phonemes(said, voice)]


@dataclass(frozen=True, slots=True)
class Heard:
    """How a pair is read."""

    said: str
    spelled: bool  # as expected, by spelling
    sounded: bool  # by the engine's phonemes
    alone_spelled: bool  # the same of the text as it is written
    alone_sounded: bool

    @property
    def spoiled(self) -> bool:
        """Whether the engine alone reads it right, and we do not."""
        return self.alone_sounded and not self.sounded


def heard(pairs: Sequence[Pair]) -> list[Heard]:
    """Return how pairs are read, as eSpeak NG says them."""
    made = []
    for pair in pairs:
        said = normalise(pair.written, pair.language).spoken
        ours, alone, *right = sounds([said, pair.written, *pair.spoken], pair.language)
        spelled = said in pair.spoken
        made.append(Heard(said, spelled, spelled or ours in right, pair.written in pair.spoken, alone in right))
    return made


def languages() -> tuple[str, ...]:
    """Return the languages but English that have a file of pairs: those of ``EUROPEAN``, then the others by code."""
    found = sorted(file.stem for file in PAIRS.glob("*.tsv"))
    return (*EUROPEAN, *(language for language in found if language not in EUROPEAN))


def pair_groups(language: str) -> dict[str, list[Pair]]:
    """Return the pairs of a language by who wrote them when; groups without pairs are left out."""
    first = read_pairs(PAIRS / f"{language}.tsv", language)
    second = PAIRS / "second" / f"{language}.tsv"
    groups = {
        "dev": [pair for pair in first if not pair.held_out],
        HELD_OUT: [pair for pair in first if pair.held_out],
        "second author": read_pairs(second, language) if second.exists() else [],
    }
    return {title: pairs for title, pairs in groups.items() if pairs}


def by_language(title: str, tags: Sequence[str], *, wrong: bool) -> None:
    """Print the shares of each language right by spelling and by phonemes, ours beside the text left to the engine.

    ``wrong``: and the pairs that are read wrong, but for those held out.
    """
    print(f"\n{title}: spelled right, sounded right (the text left to the engine), spoiled, of pairs")
    for language in tags:
        for group, pairs in pair_groups(language).items():
            results = heard(pairs)
            spelled, sounded, alone_spelled, alone_sounded = (
                statistics.mean(getattr(result, share) for result in results)
                for share in ("spelled", "sounded", "alone_spelled", "alone_sounded")
            )
            print(
                f"{language:4}{group:16}{spelled:5.2f} ({alone_spelled:.2f})  {sounded:.2f} ({alone_sounded:.2f})"
                f"  {sum(result.spoiled for result in results)} spoiled of {len(pairs)}"
            )
            for pair, result in zip(pairs, results, strict=True):
                if wrong and not result.sounded and group != HELD_OUT:
                    print(f"  {pair.language} {pair.written!r} is read {result.said!r}, not {pair.spoken[0]!r}")
