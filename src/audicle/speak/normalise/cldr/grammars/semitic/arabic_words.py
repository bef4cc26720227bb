"""The words of Arabic numbers, without the vowels of cases that are not written, and of ordinals.

Three to ten, and the tens' ones, take the gender that their noun has not; 11 and 12 the one it has (Wright, A Grammar
of the Arabic Language, I, 318-328). What is "oblique" is the case after a preposition or a noun.
"""

from __future__ import annotations

_MASCULINE = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_FEMININE = ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_HUNDREDS = [
    "", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة",
]  # fmt: skip
_SCALES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)
MAGNITUDES = frozenset(name for _, name, _ in _SCALES)
_ORDINALS = ["", "حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"]
_TEN, _HUNDRED = 10, 100
_FEW = range(3, 11)
_TEENS = range(11, 20)
_MANY = range(11, 100)


def cardinal(number: int, *, feminine: bool = False, oblique: bool = False, construct: bool = False) -> str:
    """Return the words of a whole number below 10 ** 15.

    ``feminine``: what it counts is; ``construct``: what it counts comes next, and a dual before it loses its "n".
    """
    if number < _HUNDRED:
        return _below_hundred(number, feminine=feminine, oblique=oblique)
    said = []
    rest = number
    for scale, name, plural in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            said.append(_scaled(count, name, plural, oblique=oblique, construct=construct and not rest))
    hundreds, rest = divmod(rest, _HUNDRED)
    if hundreds:
        said.append(_dual(_HUNDREDS[hundreds], oblique=oblique, construct=construct and not rest))
    if rest:
        said.append(_below_hundred(rest, feminine=feminine, oblique=oblique))
    return " و".join(said)


def ordinal(number: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """Return the words of an ordinal of at most 99 with its article: "الحادي والعشرون"."""
    if number == 1:
        return "الأولى" if feminine else "الأول"
    ending = "ة" if feminine else ""
    tens, ones = divmod(number, _TEN)
    if number <= _TEN:
        return f"ال{_ORDINALS[number]}{ending}"
    if number in _TEENS:
        return f"ال{_ORDINALS[ones]}{ending} عشر{ending}"
    ten = f"ال{_TENS[tens]}{'ين' if oblique else 'ون'}"
    return f"ال{_ORDINALS[ones]}{ending} و{ten}" if ones else ten


def dual(noun: str, *, oblique: bool = False, construct: bool = False) -> str:
    """Return two of what a noun names: "كيلومتران", "درجتان"."""
    stem = noun.removesuffix("ة") + "ت" if noun.endswith("ة") else noun
    return _dual(f"{stem}ان", oblique=oblique, construct=construct)


def _dual(words: str, *, oblique: bool, construct: bool) -> str:
    if not words.endswith("ان"):
        return words
    return words.removesuffix("ان") + ("ي" if oblique else "ا") + ("" if construct else "ن")


def _below_hundred(number: int, *, feminine: bool, oblique: bool) -> str:
    ones = _FEMININE if feminine else _MASCULINE
    if number <= _TEN:
        return _dual(ones[number], oblique=oblique, construct=False)
    tens, one = divmod(number, _TEN)
    if number in _TEENS:
        ten = "عشرة" if feminine else "عشر"
        first = ("إحدى" if feminine else "أحد") if one == 1 else _dual(ones[one], oblique=oblique, construct=True)
        return f"{first} {ten}"
    ten = f"{_TENS[tens]}{'ين' if oblique else 'ون'}"
    if not one:
        return ten
    first = "إحدى" if feminine and one == 1 else ones[one].removesuffix("ي")
    return f"{_dual(first, oblique=oblique, construct=False)} و{ten}"


def _scaled(count: int, name: str, plural: str, *, oblique: bool, construct: bool) -> str:
    """Return so many thousands, millions and so on."""
    last = count % _HUNDRED
    if count == 1:
        return name
    if count == 2:  # noqa: PLR2004
        return dual(name, oblique=oblique, construct=construct)
    words = cardinal(count, oblique=oblique, construct=True)
    if last in _FEW:
        return f"{words} {plural}"
    return f"{words} {name}{'ا' if last in _MANY and not construct else ''}"
