"""What stands around a match."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"(?i)(?:^|[\s(“\"])an? $")
_THE = re.compile(r"(?i)(?:^|[\s(“\"])(?:the|this|that|its|his|her|their|our) $")
# Words after a measure that it does not describe: "a kilometer from here"
_NO_NOUN = re.compile(
    r" (?!(?:a|an|he|she|it|they|we|you|i|"
    r"and|or|per|each|for|to|in|on|at|of|by|from|is|was|were|are|as|but|if|than|that|the|when|with"
    r"|would|will|"
    r"could|more|less|off|apiece|last|this|next|every|over|under|worth|before|after|ago|away|south|north|east"
    r"|west)\b)[a-z]"
)
_SENTENCE = re.compile(r"^\W*[A-Z](?:.* [a-z]{2,}){2}", re.DOTALL)
_REACH = 200  # characters of a text that say whether it is a sentence


def attributive(match: re.Match[str], *, after_the: bool = False) -> bool:
    """Say whether a measure describes the noun after it: "a $5 bill" is "a five dollar bill".

    ``after_the``: after "the" too, as in "the $2 trillion bill".
    """
    start, end = match.span()
    before = (_THE if after_the else _ARTICLE).search(match.string[max(start - 6, 0) : start])
    return bool(before and _NO_NOUN.match(match.string, end))


def full_stop(match: re.Match[str]) -> str:
    """Return the point that ends both an abbreviation and the sentence, else "".

    A sentence begins with a capital and has words in lower case; "123 Main St." is none.
    """
    if not match[0].endswith(".") or match.end() < len(match.string):
        return ""
    return "." if _SENTENCE.search(match.string[:_REACH]) else ""
