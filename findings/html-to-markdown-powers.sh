#!/usr/bin/env bash
# Converters of HTML to Markdown make 1021 of ten to the 21st power.
#
# Guess: Markdown allows HTML, so what it has no sign for (sup, sub, del) is left as HTML.
# What happens: the tags of sup are dropped: 10<sup>21</sup> is 1021, a footnote mark after a year makes
#   "19853", 1<sup>1</sup>/2 is 11/2. turndown drops those of del too, so that "50 60 dollars" is left of a
#   corrected price.
# Why it matters: these are the usual way from a page to text for a voice; numbers are wrong by any factor, and
#   deleted words are said.
# Version and source: html2text 2025.4.15, markdownify 1.2.3, markitdown 0.1.9 (PyPI), turndown 7.2.5 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 html2text==2025.4.15 markdownify==1.2.3 markitdown==0.1.9 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts turndown@7.2.5 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import html2text
import markdownify
from markitdown import MarkItDown

for name in ("html2text", "markdownify", "markitdown"):
    print(name, version(name))
page = "<p>In 1985<sup>3</sup> there were 10<sup>21</sup> stars for <del>50</del> 60 dollars.</p>"
with open("page.html", "w", encoding="utf-8") as file:
    file.write(f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Stars</title></head><body>{page}</body></html>")
seen = {
    "html2text": html2text.html2text(page),
    "markdownify": markdownify.markdownify(page),
    "markitdown": MarkItDown().convert("page.html").text_content,
}
for name, text in seen.items():
    print(f"{name}: {text.strip()}")
sys.exit(not all("1021 stars" in text.replace("\n", " ") and "19853" in text for text in seen.values()))
PY
node - <<'JS'
const Turndown = require("turndown");
console.log("turndown", require("turndown/package.json").version);
const text = new Turndown().turndown("<p>In 1985<sup>3</sup> there were 10<sup>21</sup> stars for <del>50</del> 60 dollars.</p>");
console.log(text);
process.exit(text === "In 19853 there were 1021 stars for 50 60 dollars." ? 0 : 1);
JS
