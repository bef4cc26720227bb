"""The M4B and the Opus file, read back by programs that are not ours."""

from __future__ import annotations

import base64
import io
import os
import signal
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
import soxr
from mutagen.flac import Picture
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus
from PIL import Image

import fakes
from audicle import AudicleError, SilentProgress, convert_all
from audicle.audio import mp3
from audicle.audio.loudness import measure
from audicle.errors import OutputError
from audicle.machine.side_by_side import side_by_side
from audicle.model import Metadata
from audicle.model.level import SILENCE
from audicle.publish.audiobook.chapters import Chapter
from audicle.publish.audiobook.opus import write_opus
from audicle.publish.audiobook.whole import Whole
from audicle.publish.timeline import whole_duration
from audicle.settings import Settings
from sound_samples import SHOWN, WEIR, Sound, decoded, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from audicle.machine.side_by_side import Task, Told

ALL = Settings(formats=("mp3", "m4b", "opus"), chime=True)
PATHS = {"PYTHONPATH": os.pathsep.join(sys.path)}  # for programs of their own
AAC_FRAME = 1024  # samples; how AAC is cut: FFmpeg plays the last one whole


@pytest.fixture(autouse=True)
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


def as_file(frames: bytes) -> bytes:
    return mp3.info_frame(mp3.frames(frames, 64), len(frames), mp3.crc(frames), 64) + frames


def listed(made: Sound) -> list[tuple[str, float]]:
    return [(one["title"], one["startTime"]) for one in made.chapters if one.get("toc", True)]


def test_an_m4b_opens_with_its_chapters(tmp_path: Path, probed: Callable[..., dict[str, Any]]) -> None:
    made = sound(tmp_path, ALL)
    path = made.path("m4b")
    found = probed(path, quiet=False)
    chapters = [(one["tags"]["title"], float(one["start_time"])) for one in found["chapters"]]
    assert [title for title, _ in chapters] == [title for title, _ in listed(made)]
    assert [begins for _, begins in chapters] == pytest.approx([begins for _, begins in listed(made)], abs=0.002)
    assert all(
        float(one["end_time"]) == pytest.approx(float(other["start_time"]))
        for one, other in pairwise(found["chapters"])
    )
    # Nero's list, which is the other one, has them too
    own = MP4(path)
    assert [one.title for one in own.chapters] == [title for title, _ in listed(made)]
    assert [one.start for one in own.chapters] == pytest.approx([begins for _, begins in listed(made)], abs=0.002)
    # what is needed first stands first, so that it plays while it is fetched
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_every_tag_of_the_m4b_is_read_back(tmp_path: Path, probed: Callable[..., dict[str, Any]]) -> None:
    made = sound(tmp_path, ALL)
    tags = MP4(made.path("m4b"))
    assert tags["\xa9nam"] == tags["\xa9alb"] == [SHOWN]
    assert (tags["\xa9ART"], tags["\xa9wrt"], tags["\xa9day"]) == (
        ["Ida Lund; Tom Ek"],
        ["English voice A (synthetic)"],
        ["2023-05-04"],
    )
    assert (tags["\xa9gen"], tags["stik"], tags["pgap"], tags["trkn"]) == (["Audiobook"], [2], True, [(1, 1)])
    assert (tags["desc"], tags["cprt"]) == (["A weir, and who pays for it."], ["CC BY 4.0"])
    assert (tags["soar"], tags["soal"]) == (["Lund, Ida; Ek, Tom"], [SHOWN.removeprefix("The ")])
    assert bytes(tags["----:com.apple.iTunes:LANGUAGE"][0]) == b"eng"
    (cover,) = tags["covr"]
    assert cover.imageformat == MP4Cover.FORMAT_JPEG
    assert Image.open(io.BytesIO(cover)).size == (700, 700)
    found = probed(made.path("m4b"), quiet=False)["format"]["tags"]
    assert (found["title"], found["artist"], found["media_type"]) == (SHOWN, "Ida Lund; Tom Ek", "2")
    assert (found["SERIES"], found["SERIES-PART"], found["comment"]) == ("Water works", "2.1", found["description"])
    assert "creation_time" not in found
    streams = probed(made.path("m4b"), quiet=False)["streams"]
    assert [one["tags"].get("language") for one in streams if one["codec_type"] != "video"] == ["eng", "eng"]


def test_every_comment_of_the_opus_file_is_read_back(tmp_path: Path, probed: Callable[..., dict[str, Any]]) -> None:
    made = sound(tmp_path, ALL)
    path = made.path("opus")
    tags = OggOpus(path)
    assert (tags["title"], tags["artist"], tags["date"]) == ([SHOWN], ["Ida Lund", "Tom Ek"], ["2023-05-04"])
    assert (tags["albumartist"], tags["performer"]) == (["Ida Lund", "Tom Ek"], ["English voice A (synthetic)"])
    picture = Picture(base64.b64decode(tags["metadata_block_picture"][0]))
    assert (picture.type, picture.mime) == (3, "image/jpeg")
    assert (tags["series"], tags["series-part"], tags["publisher"]) == (["Water works"], ["2.1"], ["The Marsh Notes"])
    assert int.from_bytes(path.read_bytes()[14:18], "little") > 0  # the stream's serial number
    gain = int(tags["r128_track_gain"][0]) / 256
    heard = soxr.resample(decoded(path).astype(np.float32), 48_000, mp3.RATE)
    assert gain == pytest.approx(-23.0 - measure(heard, mp3.RATE).loudness, abs=0.3)
    found = probed(path)
    assert [one["tags"]["title"] for one in found["chapters"]] == [title for title, _ in listed(made)]
    starts = [float(one["start_time"]) for one in found["chapters"]]
    assert starts == pytest.approx([begins for _, begins in listed(made)], abs=0.002)
    assert found["streams"][0]["sample_rate"] == "48000"
    assert found["streams"][1]["disposition"]["attached_pic"] == 1


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_what_is_decoded_lasts_as_long_as_it_says(
    tmp_path: Path, rate: int, probed: Callable[..., dict[str, Any]], samples: Callable[[Path, int], int]
) -> None:
    made = sound(tmp_path, Settings(formats=("m4b", "opus"), rate=rate))
    length = whole_duration(made.narration)
    found = probed(made.path("m4b"), quiet=False)
    assert int(found["streams"][0]["sample_rate"]) == rate
    assert float(found["format"]["duration"]) == pytest.approx(length, abs=0.002)
    for heard in (samples(made.path("m4b"), rate), decoded(made.path("m4b")).size):
        assert 0 <= heard - round(length * rate) < AAC_FRAME
    for heard in (samples(made.path("opus"), 48_000), decoded(made.path("opus")).size):
        assert heard == pytest.approx(length * 48_000, abs=1)
    assert not any(path.name == "slug.mp3" for path in made.folder.rglob("*"))


@pytest.mark.parametrize("ending", ["m4b", "opus"])
def test_the_sound_is_where_it_was(tmp_path: Path, ending: str) -> None:
    made = sound(tmp_path, ALL)
    original, again = decoded(made.path("mp3")), decoded(made.path(ending)).astype(np.float32)
    if ending == "opus":
        again = soxr.resample(again, 48_000, mp3.RATE)
    # loudness over time is the same to the millisecond: no delay is heard that is not told of
    shape, other = (envelope(one[: min(original.size, again.size)]) for one in (original, again))
    shifts = range(-30, 31)
    best = max(shifts, key=lambda shift: float(np.dot(shape[30:-30], np.roll(other, shift)[30:-30])))
    assert abs(best) <= 1
    assert np.corrcoef(shape, other)[0, 1] > 0.98


def envelope(heard: np.ndarray) -> np.ndarray:
    step = mp3.RATE // 1000
    return np.sqrt(np.mean(heard[: heard.size - heard.size % step].reshape(-1, step) ** 2, axis=1))


def test_the_same_sound_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sound(tmp_path / "one", ALL)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    other = sound(tmp_path / "other", ALL)
    for ending in ("mp3", "m4b", "opus"):
        assert one.path(ending).read_bytes() == other.path(ending).read_bytes()


def test_titles_of_any_kind_are_read_back(tmp_path: Path, probed: Callable[..., dict[str, Any]]) -> None:
    long = "A heading that never ends 🦆 " * 70
    made = sound(tmp_path, ALL, f"# {long}\n\nText.\n\n## مرحبا بالعالم\n\nText.\n\n## {long}\n\nText.\n")
    title = " ".join(long.split())
    assert MP4(made.path("m4b"))["\xa9nam"] == [title]
    assert OggOpus(made.path("opus"))["title"] == [title]
    chapters = probed(made.path("m4b"), quiet=False)["chapters"]
    assert chapters[1]["tags"]["title"] == "مرحبا بالعالم"
    # Nero's list has room for 255 bytes: shortened between letters, not inside one
    assert chapters[2]["tags"]["title"].endswith("…")
    assert [one.title for one in MP4(made.path("m4b")).chapters] == [one["tags"]["title"] for one in chapters]
    assert probed(made.path("opus"))["chapters"][2]["tags"]["title"] == f"{title} (2)"


def test_what_opus_has_no_room_for_takes_no_other_chapter_s_place(
    tmp_path: Path, probed: Callable[..., dict[str, Any]]
) -> None:
    source, path = tmp_path / "whole.mp3", tmp_path / "whole.opus"
    source.write_bytes(as_file(mp3.silence(11, 64)))
    chapters = [Chapter(f"Part {number}", number / 100, (number + 1) / 100) for number in range(1005)]
    write_opus(Whole(source, Metadata("Book"), chapters, (), SILENCE, None), path, lambda _: None)
    assert [one["tags"]["title"] for one in probed(path)["chapters"]] == [one.title for one in chapters[:1000]]


def test_long_encodes_show_their_progress(tmp_path: Path) -> None:
    class Steps(SilentProgress):
        stages: list[list[object]]

        def stage(self, name: str, total: int) -> None:
            self.stages = [*getattr(self, "stages", []), [name, total, 0]]

        def advance(self, steps: int = 1) -> None:
            self.stages[-1][2] += steps

    progress = Steps()
    article = tmp_path / "a.md"
    article.write_text(WEIR.replace("![", "["), encoding="utf-8")
    overrides = {"formats": ("m4b", "opus")}
    (outcome,) = convert_all((str(article),), tmp_path / "out", jobs=0, progress=progress, overrides=overrides)
    assert not isinstance(outcome.result, AudicleError)
    _name, total, done = next(stage for stage in progress.stages if stage[0] == "encoding")
    assert total == pytest.approx(2 * outcome.result.manifest["duration"], abs=2)
    assert done == pytest.approx(total, abs=2)


@pytest.mark.parametrize(("ending", "formats"), [("m4b", 1), ("opus", 1), ("mp3", 1), ("m4b", 3), ("opus", 3)])
def test_a_disk_that_fills_leaves_nothing_half_written(
    tmp_path: Path, ending: str, formats: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.md"
    article.write_text(WEIR.replace("![", "["), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if ending == "m4b":
        monkeypatch.setattr("audicle.publish.audiobook.m4b.MP4.save", full)
    elif ending == "opus":
        monkeypatch.setattr("audicle.publish.audiobook.opus.encode", full)
    else:
        monkeypatch.setattr("audicle.publish.audiobook.whole.mp3.crc", full)
    wanted = (ending,) if formats == 1 else ALL.formats
    (outcome,) = convert_all((str(article),), tmp_path / "out", jobs=0, overrides={"formats": wanted})
    assert isinstance(outcome.result, OutputError)
    assert "No space left" in outcome.result.what
    assert not list((tmp_path / "out").rglob("*"))


_ENDLESS = """\
import os, sys
import numpy as np
from audicle.audio import encoding
from audicle.cli import main

def pieces(source, size):
    os.write(1, b"encoding\\n")
    for _ in range(20_000):
        yield np.zeros(size, np.float32)

encoding.pieces = pieces
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to handle on Windows")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_stopped_while_it_encodes_it_leaves_nothing_and_says_one_line(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    (tmp_path / "a.md").write_text("---\nlang: en\n---\n\n# A\n\nText.\n", encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-c", _ENDLESS, "convert", str(tmp_path / "a.md"), "-o", str(out), "-q", "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--formats", "m4b,opus"],
        env=os.environ | PATHS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        begun = [process.stdout.readline() for _ in range(2)]
        process.send_signal(number)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert begun == ["encoding\n"] * 2  # both of them were at it
    assert process.returncode == code
    assert len(said.strip().splitlines()) == 1, said
    assert "Run the same command again" in said
    assert "Traceback" not in said
    assert not list(out.iterdir())


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_no_more_formats_are_encoded_at_once_than_jobs_were_asked_for(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def watched(tasks: Sequence[Task], at_once: int, told: Told) -> None:
        asked.append(at_once)
        side_by_side(tasks, at_once, told)

    monkeypatch.setattr("audicle.publish.audiobook.writer.side_by_side", watched)
    monkeypatch.setenv("PYTHONPATH", PATHS["PYTHONPATH"])
    (tmp_path / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    overrides = {"formats": ("m4b", "opus")}
    (outcome,) = convert_all((str(tmp_path / "a.md"),), tmp_path / "out", jobs=jobs, overrides=overrides)
    assert not isinstance(outcome.result, AudicleError)
    assert asked == [max(1, jobs)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on the size of files to set on Windows")
def test_a_disk_that_takes_no_more_from_ffmpeg_is_an_os_error(tmp_path: Path) -> None:
    source = tmp_path / "a.mp3"
    noise = np.random.default_rng(1).uniform(-0.3, 0.3, 20 * mp3.RATE).astype(np.float32)
    source.write_bytes(as_file(mp3.encode(noise, 64)))
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from audicle.audio.encoding import aac, encode, opus\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "for name, coding in (('a.m4b', aac(24_000, 64)), ('a.opus', opus(1))):\n"
        "    try:\n"
        "        encode(Path(sys.argv[1]), Path(sys.argv[1]).with_name(name), coding, (), {}, lambda _: None)\n"
        "    except OSError as error:\n"
        "        print(name, error.strerror)\n"
    )
    command = [sys.executable, "-c", program, str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | PATHS)
    assert done.stdout.splitlines() == ["a.m4b File too large", "a.opus File too large"]


def test_one_that_ffmpeg_cannot_write_is_an_os_error(tmp_path: Path) -> None:
    from audicle.audio.encoding import aac, encode  # noqa: PLC0415

    source = tmp_path / "a.mp3"
    source.write_bytes(as_file(mp3.silence(1.0, 64)))
    with pytest.raises(OSError, match="No such file"):
        encode(source, tmp_path / "not there" / "a.m4b", aac(24_000, 64), (), {}, lambda _: None)
    encode(source, tmp_path / "a.m4b", aac(24_000, 64), (), {}, lambda _: None)
    with av.open(str(tmp_path / "a.m4b")) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
