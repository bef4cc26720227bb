"""Lines that belong to the site and not to its article, told by how they begin, in the languages sites speak."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

POINTER = "pointer to other articles"
INVITATION = "invitation to subscribe, follow or write"
FILING = "filing, date or counter"
# Why a line was dropped that says nothing of what stands beside it
NEUTRAL = ("advertisement", FILING)

# What announces an article's sources rather than other articles, as headings and as lines with a colon
REFERENCES = re.compile(
    r"\W*(?:\d+\W+)?(?:see also|references?|sources?|further (?:reading|information)|external links?|works cited|"
    r"bibliograph(?:y|ie)|literature|notes and references|quellen|literatur|einzelnachweise|weblinks|siehe auch|"
    r"références|voir aussi|liens externes|bibliografía|referencias|fuentes|véase también|enlaces externos|fonti|"
    r"riferimenti|bibliografia|voci correlate|collegamenti esterni|referências|fontes|ver também|ligações externas|"
    r"bronnen|zie ook|źródła|zobacz też|источники|литература|ссылки|см\. также|参考文献|参考资料|出典|関連項目|"
    r"外部リンク|外部链接|参见|المراجع|مصادر|सन्दर्भ)"
    r"(?:\W+(?:and |und |et |y |e )?(?:links|resources|notes|sources|references|further reading))?\W*$",
    re.IGNORECASE,
)
# What stands above a table of contents
CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents|in this (?:article|post|page|section)|on this page|jump to|quick links|"
    r"inhalt(?:sverzeichnis)?|sommaire|table des matières|contenidos?|índice|indice|sommario|conteúdo|"
    r"inhoud(?:sopgave)?|spis treści|содержание|оглавление|目次|目录|المحتويات)\W*(?:\[?\w+\]?)?$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MOST_WORDS = 60
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"newsletter|mailing list|\binbox\b|letterbox", re.IGNORECASE)
_SUBSCRIBE = re.compile(r"subscri|sign up|signing up|delivered|every (?:morning|day|week)", re.IGNORECASE)
# The end of another article's beginning
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\])\W*(?:(?:read|see|learn) more|continue reading|more|weiterlesen|leia mais|lire la suite)",
    re.IGNORECASE,
)
# Signs before a line that is a link to another article
_SIGN = re.compile(r"\s*(?:>>+|»|►|▶|▸|→|⇒|➡|☞|👉|◆|■)\ufe0f?\s*\S")
# What a script would have filled in: a line that is nothing else
_TEMPLATE = re.compile(r"(?:\{\{.{0,200}?\}\}|<%.{0,200}?%>|\[\[.{0,200}?\]\]|\$\{.{0,200}?\}|\{%.{0,200}?%\}|[\s\W])+")
_FEW = 4  # words
_POINTING = 0.6  # more than half, and not all
_HALF, _ALL = 0.5, 0.95  # of a line's characters are links
_SENTENCE = 4  # words


@lru_cache(maxsize=4096)
def site_line(text: str, linked: float) -> str | None:
    """Return why a line is the site's and not the article's, None if nothing in its words says so.

    ``linked`` is the share of its characters that are links.
    """
    count = len(_WORD.findall(text))
    if not text or count > _MOST_WORDS:
        return None
    if text[0] in "{<[$" and _TEMPLATE.fullmatch(text):
        return FILING
    whole, beginning, pointing = _phrases()
    for pattern, why in whole:
        if pattern.match(text):
            return why
    # a whole line of capitals that is one link announces another article
    shouted = linked > _ALL and text.isupper() and count >= _SENTENCE
    signed = linked > _HALF and (pointing.match(text) or _SIGN.match(text))
    if shouted or signed or (linked and _CUT.search(text)):
        return POINTER
    for pattern, why in beginning:
        if pattern.match(text):
            return why
    return INVITATION if _LETTER.search(text) and _SUBSCRIBE.search(text) else None


def points(text: str) -> bool:
    """Tell whether a line of few words points to other articles without being a link, as headings above them do."""
    return len(_WORD.findall(text)) <= _FEW and site_line(text, _POINTING) == POINTER


Patterns = tuple[tuple[re.Pattern[str], str], ...]


@cache
def _phrases() -> tuple[Patterns, Patterns, re.Pattern[str]]:
    file = resources.files("audicle.read.html.finding").joinpath("phrases.toml")
    groups = tomllib.loads(file.read_text(encoding="utf-8"))

    def one(group: dict[str, Any]) -> str:
        return "|".join(group["lines"])

    whole = tuple((re.compile(rf"\W*(?:{one(group)})\W*$", re.IGNORECASE), group["why"]) for group in groups["whole"])
    first = tuple((re.compile(rf"\W*(?:{one(group)})", re.IGNORECASE), group["why"]) for group in groups["beginning"])
    return whole, first, re.compile(rf"\W*(?:{one(groups['pointing'])})\b", re.IGNORECASE)
