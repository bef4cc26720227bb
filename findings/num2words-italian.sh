#!/usr/bin/env bash
# num2words: Italian 118 is "centodicotto", and "3.10" is "tre".
#
# Guess: 118 is "centodiciotto"; the string "3.10" is read as in the other languages, with its decimals.
# What happens: 118, 218 and 1918 end in "dicotto", which is no word, though 18 is right; and a number given as
#   a string, which is how other languages keep a price exact, loses its decimals in Italian: "3.10" is "tre",
#   "1.50" is "uno". The float 3.1 is read in full.
# Why it matters: years of the First World War and every hundred and eighteenth number come out misspelt and
#   mispronounced; prices lose their cents.
# Version and source: num2words 0.5.14 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 num2words==0.5.14 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from num2words import num2words

print("num2words", version("num2words"))
expected = {18: "diciotto", 118: "centodicotto", 218: "duecentodicotto", 1918: "millenovecentodicotto", "3.10": "tre", "1.50": "uno"}
seen = {number: num2words(number, lang="it") for number in expected}
for number, words in seen.items():
    print(f"{number!r} -> {words}; in English: {num2words(number)}")
print(f"3.1 as a float -> {num2words(3.1, lang='it')}")
sys.exit(seen != expected or num2words(3.1, lang="it") != "tre virgola uno")
PY
