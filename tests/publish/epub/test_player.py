"""A reading system that is not ours plays narrated books: every sentence lights up in order, when it is heard.

foliate-js plays them in Chromium, in real time, three quite different articles and one of them from its middle on, all
at once. The cues of the narration are the measure, not the overlays: those are what is tested.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

import fakes
from audicle import SilentProgress, read_article
from audicle.publish.epub import write_epub
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from node_program import told
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audicle import Narration
    from audicle.model import Cue

pytestmark = pytest.mark.xdist_group("player")  # played once, in one process

PLAYER = Path(__file__).with_name("player") / "player.mjs"
CLOSE = 0.1  # seconds between a cue and its light
TAKES = 4
STEP = 0.002  # seconds; the precision with which sounds are laid over one another

ENGLISH = """\
---
title: The lamp at the ford
author: Ada Byron
lang: en-GB
---

The lamp was lit at dusk.[^1] Nobody asked why; *nobody ever did*.

## What it cost

| Year | Oil |
|------|-----|
| 1901 | 4 l |
| 1902 | 9 l |

1. Trim the wick.
2. Wait.

[^1]: By the miller's daughter.
"""
ARABIC = """\
---
title: مصباح عند المخاضة
lang: ar
---

أضيء المصباح عند الغروب. لم يسأل أحد عن السبب. مرت السفن في الليل ببطء.

## الصباح

عاد الجميع إلى بيوتهم. كان البحر هادئا، والريح خفيفة.
"""
BLOCKS = """\
---
title: 灯台の話
lang: ja
---

夜になった。灯がついた。

![A lamp in a window](lamp.png "The lamp. It is old.")

> 海は静かだ。

```python
a = 1
b = 2
```

## 朝

霧。船。鳥。

- 一つ
- 二つ
"""


WORDS = """\
---
title: The lantern
lang: en
---

Nobody knew [where the lantern](https://example.org/) stood.[^1] Some said: *nowhere, never*.

[^1]: Nobody asked.
"""


@dataclass(frozen=True)
class Play:
    """A book as it was played."""

    book: Path
    sections: list[tuple[bytes, tuple[Cue, ...]]]  # the sound in the book and the cues that are to be heard, in order
    log: list[dict[str, Any]]  # what the player did; see page.js
    complaints: list[str]  # of the browser

    def runs(self) -> Iterator[tuple[bytes, tuple[Cue, ...], list[dict[str, Any]]]]:
        """Each section's sound and cues, and what was noted while it played."""
        starts = [index for index, event in enumerate(self.log) if event["event"] == "audio"]
        assert len(starts) == len(self.sections), "not every section is played, or one is played twice"
        for (sound, cues), start, end in zip(self.sections, starts, [*starts[1:], None], strict=True):
            yield sound, cues, self.log[start:end]


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory, browser: Callable[..., str]) -> dict[str, Play]:
    chromium = browser("foliate-js")
    folder = tmp_path_factory.mktemp("player")
    (folder / "lamp.png").write_bytes(PNG)
    fake = fakes.only(fakes.Tone)
    made = {
        "english": _made(folder, "english", ENGLISH, Settings(speed=1.5)),
        "arabic": _made(folder, "arabic", ARABIC, Settings(speed=1.5)),
        "blocks": _made(folder, "blocks", BLOCKS, Settings(speed=2.0), engines=fake),
        "words": _made(folder, "words", WORDS, Settings(sync="word"), engines=fakes.only(fakes.Timed)),
    }
    made["middle"] = made["english"]
    from_item = dict.fromkeys(made, (0, 0)) | {"middle": (1, 2)}
    # foremost among the processes, where that is allowed: other tests keep the machine busy meanwhile
    found: dict[str, Play] = {}
    for _ in range(TAKES):
        # what was played while the machine stalled is played again: it tells of the machine and not of the book
        left = [name for name in made if name not in found or _stalled(found[name])]
        orders = [(name, *made[name], *from_item[name]) for name in left]
        arguments = [str(part) for _, book, _, section, item in orders for part in (book, section, item)]
        if not orders:
            break
        plays = told(PLAYER, chromium, *arguments, timeout=180, hurried=True)
        for (name, book, narration, section, item), play in zip(orders, plays, strict=True):
            found[name] = Play(book, _heard_from(book, narration, section, item), play["log"], play["complaints"])
    return found


def _stalled(play: Play) -> bool:
    """Tell whether the browser was kept from its beat, ten milliseconds, or its sound from the clock."""
    for _, _, run in play.runs():
        beats = [(event["wall"], event["at"]) for event in run if event["event"] == "beat"]
        walls, places = np.array(beats).T
        lag = walls - places
        if np.max(np.diff(walls), initial=0) > CLOSE / 2 or np.percentile(lag, 95) - np.percentile(lag, 5) > CLOSE / 2:
            return True
    return False


def _made(folder: Path, name: str, source: str, settings: Settings, engines: str = "") -> tuple[Path, Narration]:
    path = folder / f"{name}.md"
    path.write_text(source, encoding="utf-8")
    (folder / name).mkdir()
    with pytest.MonkeyPatch.context() as patch, Studio(ClipCache(folder / "clips"), 0) as studio:
        patch.setenv("AUDICLE_ENGINES", engines)
        article = read_article(str(path))
        narration = narrate(article, write_script(article), settings, folder / name, studio, SilentProgress())
        book = folder / f"{name}.epub"
        write_epub(article, narration, book, SilentProgress(), settings)
    return book, narration


def _heard_from(book: Path, narration: Narration, section: int, item: int) -> list[tuple[bytes, tuple[Cue, ...]]]:
    with zipfile.ZipFile(book) as archive:
        sounds = {archive.read(name) for name in archive.namelist() if name.endswith(".mp3")}
        shown = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xhtml"))
    assert sounds == {audio.path.read_bytes() for audio in narration.sections}
    left = [(audio.path.read_bytes(), _lights(audio.cues, shown)) for audio in narration.sections[section:]]
    return [(left[0][0], left[0][1][item:]), *left[1:]]


def _lights(cues: tuple[Cue, ...], shown: bytes) -> tuple[Cue, ...]:
    """Return what is to light up: cues, or the words that the book has of them, the first from where its cue begins."""
    lights: list[Cue] = []
    for cue in cues:
        words = [
            replace(cue, id=name, text=f"word {number} of {cue.text}", begins=word.begins)
            for number, word in enumerate(cue.words, start=1)
            if f'id="{(name := f"{cue.id}-w{number}")}"'.encode() in shown
        ]
        lights += [replace(words[0], begins=cue.begins), *words[1:]] if words else [cue]
    return tuple(lights)


NAMES = ("english", "arabic", "blocks", "middle", "words")


@pytest.fixture(params=NAMES)
def play(request: pytest.FixtureRequest, plays: dict[str, Play]) -> Play:
    return plays[request.param]


def test_every_sentence_lights_up_in_order_to_the_end(play: Play) -> None:
    assert play.complaints == []
    expected = [cue.id for _, cues in play.sections for cue in cues]
    assert len(expected) >= 4
    assert [event["id"] for event in play.log if event["event"] == "error"] == []
    assert _order(play.log, "highlight") == expected
    assert _order(play.log, "lit") == expected
    assert all(event["seen"] for event in play.log if event["event"] == "lit"), "a light that changes nothing"
    _, cues, run = list(play.runs())[-1]
    assert run[-1]["event"] == "unhighlight"
    assert run[-1]["at"] == pytest.approx(cues[-1].ends, abs=CLOSE), "the end is cut off"


def test_a_sentence_lights_up_when_its_cue_begins(play: Play) -> None:
    late, shown = [], []
    for _, cues, run in play.runs():
        before = 0.0  # where the sound was when the player last looked
        lights = list(cues)
        for event in run:
            if event["event"] == "highlight" and lights and event["id"] == lights[0].id:
                cue = lights.pop(0)
                # a player that was kept from looking cannot know: the cue must lie between its last two looks
                assert before - CLOSE / 2 <= cue.begins <= event["at"] + CLOSE / 2, f"{cue.text!r}: {event}"
                late.append(event["at"] - cue.begins)
            elif event["event"] == "lit":
                shown.append(event["at"] - cue.begins)
            before = event["at"]
        assert not lights
    assert np.median(late) < CLOSE / 2
    assert np.median(shown) < CLOSE
    assert np.mean(np.array(late) < CLOSE) > 0.75, "the machine was too busy to tell"


def test_the_sound_runs_as_the_clock_does(play: Play) -> None:
    for _, _, run in play.runs():
        beats = [event for event in run if event["event"] == "beat"]
        lag = np.array([event["wall"] - event["at"] for event in beats])
        assert len(beats) > 50
        assert np.percentile(lag, 95) - np.percentile(lag, 5) < CLOSE


def test_what_is_heard_is_what_the_cues_were_measured_on(play: Play) -> None:
    """What Chromium sounds, also after a leap into the middle, is where FFmpeg finds it in the file."""
    for sound, _, run in play.runs():
        beats = [event for event in run if event["event"] == "beat"]
        places = np.array([event["at"] for event in beats])
        heard = np.array([event["loud"] for event in beats])
        loudness = _loudness(sound)
        shifts = np.arange(-3 * CLOSE, 3 * CLOSE, STEP)
        alike = [np.corrcoef(heard, _at(loudness, places + shift))[0, 1] for shift in shifts]
        assert max(alike) > 0.8, "not the same sound"
        assert abs(shifts[int(np.argmax(alike))]) < CLOSE


def _order(log: list[dict[str, Any]], kind: str) -> list[str]:
    """The ids of the events of a kind, each once where it is repeated: a player may light up again what is lit."""
    return [name for name, _ in itertools.groupby(event["id"] for event in log if event["event"] == kind)]


def _loudness(sound: bytes) -> np.ndarray:
    """Return the loudness of an MP3 every STEP seconds."""
    with av.open(io.BytesIO(sound), format="mp3") as container:
        rate = container.streams.audio[0].rate
        wave = np.concatenate([frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)])
    window = np.ones(int(rate * 2 * STEP)) / int(rate * 2 * STEP)
    return np.sqrt(np.convolve(wave**2, window, "same"))[:: int(rate * STEP)]


def _at(loudness: np.ndarray, seconds: np.ndarray) -> np.ndarray:
    return loudness[np.clip((seconds / STEP).astype(int), 0, len(loudness) - 1)]
