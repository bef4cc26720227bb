"""Signs between words: and/or, paragraphs, numbers of things, gendered endings, marks of who quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_WORD = r"[^\W\d_]"


def sign_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of signs between words."""
    signs = tongue.signs

    def number_of(m: re.Match[str]) -> str:
        return f"{signs['numbers' if m['many'] else 'number']} "

    return (
        Rule("omission", r" ?[\[(](?:…|\.\.\.|\. \. \.)[\])]", lambda _: "", frozenset("[(")),
        Rule("sic", r"\[(?P<sic>[Ss]ic)[!.]?\]", lambda m: m["sic"], frozenset("[")),
        Rule("slash", rf"(?<=\w){_SLASH}(?=\w)", lambda _: " ", frozenset("/")),
        Rule("ampersand", r"(?<=[\w.]) ?& ?(?=\w{2})|(?<=[\w.]) & (?=\w)", lambda _: f" {signs['&']} ", frozenset("&")),
        Rule("paragraphs", r"§§ ?(?=\d)", lambda _: f"{signs['§§']} ", frozenset("§")),
        Rule("paragraph", r"§ ?(?=\d)", lambda _: f"{signs['§']} ", frozenset("§")),
        Rule(
            "number-of",
            r"(?<![\w#])(?:№|#|(?i:n)(?:°|º|ᵒ|\.º|\.°|\.ᵒ)(?P<many>s)?|(?P<some>(?!)))\s?(?=\d)",
            number_of,
            frozenset("№#°ºᵒ"),
        ),
        *(_GENDERED.get(tongue.code, ())),
        *(() if tongue.code in {"de", "pt"} else (_PLURAL,)),
    )


# Words of three letters and more, or "and/or"; units and paths are no words
_SLASH = (
    r"(?:(?<=\bund)/(?=oder\b)|(?<=\bet)/(?=ou\b)|(?<=\by)/(?=o\b)|(?<=\be)/(?=ou?\b)"
    r"|(?<=[^\W\d_]{3})(?<![/.][^\W\d_]{3})/(?=[^\W\d_]{3,30}(?![\w/.]\w)))"
)
_ENDS = re.compile(r"\w+[:*]\w+|\w+er[/_]-?in")  # a slash before a single letter may be anything
# Colon, asterisk, underline, middle dot or slash before a feminine ending: said with the ending
_GENDERED = {
    "de": (
        Rule(
            "gendered",
            r"(?<!\w)(?P<stem>[^\W\d_]{2,40}+)(?:[:*_·/]-?)(?P<end>in(?:nen)?[a-zäöü]{0,30}|[ernms])(?!\w)",
            lambda m: m["stem"] + m["end"] if m["end"].startswith("inn") or _ENDS.fullmatch(m[0]) else None,
            frozenset(":*_·/"),
        ),
    ),
    "fr": (
        Rule(
            "gendered",
            r"(?<!\w)(?P<stem>[^\W\d_]{2,40}+)(?:[·•‧](?P<end>e|ne|le|ère|rice|trice|euse)(?:[·•‧]?(?P<many>s))?"
            r"|\((?P<bracket>e)\)(?P<some>s)?|\.(?P<point>e)\.(?P<points>s))(?!\w)",
            lambda m: "".join(part for part in m.groups() if part),
            frozenset("·•‧(."),
        ),
    ),
}
# "les DVDs" as "les DVD", which is said alike
_PLURAL = Rule("plural-letters", r"(?<!\w)(?P<letters>[A-Z]{2,6})s(?!\w)", lambda m: m["letters"])
