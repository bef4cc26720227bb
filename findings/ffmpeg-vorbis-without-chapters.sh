#!/usr/bin/env bash
# FFmpeg keeps chapters in Opus and drops them in Vorbis and FLAC.
#
# Guess: chapters in Ogg are comments named CHAPTER000, a convention of Vorbis comments: what holds for Opus
#   holds for Vorbis and FLAC, which have the same comments.
# What happens: only Opus gets them. Ogg Vorbis, FLAC and Ogg FLAC are written without, exit code 0, nothing at
#   the level of warnings.
# Why it matters: a lossless master or an older player's file of a book comes without chapters; a copy made from
#   it has none either.
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
    subprocess.run([os.environ["FFMPEG"], "-v", "warning", "-y", *arguments], check=True)

def chapters(spans, seconds, target, *options):
    lines = [";FFMETADATA1"]
    for begin, end, title in spans:
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={begin}", f"END={end}", f"title={title}"]
    with open("chapters.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    sine = f"sine=300:d={seconds}:r=24000"
    ffmpeg("-f", "lavfi", "-i", sine, "-i", "chapters.txt", "-map", "0:a", "-map_chapters", "1", *options, target)

import mutagen

print("mutagen", version("mutagen"))
seen = {}
for name, codec in (("a.opus", "libopus"), ("a.ogg", "libvorbis"), ("a.flac", "flac"), ("a.oga", "flac")):
    chapters([(0, 5000, "One"), (5000, 20000, "Two")], 20, name, "-c:a", codec)
    names = [key.lower() for key in mutagen.File(name).keys()]
    seen[name] = sum(key.endswith("name") and key.startswith("chapter") for key in names)
    print(f"{name} ({codec}): {seen[name]} chapters")
sys.exit(seen != {"a.opus": 2, "a.ogg": 0, "a.flac": 0, "a.oga": 0})
PY
