"""When the words on the page are said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import fakes
from audicle.audio import mp3
from audicle.audio.level import lead, prepare
from audicle.model import Article, Cue, Figure, Marked, Metadata, Paragraph, Section, Span, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.normalise.pieces import edited
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from fakes.engines import SECONDS_A_CHARACTER, tone

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Inline, Narration
    from audicle.speak.script.utterances import Script

LEAD = 0.012  # seconds that are kept before the speech


@pytest.fixture(autouse=True)
def timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Timed))


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "cache")


def article(*runs: str | tuple[Inline, ...], language: str = "en") -> Article:
    blocks = tuple(Paragraph("", (Text(run),) if isinstance(run, str) else run) for run in runs)
    return identify(Article(Metadata("A title", language=language), (Section("", 1, None, blocks),)))


def narrated(
    made: Article, cache: ClipCache, script: Script | None = None, settings: Settings | None = None
) -> Narration:
    cache.folder.mkdir(exist_ok=True)
    with Studio(cache, 0) as studio:
        return narrate(
            made, script or write_script(made), settings or Settings(), cache.folder, studio, SilentProgress()
        )


def cues(made: Article, cache: ClipCache, **more: object) -> tuple[Cue, ...]:
    return narrated(made, cache, **more).sections[0].cues[1:]  # type: ignore[arg-type]


def shown(cue: Cue) -> list[str]:
    return [cue.text[word.start - cue.start : word.end - cue.start] for word in cue.words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Well,” he said: it's (not) a well-known mill.", "“Well,”|he|said:|it's|(not)|a|well-known|mill."),
        ("In 1985, on 10 March 2021, he paid $3.2 bn.", "In|1985,|on|10 March 2021,|he|paid|$3.2 bn."),
        ("Smith—who knew—left… — Or 🎉 not", "Smith—|who|knew—|left… —|Or 🎉|not"),
        ("— The  so\u00adft eﬃcient\nmill.", "— The|so\u00adft|eﬃcient|mill."),
    ],
)
def test_words_are_what_stands_between_spaces_and_is_said_together(cache: ClipCache, text: str, words: str) -> None:
    (cue,) = cues(article(text), cache)
    assert shown(cue) == words.split("|")


@pytest.mark.parametrize("text", ["One two. Three, four: five! " * 3, "A 1985 b. " * 3, "…"])
def test_words_are_in_order_within_their_cue_and_have_all_of_its_text(cache: ClipCache, text: str) -> None:
    for cue in cues(article(text), cache):
        assert bool(cue.words) == any(map(str.isalnum, text))
        assert all(a.end <= b.start and a.ends <= b.begins for a, b in pairwise(cue.words))
        assert all(cue.begins <= word.begins < word.ends <= cue.ends for word in cue.words)
        assert all(cue.start <= word.start < word.end <= cue.end for word in cue.words)
        if cue.words:
            assert "".join("".join(shown(cue)).split()) == "".join(cue.text.split())


def test_times_are_those_of_the_sound_in_its_section(cache: ClipCache) -> None:
    for cue in cues(article("One two three. Four five."), cache):
        for word in cue.words:
            place = word.start - cue.start
            assert word.begins == pytest.approx(cue.begins + LEAD + place * SECONDS_A_CHARACTER, abs=0.002)


def test_what_is_trimmed_is_taken_off_the_times() -> None:
    speech = tone("a", 1.0)
    cut = lead(speech.samples, speech.rate)
    assert cut / speech.rate == pytest.approx(0.05 - LEAD, abs=0.001)
    kept, _ = prepare(speech.samples, speech.rate, -16.0, -1.0)
    assert len(kept) / mp3.RATE == pytest.approx(1.0 + LEAD + 0.05, abs=0.002)


def test_after_an_announcement_the_first_word_begins_later(cache: ClipCache) -> None:
    figure = Figure("", "a.png", "A cat", caption=(Text("The cat."),))
    made = identify(Article(Metadata("A title", language="en"), (Section("", 1, None, (figure,)),)))
    picture, caption = cues(made, cache)
    assert shown(caption) == ["The", "cat."]
    assert caption.words[0].begins > caption.begins + len("Caption:") * SECONDS_A_CHARACTER
    assert shown(picture) == ["A", "cat"]


def test_passages_in_another_language_and_struck_out_words_have_their_place(cache: ClipCache) -> None:
    run = (Text("He said "), Span("fr", (Text("je ne sais pas"),)), Text(", "), Marked("deletion", (Text("never"),)))
    (cue,) = cues(article((*run, Text(" often."))), cache)
    assert shown(cue) == ["He", "said", "je", "ne", "sais", "pas, never", "often."]


def test_a_passage_by_a_voice_that_does_not_tell_is_one_word(cache: ClipCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fakes.Timed, "languages", ("en",))
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Timed, fakes.Tone))
    run = (Text("He said "), Span("fr", (Text("je ne sais pas"),)), Text(" often."))
    made = article(run)
    (cue,) = cues(made, cache, settings=Settings(voice="timed"))
    assert shown(cue) == ["He", "said", "je ne sais pas", "often."]
    (foreign,) = cues(article((Span("fr", (Text("je ne sais pas"),)),)), cache, settings=Settings(voice="timed"))
    assert foreign.words == ()


def test_a_voice_that_does_not_tell_gives_no_words(cache: ClipCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    assert [cue.words for cue in cues(article("One two."), cache)] == [()]


def test_without_spaces_a_word_is_what_the_voice_says_it_is(cache: ClipCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fakes.engines.WORD", __import__("re").compile(r"\w{1,2}"))
    (cue,) = cues(article("東京は（晴れ）だ。", language="ja"), cache)
    assert shown(cue) == ["東京", "は（", "晴れ）", "だ。"]


def test_times_are_kept_with_the_clip(cache: ClipCache, monkeypatch: pytest.MonkeyPatch) -> None:
    made = article("One two.", "Three.")
    first = narrated(made, cache)
    monkeypatch.setattr(fakes.Timed, "said", None)  # nothing is spoken again
    assert narrated(made, cache).sections[0].cues == first.sections[0].cues


def test_a_clip_without_times_is_still_good_unless_words_are_wanted(cache: ClipCache) -> None:
    made = article("One two.", "Three.")
    whole = narrated(made, cache)
    for kept in cache.folder.glob("??/*.json"):
        kept.unlink()
    assert [cue.words for cue in cues(made, cache)] == [(), ()]
    assert narrated(made, cache, settings=Settings(sync="word")).sections[0].cues == whole.sections[0].cues


@pytest.mark.parametrize("broken", [b"", b"[", b"{}", b'[["a"]]', b"[1]"])
def test_broken_times_are_none(cache: ClipCache, broken: bytes) -> None:
    made = article("One two.")
    narrated(made, cache)
    for kept in cache.folder.glob("??/*.json"):
        kept.write_bytes(broken)
    assert [cue.words for cue in cues(made, cache)] == [()]


def test_pruning_forgets_times_with_their_clip(cache: ClipCache, monkeypatch: pytest.MonkeyPatch) -> None:
    narrated(article("One two."), cache)
    assert list(cache.folder.glob("??/*.json"))
    monkeypatch.setattr("audicle.speak.cache._SAFE", -1)
    cache.prune(0)
    assert not list(cache.folder.glob("??/*"))


def test_edited_words_are_found_in_the_text() -> None:
    text, spoken = "The mill of 1985 turns.", "The old mill of nineteen eighty-five turns."
    pieces = [(text[p.start : p.end], spoken[p.spoken_start : p.spoken_end]) for p in edited(text, spoken)]
    assert pieces == [
        *(("The", "The"), ("mill", "mill"), ("of", "of")),
        ("1985", "nineteen eighty-five"),
        ("turns.", "turns."),
    ]


def test_a_sentence_that_was_edited_in_the_script_has_its_words(cache: ClipCache) -> None:
    made = article("The mill of Xi turns.")
    script = write_script(made)
    spoken = "The mill of Shee turns."
    said = tuple(
        replace(one, spoken=spoken, pieces=edited(one.text, spoken, one.start)) if "Xi" in one.spoken else one
        for one in script.utterances
    )
    (cue,) = cues(made, cache, script=replace(script, utterances=said))
    assert shown(cue) == ["The", "mill", "of", "Xi", "turns."]
