#!/usr/bin/env bash
# Four readers of Word files lose the hyphen that is not to be broken.
#
# Guess: a hyphen is a character of the text, whichever key it was typed with.
# What happens: Word stores the non-breaking hyphen as an element of its own, and docx2txt, docx2python,
#   officeparser and word-extractor skip it: "well-known" is "wellknown", "-5 °C" is "5 °C". python-docx and
#   mammoth keep it.
# Why it matters: careful authors use it before figures and in names: the minus of a temperature, the dash of a
#   telephone number and the joint of a word are gone from what is read aloud.
# Version and source: docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0, mammoth 1.13.0 (PyPI), officeparser
#   7.8.0, word-extractor 1.0.4 (npm).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 ||
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
import docx
import docx2python
import docx2txt
import mammoth

for name in ("docx2txt", "docx2python", "python-docx", "mammoth"):
    print(name, version(name))
hyphen = "<w:r><w:noBreakHyphen/></w:r>"
document("text.docx", paragraph(run("A well"), hyphen, run("known mill at "), hyphen, run("5 degrees.")))
with open("text.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
seen = {
    "docx2txt": docx2txt.process("text.docx"),
    "docx2python": docx2python.docx2python("text.docx").text,
    "python-docx": docx.Document("text.docx").paragraphs[0].text,
    "mammoth": by_mammoth,
}
for name, text in seen.items():
    print(f"{name}: {text.strip()}")
lost = [name for name, text in seen.items() if "wellknown mill at 5" in text]
sys.exit(lost != ["docx2txt", "docx2python"])
PY
node - <<'JS'
const { parseOffice } = require("officeparser");
const WordExtractor = require("word-extractor");
(async () => {
  for (const name of ["officeparser", "word-extractor"]) console.log(name, JSON.parse(require("fs").readFileSync(`node_modules/${name}/package.json`)).version);
  const parsed = await parseOffice("text.docx");
  const texts = [parsed.toText ? parsed.toText() : parsed, (await new WordExtractor().extract("text.docx")).getBody()];
  for (const text of texts) console.log(text.trim());
  process.exit(texts.every((text) => text.includes("wellknown mill at 5")) ? 0 : 1);
})();
JS
