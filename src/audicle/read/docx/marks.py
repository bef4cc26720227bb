"""What mammoth does not know, carried through it: marks in the text of a document, and what they become in its HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from audicle.read.docx.formulas import mathml
from audicle.read.markup.xml import descendants, local_name

if TYPE_CHECKING:
    from audicle.read.office.counting import Number

# Characters for private use (Unicode, 23.5), which hold no text; those in a document would be the signs of some font
_KEPT = "\ue001"
_MADE = re.compile(rf"{_KEPT}(\d+){_KEPT}")


@dataclass(slots=True)
class Marks:
    """The marks of one document."""

    kept: list[str] = field(default_factory=list)  # HTML, by the number in its mark
    numbers: list[Number] = field(default_factory=list)  # those before paragraphs, by the number in their mark
    unknown: set[str] = field(default_factory=set)  # what of the formulas is left as its text

    def put(self, root: etree._Element) -> None:
        """Put marks into a part, in place."""
        for formula in list(descendants(root, "oMath")):
            parent = formula.getparent()
            if parent is not None:
                self._formula(formula, parent)

    def keep(self, html: str) -> str:
        """Return the mark that stands for ``html`` until the document is HTML."""
        self.kept.append(html)
        return f"{_KEPT}{len(self.kept) - 1}{_KEPT}"

    def _formula(self, formula: etree._Element, parent: etree._Element) -> None:
        word = next((item.nsmap["w"] for item in formula.iterancestors() if "w" in item.nsmap), None)
        if word is None:
            return
        # a paragraph of formulas stands between the paragraph of text and its formulas; mammoth knows no such thing
        holder = parent if local_name(parent) == "oMathPara" and parent.getparent() is not None else None
        made, unknown = mathml(formula, block=holder is not None)
        run = etree.Element(f"{{{word}}}r")
        etree.SubElement(run, f"{{{word}}}t").text = self.keep(made)
        self.unknown |= unknown
        if holder is not None:
            holder.addprevious(run)
        else:
            run.tail = formula.tail
            parent.replace(formula, run)

    def fill(self, html: str) -> str:
        """Return mammoth's HTML with what the marks stand for."""
        return _MADE.sub(self._made, html)

    def _made(self, mark: re.Match[str]) -> str:
        number = int(mark[1][:9])
        return self.kept[number] if number < len(self.kept) else ""
