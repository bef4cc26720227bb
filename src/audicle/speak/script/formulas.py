r"""How a formula in TeX is read: ``\frac{a}{b}`` is "a over b", ``\sqrt{x}`` "the square root of x".

Signs that have a character become it, and the rules of the language name them; English has words for the rest. In other
languages the rest is written as a line of signs, which their voices read as best they can. Order and wording follow the
American Mathematical Society's "Handbook for Spoken Mathematics" (Chang, 1983), cut to what stands in articles.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.fractions import fraction
from audicle.speak.normalise.english.numbers.words import number, ordinal

_TOKEN = re.compile(
    r"\\(?:text(?:rm|it|bf)?|mbox|operatorname\*?|mathrm)\s*\{[^{}\\^_]{1,200}\}|\\[a-zA-Z]+\*?|\\.|\d+(?:[.,]\d+)*|[{}^_&]|[^\s\\{}^_&]",
    re.DOTALL,
)
_IS_TEX = re.compile(r"[\\{}^_]")
_LONGEST = 4_000  # characters; a longer one is no formula
_HIGH = 4  # digits of a power that is not counted any more
_DEEPEST = 30  # groups within groups

_NAMES = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi
psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"""
_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "simeq": "≈", "sim": "~", "equiv": "≡", "propto": "∝", "in": "∈",
    "notin": "∉", "subset": "⊂", "subseteq": "⊂", "cup": "∪", "cap": "∩", "infty": "∞", "to": "→", "rightarrow": "→",
    "mapsto": "→", "Rightarrow": "⇒", "implies": "⇒", "iff": "⇔", "forall": "∀", "exists": "∃", "partial": "∂",
    "nabla": "∇", "emptyset": "∅", "ll": "≪", "gg": "≫", "land": "∧", "lor": "∨", "neg": "¬", "ldots": "…", "dots": "…",
    "cdots": "…", "degree": "°", "circ": "°", "lt": "<", "gt": ">", "mid": "|", "ell": "l", "hbar": "ħ",
    "varepsilon": "ε", "vartheta": "θ", "varphi": "φ", "varrho": "ρ", "varsigma": "ς",
    **dict(zip(_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", strict=True)),
}  # fmt: skip
_FUNCTIONS = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant", "csc": "cosecant",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent", "arcsin": "arc sine",
    "arccos": "arc cosine", "arctan": "arc tangent", "log": "log", "ln": "natural log of", "exp": "exponential of",
    "max": "the maximum of", "min": "the minimum of", "det": "the determinant of",
    "gcd": "the greatest common divisor of",
}  # fmt: skip
_LARGE = {
    "sum": ("the sum", "∑"), "prod": ("the product", "∏"), "int": ("the integral", "∫"), "oint": ("the integral", "∮"),
    "iint": ("the double integral", "∬"), "lim": ("the limit", "lim"), "bigcup": ("the union", "∪"),
    "bigcap": ("the intersection", "∩"),
}  # fmt: skip
_MARKS = {
    "bar": "bar", "overline": "bar", "hat": "hat", "widehat": "hat", "tilde": "tilde", "dot": "dot",
    "ddot": "double dot", "vec": "vector", "mathbb": "", "mathcal": "", "mathbf": "", "mathrm": "", "mathit": "",
    "mathsf": "", "boldsymbol": "", "text": "", "textbf": "", "textit": "", "textrm": "", "mbox": "",
    "operatorname": "", "underline": "", "boxed": "", "underbrace": "", "overbrace": "",
}  # fmt: skip
# What opens, its words in English, what closes, and both as characters
_FENCES = {
    "lfloor": ("the floor of", "\\rfloor", "⌊", "⌋"), "lceil": ("the ceiling of", "\\rceil", "⌈", "⌉"),
    "lvert": ("the absolute value of", "\\rvert", "|", "|"), "lVert": ("the norm of", "\\rVert", "‖", "‖"),
    "|": ("the norm of", "\\|", "‖", "‖"), "Vert": ("the norm of", "\\Vert", "‖", "‖"),
    "vert": ("the absolute value of", "\\vert", "|", "|"),
}  # fmt: skip
_OPENING = frozenset((
    "\\left", "(", "[", "{", "=", "+", "-", "−", "<", ">", ",", "/", "\\le", "\\leq", "\\ge", "\\geq", "\\cdot",
    "\\times", "\\pm", "\\in", "\\to", "\\approx", "\\neq", "\\ne", "\\quad",
))  # fmt: skip
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?:\{,\}|\\[,;:! ]|~)(?=\d{3}(?!\d))")
_SILENT = frozenset((
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "middle", "displaystyle", "textstyle", "limits",
    "nolimits", "quad", "qquad", "nonumber", "notag", "rm", "bf", "it", ",", ";", ":", "!",
))  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789-+n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ")
_POWERS = {"2": " squared", "3": " cubed"}


def formula(tex: str, language: str) -> str:
    """Return what is said of a formula, in words and signs that the rules of ``language`` (BCP 47) know.

    What is no TeX is returned as it is. Never raises; what it cannot read is said as it stands, without its braces.
    """
    if len(tex) > _LONGEST or not _IS_TEX.search(tex):
        return tex
    english = language.split("-", maxsplit=1)[0].lower() == "en"
    text = re.sub(r"\\(?:begin|end)\s*\{[^{}]{0,40}\}(?:\{[^{}]{0,40}\})?|\\(?:label|tag)\s*\{[^{}]{0,80}\}", " ", tex)
    text = _BETWEEN_DIGITS.sub("", text)
    said = _Formula(_TOKEN.findall(text), english=english).run()
    said = re.sub(r"\s+([,;:.)\]])", r"\1", " ".join(said.split()))
    said = re.sub(r",(?=[,;:.]| [=≠≡≤≥<>≈∈])|,\Z", "", said)  # a sign of relation is rest enough
    said = re.sub(r"([(\[])\s+", r"\1", said)
    return _figures(said) if english else said


def _figures(text: str) -> str:
    """Put figures in words, lest "2 m" be taken for a measure."""
    text = re.sub(r"(?<![\w.$])(\d{1,3}/\d{1,3})(?![\w/])", lambda m: fraction(m[1]), text)
    return re.sub(r"(?<![\w.$])(?<!\$ )\d+(?:\.\d+)?(?![\w.,]\d|\d)", lambda m: number(m[0]), text)


class _Formula:
    """Reads the tokens of a formula from the left."""

    def __init__(self, tokens: list[str], *, english: bool) -> None:
        self.tokens = tokens
        self.at = 0
        self.english = english
        self.depth = 0

    def run(self, until: str = "") -> str:
        """Return what is said up to the piece ``until``, which is passed, or to the end."""
        said: list[str] = []
        self.depth += 1
        while self.at < len(self.tokens):
            piece = self.tokens[self.at]
            if piece == until and until:
                self.at += 1
                break
            if piece == "|" and self._opens():
                self.at += 1
                said.append(self._fence("lvert", "|"))
            elif piece in "^_":
                self.at += 1
                raised = self._raised(said, piece)
                if said and raised and not self.english and raised[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ":
                    said[-1] += raised
                else:
                    said.append(raised)
            else:
                said.append(self.part())
        self.depth -= 1
        return " ".join(word for word in said if word)

    def part(self) -> str:
        """Return what is said of the next piece, or of the group it begins."""
        if self.at >= len(self.tokens):
            return ""
        piece = self.tokens[self.at]
        self.at += 1
        if piece == "{" and self.depth < _DEEPEST:
            return self.run("}")
        if piece in "{}":
            return ""
        if piece == "&":
            return ","
        if piece in {"-", "−"} and self.english:
            return "minus"
        if piece[0] != "\\" or len(piece) == 1:
            return piece.replace("'", " prime")
        if self.depth >= _DEEPEST:
            return ""
        self.depth += 1
        said = self._command(piece[1:])
        self.depth -= 1
        return said

    def _command(self, name: str) -> str:
        if "{" in name:
            return name[name.index("{") + 1 : -1].strip()
        name = name.rstrip("*")
        if name in {"frac", "dfrac", "tfrac", "cfrac"}:
            return self._fraction(self.part(), self.part())
        if name in {"binom", "dbinom"}:
            above, below = self.part(), self.part()
            return f"{above} choose {below}" if self.english else f"({above} {below})"
        if name in {"dv", "pdv"}:
            return self._derivative("d" if name == "dv" else "partial")
        if name in _FENCES and _FENCES[name][1] in self.tokens[self.at :] and self.depth < _DEEPEST:
            return self._fence(name, _FENCES[name][1])
        if name == "sqrt":
            return self._root()
        if name in _LARGE:
            return self._large(name)
        if name in _FUNCTIONS:
            return _FUNCTIONS[name] if self.english else name
        if name in _MARKS:
            mark = _MARKS[name] if self.english else ""
            inside = self.part()
            return f"vector {inside}" if mark == "vector" else f"{inside} {mark}".rstrip()
        if name in _SILENT or not name.strip():
            return ""
        if name == "\\":
            return ","
        if name == "%" and self.english:
            return "percent"
        return _SIGNS.get(name, name)

    def _opens(self) -> bool:
        """Return whether a bar opens what it will close: there is another, and before it nothing that it could end."""
        before = self.tokens[self.at - 1] if self.at else "("
        return before in _OPENING and "|" in self.tokens[self.at + 1 :]

    def _fence(self, name: str, end: str) -> str:
        words, _, opening, closing = _FENCES[name]
        inside = self.run(end)
        if not self.english:
            return f"{opening}{inside}{closing}"
        return f"{words} {inside}{',' if ' ' in inside else ''}"

    def _fraction(self, above: str, below: str) -> str:
        if above.isdecimal() and below.isdecimal() and len(below) < 4:  # noqa: PLR2004 - "one half", "two thirds"
            return f"{above}/{below}"
        if not self.english:
            return " / ".join(f"({part})" if " " in part else part for part in (above, below))
        # A rest shows where a part of more than one word ends
        return f"{above}{',' if ' ' in above else ''} over {below}{',' if ' ' in below else ''}"

    def _derivative(self, sign: str) -> str:
        above, below = self.part(), self.part()
        if not self.english:
            return f"d {above} / d {below}"
        return f"{sign} {above} over {sign} {below}"

    def _root(self) -> str:
        index = ""
        if self.at < len(self.tokens) and self.tokens[self.at] == "[":
            self.at += 1
            index = self.run("]")
        inside = self.part()
        if not self.english:
            return f"{index} √ {inside}".lstrip()
        name = {"": "square", "2": "square", "3": "cube"}.get(
            index, ordinal(int(index)) if index.isdecimal() and len(index) < _HIGH else f"{index}-th"
        )
        return f"the {name} root of {inside}{',' if ' ' in inside else ''}"

    def _large(self, name: str) -> str:
        words, sign = _LARGE[name]
        low = high = ""
        while self.at < len(self.tokens) and self.tokens[self.at] in {"_", "^", "\\limits", "\\nolimits"}:
            mark = self.tokens[self.at]
            self.at += 1
            if mark == "_":
                low = self.part()
            elif mark == "^":
                high = self.part()
        if not self.english:
            return " ".join(part for part in (sign, low, high) if part)
        if name == "lim":
            return f"{words} as {low} of" if low else f"{words} of"
        reach = (" from " if high else " over ") + low if low else ""
        return f"{words}{reach}{f' to {high}' if high else ''} of"

    def _raised(self, said: list[str], mark: str) -> str:
        """Return what is said of an index or a power, whose mark was passed."""
        inside = self.part()
        if mark == "^" and inside in {"°", "′"}:
            return "degrees" if self.english and inside == "°" else inside
        if not self.english:
            return inside.replace(" ", "").translate(_SUPERSCRIPTS) if mark == "^" else inside
        if not inside:
            return ""
        if mark == "_":
            return inside if inside.isdecimal() else f"sub {inside}"
        if inside in {"prime", "'"}:
            return "prime"
        if inside in _POWERS and said:
            return _POWERS[inside].strip()
        if inside.isdecimal() and len(inside) < _HIGH:
            return f"to the {ordinal(int(inside))}"
        return f"to the {inside}"
