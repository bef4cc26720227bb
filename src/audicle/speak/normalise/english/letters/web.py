"""Addresses of the web and of mail, handles, hashtags and file names: words as words, other letters as letters."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import bare, digits, number
from audicle.speak.normalise.rules import INNER_POINT, At, Rule

_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", ":": "colon", "?": "question mark", "=": "equals",
    "&": "and", "#": "hash", "%": "percent", "~": "tilde", "@": "at", "+": "plus", ",": "comma", ";": "semicolon",
    "!": "exclamation point", "*": "star", "$": "dollar", "(": "", ")": "", "'": "", "|": "bar", "\\": "backslash",
}  # fmt: skip
# Two letters that are words; other pairs are letters
_SHORT = frozenset(
    [
        "us",
        "me",
        "my",
        "we",
        "go",
        "in",
        "on",
        "at",
        "it",
        "is",
        "to",
        "by",
        "do",
        "no",
        "of",
        "or",
        "up",
        "so",
        "be",
        "he",
        "an",
        "as",
        "if",
        "co",
        "jo",
        "al",
        "ed",
        "hi",
        "ok",
    ]
)
# Three letters and more that are letters although they could be words
_LETTERS = frozenset(
    [
        "www",
        "edu",
        "usr",
        "html",
        "https",
        "http",
        "faq",
        "bbc",
        "mit",
        "usa",
        "ucla",
        "usc",
        "aol",
        "msn",
        "ibm",
        "nbc",
        "abc",
        "cbs",
        "cnn",
        "npr",
        "pbs",
        "nyc",
        "php",
        "asp",
        "xml",
        "css",
        "rss",
        "pdf",
        "api",
        "cdn",
        "seo",
        "ads",
        "ebay",
        "uci",
        "eff",
        "aws",
        "ios",
        "hbo",
        "irs",
        "fbi",
        "cia",
        "nsa",
        "epa",
        "aclu",
        "imf",
        "ucl",
        "eth",
    ]
) - {"ads", "ebay", "eff"}
_TLD = (
    r"(?:com|org|net|edu|gov|mil|int|info|biz|io|ai|co|us|uk|de|fr|es|it|pt|br|nl|be|ch|at|eu|ca|au|nz|jp|cn|in"
    r"|ru|pl|se|no|dk|"
    r"fi|ie|za|mx|ar|tv|me|fm|ly|app|dev|blog|news|online|site|shop|store|tech|xyz|museum|example|test)"
)
_EXTENSIONS = {
    "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "zip": "zip", "doc": "doc", "docx": "DOCX", "exe": "EXE", "js": "JS",
    "json": "JSON", "toml": "TOML", "yaml": "YAML", "html": "HTML", "htm": "HTM",
    **{ext: ext.upper() for ext in ["pdf", "png", "svg", "txt", "csv", "tsv", "xml", "css", "md", "py", "ts", "php",
    "sql", "xls", "xlsx", "ppt", "pptx", "mp3", "mp4", "m4b", "m4a", "wav", "mov", "avi", "epub", "odt", "rtf",
    "ini", "cfg", "sh", "rs", "cpp", "tar", "gz", "iso", "apk", "dmg", "log", "yml", "tex", "bib"]},
}  # fmt: skip
_SHORT_NUMBER = 3  # digits in the name of a file that are read as a number
_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòùâêîôû]", re.IGNORECASE)
_HUMPS = re.compile(r"\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|_")


def letters_or_word(text: str) -> str:
    """Return a part of an address: a word as it is, letters in capitals, so that voices spell them."""
    lower = text.lower()
    if text.isupper() and len(text) > _SHORT_NUMBER and _VOWEL.search(text) and lower not in _LETTERS:
        return lower  # README
    if len(text) == 1 or lower in _LETTERS:
        return text.upper()
    if len(text) == 2:  # noqa: PLR2004 - of which few are words
        return text if lower in _SHORT else text.upper()
    return text if _VOWEL.search(text) else text.upper()


def address(text: str) -> str:
    """Return an address in words: "bob99@mail.org" is "bob nine nine at mail dot org"."""
    said = []
    for part in _PARTS.findall(text):
        if part.isdecimal():
            said.append(digits(part, "zero"))
        elif part.isalpha():
            said.append(letters_or_word(part))
        else:
            said.append(_SIGNS.get(part, ""))
    return " ".join(word for word in said if word)


def _url(m: re.Match[str]) -> str:
    scheme = f"{m['scheme'].upper()} colon slash slash " if m["scheme"] else ""
    return scheme + address(m["rest"])


def _mail(m: re.Match[str]) -> str:
    return address(m[0])


def _ip(m: re.Match[str]) -> str:
    def part(text: str) -> str:
        return number(text) if len(text) == 1 or text == "10" else digits(text, "zero")

    words = " dot ".join(part(one) for one in m["ip"].split("."))
    return f"{words} colon {digits(m['port'], 'zero')}" if m["port"] else words


def _port(m: re.Match[str]) -> str:
    return f"{m['host']} colon {digits(m['port'], 'zero')}"


def _hashtag(m: re.Match[str]) -> str:
    parts = _HUMPS.findall(m["tag"])
    words = (bare(part) if part.isdecimal() else part for part in parts if part != "_")
    return f"hashtag {' '.join(words)}"


def _file(m: re.Match[str]) -> str | None:
    if m["stem"].isdecimal():
        return None
    parts = (
        number(part) if part.isdecimal() and len(part) <= _SHORT_NUMBER else address(part)
        for part in _PARTS.findall(m["stem"])
    )
    return f"{' '.join(part for part in parts if part)} dot {_EXTENSIONS[m['extension'].lower()]}"


def web_rules() -> tuple[Rule, ...]:
    """Return the rules of addresses."""
    # The last character is no punctuation of the sentence, and a bracket only where it was opened: /wiki/Mill_(water)
    inside = r"\([^\s<>\"“”()]{1,100}\)"
    rest = rf"(?:[^\s<>\"“”()]|{inside}){{0,2000}}(?:[^\s<>\"“”().,;:!?\]'’*]|{inside})"
    extensions = "|".join(sorted(_EXTENSIONS, key=len, reverse=True))
    return (
        Rule("url", rf"(?<![\w@])(?:(?P<scheme>[Hh]ttps?|HTTPS?|ftp|file)://(?P<rest>{rest}))", _url, frozenset("/")),
        Rule("url-www", rf"(?<![\w@.])(?P<scheme>)(?P<rest>[Ww]{{3}}\.{rest})", _url, frozenset({INNER_POINT})),
        Rule(
            "mail",
            r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?!\w)",
            _mail,
            frozenset("@"),
        ),
        Rule(
            "path",
            r"(?<![\w/.])(?:~|\.{1,2})?(?:/[\w.-]{1,60}){2,20}/?(?<![.-])(?!\w)",
            lambda m: address(m[0]),
            frozenset("/"),
        ),
        Rule(
            "path-windows",
            r"(?<!\w)[A-Za-z]:(?:\\[\w.-]{1,60}){1,20}(?<![.-])(?!\w)",
            lambda m: address(m[0]),
            frozenset("\\"),
        ),
        Rule("ip", r"(?<![\w.])(?P<ip>\d{1,3}(?:\.\d{1,3}){3})(?::(?P<port>\d{1,5}))?(?![\w]|\.\d)", _ip, At.DIGIT),
        Rule(
            "doi",
            rf"(?<!\w)(?i:doi):\s?(?P<rest>10\.\d{{4,9}}/{rest})",
            lambda m: f"D O I {address(m['rest'])}",
            frozenset("/"),
        ),
        Rule(
            "path-here",
            r"(?<![\w/.])\.{1,2}/(?P<name>[\w.-]{1,60})(?<![.-])(?!\w|/\w)",
            lambda m: address(m[0]),
            frozenset("/"),
        ),
        Rule(
            "dot-name",  # .NET, .htaccess, .com
            r"(?<![^\s(\[\"“'‘])\.(?P<name>NET|[a-z][a-z_]{1,20})(?![\w.]*[\w])",
            lambda m: f"dot {letters_or_word(m['name'].lower() if m['name'] == 'NET' else m['name'])}",
            frozenset("."),
        ),
        Rule("port", r"(?<![\w.])(?P<host>localhost):(?P<port>\d{1,5})(?!\w)", _port, frozenset(":")),
        Rule(
            "domain",
            (
                rf"(?<![\w@.-])(?=[\w-]{{0,63}}[A-Za-z])(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\.){{1,8}}{_TLD}(?:(?=[/?#:])(?:/|(?:[?#]|:\d{{2,5}}(?!\d))(?=\w|/|\Z))"
                rf"(?:{rest})?)?(?![\w@-]|\.\w)"
            ),
            _domain,
            frozenset({INNER_POINT}),
        ),
        Rule(
            "file",
            (
                rf"(?<![\w.@/-])(?P<stem>[A-Za-z0-9_][\w-]{{0,100}}(?:\.[\w-]{{1,30}})?)\.(?P<extension>"
                rf"(?i:{extensions}))(?![\w]|[.-]\w)"
            ),
            _file,
            frozenset({INNER_POINT}),
        ),
        Rule(
            "handle", r"(?<![\w@.])@(?P<name>\w{1,40})(?!\w|\.\w)", lambda m: f"at {address(m['name'])}", frozenset("@")
        ),
        Rule("hashtag", r"(?<![\w#&/])#(?P<tag>(?=\w{0,99}[^\W\d_])\w{1,100})(?!\w)", _hashtag, frozenset("#")),
    )


def _domain(m: re.Match[str]) -> str | None:
    """Say a domain, unless it is two sentences without the space between: "home.It"."""
    host = m[0].split("/", maxsplit=1)[0]
    labels = host.split(".")
    if labels[-1] != labels[-1].lower() and host != host.upper():
        return None
    if len(labels) == 2 and labels[-1] in _TLD_WORDS and "/" not in m[0] and not labels[0].islower():  # noqa: PLR2004 - "end.in"
        return None
    if "/" in m[0] and _KEY.search(m[0].partition("/")[2]):
        return address(host)
    return address(m[0])


# In a path: what only machines read, such as "3BDnrvkoms"
_KEY = re.compile(r"(?:^|[/=?&_.-])(?=[A-Za-z]{0,40}\d{1,40}[A-Za-z]|[a-z]{1,40}[A-Z]|[A-Z]{2,40}[a-z])\w{7,100}")
_TLD_WORDS = frozenset(["in", "it", "no", "at", "us", "me", "be", "co", "de", "es"])
