"""The encoding of a text that is not UTF-8 and says nothing: a guess that must also read like a text."""

from __future__ import annotations

import re
import unicodedata

# Not longer than this is shown to the guesser: its time grows with the length, its certainty does not.
_SAMPLE = 1 << 18
# So much of a text is read closely, from its first line with a byte beyond ASCII.
_CLOSE = 1 << 15
_WESTERN = "Windows-1252"
# A candidate is as good as the likeliest if the guesser gives it this share of that one's confidence.
_NEAR = 0.6
# More words than this share with a fault in them, of those beyond ASCII, are not words of any language.
_FAULTY = 0.1
_BEYOND = re.compile(rb"[\x80-\xff]")
# begun only where a word begins: a line of digits would be tried from each of them
_WORD = re.compile(r"(?<![^\s!-/:-@\[-`{-~])[^\s!-/:-@\[-`{-~]*[^\x00-\x7f\s][^\s!-/:-@\[-`{-~]*")
# What never stands between two letters of an alphabet: signs, fractions, opening marks, pieces of boxes, controls.
_SIGN = re.compile(r"[^\W\d_][¡¿«»‹›‚„£¥¤¦§©®±²³¹¶¼½¾×÷¬†‡‰•™¨¸¯\x80-\x9f\u2200-\u25ff\ufffd]+[^\W\d_]")
# The letters beyond ASCII of the languages that are written in Windows-1252, but for those of Icelandic, which other
# languages' encodings have other letters for
_LETTERS = frozenset("àâäáãåæçèéêëìíîïñòóôõöøœùúûüÿßšžÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜŠŽ")
_ALONE = frozenset("àéèóöåøæÀÉÈÓÖÅØÆ")  # those that are words
_MARKS = frozenset("‘’“”–—…•€£§©®°«»™·½¼¾×¡¿ºª\xa0\xad²³„‚†‹›")


def guess(data: bytes) -> str:
    """Return the most likely encoding of ``data``, which is not UTF-8; Windows-1252 if nothing is likely.

    Of the likely candidates one is taken whose words are words: in one script each, without signs between letters.
    Windows-1252 comes first where the bytes read as the accented letters of Western Europe.
    """
    import chardet  # noqa: PLC0415 - large, seldom needed

    eras = chardet.EncodingEra.ALL
    if b" " in data or b"\n" in data:
        # in EBCDIC these bytes are controls
        eras &= ~chardet.EncodingEra.MAINFRAME
    found = chardet.detect_all(data[:_SAMPLE], encoding_era=eras)
    likely = [(str(one["encoding"]), float(one["confidence"])) for one in found if one["encoding"]]
    beyond = _BEYOND.search(data)
    begin = data.rfind(b"\n", 0, beyond.start()) + 1 if beyond else 0
    close = data[begin : begin + _CLOSE]
    faults = {encoding: _faults(close.decode(encoding, "replace")) for encoding, _ in likely}
    sound = [(encoding, confidence) for encoding, confidence in likely if faults[encoding] <= _FAULTY]
    best = max((confidence for _, confidence in sound), default=0.0)
    near = [encoding for encoding, confidence in sound if confidence >= _NEAR * best]
    if _WESTERN in near and _is_western(close.decode(_WESTERN, "replace")):
        return _WESTERN
    return min(near, key=faults.__getitem__, default=_WESTERN)


def reads_well(data: bytes, encoding: str) -> bool:
    """Tell whether ``data`` reads like a text in ``encoding``: in words of one script, without signs in them."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    return "\ufffd" not in text and _faults(text) <= _FAULTY


def _faults(text: str) -> float:
    """Return the share of the words beyond ASCII that mix scripts or have a sign between their letters."""
    words = _WORD.findall(text)
    faulty = sum(bool(_SIGN.search(word)) or _is_mixed(word) for word in words)
    return faulty / max(1, len(words))


def _is_mixed(word: str) -> bool:
    scripts = {_script(char) for char in word if char.isalpha()}
    return len(scripts & {"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN"}) > 1


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else unicodedata.name(char, "").partition(" ")[0]


def _is_western(text: str) -> bool:
    """Say whether the letters beyond ASCII are those of Western Europe, and stand beside or between plain letters."""
    letters = beside = 0
    for word in _WORD.findall(text):
        for at, char in enumerate(word):
            if char.isascii() or char in _MARKS:
                continue
            if char not in _LETTERS:
                return False
            letters += 1
            around = word[max(0, at - 1) : at] + word[at + 1 : at + 2]
            beside += any(one.isascii() and one.isalpha() for one in around) or (char in _ALONE and not around.strip())
    return 2 * beside >= letters
