#!/usr/bin/env bash
# Sudachi's readings: 箱 (a box) by itself is バコ, 私 is ワタクシ, 600円 is "six zero zero yen".
#
# Guess: reading_form() is how a word is read where it stands, and a figure is read as a number.
# What happens: some common words of one character have the reading that they have inside other words (箱, 鉢: バコ,
#   バチ) or a solemn one; a figure is read digit by digit, its comma kept, and 富士山 is フジヤマ.
# Why it matters: text that goes to a Japanese voice by these readings says another word; the particle は too is ハ.
# Version and source: SudachiPy 0.7.0, sudachidict-core 20261015 (PyPI).
# Seen: 2026-12-01.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 sudachipy==0.7.0 sudachidict_core==20261015 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from sudachipy import Dictionary

print("SudachiPy", version("sudachipy"), "sudachidict-core", version("sudachidict_core"))
expected = {
    "箱が好きだ": "バコガスキダ",
    "鉢が好きだ": "バチガスキダ",
    "私は": "ワタクシハ",
    "富士山": "フジヤマ",
    "600円": "ロクレイレイエン",
    "1,500人": "イチ,ゴレイレイニン",
}
tokenizer = Dictionary(dict="core").tokenizer()
seen = {text: "".join(word.reading_form() for word in tokenizer.tokenize(text)) for text in expected}
for text, reading in seen.items():
    print(f"{text} -> {reading}")
sys.exit(seen != expected)
PY
