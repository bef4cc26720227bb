"""The samples that the README's first command converts, with the embedded voices, judged by independent parts."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pyloudnorm
import pytest
import soxr

from audicle import AudicleError, convert_all
from overlays import assert_complete, pars

if TYPE_CHECKING:
    from collections.abc import Callable

    from ace import Ace
    from audicle import Made

INPUT = Path(__file__).parents[1] / "input"
SAMPLES = sorted(path for path in INPUT.iterdir() if path.suffix in {".md", ".html", ".txt"})
pytestmark = pytest.mark.xdist_group("samples")  # spoken once, in one process


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDICLE_CACHE", str(tmp_path_factory.mktemp("clips")))
        for outcome in convert_all((str(INPUT),), tmp_path_factory.mktemp("output")):
            assert not isinstance(outcome.result, AudicleError), outcome.result
            found[Path(outcome.source).name] = outcome.result
    return found


def book(one: Made) -> Path:
    return one.folder / f"{one.folder.name}.epub"


def heard(path: Path) -> np.ndarray:
    """What FFmpeg decodes, float, at the stream's own rate."""
    with av.open(io.BytesIO(path.read_bytes())) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)]).astype(float)


def test_there_are_samples_of_each_kind() -> None:
    assert {path.suffix for path in SAMPLES} == {".md", ".html", ".txt"}
    assert len(SAMPLES) >= 4


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_a_sample_is_valid_whole_and_in_step(
    made: dict[str, Made], name: str, epubcheck: Callable[[Path], None]
) -> None:
    epubcheck(book(made[name]))
    assert_complete(book(made[name]))
    assert not made[name].manifest["warnings"]


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_a_sample_has_no_accessibility_fault(made: dict[str, Made], name: str, ace: Ace) -> None:
    ace(book(made[name]))


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_a_sample_is_even_and_does_not_clip(made: dict[str, Made], name: str) -> None:
    for section in made[name].manifest["sections"]:
        samples = heard(made[name].folder / section["audio"])
        assert pyloudnorm.Meter(24_000).integrated_loudness(samples) == pytest.approx(-16, abs=0.5)
        peak = 20 * np.log10(np.max(np.abs(soxr.resample(samples, 24_000, 96_000))))
        assert peak <= -1.0


def test_each_language_has_its_voice(made: dict[str, Made]) -> None:
    spoken = {
        (voice["engine"], voice["language"].split("-")[0]) for one in made.values() for voice in one.manifest["voices"]
    }
    assert ("hibari", "en") in spoken
    assert ("pico", "fr") in spoken


def test_no_two_sentences_of_a_sample_share_a_time(made: dict[str, Made]) -> None:
    for one in made.values():
        clips = [(par.audio, par.begin) for par in pars(book(one))]
        assert len(clips) == len(set(clips))


def test_the_manifest_lists_every_file(made: dict[str, Made]) -> None:
    for one in made.values():
        manifest = json.loads((one.folder / "audicle.json").read_text(encoding="utf-8"))
        listed = {file["path"] for file in manifest["files"]} | {"audicle.json"}
        assert listed == {path.relative_to(one.folder).as_posix() for path in one.folder.rglob("*") if path.is_file()}
