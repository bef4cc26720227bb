#!/usr/bin/env bash
# inflect reads "10:30" as one thousand and thirty and "1/2" as twelve.
#
# Guess: a text that is no number is refused, or its signs are read or kept.
# What happens: every sign that is not a digit, a decimal point or a minus in front is dropped and the digits
#   that are left are one number: "10:30" is "one thousand and thirty", "1/2" and "1-2" are "twelve", "10^3" is
#   "one hundred and three", and "½" is "zero". Nothing is raised.
# Why it matters: whoever hands it whatever token has a digit hears another number: a time, a fraction, a score
#   or a range becomes a quantity, and it sounds right.
# Version and source: inflect 7.6.0 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 inflect==7.6.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import inflect

print("inflect", version("inflect"))
expected = {
    "10:30": "one thousand and thirty",
    "1/2": "twelve",
    "1-2": "twelve",
    "10^3": "one hundred and three",
    "\u00bd": "zero",
}
engine = inflect.engine()
seen = {text: engine.number_to_words(text) for text in expected}
for text, words in seen.items():
    print(f"{text} -> {words}")
sys.exit(seen != expected)
PY
