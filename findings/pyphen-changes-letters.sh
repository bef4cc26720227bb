#!/usr/bin/env bash
# pyphen with a soft hyphen changes the letters of Hungarian and Catalan words.
#
# Guess: inserted(word, hyphen="\u00ad") adds invisible hyphens; without them the word is what it was.
# What happens: some languages spell a word differently where it is broken, and inserted() writes that spelling
#   at every place, broken or not: Hungarian asszonnyal becomes asz-szony-nyal, so a line that is not broken
#   shows aszszonynyal; Catalan paral·lel becomes pa-ral-lel.
# Why it matters: pages and e-books get soft hyphens that way; words are then shown misspelt, said wrong, and
#   not found by search or by a highlight.
# Version and source: pyphen 0.18.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 pyphen==0.18.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import pyphen

print("pyphen", version("pyphen"))
words = {"hu_HU": ["asszonnyal", "meggyel"], "ca_ES": ["paral\u00b7lel"], "de_DE": ["Silbentrennung"]}
seen = {}
for language, some in words.items():
    dictionary = pyphen.Pyphen(lang=language)
    for word in some:
        hyphened = dictionary.inserted(word, hyphen="\u00ad")
        seen[word] = hyphened.replace("\u00ad", "")
        print(f"{language}: {word} -> {hyphened.replace(chr(0xAD), '-')} -> shown as {seen[word]}")
expected = ["aszszonynyal", "megygyel", "parallel", "Silbentrennung"]
sys.exit(list(seen.values()) != expected)
PY
