#!/usr/bin/env bash
# An MP3 of FFmpeg with 40 chapters has none for eyeD3: the size of its contents frame is wrong.
#
# Guess: what FFmpeg writes by default is a valid tag.
# What happens: the sizes of frames in ID3v2.4 have seven bits a byte; FFmpeg writes that of CTOC with eight. Up
#   to 127 that is the same, so 20 chapters are fine; with 40 the frame has 196 bytes and eyeD3 finds no chapter
#   at all. mutagen guesses what was meant. With -id3v2_version 3 all is well.
# Why it matters: it works in every test with a few chapters, and fails with a whole book, in some players only.
# Version and source: FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1, eyeD3 0.9.9, mutagen 1.48.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 eyeD3==0.9.9 ||
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

def chapters(spans, seconds, target, *options):
    lines = [";FFMETADATA1"]
    for begin, end, title in spans:
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={begin}", f"END={end}", f"title={title}"]
    with open("chapters.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    sine = f"sine=300:d={seconds}:r=24000"
    ffmpeg("-f", "lavfi", "-i", sine, "-i", "chapters.txt", "-map", "0:a", "-map_chapters", "1", *options, target)

import eyed3
from mutagen.id3 import ID3

print("eyeD3", version("eyeD3"), "mutagen", version("mutagen"))
seen = {}
for count in (20, 40):
    for edition in ("3", "4"):
        spans = [(i * 1000, (i + 1) * 1000, f"Chapter {i + 1}") for i in range(count)]
        chapters(spans, count, "book.mp3", "-id3v2_version", edition)
        with open("book.mp3", "rb") as file:
            start = file.read(4096)
        size = start[start.index(b"CTOC") + 4 :][:4]
        found = len(list(eyed3.load("book.mp3").tag.chapters)), len(ID3("book.mp3").getall("CHAP"))
        seen[count, edition] = found
        print(f"{count} chapters, ID3v2.{edition}: size of CTOC {size.hex(' ')}; eyeD3 finds {found[0]}, mutagen {found[1]}")
sys.exit(seen != {(20, "3"): (20, 20), (20, "4"): (20, 20), (40, "3"): (40, 40), (40, "4"): (0, 40)} or size != bytes([0, 0, 0, 196]))
PY
