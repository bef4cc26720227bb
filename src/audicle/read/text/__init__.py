"""The raw-text reader: a page copied with all its furniture, a clean text, or a mail, as an Article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.model import Article, Dropped, Metadata
from audicle.model.explanation import Origin
from audicle.read.fallback_title import title_from, unnamed
from audicle.read.languages.article import detect
from audicle.read.printed_dates import find_dates
from audicle.read.sections import sections_of
from audicle.read.source import Reading, Source
from audicle.read.text.blocks import Piece, blocks_of
from audicle.read.text.captions import is_credit
from audicle.read.text.chain import Label, Weights, labels
from audicle.read.text.corrections import corrected
from audicle.read.text.headers import Line, authors_of, dates_of, subtitle_of, title_of
from audicle.read.text.mail import Header, is_reply, split_header, split_signature
from audicle.read.text.people import names_in
from audicle.read.text.short import short_labels
from audicle.read.text.wrapping import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.progress import Progress

_WHY = {
    Label.BEFORE: "site furniture before the article",
    Label.BETWEEN: "site furniture between headline and text",
    Label.INSIDE: "site furniture inside the text",
    Label.AFTER: "site furniture after the article",
    Label.TITLE: "the headline again",
    Label.AUTHOR: "byline: its names are the authors",
    Label.SIGNED: "byline: its names are the authors",
    Label.DATE: "date: kept as the article's date",
    Label.BODY: "not text",
    Label.CAPTION: "a caption again",
}

_FETCHED = Origin("the address it was fetched from")
_IN_MAIL = {
    "title": Origin("the subject of the mail"),
    "authors": Origin("the sender of the mail"),
    "published": Origin("the date of the mail"),
    "source": _FETCHED,
}


def read_text(source: Source, text: str, progress: Progress, weights: Weights | None = None) -> Reading:
    """Return the article in a raw text.

    Each line is judged by its shape, by its neighbours and by where the running text of the page stands; what is
    not the article is in ``dropped``, with the reason. ``weights`` replaces those of the chain that are shipped,
    for measuring. Raises SourceError if there is no line with a letter in it.
    """
    if not any(char.isalnum() for char in text):
        raise SourceError(f"{source.name}: there is no text in it.", "Give a text with words in it.")
    header, below = split_header(text)
    if header:
        return Reading(_mail(header, below, source.url), choices={}, origins=_IN_MAIL)
    if is_reply(text):
        unnamed = Header(_named_after(source, progress), None, None, ())
        article = _mail(unnamed, text, source.url)
        return Reading(article, choices={}, origins={"title": Origin("the name of the source"), "source": _FETCHED})
    found = lines_of(text)
    few = short_labels(found)
    lines = [Line(line, label) for line, label in zip(found, few or labels(found, weights), strict=True)]
    lines = lines if few else corrected(lines)
    title = title_of(lines)
    subtitle = subtitle_of(lines, title)
    authors, byline = authors_of(lines)
    published, modified, dateline = dates_of(lines, english=detect(text[:20_000]) in ("en", None))
    origins = {
        "title": Origin("the line that looks most like a headline" if title else "the name of the source"),
        "subtitle": Origin("the line below the headline"),
        "authors": Origin(f"the line “{byline}”"),
        "published": Origin(f"the line “{dateline}”"),
        "modified": Origin(f"the line “{dateline}”"),
        "source": _FETCHED,
    }
    pieces, dropped = _parted(lines, (title, subtitle, *authors))
    if title is None:
        title = _named_after(source, progress)
    metadata = Metadata(
        title=title,
        subtitle=subtitle,
        authors=authors,
        published=published,
        modified=modified,
        language="",
        source=source.url,
    )
    article = Article(metadata, sections_of(blocks_of(pieces)), dropped=tuple(dropped))
    return Reading(article, choices={}, origins=origins)


def _named_after(source: Source, progress: Progress) -> str:
    """Return a title for a text that has none, and say so."""
    progress.warn(unnamed(source.name))
    return title_from(source.name)


def _mail(header: Header, text: str, url: str | None) -> Article:
    """Return a mail as an article: all of it but its header and its signature is the body."""
    body, signature = split_signature(text)
    dates = find_dates(header.date or "")
    metadata = Metadata(
        title=header.subject,
        authors=(header.sender,) if header.sender else (),
        published=dates[0].value if dates else None,
        language="",
        source=url,
    )
    dropped = [Dropped(row, "header of a mail") for row in header.rows]
    dropped += [Dropped(row, "signature of a mail") for row in lines_of(signature)]
    sections = sections_of(blocks_of([Piece(line) for line in lines_of(body)]))
    return Article(metadata, sections, dropped=tuple(dropped))


def _parted(lines: Sequence[Line], kept: Sequence[str | None]) -> tuple[list[Piece], list[Dropped]]:
    """Return what the blocks are made of, and what is dropped. Of ``kept``, each is in the metadata once."""
    waiting = {text for text in kept if text}
    captions: set[str] = set()
    pieces: list[Piece] = []
    dropped: list[Dropped] = []
    above: Line | None = None
    for line in lines:
        if line.text in waiting and (line.label is not Label.BODY or line.text == kept[1]):
            waiting.discard(line.text)
        elif line.label is Label.BODY:
            pieces.append(Piece(line.text))
        elif line.label is Label.CAPTION and line.text not in captions:
            captions.add(line.text)
            pieces.append(Piece(line.text, caption=True))
        elif is_credit(line.text) and line.label not in (Label.BEFORE, Label.AFTER):
            # right below a caption it is that picture's; alone it is of a picture that the text does not have
            if above and above.label is Label.CAPTION and pieces and pieces[-1].text == above.text:
                pieces[-1] = replace(pieces[-1], credit=line.text)
            else:
                dropped.append(Dropped(line.text, "credit of a picture that is not in the text"))
        else:
            signs = line.label not in (Label.AUTHOR, Label.SIGNED) or names_in(line.text)
            dropped.append(Dropped(line.text, _WHY[line.label if signs else Label.BETWEEN]))
        above = line
    return pieces, dropped
