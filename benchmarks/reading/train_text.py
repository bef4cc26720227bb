# ruff: noqa: PLR2004 - the numbers say how gold labels and variants are made; each stands once
"""Fit the weights of the raw-text reader's chain of labels.

    python benchmarks/reading/train_text.py CASES [--more PAGES] [--weights FILE] [--fold 0|1]

CASES is a folder of NNN.txt and NNN.light.txt with gold labels per line in NNN.json; PAGES a folder of more such
pages, which were labelled by ``label_pages.py``. With ``--fold`` the cases of some sites are left out, and the pages
of those sites; the sites are parted by a hash of their names. Needs python-crfsuite.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import pycrfsuite
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from audicle.read.printed_dates import find_dates
from audicle.read.text import features as looks
from audicle.read.text.captions import is_credit, split_credit
from audicle.read.text.chain import FOLLOWS, Label
from audicle.read.text.features import Page as PageOf
from audicle.read.text.features import features
from audicle.read.text.people import names_in
from audicle.read.text.titles import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHTS = Path("src/audicle/read/text/weights.json")
RIDGE = 2.0  # how strongly the headline's weights are held near nothing
Page = tuple[list[str], list[Label]]


def lines_of(path: Path) -> list[str]:
    """Return the lines of a case, as its labels count them."""
    return [line for line in map(str.strip, path.read_text(encoding="utf-8").split("\n")) if line]


def fold(gold: dict[str, Any], folds: int = 2) -> int:
    """Return the part, of ``folds``, that a page's site is in."""
    return hashlib.sha256(site_of(gold).encode()).digest()[0] % folds


def site_of(gold: dict[str, Any]) -> str:
    """Return the site that a page is from."""
    return (urlsplit(gold["source_url"]).hostname or "").removeprefix("www.")


def page_of(path: Path, gold: dict[str, Any], variant: str) -> Page:
    """Return a case as its lines and our labels."""
    lines = lines_of(path.with_suffix(".txt" if variant == "labels" else ".light.txt"))
    marks = [
        "T" if mark == "B" and line == gold["title"] else mark for line, mark in zip(lines, gold[variant], strict=True)
    ]
    return lines, relabelled(lines, marks)


def mixed(page: Page, other: Page) -> Page:
    """Return the article of one page in the furniture of another."""
    outer = {Label.BEFORE, Label.AFTER}
    inner = [(x, y) for x, y in zip(*page, strict=True) if y not in outer]
    above = [(x, y) for x, y in zip(*other, strict=True) if y is Label.BEFORE]
    below = [(x, y) for x, y in zip(*other, strict=True) if y is Label.AFTER]
    made = [*above, *inner, *below]
    return [x for x, _ in made], mended([y for _, y in made])


def captioned(page: Page, captions: list[str], chance: random.Random) -> Page:
    """Return a page with one or two captions, of other pages, between headline and body and nothing else there."""
    outside = {Label.BEFORE, Label.AFTER}
    gone = {Label.BETWEEN, Label.INSIDE, Label.AUTHOR, Label.DATE, Label.CAPTION}
    rest = [(x, y) for x, y in zip(*page, strict=True) if y not in gone and (y not in outside or chance.random() < 0.3)]
    begin = next(at for at, (_, y) in enumerate(rest) if y is Label.BODY)
    some = [(split_credit(chance.choice(captions))[0], Label.CAPTION) for _ in range(chance.choice((1, 2)))]
    made = [*rest[:begin], *some, *rest[begin:]]
    return [x for x, _ in made], mended([y for _, y in made])


def relabelled(lines: list[str], gold: list[str]) -> list[Label]:
    """Return our labels for the gold ones: T title, A author, D date, C caption, B body, F furniture.

    Gold marks every line whose text occurs in the article, wherever it stands; lines that repeat the title among
    the headlines of other stories, or a word of the body in a menu, are furniture to us.
    """
    body = _main_body(lines, gold)
    begin, end = min(body), max(body) + 1
    head = next((at for at in range(max(0, begin - 30), begin) if gold[at] == "T"), None)
    if head is None:
        head = next((at for at in range(begin - 1, -1, -1) if gold[at] == "T"), begin)
    first = next((at for at in range(max(0, head - 3), head) if gold[at] in "AD"), head)
    found = []
    for at, (line, mark) in enumerate(zip(lines, gold, strict=True)):
        short = len(line.split()) <= 14
        if at < first:
            label = Label.BEFORE
        elif at < begin:
            label = {"T": Label.TITLE, "A": Label.AUTHOR, "D": Label.DATE, "C": Label.CAPTION}.get(mark, Label.BETWEEN)
            if mark == "F" and short and find_dates(line):
                label = Label.DATE
            elif mark == "F" and len(line.split()) > 5 and any(map(is_credit, lines[at + 1 : at + 3])):
                label = Label.CAPTION  # gold knows the captions of the page's own pictures only
            if mark == "A" and "photo" in line.casefold():
                label = Label.BETWEEN
        elif at < end:
            label = Label.BODY if at in body else Label.CAPTION if mark == "C" else Label.INSIDE
        else:
            label = Label.SIGNED if mark == "A" and at < end + 6 and short else Label.AFTER
            if mark == "C" and at < end + 3:
                label = Label.CAPTION
        found.append(label)
    return mended(found)


def certain(page: Page) -> Page:
    """Return a page without the lines that may name an author whom nobody knows."""
    lines, labels = page
    if Label.AUTHOR in labels or Label.SIGNED in labels:
        return page
    kept = [
        (line, label)
        for line, label in zip(lines, labels, strict=True)
        if label is not Label.BETWEEN or len(line.split()) > 14 or not names_in(line)
    ]
    return [line for line, _ in kept], mended([label for _, label in kept])


_INSTEAD = (Label.AFTER, Label.INSIDE, Label.BETWEEN, Label.BEFORE, Label.BODY)


def mended(found: list[Label]) -> list[Label]:
    """Return labels that keep to the order that the chain knows."""
    result: list[Label] = []
    for label in found:
        before = result[-1] if result else None
        kept = not before or label in FOLLOWS[before]
        result.append(label if kept else next(other for other in _INSTEAD if other in FOLLOWS[before]))
    return result


def _main_body(lines: list[str], gold: list[str]) -> set[int]:
    """Return the body lines that stand together; those far away are menu words that also occur in the text."""
    marked = [at for at, mark in enumerate(gold) if mark == "B"]
    groups: list[list[int]] = []
    for at in marked:
        gap = at - groups[-1][-1] if groups else 0
        if groups and gap <= (30 if len(lines[at]) >= 80 and len(lines[groups[-1][-1]]) >= 80 else 12):
            groups[-1].append(at)
        else:
            groups.append([at])
    best = max(groups, key=lambda group: sum(len(lines[at]) for at in group))
    while len(best) > 1 and len(lines[best[0]]) < 60 and best[1] - best[0] > 3:
        best.pop(0)
    while len(best) > 1 and len(lines[best[-1]]) < 60 and best[-1] - best[-2] > 2:
        best.pop()
    return set(best)


def variants(page: Page, chance: random.Random) -> list[Page]:
    """Return a page and what it would look like had less, or something else, been copied with it."""
    lines, labels = page
    made = [page]
    outside = {Label.BEFORE, Label.BETWEEN, Label.INSIDE, Label.AFTER}
    for keep in (0.0, 0.15, 0.5):
        kept = [(x, y) for x, y in zip(lines, labels, strict=True) if y not in outside or chance.random() < keep]
        made.append(([x for x, _ in kept], mended([y for _, y in kept])))
    # the author alone below the text, as some pages copy
    authors = [at for at, label in enumerate(labels) if label is Label.AUTHOR and len(lines[at].split()) <= 8]
    if authors:
        at = authors[0]
        name = lines[at].removeprefix("By ").removeprefix("by ").split(" | ")[0].split(" - ")[0].split(",")[0]
        rest = [(x, y) for i, (x, y) in enumerate(zip(lines, labels, strict=True)) if i not in authors]
        some = [(x, y) for x, y in rest if y not in outside or chance.random() < 0.3]
        made += [
            ([*(x for x, _ in kept), name], mended([*(y for _, y in kept), Label.SIGNED])) for kept in (rest, some)
        ]
    # captions right below the headline, without byline, date or furniture between
    captions = [x for x, y in zip(lines, labels, strict=True) if y is Label.CAPTION and len(x.split()) < 40][:3]
    titles = [at for at, label in enumerate(labels) if label is Label.TITLE]
    if captions and titles:
        at = titles[-1]
        above = [
            (x, y) for x, y in zip(lines[:at], labels[:at], strict=True) if y is Label.BEFORE and chance.random() < 0.3
        ]
        below = [
            (x, y)
            for x, y in zip(lines[at:], labels[at:], strict=True)
            if y not in (Label.CAPTION, Label.BETWEEN, Label.INSIDE, Label.AUTHOR, Label.DATE)
            and (y is not Label.AFTER or chance.random() < 0.3)
        ]
        kept = [*above, below[0], *((x, Label.CAPTION) for x in captions), *below[1:]]
        made.append(([x for x, _ in kept], mended([y for _, y in kept])))
        made.append(([split_credit(x)[0] for x, _ in kept], mended([y for _, y in kept])))
    return [(x, y) for x, y in made if x]


Pair = tuple[Page, Page]  # a page with all furniture, and with less


def pages_of(chosen: argparse.Namespace) -> tuple[list[Pair], list[Pair]]:
    """Return the cases to fit to and the pages that were labelled by machine, without those of sites left out."""
    read: list[Pair] = []
    held_out: set[str] = set()
    for path in sorted(chosen.cases.glob("[0-9][0-9][0-9].json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if chosen.fold is None or fold(gold, chosen.folds) != chosen.fold:
            read.append((page_of(path, gold, "labels"), page_of(path, gold, "labels_light")))
        else:
            held_out.add(site_of(gold))
    more: list[Pair] = []
    for path in sorted(chosen.more.glob("*.json")) if chosen.more else ():
        gold = json.loads(path.read_text(encoding="utf-8"))
        if site_of(gold) not in held_out:
            more.append((certain(page_of(path, gold, "labels")), certain(page_of(path, gold, "labels_light"))))
    return read, more


def samples_of(read: list[Pair], more: list[Pair], chosen: argparse.Namespace) -> Iterator[tuple[Page, bool]]:
    """Yield what the weights are fitted to; with False what only those of the headline are."""
    chance = random.Random(1)
    captions = [
        x for _, light in read for x, y in zip(*light, strict=True) if y is Label.CAPTION and len(x.split()) < 40
    ]
    for full, light in read:
        samples = [full, *variants(light, chance)]
        samples += [mixed(light, chance.choice(read)[chance.randrange(2)]) for _ in range(chosen.mixtures)]
        samples.append(captioned(light, captions, chance))
        # captions share more words with the text than those of other pages do: for the headline's rivals, pieces of it
        pieces = [
            " ".join(x.split()[: chance.randrange(6, 13)]) for x, y in zip(*light, strict=True) if y is Label.BODY
        ]
        yield captioned(light, [piece for piece in pieces if len(piece.split()) > 5] or captions, chance), False
        yield from ((sample, True) for sample in samples)
    for full, light in more:
        others = variants(light, chance)[1:]
        some = chance.sample(others, min(len(others), chosen.samples))
        yield from ((sample, True) for sample in (full, light, *some))


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--fold", type=int, help="leave out the sites of this part")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--mixtures", type=int, default=2)
    parser.add_argument("--c1", type=float, default=0.0)
    parser.add_argument("--c2", type=float, default=1.0)
    parser.add_argument("--iterations", type=int, default=250)
    parser.add_argument("--more", type=Path, help="pages labelled by label_pages.py")
    parser.add_argument("--samples", type=int, default=1, help="of each page of --more, besides the page itself")
    chosen = parser.parse_args()
    for name in ("categories", "find_dates", "is_credit", "shape_of", "split_credit"):
        setattr(looks, name, cache(getattr(looks, name)))  # the samples of a page have most of their lines in common
    read, more = pages_of(chosen)
    titles: list[tuple[dict[int, list[str]], set[int]]] = []
    chains = []
    for pages in ([], more) if more else ([],):
        titles = []
        sequences = []
        for (texts, labels), whole in samples_of(read, pages, chosen):
            seen = PageOf(texts)
            headlines = [at for at, label in enumerate(labels) if label is Label.TITLE]
            titles.append((candidates(seen), set(headlines)))
            if whole:
                sequences.append((list(features(seen, headlines[0] if headlines else None)), list(labels)))
        chains.append(chain_weights(sequences, chosen))
    follows, rows = (averaged([chain[part] for chain in chains]) for part in (0, 1))
    rows = {
        name: kept for name, row in rows.items() if (kept := {to: one for to, one in row.items() if abs(one) >= 0.02})
    }
    chosen.weights.write_text(
        readable({"title": title_weights(titles), "follows": follows, "features": rows}), encoding="utf-8"
    )
    pages_read = f"{len(read)} cases, {len(more)} more pages"
    print(f"{pages_read}, {len(rows)} features, {sum(map(len, rows.values()))} weights", file=sys.stderr)


Table = dict[str, dict[str, float]]


def chain_weights(sequences: list[tuple[list[list[str]], list[Label]]], chosen: argparse.Namespace) -> list[Table]:
    """Fit how much each label speaks for the next, and each feature for a label."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for found, labels in sequences:
        trainer.append(found, labels)
    trainer.set_params(
        {"c1": chosen.c1, "c2": chosen.c2, "max_iterations": chosen.iterations, "feature.possible_transitions": True}
    )
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    tables: list[Table] = [{}, {}]
    for table, weights in zip(tables, (info.transitions, info.state_features), strict=True):
        for (first, second), weight in sorted(weights.items()):
            table.setdefault(first, {})[second] = weight
    return tables


def averaged(tables: list[Table]) -> Table:
    """Return the mean of tables of weights: what pages labelled by hand say, and what many pages say, count alike."""
    names = sorted({(row, column) for table in tables for row in table for column in table[row]})
    mean: Table = {}
    for row, column in names:
        values = [table.get(row, {}).get(column, 0.0) for table in tables]
        mean.setdefault(row, {})[column] = round(sum(values) / len(values), 2)
    return mean


def title_weights(pages: list[tuple[dict[int, list[str]], set[int]]]) -> dict[str, dict[str, float]]:
    """Fit how much each feature speaks for a line being the headline: a softmax over the candidates of a page."""
    names = sorted({name for found, _ in pages for row in found.values() for name in row})
    number = {name: at for at, name in enumerate(names)}
    rows = [row for found, _ in pages for row in found.values()]
    ends = np.cumsum([len(row) for row in rows])
    columns = [number[name] for row in rows for name in row]
    matrix = csr_matrix((np.ones(len(columns)), columns, np.concatenate([[0], ends])), shape=(len(rows), len(names)))
    right = np.array(
        [at in wanted if set(found) & wanted else at < 0 for found, wanted in pages for at in found], float
    )
    sizes = np.array([len(found) for found, _ in pages])
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        chances = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), sizes))
        chances /= np.repeat(np.add.reduceat(chances, begins), sizes)
        share = np.add.reduceat(chances * right, begins) + 1e-12
        total = 0.5 * RIDGE * float(weights @ weights) - float(np.log(share).sum())
        return total, RIDGE * weights + matrix.T @ (chances - chances * right / np.repeat(share, sizes))

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: {"score": round(float(weight), 2)} for name, weight in zip(names, fitted, strict=True)}


def readable(data: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the weights as JSON with one row a line."""
    parts = []
    for name, table in data.items():
        rows = ",\n".join(f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(row)}" for key, row in table.items())
        parts.append(f' "{name}": {{\n{rows}\n }}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
