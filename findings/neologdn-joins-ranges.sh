#!/usr/bin/env bash
# neologdn makes 510 people of "5 to 10 people".
#
# Guess: a normaliser of Japanese text makes one form of the many tildes, as it does of hyphens.
# What happens: every tilde is deleted, also between figures, where it means "to": 5〜10人 (five to ten people)
#   becomes 510人, 10～20度 becomes 1020度, 2020〜2021年 becomes 20202021年.
# Why it matters: it is the usual first step before a Japanese analyser; ranges stand in every Japanese article,
#   and the voice then says a number that is wrong a hundredfold.
# Version and source: neologdn 0.5.6 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 neologdn==0.5.6 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import neologdn

print("neologdn", version("neologdn"))
expected = {
    "5\u301c10人": "510人",
    "10\uff5e20度": "1020度",
    "2020~2021年": "20202021年",
    "1-2人": "1-2人",
}
seen = {text: neologdn.normalize(text) for text in expected}
for text, normal in seen.items():
    print(f"{text} -> {normal}")
sys.exit(seen != expected)
PY
