"""Make training pages of the raw-text reader from saved web pages: their lines, labelled by our reader of web pages.

    python benchmarks/reading/label_pages.py PAGES OUT [--not-like CASES]

PAGES holds saved pages as ``*.html``. OUT gets NAME.txt, NAME.light.txt and NAME.json, as ``train_text.py --more``
takes them: what is copied with all furniture, with less, and a label a line (T title, A author, D date, C caption,
B body, F furniture). A page whose article is short, is hardly running text, has no headline among its lines, or is
not found again in the lines is left out; so is one with the title or the text of a case in CASES, and one whose
article is there already.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from html_pages import flat
from page_lines import lines_of

from audicle.errors import AudicleError
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.html.encoding import decode
from audicle.read.html.tree import parse
from audicle.read.printed_dates import find_dates
from audicle.read.source import Source
from audicle.read.text.shape import shape_of

Json = dict[str, Any]

_LEAST_BODY = 120  # words: less is no article, or one that was not found
_LEAST_LINES = 3  # of the body
_FOUND = 0.9  # of the article's words, among the lines
_RUNNING = 10  # words: a shorter line is seldom a sentence
_RUNS = 0.7  # of the body, in running text
_LONG = 4  # words: a line of so many that stands in a paragraph is part of it
_ABOUT = 15  # words: bylines and datelines are not longer
_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """Return the words of a text, so that what is printed differently compares equal."""
    return " ".join(_WORD.findall(text.casefold()))


def labels_of(lines: list[str], article: Json) -> str:
    """Return a label for every line, a letter each."""
    title = key(article["title"] or "")
    captions = {key(caption) for caption in article["captions"]}
    blocks = {key(line) for line in article["body"].split("\n")}
    body = f" {key(article['body'])} "
    authors = [key(name) for name in article["authors"]]
    found = []
    for line in lines:
        words = key(line)
        size = len(words.split())
        if words == title:
            mark = "T"
        elif words in captions:
            mark = "C"
        elif words in blocks or (size >= _LONG and f" {words} " in body):
            mark = "B"
        elif size >= _LONG and any(
            words in caption or caption in words for caption in captions if len(caption.split()) >= _LONG
        ):
            mark = "C"
        elif size <= _ABOUT and any(f" {name} " in f" {words} " for name in authors):
            mark = "A"
        elif size <= _ABOUT and any(date.value == (article["date"] or "")[:10] for date in find_dates(line)):
            mark = "D"
        else:
            mark = "F"
        found.append(mark)
    return "".join(found)


def is_usable(lines: list[str], labels: str, article: Json) -> bool:
    """Say whether the article was found again in the lines, with its headline above it."""
    words = key(article["body"])
    size = len(words.split()) if " " in words else 0
    if max(size, len(words) // 6) < _LEAST_BODY or labels.count("B") < _LEAST_LINES:
        return False
    text = [line for line, mark in zip(lines, labels, strict=True) if mark == "B"]
    running = sum(len(line) for line in text if shape_of(line).size >= _RUNNING)
    if running < _RUNS * sum(map(len, text)):
        return False  # a list, a poem, a program
    kept = sum(len(key(line)) for line in text)
    return kept >= _FOUND * len(words) and "T" in labels[: labels.index("B") + 1] and "F" in labels


def host_of(url: str) -> str:
    """Return the site of an address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def main() -> None:
    """Label every page that can be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--not-like", type=Path, help="cases whose pages must not be among them")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((chosen.not_like or Path()).glob("*.json"))]
    barred = {key(title) for case in gold for title in (case["title"], *case["title_alts"])}
    barred |= {key(case["body"])[:200] for case in gold}
    made = 0
    for path in sorted(chosen.pages.glob("*.html")):
        data = path.read_bytes()
        try:
            article = flat(read_html(Source(path.name, data), SilentProgress()).article)
        except AudicleError:
            continue
        start = key(article["body"])[:200]
        if start in barred or key(article["title"] or "") in barred:
            continue
        text = decode(data)
        body = parse(text, path.name).find("body")
        full, light = lines_of(body), lines_of(body, light=True)
        labels, labels_light = labels_of(full, article), labels_of(light, article)
        if not (is_usable(full, labels, article) and is_usable(light, labels_light, article)):
            continue
        barred.add(start)
        address = re.search(r"<link[^>]+canonical[^>]*>|<meta[^>]+og:url[^>]*>", text)
        found = re.search(r"https?://[^\s\"'>]+", address.group()) if address else None
        case = {
            "source_url": found.group() if found else f"http://{path.stem}/",
            **article,
            "labels": labels,
            "labels_light": labels_light,
        }
        (chosen.out / f"{path.stem}.txt").write_text("\n".join(full) + "\n", encoding="utf-8")
        (chosen.out / f"{path.stem}.light.txt").write_text("\n".join(light) + "\n", encoding="utf-8")
        (chosen.out / f"{path.stem}.json").write_text(json.dumps(case, ensure_ascii=False, indent=1), encoding="utf-8")
        made += 1
    print(f"{made} pages", file=sys.stderr)


if __name__ == "__main__":
    main()
