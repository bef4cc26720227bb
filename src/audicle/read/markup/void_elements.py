"""Elements that hold nothing (HTML, 13.1.2 "Void elements") and that the parser does not know as such.

libxml2 takes what follows a ``wbr`` or a ``source`` for its content, and then does not see what that ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# a quoted value may hold a ">"
_VOID = re.compile(
    r"<(bgsound|embed|keygen|source|track|wbr)(?=[\s/>])(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^<>])*+>", re.IGNORECASE
)


def close_voids(text: str) -> str:
    """Return a page's text with an end tag right behind each element that holds nothing."""
    return _VOID.sub(lambda match: match[0] if match[0].endswith("/>") else f"{match[0]}</{match[1]}>", text)


def name_images(root: HtmlElement) -> None:
    """Call pictures ``img``, in place, that are called ``image``, as browsers do (HTML, 13.2.6.4.7)."""
    for image in list(root.iter("image")):
        if next(image.iterancestors("svg"), None) is None:
            image.addprevious(image.makeelement("img", dict(image.attrib)))
            image.drop_tag()
