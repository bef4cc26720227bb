"""Who wrote it: names out of bylines."""

from __future__ import annotations

import re

from audicle.read.printed_dates import find_dates
from audicle.read.text.vocabulary import categories

# Words that stand before the name, in many languages; "by" is in all that print English bylines.
_BY = re.compile(
    r"^\W*(?:(?:written|posted|reported|published|story|text|words|created|submitted|edited|tested)?\s*\bby\b|"
    r"authors?|reporters?|"
    r"von|autor(?:in|es)?|par|auteurs?|por|di|autore|a cura di|door|auteur|av|af|skrevet af|tekst|text|oleh|"
    r"penulis|yazan|автор|текст|作者|记者|記者|撰文|文|글|बाय|द्वारा|بقلم|كتب|كتبت|מאת)\b\s*[:：|]?\s*",
    re.IGNORECASE,
)
# What follows a name on the same line: a role, a paper, a date, an address.
_CUT = re.compile(
    r"\s*(?:[|•·–—@(\[/;:\t]|\s-\s|\s-$|\d|\bspecial to\b|\bfor the\b|view (?:more|author|all)|\bfollow\b|\bupdated\b|"
    r"\bpublished\b|\bemail\b|\bstaff\b|\bis an?\b|\bpubliziert\b|\bam\s\d|\bon\s\d)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bи\b|\bve\b|\bdan\b|、|，)\s*"
)
_PARTICLE = (
    "(?:[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Tt]er|[Ll]a|[Ll]e|bin|ibn|al|el|y|e)"
)
_PART = r"[^\W\d_a-z][\w'’.-]*"
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_PART}){{1,3}}(?:,?\s+(?:Jr|Sr|II|III)\.?)?")
_CASELESS_NAME = re.compile(
    r"[\u3400-\u9fff\uac00-\ud7af]{2,4}|[\u0590-\u0900\u0900-\u0dff]+(?:\s[\u0590-\u0dff]+){1,3}"
)
# A byline has at most this many words.
_BYLINE = 16
_LONGEST = 200  # characters
_ROLE = 30  # characters that may follow a name: a role or a paper
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # names of these scripts have no spaces
_WHOLE = 0.75  # of what could be a name
_NOT_NAMES = re.compile(
    r"\b(?:staff|reporters?|writers?|editors?|editorial|correspondents?|contributors?|news|press|agency|agencies|post|times|"
    r"media|team|desk|bureau|wire|service|services|daily|weekly|journal|magazine|online|radio|tv|television|network|"
    r"author|admin|administrator|redaktion|redacción|redação|redazione|rédaction|redactie|leader|columnist|"
    r"watch|live|cbsn|cnn|bbc|the|more|about|articles?|stories|photos?|video|comments?|reuters|afp|associated|guest|special)\b",
    re.IGNORECASE,
)


# Below an article: "About Name", "Name is a reporter", "Follow Name", "Write to Name at"
_ABOUT = re.compile(r"^(?:about|sobre|über|à propos de|follow|write to|email|more by|more from)\s+", re.IGNORECASE)
_IS = re.compile(
    r"\s+(?:is|are|covers|writes|has (?:been|written|covered)|joined|works|may be|can be|"
    r"ist|schreibt|est|es|escribe|é|è|является|может)\b"
)


def names_in(line: str) -> tuple[str, ...]:
    """Return the names of people in a byline, in order; none if it holds no name in the shape of one."""
    rest = line
    for found in reversed(find_dates(line)):
        rest = rest[: found.begin] + " | " + rest[found.end :]
    rest = rest.strip(" |-–—·•,")
    bare = _BY.sub("", rest, count=1).strip()
    cut = _CUT.search(bare)
    head = bare[: cut.start()] if cut else bare
    names: list[str] = []
    for piece in _AND.split(head):
        name = _name(piece.strip(" .,"))
        if name:
            names.append(name)
        elif names:
            break  # what follows the names is a role or a paper
    return tuple(dict.fromkeys(names))


def is_byline(line: str) -> bool:
    """Say whether a line begins as bylines do and goes on with a name."""
    return len(line) < _LONGEST and bool(_BY.match(line)) and bool(names_in(line))


def is_only_byline(line: str) -> bool:
    """Say whether a line is a byline and nothing else: no running text begins with it."""
    return is_byline(line) and len(line.split()) <= _BYLINE and not line.rstrip().endswith((".", "!", "?", "”", '"'))


def signs_and_dates(line: str) -> bool:
    """Say whether a line is a name and a date and nothing else: "Anna Iwanowa, 5. März 2024"."""
    dates = find_dates(line)
    names = names_in(line)
    if len(dates) != 1 or len(names) != 1 or len(line) > _LONGEST:
        return False
    rest = line[: dates[0].begin] + line[dates[0].end :]
    return not re.sub(r"[\W_]+", "", rest.replace(names[0], "", 1))


def announces_name(line: str) -> bool:
    """Say whether a line is only the word that stands before a name."""
    return bool(_BY.fullmatch(line.strip() + " ")) or bool(_BY.fullmatch(line.strip()))


def introduced(line: str) -> str | None:
    """Return whom a line below an article introduces as a writer, if it begins with a name and is a biography."""
    bare = _ABOUT.sub("", line, count=1)
    match = _NAME.match(bare)
    if not match or _NOT_NAMES.search(match.group()):
        return None
    rest = bare[match.end() :]
    whole = bare != line and len(rest) <= 1
    return match.group() if whole or _IS.match(rest) else None


def _name(piece: str) -> str | None:
    if _CASELESS_NAME.fullmatch(piece):
        # "기사입력": the words of a page's own labels are as long as names
        return None if any(share >= _WHOLE for _, share in categories(piece)) else piece
    match = _NAME.match(piece)
    if not match or _NOT_NAMES.search(match.group()):
        return None
    if _UNSPACED.search(match.group()) or len(piece) - match.end() > _ROLE:
        return None
    name = match.group().rstrip(" .") if not match.group().endswith((" Jr.", " Sr.")) else match.group()
    return " ".join(_cased(part) for part in name.split()) if name.isupper() else name


def _cased(part: str) -> str:
    """Return a part of a name that stands in capitals as names are written: SMITH-JONES, O'NEIL, J."""
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), part)
