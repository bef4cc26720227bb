"""An offline voice that stands in for an online one: only if asked, and only for what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import fakes
from audicle.errors import NetworkError, UsageError, VoiceError
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

    from audicle.model import Narration


@pytest.fixture(autouse=True)
def _engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone, fakes.Unreachable, fakes.Paid))


def narrated(folder: Path, progress: SilentProgress, fallback: str | None) -> Narration:
    article = identify(Article(Metadata("A"), (Section("", 1, None, (paragraph("It is said. TRIGGER. It ends."),)),)))
    settings = Settings(voice="unreachable", fallback=fallback)
    with Studio(ClipCache(folder / "clips"), 0) as studio:
        return narrate(article, write_script(article), settings, folder, studio, progress)


def test_without_being_asked_nobody_stands_in(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="cannot be reached"):
        narrated(tmp_path, SilentProgress(), None)


def test_what_was_not_spoken_is_read_by_the_fallback(tmp_path: Path) -> None:
    progress = SilentProgress()
    said = narrated(tmp_path, progress, "tone:b")
    assert [(one.engine, one.voice) for one in said.voices] == [("unreachable", "a"), ("tone", "b")]
    assert [w for w in progress.warnings if "read by tone:b instead" in w and "cannot be reached" in w]
    assert len(said.sections[0].cues) == 4


@pytest.mark.parametrize(("fallback", "error"), [("paid", VoiceError), ("nobody", UsageError)])
def test_a_fallback_that_is_none(tmp_path: Path, fallback: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        narrated(tmp_path, SilentProgress(), fallback)
