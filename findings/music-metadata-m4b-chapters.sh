#!/usr/bin/env bash
# music-metadata finds no chapters in an M4B of FFmpeg, or one, or fails on the whole file.
#
# Guess: includeChapters gives the chapters of an M4B; where the index stands in the file does not matter.
# What happens: they are read while the sound is passed, so an index at the end (FFmpeg's default) comes too
#   late: chapters is undefined. With the index at the front it expects one title a chunk, and FFmpeg puts
#   several into one: parseFile rejects the file, tags and all, or, where all titles are of one length, gives
#   one chapter of four. Without includeChapters the same file is read.
# Why it matters: players and scripts in Node.js show no chapters, or no title either, for the most common maker
#   of M4B.
# Version and source: music-metadata 11.16.1 (npm), FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts music-metadata@11.16.1 ||
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

for name, titles, options in (
    ("end.m4b", ("One", "Two", "Three", "Four"), []),
    ("front.m4b", ("One", "Two", "Three", "Four"), ["-movflags", "+faststart"]),
    ("equal.m4b", ("Part 1", "Part 2", "Part 3", "Part 4"), ["-movflags", "+faststart"]),
):
    spans = [(i * 5000, (i + 1) * 5000, title) for i, title in enumerate(titles)]
    chapters(spans, 20, name, "-f", "ipod", "-metadata", "title=Book", *options)
PY
node --input-type=module - <<'JS'
import { parseFile } from "music-metadata";
import { readFileSync } from "node:fs";
console.log("music-metadata", JSON.parse(readFileSync("node_modules/music-metadata/package.json")).version);
const answers = [];
for (const [file, includeChapters] of [["end.m4b", true], ["front.m4b", true], ["front.m4b", false], ["equal.m4b", true]]) {
  let answer;
  try {
    const { format, common } = await parseFile(file, { includeChapters });
    answer = `title ${common.title}, chapters ${format.chapters?.length}`;
  } catch (error) {
    answer = `error: ${error.message}`;
  }
  console.log(`${file}, four chapters, includeChapters ${includeChapters}: ${answer}`);
  answers.push(answer.startsWith("error: ") ? "error" : answer);
}
const stated = ["title Book, chapters undefined", "error", "title Book, chapters undefined", "title Book, chapters 1"];
process.exit(JSON.stringify(answers) === JSON.stringify(stated) ? 0 : 1);
JS
