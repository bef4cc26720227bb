"""Formulas: TeX turned into MathML, and MathML of the source kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Math, MathSpan
from audicle.read.markup.mathtext import math_text
from audicle.read.markup.tex import clean_mathml, shortened, to_mathml

if TYPE_CHECKING:
    from lxml import etree

    from audicle.read.markdown.context import Context


def math_span(tex: str, context: Context, *, display: bool = False) -> MathSpan:
    """Return a formula inside a line, given as TeX."""
    text = " ".join(tex.split())
    return MathSpan(text, mathml(text, context, display=display))


def math_block(tex: str, context: Context) -> Math:
    """Return a formula set apart, given as TeX."""
    text = tex.strip()
    return Math("", text, mathml(text, context, display=True))


def math_element(element: etree._Element) -> MathSpan:
    """Return a ``math`` element of the source: its TeX, if it brings it, else its characters, and its MathML."""
    return MathSpan(math_text(element), clean_mathml(element))


def mathml(tex: str, context: Context, *, display: bool) -> str | None:
    """Return TeX as a complete ``math`` element; None, with a warning, if that fails."""
    made = to_mathml(tex, display=display)
    if made is None:
        context.progress.warn(
            f"{context.name}: the formula {shortened(tex)!r} is not TeX that can be shown; its source is kept."
        )
    return made
