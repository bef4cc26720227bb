#!/usr/bin/env bash
# wetext reads COVID-19 in Chinese as "COVID minus nineteen".
#
# Guess: the hyphen between letters and figures joins a name.
# What happens: in Chinese text "COVID-19" becomes "COVID负十九", COVID minus nineteen, and "F-16" becomes "F负十六";
#   between two figures the same hyphen is right ("5-10人" is five to ten).
# Why it matters: names of viruses, aircraft, visas and models are said with a minus in the middle of Chinese
#   news.
# Version and source: wetext 0.1.8 (PyPI), Normalizer(lang="zh", operator="tn").
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
expected = {"COVID-19疫情": "COVID负十九疫情", "F-16战机": "F负十六战机", "5-10人": "五到十人"}
normalizer = Normalizer(lang="zh", operator="tn")
seen = {text: normalizer.normalize(text) for text in expected}
for text, words in seen.items():
    print(f"{text} -> {words}")
sys.exit(seen != expected)
PY
