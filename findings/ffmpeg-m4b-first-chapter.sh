#!/usr/bin/env bash
# FFmpeg moves the first chapter of an M4B to 0 and closes gaps, in one of the two lists that it writes.
#
# Guess: chapters begin where they were put, in every list of the file.
# What happens: of chapters from 5 to 10 and 12 to 20 seconds the chapter track, which FFmpeg reads, has 0 to 12
#   and 12 to 20, Nero's list (which mutagen reads) 5 and 12. MP3 keeps 5 to 10.
# Why it matters: whoever leaves the opening credits out of the first chapter finds them in it again, and two
#   players disagree about one file. Begin the first chapter at 0.
# Version and source: FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1, av 18.1.0, mutagen 1.48.1 (PyPI).
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
seen = {}
for name, options in (("book.mp3", ["-id3v2_version", "3"]), ("book.m4b", ["-f", "ipod"])):
    chapters([(5000, 10000, "One"), (12000, 20000, "Two")], 20, name, *options)
    with av.open(name) as container:
        seen[name] = [(float(c["start"] * c["time_base"]), float(c["end"] * c["time_base"])) for c in container.chapters()]
    print(f"put in 5 to 10 and 12 to 20; FFmpeg reads from {name}: {seen[name]}")
nero = [chapter.start for chapter in MP4("book.m4b").chapters]
print("Nero's list in book.m4b begins at", nero)
sys.exit(seen != {"book.mp3": [(5, 10), (12, 20)], "book.m4b": [(0, 12), (12, 20)]} or nero != [5, 12])
PY
