#!/usr/bin/env bash
# mutagen finds 255 of the 300 chapters of an M4B.
#
# Guess: MP4.chapters holds the chapters of the file, or says that there are more.
# What happens: an M4B has two lists. mutagen reads Nero's, which ends at 255, and not the chapter track, which
#   has all 300. The rest is missing without a word.
# Why it matters: a tool that reads chapters by mutagen and writes them again (splitting, merging, converting)
#   loses the end of every long book.
# Version and source: mutagen 1.48.1, FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1, av 18.1.0 (PyPI).
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

def chapters(spans, seconds, target, *options):
    lines = [";FFMETADATA1"]
    for begin, end, title in spans:
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={begin}", f"END={end}", f"title={title}"]
    with open("chapters.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    sine = f"sine=300:d={seconds}:r=24000"
    ffmpeg("-f", "lavfi", "-i", sine, "-i", "chapters.txt", "-map", "0:a", "-map_chapters", "1", *options, target)

import av
from mutagen.mp4 import MP4

print("mutagen", version("mutagen"), "av", version("av"))
chapters([(i * 1000, (i + 1) * 1000, f"Chapter {i + 1}") for i in range(300)], 300, "book.m4b", "-f", "ipod", "-b:a", "32k")
with av.open("book.m4b") as container:
    track = len(container.chapters())
nero = MP4("book.m4b").chapters
print(f"300 put in; FFmpeg reads {track}; mutagen {len(nero)}, the last is {nero[-1].title}")
sys.exit((track, len(nero)) != (300, 255))
PY
