#!/usr/bin/env bash
# mutagen writes chapters in the order of their size, and readers show them so.
#
# Guess: chapters stand in the file in the order in which they were added, or of their times.
# What happens: frames of one kind are sorted by their bytes, shorter ones first. A first chapter that also has
#   a link is longer, so it is written last; eyeD3 and node-id3 list it last, and FFmpeg makes CHAPTER000 of the
#   second and CHAPTER001 of the first.
# Why it matters: the list of chapters runs backwards or at random for whoever reads it as it stands; a chapter
#   with a picture or a long title is out of place. Sort the file's frames by hand.
# Version and source: mutagen 1.48.1, eyeD3 0.9.9, FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1 (PyPI), node-id3 0.2.9
#   (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 eyeD3==0.9.9 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts node-id3@0.2.9 ||
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

import eyed3
import mutagen
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, WXXX

print("mutagen", version("mutagen"), "eyeD3", version("eyeD3"))
NONE = 0xFFFFFFFF
ffmpeg("-f", "lavfi", "-i", "sine=300:d=10", "book.mp3")
tags = ID3()
tags.add(CHAP("c0", 0, 4000, NONE, NONE, [TIT2(encoding=0, text="One"), WXXX(encoding=0, url="https://example.org/one")]))
tags.add(CHAP("c1", 4000, 10000, NONE, NONE, [TIT2(encoding=0, text="Two")]))
tags.add(CTOC("toc", 3, ["c0", "c1"], []))
tags.save("book.mp3", v2_version=3)
by_eyed3 = [chapter.title for chapter in eyed3.load("book.mp3").tag.chapters]
ffmpeg("-i", "book.mp3", "-c:a", "libopus", "book.opus")
comments = mutagen.File("book.opus")
by_ffmpeg = [comments[f"chapter00{number}name"][0] for number in (0, 1)]
print("added One, Two; eyeD3 lists", by_eyed3, "; in the Opus that FFmpeg makes of it", by_ffmpeg)
sys.exit((by_eyed3, by_ffmpeg) != (["Two", "One"], ["Two", "One"]))
PY
node - <<'JS'
const id3 = require("node-id3");
const titles = id3.read("book.mp3").chapter.map((chapter) => chapter.tags.title);
console.log("node-id3", require("node-id3/package.json").version, "lists", titles);
process.exit(titles.join() === "Two,One" ? 0 : 1);
JS
