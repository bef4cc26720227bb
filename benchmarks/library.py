"""How long the library of thousands of articles takes to build, and after one more article.

    python benchmarks/library.py [--articles 5000] [--repeat 3] [--json FILE]

The articles are manifests as convert writes them, eight sections and forty files each, beside empty files. Every build
is a command of its own, as a user gives it, start included; the fastest of ``--repeat`` counts, except for the full
build, of which there is one.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECTIONS = 8
TIMED = ("vtt", "srt", "lrc", "transcript.json")
MEDIA = {
    "epub": "application/epub+zip",
    "png": "image/png",
    "html": "text/html",
    "mp3": "audio/mpeg",
    "m4b": "audio/mp4",
    "opus": "audio/ogg",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "lrc": "text/plain",
    "txt": "text/plain",
    "json": "application/json",
}


def put_article(library: Path, number: int) -> None:
    """Write one article's folder."""
    slug = f"a-long-walk-part-{number:05}"
    folder = library / slug
    (folder / "audio").mkdir(parents=True)
    files = [
        (f"{slug}.epub", "book", None),
        ("cover.png", "cover", None),
        ("index.html", "page", None),
        ("chapters.json", "chapters", None),
        *((f"{slug}.{kind}", "audio", None) for kind in ("mp3", "m4b", "opus")),
        *((f"{slug}.{kind}", "transcript", None) for kind in (*TIMED, "txt")),
    ]
    for section in range(1, SECTIONS + 1):
        name = f"audio/{section:02}-the-part-of-the-walk-{section}"
        files.append((f"{name}.mp3", "audio", f"s{section}"))
        files += [(f"{name}.{kind}", "transcript", f"s{section}") for kind in TIMED[:2]]
    for path, _, _ in files:
        (folder / path).touch()
    manifest = {
        "schema": "audicle-manifest/1",
        "slug": slug,
        "source": {"name": f"{slug}.md", "url": f"https://walks.example/{slug}", "sha256": "0" * 64},
        "fingerprint": "0" * 64,
        "versions": {"audicle": "0.1.0", "hibari": "0.2.1", "espeak": "1.52"},
        "settings": {f"setting-{place}": None for place in range(30)},
        "metadata": {
            "title": f"A long walk, part {number}",
            "subtitle": "From the harbour to the hill and back",
            "authors": [f"Nobody {number % 50}"],
            "published": f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "modified": None,
            "language": ("en-GB", "de", "fr")[number % 3],
            "publisher": "Walks",
            "source": f"https://walks.example/{slug}",
            "tags": ["walking", "harbours"],
            "description": "How the path climbs, what stands beside it, and who has walked there before. " * 3,
            "licence": "CC BY 4.0",
            "image": None,
        },
        "duration": 75.0 * SECTIONS,
        "voices": [{"engine": "hibari", "version": "0.2.1", "voice": "heart", "language": "en"}],
        "sections": [
            {
                "id": f"s{section}",
                "title": f"The part of the walk {section}",
                "audio": f"audio/{section:02}-the-part-of-the-walk-{section}.mp3",
                "duration": 75.0,
            }
            for section in range(1, SECTIONS + 1)
        ],
        "files": [
            {
                "path": path,
                "role": role,
                "section": section,
                "media_type": MEDIA[path.rpartition(".")[2]],
                "bytes": 0,
                "sha256": "0" * 64,
            }
            for path, role, section in files
        ],
        "dropped": 0,
        "warnings": [],
    }
    (folder / "audicle.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def build(library: Path) -> tuple[float, float]:
    """Build and return the seconds of the clock and of the processor."""
    command = [sys.executable, "-m", "audicle", "library", "build", str(library), "--quiet"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([*command, "--base-url", "https://walks.example/listen/"], check=True)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Measure, print, and write JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--repeat", type=int, choices=range(1, 10), default=3, help="the fastest run counts")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        for number in range(options.articles):
            put_article(library, number)
        full = build(library)
        same = min(build(library) for _ in range(options.repeat))
        more = []
        for number in range(options.repeat):
            put_article(library, options.articles + number)
            more.append(build(library))
        figures = {
            "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "articles": options.articles,
            "full_build_seconds": round(full[0], 2),
            "full_build_cpu_seconds": round(full[1], 2),
            "after_one_more_seconds": round(min(more)[0], 2),
            "after_one_more_cpu_seconds": round(min(more)[1], 2),
            "nothing_changed_seconds": round(same[0], 2),
            "nothing_changed_cpu_seconds": round(same[1], 2),
            "state_bytes": (library / "library.json").stat().st_size,
            "feed_bytes": (library / "feed.xml").stat().st_size,
        }
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:{width}}  {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
