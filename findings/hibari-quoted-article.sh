#!/usr/bin/env bash
# hibari-tts: the article "A" that begins a quotation is read as the letter.
#
# Guess: "A dog barked." sounds the same with quotation marks around it.
# What happens: after an opening mark, straight or curly, the capital "A" is said as in "plan A"; without it as an article.
# Why it matters: direct speech often begins so, and each time it sounds like a slip of the tongue.
# Version and source: hibari-tts 0.2.1 (PyPI).
# Seen: 2026-12-01.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 hibari-tts==0.2.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

ORT_DISABLE_TELEMETRY=1 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from hibari.g2p import G2P

print("hibari-tts", version("hibari-tts"))
say = G2P()
seen = {text: say(text).split()[0].strip('“"') for text in ("A dog barked.", "“A dog barked.”", '"A dog barked."')}
print(seen)
sys.exit(list(seen.values()) != ["ɐ", "ˈA", "ˈA"])
PY
