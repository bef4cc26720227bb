"""Pull quotes: words of the article itself that are set large beside it, to be seen and not to be read twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model.blocks import Paragraph, Quote, children

if TYPE_CHECKING:
    from audicle.model import Article, Block

_SHORTEST = 20  # letters and digits; what is shorter may stand anywhere by chance
_APART = re.compile(r"[\W_]+")


class PullQuotes:
    """Knows which quotes only repeat what the article's own paragraphs say."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text: str | None = None

    def __contains__(self, quote: Quote) -> bool:
        """Tell whether every word of a quote stands, in order, in a paragraph that is in no quote."""
        if quote.citation or not all(isinstance(block, Paragraph) for block in quote.blocks):
            return False
        words = _letters(" ".join(block.text for block in quote.blocks if isinstance(block, Paragraph)))
        if len(words) < _SHORTEST:
            return False
        if self._text is None:  # most articles have no quotes
            bodies = (block for section in self._article.sections for block in section.blocks)
            self._text = "\n".join(_letters(text) for block in bodies for text in _texts(block))
        return words in self._text


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [] if isinstance(block, Quote) else [text for child in children(block) for text in _texts(child)]


def _letters(text: str) -> str:
    return _APART.sub("", text.casefold())
