"""Money: "$3.2bn" is "three point two billion dollars", "$12.05" is "twelve dollars and five cents"."""

from __future__ import annotations

import re

from audicle.agreed.raised import lowered
from audicle.speak.normalise.english.context import attributive
from audicle.speak.normalise.english.numbers.words import NUMBER, cardinal, is_one, number
from audicle.speak.normalise.english.quantities.units import PER
from audicle.speak.normalise.rules import At, Rule

_DOLLARS = ("dollar", "dollars", "cent", "cents")
_BY_SIGN = {
    "$": _DOLLARS,
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₫": ("dong", "dong", "", ""),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "", ""),
    "Rs": ("rupee", "rupees", "paisa", "paise"),
    "Rs.": ("rupee", "rupees", "paisa", "paise"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "kr": ("krona", "kronor", "", ""),
    "zł": ("zloty", "zlotys", "", ""),
}
_OF = {
    "US": "US", "U.S.": "US", "A": "Australian", "AU": "Australian", "C": "Canadian", "CA": "Canadian",
    "CAD": "Canadian",
    "NZ": "New Zealand", "HK": "Hong Kong", "S": "Singapore", "SG": "Singapore", "NT": "New Taiwan", "MX": "Mexican",
}  # fmt: skip
_BY_CODE = {
    "USD": ("US dollar", "US dollars", "cent", "cents"),
    "AUD": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZD": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "SGD": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "EUR": _BY_SIGN["€"],
    "GBP": _BY_SIGN["£"],
    "JPY": _BY_SIGN["¥"],
    "INR": ("Indian rupee", "Indian rupees", "paisa", "paise"),
    "KRW": ("Korean won", "Korean won", "jeon", "jeon"),
    "RUB": _BY_SIGN["₽"],
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
    "CNY": ("yuan", "yuan", "fen", "fen"),
    "RMB": ("yuan", "yuan", "fen", "fen"),
    "SEK": ("Swedish krona", "Swedish kronor", "ore", "ore"),
    "NOK": ("Norwegian krone", "Norwegian kroner", "ore", "ore"),
    "DKK": ("Danish krone", "Danish kroner", "ore", "ore"),
    "PLN": _BY_SIGN["zł"],
    "BRL": _BY_SIGN["R$"],
    "MXN": ("Mexican peso", "Mexican pesos", "centavo", "centavos"),
    "ZAR": ("rand", "rand", "cent", "cents"),
    "TRY": ("Turkish lira", "Turkish lira", "kurus", "kurus"),
    "ILS": _BY_SIGN["₪"],
    "BTC": _BY_SIGN["₿"],
}
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mm": "million", "b": "billion",
    "bn": "billion",
    "bln": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
    **{word: word for word in ("hundred", "thousand", "million", "billion", "trillion")},
}  # fmt: skip
_MAGNITUDE = (
    r"(?:[\s-]?(?P<magnitude>(?:hundred|thousand|million|billion|trillion)(?![\w])|"
    r"(?:mln|trn|bln|[kK]|[mM][nmM]?|[bB][nN]?|[tT][nN]?)(?![\w])(?:\.(?=\s[a-z]))?))?"
)
_SIGN = r"(?P<of>US|U\.S\.|AU?|CA?D?|NZ|HK|SG?|NT|MX)?(?P<sign>[$£€¥₹₩₽₺₴₪₫₱₦฿₿]|R\$|Rs\.?(?=\s?\d))"
_CODE = rf"(?P<code>{'|'.join(_BY_CODE)})"
_AFTER_SIGN = r"(?P<sign>[$€£¥₽₺₴₪₫₱฿₹₩]|kr\b|zł\b)"
_PER = rf"(?:\s?/\s?(?P<per>{'|'.join(sorted(PER, key=len, reverse=True))})(?![\w]))?"
_AMOUNT = rf"(?P<amount>{NUMBER})"


_WORDS = {"dollars": "$", "euros": "€", "pounds": "£"}


def _names(sign: str, of: str | None) -> tuple[str, str, str, str]:
    names = _BY_SIGN[sign]
    if not of:
        return names
    one, many, cent, cents = names
    return (f"{_OF[of]} {one}", f"{_OF[of]} {many}", cent, cents)


def _said(amount: str, magnitude: str | None, names: tuple[str, str, str, str]) -> str:
    """Say an amount of a currency, whose names are one, many, one hundredth and many of those."""
    one, many, cent, cents = names
    amount = amount.replace(",", "")
    if magnitude:
        return f"{number(amount)} {MAGNITUDES[magnitude.lower().rstrip('.')]} {many}"
    whole, _, part = amount.partition(".")
    if len(part) != 2 or not cent:  # noqa: PLR2004 - hundredths are written with two digits
        return f"{number(amount)} {one if is_one(amount) else many}"
    small = f"{cardinal(int(part))} {cent if int(part) == 1 else cents}"
    if int(whole or 0) == 0 and int(part):
        return small
    big = f"{number(whole or '0')} {one if is_one(whole) else many}"
    return f"{big} and {small}" if int(part) else big


def _money(m: re.Match[str]) -> str:
    groups = m.groupdict()
    names = _BY_CODE[groups["code"]] if groups.get("code") else _names(m["sign"], groups.get("of"))
    if not groups.get("per") and (attributive(m) or (groups.get("magnitude") and attributive(m, after_the=True))):
        names = (names[0], names[0], *names[2:])
    words = _said(m["amount"], groups.get("magnitude"), names)
    per = f" per {PER[groups['per']]}" if groups.get("per") else ""
    return f"{'minus ' if groups.get('minus') else ''}{words}{per}"


def _decimal_comma(m: re.Match[str]) -> str:
    groups = m.groupdict()
    words = _said(f"{m['whole'].replace('.', '')}.{m['part']}", None, _names(m["sign"], groups.get("of")))
    return f"minus {words}" if groups.get("minus") else words


def _range(m: re.Match[str]) -> str | None:
    names = _names(m["sign"], m["of"])
    if m["sign2"] and (m["sign2"] != m["sign"] or m["joint"] == "to"):
        return None
    first, last = m["first_magnitude"], m["magnitude"]
    if not first and not last and (_has_cents(m["first"]) or _has_cents(m["amount"])):
        begins = _said(m["first"], None, names)
        # "fifty to one hundred dollars", but "one dollar and fifty cents to two dollars"
        begins = begins if _has_cents(m["first"]) else number(m["first"].partition(".")[0])
        return f"{begins} to {_said(m['amount'], None, names)}"
    words = number(m["first"].removesuffix(".00"))
    if first and (not last or MAGNITUDES[first.lower()] != MAGNITUDES[last.lower()]):
        words += f" {MAGNITUDES[first.lower()]}"
    return f"{words} to {_said(m['amount'], last, (names[1], *names[1:]))}"


def _has_cents(amount: str) -> bool:
    """Say whether an amount has hundredths that are said."""
    part = amount.partition(".")[2]
    return len(part) == 2 and int(part) > 0  # noqa: PLR2004 - hundredths


def _cents(m: re.Match[str]) -> str:
    one, many = {"¢": ("cent", "cents"), "p": ("penny", "pence")}[m["sign"]]
    return f"{number(m['amount'])} {one if is_one(m['amount']) else many}"


def money_rules() -> tuple[Rule, ...]:
    """Return the rules of money."""
    free = r"(?<![\w.])"
    minus = r"(?P<minus>(?<![^\s(\[])[-−–])?"
    signs = frozenset("$£€¥₹₩₽₺₴₪₫₱₦฿₿R")
    end = r"(?![\w]|[.,]\d)"
    twice = r"(?: (?:dollars|pounds|euros|yen)\b)?"  # "$5 million dollars"
    return (
        Rule(
            "money-range",
            rf"{free}{_SIGN}\s?(?P<first>{NUMBER})(?:\s?(?P<first_magnitude>(?:mln|[kKmMbB]|[mbt]n|thousand|million|billion|trillion)(?!\w)))?\s?(?P<joint>[-–—]|to)\s?"
            rf"(?P<sign2>[$£€¥₹₩])?{_AMOUNT}{_MAGNITUDE}{end}",
            _range,
            signs,
        ),
        Rule(  # cents above the line, as on a price tag: $5⁹⁹
            "money-raised",
            rf"{free}{_SIGN}\s?(?P<amount>\d{{1,6}}|\d{{1,3}}(?:,\d{{3}})+)(?P<raised>[⁰¹²³⁴-⁹]{{2}})(?![\w⁰¹²³⁴-⁹])",
            lambda m: _said(f"{m['amount']}.{lowered(m['raised'])}", None, _names(m["sign"], m["of"])),
            signs,
        ),
        Rule(
            "money-raised-words",
            rf"{free}(?P<amount>\d{{1,6}})(?P<raised>[⁰¹²³⁴-⁹]{{2}})\s?(?P<name>[$€£]|dollars|euros|pounds)(?!\w)",
            lambda m: _said(f"{m['amount']}.{lowered(m['raised'])}", None, _BY_SIGN[_WORDS.get(m["name"], m["name"])]),
            frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹"),
        ),
        Rule("money", rf"{minus}{free}{_SIGN}\s?[-−]?{_AMOUNT}{_MAGNITUDE}{_PER}{twice}{end}", _sign_inside, signs),
        Rule("money-code", rf"{free}{_CODE}\s?{_AMOUNT}{_MAGNITUDE}{_PER}{end}", _money, At.CAPITAL),
        Rule("money-code-after", rf"{minus}{free}{_AMOUNT}{_MAGNITUDE}\s?{_CODE}\b{_PER}", _money, At.DIGIT),
        Rule(
            "money-comma", rf"{free}(?P<whole>\d{{1,9}}),(?P<part>\d\d)\s?{_AFTER_SIGN}(?!\s?\d)", _decimal_comma, signs
        ),
        Rule(
            "money-after",
            rf"{minus}{free}{_AMOUNT}{_MAGNITUDE}\s?{_AFTER_SIGN}{_PER}(?!\s?\d)",
            _money,
            signs | frozenset("kz"),
        ),
        Rule(
            "money-comma-before",
            rf"{minus}{free}{_SIGN}\s?(?P<whole>\d{{1,3}}(?:\.\d{{3}}){{0,4}}|\d{{1,9}}),(?P<part>\d\d)(?![\d,]|\.\d)",
            _decimal_comma,
            signs,
        ),
        Rule("cents", rf"{free}{_AMOUNT}\s?(?P<sign>¢)", _cents, frozenset("¢")),
        Rule("pence", rf"(?<![\w.,:])(?P<amount>\d{{1,2}})(?P<sign>p){end}(?!\.m)", _cents, frozenset("p")),
    )


def _sign_inside(m: re.Match[str]) -> str:
    """Say money whose minus may stand after the sign: $-5."""
    words = _money(m)
    return f"minus {words}" if re.search(r"[$£€¥]\s?[-−]", m[0]) and not m["minus"] else words
