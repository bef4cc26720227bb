#!/usr/bin/env bash
# transcriptator, made for podcasts' transcripts, does not know the voices of WebVTT.
#
# Guess: a library for podcast:transcript gives speaker and text of a WebVTT cue with a voice tag, which is how
#   that format names speakers.
# What happens: WebVTT is read as SRT: the body is "<v Ann Lee>Tom &amp; Jerry" with tag and entity, the speaker
#   is empty. A valid file with a NOTE block is an error that speaks of SRT. "Ann Lee: …" in SRT gives the
#   speaker.
# Why it matters: apps that show transcripts by it show the markup and no speaker, for the format that names
#   speakers best.
# Version and source: transcriptator 1.1.4 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts transcriptator@1.1.4 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

node - <<'JS'
const { convertFile } = require("transcriptator");
console.log("transcriptator", require("transcriptator/package.json").version);
const cue = "00:00:01.000 --> 00:00:02.500\n<v Ann Lee>Tom &amp; Jerry</v>\n";
const [segment] = convertFile(`WEBVTT\n\n${cue}`);
console.log(JSON.stringify({ speaker: segment.speaker, body: segment.body }));
console.error = () => {};
let refused = "";
try {
  convertFile(`WEBVTT\n\nNOTE made by hand\n\n${cue}`);
} catch (error) {
  refused = error.message;
}
console.log("with a NOTE:", refused);
const [srt] = convertFile("1\n00:00:01,000 --> 00:00:02,500\nAnn Lee: Tom & Jerry\n\n");
console.log("SRT:", JSON.stringify({ speaker: srt.speaker, body: srt.body }));
const same = segment.speaker === "" && segment.body === "<v Ann Lee>Tom &amp; Jerry</v>" && refused.includes("SRT") && srt.speaker === "Ann Lee";
process.exit(same ? 0 : 1);
JS
