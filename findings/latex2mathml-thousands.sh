#!/usr/bin/env bash
# 1{,}000 through latex2mathml is heard as "1 comma 000".
#
# Guess: 1{,}000, which is how TeX writes a thousand so that the comma has no space after it, becomes one number
#   in MathML.
# What happens: latex2mathml makes a number 1, an operator comma and a number 000 of it; on the screen nothing
#   is amiss, but Speech Rule Engine says "1 comma 000". temml makes one <mn> of it, "1,000".
# Why it matters: what looks right in the e-book is heard as a list of one and zero.
# Version and source: latex2mathml 3.81.1 (PyPI), temml 0.13.5 and speech-rule-engine 4.1.5 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 latex2mathml==3.81.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts temml@0.13.5 speech-rule-engine@4.1.5 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

export FROM_LATEX2MATHML
FROM_LATEX2MATHML=$(venv/bin/python -c 'from latex2mathml.converter import convert; print(convert(r"1{,}000"))')
node - <<'JS'
const sre = require("speech-rule-engine");
const temml = require("temml");
const { dirname, join } = require("path");
const maps = join(dirname(require.resolve("speech-rule-engine/package.json")), "lib", "mathmaps");
(async () => {
  console.log("latex2mathml 3.81.1, temml", temml.version, "speech-rule-engine", sre.version);
  await sre.setupEngine({ locale: "en", domain: "clearspeak", modality: "speech", json: maps });
  await sre.engineReady();
  const made = { latex2mathml: process.env.FROM_LATEX2MATHML, temml: temml.renderToString("1{,}000") };
  const said = {};
  for (const [name, math] of Object.entries(made)) {
    said[name] = sre.toSpeech(math);
    console.log(`${name}: ${math}\n   heard: ${said[name]}`);
  }
  process.exit(said.latex2mathml === "1 comma 000" && said.temml === "1,000" ? 0 : 1);
})();
JS
