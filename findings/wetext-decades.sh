#!/usr/bin/env bash
# wetext reads "the 1990s" as one thousand nine hundred and ninety seconds.
#
# Guess: a normaliser for English speech knows decades and "24/7".
# What happens: the s of a decade is the unit of time: "in the 1990s" is read as so many seconds. "24/7" is a
#   fraction, "twenty four sevenths". Most other figures are right: dates, money, measures, fractions.
# Why it matters: decades are in every second article, and because the neighbouring figures are right nobody
#   listens for it.
# Version and source: wetext 0.1.8 (PyPI), Normalizer(lang="en", operator="tn"); its grammars are inside the
#   wheel.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 wetext==0.1.8 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from wetext import Normalizer

print("wetext", version("wetext"))
expected = {
    "in the 1990s": "in the one thousand nine hundred and ninety seconds",
    "open 24/7": "open twenty four sevenths",
    "12 kg": "twelve kilograms",
}
normalizer = Normalizer(lang="en", operator="tn")
seen = {text: normalizer.normalize(text) for text in expected}
for text, words in seen.items():
    print(f"{text} -> {words}")
sys.exit(seen != expected)
PY
