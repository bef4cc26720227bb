#!/usr/bin/env bash
# mistune numbers a note that stands in another note, and leaves it out.
#
# Guess: a note within a note is put at the end of the list, as the other libraries do, or is left as it was
#   written.
# What happens: the reference in the first note becomes a link to a second, and the second is not written: the
#   link leads nowhere, the words are lost. Python-Markdown and markdown-it-py write both.
# Why it matters: histories and law have notes on notes; the last of them is gone, with no warning.
# Version and source: mistune 3.4.0, Markdown 3.11.3, markdown-it-py 4.3.0 with mdit-py-plugins (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 mistune==3.4.0 Markdown==3.11.3 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import markdown
import mistune
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

for name in ("mistune", "Markdown", "markdown-it-py", "mdit-py-plugins"):
    print(name, version(name))
text = "The mill.[^a]\n\n[^a]: See the deed.[^b]\n\n[^b]: Lost in the fire.\n"
made = {
    "mistune": mistune.create_markdown(plugins=["footnotes"])(text),
    "Python-Markdown": markdown.markdown(text, extensions=["footnotes"]),
    "markdown-it-py": MarkdownIt().use(footnote_plugin).render(text),
}
print(made["mistune"])
kept = [name for name, html in made.items() if "Lost in the fire" in html]
print("the second note is kept by", kept)
sys.exit(not (kept == ["Python-Markdown", "markdown-it-py"] and 'href="#fn-2"' in made["mistune"]))
PY
