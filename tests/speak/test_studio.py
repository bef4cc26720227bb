from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import fakes
from audicle.audio import mp3
from audicle.errors import OutputError, VoiceError
from audicle.model import Article, Metadata, Paragraph, Section, Span, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.cache import About, ClipCache, clip_key
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audicle.voices import registry

TESTS = Path(__file__).parent.parent


def article(*sentences: str, language: str = "en") -> Article:
    blocks = tuple(Paragraph("", (Text(sentence),)) for sentence in sentences)
    return identify(Article(Metadata("A title", language=language), (Section("", 1, None, blocks),)))


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "cache")


def spoken(made: Article, cache: ClipCache, folder: Path, progress: SilentProgress | None = None, jobs: int = 0):
    with Studio(cache, jobs) as studio:
        return narrate(made, write_script(made), Settings(), folder, studio, progress or SilentProgress())


class Counting(SilentProgress):
    """Counts what was spoken anew: the steps that did not come all at once from the cache."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[int] = []

    def advance(self, steps: int = 1) -> None:
        self.steps.append(steps)

    @property
    def new(self) -> int:
        return len(self.steps) - 1


@pytest.mark.parametrize("jobs", [0, 2])
def test_cues_cover_the_stream_in_order(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    narration = spoken(article("One sentence. Another one.", "A third."), cache, tmp_path, jobs=jobs)
    (section,) = narration.sections
    assert [cue.text for cue in section.cues] == ["A title", "One sentence.", "Another one.", "A third."]
    assert section.cues[0].begins == 0.0
    assert all(a.ends == b.begins for a, b in zip(section.cues, section.cues[1:], strict=False))
    assert section.cues[-1].ends == section.duration
    stream = section.path.read_bytes()
    assert mp3.duration(mp3.frames(stream, 64) - 1) == pytest.approx(section.duration)
    assert {voice.engine for voice in narration.voices} == {"tone"}


def test_nothing_is_spoken_twice(cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    first, again, edited = Counting(), Counting(), Counting()
    one = spoken(article("One.", "Two.", "Two."), cache, tmp_path, first)
    stream = one.sections[0].path.read_bytes()
    two = spoken(article("One.", "Two.", "Two."), cache, tmp_path, again)
    assert (first.new, again.new) == (3, 0)
    assert two.sections[0].path.read_bytes() == stream
    assert two.sections[0].cues == one.sections[0].cues
    spoken(article("One.", "Two, changed.", "Two."), cache, tmp_path, edited)
    assert edited.new == 1


def test_the_number_of_workers_does_not_change_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    made = article(*(f"Sentence number {number}." for number in range(20)))
    streams = set()
    for jobs in (0, 1, 3):
        cache = ClipCache(tmp_path / f"cache{jobs}")
        streams.add(spoken(made, cache, tmp_path, jobs=jobs).sections[0].path.read_bytes())
    assert len(streams) == 1


@pytest.mark.parametrize("jobs", [0, 1])
def test_an_engine_that_fails_loses_nothing(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.FailFrom))
    monkeypatch.setenv("AUDICLE_FAKE_FAIL_FROM", "3")
    registry._made.cache_clear()  # the fake counts what this process spoke
    made = article("One.", "Two.", "Three.", "Four.")
    with pytest.raises(VoiceError, match="failed on sentence 3"):
        spoken(made, cache, tmp_path, jobs=jobs)
    kept = len(list(cache.folder.glob("??/*.mp3")))
    assert kept >= 2
    monkeypatch.setenv("AUDICLE_FAKE_FAIL_FROM", "100")
    again = Counting()
    spoken(made, cache, tmp_path, again, jobs=jobs)
    assert again.new == 5 - kept


def test_a_voice_that_is_silent_throughout_is_an_error(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Silence))
    with pytest.raises(VoiceError, match="silence:a found nothing it can say"):
        spoken(article("One.", "Two."), cache, tmp_path)


def test_a_language_no_voice_speaks_is_an_error_that_names_it(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    with pytest.raises(VoiceError, match="Georgian"):
        spoken(article("გამარჯობა მსოფლიო.", language="ka"), cache, tmp_path)


def test_a_phrase_no_voice_speaks_is_read_by_the_articles_voice(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    phrase = Span("cy", (Text("melin heli"),))
    blocks = (Paragraph("", (Text("The Welsh say "), phrase, Text(" for it."))),)
    made = identify(Article(Metadata("A title", language="en"), (Section("", 1, None, blocks),)))
    progress = SilentProgress()
    narration = spoken(made, cache, tmp_path, progress)
    assert len(narration.sections[0].cues) == 2
    assert ["cy" in warning and "melin heli" in warning for warning in progress.warnings] == [True]


def test_a_phrase_no_voice_can_read_is_silent_and_named(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    progress = SilentProgress()
    made = article("A long enough sentence in English.", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ.", "And one more sentence.")
    narration = spoken(made, cache, tmp_path, progress)
    assert len(narration.sections[0].cues) == 4
    assert ["ᏣᎳᎩ" in warning and "silent" in warning for warning in progress.warnings] == [True]


def test_a_full_disk_is_an_error_with_a_remedy(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    spoken(article("One."), cache, tmp_path)
    before = sorted(cache.folder.rglob("*"))

    monkeypatch.setattr("audicle.machine.files.Path.open", fakes.refusing(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match=r"No space left on device.*Free some space"):
        spoken(article("One.", "Two."), cache, tmp_path)
    assert [path for path in sorted(cache.folder.rglob("*")) if path.is_file()] == [p for p in before if p.is_file()]


def test_a_damaged_clip_is_spoken_again(cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    made = article("One.")
    whole = spoken(made, cache, tmp_path).sections[0].path.read_bytes()
    for clip in cache.folder.glob("??/*.mp3"):
        clip.write_bytes(clip.read_bytes()[:-7])
    assert spoken(made, cache, tmp_path).sections[0].path.read_bytes() == whole


def test_the_cache_forgets_what_was_unused_for_longest(cache: ClipCache) -> None:
    now = time.time()
    for number in range(6):
        key = clip_key(number=number)
        cache.put(key, bytes(1000), About())
        os.utime(cache.path(key), (now - (10 - number) * 86_400,) * 2)
    recent = clip_key(number="recent")
    cache.put(recent, bytes(1000), About())
    assert cache.prune(3000) == 4000
    assert [cache.has(clip_key(number=number)) for number in range(6)] == [False] * 4 + [True] * 2
    assert cache.prune(0) == 0  # what was used within a day stays
    assert cache.has(recent)


def test_every_setting_that_shapes_the_sound_shapes_the_key(
    cache: ClipCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    made = article("One.")
    for changed in ({}, {"speed": 1.5}, {"loudness": -19.0}, {"peak": -2.0}, {"bitrate": 96}, {"voice": "tone:b"}):
        counted = Counting()
        with Studio(cache, 0) as studio:
            narrate(made, write_script(made), replace(Settings(), **changed), tmp_path, studio, counted)
        assert counted.new == 2, changed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from audicle.speak.studio import Studio\n"
        "from audicle.speak.cache import ClipCache\n"
        "from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    studio = Studio(ClipCache(Path(sys.argv[1])), 2)\n"
        "    pool = studio._workers(100)\n"
        "    [pool.submit(time.sleep, 0.2) for _ in range(4)]\n"
        "    time.sleep(1)\n"
        "    print(*pool._processes, flush=True)\n"
        "    time.sleep(60)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(program)
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "c")], stdout=subprocess.PIPE, text=True
    ) as parent:
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert workers
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and any(_alive(pid) for pid in workers):
            time.sleep(0.05)
        assert not any(_alive(pid) for pid in workers)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
