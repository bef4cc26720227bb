"""Transcripts say what is heard, when it is heard, in readers of others: webvtt-py, srt and FFmpeg."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import pytest
import srt
import webvtt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audicle.model import (
    Article,
    Cell,
    Code,
    Cue,
    LineBreak,
    Marked,
    Metadata,
    Narration,
    Paragraph,
    Section,
    SectionAudio,
    Table,
    Text,
    VoiceUsed,
)
from audicle.model.characters import line
from audicle.model.narration import Word
from audicle.publish.part import Part
from audicle.publish.timeline import section_offsets
from audicle.publish.transcript import write_transcripts
from audicle.publish.transcript.line import CHARACTERS, SECONDS, Line, Timed, lines, pieces
from audicle.publish.transcript.lrc import as_lrc
from audicle.publish.transcript.podcast import as_json
from audicle.publish.transcript.srt import JOINER, as_srt
from audicle.publish.transcript.text import as_transcript
from audicle.publish.transcript.typed import typed
from audicle.publish.transcript.vtt import as_vtt

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("vtt", "srt", "json", "lrc", "txt")
TRICKS = [
    "-->", "00:00:01.000 --> 00:00:02.000", "<v Eve>", "</c>", "&lt;", "&amp", "\n\n", "\r", "2\n", "[00:12.00]",
    "[ti:x]", "<00:12.00>", "{\\an8}", "<b>", "\u2028", "\u202e", "\u200f", "\0", "\x85", "\ud800", "NOTE", "STYLE",
    "WEBVTT", " ", "Nobody asked why, ", "灯台。", "منارة ", "👩‍🚀", "é",
]  # fmt: skip
tricky = st.lists(st.sampled_from(TRICKS), max_size=8).map("".join)
whatever = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
texts = st.one_of(tricky, tricky.map(lambda text: text * 12), st.text(max_size=12))


@st.composite
def heard(draw: st.DrawFn) -> list[Line]:
    """Lines one after the other, from silly short to hours long."""
    at = draw(st.sampled_from([0.0, 59.9996, 3599.9, 6000.0, 360_000.0]))
    cues = []
    for number, text in enumerate(draw(st.lists(texts, max_size=4))):
        lasts = draw(st.sampled_from([0.0, 0.024, 1.23456, 6.9, 7.1, 40.0]))
        voice = draw(st.sampled_from(["", "heart", "A & <B> --> C"]))
        cues.append(Cue(f"p{number}.1", f"p{number}", 0, len(text), text, at, at + lasts, voice=voice))
        at += lasts
    return list(lines(cues))


def stamp(text: str) -> float:
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@whatever
@given(heard())
def test_webvtt_reads_back(said: list[Line]) -> None:
    captions = webvtt.from_string(as_vtt(said)).captions
    assert [html.unescape(caption.text) for caption in captions] == [one.text for one in said]
    assert [caption.identifier for caption in captions] == [one.id for one in said]
    for caption, one in zip(captions, said, strict=True):
        assert html.unescape(caption.voice or "") == one.speaker
        assert stamp(caption.start) == pytest.approx(one.begins, abs=0.0006)
        assert stamp(caption.end) == pytest.approx(one.ends, abs=0.0016)
        assert stamp(caption.end) > stamp(caption.start)


@whatever
@given(heard())
def test_srt_reads_back(said: list[Line]) -> None:
    found = list(srt.parse(as_srt(said)))
    assert [one.content.replace(JOINER, "") for one in found] == [one.text.replace(JOINER, "") for one in said]
    for one, expected in zip(found, said, strict=True):
        assert one.start.total_seconds() == pytest.approx(expected.begins, abs=0.0006)
        assert one.end.total_seconds() == pytest.approx(expected.ends, abs=0.0016)


def test_srt_shows_what_looks_like_markup() -> None:
    (shown,) = srt.parse(as_srt([Line("a", "", 0, 1, "<i>not</i> {\\an8} 1 < 2 --> {x}")]))
    assert "<i>" not in shown.content
    assert "-->" not in shown.content
    assert "{\\" not in shown.content
    assert "1 < 2" in shown.content
    assert shown.content.replace(JOINER, "") == "<i>not</i> {\\an8} 1 < 2 --> {x}"


@whatever
@given(heard())
def test_the_transcript_of_podcasts_reads_back(said: list[Line]) -> None:
    loaded = json.loads(as_json(said))
    assert loaded["version"] == "1.0.0"
    assert [segment["body"] for segment in loaded["segments"]] == [one.text for one in said]
    for segment, one in zip(loaded["segments"], said, strict=True):
        assert segment.get("speaker", "") == one.speaker
        assert (segment["startTime"], segment["endTime"]) == pytest.approx((one.begins, one.ends), abs=0.0006)


@whatever
@given(heard(), texts)
def test_lrc_reads_back(said: list[Line], title: str) -> None:
    written = as_lrc(said, title=line(title), artist="", album="An [old] one", length=6001.5)
    found = lyrics(written) if said else []  # FFmpeg takes no file without lines
    # and it drops some lines that are there twice at one time
    assert [begins for begins, _ in found] == sorted(begins for begins, _ in found)
    expected = {(round(one.begins * 100) / 100, one.text.replace(JOINER, "")) for one in said}
    assert {(begins, text.replace(JOINER, "")) for begins, text in found} == expected


def test_lrc_has_its_heads_and_two_digits_of_minutes_at_least() -> None:
    written = as_lrc([Line("a", "", 61.239, 70, "[1] a")], title="T", artist="A", album="An [old] one", length=6001.5)
    assert written.splitlines() == [
        "[ti:T]", "[ar:A]", "[al:An (old) one]", "[length:100:01]", "[re:Audicle]", f"[01:01.24]{JOINER}[{JOINER}1] a",
    ]  # fmt: skip
    with av.open(io.BytesIO(written.encode()), format="lrc") as container:
        assert container.metadata["title"] == "T"
        assert container.metadata["album"] == "An (old) one"


def lyrics(written: str) -> list[tuple[float, str]]:
    with av.open(io.BytesIO(written.encode()), format="lrc") as container:
        found = [packet for packet in container.demux() if packet.pts is not None]
        return [(float(one.pts * one.time_base), bytes(one).decode().removesuffix("\n")) for one in found]


@whatever
@given(heard())
def test_pieces_are_the_sentence_and_short_enough(said: list[Line]) -> None:
    for one in said:
        made = pieces(one)
        assert "".join("".join(piece.text.split()) for piece in made) == "".join(one.text.split())
        assert (made[0].begins, made[-1].ends) == pytest.approx((one.begins, one.ends))
        assert all(before.ends == after.begins for before, after in pairwise(made))
        assert all(piece.text for piece in made)
        assert len({piece.id for piece in made}) == len(made)


SENTENCE = "When the keeper came down from the lamp, which was late, the whole town was asleep; nobody saw him go " * 3


def test_a_long_sentence_is_cut_at_its_pauses() -> None:
    made = pieces(Line("p1.1", "", 10.0, 31.0, SENTENCE.strip()))
    assert [piece.id for piece in made] == ["p1.1.1", "p1.1.2", "p1.1.3"]
    assert all(len(piece.text) <= CHARACTERS for piece in made)
    assert all(piece.ends - piece.begins <= SECONDS * 1.5 for piece in made)
    two = pieces(Line("p", "", 0, 8, "It was late when he came down to the shore, and nobody in town saw him."))
    assert [piece.text for piece in two] == [
        "It was late when he came down to the shore,",
        "and nobody in town saw him.",
    ]


def test_a_long_sentence_is_cut_where_its_words_are_heard() -> None:
    text = "It was late on 3 May when he came down here, and nobody in town saw him."
    found = [(match.start(), match.end()) for match in re.finditer(r"3 May|\S+", text)]
    cue = Cue("p", "u", 5, 5 + len(text), text, 1.0, 9.0)
    words = tuple(Word(5 + start, 5 + end, 1.0 + place / 3, 2.0) for place, (start, end) in enumerate(found))
    first, second = pieces(next(lines([replace(cue, words=words)], 10.0)))
    assert second.text == "and nobody in town saw him."
    assert first.ends == second.begins == pytest.approx(11.0 + 10 / 3)
    assert [second.text[word.start : word.end] for word in second.words] == [
        "and",
        "nobody",
        "in",
        "town",
        "saw",
        "him.",
    ]


def test_webvtt_has_the_times_of_words() -> None:
    words = (Timed(0, 3, 1.0), Timed(4, 9, 1.5), Timed(10, 12, 1.5001), Timed(13, 17, 2.25))
    written = as_vtt([Line("p", "Ann", 1.0, 3.0, "The <lit> is lamp", words)])
    assert written.splitlines()[-1] == (
        "<v Ann><c>The</c> <00:00:01.500><c>&lt;lit&gt;</c> <c>is</c> <00:00:02.250><c>lamp</c>"
    )
    (caption,) = webvtt.from_string(written).captions
    assert html.unescape(caption.text) == "The <lit> is lamp"


def test_japanese_is_cut_between_signs_and_a_long_word_not_at_all() -> None:
    made = pieces(Line("p", "", 0, 20, "灯台守は毎晩遅くまで起きていて、「海」を見ていた。" * 4))
    assert len(made) == 3
    assert not any(piece.text[0] in "、。」" or piece.text[-1] == "「" for piece in made)
    assert len(pieces(Line("p", "", 0, 20, "x" * 300))) == 1


def narration(folder: Path) -> Narration:
    def audio(name: str, number: int, duration: float, *texts: str) -> SectionAudio:
        cues = tuple(
            Cue(f"{name}-p.{place}", f"{name}-p", place * 10, place * 10 + 9, text, place, place + 1, voice="Ann")
            for place, text in enumerate(texts)
        )
        return SectionAudio(name, f"Part {number}", folder / f"{name}.mp3", duration, cues)

    first = audio("s1", 1, (100 * 576 - 1105) / 24000, "The lamp.", "", "It is <lit>.")
    return Narration((first, audio("s2", 2, 3.0, "a = 1", "b = 2")), (VoiceUsed("fake", "1", "Ann", "en"),))


ANN = "English voice Ann (synthetic)"
ARTICLE = Article(
    Metadata("The lamp", authors=("A. Byron",)),
    (
        Section("s1", 1, None, (Paragraph("s1-p", (Text("x"),)),)),
        Section("s2", 2, None, (Code("s2-p", "a = 1\nb = 2"),)),
    ),
)


def test_they_stand_beside_what_is_heard(tmp_path: Path) -> None:
    told = narration(tmp_path)
    tracks = [Part(tmp_path / "audio" / f"0{number}-x.mp3", "audio", f"s{number}") for number in (1, 2)]
    parts = write_transcripts(ARTICLE, told, tmp_path / "lamp", tracks, KINDS)
    names = [(part.path.relative_to(tmp_path).as_posix(), part.section, part.media_type) for part in parts]
    assert names == [
        ("lamp.vtt", None, "text/vtt"),
        ("lamp.srt", None, "application/x-subrip"),
        ("lamp.transcript.json", None, "application/json"),
        ("lamp.lrc", None, "text/plain"),
        ("lamp.txt", None, "text/plain"),
        *(
            (f"audio/0{number}-x.{ending}", f"s{number}", kind)
            for number in (1, 2)
            for ending, kind in (
                ("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("transcript.json", "application/json"),
                ("lrc", "text/plain"),
            )
        ),
    ]  # fmt: skip
    assert {part.role for part in parts} == {"transcript"}
    # the second section begins after the frames of the first, which last longer than it does by itself
    assert section_offsets(told)[1] == pytest.approx(2.4)
    whole = webvtt.read(str(tmp_path / "lamp.vtt"))
    assert [(one.start, html.unescape(one.text), one.voice) for one in whole] == [
        ("00:00:00.000", "The lamp.", ANN),
        ("00:00:02.000", "It is <lit>.", ANN),
        ("00:00:02.400", "a = 1", ANN),
        ("00:00:03.400", "b = 2", ANN),
    ]
    assert webvtt.read(str(tmp_path / "audio" / "02-x.vtt"))[0].start == "00:00:00.000"
    assert (tmp_path / "audio" / "02-x.lrc").read_text().startswith("[ti:Part 2]\n[ar:A. Byron]\n[al:The lamp]\n")


def test_only_those_that_are_asked_for_are_written(tmp_path: Path) -> None:
    parts = write_transcripts(ARTICLE, narration(tmp_path), tmp_path / "lamp", [], ("srt",))
    assert [part.path.name for part in parts] == ["lamp.srt"]


def test_plain_text_has_paragraphs_and_lines_of_code(tmp_path: Path) -> None:
    assert as_transcript(ARTICLE, narration(tmp_path)) == "The lamp. It is <lit>.\n\n\na = 1\nb = 2\n"


def said(unit: str, text: str, *sentences: str) -> tuple[Cue, ...]:
    """Return the cues of a unit of this text, a second each."""
    starts = [text.index(sentence) for sentence in sentences]
    return tuple(
        Cue(f"{unit}-s{number}", unit, start, start + len(sentence), sentence, float(number), number + 1.0)
        for number, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
    )


def test_figures_off_the_line_are_typed_so(tmp_path: Path) -> None:
    run = (
        Text("It holds 10"),
        Marked("superscript", (Text("-3"),)),
        Text(" g of H"),
        Marked("subscript", (Text("2"),)),
    )
    row = (Cell((Text("Mass"),)), Cell((Text("10"), Marked("superscript", (Text("21"),)))))
    blocks = (Paragraph("p", (*run, Text("O."))), Table("t", (row,)))
    article = Article(Metadata("Salt"), (Section("s1", 1, None, blocks),))
    cues = (*said("p", "It holds 10-3 g of H2O.", "It holds 10-3 g of H2O."), *said("t-r1", "Mass 1021", "Mass 1021"))
    cues = (replace(cues[0], words=(Word(9, 15, 0.5, 1.0),)), cues[1])
    told = Narration((SectionAudio("s1", "Salt", tmp_path / "a.mp3", 2.0, cues),), ())
    assert as_transcript(article, told) == "It holds 10⁻³ g of H₂O.\n\nMass 10²¹\n"
    first, second = lines(cues, form=typed(article))
    assert (first.text, second.text) == ("It holds 10⁻³ g of H₂O.", "Mass 10²¹")
    assert first.words == (Timed(9, 15, 0.5),)


def test_verse_keeps_its_lines(tmp_path: Path) -> None:
    run = (Text("The tide is out,"), LineBreak(), Text("the boats lie still."), LineBreak(), Text("Nobody rows."))
    text = "The tide is out, the boats lie still. Nobody rows."
    article = Article(Metadata("Tide"), (Section("s1", 1, None, (Paragraph("p", run),)),))
    cues = said("p", text, "The tide is out, the boats lie still.", "Nobody rows.")
    told = Narration((SectionAudio("s1", "Tide", tmp_path / "a.mp3", 2.0, cues),), ())
    assert as_transcript(article, told) == "The tide is out,\nthe boats lie still.\nNobody rows.\n"
    assert [one.text for one in lines(cues, form=typed(article))] == [cue.text for cue in cues]


def test_each_sentence_names_its_own_voice(tmp_path: Path) -> None:
    told = narration(tmp_path)
    first, second = told.sections
    cues = tuple(replace(cue, voice=voice) for cue, voice in zip(second.cues, ("Bo & Co", ""), strict=True))
    told = replace(told, sections=(first, replace(second, cues=cues)))
    write_transcripts(ARTICLE, told, tmp_path / "lamp", [], ("vtt", "json"))
    captions = webvtt.read(str(tmp_path / "lamp.vtt"))
    assert [html.unescape(one.voice or "") for one in captions] == [ANN, ANN, "Bo & Co", ""]
    segments = json.loads((tmp_path / "lamp.transcript.json").read_text())["segments"]
    assert [one.get("speaker") for one in segments] == [ANN, ANN, "Bo & Co", None]
