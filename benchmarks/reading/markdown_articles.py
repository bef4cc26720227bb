"""Read Markdown articles and compare each with the values that are expected of it.

    python benchmarks/reading/markdown_articles.py CASES

CASES holds folders with an ``article.md`` and a ``meta.json``, whose ``expected`` gives the title, authors, date,
language, headings with their levels, images with ``alt`` and ``caption``, and the number of tables and code blocks.
What is null is not asked. Prints what is right of each, and names what is not.
"""

from __future__ import annotations

import argparse
import html
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.model import Code, Figure, Heading, Table
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.markdown import read_markdown
from audicle.read.source import Source

if TYPE_CHECKING:
    from audicle.model import Article, Block


@dataclass
class Score:
    """What was asked, what was right, and what was not, by kind of value."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def judge(self, case: str, kind: str, expected: object, found: object) -> None:
        """Count one value."""
        self.asked[kind] += 1
        self.right[kind] += expected == found
        if expected != found:
            self.wrong.append(f"{case}: {kind}: {expected!r} was expected, {found!r} was read")


def score_cases(cases: Path) -> Score:
    """Read every article below ``cases`` and judge it."""
    score = Score()
    for path in sorted(cases.glob("*/article.md")):
        text = path.read_text(encoding="utf-8")
        expected = json.loads((path.parent / "meta.json").read_text(encoding="utf-8"))["expected"]
        source = Source(path.name, text.encode(), folder=path.parent)
        _judge(score, path.parent.name, expected, read_markdown(source, text, SilentProgress()).article)
    return score


def _judge(score: Score, case: str, expected: dict[str, Any], article: Article) -> None:
    blocks = list(walk(_blocks(article)))
    meta = article.metadata
    found = {"title": meta.title, "authors": list(meta.authors), "date": meta.published, "lang": meta.language or None}
    for kind, value in found.items():
        if expected[kind] is not None:
            score.judge(case, kind, expected[kind], value)
    headings = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    wanted = [(level, html.unescape(text)) for level, text in expected["headings"]]
    for index, heading in enumerate(wanted):
        score.judge(case, "headings", heading, headings[index] if index < len(headings) else None)
    figures = [block for block in blocks if isinstance(block, Figure)]
    for image in expected["images"]:
        figure = next((item for item in figures if item.src == image["src"]), None)
        score.judge(case, "pictures", image["src"], figure and figure.src)
        score.judge(case, "alternative texts", image["alt"], figure and (figure.alt or ""))
        score.judge(case, "captions", image["caption"], figure and figure.caption_text)
        if figure:
            figures.remove(figure)
    for kind, name, block in (("tables", "tables", Table), ("code blocks", "code_blocks", Code)):
        score.judge(case, kind, expected[name], sum(isinstance(item, block) for item in blocks))


def _blocks(article: Article) -> tuple[Block, ...]:
    found: list[Block] = []
    for section in article.sections:
        found += [section.heading] if section.heading else []
        found += section.blocks
    return tuple(found)


def main() -> None:
    """Judge the cases and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    score = score_cases(parser.parse_args().cases)
    for kind, asked in score.asked.items():
        print(f"{kind}: {score.right[kind]} of {asked}")
    print(f"all: {score.right.total()} of {score.asked.total()}")
    print("\n".join(score.wrong))


if __name__ == "__main__":
    main()
