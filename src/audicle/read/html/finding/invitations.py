"""Boxes without a name that invite the reader to something else: one of heading and text says so, for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.read.html.finding.furniture import FORM
from audicle.read.html.finding.phrases import INVITATION

if TYPE_CHECKING:
    from audicle.read.html.finding.holdings import Holdings

_SHORT = 400  # characters; a box with more is a section, with an invitation in it


def drop_invitations(holdings: Holdings) -> None:
    """Fill in why the heading above an invitation, and the text below a heading that invites, are not the article."""
    region = {holdings.region, *holdings.region.iterancestors()}
    for heading in holdings.leaves:
        if not heading.is_heading or heading.why not in (None, INVITATION):
            continue
        box = heading.element.getparent()
        content = holdings.content(box)
        if box in region or content.chars > _SHORT or content.end - content.first == 1:
            continue
        rest = [leaf for leaf in holdings.leaves[content.first : content.end] if leaf is not heading]
        if heading.why or all(leaf.why in (INVITATION, FORM) for leaf in rest):
            for leaf in (heading, *rest):
                leaf.why = leaf.why or INVITATION
