#!/usr/bin/env bash
# isbnlib and stdnum take the number of sheet music (ISMN) for an ISBN.
#
# Guess: 979-0 belongs to printed music, so a number of that kind is no ISBN.
# What happens: isbnlib.is_isbn13 and stdnum.isbn.is_valid both say True of 9790260000438, which stdnum.ismn
#   takes too.
# Why it matters: an identifier of the wrong scheme is written as urn:isbn into the package, ONIX or OPDS, and a
#   shop refuses the book or finds another.
# Version and source: isbnlib 3.10.14, python-stdnum 2.2 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 isbnlib==3.10.14 python-stdnum==2.2 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import isbnlib
from stdnum import isbn, ismn

for name in ("isbnlib", "python-stdnum"):
    print(name, version(name))
music = "9790260000438"
seen = {
    "stdnum.ismn.is_valid": ismn.is_valid(music),
    "stdnum.isbn.is_valid": isbn.is_valid(music),
    "isbnlib.is_isbn13": isbnlib.is_isbn13(music),
}
for name, answer in seen.items():
    print(name, music, "->", answer)
sys.exit(not all(seen.values()))
PY
