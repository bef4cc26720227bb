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
    python benchmarks/speaking/reads_right.py --others       # the languages but English and the five European ones
    python benchmarks/speaking/reads_right.py --language sv  # one language
    python benchmarks/speaking/reads_right.py --pairs FILE   # any file of lines "written<TAB>spoken" in English
"""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pair_files import PAIRS, loose, read_pairs
from reads_languages import EUROPEAN, by_language, languages

from audicle.speak.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pair_files import Pair

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


def english(files: Sequence[Path], *, wrong: bool) -> list[Pair]:
    """Print the shares right of the pairs in files, class by class, and return the pairs that are not held out."""
    pairs = [pair for file in files for pair in read_pairs(file)]
    dev = [pair for pair in pairs if not pair.held_out]
    held_out = [pair for pair in pairs if pair.held_out]
    table("Dev", by_class(dev))
    if held_out:
        table("Held out", by_class(held_out))
    if wrong:
        print_wrong(dev)
    return dev


def print_wrong(pairs: Iterable[Pair]) -> None:
    """Print the English pairs that are read wrong, by phonemes."""
    for pair in pairs:
        said = normalise(pair.written, "en").spoken
        if phonemes(said) not in {phonemes(spoken) for spoken in pair.spoken}:
            print(f"{pair.kind}: {pair.written!r} is read {said!r}, not {' or '.join(map(repr, pair.spoken))}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the dev pairs that are not read as expected")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--european", action="store_true", help=f"score only {' '.join(EUROPEAN)}")
    only.add_argument(
        "--others", action="store_true", help="score only the languages that are neither those nor English"
    )
    only.add_argument("--language", choices=languages(), metavar="CODE", help="score only this language, not English")
    only.add_argument("--pairs", type=Path, help="score only this file of English pairs")
    arguments = parser.parse_args()
    wrong = arguments.wrong
    if arguments.pairs:
        english([arguments.pairs], wrong=wrong)
        return
    if arguments.language:
        by_language("One language", [arguments.language], wrong=wrong)
        return
    dev: list[Pair] = []
    if not (arguments.european or arguments.others):
        dev = english(sorted((PAIRS / "en").glob("*.tsv")), wrong=wrong)
        second = second_author()
        if wrong:
            print_wrong(pair for pair in second if not pair.held_out)
    if not arguments.others:
        by_language("European languages", EUROPEAN, wrong=wrong)
    if not arguments.european:
        by_language("Other languages", languages()[len(EUROPEAN) :], wrong=wrong)
    if dev:
        speed(dev)


if __name__ == "__main__":
    main()
