"""The embedded voices of German, French, Spanish and Italian."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from audicle.errors import VoiceError
from audicle.voices import pico as module
from audicle.voices.pico import PicoEngine
from audicle.voices.registry import engine

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.voices import Speech

pytestmark = pytest.mark.skipif(engine("pico").missing() is not None, reason="py-nanotts has no wheel for this machine")

LOUD = {
    "de-DE": "Er ging nach Hause, aß zu Abend und las bis Mitternacht in einem alten Buch.",
    "fr-FR": "Lundi, à Lyon, la grande exposition a ouvert ses portes.",
    "es-ES": "El lunes, en Sevilla, se abrió la gran exposición; nadie lo esperaba.",
    "it-IT": "Lunedì a Torino si è aperta la grande mostra; nessuno se lo aspettava.",
    "en-GB": "On Monday the great exhibition opened; nobody had expected it.",
    "en-US": "On Monday the great exhibition opened; nobody had expected it.",
}


def say(text: str, voice: str = "de-DE", speed: float = 1.0) -> Speech:
    return engine("pico").speak(text, voice, voice, speed)


@pytest.mark.parametrize("voice", LOUD)
def test_no_voice_is_clipped(voice: str) -> None:
    assert 0.3 < np.abs(say(LOUD[voice], voice).samples).max() < 0.95


def test_a_command_in_the_text_is_read_and_not_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "sound.wav"
    say(f'<genfile file="{file}">Guten Tag.</genfile>')
    assert not file.exists()
    plain, quick = say("Guten Tag, Herr Nachbar."), say('<speed level="400">Guten Tag, Herr Nachbar.')
    assert len(quick.samples) > len(plain.samples)


def test_a_word_that_would_never_end_is_cut() -> None:
    assert len(say("Ä" * 150).samples) > 16_000


def test_a_sentence_that_never_ends_is_a_voice_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_WORD", 1000)
    monkeypatch.setattr(module, "_SECONDS", 0.5)
    monkeypatch.setattr(module, "_SECONDS_A_CHARACTER", 0.0)
    with pytest.raises(VoiceError, match="pico did not finish"):
        say("Ä" * 150)


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("Nun...", "Nun."),
        ("Nun…", "Nun."),
        ("Er sagte ... nichts.", "Er sagte, nichts."),
        ("Nun?!", "Nun?"),
        ("Nun!!!", "Nun!"),
        ("Nun – gut", "Nun, gut"),
        ("Nun—gut", "Nun, gut"),
        ("*Nun*", "Nun"),
        ("5 < 6", "5 kleiner als 6"),
    ],
)
def test_marks_are_not_spelled(odd: str, plain: str) -> None:
    assert np.array_equal(say(odd).samples, say(plain).samples)


def test_what_was_said_before_is_not_heard() -> None:
    first = say("Das ist ein Satz.").samples
    for filler in (b"\xff", b"\x55"):
        memory = [filler * 3_000_000 for _ in range(4)]
        del memory
        engine("espeak").speak("Guten Tag", "de", "de", 1.0)
        assert np.array_equal(PicoEngine().speak("Das ist ein Satz.", "de-DE", "de", 1.0).samples, first)


@pytest.mark.parametrize(
    ("text", "voice", "taken"),
    [
        ("Er sagte: »Ja.« Dann (kurz) ging er.", "de-DE", "Er sagte: Ja. Dann, kurz, ging er."),
        ("Die Künstler:innen und/oder Kim [sic] kamen.", "de-DE", "Die Künstlerinnen und oder Kim, sic, kamen."),
        ("Er kam (spät).", "de-DE", "Er kam, spät."),
        ("(Nur so.)", "de-DE", "Nur so."),
        ('¿Qué dice "él"? ¡No!', "es-ES", "Qué dice él? No!"),
        ("l'«ami» d’or", "fr-FR", "l'ami d’or"),
        ("soixante-cinq", "fr-FR", "soixante cinq"),
        ("Łódź und Đoko", "de-DE", "Lódz und Doko"),
    ],
)
def test_marks_are_neither_named_nor_rested_at(text: str, voice: str, taken: str) -> None:
    assert module._words(text, voice) == taken
    assert abs(len(say(text, voice).samples) - len(say(taken, voice).samples)) == 0
