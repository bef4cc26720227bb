#!/usr/bin/env bash
# subsrt reads [00:03.250] of an LRC file as 5.5 seconds.
#
# Guess: ".250" is a quarter of a second, as ".25" is.
# What happens: the figures after the point are taken for a count of hundredths: 250 of them are 2.5 seconds, so
#   [00:03.250] comes at 5.5 seconds. The cue then ends before it begins, since the next line is right.
# Why it matters: many programs write LRC with milliseconds; every line is late by up to nine seconds, in no
#   order.
# Version and source: subsrt 1.1.1 (npm), convert(…, {format: "vtt"}).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts subsrt@1.1.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

node - <<'JS'
const subsrt = require("subsrt");
console.log("subsrt", require("subsrt/package.json").version);
const begins = ["[00:01.50]one\n[00:03.25]two\n[00:05.00]three\n", "[00:01.500]one\n[00:03.250]two\n[00:05.000]three\n"].map((lyrics) => {
  const vtt = subsrt.convert(lyrics, { format: "vtt" });
  const times = vtt.match(/\S+ --> \S+/g);
  console.log(lyrics.split("\n").filter(Boolean).join(" "), "->", times);
  return times[1].split(" ")[0];
});
process.exit(begins.join() === "00:00:03.250,00:00:05.500" ? 0 : 1);
JS
