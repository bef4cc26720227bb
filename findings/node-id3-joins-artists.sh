#!/usr/bin/env bash
# node-id3, asked to change a title, makes one artist "Ann LeeBen Poe" of two.
#
# Guess: update() changes the title and leaves the rest of the tag alone.
# What happens: the tag is written anew as ID3v2.3: the two artists, which 2.4 parts by a null, are joined with
#   nothing between them; frames that it does not know, such as name and number of the series that audiobook
#   players read, are gone.
# Why it matters: one corrected title costs the names of the authors and the place in the series.
# Version and source: node-id3 0.2.9 (npm), mutagen 1.48.1, imageio-ffmpeg 0.8.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 ||
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

from mutagen.id3 import ID3, MVIN, MVNM, TIT2, TPE1

ffmpeg("-f", "lavfi", "-i", "sine=300:d=2", "book.mp3")
tags = ID3()
for frame in (TIT2(3, "Old"), TPE1(3, ["Ann Lee", "Ben Poe"]), MVNM(3, "The Mills"), MVIN(3, "2/5")):
    tags.add(frame)
tags.save("book.mp3", v2_version=4)
print("mutagen", version("mutagen"), "before:", ID3("book.mp3").pprint().splitlines())
PY
node - <<'JS'
const id3 = require("node-id3");
console.log("node-id3", require("node-id3/package.json").version);
id3.update({ title: "New" }, "book.mp3");
JS
venv/bin/python - <<'PY'
import sys
from mutagen.id3 import ID3

after = ID3("book.mp3")
print("after:", after.version, after.pprint().splitlines())
sys.exit(not (after["TIT2"].text == ["New"] and after["TPE1"].text == ["Ann LeeBen Poe"] and "MVNM" not in after and "MVIN" not in after))
PY
