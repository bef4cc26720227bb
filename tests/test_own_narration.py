"""A book's own narration, from end to end: the files that are made of it are of that voice, and say so."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from click.testing import CliRunner

from audicle import bind, check_book, convert_all, estimate, script_of
from audicle.audio.streaming import streamed
from audicle.cli import cli
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.script.file import script_to_text
from narrated_books import Spoken, mp3, narrated, par, pitch, tone
from overlays import assert_complete, pars
from speak.test_recorded import heard_number

if TYPE_CHECKING:
    from pathlib import Path

    from ace import Ace
    from audicle import Made
    from epub_checker import EpubChecker

NARRATOR = '<meta property="media:narrator">Tom Ek</meta>'
CHAPTERS = (
    ("Dusk", ("The lamp was lit at dusk.", "Nobody asked why.")),
    ("Dawn", ("The ferry came.", "It was light.")),
)
SILENT = "Nobody has read this aloud."


@pytest.fixture(autouse=True)
def tones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", "-,fakes:Tone")


def book(head: str = NARRATOR, silent: str = f"<p>{SILENT}</p>", rest: float = 0.2) -> bytes:
    """Two chapters, a file of sound for each, and a paragraph that nobody has read."""
    documents, overlays, sounds = {}, {}, {}
    number = 0
    for chapter, (title, words) in enumerate(CHAPTERS):
        spoken = Spoken(rest)
        name, body, found = f"c{chapter}.xhtml", f'<h1 id="h">{title}</h1>', []
        found.append(par(f"{name}#h", f"audio/{chapter}.mp3", *spoken.say(20 + chapter, 0.6)))
        for text in words:
            body += f'<p><span id="n{number}">{text}</span></p>'
            found.append(par(f"{name}#n{number}", f"audio/{chapter}.mp3", *spoken.say(number, 0.5 + 0.1 * number)))
            number += 1
        documents[name], overlays[name], sounds[f"audio/{chapter}.mp3"] = body, found, mp3(spoken.samples)
    documents["c1.xhtml"] += silent
    return narrated(documents, overlays, sounds, head)


def converted(data: bytes, folder: Path, **settings: Any) -> Made:
    folder.mkdir(exist_ok=True)
    source = folder / "lamp.epub"
    source.write_bytes(data)
    chosen = Settings().merged({"formats": ["mp3", "m4b", "opus"], **settings}, "test")
    (outcome,) = convert_all((str(source),), folder / "out", chosen, SilentProgress(), jobs=0)
    if isinstance(outcome.result, Exception):
        raise outcome.result
    return outcome.result


def sounding(data: bytes) -> np.ndarray:
    return np.concatenate(list(streamed(io.BytesIO(data))))


def heard_in(made: Made) -> dict[str, int | None]:
    """Which tone is heard in the clip of each text of the e-book."""
    (epub,) = made.folder.glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        found = pars(epub)
        sounds = {one: sounding(archive.read(one)) for one in {par.audio for par in found}}
    return {
        one.text: heard_number(sounds[one.audio][round(one.begin * 24_000) : round(one.end * 24_000)]) for one in found
    }


def test_all_that_is_made_is_of_the_narrators_voice(tmp_path: Path) -> None:
    made = converted(book(), tmp_path)
    heard = heard_in(made)
    assert [heard[text] for _, words in CHAPTERS for text in words] == [0, 1, 2, 3]
    assert [heard[title] for title, _ in CHAPTERS] == [20, 21]
    assert heard[SILENT] is None
    (epub,) = made.folder.glob("*.epub")
    assert_complete(epub)
    # the whole article in every form, where the transcript says each sentence is
    lines = next(path for path in made.folder.glob("*.vtt")).read_text(encoding="utf-8").splitlines()
    for number, text in ((1, "Nobody asked why."), (3, "It was light.")):
        place = next(index for index, line in enumerate(lines) if text in line)
        times = next(line for line in reversed(lines[:place]) if "-->" in line)
        begins, ends = (_seconds(one) for one in times.split(" --> "))
        for ending in ("mp3", "m4b", "opus"):
            samples = sounding(next(made.folder.glob(f"**/{made.folder.name}.{ending}")).read_bytes())
            assert heard_number(samples[round((begins + 0.05) * 24_000) : round((ends - 0.05) * 24_000)]) == number


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.partition(" ")[0].split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def test_the_narrator_is_credited_wherever_voices_are(tmp_path: Path) -> None:
    made = converted(book(), tmp_path)
    assert made.manifest["voices"] == [
        {"engine": "", "version": "", "voice": "Tom Ek", "language": "en", "speaks": "", "recorded": True},
        {"engine": "tone", "version": "tone 1", "voice": "a", "language": "en", "speaks": "en", "recorded": False},
    ]
    (epub,) = made.folder.glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        package = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".opf"))
        colophon = next(archive.read(name).decode() for name in archive.namelist() if "colophon" in name)
    assert '<meta property="media:narrator">Tom Ek</meta>' in package
    assert ">Ek, Tom</meta>" in package
    assert "It is narrated in the book’s own recording" in package
    assert "What has no recording is read by a synthetic voice." in package
    assert "Tom Ek" in colophon
    assert "English voice A (synthetic)" in colophon
    page = next(path for path in made.folder.glob("*.html")).read_text(encoding="utf-8")
    assert "Tom Ek" in page
    with av.open(str(next(made.folder.rglob("*.m4b")))) as container:
        assert "Tom Ek" in " ".join(container.metadata.values())


def test_a_narrator_without_a_name_is_the_books_own(tmp_path: Path) -> None:
    made = converted(book(head="", silent=""), tmp_path)
    (epub,) = made.folder.glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        package = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".opf"))
        colophon = next(archive.read(name).decode() for name in archive.namelist() if "colophon" in name)
    assert "the book’s own recording" in colophon
    assert 'media:narrator">the book' not in package


def test_it_is_replaced_when_that_is_asked_for(tmp_path: Path) -> None:
    made = converted(book(), tmp_path, narration="replace")
    assert set(heard_in(made).values()) == {None}
    assert [voice["recorded"] for voice in made.manifest["voices"]] == [False]
    (epub,) = made.folder.glob("*.epub")
    assert b"Tom Ek" not in epub.read_bytes()


def test_whoever_converts_is_asked_if_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book())
    asked: list[str] = []

    def answer(question: str) -> bool:
        asked.append(question)
        return False

    settings = Settings(narration="ask")
    (outcome,) = convert_all((str(tmp_path / "lamp.epub"),), tmp_path / "out", settings, jobs=0, ask=answer)
    assert not isinstance(outcome.result, Exception)
    assert asked == ["The Lamp brings its own narration. Keep it?"]
    assert set(heard_in(outcome.result).values()) == {None}


def test_where_nobody_can_be_asked_it_is_kept_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book())
    command = ["convert", str(tmp_path / "lamp.epub"), "-o", str(tmp_path / "out"), "--narration", "ask", "--jobs", "0"]
    done = CliRunner().invoke(cli, [*command, "--json"])
    assert done.exit_code == 0, done.output
    assert "brings its own narration, which is kept as there is nobody to ask" in done.output
    (folder,) = (path.parent for path in (tmp_path / "out").rglob("audicle.json"))
    assert json.loads((folder / "audicle.json").read_text())["voices"][0]["recorded"] is True


def test_nothing_is_made_again_until_the_sound_changes(tmp_path: Path) -> None:
    assert converted(book(), tmp_path).changed
    assert not converted(book(), tmp_path).changed
    assert converted(book(NARRATOR.replace("Tom", "Tim")), tmp_path).changed
    assert converted(book(NARRATOR.replace("Tom", "Tim"), rest=0.3), tmp_path).changed


def test_a_book_of_our_own_comes_back_with_the_same_narration(tmp_path: Path) -> None:
    first = converted(book(), tmp_path / "1")
    (epub,) = first.folder.glob("*.epub")
    second = converted(epub.read_bytes(), tmp_path / "2")
    before, after = heard_in(first), heard_in(second)
    assert after == before
    # what a voice said of the title page and between is kept too, and nothing is spoken anew
    assert [voice["recorded"] for voice in second.manifest["voices"]] == [True, True]
    (again,) = second.folder.glob("*.epub")
    for one, other in zip(pars(epub), pars(again), strict=True):
        assert one.text == other.text
        assert abs((one.end - one.begin) - (other.end - other.begin)) < 0.2


def test_its_script_names_the_recording_and_its_estimate_needs_no_voice_for_it(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book(silent=""))
    name = str(tmp_path / "lamp.epub")
    script, voices = script_of(name)
    own = [one for one in script.utterances if one.parts]
    assert [one.text for one in own] == [text for title, words in CHAPTERS for text in (title, *words)]
    assert not any(one in voices for one in own)
    assert "its own recording, en" in script_to_text(script, voices)
    found = estimate(name, jobs=0)
    assert found.seconds_recorded == pytest.approx(2 * 0.8 + 0.7 + 0.8 + 0.9 + 1.0, abs=0.01)
    assert found.seconds is not None
    made = converted(book(silent=""), tmp_path)
    assert found.seconds == pytest.approx(made.manifest["duration"], rel=0.1)


def test_an_edited_script_is_spoken_where_it_says_something_else(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book())
    name = str(tmp_path / "lamp.epub")
    written = CliRunner().invoke(cli, ["script", name, "--format", "json"])
    assert written.exit_code == 0, written.output
    entries = json.loads(written.output)
    for entry in entries:
        if entry["text"] == "Nobody asked why.":
            assert entry["recorded"]
            entry["spoken"] = "Nobody asked the keeper why."
    (tmp_path / "edited.json").write_text(json.dumps(entries), encoding="utf-8")
    edited = tmp_path / "edited.json"
    (outcome,) = convert_all((name,), tmp_path / "out", Settings(), jobs=0, script=edited)
    assert not isinstance(outcome.result, Exception), outcome.result
    heard = heard_in(outcome.result)
    assert [heard[text] for _, words in CHAPTERS for text in words] == [0, None, 2, 3]


def test_words_light_up_where_the_narrator_says_them(tmp_path: Path, epubcheck: EpubChecker) -> None:
    spoken = Spoken(rest=0.0)
    words = ["The", "lamp", "was", "lit."]
    body = "<h1>Dusk</h1><p>" + " ".join(f'<span id="w{place}">{word}</span>' for place, word in enumerate(words))
    clips = [spoken.say(place, 0.3 + 0.1 * place) for place in range(4)]
    found = [par(f"a.xhtml#w{place}", "x.mp3", *clip) for place, clip in enumerate(clips)]
    data = narrated({"a.xhtml": f"{body}</p>"}, {"a.xhtml": found}, {"x.mp3": mp3(spoken.samples)})
    made = converted(data, tmp_path, sync="word")
    assert [heard_in(made)[word] for word in words] == [0, 1, 2, 3]
    (epub,) = made.folder.glob("*.epub")
    epubcheck(epub)


RICH = (
    '<h1 id="x0">Dusk</h1><p id="x1">The lamp was lit. Nobody asked why<a epub:type="noteref" href="#n">1</a>.</p>'
    '<ul id="x2"><li>A wick.</li><li>Some oil. And a match.</li></ul>'
    "<table><thead><tr><th>Hour</th><th>Tide</th></tr></thead><tbody>"
    '<tr id="x3"><td>Nine</td><td>High</td></tr></tbody></table>'
    '<blockquote id="x4"><p>It burned.</p><p>All night.</p></blockquote><pre id="x5">light = 1</pre>'
    '<aside epub:type="footnote" id="n"><p id="x6">Or nobody said so.</p></aside>'
)


def test_books_of_other_habits_are_sound(tmp_path: Path, epubcheck: EpubChecker) -> None:
    """A file a text; paragraphs, lists, rows and quotes in one breath; a note that stands elsewhere."""
    sounds = {f"{place}.mp3": mp3(tone(pitch(place), 0.6 + 0.1 * place, 0.1)) for place in range(7)}
    found = [par(f"a.xhtml#x{place}", f"{place}.mp3") for place in range(7)]
    made = converted(narrated({"a.xhtml": RICH}, {"a.xhtml": found}, sounds), tmp_path)
    heard = heard_in(made)
    whole = {"Dusk": 0, "The lamp was lit. Nobody asked why1.": 1, "A wick.": 2, "NineHigh": 3, "It burned.": 4}
    later = {"Some oil. And a match.": 2, "All night.": 4, "light = 1": 5, "1 Or nobody said so. ↩": 6}
    assert {text: heard.get(text) for text in whole | later} == whole | later
    (epub,) = made.folder.glob("*.epub")
    assert_complete(epub)
    epubcheck(epub)
    assert not made.manifest["warnings"]


def test_a_bound_book_is_read_by_voices_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book())
    progress = SilentProgress()
    bound = bind((str(tmp_path / "lamp.epub"),), tmp_path / "all.epub", Settings(), progress, jobs=0)
    assert bound.narration is not None
    assert not any(voice.recorded for voice in bound.narration.voices)
    assert any("in a bound book a voice reads" in line for line in progress.warnings)


def test_what_nobody_can_say_is_silent_where_the_rest_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", "-")
    made = converted(book(silent=""), tmp_path)
    assert [voice["voice"] for voice in made.manifest["voices"]] == ["Tom Ek"]
    assert any("what has no recording is left silent" in line for line in made.manifest["warnings"])


def test_the_feed_says_who_reads(tmp_path: Path) -> None:
    (tmp_path / "lamp.epub").write_bytes(book(silent=""))
    (tmp_path / "audicle.toml").write_text('[library]\nbase_url = "https://lamps.example/"\n', encoding="utf-8")
    command = ["convert", str(tmp_path / "lamp.epub"), "-o", str(tmp_path / "out"), "--jobs", "0"]
    done = CliRunner().invoke(cli, [*command, "--config", str(tmp_path / "audicle.toml")])
    assert done.exit_code == 0, done.output
    feed = next((tmp_path / "out").glob("feed*.xml")).read_text(encoding="utf-8")
    assert "Read by Tom Ek." in feed


def test_the_books_are_sound_and_accessible(tmp_path: Path, epubcheck: EpubChecker, ace: Ace) -> None:
    made = converted(book(), tmp_path)
    (epub,) = made.folder.glob("*.epub")
    epubcheck(epub)
    ace(epub)
    assert not check_book(epub).findings
