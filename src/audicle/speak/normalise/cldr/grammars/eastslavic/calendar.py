"""Years with the word for them, and dates with a month in words, in their cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import DAY, MONTH, YEAR, month_names, possible
from audicle.speak.normalise.cldr.grammars.eastslavic.declension import CASES, Reading
from audicle.speak.normalise.cldr.grammars.eastslavic.fitting import JOINT, all_forms, cases_before, fitting, joined
from audicle.speak.normalise.cldr.grammars.eastslavic.suffixes import ordinals_with
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import stop
from audicle.speak.normalise.cldr.patterns import TO, either, free
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.eastslavic.east import East


def calendar_rules(spoken: East) -> tuple[Rule, ...]:
    """Return the rules of dates, and of years with the word for them."""
    begin = free(spoken.data)
    own = spoken.own["words"]
    end = f"(?:{own['ordinal_end']})?"
    month = _months(spoken)
    year_end = rf"(?:\s?(?:{own['year_short']}|{own['of_year']}(?!\w)))?"
    dated = rf"(?: (?P<year>\d{{3,4}})(?![\w]|[.,]\d){year_end})?"
    day = rf"(?P<day>{DAY})"
    first = rf"(?P<first>{DAY})"
    joint = rf"(?P<joint> {own['till']} |, | (?:и|й|і|та|или|або|чи) )"
    named = rf"{all_forms(spoken, own['year'])}|{own['year_short']}"
    word = rf"\s?(?P<word>{named})(?!\w)"
    era = rf"(?=\s?(?:{named}) (?:до |пр\. ?)?н\. ?[эе]\.)"
    figures = rf"{day}(?P<mark>[./-])(?P<number>{MONTH})(?P=mark)(?P<year>{YEAR})"
    years = rf"(?P<first>\d{{3,4}}|\d{{1,2}}{era})(?:{JOINT}(?P<last>\d{{2,4}}))?{word}"
    return (
        Rule("date-bare", rf"{begin}{first}{joint}(?={DAY}{end} {month})", partial(_before_date, spoken), At.DIGIT),
        Rule("own-date-span", rf"{begin}{first}{TO}{day}{end} {month}{dated}", partial(_dates, spoken), At.DIGIT),
        Rule("own-date", rf"{begin}{day}{end} {month}{dated}", partial(_date, spoken), At.DIGIT),
        Rule("own-years", rf"{begin}{years}", partial(_years, spoken), At.DIGIT),
        Rule("own-figures", rf"{begin}{figures}{year_end}(?![\w/]|[.,-]\d)", partial(_figures, spoken), At.DIGIT),
        Rule(
            "years-suffixed",
            rf"{begin}(?P<first>\d{{2,4}})-(?P<suffix>[^\W\d_]{{1,3}})\s?(?P<word>{own['year_short']})(?!\w)",
            partial(_suffixed_years, spoken),
            At.DIGIT,
        ),
    )


def _months(spoken: East) -> str:
    """Return the regular expression of a month; the point after one that is cut short belongs to it."""
    names = month_names(spoken)
    full = {name for name in names if name.lower() in spoken.months}
    cut = {name.rstrip(".") for name in names if name not in full}
    return rf"(?:(?P<month>{either(full)})(?!\w)|(?P<cut>{either(cut)})(?!\w)\.?)"


def _month(spoken: East, m: re.Match[str]) -> int:
    names = month_names(spoken)
    return names[m["month"]] if m["month"] else names.get(m["cut"]) or names[m["cut"] + "."]


def _years(spoken: East, m: re.Match[str]) -> str | None:
    """Return a year, or two, with the word for it in its case."""
    own = spoken.own["words"]
    word, first, last = m["word"], m["first"], m["last"]
    noun = spoken.bends.noun(own["year"])
    assert noun is not None  # noqa: S101 - the table has it
    short = word.rstrip(".") not in {*noun.singular, *noun.plural, *own.get(f"{own['year']}_too", "").split()}
    if not short and len(first) < len("1985") and (word in own["counted"].split()):
        return None  # "800 лет", "21 год"
    plural = bool(last) if short else word in noun.plural and word not in noun.singular
    if short:
        case = cases_before(spoken, m)[0]
        said = noun.form(case, plural=plural) + stop(m)
    else:
        readings = [Reading("pl" if plural else "m", case) for case in CASES if noun.form(case, plural=plural) == word]
        fit = fitting(spoken, tuple(readings), m)
        case, said = (fit.case if fit else "nom"), word
    gender = spoken.own["words"]["year_gender"]
    one = spoken.ordinal(int(first), gender, case)
    if not last:
        return one and f"{one} {said}"
    number = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    two = spoken.ordinal(number, gender, case)
    return one and two and f"{one}{joined(m)}{two} {said}"


def _figures(spoken: East, m: re.Match[str]) -> str | None:
    """Return a date in figures, with the word for the year where that is written: it is said once."""
    month = int(m["number"])
    if not possible(m["day"], month):
        return None
    return spoken.date(int(m["day"]), month, int(m["year"]), m) + stop(m)


def _suffixed_years(spoken: East, m: re.Match[str]) -> str | None:
    """Return years of a decade, "1920-х гг.", with the word for them in their case."""
    noun = spoken.bends.noun(spoken.own["words"]["year"])
    some = ordinals_with(spoken, int(m["first"]), m["suffix"])
    if noun is None or not some:
        return None
    cases = cases_before(spoken, m)
    fit = min(some, key=lambda one: (one.gender != "pl", cases.index(one.case) if one.case in cases else len(cases)))
    return f"{some[fit]} {noun.form(fit.case, plural=fit.gender == 'pl')}{stop(m)}"


def _date(spoken: East, m: re.Match[str]) -> str | None:
    month = _month(spoken, m)
    if not possible(m["day"], month):
        return None
    return spoken.date(int(m["day"]), month, None, m) + _year_after(spoken, m)


def _dates(spoken: East, m: re.Match[str]) -> str | None:
    month = _month(spoken, m)
    if not possible(m["day"], month) or int(m["first"]) >= int(m["day"]):
        return None
    return spoken.days(int(m["first"]), int(m["day"]), month, None, m) + _year_after(spoken, m)


def _year_after(spoken: East, m: re.Match[str]) -> str:
    year = f" {spoken.year_of_date(int(m['year']), m)}" if m["year"] else ""
    return year + stop(m)


def _before_date(spoken: East, m: re.Match[str]) -> str:
    """Return a day before another: "с 5 по 10 мая", "5 и 6 мая"."""
    return spoken.day(int(m["first"]), m) + m["joint"]
