"""The last look over the blocks: the title, byline and date that the metadata has, repeated quotes, empty ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Aside, Block, Dropped, Figure, Heading, Metadata, Paragraph, Quote, Rule
from audicle.model.blocks import walk
from audicle.read.dates import iso_date
from audicle.read.html.about.authors import names_in
from audicle.read.html.about.titles import key
from audicle.read.printed_dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGINNING = 12  # blocks in which a byline may stand
_LEADS = 3  # blocks: a standfirst, a picture and a paragraph
_CLOSE = 4  # blocks; the same picture again so soon is there for another size of screen
_SHORT = 140  # characters; a byline or a date line is not longer
_NOTES_HEADING = re.compile(
    r"^\W*(?:foot|end)?notes?\W*$|^\W*(?:references|fußnoten|anmerkungen|notas|références)\W*$", re.IGNORECASE
)


def tidy_blocks(
    blocks: Sequence[Block], metadata: Metadata, *, has_notes: bool
) -> tuple[tuple[Block, ...], list[Dropped]]:
    """Return the article's blocks without what its metadata says already, and what was dropped with why."""
    dropped: list[Dropped] = []
    kept: list[Block] = []
    captions = _captions(blocks)
    for place, block in enumerate(blocks):
        why = _why_not(block, place, metadata, blocks, captions)
        if why:
            dropped.append(Dropped(_said(block), why))
        else:
            kept.append(block)
    if has_notes:
        empty = [block for place, block in enumerate(kept) if _is_empty_notes(block, kept[place + 1 : place + 2])]
        dropped += [Dropped(_said(block), "the heading of the notes") for block in empty]
        kept = [block for block in kept if not any(block is other for other in empty)]
    return tuple(_without_loose_rules(_without_doubled_pictures(kept))), dropped


def _why_not(
    block: Block, place: int, metadata: Metadata, blocks: Sequence[Block], captions: frozenset[str]
) -> str | None:
    text = _said(block)
    if isinstance(block, Heading | Paragraph) and text:
        if key(text) in captions:
            return "a caption, said again"
        if key(text) == key(metadata.title) and (place < _BEGINNING or isinstance(block, Heading)):
            return "the title"
        if not place and any(key(text) == key(_said(other)) for other in blocks[1:_LEADS]):
            return "a standfirst that repeats the text"
        if place < _BEGINNING and metadata.subtitle and key(text) == key(metadata.subtitle):
            return "the subtitle"
        if len(text) <= _SHORT and (place < _BEGINNING or place >= len(blocks) - 3):
            return _byline(text, metadata)
    if isinstance(block, Quote | Aside) and text and _is_repeated(block, blocks):
        return "a quote that repeats the text"
    return None


def _captions(blocks: Sequence[Block]) -> frozenset[str]:
    """Return what the captions and credits of the pictures say, alone and together."""
    found: set[str] = set()
    for block in walk(tuple(blocks)):
        if isinstance(block, Figure):
            credit = block.credit or ""
            found |= {key(text) for text in (block.caption_text, credit, f"{block.caption_text} {credit}")}
    return frozenset(found - {""})


def _byline(text: str, metadata: Metadata) -> str | None:
    rest = key(text)
    names = [key(name) for name in metadata.authors]
    begins = names and re.match(r"(?i)\W*(?:\w+ )?by\b", text)
    if rest in names or (begins and {key(name) for name in names_in(text)} == set(names)):
        return "the byline"
    dates = {iso_date(text), *(found.value for found in find_dates(text))}
    if dates & {metadata.published, metadata.modified} - {None}:
        words = [word for word in rest.split() if not word.isdigit()]
        if len(words) <= 8:  # noqa: PLR2004 - "Published on Monday 3 May 2021 at 10:00 am GMT"
            return "the date"
    return None


def _is_repeated(block: Quote | Aside, blocks: Sequence[Block]) -> bool:
    """Tell whether a quote's words stand in a paragraph as well: then it only decorates the page."""
    words = key(" ".join(child.text for child in walk(block.blocks) if isinstance(child, Paragraph | Heading)))
    if len(words.split()) < 4:  # noqa: PLR2004 - too little to tell
        return False
    return any(words in key(other.text) for other in blocks if isinstance(other, Paragraph))


def _said(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return block.text
        case Quote() | Aside():
            return " ".join(_said(child) for child in block.blocks).strip()
        case _:
            return ""


def _is_empty_notes(block: Block, after: Sequence[Block]) -> bool:
    """Tell whether a heading announces notes that have gone to the article's notes."""
    return (
        isinstance(block, Heading)
        and bool(_NOTES_HEADING.match(block.text))
        and (not after or isinstance(after[0], Heading | Rule))
    )


def _without_doubled_pictures(blocks: Sequence[Block]) -> list[Block]:
    seen: dict[str, int] = {}
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure) and block.src:
            name = block.src.split("?")[0]
            before = found[seen[name]] if name in seen else None
            if isinstance(before, Figure) and len(found) - seen[name] <= _CLOSE and _is_alike(before, block):
                if block.caption and not before.caption:
                    found[seen[name]] = block
                continue
            seen[name] = len(found)
        found.append(block)
    return found


def _is_alike(before: Figure, block: Figure) -> bool:
    """Tell whether of the same picture nothing else is said the second time."""
    same_alt = not (before.alt and block.alt) or before.alt == block.alt
    return same_alt and (not before.caption or block.caption_text in ("", before.caption_text))


def _without_loose_rules(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Rule) and (not found or isinstance(found[-1], Rule | Heading)):
            continue
        if isinstance(block, Heading) and found and isinstance(found[-1], Rule):
            found.pop()
        found.append(block)
    while found and isinstance(found[-1], Rule):
        found.pop()
    return found
