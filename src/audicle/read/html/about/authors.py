"""From a byline to the names in it."""

from __future__ import annotations

import re

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|words|story|text|report(?:ed|ing)?|article|review(?:ed)?|edited|compiled|"
    r"interview|essay|opinion|analysis|column|(?:a )?guest (?:post|article|blog)|contributed|submitted|created)\s+)?"
    r"(?:(?:texte?|texto|tekst|testo|words|story)(?=\s*:)|by|von|par|por|da|di|door|av|af|"
    r"autor(?:en|in|ka|zy|i|es|as?)?|authors?|auteure?s?|autric?e|autor[ei]|forfattere?|författare|skribent(?:er)?|"
    r"kirjoittajat?|szerző|skrevet a[vf]|skriven av|av journalist|tekst(?=:)|napisała?|oleh|penulis|ditulis oleh|yazan|"
    r"yazar|tác giả|bài|автор[ыа]?|текст|записала?|συντάκτης|του|της)\b[\s:：]*"
    r"|^\W*(?:著者|作者|筆者|記者|记者|執筆者?|撰文|撰稿|編集者?|取材|文|글쓴이|글|작성자|기자|बाय|द्वारा|लेखक|"
    r"بقلم|كتب|كتبت|الكاتب|نویسنده|מאת|কলমে|ஆசிரியர்)(?:\s*[：:/／|・]\s*|\s+)",
    re.IGNORECASE,
)
# What stands behind a name, without a comma, in languages that call a reporter so
_REPORTER = re.compile(r"\s*(?:기자|특파원|記者|记者|さん|氏)\s*$")
# What somebody is, behind the name or even glued to it: "Ann Lee, CEO", "Ann LeeEditor"
_JOBS = (
    r"(?:C[EFTOMI]O|(?:Co-?)?[Ff]ounders?|[Pp]resident|[Dd]irector|[Ee]ditor(?:-in-[Cc]hief)?|[Rr]eporter|[Ww]riter|"
    r"[Cc]orrespondent|[Cc]ontributor|[Cc]olumnist|[Jj]ournalist|[Pp]roducer|[Pp]hotographer|[Aa]nalyst|[Pp]rofessor|"
    r"[Mm]anager|[Aa]uthor|[Bb]logger|[Ss]taff|[Ss]enior|[Cc]hief|[Pp]olitical|[Ee]ngineer|[Dd]eveloper|[Cc]onsultant|"
    r"Redakteur(?:in)?|Journalistin|Autorin|Journaliste|Rédact(?:eur|rice)|Redactora?|Periodista|Redattore|Giornalista|"
    r"Redator|Jornalista|Redacteur|Redaktör|Dziennikarka?|Журналист(?:ка)?)"
)
_JOB = re.compile(rf"(?:(?<=[a-z])(?=[A-Z])|[\s,]+(?:&\s+)?(?=[A-ZÀ-ÞА-Я]|[a-z]+$)){_JOBS}(?:\s.*)?$", re.DOTALL)
_WORDS = r"(?:and|und|et|y|e|og|och|en|with|i|a|и|та|dan|ve|và|és|și|ja|και|och)"
_AND = re.compile(
    rf"\s*(?:[,;|/·•\n&、，・]|\s[–—-]\s|\s{_WORDS}\s)\s*(?:[,;|/·•&]\s*)*(?:{_WORDS}\s+)?", re.IGNORECASE
)
# What follows the names: where and when they wrote, for whom, and who made the pictures
_AFTER = re.compile(
    r"(?:\(|\||@|<|\bfor the\b|(?-i:\bfor\s+(?=[A-Z]))|\bof the\b|\bfrom\b|\bupdated\b|\bpublished\b|"
    r"\bposted\b|\bon\b\s+(?:\w+\s+)?\d|\bat\b\s+\d|(?-i:\bin\s(?!['’]t|het\b|de[nr]?\b))|"
    r"\b(?:[fp]h?otos?|bild(?:er)?|illustrations?|video)\s*:|"
    r"\b(?:photo(?:graph)?s?|photography|illustrat(?:ions?|ed)|translated|edited|video|graphics?|reporting)\s+by\b|"
    r"\d{1,2}[:/.]\d|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}|\d{4}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:staff|editor|editors|writer|writers|reporter|reporters|correspondent|columnist|contributor|producer|journalist|"
    r"chief|senior|"
    r"deputy|managing|(?:co-)?founder|ceo|cto|cfo|president|director|professor|analyst|associate|assistant|editorial|photographer|fellow|intern|admin|administrator|team|desk|bureau|newsroom|"
    r"redaktion|redacción|rédaction|service|wire|agency|agencies|press|news|media|magazine|online|web|posts?|staffer|group|network|"
    r"post|times|herald|tribune|journal|gazette|chronicle|reuters|afp|bbc|cnn|ap|dpa|guest|author|authors|inc|ltd|llc|"
    r"view|profile|bio|email|e-mail|follow|share|comments?|more|about|read|contact|twitter|facebook|subscribe|sign|login|all|articles|stories)\b",
    re.IGNORECASE,
)
# Words that houses and bodies have in their names, and persons have not
_HOUSE = re.compile(
    r"verlag|medienhaus|redaktion|"
    r"\b(?:gmbh|mbh|ohg|kg|corp|corporation|company|companies|plc|pty|s\.?a\.?r\.?l|publish(?:ing|ers?)|publications?|"
    r"books|[eé]ditions?|[eé]diteurs?|edizioni|editore|editrice|editora|edições|ediciones|uitgever(?:s|ij)|förlage?t?|forlage?t?|"
    r"kustannus|wydawnictwo|nakladatelství|kiadó|издательство|редакция|foundation|stiftung|institute?|institut|university|universität|"
    r"universit[ée]|universidad|università|association|society|verein|council|ministry|department|museum|committee|holdings?|"
    r"consulting|studios?|laborator(?:y|ies)|technologies|solutions|systems|software|ventures|productions?|entertainment|"
    r"communications|broadcasting|television|newspapers?|weekly|monthly|digital|international|partners|labs|medien|m[ée]dias|"
    r"gruppe|groupe|gruppo|grupo|s\.p\.a|s\.a|b\.v|n\.v|e\.v|oyj|a/s|kft)(?![^\W_])|(?-i:\s(?:AG|SA|BV|NV|AB|AS|Oy)$)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"[^,;|/]*&\s*(?:co|sons|cie|company|partners?)\b[^,;|/]*", re.IGNORECASE)
_JOB_BEFORE = re.compile(rf"^(?:{_JOBS}\s+)+(?=[A-ZÀ-ÞА-Я]\S*\s+\S)")
# One word behind full names, where they wrote: "Ann Lee, Berlin"
_PLACE = re.compile(r"[,/|•·–—]\s*([^\W\d_]+)\W*")
_NOT_NAME = re.compile(r"\b[Bb]y\b|https?:|www\.|\.com\b|@|\d{2,}|[<>{}\[\]=_#?!]")
# One name as libraries write it: "Roe, Bob", "van der Berg, Jan"
_INVERTED = re.compile(r"((?:(?:[a-zà-ÿ’']+ )*)[^\s,;|]+), ([^\s,;|]+(?: [^\s,;|]+){0,2})")
# Dates, times, and what stands beside them
_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|"
    r"[ap]\.?m|[a-z]{1,4}t|utc|on|at|last|updated|published|posted|modified|min(?:ute)?s?|read)\b|"
    r"(?<=\d)(?:[tz]|st|nd|rd|th|[ap]m)(?![^\W\d])|[\W\d_]+",
    re.IGNORECASE,
)
# What stands behind a comma and belongs to the name before, and what is said of who has it
_YOUNGER = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:m\.?d|ph\.?d|esq|m\.?a|b\.?a|rn|dr)\.?", re.IGNORECASE)
# An agency, or a title: "RPN"
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,6}")
_MAIL = re.compile(r"\S{1,60}@\S{1,60}\.\w{2,}|\+\d[\d ().-]{6,20}\d")
_CASELESS = re.compile(r"[\u0590-\u0dff\u3040-\u9fff\uac00-\ud7af]")
_LONGEST, _MOST_WORDS = 60, 6


def names_in(byline: str, *, sites: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the persons' names in a byline such as "By Ann Lee and Bo Ek, staff writers", each once.

    ``sites`` are names of the publisher, which is not its own author. A single "Roe, Bob" is one person, Bob Roe.
    """
    known = {site.casefold() for site in sites}
    owned = tuple(f"{site} " for site in known if " " in site)  # "Blue Heron Weekly" on a site called Blue Heron
    found: dict[str, str] = {}
    for part in _parts(byline):
        if _YOUNGER.fullmatch(part) and found:
            last, name = found.popitem()
            found[last] = f"{name} {part}"
        elif (
            is_name(part)
            and not part.casefold().startswith(owned)
            and not _DEGREE.fullmatch(part)
            and part.casefold() not in known
        ):
            found.setdefault(part.casefold(), part)
    names = tuple(found.values())
    if not any(" " in name for name in names):
        return names
    names = tuple(name for name in names if not _LETTERS.fullmatch(name))
    behind = {match[1] for match in _PLACE.finditer(byline)}
    full = tuple(name for name in names if " " in name or name not in behind)
    places = len(names) - len(full)
    return full if places == len(full) or (places == 1 and names[-1] not in full) else names


def says_only(byline: str, names: tuple[str, ...]) -> bool:
    """Tell whether a line says nothing but these names, what their bearers are, and behind that when and where."""
    words = " ".join(names).casefold()
    places = {match[1] for match in _PLACE.finditer(byline)}
    return all(
        part.casefold() in words
        or part in places
        or _ROLE.search(part)
        or _DEGREE.fullmatch(part)
        or _LETTERS.fullmatch(part)
        for part in _parts(byline)
    )


def goes_on(byline: str) -> bool:
    """Tell whether a line says more behind the names than when they wrote."""
    rest = _AFTER.search(_BY.sub("", byline))
    return bool(rest and _WHEN.sub("", rest[0]))


def begins_as_byline(text: str) -> bool:
    """Tell whether a line begins as bylines do: "By", "Written by", "Von"."""
    return bool(_BY.match(text))


def _parts(byline: str) -> list[str]:
    """Return what stands between the commas, the "and"s and the like of a byline."""
    byline = _MAIL.sub(" ", byline)
    byline = "; ".join(_turned(part) for part in _FIRM.sub("", byline).split(";"))
    text = _AFTER.sub("", _BY.sub("", " ".join(byline.split())))
    parts = [_BY.sub("", part).strip(" .,:;–—-|\"'“”’") for part in _AND.split(text)]
    # behind the first name whoever it is may be a contributor of a house's
    return [part for part in (*map(_bare, parts[:1]), *parts[1:]) if part]


def _bare(part: str) -> str:
    """Return a name without what its bearer is, if it is one of two words or more then."""
    part = _REPORTER.sub("", part)
    bare = _JOB.sub("", _JOB_BEFORE.sub("", part)).strip(" ,")
    return bare if len(bare.split()) > 1 or _CASELESS.match(bare) else part


def _turned(text: str) -> str:
    """Return a name with the given name first, where it is written "Last, First"; any other text as it is."""
    found = _INVERTED.fullmatch(" ".join(text.split()))
    if not found or _YOUNGER.fullmatch(found[2]) or _DEGREE.fullmatch(found[2]) or _AND.search(f" {found[2]} "):
        return text
    return f"{found[2]} {found[1]}" if is_name(found[1]) and is_name(found[2]) else text


def is_name(text: str) -> bool:
    """Tell whether a text may be a person's name: a few words, of which none is a role, an address or a site."""
    words = text.split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or _NOT_NAME.search(text) or _ROLE.search(text):
        return False
    if _HOUSE.search(text):
        return False
    if not any(char.isalpha() for char in text):
        return False
    capital = sum(not word[0].islower() for word in words)
    return capital >= max(1, len(words) - 2)
