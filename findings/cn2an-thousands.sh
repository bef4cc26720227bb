#!/usr/bin/env bash
# cn2an reads 1,000 as "one, zero" and 1-2 as "one minus two".
#
# Guess: a sentence is transformed with its usual figures: groups of thousands, ranges, telephone numbers.
# What happens: the part after the comma is a number of its own, and 000 is zero: 1,000人 becomes 一,零人. The
#   hyphen of a range becomes a minus: 1-2岁 is 一负二岁. An eleven-figure telephone number is read as billions.
# Why it matters: the text that goes to a Chinese voice says another number; nothing is raised or logged.
# Version and source: cn2an 0.5.24 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 cn2an==0.5.24 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import cn2an

print("cn2an", version("cn2an"))
expected = {
    "1,000人": "一,零人",
    "1-2岁": "一负二岁",
    "电话13800000000": "电话一百三十八亿",
    "1000人": "一千人",
}
seen = {text: cn2an.transform(text, "an2cn") for text in expected}
for text, words in seen.items():
    print(f"{text} -> {words}")
sys.exit(seen != expected)
PY
