"""Numbers as they are written, 1.234,5 and 1 234,5 and 1'234.5 and 1,234.5, and where they begin and end."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Where a number may begin and end
FREE = r"(?<![\w.,/:$£€-])"
END = r"(?!\w|[.,/:-]\d)"
SIGNED = rf"(?:(?P<minus>(?<![^\s(])[-−–](?!\s))|{FREE})"


@cache
def number_pattern(decimal: str) -> str:
    """Return the regular expression of a number with its decimals, without a sign.

    ``decimal``: the mark before decimals in the language, a comma or a point.
    """
    apostrophes = r"\d{1,3}(?:['’]\d{3})++(?!\d)(?:[.,]\d++)?"
    spaces = r"(?<!\d )\d{1,3}(?: \d{3})++(?! ?\d)(?:[,.]\d++)?"
    apart = f"{apostrophes}|{spaces}"
    points = r"\d{1,3}(?:\.\d{3})++(?!\d)(?:,\d++)?"
    commas = r"\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?"
    if decimal == ",":
        surely = r"\d{1,3}(?:(?:,\d{3}){2,}+(?!\d)(?:\.\d++)?|,\d{3}\.\d++)"
        grouped = f"{apart}|{points}|{surely}"
    else:
        surely = r"\d{1,3}(?:(?:\.\d{3}){2,}+(?!\d)(?:,\d++)?|\.\d{3},\d++)"
        grouped = f"{apart}|{commas}|{surely}"
    return rf"(?:{grouped}|\d++(?:[,.]\d++)?)"


@lru_cache(maxsize=4096)
def split(text: str, decimal: str) -> tuple[str, str, str]:
    """Return the digits of the whole part of a number as written, the mark before its decimals, and them.

    ``decimal`` as in `number_pattern`.
    """
    marks = re.findall(r"\D", text)
    last = marks[-1] if marks else ""
    if last not in {",", "."}:
        return re.sub(r"\D", "", text), "", ""
    whole, _, decimals = text.rpartition(last)
    grouping = "." if decimal == "," else ","
    first = re.split(r"\D", text)[0]
    in_groups = len(set(marks)) == 1 and len(decimals) == 3 and len(first) <= 3  # noqa: PLR2004 - groups of thousands
    if in_groups and first != "0" and (last == grouping or len(marks) > 1):
        return re.sub(r"\D", "", text), "", ""
    return re.sub(r"\D", "", whole), last, decimals
