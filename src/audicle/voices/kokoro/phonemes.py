"""From text to the phonemes that Kokoro was taught: those of misaki for English, eSpeak NG's for other languages.

English goes through hibari's dictionaries, which are misaki's; other languages through eSpeak NG, clause by clause, as
misaki does it: https://github.com/hexgrad/misaki/blob/main/misaki/espeak.py. Japanese goes through kana.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from audicle.voices.hibari import sounds as hibari_sounds
from audicle.voices.hibari.engine import as_hibari_takes_it
from audicle.voices.kokoro import kana as kokoro_kana
from audicle.voices.kokoro.model import IDS
from audicle.voices.shared import kana
from audicle.voices.shared.aligning import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# eSpeak NG's voice of each language that goes through it
_ESPEAK = {"es": "es", "fr-FR": "fr", "hi": "hi", "it": "it", "pt-BR": "pt-BR"}
# Sounds that are one letter for Kokoro; misaki/espeak.py, E2M
_ONE = {
    "aɪ": "I", "aʊ": "W", "dz": "ʣ", "dʒ": "ʤ", "eɪ": "A", "oʊ": "O", "əʊ": "Q", "ts": "ʦ", "tʃ": "ʧ", "ɔɪ": "Y",
    "g": "ɡ", "r": "r",
}  # fmt: skip
_INSTEAD = re.compile("|".join(_ONE))
_MARKS = {"«": "“", "»": "”", "„": "“", "¡": "", "¿": "", "।": ".", "；": ";", "：": ":", "–": "—"}
_LATIN = re.compile(r"([A-Za-z]+(?:['’ -][A-Za-z]+)*)")
_CLAUSE = re.compile(r"""([;:,.!?—…"()“”«»„¡¿।–]+)""")


def english(language: str) -> bool:
    """Return whether it is a kind of English."""
    return language.startswith("en")


def phonemes(texts: Sequence[str], language: str) -> list[str]:
    """Return texts in the phonemes of a language of Kokoro's voices, each sign of which is in IDS.

    Raises VoiceError.
    """
    if english(language):
        said = [_english(language)(as_hibari_takes_it(text).strip()) if text.strip() else "" for text in texts]
    elif language == "ja":
        said = [_in_kana(kana.kana(text)) for text in texts]
    else:
        said = _by_espeak(texts, _ESPEAK[language])
    return [_known(one) for one in said]


def apart(text: str, language: str) -> tuple[list[str], list[str]]:
    """Return the words of a text in order, and each as it is said by itself, in phonemes. Raises VoiceError.

    Words of Japanese are those of its dictionary, and said as they are where they stand.
    """
    if language == "ja":
        read = [word for word in kana.read(text) if any(map(str.isalnum, word.said))]
        return [text[word.start : word.end] for word in read], [_known(_in_kana(word.said)) for word in read]
    words = [text[word.start : word.end] for word in words_of(text)]
    return words, phonemes(words, language)


def ipa(written: str, language: str) -> str | None:
    """Return IPA in Kokoro's phonemes; None if there is a sound that it has none for."""
    if english(language):
        said = hibari_sounds.misaki(written)
        return _known(said.replace(hibari_sounds.SPACE, " ")) if said else None
    if language == "ja":
        return None
    letters = _one_letter(written)
    return _known(letters) if letters and all(one in IDS for one in letters if one.isalpha()) else None


def _in_kana(line: str) -> str:
    """Return kana in phonemes, the Latin words among them as English says them."""
    return " ".join(
        _english("en-US")(as_hibari_takes_it(part)) if number % 2 else kokoro_kana.phonemes(part)
        for number, part in enumerate(_LATIN.split(line))
    )


def _by_espeak(texts: Sequence[str], voice: str) -> list[str]:
    # eSpeak says nothing of marks, so clauses are told apart before
    parts = [_CLAUSE.split(text) for text in texts]
    clauses = [clause.strip() for part in parts for clause in part[::2]]
    wanted = [clause for clause in clauses if clause]
    told = dict(zip(wanted, _espeak().phonemes(wanted, voice) if wanted else [], strict=True))
    said = []
    for part in parts:
        line = ""
        for number, piece in enumerate(part):
            if number % 2:
                line = line.rstrip(" ") + "".join(_MARKS.get(mark, mark) for mark in piece) + " "
            else:
                line += _one_letter(told.get(piece.strip(), ""))
        said.append(line)
    return said


def _one_letter(told: str) -> str:
    return unicodedata.normalize("NFD", _INSTEAD.sub(lambda match: _ONE[match[0]], told)).replace("c\u0327", "ç")


def _known(said: str) -> str:
    return " ".join("".join(sign for sign in said if sign in IDS).split())


@cache
def _english(language: str) -> Any:
    from hibari.g2p import G2P  # noqa: PLC0415 - takes half a second: only where it speaks

    return G2P(british=language == "en-GB")


@cache
def _espeak() -> Any:
    from audicle.voices.espeak.engine import EspeakEngine  # noqa: PLC0415 - only for some languages

    return EspeakEngine()
