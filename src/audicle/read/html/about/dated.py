"""The lines beside a page's title that say when its article was published: "Posted on 16 December 2016 by Ann Lee"."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.read.dates import iso_date
from audicle.read.html.about.bylines import beside
from audicle.read.html.tree import class_of, text_of, within
from audicle.read.printed_dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

# Elements that hold a moment for scripts; relative-time and its kin are GitHub's time-elements
_TIMES = ("time", "relative-time", "time-ago", "local-time", "time-until")
_INLINE = frozenset(
    ("span", "a", "b", "i", "em", "strong", "small", "font", "abbr", "label", "img", "svg", "br", "sup", "wbr", *_TIMES)
)
_LONGEST = 160  # characters; a line that says when, and by whom
_PLAIN = 3  # words in lower case that say neither
_UNCASED = 24  # characters beside the date, where case does not tell
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|changed|edited|aktualisiert|geändert|stand|mise? à jour|modifié|actualizad[oa]|"
    r"modificad[oa]|aggiornat[oa]|modificat[oa]|atualizad[oa]|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|"
    r"päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|aktualizované|frissítve|actualizat|обновлен[оа]|"
    r"изменен[оа]|оновлено|güncelle\w*|diperbarui|cập nhật|ενημερώθηκε)\b"
    r"|更新|修改|수정|업데이트|تحديث|עודכן|अपडेट|به.?روزرسانی",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication|released?|filed|date|written|veröffentlicht|erschienen|datum|publiée?|paru|"
    r"publicad[oa]|fecha|pubblicat[oa]|data|gepubliceerd|geplaatst|publicerad|publiceret|udgivet|publisert|julkaistu|"
    r"opublikowano|zveřejněno|zverejnené|megjelent|publicat|опубликован[оа]|дата|опубліковано|yayın\w*|diterbitkan|"
    r"đăng|δημοσιεύτηκε)\b|公開|发布|發布|掲載|投稿|发表|게시|입력|등록|نشر|פורסם|प्रकाशित|منتشر",
    re.IGNORECASE,
)
# What a date is of that is no publication
_OTHERWISE = re.compile(
    r"©|\b(?:copyright|deadline|until|till|expires?|due|valid|repl(?:y|ies|ied)|joined|born|died|since|events?|"
    r"frist|jusqu['’]|hasta|fino|até|tot|bis|seit|depuis|desde|since)\b",
    re.IGNORECASE,
)
_AMERICAN = frozenset({"us", "ph", "pr", "gu", "as", "um", "vi", "mp", "pw", "fm", "mh"})  # CLDR 46, dateFormats
_DAY_FIRST_HOSTS = ("uk", "au", "nz", "ie", "in", "za", "sg", "my", "ng", "ke", "pk")  # where English is written so
_WORD = re.compile(r"[^\W\d_]+")


class When(IntEnum):
    """What a line says of its date, the surest first."""

    PUBLISHED = 0
    ALONE = 1
    UPDATED = 2


def dates_beside(body: Element, title: str, language: str | None, url: str) -> list[tuple[When, str]]:
    """Return the dates of the lines between a page's title and its text, the likeliest first, as YYYY-MM-DD.

    ``language`` (BCP 47) and the host of ``url`` tell how 3/4/2019 is read; where neither does it is left out.
    """
    found = []
    for place, (element, text) in enumerate(_lines(body, title)):
        if date := _date(element, text, language, url):
            found.append((_kind(element, text), place, date))
    return [(kind, date) for kind, _, date in sorted(found)]


def _lines(body: Element, title: str) -> Iterator[tuple[Element, str]]:
    """Yield the short lines beside the title, and the elements that hold a moment."""
    order = {element: place for place, element in enumerate(body.iter())}
    begin, end = beside(body, order, title)
    for element, place in order.items():
        if not begin <= place <= end:
            continue
        if element.tag in _TIMES:
            yield element, text_of(element)
        elif within(element, "nav", "aside", "script", "style") is None:
            whole = all(child.tag in _INLINE for child in element)
            pieces = [text_of(element)] if whole else [element.text, *(child.tail for child in element)]
            lines = (" ".join((piece or "").split()) for piece in pieces)
            yield from ((element, line) for line in lines if 0 < len(line) <= _LONGEST)


def _date(element: Element, text: str, language: str | None, url: str) -> str | None:
    """Return the date of a line that says little else."""
    if element.tag in _TIMES and (date := iso_date(element.get("datetime"))):
        return date
    stamp = element.get("content") or element.get("title") or ""
    found = find_dates(text)
    if not found:
        return iso_date(stamp) if "date" in class_of(element).lower() else None
    if len(found) > 2 or _OTHERWISE.search(text):  # noqa: PLR2004 - published and updated
        return None
    rest = text
    for one in reversed(found):
        rest = f"{rest[: one.begin]} {rest[one.end :]}"
    rest = _PUBLISHED.sub(" ", _UPDATED.sub(" ", rest))
    words = _WORD.findall(rest)
    cased = [word for word in words if word.lower() != word.upper()]
    if sum(word.islower() and len(word) > 2 for word in cased) > _PLAIN or (  # noqa: PLR2004 - am, pm, by
        sum(len(word) for word in words if word not in cased) > _UNCASED
    ):
        return None
    months = find_dates(text, day_first=False)
    if found[0].value != months[0].value and (first := is_day_first(language, url)) is not True:
        return None if first is None else months[0].value
    return found[0].value


def _kind(element: Element, text: str) -> When:
    names = f"{class_of(element)} {element.get('itemprop') or ''}"
    if (
        element.get("pubdate") is not None
        or _PUBLISHED.search(text)
        or re.search("publish|pub-?date|posted", names, re.IGNORECASE)
    ):
        return When.PUBLISHED
    before = element.getprevious()
    label = (element.getparent().text or "") if before is None and element.getparent() is not None else ""
    label = (before.tail or text_of(before)) if before is not None else label
    updated = _UPDATED.search(text) or re.search("updat|modif", names, re.IGNORECASE)
    return When.UPDATED if updated or (len(label) < _UNCASED and _UPDATED.search(label)) else When.ALONE


def is_day_first(language: str | None, url: str) -> bool | None:
    """Return whether 3/4/2019 is the third of April in a page's language (BCP 47); None where English does not say."""
    first, *others = (language or "").lower().replace("_", "-").split("-")
    if first and first != "en":
        return True
    region = next((part for part in others if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166 has two letters
    if region:
        return region not in _AMERICAN
    host = (urlsplit(url).hostname or "").rpartition(".")[2]
    return True if host in _DAY_FIRST_HOSTS else None
