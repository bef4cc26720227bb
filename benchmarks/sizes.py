"""How much larger narrated e-books are than their sound.

    python benchmarks/sizes.py BOOK.epub... [--json FILE]

Of each book: the bytes of its MP3s, what all else adds to them, and what the text, overlays, style and package alone
add, without the cover and the article's own pictures, as they stand in the file.
"""

from __future__ import annotations

import argparse
import json
import statistics
import zipfile
from pathlib import Path


def measured(path: Path) -> dict[str, float]:
    """Return the sizes of one book in bytes, and what they add to its sound as shares of it."""
    with zipfile.ZipFile(path) as book:
        members = book.infolist()
    sound = sum(member.compress_size for member in members if member.filename.endswith(".mp3"))
    pictures = sum(member.compress_size for member in members if "/images/" in member.filename)
    whole = path.stat().st_size
    return {
        "sound": sound,
        "pictures": pictures,
        "added": round(whole / sound - 1, 4),
        "added_without_pictures": round((whole - pictures) / sound - 1, 4),
    }


def main() -> None:
    """Measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("books", nargs="+", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = {path.name: measured(path) for path in options.books}
    for name in ("added", "added_without_pictures"):
        shares = [one[name] for one in found.values()]
        print(f"{name}: median {statistics.median(shares):.1%}, most {max(shares):.1%} of the sound")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
