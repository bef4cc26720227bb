"""What all web pages of ours have in common, those of articles and those of a library."""

from __future__ import annotations

import json

# Nothing from elsewhere, nothing inline. "file:" is for a page opened from a disk, where some browsers know no "self";
# "data:" is for the signs on buttons, and "blob:" for sound from a server that cannot send parts of a file
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "media-src 'self' file: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_UNFIT = {
    ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"
}  # what HTML or JavaScript may take for its own


def as_script(value: object) -> str:
    """Return a value as JSON that may stand in a ``script`` element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNFIT)
