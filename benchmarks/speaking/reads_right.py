"""How much of what is written is read right: written and spoken pairs, class by class.

Counted are the pairs whose reading is spelled exactly as expected (but for case), and those that give the embedded
voice the same phonemes as the expected words. Three readers are compared: the voice alone, the package wetext where
it is installed, and Audicle. The lines of a file after "# held out" were written with the others, before the rules,
and nobody has looked at them while writing rules.

The pairs in ``pairs/en/second`` are a second author's, written before reading the rules or the first author's pairs.
A line may hold more readings that are right too, each after a tab. They are counted twice: with the first reading alone
("strict"), which says how near we are to somebody else's taste, and with any of them.

    python benchmarks/speaking/reads_right.py                # dev and held-out pairs, by class
    python benchmarks/speaking/reads_right.py --wrong        # and every dev pair that is read wrong
    python benchmarks/speaking/reads_right.py --pairs FILE   # any file of lines "written<TAB>spoken" in English
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.speak.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAIRS = Path(__file__).parent / "pairs"
EUROPEAN = ("de", "es", "fr", "it", "pt")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and how it is to be read."""

    kind: str
    written: str
    spoken: tuple[str, ...]
    """The readings that are right, the likeliest first."""
    held_out: bool
    language: str = "en"
    """BCP 47."""


def read_pairs(path: Path, language: str = "en") -> list[Pair]:
    """Return the pairs of a file in ``language``; after a line "# de-CH" they are in that one."""
    pairs, held_out, tag = [], False, language
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "# held out":
            held_out, tag = True, language
        elif line.startswith(f"# {language}-"):
            tag = line.removeprefix("# ")
        elif line.strip():
            written, *spoken = line.split("\t")
            pairs.append(Pair(path.stem, written, tuple(spoken), held_out, tag))
    return pairs


_LETTERS = re.compile(r"(?<![\w.'])[A-Z](?: [A-Z])+(?![\w'])")


@cache
def phonemes(text: str) -> str:
    """Return what the embedded English voice makes of ``text``, in its own phonemes.

    Letters said one after another are compared as letters, however they are written: "P M" as "PM".
    """
    return _g2p()(_LETTERS.sub(lambda m: m[0].replace(" ", ""), text))


@cache
def _g2p() -> Callable[[str], str]:
    from hibari.g2p import G2P  # noqa: PLC0415 - takes a second

    return G2P()


def loose(sounds: str) -> str:
    """Return phonemes without stress, spaces and punctuation."""
    return re.sub(r"[^\w]|[ˈˌ]", "", sounds)


def readers() -> dict[str, Callable[[str], str]]:
    """Return the readers that are here, by name."""
    found: dict[str, Callable[[str], str]] = {"engine": str}
    try:
        from wetext import Normalizer  # noqa: PLC0415 - need not be installed
    except ImportError:
        print("wetext is not installed: left out")
    else:
        wetext = Normalizer(lang="en", operator="tn")

        def read(text: str) -> str:
            try:
                return wetext.normalize(text)
            except Exception:  # noqa: BLE001 - it raises AssertionError on signs it does not know
                return text

        found["wetext"] = read
    found["audicle"] = lambda text: normalise(text, "en").spoken
    return found


def score(pairs: Sequence[Pair], read: Callable[[str], str]) -> tuple[float, float, float]:
    """Return the shares of pairs right by spelling, by phonemes, and by phonemes without stress and spaces."""
    spelled = sounded = loosely = 0
    for pair in pairs:
        said = read(pair.written)
        spelled += said.casefold() in {spoken.casefold() for spoken in pair.spoken}
        sounded += phonemes(said) in {phonemes(spoken) for spoken in pair.spoken}
        loosely += loose(phonemes(said)) in {loose(phonemes(spoken)) for spoken in pair.spoken}
    return spelled / len(pairs), sounded / len(pairs), loosely / len(pairs)


def table(title: str, groups: Iterable[tuple[str, Sequence[Pair]]]) -> None:
    """Print the shares of every reader for every group of pairs."""
    names = readers()
    print(f"\n{title}: share right by spelling / phonemes / phonemes without stress and spaces")
    print(f"{'':16}{'pairs':>6}  " + "".join(f"{name:>22}" for name in names))
    for kind, pairs in groups:
        cells = "".join(f"{' / '.join(f'{share:.2f}' for share in score(pairs, read)):>22}" for read in names.values())
        print(f"{kind:16}{len(pairs):6}  {cells}")


def by_class(pairs: Sequence[Pair]) -> list[tuple[str, Sequence[Pair]]]:
    """Return the pairs of each class, and all of them."""
    kinds = sorted({pair.kind for pair in pairs})
    return [*((kind, [pair for pair in pairs if pair.kind == kind]) for kind in kinds), ("all", pairs)]


def second_author() -> list[Pair]:
    """Print the shares right of the second author's pairs, strict and not, and return the pairs."""
    files = sorted((PAIRS / "en" / "second").glob("*.tsv"))
    pairs = [pair for file in files for pair in read_pairs(file)]
    for title, held_out in (("Second author", False), ("Second author, written after the rules were mended", True)):
        some = [pair for pair in pairs if pair.held_out == held_out]
        table(f"{title}, strict", by_class([replace(pair, spoken=pair.spoken[:1]) for pair in some]))
        table(f"{title}, any reading", by_class(some))
    return pairs


@cache
def _espeak() -> Callable[[list[str], str], list[str]]:
    from audicle.voices.espeak.engine import EspeakEngine  # noqa: PLC0415 - loads a library

    return EspeakEngine().phonemes


def sounds(texts: Sequence[str], language: str) -> list[str]:
    """Return what eSpeak NG makes of texts in a language, in its own phonemes, without stress and spaces."""
    voice = {"de": "de", "es": "es", "fr": "fr", "it": "it", "pt": "pt-BR"}[language[:2]]
    voice = {"pt-PT": "pt", "es-MX": "es-419", "es-US": "es-419"}.get(language, voice)
    voice = {"fr-CH": "fr-CH", "fr-BE": "fr-BE"}.get(language, voice)
    return [loose(said) for said in _espeak()(list(texts), voice)]


@dataclass(frozen=True, slots=True)
class Heard:
    """How a pair is read."""

    spelled: bool  # as expected, by spelling
    sounded: bool  # by the engine's phonemes
    alone_spelled: bool  # the same of the text as it is written
    alone_sounded: bool


def heard(pairs: Sequence[Pair]) -> list[Heard]:
    """Return how pairs are read, as eSpeak NG says them."""
    made = []
    for pair in pairs:
        said = normalise(pair.written, pair.language).spoken
        ours, alone, *right = sounds([said, pair.written, *pair.spoken], pair.language)
        spelled = said in pair.spoken
        made.append(Heard(spelled, spelled or ours in right, pair.written in pair.spoken, alone in right))
    return made


def european(*, wrong: bool) -> None:
    """Print the shares right by spelling and by phonemes, ours beside the text left to the engine.

    ``wrong``: and the pairs that are read wrong but for those held out, and all that are spoiled.
    """
    print("\nOther languages: spelled right, sounded right (the text left to the engine), spoiled, of pairs")
    for language in EUROPEAN:
        first = read_pairs(PAIRS / f"{language}.tsv", language)
        groups = {
            "dev": [pair for pair in first if not pair.held_out],
            "held out": [pair for pair in first if pair.held_out],
            "second author": read_pairs(PAIRS / "second" / f"{language}.tsv", language),
        }
        for title, pairs in groups.items():
            results = heard(pairs)
            spelled, sounded = statistics.mean(r.spelled for r in results), statistics.mean(r.sounded for r in results)
            alone = statistics.mean(r.alone_spelled for r in results), statistics.mean(r.alone_sounded for r in results)
            spoiled = sum(r.alone_sounded and not r.sounded for r in results)
            print(
                f"{language} {title:16}{spelled:5.2f} ({alone[0]:.2f})  {sounded:.2f} ({alone[1]:.2f})"
                f"  {spoiled} spoiled of {len(pairs)}"
            )
            for pair, result in zip(pairs, results, strict=True):
                if wrong and not result.sounded and (title != "held out" or result.alone_sounded):
                    said = normalise(pair.written, pair.language).spoken
                    print(f"  {pair.language} {pair.written!r} is read {said!r}, not {pair.spoken[0]!r}")


def speed(pairs: Sequence[Pair]) -> None:
    """Print the time a sentence takes, in milliseconds: one of running text, and one that is full of figures."""
    plain = "The mill stands where the river meets the sea, and the tide has turned its wheel for eight centuries."
    dense = [f"It was {pair.written} when they came." for pair in pairs]
    for name, sentences in (("plain", [plain] * 500), ("dense", dense)):
        normalise(sentences[0], "en")
        start = time.perf_counter()
        for sentence in sentences:
            normalise(sentence, "en")
        print(f"{name} sentences: {(time.perf_counter() - start) / len(sentences) * 1000:.3f} ms each")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the dev pairs that are not read as expected")
    parser.add_argument("--european", action="store_true", help="score the other languages alone")
    parser.add_argument("--pairs", type=Path, help="score this file of pairs instead")
    arguments = parser.parse_args()
    if arguments.european:
        european(wrong=arguments.wrong)
        return
    files = [arguments.pairs] if arguments.pairs else sorted((PAIRS / "en").glob("*.tsv"))
    pairs = [pair for file in files for pair in read_pairs(file)]
    dev = [pair for pair in pairs if not pair.held_out]
    held_out = [pair for pair in pairs if pair.held_out]
    table("Dev", by_class(dev))
    if held_out:
        table("Held out", by_class(held_out))
    second = [] if arguments.pairs else [pair for pair in second_author() if not pair.held_out]
    if arguments.wrong:
        for pair in [*dev, *second]:
            said = normalise(pair.written, "en").spoken
            if phonemes(said) not in {phonemes(spoken) for spoken in pair.spoken}:
                print(f"{pair.kind}: {pair.written!r} is read {said!r}, not {' or '.join(map(repr, pair.spoken))}")
    if not arguments.pairs:
        european(wrong=arguments.wrong)
        speed(dev)


if __name__ == "__main__":
    main()
