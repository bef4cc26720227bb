#!/usr/bin/env bash
# sentencex: what stands between two inch marks is one sentence, however many stops are in it.
#
# Guess: a straight quotation mark after a figure is an inch; or at least three sentences stay three.
# What happens: the two marks are taken for a pair of quotation marks, and nothing between them is cut. With the word
#   "inch" the same text is three sentences.
# Why it matters: in a text of screens and pipes hundreds of words become one sentence: one breath, one highlight.
# Version and source: sentencex 1.0.32 (PyPI).
# Seen: 2026-12-01.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 sentencex==1.0.32 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import sentencex

print("sentencex", version("sentencex"))
seen = {}
for mark in ('"', " inch"):
    text = f"The 5{mark} pipe broke. He left at noon. A 6{mark} pipe held."
    found = sentencex.get_sentence_boundaries("en", text)
    seen[mark] = [text[one["start_index"] : one["end_index"]].strip() for one in found]
    print(len(seen[mark]), seen[mark])
sys.exit([len(one) for one in seen.values()] != [1, 3])
PY
