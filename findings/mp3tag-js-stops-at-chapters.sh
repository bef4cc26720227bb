#!/usr/bin/env bash
# mp3tag.js stops reading at the first chapter of a tag, and save() deletes all that follows.
#
# Guess: a frame that it does not know (CHAP, CTOC) is passed over, and kept or dropped alone.
# What happens: the first such frame ends the reading. What stands behind it in the file, such as USLT, SYLT and
#   COMM, which it does know, is not there; there is no error, and save() writes what was read. The same tag
#   without chapters is kept whole.
# Why it matters: one run of a retagging script takes chapters and read-along lyrics out of a whole library of
#   podcasts or audiobooks.
# Version and source: mp3tag.js 3.16.0 (npm), tags by mutagen 1.48.1, imageio-ffmpeg 0.8.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 mutagen==1.48.1 ||
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

from mutagen.id3 import CHAP, COMM, CTOC, ID3, SYLT, TIT2, TPE1, USLT

print("mutagen", version("mutagen"))
NONE = 0xFFFFFFFF
lines = "\n".join(f"Line {number} of the song" for number in range(30))
common = [
    TIT2(3, "Old"), TPE1(3, "Ann Lee"), COMM(3, "eng", "", lines), USLT(3, "eng", "", lines),
    SYLT(3, "eng", 2, 1, "", [(line, 100 * place) for place, line in enumerate(lines.splitlines())]),
]
with_chapters = [*common, CHAP("c0", 0, 10000, NONE, NONE, [TIT2(3, "One")]), CTOC("toc", 3, ["c0"], [])]
for name, frames in (("plain.mp3", common), ("chapters.mp3", with_chapters)):
    ffmpeg("-f", "lavfi", "-i", "sine=300:d=10", name)
    tags = ID3()
    for frame in frames:
        tags.add(frame)
    tags.save(name, v2_version=4)
    print(name, "before:", sorted(ID3(name)))
PY
node - <<'JS'
const { readFileSync, writeFileSync } = require("fs");
const MP3Tag = require("mp3tag.js");
console.log("mp3tag.js", require("mp3tag.js/package.json").version);
for (const name of ["plain.mp3", "chapters.mp3"]) {
  const file = new MP3Tag(readFileSync(name));
  file.read();
  console.log(`${name}: error "${file.error}", frames read: ${Object.keys(file.tags.v2)}`);
  file.tags.title = "New";
  file.save();
  writeFileSync(name, Buffer.from(file.buffer));
}
JS
venv/bin/python - <<'PY'
import sys
from mutagen.id3 import ID3

after = {name: sorted(key.split(":")[0] for key in ID3(name)) for name in ("plain.mp3", "chapters.mp3")}
print("after:", after)
sys.exit(after != {"plain.mp3": ["COMM", "SYLT", "TIT2", "TPE1", "USLT"], "chapters.mp3": ["TIT2", "TPE1"]})
PY
