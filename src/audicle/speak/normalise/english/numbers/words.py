"""English number words, as General American says them: no "and", no hyphens.

Hyphens are left out because voices stress "twenty-one" as one word and "twenty one" as it is counted.
"""

from __future__ import annotations

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
SCALES = [
    "",
    *[
        "thousand",
        "million",
        "billion",
        "trillion",
        "quadrillion",
        "quintillion",
        "sextillion",
        "septillion",
        "octillion",
    ],
]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_LONGEST = 3 * len(SCALES)  # digits that have a name

# A number as written: 7, 1,234,567, 3.14, .5. Start it where no digit is before it
NUMBER = r"(?:(?:\d{1,3}+(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+|\.\d++)"
MINUS = r"(?:(?<![^\s(\[\"“'‘~])[-−–])?"  # a sign, not a hyphen: nothing is written before it
FREE = r"(?<![\w.,])"  # where a number may begin
SIGNED = rf"(?:(?<![^\s(\[\"“'‘])[-−–]{NUMBER}|(?<![\w.,]){NUMBER})"


def cardinal(number: int) -> str:
    """Return the words of a whole number: 1,205 is "one thousand two hundred five"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 1000:  # noqa: PLR2004 - the first number with a scale
        return _below_thousand(number) or ONES[0]
    groups: list[str] = []
    for scale in SCALES:
        number, group = divmod(number, 1000)
        if group:
            groups.append(f"{_below_thousand(group)} {scale}".rstrip())
    return " ".join(reversed(groups))


def ordinal(number: int) -> str:
    """Return the words of an ordinal: 21 is "twenty first"."""
    *before, last = cardinal(number).split(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return " ".join([*before, last])


def digits(text: str, zero: str = "oh") -> str:
    """Return each digit of ``text`` as a word; other characters are passed over."""
    return " ".join(zero if digit == "0" else ONES[int(digit)] for digit in text if digit.isdecimal())


def paired(number: int) -> str:
    """Return a number as years, houses and roads are read: in pairs: 123 is "one twenty three"."""
    hundreds, rest = divmod(number, 100)
    # 10,500 is not paired, nor are 2000 and 2005; 1005 is "ten oh five"
    if not hundreds or hundreds > 99 or (rest < 10 and hundreds % 10 == 0 and (hundreds > 10 or not rest)):  # noqa: PLR2004
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(hundreds)} hundred"
    if rest < 10:  # noqa: PLR2004 - one digit
        return f"{cardinal(hundreds)} oh {ONES[rest]}"
    return f"{cardinal(hundreds)} {cardinal(rest)}"


def number(text: str) -> str:
    """Return the words of a number as written: "-1,000.50" is "minus one thousand point five zero"."""
    minus = "minus " if text[:1] in "-−–" else ""
    whole, _, fraction = text.lstrip("-−–+").replace(",", "").partition(".")
    if len(whole) > _LONGEST or (len(whole) > 1 and whole[0] == "0" and not fraction):
        words = digits(whole, "zero")
    else:
        words = cardinal(int(whole)) if whole else ""
    if fraction:
        words = f"{words} point {digits(fraction, 'zero')}".lstrip()
    return minus + words


def bare(text: str) -> str:
    """Return the words of a number that stands alone: four digits without a comma are read as a year."""
    if len(text) == 4 and text.isdecimal() and 1100 <= int(text) < 2100:  # noqa: PLR2004 - the years people write of
        return paired(int(text))
    return number(text)


def is_one(text: str) -> bool:
    """Say whether a number as written takes the singular."""
    return text.lstrip("-−–") == "1"


def _below_thousand(number: int) -> str:
    words: list[str] = []
    hundreds, rest = divmod(number, 100)
    if hundreds:
        words += [ONES[hundreds], "hundred"]
    if rest >= 20:  # noqa: PLR2004 - below, each number has its word
        words.append(TENS[rest // 10])
        rest %= 10
    if rest:
        words.append(ONES[rest])
    return " ".join(words)
