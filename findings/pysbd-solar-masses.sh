#!/usr/bin/env bash
# pysbd loses a whole sentence that has the sign of the Sun in it.
#
# Guess: the sentences, with clean=False, hold the whole text; at worst they are cut wrongly.
# What happens: some printable signs are its own placeholders inside (☉ among them). Text around them is lost:
#   of "The star has 5 M☉. It is old." only the second sentence is left. Without the sign all is there.
# Why it matters: ☉ is how astronomers write solar masses; the listener never hears the sentence, and nothing
#   says so.
# Version and source: pysbd 0.3.4 (PyPI), Segmenter(language="en", clean=False).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 pysbd==0.3.4 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import pysbd

print("pysbd", version("pysbd"))
segmenter = pysbd.Segmenter(language="en", clean=False)
texts = ["The star has 5 M\u2609. It is old.", "The star has 5 suns. It is old."]
seen = {text: segmenter.segment(text) for text in texts}
for text, sentences in seen.items():
    print(text, "->", sentences, "| whole text:", "".join(sentences) == text)
sun, none = seen.values()
sys.exit("star" in "".join(sun) or "".join(none) != texts[1])
PY
