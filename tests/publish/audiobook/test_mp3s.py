"""The MP3s, read back by programs that are not ours: ffprobe, eyeD3, mutagen, FFmpeg's decoder in two builds."""

from __future__ import annotations

import io
import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from PIL import Image

import fakes
from audicle.audio import mp3
from audicle.audio.loudness import measure
from audicle.model import SILENCE, Level
from audicle.model.blocks import Heading, walk
from audicle.model.characters import line
from audicle.publish.audiobook.tags import gains
from audicle.publish.timeline import section_offsets, whole_duration
from audicle.settings import Settings
from sound_samples import SHOWN, Sound, decoded, sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FRAME = mp3.FRAME / mp3.RATE  # seconds


def decibels(sample: float) -> float:
    return 20 * math.log10(sample)


@pytest.fixture(autouse=True)
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


def heard_headings(made: Sound) -> list[tuple[str, float]]:
    """Return the text of every heading and when its cue begins in the whole article; the opening is at 0."""
    found = [("", 0.0)]
    offsets = dict(zip((one.section for one in made.narration.sections), section_offsets(made.narration), strict=False))
    cues = {
        cue.unit: cue.begins + offsets[one.section] for one in made.narration.sections for cue in reversed(one.cues)
    }
    for section in made.article.sections:
        headings = ([section.heading] if section.heading else []) + [
            block for block in walk(section.blocks) if isinstance(block, Heading)
        ]
        found += [(heading.text, cues[heading.id]) for heading in headings]
    return found


@pytest.mark.parametrize("version", ["2.3", "2.4"])
def test_every_tag_of_every_section_is_read_back(
    tmp_path: Path, version: str, probed: Callable[..., dict[str, Any]], eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, Settings(id3=version))
    seen = set()
    for number, (path, section) in enumerate(zip(made.tracks, made.narration.sections, strict=True), start=1):
        one, tags = eyed3(path), ID3(path)
        assert one["version"][:2] == [2, int(version[-1])]
        assert (one["title"], one["album"]) == (section.title, f"{SHOWN} (Sections)")
        people, filed = ["Ida Lund", "Tom Ek"], ["Lund, Ida", "Ek, Tom"]
        if version == "2.3":  # which has no lists
            people, filed = ["; ".join(people)], ["; ".join(filed)]
        assert (tags["TPE1"].text, tags["TPE2"].text, tags["TSOP"].text) == (people, people, filed)
        assert (one["track"], one["disc"], one["genre"]) == ([number, 4], [1, 1], "Speech")
        assert str(tags["TDRC"]) == "2023-05-04"
        assert {"TYER", "TDAT"} <= set(one["frames"]) if version == "2.3" else "TDRC" in one["frames"]
        assert one["comments"] == ["A weir, and who pays for it."]
        assert [tags[f"TXXX:{name}"].text for name in ("SERIES", "SERIES-PART")] == [["Water works"], ["2.1"]]
        header = path.read_bytes()[:10]
        size = sum(byte << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True))
        assert (path.read_bytes()[size : size + 10] == bytes(10)) == (version == "2.4")
        assert str(tags["TSOT"]) == f"{number} {section.title}"
        assert str(tags["TSOA"]) == f"{SHOWN.removeprefix('The ')} (Sections)"
        assert (str(tags["TLAN"]), str(tags["TCOM"])) == ("eng", "English voice A (synthetic)")
        assert tags["WCOP"].url == "https://creativecommons.org/licenses/by/4.0/"
        assert tags["WOAS"].url == "https://marsh.example/weir?page=2"
        ((kind, mime, size),) = one["images"]
        assert (kind, mime) == (3, "image/jpeg")
        assert size < 150_000
        assert Image.open(io.BytesIO(tags.getall("APIC")[0].data)).size == (700, 700)
        found = probed(path)["format"]["tags"]
        assert (found["title"], found["track"]) == (section.title, f"{number}/4")
        seen.add(section.title.casefold())
    assert len(seen) == 4
    assert SHOWN.casefold() not in seen


@pytest.mark.parametrize("version", ["2.3", "2.4"])
def test_every_line_of_the_lyrics_is_read_back(
    tmp_path: Path, version: str, eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, Settings(id3=version, chime=True))
    offsets = section_offsets(made.narration)
    every = []
    for path, section, offset in zip(made.tracks, made.narration.sections, offsets, strict=False):
        (timed,) = ID3(path).getall("SYLT")
        assert (timed.lang, timed.format, timed.type) == ("eng", 2, 1)
        assert [text.removeprefix("\n") for text, _ in timed.text] == [line(cue.text) for cue in section.cues]
        assert [time / 1000 for _, time in timed.text] == pytest.approx([cue.begins for cue in section.cues], abs=0.001)
        every += [(line(cue.text), cue.begins + offset) for cue in section.cues]
        (plain,) = eyed3(path)["lyrics"]
        place = 0
        for cue in section.cues:
            place = plain.index(line(cue.text), place)
    (timed,) = ID3(made.path("mp3")).getall("SYLT")
    assert [text.removeprefix("\n") for text, _ in timed.text] == [text for text, _ in every]
    assert [time / 1000 for _, time in timed.text] == pytest.approx([time for _, time in every], abs=0.001)
    assert "total = 12\nprint(total)" in eyed3(made.path("mp3"))["lyrics"][0]


@pytest.mark.parametrize("version", ["2.3", "2.4"])
def test_chapters_begin_with_their_headings(
    tmp_path: Path, version: str, probed: Callable[..., dict[str, Any]], eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, Settings(id3=version, chime=True))
    wanted = [(text, begins) for text, begins in heard_headings(made) if text != "A list of small things"]
    assert [line(text).removesuffix(" (2)") for text, _ in wanted[1:]] == [
        one["title"].removesuffix(" (2)") for one in made.chapters[1:] if one.get("toc", True)
    ]
    begins = [begins for _, begins in wanted]
    path = made.path("mp3")
    one = eyed3(path)
    assert [chapter[1] / 1000 for chapter in one["chapters"]] == pytest.approx(begins, abs=0.001)
    assert one["contents"] == [[chapter[0] for chapter in one["chapters"]]]
    chapters = probed(path)["chapters"]
    assert [float(chapter["start_time"]) for chapter in chapters] == pytest.approx(begins, abs=0.05)
    assert [chapter["tags"]["title"] for chapter in chapters] == [chapter[3] for chapter in one["chapters"]]
    assert float(chapters[-1]["end_time"]) == pytest.approx(whole_duration(made.narration), abs=0.001)
    # each with the first figure below it, and a link to its place in the source
    if version == "2.3":
        assert [bool(chapter[5]) for chapter in one["chapters"]] == [True, False, False, False, True, False]
        assert "#:~:text=What%20the%20barge%20%2D%20brought" in one["chapters"][2][4][0]
    # a section has its own if it has headings inside
    inside = [len(eyed3(track)["chapters"]) for track in made.tracks]
    assert inside == [0, 3, 0, 0]
    assert [float(chapter["start_time"]) for chapter in probed(made.tracks[1])["chapters"]] == pytest.approx(
        [begin - section_offsets(made.narration)[1] for begin in begins[1:4]], abs=0.002
    )


def test_chapter_titles_are_what_audiobookshelf_takes(tmp_path: Path, probed: Callable[..., dict[str, Any]]) -> None:
    made = sound(tmp_path)
    titles = [chapter["tags"]["title"].casefold() for chapter in probed(made.path("mp3"))["chapters"]]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert SHOWN.casefold() not in titles


def test_the_whole_is_the_sections_frame_for_frame(tmp_path: Path) -> None:
    made = sound(tmp_path, Settings(chime=True))
    head = len(mp3.info_frame(0, 0, 0, 64))
    frames = b"".join(one.path.read_bytes()[head:] for one in made.narration.sections)
    data = made.path("mp3").read_bytes()
    assert data.endswith(frames)
    assert (
        data[-len(frames) - head :] == mp3.info_frame(mp3.frames(frames, 64), len(frames), mp3.crc(frames), 64) + frames
    )


@pytest.mark.parametrize("bitrate", [32, 64, 160])
def test_what_is_decoded_lasts_as_long_as_it_says(
    tmp_path: Path, bitrate: int, samples: Callable[[Path, int], int]
) -> None:
    made = sound(tmp_path, Settings(bitrate=bitrate, chime=True))
    lengths = [one.duration for one in made.narration.sections]
    for path, length in [
        *zip(made.tracks, lengths, strict=True),
        (made.path("mp3"), whole_duration(made.narration)),
    ]:
        for heard in (samples(path, mp3.RATE), decoded(path).size):
            assert heard / mp3.RATE == pytest.approx(length, abs=FRAME / 2)
        info = MP3(path).info
        assert info.length == pytest.approx(length, abs=FRAME)
        assert info.encoder_info.startswith("LAME")
        assert str(ID3(path)["TLEN"]) == str(round(length * 1000))


@pytest.mark.parametrize("bitrate", [32, 64, 160])
def test_replay_gain_is_what_a_meter_says(
    tmp_path: Path, bitrate: int, eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, Settings(loudness=-20.0, chime=True, bitrate=bitrate))
    for path in [*made.tracks, made.path("mp3")]:
        texts = eyed3(path)["texts"]
        heard = decoded(path)
        gain = float(texts["replaygain_track_gain"].removesuffix(" dB"))
        assert gain == pytest.approx(-18.0 - measure(heard, mp3.RATE).loudness, abs=0.3)
        assert decibels(float(texts["replaygain_track_peak"])) == pytest.approx(decibels(abs(heard).max()), abs=1.0)
        assert texts["replaygain_album_gain"] == eyed3(made.path("mp3"))["texts"]["replaygain_track_gain"]


def test_what_is_silent_has_no_gain() -> None:
    assert gains(SILENCE, Level(-16.0, 60.0, 0.7)) == {}


def test_the_file_of_chapters_says_the_same(tmp_path: Path) -> None:
    made = sound(tmp_path)
    data = json.loads((made.folder / "chapters.json").read_text(encoding="utf-8"))
    assert (data["version"], data["title"], data["podcastName"]) == ("1.2.0", SHOWN, "The Marsh Notes")
    assert [one["title"] for one in data["chapters"] if one.get("toc") is False] == ["A list of small things"]
    assert [one["startTime"] for one in data["chapters"]] == pytest.approx(
        [begins for _, begins in heard_headings(made)], abs=0.001
    )
    pictures = [one["img"] for one in data["chapters"] if "img" in one]
    assert len(pictures) == 2
    for picture in pictures:
        with Image.open(made.folder / picture) as image:
            assert (image.format, max(image.size)) == ("JPEG", 480)
    roles = {str(part.path.relative_to(made.folder)): (part.role, part.media_type) for part in made.parts}
    assert roles["chapters.json"] == ("chapters", "application/json+chapters")
    assert roles[pictures[0]] == ("picture", "image/jpeg")


def test_without_formats_there_are_the_sections_only(tmp_path: Path) -> None:
    made = sound(tmp_path, Settings(formats=()))
    assert {part.section for part in made.parts} == {one.section for one in made.narration.sections}
    assert not any(path.name == "slug.mp3" for path in made.folder.rglob("*"))


@pytest.mark.parametrize("version", ["2.3", "2.4"])
def test_titles_of_any_kind_are_read_back(
    tmp_path: Path, version: str, probed: Callable[..., dict[str, Any]], eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    long = "A heading that never ends 🦆 " * 70
    text = f"# {long}\n\nText.\n\n## مرحبا بالعالم\n\nText.\n\n## {long}\n\nText.\n\n## <i>\n\nText.\n"
    made = sound(tmp_path, Settings(id3=version), text)
    title = " ".join(long.split())
    one = eyed3(made.path("mp3"))
    assert one["title"] == title
    assert len(probed(made.path("mp3"))["chapters"]) == len(one["chapters"]) == len(made.tracks)
    assert "مرحبا بالعالم" in [chapter[3] for chapter in one["chapters"]]
    if version == "2.3":
        assert f"{title} (2)" in [chapter[3] for chapter in one["chapters"]]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("https://bücher.example/a b?x=ü&y=1%#part", "https://xn--bcher-kva.example/a%20b?x=%C3%BC&y=1%25#part"),
        ("https://marsh.example/weir", "https://marsh.example/weir"),
        ("notes/weir.md", None),
    ],
)
def test_a_source_of_any_kind_is_an_address_or_none(tmp_path: Path, source: str, wanted: str | None) -> None:
    made = sound(tmp_path, text=f'---\ntitle: Weir\nsource: "{source}"\n---\n\nText.\n\n## Mud\n\nText.\n')
    assert [one.url for one in ID3(made.path("mp3")).getall("WOAS")] == ([wanted] if wanted else [])
    links = [one.get("url") for one in made.chapters]
    assert links[1:] == ([f"{wanted}{'' if '#' in wanted else '#'}:~:text=Mud"] if wanted else [None])


def test_a_title_with_a_control_character_is_read_back_without(
    tmp_path: Path, eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, text='---\ntitle: "One \\u0001 two"\n---\n\nText.\n')
    assert [chapter[3] for chapter in eyed3(made.path("mp3"))["chapters"]] == ["One two"]
    assert [one["title"] for one in json.loads((made.folder / "chapters.json").read_bytes())["chapters"]] == ["One two"]


def test_an_article_without_author_date_or_source_is_tagged(
    tmp_path: Path, eyed3: Callable[[Path], dict[str, Any]]
) -> None:
    made = sound(tmp_path, text="# Alone\n\nText.\n")
    one = eyed3(made.path("mp3"))
    assert (one["title"], one["album"], one["artist"]) == ("Alone", "Alone", None)
    assert one["track"] == [1, 1]
    assert [chapter["title"] for chapter in made.chapters] == ["Alone"]
    assert not {"TPE1", "TYER", "WOAS", "COMM"} & set(one["frames"])


def test_a_picture_that_is_broken_is_left_out(tmp_path: Path) -> None:
    made = sound(tmp_path)
    from audicle.publish.audiobook.pictures import as_jpeg  # noqa: PLC0415

    assert as_jpeg(b"\x89PNG\r\n\x1a\nnothing", 100) is None
    assert as_jpeg(b"", 100) is None
    assert sum("img" in chapter for chapter in made.chapters) == 2  # the sample's two are whole
