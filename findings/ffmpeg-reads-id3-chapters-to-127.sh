#!/usr/bin/env bash
# FFmpeg leaves out chapters of an ID3v2.4 tag whose title is longer than 127 bytes.
#
# Guess: ID3v2.4 is read as 2.3 is; the length of a title does not matter.
# What happens: sizes of frames inside a chapter are read as plain numbers, which those of 2.4 (seven bits a
#   byte) only are up to 127: a chapter with a title of 128 letters (fewer in UTF-16 or with accents) is left
#   out without a word. The same in 2.3 is read.
# Why it matters: players on FFmpeg skip exactly the chapters with long headings, which in articles are many.
#   Write 2.3.
# Version and source: tags by mutagen 1.48.1, read by av 18.1.0 with FFmpeg 8.1.2 inside (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 av==18.1.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

export FFMPEG
FFMPEG=$(venv/bin/python -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
"$FFMPEG" -version | sed -n 1p | cut -d ' ' -f 1-3
venv/bin/python - <<'PY'
import os
import subprocess
import sys
from importlib.metadata import version

def ffmpeg(*arguments):
    subprocess.run([os.environ["FFMPEG"], "-v", "error", "-y", *arguments], check=True)

import av
from mutagen.id3 import CHAP, CTOC, ID3, TIT2

print("mutagen", version("mutagen"), "av", version("av"), "with FFmpeg", av.ffmpeg_version_info)
NONE = 0xFFFFFFFF
seen = {}
for edition in (3, 4):
    for letters in (120, 128):
        ffmpeg("-f", "lavfi", "-i", "sine=300:d=10", "book.mp3")
        tags = ID3()
        tags.add(CHAP("c0", 0, 4000, NONE, NONE, [TIT2(encoding=0, text="Short")]))
        tags.add(CHAP("c1", 4000, 10000, NONE, NONE, [TIT2(encoding=0, text="a" * letters)]))
        tags.add(CTOC("toc", 3, ["c0", "c1"], []))
        tags.save("book.mp3", v2_version=edition)
        with av.open("book.mp3") as container:
            seen[edition, letters] = len(container.chapters())
        there = len(ID3("book.mp3").getall("CHAP"))
        print(f"ID3v2.{edition}, a title of {letters} letters: {there} chapters in the tag, FFmpeg finds {seen[edition, letters]}")
sys.exit(seen != {(3, 120): 2, (3, 128): 2, (4, 120): 2, (4, 128): 1})
PY
