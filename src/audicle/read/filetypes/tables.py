"""Tables as text: a row a line, with commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import re
from collections import Counter

from audicle.read.filetypes.filetype import FileType, Sample

_DATA = "It is data for programs. Put what is to be read into an article, where a table may stand."
_NAMES = {",": "a table (CSV)", ";": "a table (CSV)", "\t": "a table (TSV)", "|": "a table (CSV)"}
_ENDINGS = {"csv": ",;|\t", "tsv": "\t", "tab": "\t"}
_ROWS = 4  # and fewer may be anything
_COLUMNS = {",": 3, ";": 3, "\t": 3}  # and fewer may be a list, or words with a comma
_SAME = 0.95  # of the rows have as many cells as most
_LOOSE = 0.2  # of the separators are followed by a space, or nobody but a person wrote them
_QUOTED = 0.5  # of the rows have a cell in quotes
_LONG = 40  # characters of a cell, on the average
_SENTENCE = re.compile(r"[^\W\d_]{2,}[^,;\t]*[.!?…]$")
_SENTENCES = 0.3  # of the rows end as sentences do


def recognise(sample: Sample) -> FileType | None:
    """Return what table a text is, None if it is none."""
    named = _ENDINGS.get(sample.ending, "")
    for separator, name in _NAMES.items():
        if separator in named and _is_table(sample, separator, rows=2, columns=2):
            return FileType(name, _DATA)
        least = _COLUMNS.get(separator)
        if least and _is_table(sample, separator, rows=_ROWS, columns=least) and not _is_written(sample, separator):
            return FileType(name, _DATA)
    return None


def _is_table(sample: Sample, separator: str, *, rows: int, columns: int) -> bool:
    """Tell whether nearly all rows have the same number of cells."""
    if separator not in sample.first or len(sample.lines) < rows:
        return False
    try:
        sizes = [len(row) for row in csv.reader(sample.lines, delimiter=separator)]
    except csv.Error:
        return False
    usual, often = Counter(sizes).most_common(1)[0]
    return len(sizes) >= rows and usual >= columns and often >= _SAME * len(sizes)


def _is_written(sample: Sample, separator: str) -> bool:
    """Tell whether somebody wrote the lines to be read: with spaces after commas, in sentences, or at length."""
    marks = re.escape(separator)
    if sample.share(re.compile(rf".*(?:{marks}\"|\"{marks})")) > _QUOTED:
        return False
    text = "\n".join(sample.lines)
    parts = text.count(separator)
    if separator != "\t" and len(re.findall(rf"{marks}[ \n]", text)) > _LOOSE * parts:
        return True
    return sample.share(_SENTENCE) > _SENTENCES or len(text) / (parts + len(sample.lines)) > _LONG
