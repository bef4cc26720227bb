#!/usr/bin/env bash
# A footnote in a picture's description puts its number, or HTML, into the alternative text.
#
# Guess: the alternative text is the plain words, without the mark, as CommonMark says for links and emphasis.
# What happens: Python-Markdown and mistune add the number of the note to the last word ("A mill1"); marked-
#   footnote puts the markup of the reference, escaped, into the attribute. markdown-it-py with its plugin gives
#   "A mill".
# Why it matters: screen readers and voices say "mill one", or spell a piece of HTML, for each picture whose
#   caption cites its source in a note.
# Version and source: Markdown 3.11.3, mistune 3.4.0, markdown-it-py 4.3.0 with mdit-py-plugins 0.7.0 (PyPI),
#   marked 18.2.1 with marked-footnote 1.4.0 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 Markdown==3.11.3 mistune==3.4.0 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts marked@18.2.1 marked-footnote@1.4.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import re
import sys
from importlib.metadata import version
import markdown
import mistune
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

for name in ("Markdown", "mistune", "markdown-it-py", "mdit-py-plugins"):
    print(name, version(name))
text = "![A mill[^1]](mill.png)\n\n[^1]: Photograph of 1912.\n"
made = {
    "Python-Markdown": markdown.markdown(text, extensions=["footnotes"]),
    "mistune": mistune.create_markdown(plugins=["footnotes"])(text),
    "markdown-it-py": MarkdownIt().use(footnote_plugin).render(text),
}
alternatives = {name: re.search('alt="([^"]*)"', html)[1] for name, html in made.items()}
print(alternatives)
sys.exit(list(alternatives.values()) != ["A mill1", "A mill1", "A mill"])
PY
node --input-type=module - <<'JS'
import { readFileSync } from "node:fs";
import { Marked } from "marked";
import footnote from "marked-footnote";
for (const name of ["marked", "marked-footnote"]) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const html = new Marked().use(footnote()).parse("![A mill[^1]](mill.png)\n\n[^1]: Photograph of 1912.\n");
const alternative = html.match(/alt="([^"]*)"/)[1];
console.log("marked:", alternative);
process.exit(alternative.startsWith("A mill&lt;sup&gt;&lt;a id=") ? 0 : 1);
JS
