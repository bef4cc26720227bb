#!/usr/bin/env bash
# @extractus/article-extractor drops the words in time, mark, cite, q, dfn, ins and ruby.
#
# Guess: a tag that is not allowed is removed and its words stay, as sanitizers do by default.
# What happens: elements that are not on its list go with what is in them, in the middle of sentences: years in
#   time, highlighted words in mark, titles in cite, quotations in q, terms in dfn and dt, formulas, and the
#   very characters under ruby.
# Why it matters: sentences are read with holes in them; a Japanese text with readings loses its kanji. The
#   article looks complete.
# Version and source: @extractus/article-extractor 9.0.1 (npm), extractFromHtml.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts @extractus/article-extractor@9.0.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

node --input-type=module - <<'JS'
import { extractFromHtml } from "@extractus/article-extractor";
import { readFileSync } from "node:fs";
console.log("@extractus/article-extractor", JSON.parse(readFileSync("node_modules/@extractus/article-extractor/package.json")).version);
const filler = `<p>${"The mill stands by the sea and grinds the corn of six villages, as it has done since the great storm. ".repeat(3)}</p>`;
const sentence =
  "In <time datetime='1850'>1850</time> the <dfn>leat</dfn> was <ins>newly</ins> cut; <cite>The Mill</cite> calls it <q>a wonder</q>, a <mark>rare</mark> one, and writes <ruby>東京<rt>Tokyo</rt></ruby>.";
const page = `<!DOCTYPE html><html lang="en"><head><title>The mill by the sea</title></head><body><article><h1>The mill by the sea</h1>${filler}<p>${sentence}</p>${filler}</article></body></html>`;
const { content } = await extractFromHtml(page, "https://example.org/mill");
const kept = content.split("</p>").find((part) => part.includes("cut;")).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
console.log("in: ", sentence.replace(/<[^>]*>/g, ""));
console.log("out:", kept);
const lost = ["1850", "leat", "newly", "The Mill", "a wonder", "rare", "東京"].filter((word) => !kept.includes(word));
console.log("lost:", lost.join(", "));
process.exit(lost.length === 7 && kept.includes("calls it") ? 0 : 1);
JS
