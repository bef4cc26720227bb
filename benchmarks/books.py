"""How long e-books without narration take, and how large they are, beside pandoc's on the same articles.

    python benchmarks/books.py [--articles 200] [--pandoc PROGRAM] [--repeat 2] [--json FILE]

Every article has 550 words and one picture, a photograph of 1200 by 800 pixels. Audicle converts the folder with one
command on one core (--jobs 0); pandoc is started once for each article, as its users do. Both are measured by turns
in the same run, and the fastest of ``--repeat`` counts. Sizes are those of the first ten books; "picture and text" is
what is the same in both.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from speed import article

WORDS = 550
WORDS_A_MINUTE = 165  # as the texts of speed.py count
SIZED = 10  # books whose size is compared


def photograph(seed: int) -> bytes:
    """Return a JPEG that is as hard to compress as a photograph: coarse shapes with a little grain."""
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 255, (20, 30, 3), dtype=np.uint8)).resize((1200, 800), Image.BICUBIC)
    grain = np.asarray(coarse, dtype=np.int16) + chance.normal(0, 6, (800, 1200, 1)).astype(np.int16)
    out = io.BytesIO()
    Image.fromarray(grain.clip(0, 255).astype(np.uint8)).save(out, "JPEG", quality=85)
    return out.getvalue()


def write_articles(folder: Path, count: int) -> list[Path]:
    """Write the articles and their pictures to ``folder`` and return the articles."""
    folder.mkdir()
    body = article(WORDS / WORDS_A_MINUTE).split("---\n", 2)[2]
    sources = []
    for number in range(count):
        (folder / f"photo-{number:03}.jpg").write_bytes(photograph(number % 20))
        first, _, rest = body.partition("\n\n")
        text = (
            f"---\ntitle: A long walk, part {number}\nauthor: Nobody {number}\nlang: en\ndate: 2024-01-02\n---\n\n"
            f"{first}\n\n![A harbour at dawn, seen from hill {number}](photo-{number:03}.jpg)\n\n{rest}"
        )
        source = folder / f"walk-{number:03}.md"
        source.write_text(text, encoding="utf-8")
        sources.append(source)
    return sources


def on_one_core() -> None:
    """Keep a child process to one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def timed(commands: list[list[str]], folder: Path) -> tuple[float, float]:
    """Run commands one after the other and return the seconds of the clock and of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, cwd=folder, capture_output=True, preexec_fn=on_one_core)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Measure, print, and write JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--pandoc", default=shutil.which("pandoc"), help="the program; without it only Audicle runs")
    parser.add_argument("--repeat", type=int, choices=range(1, 6), default=2, help="the fastest run counts")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sources = write_articles(work / "articles", options.articles)
        audicle = [sys.executable, "-m", "audicle", "convert", "--no-audio", "--no-library", "--jobs", "0", "--quiet"]
        ours, one, theirs = [], [], []
        for number in range(options.repeat):
            ours.append(timed([[*audicle, "articles", "-o", f"ours-{number}"]], work))
            one.append(timed([[*audicle, str(sources[0]), "-o", f"one-{number}"]], work))
            if options.pandoc:
                (work / f"theirs-{number}").mkdir()
                commands = [
                    [options.pandoc, source.name, "-o", str(work / f"theirs-{number}" / f"{source.stem}.epub")]
                    for source in sources
                ]
                theirs.append(timed(commands, work / "articles"))
        figures = {
            "machine": f"{platform.system()} {platform.machine()}, one core, Python {platform.python_version()}",
            "articles": len(sources),
            "audicle_ms_an_article": round(min(ours)[0] / len(sources) * 1000, 1),
            "audicle_cpu_ms_an_article": round(min(ours, key=lambda run: run[1])[1] / len(sources) * 1000, 1),
            "of_that_starting_ms": round(min(one)[0] / len(sources) * 1000, 1),
        }
        if options.pandoc:
            version = subprocess.run([options.pandoc, "--version"], check=True, capture_output=True, text=True)
            figures["pandoc"] = version.stdout.split("\n", 1)[0]
            figures["pandoc_ms_an_article"] = round(min(theirs)[0] / len(sources) * 1000, 1)
            figures["pandoc_to_audicle"] = round(min(theirs)[0] / min(ours)[0], 2)
            mine = [path.stat().st_size for path in sorted((work / "ours-0").glob("*/*.epub"))[:SIZED]]
            pandocs = [path.stat().st_size for path in sorted((work / "theirs-0").glob("*.epub"))[:SIZED]]
            figures["audicle_bytes_a_book"] = sum(mine) // len(mine)
            figures["pandoc_bytes_a_book"] = sum(pandocs) // len(pandocs)
            figures["audicle_to_pandoc_bytes"] = round(sum(mine) / sum(pandocs), 3)
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:{width}}  {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
