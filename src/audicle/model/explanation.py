"""Why an article is as it is: where each piece of its metadata came from, and how its text was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model.article import Article


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one piece of metadata came from, and who said otherwise."""

    where: str  # in words, such as "front matter: title" or "JSON-LD"
    passed_over: tuple[str, ...] = ()  # what others said who disagree, as "WHERE: WHAT"; not every one is known


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with the origin of its metadata and text. What was left out, and why, is ``article.dropped``."""

    article: Article
    origins: Mapping[str, Origin]  # by field name of Metadata, for each piece that the article has
    how: str | None = None  # how the text was found, in words, where not in the usual way of its format
