#!/usr/bin/env bash
# num2words: French 80th is "quatre-vingtsième"; in Swiss and Belgian French a million is "un millions".
#
# Guess: the plural of vingt and cent goes before "-ième", and fr_CH and fr_BE are fr with other words for 70, 80, 90.
# What happens: ordinals of 80, 200, 300 keep the s ("quatre-vingtsième", "deux centsième"). fr_CH and fr_BE have
#   "un millions", "deux cents mille" and "deux cents trente-quatre", where fr is right; fr_BE has "quatre-vingt et un".
# Why it matters: the s is heard as a z or a syllable of its own; whoever picks the regional name to get "septante" gets
#   worse numbers from 200 on.
# Version and source: num2words 0.5.14 (PyPI).
# Seen: 2026-12-01.

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
ordinals = {80: "quatre-vingtsième", 200: "deux centsième"}
swiss = {1000000: "un millions", 200000: "deux cents mille", 234: "deux cents trente-quatre"}
french = {1000000: "un million", 200000: "deux cent mille", 234: "deux cent trente-quatre"}
seen = (
    {number: num2words(number, lang="fr", to="ordinal") for number in ordinals},
    *({number: num2words(number, lang=name) for number in swiss} for name in ("fr_CH", "fr_BE", "fr")),
)
for name, words in zip(("fr, ordinals", "fr_CH", "fr_BE", "fr"), seen):
    print(name, words)
belgian = num2words(81, lang="fr_BE")
print("fr_BE, 81:", belgian)
sys.exit(seen != (ordinals, swiss, swiss, french) or belgian != "quatre-vingt et un")
PY
