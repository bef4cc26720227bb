#!/usr/bin/env bash
# pysubs2 neither reads nor writes the entities of WebVTT.
#
# Guess: "&amp;" and "&lt;" in a WebVTT file are the signs that they stand for, and are written so again.
# What happens: pysubs2 takes them as text: converted to SRT they are shown as "&amp;" and "&lt;"; the other way
#   round "a <b and c" is written bare, which a player takes for a tag and drops. webvtt-py's text, which has no
#   tags left, still has the entities. Times inside a cue ("<00:00:01.500>") stay in the SRT as text.
# Why it matters: a voice says "and amp semicolon", and words after a less-than sign are not shown.
# Version and source: pysubs2 1.8.1 and webvtt-py 0.6.0 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 pysubs2==1.8.1 webvtt-py==0.6.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import pysubs2
import webvtt

print("pysubs2", version("pysubs2"), "webvtt-py", version("webvtt-py"))
cue = "Tom &amp; Jerry: 2 &lt; 3, <00:00:01.500>they say"
vtt = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{cue}\n"
srt = "1\n00:00:01,000 --> 00:00:02,000\nTom & Jerry: a <b and c\n"
to_srt = pysubs2.SSAFile.from_string(vtt).to_string("srt").split("\n")[2]
to_vtt = pysubs2.SSAFile.from_string(srt).to_string("vtt").strip().split("\n")[-1]
text = webvtt.from_string(vtt)[0].text
print("WebVTT:", cue)
print("pysubs2, as SRT:", to_srt)
print("webvtt-py, text:", text)
print("SRT: Tom & Jerry: a <b and c; pysubs2, as WebVTT:", to_vtt)
sys.exit(not (to_srt == cue and to_vtt == "Tom & Jerry: a <b and c" and text == "Tom &amp; Jerry: 2 &lt; 3, they say"))
PY
