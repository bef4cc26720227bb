"""How near ``audicle estimate`` comes: each source is estimated with an empty cache, then converted, and compared.

    python benchmarks/estimates.py SOURCE... [--json FILE]

The time to make it is compared with what was left to do after the estimate, reading and packing included.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from audicle import convert_all, estimate, find_sources
from audicle.errors import AudicleError

GOAL = 0.1  # of the length


def main() -> None:
    """Print a line a source, and how large the errors are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(find_sources(tuple(arguments.sources))):
            os.environ["AUDICLE_CACHE"] = f"{folder}/cache{number}"
            try:
                begun = time.perf_counter()
                told = estimate(name)
                took = time.perf_counter() - begun
                begun = time.perf_counter()
                (made,) = convert_all((name,), Path(folder) / f"output{number}")
            except AudicleError as error:
                print(f"{name}: {error}")
                continue
            if isinstance(made.result, AudicleError):
                print(f"{name}: {made.result}")
                continue
            real = made.result.manifest["duration"]
            row = {
                "source": name,
                "seconds": real,
                "error": told.seconds / real - 1 if told.seconds else None,
                "took": took,
                "to_make": told.seconds_to_make,
                "converted_in": time.perf_counter() - begun,
                "voices": sorted({f"{voice.engine}:{voice.voice}" for voice in told.voices}),
            }
            rows.append(row)
            print(
                f"{Path(name).name:32} {real:7.0f} s  {100 * row['error']:+5.1f} %   estimated in {took:5.1f} s;"
                f" to make {told.seconds_to_make or 0:5.1f} s, converted in {row['converted_in']:5.1f} s"
                f"  {', '.join(row['voices'])}",
                flush=True,
            )
    errors = [abs(row["error"]) for row in rows if row["error"] is not None]
    print(
        f"{len(errors)} articles: error of the length {100 * statistics.fmean(errors):.1f} % on average, "
        f"{100 * max(errors):.1f} % at most; {sum(error <= GOAL for error in errors)} within {GOAL:.0%}"
    )
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
