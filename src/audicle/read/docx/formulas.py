"""Word's formulas (Office Math, ECMA-376 part 1, 22.1) as presentation MathML (MathML Core)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from audicle.read.markup.xml import children, descendants, local_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*)|([^\W\d_])|(\S)", re.UNICODE)
_FUNCTION = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
_INTEGRAL, _HAT = "\u222b", "\u0302"  # what a shape without a sign has
# Accents are combining characters in Word, and signs of their own in MathML (MathML Core, appendix B)
_ACCENTS = {
    "\u0300": "`", "\u0301": "\u00b4", "\u0302": "^", "\u0303": "~", "\u0304": "\u00af", "\u0305": "\u00af",
    "\u0306": "\u02d8", "\u0307": "\u02d9", "\u0308": "\u00a8", "\u030a": "\u02da", "\u030c": "\u02c7",
    "\u20d6": "\u2190", "\u20d7": "\u2192", "\u20db": "\u20db", "\u20e1": "\u2194",
}  # fmt: skip
_OFF = ("0", "off", "false")
_INTEGRALS = frozenset("\u222b\u222c\u222d\u222e\u222f\u2230")


def mathml(formula: etree._Element, *, block: bool) -> tuple[str, frozenset[str]]:
    """Return a formula, an ``oMath``, as MathML, and the names of what in it is not known and is left as its text."""
    unknown: set[str] = set()
    math = etree.Element("math", {"display": "block"} if block else {})
    math.extend(_all(formula, unknown))
    return etree.tostring(math, encoding="unicode", with_tail=False), frozenset(unknown)


def _all(parent: etree._Element | None, unknown: set[str]) -> Iterator[etree._Element]:
    for child in parent if parent is not None else ():
        name = local_name(child)
        if name == "r":
            yield from _run(child)
        elif name in _SHAPES:
            yield _SHAPES[name](child, unknown)
        elif name in ("box", "borderBox", "phant", "e", "num", "den", "oMath", "ins", "smartTag", "sdt", "sdtContent"):
            yield from _all(child, unknown)
        elif not name.endswith("Pr") and name not in ("del", "bookmarkStart", "bookmarkEnd", "proofErr"):
            unknown.add(name)
            text = "".join(str(item.text or "") for item in descendants(child, "t"))
            if text:
                yield _token("mtext", text)


def _run(run: etree._Element) -> Iterator[etree._Element]:
    """Yield the numbers, names and operators of a run; text that is marked as such stays whole."""
    text = "".join(str(item.text or "") for item in children(run, "t"))
    properties = next(children(run, "rPr"), None)
    if next(children(properties, "nor"), None) is not None:
        yield _token("mtext", text)
        return
    if _value(properties, "sty", "") == "p" and _FUNCTION.fullmatch(text.strip()):
        yield _token("mi", text.strip())
        return
    for number, letter, sign in _TOKEN.findall(text):
        yield _token("mn", number) if number else _token("mi", letter) if letter else _token("mo", sign)


def _fraction(element: etree._Element, unknown: set[str]) -> etree._Element:
    made = _made("mfrac", _row(element, "num", unknown), _row(element, "den", unknown))
    kind = _property(element, "type", "bar")
    if kind == "noBar":
        made.set("linethickness", "0")
    return made


def _scripts(name: str, *parts: str) -> Callable[[etree._Element, set[str]], etree._Element]:
    def shape(element: etree._Element, unknown: set[str]) -> etree._Element:
        return _made(name, *(_row(element, part, unknown) for part in parts))

    return shape


def _before(element: etree._Element, unknown: set[str]) -> etree._Element:
    base, *scripts = (_row(element, part, unknown) for part in ("e", "sub", "sup"))
    return _made("mmultiscripts", base, etree.Element("mprescripts"), *scripts)


def _radical(element: etree._Element, unknown: set[str]) -> etree._Element:
    degree = _row(element, "deg", unknown)
    base = _row(element, "e", unknown)
    if _is_empty(degree) or _property(element, "degHide", "0") not in _OFF:
        return _made("msqrt", base)
    return _made("mroot", base, degree)


def _n_ary(element: etree._Element, unknown: set[str]) -> etree._Element:
    sign = _property(element, "chr", _INTEGRAL)
    aside = _property(element, "limLoc", "subSup" if sign in _INTEGRALS else "undOvr") == "subSup"
    below, above = (_row(element, part, unknown) for part in ("sub", "sup"))
    has_below = not _is_empty(below) and _property(element, "subHide", "0") in _OFF
    has_above = not _is_empty(above) and _property(element, "supHide", "0") in _OFF
    names = ("msub", "msup", "msubsup") if aside else ("munder", "mover", "munderover")
    operator = _token("mo", sign)
    if has_below and has_above:
        operator = _made(names[2], operator, below, above)
    elif has_below or has_above:
        operator = _made(names[0 if has_below else 1], operator, below if has_below else above)
    return _made("mrow", operator, _row(element, "e", unknown))


def _delimited(element: etree._Element, unknown: set[str]) -> etree._Element:
    made = _made("mrow", *_fence(_property(element, "begChr", "(")))
    for number, part in enumerate(list(children(element, "e"))):
        if number:
            made.append(_token("mo", _property(element, "sepChr", "|")))
        made.append(_made("mrow", *_all(part, unknown)))
    made.extend(_fence(_property(element, "endChr", ")")))
    return made


def _matrix(element: etree._Element, unknown: set[str]) -> etree._Element:
    rows = (
        _made("mtr", *(_made("mtd", *_all(cell, unknown)) for cell in children(row, "e")))
        for row in children(element, "mr")
    )
    return _made("mtable", *rows)


def _lines(element: etree._Element, unknown: set[str]) -> etree._Element:
    return _made("mtable", *(_made("mtr", _made("mtd", *_all(part, unknown))) for part in children(element, "e")))


def _function(element: etree._Element, unknown: set[str]) -> etree._Element:
    # U+2061, the function that is applied: MathML 3, 3.2.5.5
    return _made("mrow", _row(element, "fName", unknown), _token("mo", "\u2061"), _row(element, "e", unknown))


def _accent(element: etree._Element, unknown: set[str]) -> etree._Element:
    sign = _property(element, "chr", _HAT)
    made = _made("mover", _row(element, "e", unknown), _token("mo", _ACCENTS.get(sign, sign)))
    made.set("accent", "true")
    return made


def _bar(element: etree._Element, unknown: set[str]) -> etree._Element:
    above = _property(element, "pos", "bot") == "top"
    line = _token("mo", "\u00af" if above else "_")
    return _made("mover" if above else "munder", _row(element, "e", unknown), line)


def _group(element: etree._Element, unknown: set[str]) -> etree._Element:
    above = _property(element, "pos", "bot") == "top"
    sign = _token("mo", _property(element, "chr", "\u23df"))
    return _made("mover" if above else "munder", _row(element, "e", unknown), sign)


_SHAPES: dict[str, Callable[[etree._Element, set[str]], etree._Element]] = {
    "f": _fraction, "rad": _radical, "nary": _n_ary, "d": _delimited, "m": _matrix, "eqArr": _lines,
    "func": _function, "acc": _accent, "bar": _bar, "groupChr": _group, "sPre": _before,
    "sSup": _scripts("msup", "e", "sup"), "sSub": _scripts("msub", "e", "sub"),
    "sSubSup": _scripts("msubsup", "e", "sub", "sup"),
    "limLow": _scripts("munder", "e", "lim"), "limUpp": _scripts("mover", "e", "lim"),
}  # fmt: skip


def _row(element: etree._Element, name: str, unknown: set[str]) -> etree._Element:
    """Return a part of a shape as one element, which MathML asks for."""
    parts = list(_all(next(children(element, name), None), unknown))
    return parts[0] if len(parts) == 1 else _made("mrow", *parts)


def _is_empty(element: etree._Element) -> bool:
    return not len(element) and not element.text


def _made(name: str, *parts: etree._Element) -> etree._Element:
    made = etree.Element(name)
    made.extend(parts)
    return made


def _token(name: str, text: str) -> etree._Element:
    made = etree.Element(name)
    made.text = text
    return made


def _fence(sign: str) -> tuple[etree._Element, ...]:
    return (_token("mo", sign),) if sign else ()  # a brace that opens several cases is not closed


def _property(element: etree._Element, name: str, default: str) -> str:
    """Return a property of a shape; one that is there without a value is on (ECMA-376 part 1, 22.9.2.7)."""
    properties = next((child for child in element if local_name(child).endswith("Pr")), None)
    return _value(properties, name, default)


def _value(properties: etree._Element | None, name: str, default: str) -> str:
    found = next(children(properties, name), None)
    if found is None:
        return default
    value = next((str(value) for key, value in found.attrib.items() if str(key).rpartition("}")[2] == "val"), None)
    return value if value is not None else ("" if name.endswith("Chr") or name == "chr" else "1")
