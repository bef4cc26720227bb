"""A pause that is heard is as long as the script says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

import fakes
from audicle.agreed.policies import policy
from audicle.audio.decoding import pieces
from audicle.audio.mp3 import RATE
from audicle.model import Article, Metadata, Section
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from book_samples import paragraph

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "It is said at some length. It is said again and again. It is said once more, and then no more."


def rests(folder: Path, pauses: float) -> list[float]:
    """The silences between sounds, in seconds, in the order they are heard."""
    article = identify(Article(Metadata("A title"), (Section("", 1, None, (paragraph(TEXT),)),)))
    settings = replace(Settings(voice="tone"), pauses=pauses)
    with Studio(ClipCache(folder / "clips"), 0) as studio:
        script = write_script(article, policy(settings))
        made = narrate(article, script, settings, folder, studio, SilentProgress()).sections[0]
    sound = np.abs(np.concatenate(list(pieces(made.path, RATE))))
    loud = np.flatnonzero(sound > 0.01 * sound.max())
    gaps = np.diff(loud)
    return [float(gap / RATE) for gap in gaps if gap > 0.1 * RATE]


@pytest.mark.parametrize("pauses", [0.5, 1.0, 2.0])
def test_a_pause_is_heard_as_long_as_it_was_asked_for(
    pauses: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    # a pause is whole frames of 24 ms, and so is a clip
    assert rests(tmp_path, pauses) == pytest.approx([1.0 * pauses, 0.35 * pauses, 0.35 * pauses], abs=0.05)
