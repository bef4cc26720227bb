#!/usr/bin/env bash
# readtime says that 4,000 characters of Japanese take one minute.
#
# Guess: where a script has no spaces between words, characters are counted, at some 400 to 500 a minute.
# What happens: 4,000 characters in 200 sentences are "1 min read": what stands between two marks counts as one
#   word. 2,000 English words are 8 minutes. People read some 500 Japanese characters a minute: eight minutes.
# Why it matters: the length that a reader or listener is promised is wrong by a factor of eight.
# Version and source: readtime 3.0.0 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 readtime==3.0.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import readtime

print("readtime", version("readtime"))
japanese = "今日は天気がいいから散歩に行きましょう。" * 200
english = "word " * 2000
for text in (japanese, english):
    print(len(text), "characters,", len(text.split()), "words by spaces:", readtime.of_text(text).text)
sys.exit(readtime.of_text(japanese).minutes != 1 or readtime.of_text(english).minutes < 7)
PY
