"""Signs of Symbol, Wingdings and fonts of their kind, which stand for private characters, as Unicode has them."""

from __future__ import annotations

_SIGNS = range(0xF020, 0xF100)  # where fonts of signs have theirs


def signs_of(text: str, font: str) -> str:
    """Return a text with the signs of ``font`` as characters; what the font does not have stays."""
    if not any(ord(sign) in _SIGNS for sign in text):
        return text
    # it ships no annotations; only documents with such signs need it
    from mammoth.docx.dingbats import dingbats  # type: ignore[import-untyped]  # noqa: PLC0415

    return "".join(
        chr(dingbats.get((font, ord(sign) & 0xFF), ord(sign))) if ord(sign) in _SIGNS else sign for sign in text
    )
