#!/usr/bin/env bash
# Two EPUB readers of npm give an empty chapter where its file name has a space.
#
# Guess: an href in the manifest is a URL: it is decoded before the file is looked for, or there is an error.
# What happens: the encoded name is looked for in the zip as it stands. epub's getChapter gives "" and no error,
#   @lingo-reader/epub-parser an empty page (and a line on the console). Letters with accents and non-Latin
#   names fare the same. epub2 has the text.
# Why it matters: a book with a space or an umlaut in a file name is read with chapters missing in the middle.
# Version and source: epub 1.3.0, @lingo-reader/epub-parser 0.4.6, epub2 3.0.2 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts epub@1.3.0 @lingo-reader/epub-parser@0.4.6 epub2@3.0.2 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

python3 - <<'PY'
import zipfile

def book(path, documents):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr("META-INF/container.xml", '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        start = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>{}</title></head><body>{}</body></html>'
        items = refs = entries = ""
        for number, (name, href, title, body) in enumerate(documents):
            file.writestr(f"OPS/{name}", start.format(title, body))
            items += f'<item id="d{number}" href="{href}" media-type="application/xhtml+xml"/>'
            refs += f'<itemref idref="d{number}"/>'
            entries += f'<li><a href="{href}">{title}</a></li>'
        file.writestr("OPS/nav.xhtml", start.format("Contents", f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>'))
        file.writestr("OPS/package.opf", f'<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301</dc:identifier><dc:title>Book</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-11-30T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest><spine>{refs}</spine></package>')

page = "<h1>{0}</h1><p>These are words.</p>"
book("book.epub", [("one.xhtml", "one.xhtml", "One", page.format("One")), ("chapter two.xhtml", "chapter%20two.xhtml", "Two", page.format("Two")), ("three.xhtml", "three.xhtml", "Three", page.format("Three"))])
PY
node --input-type=module - <<'JS'
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(import.meta.url);
for (const name of ["epub", "@lingo-reader/epub-parser", "epub2"])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const seen = {};

const module = await import("epub");
const Epub = module.default?.default ?? module.default ?? module.EPub;
const one = new Epub("book.epub");
await new Promise((resolve, reject) => {
  one.on("end", resolve);
  one.on("error", reject);
  one.parse();
});
seen.epub = await Promise.all(one.flow.map((part) => new Promise((resolve) => one.getChapter(part.id, (error, text) => resolve(error ? "error" : text)))));

const { initEpubFile } = await import("@lingo-reader/epub-parser");
const two = await initEpubFile("book.epub");
seen.lingo = [];
for (const part of two.getSpine()) seen.lingo.push((await two.loadChapter(part.id)).html);

const three = await require("epub2").EPub.createAsync("book.epub");
seen.epub2 = [];
for (const part of three.flow) seen.epub2.push(await three.getChapterAsync(part.id));

for (const [name, chapters] of Object.entries(seen)) console.log(name, JSON.stringify(chapters));
const words = Object.values(seen).map((chapters) => chapters.map((text) => (text.includes("words") ? "text" : text)).join("|"));
process.exit(words.join(" ") === "text||text text||text text|text|text" ? 0 : 1);
JS
