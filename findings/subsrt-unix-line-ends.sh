#!/usr/bin/env bash
# subsrt takes an SRT file with Unix line ends for a single subtitle.
#
# Guess: both kinds of line ends part subtitles.
# What happens: the empty line between two subtitles is only found where it holds white space, as the "\r" of a
#   Windows file does. With plain "\n" the whole file is one subtitle whose text holds the numbers, times and
#   words of all others; converted to WebVTT or LRC it is so too, without an error.
# Why it matters: a transcript that any Linux or macOS program wrote shows all its text in the first second,
#   times among it.
# Version and source: subsrt 1.1.1 (npm), parse and convert.
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
const cue = (number, text) => `${number}\n00:00:0${number},000 --> 00:00:0${number},900\n${text}\n\n`;
const unix = cue(1, "one") + cue(2, "two") + cue(3, "three");
const counts = { unix, windows: unix.replace(/\n/g, "\r\n") };
for (const [name, srt] of Object.entries(counts)) {
  const subtitles = subsrt.parse(srt, { format: "srt" });
  console.log(`${name}: ${subtitles.length}, the first is ${JSON.stringify(subtitles[0].text)}`);
  counts[name] = subtitles.length;
}
process.exit(counts.unix === 1 && counts.windows === 3 ? 0 : 1);
JS
