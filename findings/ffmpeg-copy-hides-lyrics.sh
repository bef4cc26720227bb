#!/usr/bin/env bash
# FFmpeg copies an MP3 and turns lyrics and comment into private fields; synced lyrics, links and the second artist are gone.
#
# Guess: "-c copy" from MP3 to MP3 carries the tags over; at worst a frame that FFmpeg does not know is dropped.
# What happens: the text of the lyrics (USLT) comes back as a private field named "lyrics-eng" and the comment
#   as one named "comment", which players do not show; of two artists in one frame the first is left; synced
#   lyrics and the link to the source are dropped. FFmpeg itself still shows lyrics and comment, so a look with
#   ffprobe finds all in order.
# Why it matters: cutting or joining a tagged episode that way takes the read-along text and a co-author from
#   it.
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

from mutagen.id3 import COMM, ID3, SYLT, TIT2, TPE1, USLT, WOAS

print("mutagen", version("mutagen"))
ffmpeg("-f", "lavfi", "-i", "sine=300:d=5", "book.mp3")
tags = ID3()
for frame in (
    TIT2(3, "Book"), TPE1(3, ["Ann Lee", "Ben Poe"]), COMM(3, "eng", "", "A comment"), USLT(3, "eng", "", "One\nTwo"),
    SYLT(3, "eng", 2, 1, "", [("One", 0), ("Two", 1000)]), WOAS("https://example.org/book"),
):
    tags.add(frame)
tags.save("book.mp3", v2_version=4)
ffmpeg("-i", "book.mp3", "-c", "copy", "copy.mp3")
before, after = ID3("book.mp3"), ID3("copy.mp3")
print("before:", sorted(before), before["TPE1"].text)
print("after:", sorted(after), after["TPE1"].text)
sys.exit(sorted(after) != ["TIT2", "TPE1", "TSSE", "TXXX:comment", "TXXX:lyrics-eng"] or after["TPE1"].text != ["Ann Lee"])
PY
