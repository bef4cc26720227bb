"""Postal addresses and roads: house numbers in pairs, ZIP codes digit by digit, abbreviations in full."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.letters.abbreviations import LONG_STATES
from audicle.speak.normalise.english.numbers.words import digits, number, paired
from audicle.speak.normalise.rules import At, Rule

STREETS = {
    "St": "Street", "Ave": "Avenue", "Av": "Avenue", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Blvd": "Boulevard",
    "Expy": "Expressway", "Expwy": "Expressway", "Hwy": "Highway", "Pkwy": "Parkway", "Pl": "Place", "Ct": "Court",
    "Sq": "Square", "Ter": "Terrace", "Cir": "Circle", "Fwy": "Freeway", "Trl": "Trail", "Tpke": "Turnpike",
}  # fmt: skip
_SPELLED = (
    r"Street|Avenue|Road|Drive|Lane|Boulevard|Expressway|Highway|Parkway|Place|Court|Square|Terrace"
    r"|Circle|Way|Loop|Broadway|Plaza|Row|Trail|Turnpike|Park|Close|Crescent"
)
_POINTS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest", "SE": "Southeast",
    "SW": "Southwest",
}  # fmt: skip
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine",
    "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "DC", "D.C.": "DC",
}  # fmt: skip
# As the Associated Press shortens them, after the name of a town
DOTTED_STATES = {
    "N.Y.": "New York", "N.J.": "New Jersey", "N.H.": "New Hampshire", "N.M.": "New Mexico", "N.C.": "North Carolina",
    "S.C.": "South Carolina", "N.D.": "North Dakota", "S.D.": "South Dakota", "R.I.": "Rhode Island",
    "W.Va.": "West Virginia", "W. Va.": "West Virginia", "La.": "Louisiana", "Md.": "Maryland", "Mo.": "Missouri",
    "Pa.": "Pennsylvania", "Vt.": "Vermont", "Mass.": "Massachusetts", "Ark.": "Arkansas", "Kan.": "Kansas",
    "Neb.": "Nebraska", "Mont.": "Montana", "Wyo.": "Wyoming", **LONG_STATES,
}  # fmt: skip
_WHOLE_STATES = {name: name for name in ("Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah")}
_ROOMS = {
    "Apt": "Apartment",
    "Ste": "Suite",
    "Fl": "Floor",
    "Bldg": "Building",
    "Rm": "Room",
    "Hwy": "Highway",
    "Rte": "Route",
}
_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_ALL_STATES = {**STATES, **DOTTED_STATES, **_WHOLE_STATES}
_STREET = "|".join(STREETS)
_POINT = r"(?:NE|NW|SE|SW|[NSEW])\b\.?"
_NAME = r"(?:[A-Z][\w'’]*\.?|\d{1,3}(?:st|nd|rd|th))"
# Names after which a road's or a room's number is read in pairs
_PAIRED = (
    r"Room|Suite|Flight|Boeing|Airbus|Highway|Interstate|Route|Rte\.?|Hwy\.?|Channel|Unit|Bus|Train|Gate"
    r"|Cabin|Section|Area Code|area code|freeway|Porsche|Ferrari"
)


# "Monday Dr. Ames", but not "12 Main St. Apt 4" or "12 Main St. NW"
_NAME_AFTER = re.compile(rf" (?!(?:{'|'.join(_ROOMS)}|Suite|Apartment|Unit|Floor|Room|{_POINT})\b)[A-Z]")


def house(text: str) -> str:
    """Return how the number of a house, a room or a road is read; a letter after it is a letter: "221B"."""
    figures = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh")
    letter = text[len(figures) :].upper()
    words = digits(figures) if len(figures) > 4 or figures[0] == "0" else paired(int(figures))  # noqa: PLR2004 - pairs of two
    return f"{words} {letter}".rstrip()


def _zip(m: re.Match[str]) -> str:
    words = f"{m['before']}{digits(m['zip'])}"
    return f"{words}, {digits(m['four'])}" if m["four"] else words


def _state(m: re.Match[str]) -> str:
    return f", {STATES[m['state']]}"


def _suffix(m: re.Match[str]) -> str:
    return f"{STREETS[m['street'].rstrip('.')]}{full_stop(m)}"


def _point(m: re.Match[str]) -> str:
    return _POINTS[m["point"]] + full_stop(m)


def _road(m: re.Match[str]) -> str:
    return f"{m['road']} {house(m['number'])}"


def _box(m: re.Match[str]) -> str:
    figures = m["number"]
    return f"PO Box {digits(figures) if len(figures) > 2 else number(figures)}"  # noqa: PLR2004 - longer are read out


def address_rules() -> tuple[Rule, ...]:
    """Return the rules of addresses."""
    states = "|".join(re.escape(state) for state in STATES)
    dotted = "|".join(re.escape(state) for state in DOTTED_STATES)
    parties = "|".join(re.escape(state) for state in sorted(_ALL_STATES, key=len, reverse=True))
    # "(?=...)" what makes a number that of a house: a name of at most four words that ends as streets do
    street_ahead = rf"(?= (?:{_POINT} )?(?:{_NAME} ){{1,4}}?(?:(?:{_STREET})\b\.?|{_SPELLED})(?!\w))"
    return (
        Rule(
            "zip",
            r"(?P<before>)(?<=\b[A-Z]{2} )(?P<zip>\d{5})(?:-(?P<four>\d{4}))?(?!\w|[.,]\d)",
            _zip,
            At.DIGIT,
        ),
        Rule("zip-beverly-hills", r"(?P<before>)(?<!\w)(?P<zip>90210)(?P<four>)(?!\w|[.,]\d)", _zip, At.DIGIT),
        Rule("post-box", r"\b(?:P\.\s?O\.|PO) Box (?P<number>\d{1,6})(?!\w)", _box, At.CAPITAL),
        Rule(
            "house",
            rf"(?<![\w.,$£€/:-])(?P<number>\d{{1,5}}[A-Za-z]?){street_ahead}",
            lambda m: house(m["number"]),
            At.DIGIT,
        ),
        Rule(
            "street-point",
            rf"(?<=\d )(?P<point>NE|NW|SE|SW|[NSEW])\b\.?(?= {_NAME} ?(?:{_NAME} )?(?:{_STREET}|{_SPELLED})\b)",
            _point,
            At.CAPITAL,
        ),
        Rule(
            "street",
            (
                rf"(?<=[a-z'’.] )(?P<street>(?:{_STREET})\.|(?:Ave|Rd|Ln|Blvd|Expy|Expwy|Hwy|Pkwy|Fwy|Tpke)\b|(?:St"
                rf"|Dr|Ct|Pl|Sq)\b(?=,|\Z))(?! [A-Z][a-z]+ (?:said|was|is|has)\b)"
            ),
            _street,
            At.CAPITAL,
        ),
        Rule("street-numbered", rf"(?<=\d(?:st|nd|rd|th) )(?P<street>(?:{_STREET})\b\.?)", _suffix, At.CAPITAL),
        Rule(
            "street-point-after",
            r"(?<=(?:Ave\.| Ave| St\.|e St|enue|reet|Road|..Rd|Blvd|lvd\.|.Rd\.) )(?P<point>NE|NW|SE|SW)\b\.?",
            _point,
            At.CAPITAL,
        ),
        Rule("avenue", r"(?<!\w)(?P<street>Ave\.|Blvd\.)(?= of)", _suffix, At.CAPITAL),
        Rule(
            "state",
            rf"(?<=[a-z\d.]), (?P<state>{states})(?!\w)(?=,|\.?\Z| \d{{5}}|[ ;)](?![A-Z]))",
            _state,
            frozenset(","),
        ),
        Rule(
            "party",
            rf"(?:(?<=\()|(?<=[a-z], ))(?P<party>[DRI])-(?P<state>{parties})(?=[),]|\Z|(?<=\.) )",
            _party,
            At.CAPITAL,
        ),
        Rule(
            "state-dotted",
            rf"(?<=[A-Za-z], )(?P<state>{dotted})(?!\w)(?=,| ?\Z| [(a-z—–-]| \d{{5}})",
            lambda m: DOTTED_STATES[m["state"]] + full_stop(m) if _TOWN.search(_reach(m)) else None,
            At.CAPITAL,
        ),
        Rule(
            "room",
            rf"(?<!\w)(?P<room>{'|'.join(_ROOMS)})\b\.? (?P<number>\d{{1,5}}[A-Z]?)(?!\w)",
            lambda m: f"{_ROOMS[m['room']]} {house(m['number'])}",
            At.CAPITAL,
        ),
        Rule(
            "interstate",
            r"(?<!\w)(?P<road>I|US|U\.S\.|SR)[- ](?P<number>\d{1,3})(?!\w|[.,%]\d)",
            _interstate,
            At.CAPITAL,
        ),
        Rule("numbered", rf"(?<!\w)(?P<road>{_PAIRED}) (?P<number>\d{{3}}[A-Z]?)(?![\w%]|[.,-]\d)", _road, At.CAPITAL),
        Rule(
            "freeway",
            r"(?:(?<=\bthe )(?P<number>\d{3})(?= (?:freeway|expressway|highway)\b)"
            r"|(?<=\broom )(?P<room>\d{3})(?![\w.,-]))",
            lambda m: house(m["number"] or m["room"]),
            At.DIGIT,
        ),
    )


def _street(m: re.Match[str]) -> str | None:
    before = m.string[max(m.start() - 20, 0) : m.start() - 1].rsplit(" ", 1)[-1]
    if not before[:1].isupper() or before in {"The", "And", "Of", "With"} or before.endswith("."):
        return None
    if m["street"].startswith(("Dr", "St")) and _NAME_AFTER.match(m.string, m.end()):
        return None  # "Monday Dr. Ames"
    return _suffix(m)


_TOWN = re.compile(r"(?<![\w.])(?!(?:Yes|No|Well|Oh|Thanks|Hi|Hello|Dear|Now|So|But)\b)[A-Z][\w'’.-]*, \Z")


def _reach(m: re.Match[str]) -> str:
    return m.string[max(m.start() - 30, 0) : m.start()]


def _party(m: re.Match[str]) -> str:
    """Say "(D-NY)" after a politician's name as "(Democrat of New York)"."""
    return f"{_PARTIES[m['party']]} of {_ALL_STATES[m['state']]}{full_stop(m)}"


def _interstate(m: re.Match[str]) -> str | None:
    if m["road"] == "I" and m[0][1] == " ":
        return None
    return f"{m['road'].replace('.', '')} {house(m['number'])}"
