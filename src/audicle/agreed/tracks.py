"""What the parts of a narrated article are called in players and in file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.messages import messages
from audicle.model.characters import line

if TYPE_CHECKING:
    from audicle.model import Article


def track_titles(article: Article) -> dict[str, str]:
    """Return a title for each section, by section id, no two alike.

    The only section of an article bears the article's title. Otherwise none does: players that build chapters from
    titles take a chapter named like the book for the book itself.
    """
    whole = line(article.metadata.title)
    if len(article.sections) == 1:
        return {article.sections[0].id: whole}
    opening = messages(article.metadata.language)("introduction")
    titles: dict[str, str] = {}
    taken = {whole.casefold()}
    for section in article.sections:
        wanted = line((section.opens.title if section.opens else section.title) or "") or opening
        titles[section.id] = unlike(wanted, taken)
    return titles


def unlike(wanted: str, taken: set[str]) -> str:
    """Return ``wanted``, numbered if it is among those ``taken``, which are case-folded and gain it."""
    title, number = wanted, 2
    while title.casefold() in taken:
        title, number = f"{wanted} ({number})", number + 1
    taken.add(title.casefold())
    return title
