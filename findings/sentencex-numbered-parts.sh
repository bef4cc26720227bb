#!/usr/bin/env bash
# sentencex cuts one sentence into several before numbers in brackets.
#
# Guess: a sentence ends at a mark that ends sentences, or where a line does.
# What happens: where two or more numbers in brackets stand before capitals, each begins a sentence: "The prizes went
#   to (1) Anna, (2) Ben and (3) Carla." is four. Before small letters the same sentence stays whole.
# Why it matters: a voice falls as at a full stop and rests in the middle of the sentence, and the highlight jumps;
#   German, where nouns have capitals, is cut at any such list.
# Version and source: sentencex 1.0.32 (PyPI), sentencex.get_sentence_boundaries.
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
found = {}
for language, text in (
    ("en", "The prizes went to (1) Anna, (2) Ben and (3) Carla."),
    ("de", "Er braucht (1) Brot und (2) Butter."),
    ("en", "He needs (1) bread and (2) butter."),
):
    found[text] = [one["text"] for one in sentencex.get_sentence_boundaries(language, text)]
    print(language, text, "->", found[text])
sys.exit([len(parts) for parts in found.values()] != [4, 3, 1])
PY
