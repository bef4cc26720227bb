"""Dates, years and decades. The month is said first where it is written first; years are read in pairs."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.calendar.times import clock
from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.numbers.words import ONES, ordinal, paired
from audicle.speak.normalise.rules import At, Rule

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b\.?|July?\b\.?|"
    r"Aug(?:ust|\b\.?)|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
# In capitals, as on a poster; "MAY" and "MARCH" only with a year, as in small letters
_CAPITALS = (
    r"(?:JAN(?:UARY|\b\.?)|FEB(?:RUARY|\b\.?)|MAR(?:CH|\b\.?)|APR(?:IL|\b\.?)|MAY|JUNE?\b\.?|JULY?\b\.?|"
    r"AUG(?:UST|\b\.?)|SEPT?(?:EMBER|\b\.?)|OCT(?:OBER|\b\.?)|NOV(?:EMBER|\b\.?)|DEC(?:EMBER|\b\.?))"
)
_ANY_MONTH = rf"(?:{_MONTH}|{_MONTH.lower()}|{_CAPITALS})"
_SHORT = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ENDING = r"(?:st|nd|rd|th|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ)"
_YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_YEAR_ENDS = r"(?![\d:%]|[.,]\d)"
_DASH = r"\s?(?:[-–—]|to)\s?"
_CENTURY_TURNS = 50  # 12/31/49 is read as 2049, 12/31/99 as written
_VERBS = frozenset({"may", "march", "mar", "MAR", "MAY"})
_INSIDE = re.compile(r"(?i)\b(?:in|for|of|since|from|by|during|to|until) \Z")


def year(text: str) -> str:
    """Return the words of a year as written, of one to four digits; of two after "'" or in a short date: those two."""
    number = int(text)
    if len(text) == 2 and text[0] == "0":  # noqa: PLR2004 - a year cut to its end
        return f"oh {ONES[number]}"
    return paired(number)


def decade(text: str) -> str:
    """Return the words of a decade: "1970" is "nineteen seventies", "80" is "eighties"."""
    words = year(text) if text != "00" else "two thousand"
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def month(text: str) -> str:
    """Return the month a name or its abbreviation stands for, in the case it is written in."""
    name = next(name for name in MONTHS if name.lower().startswith(text[:3].lower()))
    return name.lower() if text[0].islower() else name


def weekday(text: str) -> str:
    """Return the day of the week an abbreviation stands for."""
    return next(name for name in DAYS if name.startswith(text[:3]))


def _month_day(m: re.Match[str]) -> str | None:
    if m["month"] in _VERBS and not (m["ending"] or m["year"]):
        return None  # "they march 20 miles"
    words = f"{month(m['month'])} {ordinal(int(m['day']))}"
    if m["month2"]:
        words += f" to {month(m['month2'])} {ordinal(int(m['day2']))}"
    elif m["day2"]:
        words += f" to {ordinal(int(m['day2']))}"
    return words + (f" {year(m['year'])}" if m["year"] else "")


def _day_month(m: re.Match[str]) -> str | None:
    if m["month"] in _VERBS and not (m["ending"] or m["year"]):
        return None
    the = "" if re.search(r"\bthe $", m.string[: m.start()][-4:], re.IGNORECASE) else "the "
    words = f"{the}{ordinal(int(m['day']))}"
    if m["day2"]:
        words += f" to the {ordinal(int(m['day2']))}"
    words += f" of {month(m['month'])}"
    return words + (f" {year(m['year'])}" if m["year"] else full_stop(m))


def _month_year(m: re.Match[str]) -> str:
    return f"{month(m['month'])} {year(m['year'])}"


def _in_order(written: str, name: int, day: int, *, day_first: bool) -> str | None:
    if not 1 <= name <= 12 or not 1 <= day <= 31:  # noqa: PLR2004 - months and days
        return None
    words = f"the {ordinal(day)} of {MONTHS[name - 1]}" if day_first else f"{MONTHS[name - 1]} {ordinal(day)}"
    if int(written) < _CENTURY_TURNS:
        return f"{words} {paired(2000 + int(written))}"
    return f"{words} {year(written)}"


def _iso(m: re.Match[str]) -> str | None:
    return _in_order(m["year"], int(m["month"]), int(m["day"]), day_first=False)


def _timestamp(m: re.Match[str]) -> str:
    zone = " UTC" if m["zone"] else ""
    return f"{_iso(m)}, {clock(int(m['hour']), int(m['minute']), half=False)}{zone}"


def _slashed(m: re.Match[str], *, day_first: bool) -> str | None:
    first, second = int(m["first"]), int(m["second"])
    day_first = day_first or m["mark"] == "."  # points are the mark of countries that write the day first
    if (day_first and second > 12 >= first) or (not day_first and first > 12 >= second):  # noqa: PLR2004 - months
        day_first = not day_first
    day, name = (first, second) if day_first else (second, first)
    return _in_order(m["year"], name, day, day_first=day_first)


def _era(m: re.Match[str]) -> str:
    letters = (m["before"] or m["after"]).replace(".", "").upper()
    return f"{letters} {paired(int(m['year']))}" if m["before"] else f"{paired(int(m['year']))} {letters}{full_stop(m)}"


def _years(m: re.Match[str]) -> str | None:
    first, last = m["first"], m["last"]
    if len(last) == 2 and int(last) <= int(first[2:]):  # noqa: PLR2004 - 2001-02 is in order, 1990-15 is no time
        return None
    if len(last) == 4 and int(last) < int(first):  # noqa: PLR2004 - a year
        return None
    return f"{year(first)} to {year(last)}"


def _quarter(m: re.Match[str]) -> str:
    words = f"{ordinal(int(m['q'] or m['q2']))} quarter"
    inside = _INSIDE.search(m.string[max(m.start() - 8, 0) : m.start()])
    if inside:  # "in the third quarter of 2021"
        return f"the {words}" + (f" of {year(m['year'])}" if m["year"] else "")
    return words + (f" {year(m['year'])}" if m["year"] else "")


def _hyphens(m: re.Match[str]) -> str:
    if m["month"]:
        return f"{month(m['month'])} {ordinal(int(m['day']))}, {year(m['year'])}"
    return f"the {ordinal(int(m['day2']))} of {month(m['month2'])} {year(m['year'])}"


def date_rules(*, day_first: bool) -> tuple[Rule, ...]:
    """Return the rules of dates; ``day_first``: 03/04/2021 is the third of April."""
    free, end = r"(?<![\w./:-])", r"(?![\w/]|[-.:]\d)"
    return (
        Rule(
            "timestamp",
            rf"{free}(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{_DAY})T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"
            r"(?::[0-5]\d(?:\.\d{1,9})?)?(?P<zone>Z)?(?![\w:])",
            _timestamp,
            At.DIGIT,
        ),
        Rule(
            "date-iso",
            rf"{free}(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>{_DAY}){end}",
            _iso,
            At.DIGIT,
        ),
        Rule(
            "date-numbers",
            rf"{free}(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<year>{_YEAR}|(?<![.])\d\d){end}",
            lambda m: _slashed(m, day_first=day_first),
            At.DIGIT,
        ),
        Rule(
            "date-month-slash",
            rf"{free}(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d){end}",
            lambda m: f"{MONTHS[int(m['month']) - 1]} {year(m['year'])}",
            At.DIGIT,
        ),
        Rule(
            "date-hyphens",  # Jan-15-2020, 15-Jan-2020
            rf"(?<![\w.-])(?:(?P<month>{_SHORT})-(?P<day>{_DAY})|(?P<day2>{_DAY})-(?P<month2>{_SHORT}))-(?P<year>{_YEAR}|\d\d)(?![\w-])",
            _hyphens,
            frozenset("-"),
        ),
        Rule(
            "date-month-day",
            rf"(?<![\w.])(?P<month>{_ANY_MONTH}) (?P<day>{_DAY})(?P<ending>{_ENDING})?"
            rf"(?:{_DASH}(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY}){_ENDING}?)?(?!\w|[:%/]|[-–.,]\d)"
            rf"(?:,? (?P<year>{_YEAR}){_YEAR_ENDS}(?!\w))?",
            _month_day,
            frozenset("0123456789"),
        ),
        Rule(
            "date-day-month",
            rf"(?<![\w.,:/$£€-])(?P<day>{_DAY})(?P<ending>{_ENDING})?(?:{_DASH}(?P<day2>{_DAY}){_ENDING}?)?"
            rf" (?:of )?(?P<month>{_ANY_MONTH})(?!\w)(?:,? (?P<year>{_YEAR}){_YEAR_ENDS}(?!\w))?",
            _day_month,
            At.DIGIT,
        ),
        Rule(
            "date-month-year",
            rf"(?<![\w.])(?P<month>{_MONTH}),? (?P<year>{_YEAR}){_YEAR_ENDS}(?!\w)",
            _month_year,
            At.CAPITAL,
        ),
        Rule("date-dash", rf"(?<=\d) [-–—] (?={_MONTH} \d)", lambda _: " to ", frozenset("-–—")),
        Rule(
            "month",
            r"(?<![\w.])(?P<month>(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)(?!\w)",
            lambda m: month(m["month"]),
            At.POINT,
        ),
        Rule(
            "weekday",
            rf"(?<![\w.])(?P<day>{_WEEKDAY})(?:\.,? (?=[A-Z\d])|, (?=\d)| (?=\d{{1,2}}{_ENDING}? {_MONTH}\b))",
            lambda m: weekday(m["day"]) + ("," if "," in m[0] else "") + " ",
            At.CAPITAL,
        ),
        Rule("weekday-alone", r"(?<![\w.])(?P<day>Tues|Wed|Thurs|Fri)\.(?!\w)", lambda m: weekday(m["day"]), At.POINT),
        Rule(
            "era-before",
            r"(?<![\w.])(?P<before>A\.D\.|AD) (?P<year>\d{1,4})(?P<after>)(?![\w,]|\.\d)",
            _era,
            At.CAPITAL,
        ),
        Rule(
            "era-after",
            r"(?<![\w.,])(?P<before>)(?P<year>\d{1,4})\s?(?P<after>BCE|B\.C\.E\.|BC|B\.C\.|CE|C\.E\.|AD|A\.D\.|b\.c\.e?\.?|bce?|a\.d\.|c\.e\.)(?!\w)",
            _era,
            At.DIGIT,
        ),
        Rule(
            "decade",
            r"(?<![\w.,:/'’‘])(?:['’‘](?P<short>[2-9]0)|(?P<long>(?:1\d|20|21)\d0|[02-9]0))['’]?s(?!\w)",
            lambda m: decade(m["short"] or m["long"]),
            At.DIGIT,
        ),
        Rule("year-short", r"(?<!\w)['’‘](?P<year>\d\d)(?![\w'’])", lambda m: year(m["year"]), At.DIGIT),
        Rule(
            "years",
            (
                r"(?<![\w.,:/$£€-])(?P<first>1[1-9]\d\d|20\d\d)\s?[-–—/]\s?(?P<last>1[1-9]\d\d|20\d\d|\d\d)(?![\w%]"
                r"|[-–.,/]\d)"
            ),
            _years,
            At.DIGIT,
        ),
        Rule(
            "fiscal-years",
            r"(?<!\w)FY\s?(?P<first>20\d\d|\d\d)\s?[-–—/]\s?(?P<last>20\d\d|\d\d)(?![\w%]|[-–.,/]\d)",
            lambda m: f"FY {year(m['first'])} to {year(m['last'])}",
            At.CAPITAL,
        ),
        Rule(
            "quarter",
            rf"(?<!\w)(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?:,? ?(?P<year>{_YEAR}){_YEAR_ENDS}(?!\w))?(?!\w)",
            _quarter,
            frozenset("Q"),
        ),
    )
