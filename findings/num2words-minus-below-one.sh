#!/usr/bin/env bash
# num2words says -0.5 as "zero point five".
#
# Guess: -0.5 is "minus zero point five", as -1.5 is "minus one point five".
# What happens: between -1 and 0 the sign is lost in six of seven languages tried: it is taken from the whole
#   part, which is 0. Italian keeps it.
# Why it matters: half a degree below zero is said as half a degree above: weather, finance, medicine. Tests
#   with -1.5 or -5 do not show it.
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
lost = []
for language in ("en", "de", "fr", "es", "nl", "ja", "it"):
    below, more = num2words(-0.5, lang=language), num2words(-1.5, lang=language)
    print(f"{language}: -0.5 -> {below}; 0.5 -> {num2words(0.5, lang=language)}; -1.5 -> {more}")
    if below == num2words(0.5, lang=language) and more != num2words(1.5, lang=language):
        lost.append(language)
print("sign lost in", lost)
sys.exit(lost != ["en", "de", "fr", "es", "nl", "ja"])
PY
