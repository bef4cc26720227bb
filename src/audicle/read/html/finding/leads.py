"""Standfirsts: what stands between a title and the text, and says in a sentence or two what it is about."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from audicle.read.html.tree import class_of

if TYPE_CHECKING:
    from audicle.read.html.finding.leaves import Leaf

# What sites call it, in the languages of their makers
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadin|lead-?text|intro(?:duction|text)?|dek|deck|stand-?first|sub-?(?:title|head(?:line|ing)?|deck)|"
    r"strap-?line|summary|abstract|excerpt|teaser-?text|description|chapo|chapeau|vorspann|anleser|anrei(?:ss|ß)er|"
    r"entradilla|bajada|copete|sumario|sommario|occhiello|catenaccio|ingress|manchet|sapo|lid|perex|linha-?fina|"
    r"gancho|inleiding|underrubrik|alaotsikko)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OUTWARD = 3  # elements, the leaf included
_FEWEST = 4  # words


def is_lead(leaf: Leaf) -> bool:
    """Tell whether a line is called the standfirst of an article, and is none of links."""
    if leaf.linked or (len(leaf.words) < _FEWEST and not re.search(r"[^\x00-\u2fff]", leaf.text)):
        return False
    around = islice((leaf.element, *leaf.element.iterancestors()), _OUTWARD)
    return any(
        item.get("itemprop") in ("description", "alternativeHeadline", "abstract") or _NAMED.search(class_of(item))
        for item in around
        if item.tag not in ("body", "html", "article", "main")
    )
