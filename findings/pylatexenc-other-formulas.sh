#!/usr/bin/env bash
# pylatexenc turns a cube root into a square root and loses the brackets of fractions.
#
# Guess: the text has the same value as the formula: brackets are added where one line needs them, as they are
#   for roots.
# What happens: the 3 of a cube root is dropped, a fraction of a sum has no brackets (a+b/c is another number),
#   x^{2n} is x^2n, and n over k is the product nk. Nothing is raised.
# Why it matters: it is what titles and abstracts are run through before they are shown, indexed or read aloud;
#   the formula is then false.
# Version and source: pylatexenc 2.11 (PyPI), LatexNodes2Text().latex_to_text.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 pylatexenc==2.11 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pylatexenc.latex2text import LatexNodes2Text

print("pylatexenc", version("pylatexenc"))
expected = {
    r"$\sqrt[3]{x}$": "√(x)",
    r"$\sqrt{a+b}$": "√(a+b)",
    r"$\frac{a+b}{c}$": "a+b/c",
    r"$x^{2n}$": "x^2n",
    r"$\binom{n}{k}$": "nk",
}
seen = {tex: LatexNodes2Text().latex_to_text(tex) for tex in expected}
for tex, text in seen.items():
    print(f"{tex} -> {text}")
sys.exit(seen != expected)
PY
