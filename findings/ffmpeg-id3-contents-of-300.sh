#!/usr/bin/env bash
# The contents frame that FFmpeg writes for 300 chapters says 44.
#
# Guess: a frame that counts its entries with one byte is split in two, or cut at 255, or refused.
# What happens: the count wraps: 300 chapters give a CTOC of 44 entries followed by the other 256 names, which
#   no reader can place. All CHAP frames are there. It is so in ID3v2.3 too.
# Why it matters: players that go by the table show the first 44 chapters of a long work, and nothing was said
#   when it was made.
# Version and source: FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1, mutagen 1.48.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 ||
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

from mutagen.id3 import ID3

print("mutagen", version("mutagen"))
chapters([(i * 1000, (i + 1) * 1000, f"Chapter {i + 1}") for i in range(300)], 300, "book.mp3", "-id3v2_version", "3", "-b:a", "32k")
tags = ID3("book.mp3")
entries = tags.getall("CTOC")[0].child_element_ids
print(len(tags.getall("CHAP")), "chapters;", len(entries), "entries in the table, the last is", entries[-1])
sys.exit(len(tags.getall("CHAP")) != 300 or len(entries) != 44)
PY
