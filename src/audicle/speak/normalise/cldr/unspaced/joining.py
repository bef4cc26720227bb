"""Words that stand without spaces, as in Chinese and Japanese."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule

_WORD = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff0c]"
_SPACES = re.compile(rf" +(?={_WORD})|(?<={_WORD}) +")


def joined(rule: Rule) -> Rule:
    """Return a rule that says the same without spaces between Chinese characters or kana."""

    def say(m: re.Match[str]) -> str | None:
        words = rule.say(m)
        return words if words is None else _SPACES.sub("", words)

    return replace(rule, say=say)
