#!/usr/bin/env bash
# pandoc loses the second column of a Word table whose first row is one wide cell.
#
# Guess: the number of columns is the widest row; the grid of widths is only for the layout.
# What happens: where tblGrid is empty or has columns without a width (both are valid), the table is as wide as
#   its first row has cells: under a title row that spans two columns each row loses its second cell. With
#   widths, or with the wide row last, nothing is lost. There is no warning.
# Why it matters: tables made by programs often have a title row and no widths; figures vanish from the book and
#   from what is read aloud.
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

def document(path, body):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        file.writestr("_rels/.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        file.writestr("word/_rels/document.xml.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
        file.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}<w:sectPr/></w:body></w:document>')

def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'

def paragraph(*runs):
    return f'<w:p>{"".join(runs)}</w:p>'

import sys
import pypandoc

print("pandoc", pypandoc.get_pandoc_version())

def cell(text, properties=""):
    return f"<w:tc>{properties}{paragraph(run(text))}</w:tc>"

title = f'<w:tr>{cell("Mills", "<w:tcPr><w:gridSpan w:val=%s2%s/></w:tcPr>" % (chr(34), chr(34)))}</w:tr>'
rows = f'<w:tr>{cell("Eling")}{cell("1785")}</w:tr><w:tr>{cell("Carew")}{cell("1801")}</w:tr>'
grids = {
    "no columns": "",
    "columns without widths": "<w:gridCol/><w:gridCol/>",
    "columns with widths": '<w:gridCol w:w="2000"/><w:gridCol w:w="2000"/>',
}
kept = {}
for name, grid in grids.items():
    for place, body in (("first", title + rows), ("last", rows + title)):
        document("table.docx", f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>" + paragraph(run("After.")))
        html = pypandoc.convert_file("table.docx", "html")
        kept[name, place] = [text for text in ("Mills", "Eling", "1785", "Carew", "1801") if text in html]
        print(f"{name}, wide row {place}: {kept[name, place]}")
lost = [key for key, texts in kept.items() if texts == ["Mills", "Eling", "Carew"]]
whole = [key for key, texts in kept.items() if len(texts) == 5]
sys.exit(not (lost == [("no columns", "first"), ("columns without widths", "first")] and len(whole) == 4))
PY
