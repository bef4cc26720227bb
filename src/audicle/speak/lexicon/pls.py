"""Lexicons in the Pronunciation Lexicon Specification (PLS) 1.0, https://www.w3.org/TR/pronunciation-lexicon/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from audicle.errors import UsageError
from audicle.speak.lexicon.entry import Entry, make_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_REMEDY = "Correct it: see docs/lexicon.md for how a lexicon is written."


def entries_in_pls(data: bytes, name: str) -> tuple[Entry, ...]:
    """Return the entries of a lexicon in PLS, in order. ``name`` is the file's, for messages.

    A lexeme gives an entry for each of its graphemes (4.5). Of several pronunciations the preferred one counts, else
    the first (4.6, 4.7). Raises UsageError for what is not PLS, and for a document type: its entities can be bombs,
    and can name files.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UsageError(f"{name}: cannot be read as XML: {error}.", _REMEDY) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UsageError(
            f"{name}: it has a document type declaration.", "Take <!DOCTYPE …> out: nothing here needs it."
        )
    if root.tag != f"{_PLS}lexicon":
        raise UsageError(f"{name}: it is not a pronunciation lexicon.", f"Its root is <lexicon xmlns={_PLS[1:-1]!r}>.")
    language = root.get(_LANGUAGE)
    if language is None:
        raise UsageError(f"{name}: it does not say its language.", 'Write xml:lang="en", or its own, on <lexicon>.')
    alphabet = root.get("alphabet", "ipa")
    made: list[Entry] = []
    for lexeme in root.iter(f"{_PLS}lexeme"):
        made += _entries(lexeme, language, alphabet, name)
    return tuple(made)


def _entries(lexeme: etree._Element, language: str, alphabet: str, name: str) -> Iterator[Entry]:
    where = f"{name}, line {lexeme.sourceline}"
    words = [" ".join(_text(one).split()) for one in lexeme.findall(f"{_PLS}grapheme")]
    if not any(words):
        raise UsageError(f"{where}: the lexeme has no grapheme.", _REMEDY)
    sounds = lexeme.findall(f"{_PLS}phoneme")
    said = _preferred([one for one in sounds if one.get("alphabet", alphabet).lower() == "ipa"])
    alias = _preferred(lexeme.findall(f"{_PLS}alias"))
    if said is None and alias is None and sounds:
        other = sounds[0].get("alphabet", alphabet)
        raise UsageError(f"{where}, {words[0]!r}: the alphabet {other} is not known.", "Write it in ipa, or an alias.")
    for word in words:
        yield make_entry(word, f"{where}, {word!r}", say=alias, ipa=said, language=lexeme.get(_LANGUAGE, language))


def _preferred(elements: list[etree._Element]) -> str | None:
    """Return the text of the element that is preferred, or of the first; None if there is none."""
    best = next((one for one in elements if one.get("prefer") == "true"), elements[0] if elements else None)
    return None if best is None else _text(best)


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())
