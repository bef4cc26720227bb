"""At twice the speed an article takes half the time: speech and pauses, each sentence and the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from audicle.agreed.policies import policy
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

    from audicle.model import SectionAudio

TEXTS = ("It is said, and it is said again, at some length.", "The second is a sentence. It is not alone.")


def narrated(folder: Path, voice: str, speed: float) -> SectionAudio:
    article = identify(Article(Metadata("A title of a page"), (Section("", 1, None, tuple(map(paragraph, TEXTS))),)))
    settings = replace(Settings(voice=voice), speed=speed)
    with Studio(ClipCache(folder / "clips"), 0) as studio:
        script = write_script(article, policy(settings))
        return narrate(article, script, settings, folder, studio, SilentProgress()).sections[0]


@pytest.mark.parametrize("voice", ["tone", "hibari"])
def test_an_article_and_its_sentences_take_as_long_as_was_asked(
    voice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", "fakes:Tone")
    own = narrated(tmp_path, voice, 1.0)
    for speed in (0.5, 1.3, 2.0):
        asked = narrated(tmp_path, voice, speed)
        assert own.duration / asked.duration == pytest.approx(speed, rel=0.02)
        for one, other in zip(own.cues, asked.cues, strict=True):
            # a file is made of frames of 24 ms, and so are a sentence and its pause
            assert (other.ends - other.begins) * speed == pytest.approx(
                one.ends - one.begins, rel=0.02, abs=0.036 * speed
            )
