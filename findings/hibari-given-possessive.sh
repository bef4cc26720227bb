#!/usr/bin/env bash
# hibari-tts: the possessive after a pronunciation that was given is always "s".
#
# Guess: "[Khan](/kˈɑn/)'s" ends as "Khan's" would: in a voiced z, as after any n; and after "s" in a syllable of its own.
# What happens: a bare "s" is put behind the given sounds, whatever they end in. A name from its own dictionary gets "z".
# Why it matters: whoever gives names by their sounds hears "Khance" and "Bushs"; the ending has to be given too.
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
seen = [say(text) for text in ("[Khan](/kˈɑn/)'s", "[Bush](/bˈʊʃ/)'s", "Adam's")]
print(seen)
sys.exit([one[-2:] for one in seen] != ["ns", "ʃs", "mz"])
PY
