"""What is read, told in a sentence, or left out; and by which voice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fakes
from audicle.agreed.policies import policy
from audicle.errors import UsageError
from audicle.model import Article, Metadata, Section
from audicle.model.ids import identify
from audicle.model.outline import section_notes
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.settings import POINTS, Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from book_samples import paragraph, rich_article
from overlays import pars
from scripts import as_lines, every_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.model import Narration
    from epub_checker import EpubChecker

HERE = Path(__file__).parent


def script_of(article: Article, **chosen: str | None) -> list[str]:
    script = write_script(article, policy(replace(Settings(), **chosen)))
    return [one.spoken for one in script.utterances if one.spoken]


def narration_of(article: Article, folder: Path, settings: Settings) -> Narration:
    with Studio(ClipCache(folder / "clips"), 0) as studio:
        script = write_script(article, policy(settings))
        return narrate(article, script, settings, folder, studio, SilentProgress())


@pytest.mark.parametrize("preset", ["listen", "brief"])
def test_presets(preset: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"script-{preset}.txt", as_lines(write_script(every_kind(), policy(Settings(preset=preset)))))


@pytest.mark.parametrize(("point", "value"), [(point, value) for point, values in POINTS.items() for value in values])
def test_every_point_can_be_chosen_on_its_own(point: str, value: str) -> None:
    everything = script_of(rich_article())
    chosen = script_of(rich_article(), **{point: value})
    default = getattr(policy(Settings()), point)
    assert (chosen == everything) == (value == default)


def test_a_point_wins_over_the_preset() -> None:
    assert "Notes" in script_of(every_kind(), preset="brief", notes="section-end")


def test_notes_inline_follow_the_paragraph_that_refers_to_them() -> None:
    said = script_of(every_kind(), notes="inline")
    place = said.index("Note one.")
    assert said[place + 1] == "Mostly."
    assert said[place - 1].startswith("See ")  # the end of the paragraph that refers to it
    assert said[place + 2] == "Image:"
    assert "Notes" not in said


@pytest.mark.usefixtures("tone")
@pytest.mark.parametrize("place", POINTS["notes"])
def test_notes_are_heard_where_they_stand(place: str, tmp_path: Path, epubcheck: EpubChecker) -> None:
    settings = Settings(notes=place)
    article = rich_article()
    path = tmp_path / "a.epub"
    write_epub(article, narration_of(article, tmp_path, settings), path, SilentProgress(), settings)
    epubcheck(path)
    heard = [par.text for par in pars(path)]
    notes = ["Nothing refers to this.", "A note."]
    assert all((text in " ".join(heard)) == (place != "skip") for text in notes)


def test_notes_at_the_end_of_the_article_are_all_in_its_last_section() -> None:
    article = every_kind()
    placed = section_notes(article, "article-end")
    assert [len(notes) for notes in placed.values()] == [0, 1]


def test_what_is_only_told_of_is_not_claimed_to_be_narrated(tmp_path: Path, tone: None) -> None:
    import zipfile  # noqa: PLC0415

    for preset, whole in (("study", True), ("listen", False), ("brief", False)):
        settings = Settings(preset=preset)
        article = rich_article()
        path = tmp_path / f"{preset}.epub"
        write_epub(article, narration_of(article, tmp_path, settings), path, SilentProgress(), settings)
        with zipfile.ZipFile(path) as book:
            package = book.read("EPUB/content.opf").decode()
        assert ("synchronizedAudioText" in package) == whole, preset


def test_links_may_be_followed_by_where_they_lead() -> None:
    from audicle.model import Link, Text  # noqa: PLC0415

    block = paragraph("See ", Link("https://example.org/mills/", (Text("the list of mills"),)), ". It is long.")
    article = identify(Article(Metadata("A"), (Section("", 1, None, (block,)),)))
    assert script_of(article, links="address")[1:] == ["See the list of mills.", "Link: example dot org", "It is long."]
    assert script_of(article)[1:] == ["See the list of mills.", "It is long."]


@pytest.fixture
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


@pytest.mark.usefixtures("tone")
def test_a_role_has_a_voice_of_its_own(tmp_path: Path) -> None:
    settings = Settings(voice="tone:a", voice_quotes="tone:b")
    assert {voice.voice for voice in narration_of(every_kind(), tmp_path, settings).voices} == {"a", "b"}
    assert {voice.voice for voice in narration_of(every_kind(), tmp_path, Settings(voice="tone:a")).voices} == {"a"}


@pytest.mark.usefixtures("tone")
def test_a_voice_that_nobody_has_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    from audicle import convert_all  # noqa: PLC0415

    with pytest.raises(UsageError, match="nobody"):
        list(convert_all(("nothing.md",), tmp_path, overrides={"voice_notes": "nobody"}))


@pytest.mark.usefixtures("tone")
def test_an_article_without_words_is_warned_of(tmp_path: Path) -> None:
    article = identify(Article(Metadata("🎉"), (Section("", 1, None, (paragraph("🎊 👍"), paragraph("...!?"))),)))
    progress = SilentProgress()
    with Studio(ClipCache(tmp_path / "clips"), 0) as studio:
        narration = narrate(article, write_script(article), Settings(), tmp_path, studio, progress)
    assert any("no words" in warning for warning in progress.warnings)
    assert narration.sections
