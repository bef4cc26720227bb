"""What is written for a typesetter or a printer: TeX, LaTeX, troff, PostScript, and lists of references."""

from __future__ import annotations

import re

from audicle.read.filetypes.filetype import FileType, Sample

_PANDOC = "Convert it first, for example with pandoc, and give that."
_LATEX = FileType("LaTeX", _PANDOC)
_TROFF = FileType("a page of a manual (troff)", _PANDOC)
_POSTSCRIPT = FileType("PostScript", "Export its text first, for example with ps2txt, and give that.")
_REFERENCES = FileType("a list of references (BibTeX)", "It holds no article.")
_RIS = FileType("a list of references (RIS)", "It holds no article.")
# How a file in TeX begins that is a document, and one that is a chapter of it
_BEGINS = re.compile(
    r"\s*\\(?:documentclass|documentstyle|RequirePackage|usepackage|PassOptionsToPackage|begin\s*\{|input\b|include\b"
    r"|(?:part|chapter|(?:sub)*section|paragraph|title|author|maketitle|tableofcontents|label|newcommand|renewcommand"
    r"|def\b|setlength|starttext|setup[a-z]+|startcomponent|startproduct|NeedsTeXFormat|ProvidesPackage|ProvidesClass"
    r"|makeatletter|documentlanguage|ifx|let\b)\b)"
)
_SURE = re.compile(
    r"\s*\\(?:(?:documentclass|documentstyle|NeedsTeXFormat)\s*[\[{]|starttext\s*$|begin\s*\{document\})"
)
_COMMAND = re.compile(r"\\[A-Za-z]{2,}\*?\s*[\[{]|\\(?:begin|end)\{|\\(?:item|par|noindent|maketitle)\b")
_COMMENT = re.compile(r"\s*%")
_ENDINGS = ("tex", "latex", "ltx", "sty", "cls")
_FEW = 3
_ENTRY = re.compile(r"\s*@[A-Za-z]+\s*[{(]\s*(?:[^\s,{}\"]+\s*,|\"|[A-Za-z]\w*\s*=)")
_MANUAL = re.compile(r"(?:\.\\\"|'\\\"|\.TH\s|\.Dd\s|\.so\s|\.SH\s|\.TL\b)")
_REQUEST = re.compile(r"[.'][A-Za-z\\]")
_RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - ")
_OFTEN = 0.2  # of the lines


def recognise(sample: Sample) -> FileType | None:
    """Return what of these a text is, None if it is none. A text that speaks of their commands is none."""
    if re.match(r"%!PS(?:-Adobe|\s*$)", sample.first):
        return _POSTSCRIPT
    first = next((line for line in sample.lines if not _COMMENT.match(line)), "")
    if _SURE.match(first):
        return _LATEX
    commands = sum(1 for line in sample.lines if _COMMAND.search(line))
    if commands >= _FEW and (_BEGINS.match(first) or sample.ending in _ENDINGS):
        return _LATEX
    if _ENTRY.match(first) and re.search(r"^\s*\w+\s*=\s*[{\"\w]", sample.text, re.MULTILINE):
        return _REFERENCES
    if _MANUAL.match(sample.first) and sample.share(_REQUEST) >= _OFTEN:
        return _TROFF
    return _RIS if re.match(r"TY  - ", sample.first) and sample.share(_RIS_LINE) >= _OFTEN else None
