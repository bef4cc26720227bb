"""Read every raw text of a folder and write what the scorer of the development cases takes.

    python benchmarks/reading/text.py CASES OUTPUT [--variant full|light] [--weights FOLD0 FOLD1 ...]

CASES holds NNN.txt and NNN.light.txt. OUTPUT gets one NNN.json a case: body, title, authors, date, captions. With
``--weights`` each page is read with the weights that were fitted without its site: the n-th of them by
``train_text.py --folds N --fold n``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.model import Article, Block, Figure, Heading, List, Paragraph, Quote, Rule
from audicle.progress import SilentProgress
from audicle.read.characters.decoding import decode
from audicle.read.source import Source
from audicle.read.text import chain, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def body_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the running text of blocks, a line each: no captions."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                lines.append(block.text)
            case List():
                for number, item in enumerate(block.items, start=block.start):
                    texts = body_of(item)
                    # the numbers of a list stand in the page's text
                    lines += [f"{number}. {texts[0]}", *texts[1:]] if block.ordered else texts
            case Quote():
                lines += body_of(block.blocks)
                lines += [said for inline in block.citation if (said := getattr(inline, "text", ""))]
            case Rule():
                lines.append("___")
            case _:
                pass
    return lines


def answer(article: Article, lines: set[str]) -> dict[str, Any]:
    """Return what the scorer asks of an article that was read from ``lines``."""
    blocks = tuple(
        block
        for section in article.sections
        for block in ((section.heading, *section.blocks) if section.heading else section.blocks)
    )
    figures = [block for block in blocks if isinstance(block, Figure)]
    return {
        "title": article.metadata.title,
        "authors": list(article.metadata.authors),
        "date": article.metadata.published or article.metadata.modified,
        # as the page prints it: the credit with the caption if it stands on the same line
        "captions": [
            caption if not figure.credit or f"{figure.credit}" in lines else f"{caption} {figure.credit}".strip()
            for figure in figures
            if (caption := figure.caption_text)
        ],
        "body": "\n".join(body_of(blocks)),
    }


def main() -> None:
    """Read the cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--variant", choices=("full", "light"), default="full")
    parser.add_argument("--weights", type=Path, nargs="+")
    chosen = parser.parse_args()
    fitted = [chain.Weights(json.loads(path.read_text(encoding="utf-8"))) for path in chosen.weights or ()]
    read_cases(chosen.cases, chosen.output, chosen.variant, fitted)


def read_cases(cases: Path, output: Path, variant: str, fitted: Sequence[chain.Weights] = ()) -> None:
    """Read every text of a variant in ``cases`` and write its answer to ``output``."""
    output.mkdir(parents=True, exist_ok=True)
    suffix = ".txt" if variant == "full" else ".light.txt"
    for path in sorted(cases.glob(f"[0-9][0-9][0-9]{suffix}")):
        name = path.name.removesuffix(suffix)
        weights = None
        if fitted:
            from train_text import fold  # noqa: PLC0415 - needs the trainer's packages

            gold = json.loads((cases / f"{name}.json").read_text(encoding="utf-8"))
            weights = fitted[fold(gold, len(fitted))]
        progress = SilentProgress()
        source = Source(path.name, path.read_bytes())
        text = decode(source.data, source.name, progress)
        reading = read_text(source, text, progress, weights)
        result = json.dumps(answer(reading.article, set(text.split("\n"))), ensure_ascii=False, indent=1)
        (output / f"{name}.json").write_text(result, encoding="utf-8")


if __name__ == "__main__":
    main()
