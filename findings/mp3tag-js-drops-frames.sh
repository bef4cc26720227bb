#!/usr/bin/env bash
# mp3tag.js, asked to change a title, deletes chapters, lyrics, comment and series.
#
# Guess: what one did not touch is kept, as its own names for these frames (USLT, COMM, TCOM) suggest.
# What happens: of a valid ID3v2.4 tag it reads title, artist and date; the rest is not there, there is no
#   error, and save() writes what it has read: chapters, both kinds of lyrics, comment and composer are gone.
# Why it matters: one run of a retagging script takes chapters, read-along lyrics and narrator out of a whole
#   library.
# Version and source: mp3tag.js 3.16.0 (npm), tags by mutagen 1.48.1, imageio-ffmpeg 0.8.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check imageio-ffmpeg==0.8.1 mutagen==1.48.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts mp3tag.js@3.16.0 ||
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

from mutagen.id3 import CHAP, COMM, CTOC, ID3, SYLT, TCOM, TDRC, TIT2, TPE1, USLT

ffmpeg("-f", "lavfi", "-i", "sine=300:d=10", "book.mp3")
NONE = 0xFFFFFFFF
tags = ID3()
for frame in (
    TIT2(3, "Old"), TPE1(3, "Ann Lee"), TCOM(3, "Reader"), TDRC(3, "2026-11-30"), COMM(3, "eng", "", "A comment"),
    USLT(3, "eng", "", "One\nTwo"), SYLT(3, "eng", 2, 1, "", [("One", 0), ("Two", 1000)]),
    CHAP("c0", 0, 10000, NONE, NONE, [TIT2(3, "One")]), CTOC("toc", 3, ["c0"], []),
):
    tags.add(frame)
tags.save("book.mp3", v2_version=4)
print("mutagen", version("mutagen"), "before:", sorted(ID3("book.mp3")))
PY
node - <<'JS'
const { readFileSync, writeFileSync } = require("fs");
const MP3Tag = require("mp3tag.js");
console.log("mp3tag.js", require("mp3tag.js/package.json").version);
const file = new MP3Tag(readFileSync("book.mp3"));
file.read();
console.log("error:", file.error, "frames read:", Object.keys(file.tags.v2));
file.tags.title = "New";
file.save();
console.log("error:", file.error);
writeFileSync("book.mp3", Buffer.from(file.buffer));
JS
venv/bin/python - <<'PY'
import sys
from mutagen.id3 import ID3

after = sorted(ID3("book.mp3"))
print("after:", after)
sys.exit(after != ["TDRC", "TIT2", "TPE1"])
PY
