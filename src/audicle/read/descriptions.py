"""What an article is about, as plain text: sources often give it as HTML, and no tag, feed or list shows that."""

from __future__ import annotations

import html
import re

_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:article|blockquote|br|dd|div|dl|dt|figure|figcaption|h[1-6]|hr|img|li|ol|p|pre|section|table|tbody|td|th"
    r"|thead|tr|ul)(?:\s[^<>]*)?/?>|<!--.*?-->|<(script|style)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def plain_description(text: str | None) -> str | None:
    """Return a description without the tags of HTML and with what its references stand for; None for none.

    Angle brackets that are no tags of HTML stay: "a < b".
    """
    if not text:
        return None
    bare = _INLINE.sub("", _BLOCK.sub(" ", text))
    return " ".join(_REFERENCE.sub(lambda found: html.unescape(found[0]), bare).split()) or None
