"""What a style of Writer's or of an RTF document says of its paragraphs and runs, by the style's name."""

from __future__ import annotations

import re

_PARAGRAPHS = {
    "title": r"title|titel|titre|t[ií]tulo|titolo|заголовок|название",
    "subtitle": r"sub ?title|untertitel|sous-titre|subt[ií]tulo|sottotitolo|подзаголовок",
    "author": r"authors?",
    "date": r"date",
    "caption": r"(?:image |table |figure ?)?caption|beschriftung|figure|illustration|drawing|table|abbildung|tabelle|"
    r"l[ée]gende|didascalia|leyenda|название объекта",
    "quote": r"(?:intense |block )?quot(?:e|ation)s?|block text|zitat|intensives zitat|citations?|cita|citazion[ei]",
    "code": r"(?:source )?code(?: block)?|(?:html )?preformatted(?: text)?|plain text|macro|nur text|"
    r"vorformatierter text",
    "toc": r"toc(?: heading| ?\d)?|contents(?: heading| \d)|table of figures|(?:inhalts)?verzeichnis.*|"
    r"tm \d|table des mati[èe]res.*",
}  # fmt: skip
_RUNS = {
    "code": r"html (?:code|typewriter|sample|keyboard)|verbatim char|source text|code char|inline code|teletype|"
    r"quelltext|texte source",
    "em": r"(?:subtle |intense )?emphasis|betonung|accentuation|[ée]nfasis|enfasi",
    "strong": r"strong(?: emphasis)?|stark(?:e betonung)?|fett|accentuation forte",
    "cite": r"html cite|book title|zitat|citation",
}
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|encabezado|t[ií]tulo|intestazione|titolo|kop|rubrik|overskrift|otsikko|nagłówek|"
    r"nadpis|заголовок|başlık|見出し|标题|標題|제목) ?([1-9])",
    re.IGNORECASE,
)
_LOWEST = 6


def paragraph_role(name: str) -> str:
    """Return what the paragraphs of a style are: "h1" to "h6", one of the parts above the text, "quote" and the like.

    ``name`` is the style's name as people see it, in any of a few languages. "" is plain text.
    """
    name = name.strip()
    if match := _HEADING.fullmatch(name):
        return f"h{min(int(match[1]), _LOWEST)}"
    return _role(name, _PARAGRAPHS)


def run_role(name: str) -> str:
    """Return the element that runs of a style are: "code", "em", "strong", "cite"; "" for none."""
    return _role(name.strip(), _RUNS)


def _role(name: str, roles: dict[str, str]) -> str:
    return next((role for role, names in roles.items() if re.fullmatch(names, name, re.IGNORECASE)), "")
