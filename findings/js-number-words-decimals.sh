#!/usr/bin/env bash
# number-to-words and written-number drop or round decimals away.
#
# Guess: a number with decimals is read with them ("one point five"), or an error is raised.
# What happens: number-to-words cuts the decimals off (1.5 is "one", 0.99 is "zero"), written-number rounds (1.5
#   is "two", 2.4 is "two") and gives an empty string for a negative number. Neither says so.
# Why it matters: both are among the first that one finds in the npm registry for reading numbers aloud; every
#   measure and price is then said wrong, and minus five is silence.
# Version and source: number-to-words 1.2.4 and written-number 0.11.1 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts number-to-words@1.2.4 written-number@0.11.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

node - <<'JS'
const { toWords } = require("number-to-words");
const written = require("written-number");
for (const name of ["number-to-words", "written-number"]) console.log(name, require(`${name}/package.json`).version);
const numbers = [1.5, 0.99, 2.4, -5];
const seen = numbers.map((number) => [number, toWords(number), written(number)]);
for (const row of seen) console.log(JSON.stringify(row));
const expected = [[1.5, "one", "two"], [0.99, "zero", "one"], [2.4, "two", "two"], [-5, "minus five", ""]];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
