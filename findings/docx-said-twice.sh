#!/usr/bin/env bash
# Four readers of Word files give moved text twice, and two of them text boxes twice.
#
# Guess: of a move that is tracked the text stands where it went, as deleted text is left out; of two forms of
#   one box one is taken.
# What happens: the four leave deleted text out, but keep what was moved away as well as where it went to:
#   "twice twice". docx2txt and docx2python also give a text box's words once from mc:Choice and once from
#   mc:Fallback, which is for older programs.
# Why it matters: sentences are read aloud twice, and only in documents that were edited with care or hold
#   boxes.
# Version and source: docx2txt 0.9, docx2python 3.7.1 (PyPI), officeparser 7.8.0, word-extractor 1.0.4 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 docx2txt==0.9 docx2python==3.7.1 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0 word-extractor@1.0.4 ||
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
from importlib.metadata import version
import docx2python
import docx2txt

for name in ("docx2txt", "docx2python"):
    print(name, version(name))
who = 'w:author="A" w:date="2026-11-30T00:00:00Z"'
moved = paragraph(
    run("Kept "), f'<w:del w:id="1" {who}><w:r><w:delText>deleted </w:delText></w:r></w:del>',
    f'<w:moveFrom w:id="2" {who}>{run("moved ")}</w:moveFrom>', run("and "), f'<w:moveTo w:id="3" {who}>{run("moved ")}</w:moveTo>', run("end."),
)
inner = f'<w:txbxContent>{paragraph(run("boxed"))}</w:txbxContent>'
box = paragraph(
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
document("text.docx", moved + box)
seen = {"docx2txt": docx2txt.process("text.docx"), "docx2python": docx2python.docx2python("text.docx").text}
for name, text in seen.items():
    print(f"{name}: {text.split()}")
sys.exit(any("deleted" in text or text.count("moved") != 2 or text.count("boxed") != 2 for text in seen.values()))
PY
node - <<'JS'
const { parseOffice } = require("officeparser");
const WordExtractor = require("word-extractor");
(async () => {
  for (const name of ["officeparser", "word-extractor"]) console.log(name, JSON.parse(require("fs").readFileSync(`node_modules/${name}/package.json`)).version);
  const parsed = await parseOffice("text.docx");
  const texts = [parsed.toText ? parsed.toText() : parsed, (await new WordExtractor().extract("text.docx")).getBody()];
  for (const text of texts) console.log(text.trim());
  process.exit(texts.every((text) => !text.includes("deleted") && text.split("moved").length === 3) ? 0 : 1);
})();
JS
