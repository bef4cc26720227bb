#!/usr/bin/env bash
# pandoc drops the notes of an e-book that keeps them in a document of their own.
#
# Guess: a note that cannot be tied to its mark stays where it stands, as text.
# What happens: an aside with epub:type="footnote" (or "rearnote") is taken out as a note and put where a mark
#   in the same document points to it. Where the marks are in other documents, as in most books with a chapter
#   "Notes", the note is taken out and put nowhere: the heading "Notes" is all that is left. In the same
#   document all is well.
# Why it matters: whoever turns e-books into text, speech or another e-book by pandoc loses all endnotes; at
#   most a warning says that a reference was not found.
# Version and source: pandoc 3.9 in pypandoc_binary 1.17 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 pypandoc_binary==1.17 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
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

import sys
import pypandoc

print("pandoc", pypandoc.get_pandoc_version())
text = {}
for kind in ("footnote", "rearnote"):
    note = f'<aside epub:type="{kind}" id="n1"><p>The wheel was oak.</p></aside>'
    mark = '<h1>One</h1><p>A wheel turned<a epub:type="noteref" href="{}#n1">1</a> here.</p>'
    book("same.epub", [("one.xhtml", "one.xhtml", "One", mark.format("") + note)])
    book("other.epub", [("one.xhtml", "one.xhtml", "One", mark.format("notes.xhtml")), ("notes.xhtml", "notes.xhtml", "Notes", "<h1>Notes</h1>" + note)])
    for place in ("same", "other"):
        text[kind, place] = pypandoc.convert_file(f"{place}.epub", "plain", format="epub")
        print(f"{kind}, {place} document: {text[kind, place].split()}")
sys.exit(any(("oak" in words) != (place == "same") for (_, place), words in text.items()))
PY
