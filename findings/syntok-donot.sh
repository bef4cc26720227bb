#!/usr/bin/env bash
# syntok's sentences say "donot", "canot" and "wonot".
#
# Guess: tokens carry the space before them, so spacing and value of all tokens give the sentence back.
# What happens: the second half of a contraction is replaced by "not", with no space before it: "I don't know;
#   we can't" comes back as "I donot know; we canot".
# Why it matters: a sentence splitter in front of a voice or a highlight must give the text back; here the voice
#   says a word that does not exist, and the sentence is no longer found in the page.
# Version and source: syntok 1.4.4 (PyPI), syntok.segmenter.process.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 syntok==1.4.4 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import syntok.segmenter

print("syntok", version("syntok"))
text = "I don't know. We can't and we won't go."
sentences = [
    "".join(token.spacing + token.value for token in sentence).strip()
    for paragraph in syntok.segmenter.process(text)
    for sentence in paragraph
]
print(text, "->", sentences)
sys.exit(sentences != ["I donot know.", "We canot and we wonot go."])
PY
