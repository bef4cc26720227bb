"""Abbreviations in full, titles before names, and letters that are said as letters."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.rules import At, Rule

# Before a name only
_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor", "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Gen": "General", "Lt": "Lieutenant",
    "Col": "Colonel", "Sgt": "Sergeant", "Capt": "Captain", "Cpt": "Captain", "Cpl": "Corporal", "Cmdr": "Commander",
    "Maj": "Major", "Adm": "Admiral", "Rev": "Reverend", "Hon": "Honorable", "Pres": "President",
    "Supt": "Superintendent",
    "St": "Saint", "Sts": "Saints", "Mt": "Mount", "Pt": "Point", "Ft": "Fort", "Fr": "Father", "Msgr": "Monsignor",
    "Pvt": "Private",
    "Atty": "Attorney", "Insp": "Inspector", "Ave": "Avenue", "Sec": "Secretary", "Amb": "Ambassador",
    "Det": "Detective",
}  # fmt: skip
_NO_POINT = frozenset(["Mr", "Mrs", "Dr", "Prof", "St", "Mt", "Lt", "Col", "Sgt", "Capt", "Ft"])
# Before a number only
NUMBERED = {
    "no.": "number", "nos.": "numbers", "no": "number", "№": "number", "vol.": "volume", "vols.": "volumes",
    "fig.": "figure",
    "figs.": "figures", "ch.": "chapter", "chap.": "chapter", "p.": "page", "pp.": "pages", "sec.": "section",
    "ca.": "circa",
    "c.": "circa", "est.": "established", "approx.": "approximately", "min.": "minimum", "max.": "maximum",
    "art.": "article",
    "eq.": "equation", "eqs.": "equations", "ref.": "reference", "ver.": "version", "pt.": "part", "tel.": "telephone",
    "v.": "version", "b.": "born", "d.": "died", "§": "section", "§§": "sections", "¶": "paragraph",
    "para.": "paragraph",
    "#": "number", "r.": "reigned", "fl.": "flourished", "l.": "line", "ll.": "lines", "ex.": "example",
    "pg.": "page", "pgs.": "pages",
    "ext.": "extension", "rt.": "route", "rte.": "route",
}  # fmt: skip
_ANYWHERE = {
    "e.g.": "for example", "e. g.": "for example", "eg.": "for example", "i.e.": "that is", "i. e.": "that is",
    "ie.": "that is", "etc.": "et cetera", "etc": "et cetera", "vs.": "versus", "vs": "versus",
    "approx.": "approximately",
    "cf.": "compare", "viz.": "namely", "a.k.a.": "also known as", "aka": "also known as", "w/o": "without",
    "w/": "with",
    "et al.": "et al", "al.": "al", "ed.": "edited", "eds.": "editors", "trans.": "translated", "Ph.D.": "PhD",
    "Ph. D.": "PhD",
    "M.D.": "MD", "B.A.": "BA", "M.A.": "MA", "B.S.": "BS", "M.S.": "MS", "R.I.P.": "RIP", "Jr.": "Junior",
    "Sr.": "Senior",
    "Jr": "Junior", "Inc.": "Incorporated", "Corp.": "Corporation", "Co.": "Company", "Cos.": "Companies",
    "Ltd.": "Limited",
    "Bros.": "Brothers", "Dept.": "Department", "Univ.": "University", "Assn.": "Association", "Govt.": "Government",
    "Natl.": "National", "Intl.": "International", "Mfg.": "Manufacturing", "dept.": "department",
    "govt.": "government", "gov't": "government", "int'l": "international", "nat'l": "national", "cont'd": "continued",
    "Assoc.": "Associates", "asst.": "assistant", "mgr.": "manager", "acct.": "account", "attn.": "attention",
    "avg.": "average", "amt.": "amount", "qty.": "quantity", "doz.": "dozen", "hwy.": "highway", "bldg.": "building",
    "Messrs.": "Messers", "Mme.": "Madame", "Mlle.": "Mademoiselle", "Esq.": "Esquire", "esp.": "especially",
    "p.a.": "per annum", "w/in": "within", "b/c": "because", "c/o": "care of",
    "resp.": "respectively", "incl.": "including", "excl.": "excluding", "misc.": "miscellaneous",
    "temp.": "temperature",
    "and/or": "and or", "he/she": "he or she", "she/he": "she or he", "his/her": "his or her", "him/her": "him or her",
    "s/he": "she or he", "Calif.": "California", "Conn.": "Connecticut", "Wash.": "Washington", "Mich.": "Michigan",
    "Minn.": "Minnesota", "Tenn.": "Tennessee", "Penn.": "Pennsylvania", "Fla.": "Florida", "Ariz.": "Arizona",
    "Colo.": "Colorado", "Okla.": "Oklahoma", "Ill.": "Illinois", "Ind.": "Indiana", "Va.": "Virginia",
    "Wis.": "Wisconsin",
    "Ala.": "Alabama", "Ga.": "Georgia", "Ky.": "Kentucky", "Nev.": "Nevada", "Ore.": "Oregon", "Tex.": "Texas",
}  # fmt: skip
LONG_STATES = {key: _ANYWHERE[key] for key in (
    "Calif.", "Conn.", "Wash.", "Mich.", "Minn.", "Tenn.", "Penn.", "Fla.", "Ariz.", "Colo.", "Okla.", "Ill.",
    "Ind.", "Va.",
    "Wis.", "Ala.", "Ga.", "Ky.", "Nev.", "Ore.", "Tex.",
)}  # fmt: skip


def _choices(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def _any_case(words: object) -> str:
    # The first letter in either case
    return "|".join(
        f"[{w[0].lower()}{w[0].upper()}]{re.escape(w[1:])}" if w[0].isalpha() else re.escape(w)
        for w in sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    )


def _as_written(word: str, said: str) -> str:
    return said.capitalize() if word[0].isupper() and said[0].islower() else said


def _title(m: re.Match[str]) -> str | None:
    if not m["point"] and m["title"] not in _NO_POINT:
        return None
    return _TITLES[m["title"]]


def _numbered(m: re.Match[str]) -> str | None:
    word = m["word"]
    if len(word) == len("B.") and word.isupper() and m[0] == word:
        return None  # "B.1.1.7" is a name
    said = NUMBERED[word.lower()]
    return f"{said if said in {'number', 'numbers'} else _as_written(word, said)} "


def _anywhere(m: re.Match[str]) -> str | None:
    word = m["word"]
    said = _ANYWHERE.get(word) or _ANYWHERE[word[0].lower() + word[1:]]
    if word in LONG_STATES and not re.search(r"(?:, |-|\()\Z", m.string[max(m.start() - 2, 0) : m.start()]):
        return None
    if word == "ed." and not m.string.startswith(" by", m.end()):
        return None
    return _as_written(word, said) + full_stop(m)


def _bare(m: re.Match[str]) -> str | None:
    before = m.string[m.start() - 1 : m.start()]
    return None if before.isalnum() or before in {".", "@", "/", "_", "-"} else _anywhere(m)


def _dotted(m: re.Match[str]) -> str:
    return m["letters"].replace(".", "") + full_stop(m)


def _initials(m: re.Match[str]) -> str:
    return " ".join(re.findall(r"[A-Z]", m[0])) + " "


def abbreviation_rules() -> tuple[Rule, ...]:
    """Return the rules of abbreviations, acronyms with points and initials."""
    return (
        Rule(
            "number-of",
            rf"(?<![\w.&])(?P<word>{_any_case(word for word in NUMBERED if word.endswith('.'))})\s?"
            r"(?=\d|\(\d|(?<=[A-Za-z]{2}\.\s)(?:[IVXL]{2,6}|[VX])\b)",
            _numbered,
            At.POINT,
        ),
        Rule("number-sign", r"(?<![\w.&])(?P<word>№|#|§§?|¶)\s?(?=\d)", _numbered, frozenset("#№§¶")),
        Rule("number-no", r"(?<![\w.&])(?P<word>No)\s(?=\d)", _numbered, At.CAPITAL),
        Rule(
            "title", rf"(?<![\w.])(?P<title>{_choices(_TITLES)})(?P<point>\.?)(?= (?:[A-Z]|and M))", _title, At.CAPITAL
        ),
        Rule(
            "title-small",
            r"(?<![\w.])(?P<title>mr|mrs|dr|prof|st|mt|sgt|lt|capt|col)(?P<point>\.)(?= [a-z]{2})",
            lambda m: _TITLES[m["title"].capitalize()].lower(),
            At.POINT,
        ),
        Rule("title-alone", r"^(?P<title>Mr|Mrs|Dr|Prof)(?P<point>\.)$", _title, At.CAPITAL),
        Rule("versus", r"(?<=[A-Za-z] )v\.?(?= [A-Z])", lambda _: "versus", frozenset("v")),
        Rule(
            "abbreviation",
            rf"(?<![\w.@/])(?P<word>{_any_case(word for word in _ANYWHERE if word.endswith('.'))})(?![\w/@]|[.-]\w)",
            _anywhere,
            At.POINT,
        ),
        Rule(
            "abbreviation-slash",
            rf"(?<![\w.@/])(?P<word>{_any_case(word for word in _ANYWHERE if '/' in word)})(?![\w/@])",
            _anywhere,
            frozenset("/"),
        ),
        Rule(  # 'nineties, 'twas, ’em: a voice would take the apostrophe for a quotation mark
            "apostrophe",
            r"(?<![^\s(\[\"“—–-])['’‘](?=(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties"
            r"|tis|twas|tween|til|till|cause|bout|em|round|cello|phone|flu)\b)(?![^'’‘]{0,80}['’‘](?!\w))",
            lambda _: "",
            frozenset("'’‘"),
        ),
        # The first letter is sought first: most texts have none of these
        Rule("abbreviation-bare", r"(?P<word>etc|vs|aka|Jr)(?![\w/@]|[.-]\w)", _bare),
        Rule(
            "initials",
            (
                r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?=[A-Z][a-z])(?<![.]{2})(?<!\bU\.S\. )(?<!\bD\.C\. )(?<!\bU\.K\. )"
                r"(?<!\bU\.N\. )"
            ),
            _name_initials,
            At.POINT,
        ),
        Rule("dotted", r"(?<![\w.])(?P<letters>(?:[A-Z]\.){1,5}[A-Z]\b\.?)(?!\.\w)", _dotted, At.POINT),
    )


def _name_initials(m: re.Match[str]) -> str | None:
    # "He got an A. Then" and "I. Then" end sentences; initials stand before or within a name
    letters = re.findall(r"[A-Z]", m[0])
    if len(letters) == 1:
        before = m.string[max(m.start() - 20, 0) : m.start()].rstrip().rsplit(" ", 1)[-1]
        if m.start() and not (before[:1].isupper() and (before.isalpha() or before.rstrip(".") in _TITLES)):
            return None
    elif "".join(letters) in {"US", "UK", "UN", "DC", "EU", "AD", "BC", "AM", "PM", "USA", "FBI", "CIA"}:
        return None
    return _initials(m)


def known() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return what is cut short before a name (without its point), before a number, and anywhere, with what is said."""
    return _TITLES, NUMBERED, _ANYWHERE
