#!/usr/bin/env bash
# Speech Rule Engine says "x" for the floor of x, and "30 raised to the composed with power" for 30 degrees.
#
# Guess: the floor of x is said as such; 30 with a raised ring is thirty degrees; a fraction without a line in
#   parentheses is "n choose k".
# What happens: with the rules "clearspeak" the brackets of floor and ceiling are dropped, so that both are "x";
#   the raised ring, which latex2mathml, temml and KaTeX make of TeX's ^\circ, is "composed with"; n over k is
#   "the 2 by 1 column matrix n k". The rules "mathspeak" say the brackets.
# Why it matters: the formula that is heard is another one, and sounds right.
# Version and source: speech-rule-engine 4.1.5 (npm), rules from the package, locale en.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts speech-rule-engine@4.1.5 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

node - <<'JS'
const sre = require("speech-rule-engine");
const { dirname, join } = require("path");
const maps = join(dirname(require.resolve("speech-rule-engine/package.json")), "lib", "mathmaps");
const formulas = {
  floor: "<mrow><mo>\u230a</mo><mi>x</mi><mo>\u230b</mo></mrow>",
  ceiling: "<mrow><mo>\u2308</mo><mi>x</mi><mo>\u2309</mo></mrow>",
  degrees: "<msup><mn>30</mn><mo>\u2218</mo></msup>",
  binomial: '<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>',
};
(async () => {
  console.log("speech-rule-engine", sre.version);
  const said = {};
  for (const domain of ["clearspeak", "mathspeak"]) {
    await sre.setupEngine({ locale: "en", domain, modality: "speech", json: maps });
    await sre.engineReady();
    for (const [name, inner] of Object.entries(formulas)) {
      said[`${domain} ${name}`] = sre.toSpeech(`<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`);
      console.log(`${domain}, ${name}: ${said[`${domain} ${name}`]}`);
    }
  }
  const same =
    said["clearspeak floor"] === "x" &&
    said["clearspeak ceiling"] === "x" &&
    said["clearspeak degrees"] === "30 raised to the composed with power" &&
    said["clearspeak binomial"] === "the 2 by 1 column matrix n k" &&
    said["mathspeak floor"] === "left floor x right floor";
  process.exit(same ? 0 : 1);
})();
JS
