"""How many passages are cut into their sentences right, by Audicle and by sentencex alone, in each language.

A line of ``sentences/LANGUAGE.txt`` is a passage; "|" stands where one of its sentences begins after another. A passage
is right if its sentences are just these. The lines after "# held out" were written with the others, before the rules
and the tables of their language, and nobody has looked at them while writing those. Those after "# later" were written
when the rules were done, scored once, and then served to mend them. "Spoilt" counts passages that sentencex alone has
right and Audicle has not.

    python benchmarks/speaking/sentence_ends.py            # shares by language
    python benchmarks/speaking/sentence_ends.py --wrong    # and every dev passage that is cut wrong
    python benchmarks/speaking/sentence_ends.py de fr      # some languages only
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import sentencex

from audicle.speak.sentences import sentences

PASSAGES = Path(__file__).parent / "sentences"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its sentences."""

    sentences: tuple[str, ...]
    text: str
    group: str


GROUPS = ("dev", "held out", "later")


def read_passages(path: Path) -> list[Passage]:
    """Return the passages of a file."""
    passages, group = [], "dev"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = line.removeprefix("# ")
        elif line.strip():
            passages.append(Passage(tuple(part.strip() for part in line.split("|")), line.replace("|", ""), group))
    return passages


def by_audicle(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text as Audicle cuts it."""
    return tuple(text[start:end] for start, end in sentences(text, language))


def by_sentencex(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text as sentencex cuts it."""
    return tuple(str(found["text"]).strip() for found in sentencex.get_sentence_boundaries(language, text))


def share(right: list[bool]) -> str:
    """Return the share of those that are right, and of how many."""
    return f"{sum(right) / len(right):.2f} of {len(right):3}" if right else "-"


def main() -> None:
    """Print the shares of each language, and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", help="ISO 639-1; all if none is named")
    parser.add_argument("--wrong", action="store_true", help="print every dev passage that is cut wrong")
    asked = parser.parse_args()
    names = [f"{'Audicle, ' * (group == 'dev')}{group}" for group in GROUPS]
    names += [f"{'sentencex, ' * (group == 'dev')}{group}" for group in GROUPS]
    print(f"{'':8}" + "".join(f"{name:>16}" for name in names) + f"{'spoilt':>8}")
    columns: dict[tuple[str, str], list[bool]] = {}
    all_spoilt = 0
    for path in sorted(PASSAGES.glob("*.txt")):
        language = path.stem
        if asked.languages and language not in asked.languages:
            continue
        here: dict[tuple[str, str], list[bool]] = {}
        spoilt = 0
        for passage in read_passages(path):
            found = by_audicle(passage.text, language)
            ours, theirs = found == passage.sentences, by_sentencex(passage.text, language) == passage.sentences
            for reader, right in (("audicle", ours), ("sentencex", theirs)):
                here.setdefault((reader, passage.group), []).append(right)
                columns.setdefault((reader, passage.group), []).append(right)
            spoilt += theirs and not ours
            if asked.wrong and not ours and passage.group != "held out":
                print(f"    {language}: {' | '.join(found)}")
        print(_row(language, here, spoilt))
        all_spoilt += spoilt
    print(_row("all", columns, all_spoilt))


def _row(name: str, columns: dict[tuple[str, str], list[bool]], spoilt: int) -> str:
    shares = [share(columns.get((reader, group), [])) for reader in ("audicle", "sentencex") for group in GROUPS]
    return f"{name:8}" + "".join(f"{one:>16}" for one in shares) + f"{spoilt:>8}"


if __name__ == "__main__":
    main()
