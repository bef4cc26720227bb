#!/usr/bin/env bash
# trafilatura cuts a sentence in two at a quotation in it.
#
# Guess: q is an inline element: the sentence stays one, with or without quotation marks.
# What happens: q is treated as blockquote: the plain text has a line break in the middle of the sentence and no
#   marks; the HTML has a blockquote inside a p.
# Why it matters: a voice makes the pause of a paragraph after every quotation, and whoever splits at line ends
#   gets halves of sentences.
# Version and source: trafilatura 2.3.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# pips before 24 stumble over the extras that this package asks for
python3 -m venv venv &&
venv/bin/pip install --quiet --disable-pip-version-check --upgrade pip &&
 venv/bin/pip install --quiet --no-compile trafilatura==2.3.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import trafilatura

print("trafilatura", version("trafilatura"))
filler = "<p>" + "The mill stands by the sea and grinds the corn of six villages, as it has done since the great storm. " * 3 + "</p>"
page = f"<!DOCTYPE html><html lang='en'><head><title>The mill</title></head><body><article><h1>The mill by the sea</h1>{filler}<p>The miller called it <q>a wonder</q> and went to bed.</p>{filler}</article></body></html>"
text = trafilatura.extract(page)
html = trafilatura.extract(page, output_format="html", include_formatting=True)
broken = [line for line in text.splitlines() if "wonder" in line or "went to bed" in line]
print(broken)
print([line.strip() for line in html.splitlines() if "wonder" in line])
sys.exit(not (broken == ["The miller called it a wonder", "and went to bed."] and "<blockquote>a wonder</blockquote> and went" in html))
PY
