"""The title of an office document, and where each piece of its metadata is from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Block, Heading, Metadata
from audicle.model.explanation import Origin
from audicle.read.fallback_title import NAMED, title_from
from audicle.read.html.about.titles import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.read.office.front import Front

_LOWEST = 6


def origins(
    front: Front, properties: Metadata, metadata: Metadata, name: str, declared: Mapping[str, Origin]
) -> dict[str, Origin]:
    """Return where each piece of the metadata is from: the front of the document before its properties."""
    found = dict(declared)
    if front.title:
        other = properties.title if key(properties.title) != key(front.title) else ""
        found["title"] = Origin("paragraph of the style Title", (f"document properties: {other}",) if other else ())
    elif not properties.title:
        named = metadata.title == title_from(name)
        found["title"] = NAMED if named else Origin("the one heading above all others")
    found["subtitle"] = Origin("paragraph of the style Subtitle")
    if front.authors:
        other = "; ".join(properties.authors) if properties.authors != front.authors else ""
        found["authors"] = Origin("paragraph of the style Author", (f"document properties: {other}",) if other else ())
    if front.published:
        created = properties.published if properties.published != front.published else None
        passed = (f"document properties: {created}",) if created else ()
        found["published"] = Origin("paragraph of the style Date", passed)
    return found


def titled(metadata: Metadata, blocks: tuple[Block, ...], name: str) -> tuple[Metadata, tuple[Block, ...]]:
    """Return the metadata with a title, and the blocks without the heading that says it, below level 1."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    highest = [heading for heading in headings if heading.level == top]
    first = headings[0] if headings else None
    if metadata.title:
        repeated = (
            first if first is not None and blocks[0] is first and key(first.text) == key(metadata.title) else None
        )
    else:
        repeated = first if len(highest) == 1 and highest[0] is first and blocks[0] is first else None
        title = repeated.text if repeated else title_from(name)
        metadata = replace(metadata, title=title)
    kept = tuple(block for block in blocks if block is not repeated)
    highest_left = min((block.level for block in kept if isinstance(block, Heading)), default=_LOWEST)
    if highest_left > 1:
        return metadata, kept
    # level 1 is the article's own title
    return metadata, tuple(
        replace(block, level=min(_LOWEST, block.level + 1)) if isinstance(block, Heading) else block for block in kept
    )
