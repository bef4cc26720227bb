"""A book's own narration is what is heard of it: each stretch in its place, and a voice where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audicle.agreed.policies import policy
from audicle.audio.streaming import streamed
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.source import Source
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.recorded.matching import recorded
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from narrated_books import Spoken, bare_mp3, encoded, mp3, narrated, par, pitch, tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.model import Cue, Narration

CLOSE = 0.05  # seconds
WORDS = ("The lamp was lit at dusk.", "Nobody asked why it burned.", "The ferry came at nine.", "Then it was dark.")


@dataclass
class Heard:
    """What was narrated."""

    narration: Narration
    warnings: list[str]

    def cues(self) -> list[Cue]:
        """All cues, in order."""
        return [cue for section in self.narration.sections for cue in section.cues]

    def cue(self, text: str) -> Cue:
        """The only cue of a text."""
        (found,) = [cue for cue in self.cues() if cue.text == text]
        return found

    def sound(self, cue: Cue, begins: float | None = None, ends: float | None = None) -> np.ndarray:
        """What is heard of a cue, at 24 kHz."""
        section = next(one for one in self.narration.sections if cue in one.cues)
        with section.path.open("rb") as file:
            samples = np.concatenate(list(streamed(file)))
        first = cue.begins if begins is None else begins
        return samples[round(first * 24_000) : round((cue.ends if ends is None else ends) * 24_000)]

    def number(self, cue: Cue) -> int | None:
        """The number of the only tone that is heard in a cue, None for a voice's."""
        return heard_number(self.sound(cue))


def heard_number(samples: np.ndarray) -> int | None:
    strength = np.abs(np.fft.rfft(samples * np.hanning(samples.size), 1 << 19))
    strongest = float(np.argmax(strength)) * 24_000 / (1 << 19)
    numbers = [number for number in range(40) if abs(strongest - pitch(number)) < 10]
    return numbers[0] if numbers else None


def edges(samples: np.ndarray) -> tuple[float, float]:
    """When, in seconds, something begins and ends to be loud."""
    loud = np.flatnonzero(np.abs(samples) > 0.1 * np.max(np.abs(samples)))
    return loud[0] / 24_000, loud[-1] / 24_000


def listen(data: bytes, folder: Path, settings: Settings | None = None, jobs: int = 0) -> Heard:
    settings = settings or Settings()
    progress = SilentProgress()
    article, chosen = read(Source("b.epub", data), settings, progress)
    script = write_script(article, policy(chosen))
    if article.recording:
        script = recorded(script, article.recording)
    folder.mkdir(parents=True, exist_ok=True)
    with Studio(ClipCache(folder / "clips"), jobs) as studio:
        return Heard(narrate(article, script, chosen, folder, studio, progress), progress.warnings)


@pytest.fixture(autouse=True)
def tones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", "-,fakes:Tone")


def chapter(words: Sequence[str] = WORDS) -> str:
    inside = " ".join(f'<span id="w{number}">{text}</span>' for number, text in enumerate(words))
    return f'<h1 id="h">Lamps</h1><p id="p">{inside}</p>'


def read_out(spoken: Spoken, words: Sequence[str] = WORDS) -> list[str]:
    """The pars of a chapter that is read from its heading to its end, each text in a tone of its own."""
    pars = [par("a.xhtml#h", "x.mp3", *spoken.say(30, 0.8))]
    return pars + [
        par(f"a.xhtml#w{number}", "x.mp3", *spoken.say(number, 0.4 + 0.2 * number)) for number in range(len(words))
    ]


def test_a_chapter_in_one_file_is_cut_where_its_sentences_are(tmp_path: Path) -> None:
    spoken = Spoken()
    pars = read_out(spoken)
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    assert not heard.warnings
    assert [heard.number(heard.cue(text)) for text in WORDS] == [0, 1, 2, 3]
    assert heard.number(heard.cue("Lamps")) == 30
    assert heard.number(heard.cue("The Lamp")) is None  # the title, which has no recording
    for number, text in enumerate(WORDS):
        begins, ends = edges(heard.sound(heard.cue(text)))
        assert abs(begins) < CLOSE
        assert abs(ends - (0.4 + 0.2 * number)) < CLOSE


def test_contiguous_clips_keep_the_narrators_own_pauses(tmp_path: Path) -> None:
    spoken = Spoken(rest=0.33)
    pars = read_out(spoken)
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    cues = [heard.cue(text) for text in ("Lamps", *WORDS)]
    lengths = [0.8 + 0.33, *(0.4 + 0.2 * number + 0.33 for number in range(4))]
    for (one, after), length in zip(pairwise(cues), lengths, strict=False):
        assert abs(after.begins - one.begins - length) < 0.002
    whole = heard.sound(cues[0], ends=cues[-1].ends)
    assert np.max(np.abs(np.diff(whole))) < 2.2 * np.pi * pitch(30) / 24_000 * np.max(np.abs(whole))  # nothing clicks


@pytest.mark.parametrize(
    ("ending", "kind", "slack"),
    [("mp3", "lame", 0.0), ("mp3", "bare", 0.03), ("m4a", "mp4/aac", 0.0), ("opus", "ogg/libopus", 0.0)],
)
def test_every_kind_of_file_is_cut_in_the_same_places(tmp_path: Path, ending: str, kind: str, slack: float) -> None:
    spoken = Spoken()
    pars = [one.replace("x.mp3", f"x.{ending}") for one in read_out(spoken)]
    form, _, codec = kind.partition("/")
    rate = 48_000 if codec == "libopus" else 44_100
    data = {"lame": mp3, "bare": bare_mp3}.get(kind, lambda samples: encoded(samples, form, codec, rate))(
        spoken.samples
    )
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {f"x.{ending}": data}), tmp_path)
    assert [heard.number(heard.cue(text)) for text in WORDS] == [0, 1, 2, 3]
    begins, ends = edges(heard.sound(heard.cue(WORDS[2])))
    assert abs(begins - slack) < 0.02
    assert abs(ends - slack - 0.8) < 0.02


def test_a_file_for_each_sentence_is_heard_with_our_pauses(tmp_path: Path) -> None:
    sounds, pars = {}, []
    for number in range(4):
        sounds[f"audio/{number}.mp3"] = mp3(tone(pitch(number), 0.5, 0.1 if number else 0.9))
        pars.append(par(f"a.xhtml#w{number}", f"audio/{number}.mp3"))
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, sounds), tmp_path)
    cues = [heard.cue(text) for text in WORDS]
    assert [heard.number(cue) for cue in cues] == [0, 1, 2, 3]
    assert [cue.voice for cue in cues] == [""] * 4
    # the quiet in the file is a part of the pause, and where it is more than that it stays
    assert cues[1].begins - cues[0].begins == pytest.approx(1.4, abs=0.12)
    assert cues[2].begins - cues[1].begins == pytest.approx(0.5 + 0.35, abs=CLOSE)


def test_a_paragraph_in_one_clip_is_one_cue(tmp_path: Path) -> None:
    spoken = Spoken()
    pars = [par("a.xhtml#h", "x.mp3", *spoken.say(30, 0.8)), par("a.xhtml#p", "x.mp3", *spoken.say(1, 2.0))]
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    cue = heard.cue(" ".join(WORDS))
    assert heard.number(cue) == 1
    assert edges(heard.sound(cue))[1] == pytest.approx(2.0, abs=CLOSE)


def test_words_in_clips_of_their_own_are_a_sentence_with_the_times_of_its_words(tmp_path: Path) -> None:
    spoken = Spoken(rest=0.0)
    words = ["The", "lamp", "was", "lit."]
    body = "<p>" + " ".join(f'<span id="w{number}">{word}</span>' for number, word in enumerate(words)) + "</p>"
    clips = [spoken.say(number, 0.2 + 0.1 * number) for number in range(4)]
    pars = [par(f"a.xhtml#w{number}", "x.mp3", *clip) for number, clip in enumerate(clips)]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    cue = heard.cue("The lamp was lit.")
    assert [cue.text[word.start : word.end] for word in cue.words] == words
    for number, (word, clip) in enumerate(zip(cue.words, clips, strict=True)):
        assert word.begins - cue.begins == pytest.approx(clip[0], abs=0.002)
        assert heard_number(heard.sound(cue, word.begins, word.ends)) == number


def test_phrases_join_over_what_has_no_clip_if_there_is_time_for_it(tmp_path: Path) -> None:
    body = '<p><span id="a">The lamp was</span> never <span id="b">lit again.</span></p>'
    spoken = Spoken(rest=0.0)
    first = spoken.say(1, 0.5)
    between = spoken.say(2, 0.5)
    second = spoken.say(3, 0.5)
    pars = [par("a.xhtml#a", "x.mp3", *first), par("a.xhtml#b", "x.mp3", *second)]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path / "1")
    cue = heard.cue("The lamp was never lit again.")
    assert edges(heard.sound(cue))[1] == pytest.approx(1.5, abs=CLOSE)
    assert heard_number(heard.sound(cue, cue.begins + between[0], cue.begins + between[1])) == 2
    # where there is no time for it nobody has said it
    pars = [par("a.xhtml#a", "x.mp3", *first), par("a.xhtml#b", "x.mp3", first[1], second[1])]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path / "2")
    assert heard.number(heard.cue("The lamp was never lit again.")) is None


def test_a_clip_of_several_paragraphs_is_shared_by_their_length(tmp_path: Path) -> None:
    body = '<div id="d"><p>The lamp was lit.</p><p>The ferry came at nine, and then at ten, too.</p></div><p>Dark.</p>'
    spoken = Spoken(rest=0.0)
    pars = [par("a.xhtml#d", "x.mp3", *spoken.say(1, 3.0))]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    first, second = heard.cue("The lamp was lit."), heard.cue("The ferry came at nine, and then at ten, too.")
    assert [heard.number(first), heard.number(second), heard.number(heard.cue("Dark."))] == [1, 1, None]
    assert second.begins - first.begins == pytest.approx(3 * 17 / 62, abs=0.01)
    assert edges(heard.sound(first, ends=second.ends))[1] == pytest.approx(3.0, abs=CLOSE)


def test_what_a_page_number_says_between_two_clips_is_not_heard(tmp_path: Path) -> None:
    body = (
        '<p><span id="a">The lamp was</span> <span id="n" epub:type="pagebreak" title="3"/><span id="b">lit.</span></p>'
    )
    spoken = Spoken(rest=0.0)
    pars = [
        par("a.xhtml#a", "x.mp3", *spoken.say(1, 0.5)),
        par("a.xhtml#n", "x.mp3", *spoken.say(9, 1.0), kind="pagebreak"),
        par("a.xhtml#b", "x.mp3", *spoken.say(2, 0.5)),
    ]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    cue = heard.cue("The lamp was lit.")
    assert not heard.warnings
    assert edges(heard.sound(cue))[1] == pytest.approx(1.0, abs=CLOSE)
    assert heard_number(heard.sound(cue, cue.begins, cue.begins + 0.5)) == 1
    assert heard_number(heard.sound(cue, cue.begins + 0.5, cue.begins + 1)) == 2


def test_nothing_of_ours_is_announced_in_what_a_person_reads(tmp_path: Path) -> None:
    body = '<ul><li id="a">The lamp.</li><li>The ferry.</li></ul><blockquote><p id="b">It burned.</p></blockquote>'
    spoken = Spoken()
    pars = [par("a.xhtml#a", "x.mp3", *spoken.say(1, 0.5)), par("a.xhtml#b", "x.mp3", *spoken.say(2, 0.5))]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}), tmp_path)
    for text in ("The lamp.", "It burned."):
        cue = heard.cue(text)
        assert edges(heard.sound(cue))[1] == pytest.approx(0.5, abs=CLOSE)
    assert heard.number(heard.cue("The ferry.")) is None


def test_it_is_as_loud_as_a_voice_and_keeps_its_own_louds_and_softs(tmp_path: Path) -> None:
    samples = np.concatenate([tone(pitch(0), 3.0, loud=0.02), tone(pitch(1), 3.0, loud=0.04)])
    pars = [par("a.xhtml#w0", "x.mp3", 0, 3.0), par("a.xhtml#w1", "x.mp3", 3.0, 6.0)]
    heard = listen(narrated({"a.xhtml": chapter(WORDS[:2])}, {"a.xhtml": pars}, {"x.mp3": mp3(samples)}), tmp_path)
    soft, loud = (np.sqrt(np.mean(heard.sound(heard.cue(text), ends=None)[2400:60_000] ** 2)) for text in WORDS[:2])
    assert loud / soft == pytest.approx(2.0, rel=0.05)
    assert heard.narration.level.loudness == pytest.approx(-16, abs=1.0)
    assert heard.narration.level.peak <= 10 ** (-1 / 20)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (b"no sound at all", "cannot be read"),
        (b"", "cannot be read"),
        (mp3(np.zeros(44_100, np.float32)), "are silent"),
        (mp3(tone(pitch(9), 0.2)), "begin or end after the end of their sound"),
    ],
)
def test_sound_that_is_of_no_use_is_replaced_by_a_voice(tmp_path: Path, wrong: bytes, said: str) -> None:
    spoken = Spoken()
    pars = [*read_out(spoken)[:3], par("a.xhtml#w2", "y.mp3", 0.1, 0.9), par("a.xhtml#w3", "y.mp3", 0.9, 1.0)]
    heard = listen(
        narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples), "y.mp3": wrong}), tmp_path
    )
    assert [heard.number(heard.cue(text)) for text in WORDS] == [0, 1, None, None]
    assert len(heard.warnings) == 1
    assert said in heard.warnings[0]
    assert heard.warnings[0].endswith("a voice speaks instead.")


def test_nothing_is_heard_twice(tmp_path: Path) -> None:
    samples = np.concatenate([tone(pitch(number), 1.0) for number in range(4)])
    pars = [
        par("a.xhtml#w0", "x.mp3", 0, 1.2),  # a little too long
        par("a.xhtml#w1", "x.mp3", 1.0, 2.0),
        par("a.xhtml#w2", "x.mp3", 1.1, 1.9),  # the same as the one before
        par("a.xhtml#w3", "x.mp3", 3.0, None),
    ]
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(samples)}), tmp_path)
    assert [heard.number(heard.cue(text)) for text in WORDS] == [0, 1, None, 3]
    first, second = heard.cue(WORDS[0]), heard.cue(WORDS[1])
    assert second.begins - first.begins == pytest.approx(1.0, abs=0.002)
    assert heard.warnings == [
        "1 clip(s) of the book's narration have the sound of another clip: a voice speaks instead."
    ]


def test_an_order_of_its_own_is_followed(tmp_path: Path) -> None:
    samples = np.concatenate([tone(pitch(number), 1.0) for number in range(4)])
    order = (2, 0, 3, 1)
    pars = [par(f"a.xhtml#w{place}", "x.mp3", number, number + 1) for place, number in enumerate(order)]
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(samples)}), tmp_path)
    assert [heard.number(heard.cue(text)) for text in WORDS] == list(order)


def test_a_sound_may_belong_to_several_documents(tmp_path: Path) -> None:
    samples = np.concatenate([tone(pitch(number), 1.0) for number in range(2)])
    documents = {
        "a.xhtml": '<h1>One</h1><p id="a">It was lit.</p>',
        "b.xhtml": '<h1>Two</h1><p id="a">It was dark.</p>',
    }
    overlays = {"a.xhtml": [par("a.xhtml#a", "x.mp3", 0, 1)], "b.xhtml": [par("b.xhtml#a", "x.mp3", 1)]}
    heard = listen(narrated(documents, overlays, {"x.mp3": mp3(samples)}), tmp_path)
    assert [heard.number(heard.cue(text)) for text in ("It was lit.", "It was dark.")] == [0, 1]


def test_a_word_that_is_silent_is_no_fault_in_a_sentence_that_is_not(tmp_path: Path) -> None:
    body = '<p><span id="a">The</span> <span id="b">lamp</span> <span id="c">burned.</span></p>'
    samples = np.concatenate([tone(pitch(1), 0.5), np.zeros(4410, np.float32), tone(pitch(1), 0.5)])
    pars = [
        par("a.xhtml#a", "x.mp3", 0, 0.5),
        par("a.xhtml#b", "x.mp3", 0.5, 0.5),
        par("a.xhtml#c", "x.mp3", 0.5, 1.1),
    ]
    heard = listen(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": mp3(samples)}), tmp_path)
    cue = heard.cue("The lamp burned.")
    assert heard.number(cue) == 1
    assert edges(heard.sound(cue))[1] == pytest.approx(1.1, abs=CLOSE)


def test_its_pace_is_its_own(tmp_path: Path) -> None:
    spoken = Spoken()
    pars = read_out(spoken)
    book = narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)})
    heard = listen(book, tmp_path, Settings(speed=2.0))
    assert edges(heard.sound(heard.cue(WORDS[3])))[1] == pytest.approx(1.0, abs=CLOSE)
    assert heard.warnings == ["The book's own narration is heard at its own pace, whatever the speed of the voices."]


def test_who_reads_is_named(tmp_path: Path) -> None:
    spoken = Spoken()
    pars = read_out(spoken)
    head = '<meta property="media:narrator">Tom Ek</meta>'
    heard = listen(narrated({"a.xhtml": chapter()}, {"a.xhtml": pars}, {"x.mp3": mp3(spoken.samples)}, head), tmp_path)
    assert [(one.voice, one.recorded) for one in heard.narration.voices] == [("Tom Ek", True), ("a", False)]
    assert {cue.voice for cue in heard.cues()} == {"Tom Ek", "a"}


def test_the_sound_is_cut_once_and_again_when_it_changes(tmp_path: Path) -> None:
    def made(number: int) -> Heard:
        samples = np.concatenate([tone(pitch(number), 1.0), tone(pitch(number + 1), 1.0)])
        pars = [par("a.xhtml#w0", "x.mp3", 0, 1), par("a.xhtml#w1", "x.mp3", 1)]
        return listen(narrated({"a.xhtml": chapter(WORDS[:2])}, {"a.xhtml": pars}, {"x.mp3": mp3(samples)}), tmp_path)

    def clips() -> set[str]:
        return {path.name for path in (tmp_path / "clips").glob("??/*.mp3")}

    first = made(3)
    before = clips()
    assert made(3).narration.sections[0].duration == first.narration.sections[0].duration
    assert clips() == before
    again = made(5)
    assert len(clips() - before) == 1
    assert [again.number(again.cue(text)) for text in WORDS[:2]] == [5, 6]


def test_many_files_are_cut_by_many_hands_alike(tmp_path: Path) -> None:
    words = [f"The lamp number {number} was lit." for number in range(12)]
    sounds = {f"{number}.mp3": mp3(tone(pitch(number), 0.4, 0.2)) for number in range(12)}
    pars = [par(f"a.xhtml#w{number}", f"{number}.mp3") for number in range(12)]
    book = narrated({"a.xhtml": chapter(words)}, {"a.xhtml": pars}, sounds)
    alone, together = listen(book, tmp_path / "0"), listen(book, tmp_path / "2", jobs=2)
    assert [together.number(together.cue(text)) for text in words] == list(range(12))
    for one, other in zip(alone.narration.sections, together.narration.sections, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
