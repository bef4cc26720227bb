#!/usr/bin/env bash
# edtf reads "44 B.C." as the year 2044 and "1914–1918" as 1918.
#
# Guess: text_to_edtf gives the date that is meant, or nothing.
# What happens: "44 BC" is right but "44 B.C." is the year 2044; "1914-1918" with a hyphen is a span, with the
#   en dash that print uses it is 1918; "12th and 13th centuries" is XXXX-12-13, a day in December; "3rd
#   millennium" is the third day of some month.
# Why it matters: dates of history in catalogues and e-book metadata (and in what is said of them) are wrong by
#   two thousand years, and look valid.
# Version and source: edtf 5.0.2 (PyPI), text_to_edtf.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 edtf==5.0.2 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from edtf import text_to_edtf

print("edtf", version("edtf"))
expected = {
    "44 B.C.": "2044",
    "1914-1918": "1914/1918",
    "1914\u20131918": "1918",
    "12th and 13th centuries": "XXXX-12-13",
    "3rd millennium": "XXXX-XX-03",
    "19th century": "18XX",
}
seen = {text: text_to_edtf(text) for text in expected}
for text, date in seen.items():
    print(f"{text} -> {date}")
sys.exit(seen != expected)
PY
