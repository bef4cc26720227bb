"""Pages of articles in Chromium: what is heard lights up, mouse and keys work, nobody is kept out.

One short session of one browser: see browser.mjs. The cues of the page are the measure of its lights; that the sound is
where the browser says it is, is measured by its loudness against FFmpeg's.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

import fakes
from audicle import convert_all
from node_program import told
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.xdist_group("page")  # one session, in one process

DRIVER = Path(__file__).with_name("browser.mjs")
SECONDS = 62  # that are played
CLOSE = 0.15  # seconds between a cue and its light
STEP = 0.002  # seconds; the precision with which sounds are laid over one another
BUDGET = 100_000  # bytes of a page without its pictures and sounds

LONG = " ".join(f"The keeper wrote the number {number} in his book, and then he slept." for number in range(12))
RICH = f"""\
---
title: The lamp at the ford
subtitle: A story in two parts
author: [Ada Byron, Bo Ek]
date: 2021-06-18
lang: en-GB
source: https://marsh.example/lamp
license: CC BY 4.0
description: How a lamp was kept.
---

The lamp was lit at dusk.[^1] Nobody asked why; *nobody ever did*. See [the log](https://marsh.example/log).

![A lamp in a window](lamp.png "The lamp. It is old.")

{LONG}

## What it cost

| Year | Oil | Wick |
|------|-----|------|
| 1901 | 4 l | 2    |
| 1902 | 9 l | 3    |

1. Trim the wick.
2. Wait:
   - for the wind.

> Time is a reed.

```python
while True:
    print("tick")
```

So $a^2 + b^2$ it is.

- [x] Oil bought
- [ ] Wick cut

### Smaller things

The word *le phare*{{lang=fr}} means it. The last sentence but one is
a good deal longer, so that nobody who is slow misses it. And this is the end of it.

[^1]: By the miller's daughter. She told nobody.
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
HOSTILE = f"""\
---
title: "<script>alert(1)</script> & \\"'> 👩‍🚀 שלום {"long " * 400}"
author: "</title><img src=x onerror=alert(2)>"
description: "\\" onload=alert(3) --> ]]>"
source: "javascript:alert(4)"
---

A [bad link](javascript:alert(5)) and `epub:type="x"` and alt="y". </script><script>alert(6)</script>

![" onerror="alert(7) <b> epub:type=" x](lamp.png)
"""


@dataclass(frozen=True)
class Session:
    """What happened in the browser, and what was made for it."""

    folder: Path
    results: dict[str, Any]

    def page(self, slug: str) -> str:
        return (self.folder / slug / "index.html").read_text(encoding="utf-8")

    def cues(self, slug: str) -> dict[str, Any]:
        return json.loads(re.findall(r'class="cues">(.*?)</script>', self.page(slug))[0])

    def begins(self, slug: str) -> dict[str, float]:
        """When each sentence is heard, in seconds."""
        sections = self.cues(slug)["sections"]
        return {cue[0]: (section["at"] + cue[1]) / 1000 for section in sections for cue in section["cues"]}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, browser: Callable[..., str]) -> Session:
    chromium = browser("axe-core")
    folder = tmp_path_factory.mktemp("pages")
    sources = folder / "in"
    sources.mkdir()
    (sources / "lamp.png").write_bytes(PNG)
    for name, text in {"rich": RICH, "arabic": ARABIC, "hostile": HOSTILE}.items():
        (sources / f"{name}.md").write_text(text, encoding="utf-8")
    (sources / "silent").mkdir()
    (sources / "silent" / "lamp.png").write_bytes(PNG)
    silent = RICH.replace("The lamp at the ford", "Silent").replace("[Ada Byron, Bo Ek]", "Ada Byron")
    (sources / "silent" / "silent.md").write_text(silent, encoding="utf-8")
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
        narrated = [str(sources / f"{name}.md") for name in ("rich", "arabic", "hostile")]
        made = [*convert_all(tuple(narrated), out, jobs=0)]
        made += convert_all((str(sources / "silent" / "silent.md"),), out, jobs=0, overrides={"audio": False})
    slugs = [outcome.result.folder.name for outcome in made]
    # foremost among the processes, where that is allowed: other tests keep the machine busy meanwhile
    results = told(DRIVER, chromium, str(out), str(SECONDS), slugs[0], *slugs, timeout=400, hurried=True)
    return Session(out, results | {"slugs": slugs})


PLAYED = "the-lamp-at-the-ford"


def on_time_line(session: Session, event: dict[str, Any]) -> float:
    return session.cues(PLAYED)["parts"][event["part"]] / 1000 + event["at"]


def test_the_sentence_that_is_heard_lights_up_for_a_minute(session: Session) -> None:
    begins = session.begins(PLAYED)
    lights = [event for event in session.results["play"]["log"] if event["event"] == "lit"]
    assert [event["id"] for event in lights] == list(begins)[: len(lights)], "not every sentence, or not in order"
    late = [on_time_line(session, event) - begins[event["id"]] for event in lights if event["part"] >= 0]
    assert on_time_line(session, lights[-1]) > SECONDS - 10
    assert len(late) > 10
    assert np.max(np.abs(late)) < CLOSE
    assert session.results["play"]["seen"], "the page did not follow"


def test_what_sounds_is_where_the_browser_says_it_is(session: Session) -> None:
    beats = [event for event in session.results["play"]["log"] if event["event"] == "beat" and event["part"] == 0]
    assert len(beats) > 1000
    places, heard = (np.array([event[name] for event in beats]) for name in ("at", "loud"))
    source = re.findall(r'<source src="([^"]+)"', session.page(PLAYED))[0]
    loudness = loudness_of((session.folder / PLAYED / source).read_bytes())
    shifts = np.arange(-0.3, 0.3, 0.01)
    alike = [np.corrcoef(heard, at(loudness, places + shift))[0, 1] for shift in shifts]
    assert max(alike) > 0.7, "not the same sound"
    assert abs(shifts[int(np.argmax(alike))]) < CLOSE


@pytest.mark.parametrize("place", ["use", "simple", "disk"], ids=["a server", "a server without ranges", "the disk"])
def test_mouse_and_keys_move_what_is_heard(session: Session, place: str) -> None:
    used = session.results[place]
    steps = {step["name"]: step for step in used["steps"]}
    begins = session.begins(PLAYED)
    clicked = steps["click"]
    assert (clicked["heard"], clicked["title"]) == (used["later"], "Pause")
    assert 0 <= on_time_line(session, clicked) - begins[used["later"]] < 3
    assert clicked["scrolled"] == clicked["left"] > 0, "the page leaves the sentence that was chosen, which is in sight"
    assert (steps["k"]["part"], steps["k"]["title"]) == (-1, "Play")
    assert steps[","]["heard"] == used["before"]
    assert steps["."]["heard"] == used["later"]
    assert seconds(steps["j"]["now"]) == pytest.approx(begins[used["later"]] - 10, abs=1.1)
    assert steps[">"]["part"] >= 0
    assert steps[">"]["rate"] == pytest.approx(1.1)
    assert steps["off"]["part"] >= 0, "a shortcut works that was turned off"
    assert steps["go"]["heard"] == used["first"]
    assert used["closed"] == "options", "Escape does not close the options, or loses the focus"
    assert steps["reloaded"]["heard"] == steps["paused"]["heard"] == used["later"]
    assert steps["reloaded"]["now"] == steps["paused"]["now"]


def test_the_sleep_timer_stops_it_softly(session: Session) -> None:
    slept = session.results["sleep"]
    assert slept["before"]["part"] == 0
    assert 0 < slept["soft"] < 1
    assert (slept["after"]["part"], slept["chosen"]) == (-1, "")


def test_the_timer_for_the_end_of_a_section_goes_with_who_goes_on(session: Session) -> None:
    woken = session.results["wake"]
    assert woken["moved"]["part"] == 0, "it stopped at once"
    assert woken["moved"]["chosen"] == "section"
    assert woken["stopped"]["part"] == -1
    assert woken["stopped"]["at"] == pytest.approx(woken["stopped"]["next"], abs=0.2)


def test_a_timer_that_ran_out_in_a_pause_stops_nothing(session: Session) -> None:
    late = session.results["wake"]["late"]
    assert (late["part"], late["chosen"]) == (0, "")


@pytest.mark.parametrize("kind", ["missing", "damaged"])
def test_a_sound_that_cannot_be_played_is_told_in_words(session: Session, kind: str) -> None:
    before, failed, again = session.results["fail"][kind]
    assert before["told"] == ""
    assert failed["told"] == "The sound cannot be played: it is missing, damaged or out of reach."
    assert (failed["part"], failed["title"]) == (-1, "Play")
    assert (again["told"], again["part"], again["title"]) == ("", 0, "Pause")


def test_the_slider_says_where_it_is_put_and_does_not_chatter(session: Session) -> None:
    reached = session.results["reach"]
    assert reached["moved"]["value"] == "5"
    assert reached["moved"]["spelled"].startswith("0:05 / ")
    assert reached["moved"]["now"] == "0:05"
    assert reached["spelled"] == 0


def test_keys_with_shift_are_left_alone_and_a_held_key_is_one(session: Session) -> None:
    reached = session.results["reach"]
    assert reached["shifted"]["part"] == 0
    assert reached["held"]["part"] == 0


def test_the_options_come_after_their_button_and_hide_nothing_that_has_the_focus(session: Session) -> None:
    assert session.results["reach"]["after"]
    assert session.results["reach"]["behind"] == []


def test_large_and_wide_letters_stay_on_a_narrow_screen(session: Session) -> None:
    assert session.results["grow"] == {}


def test_nothing_is_wrong_for_anybody_by_day_or_by_night(session: Session) -> None:
    judged = session.results["judge"]
    assert len(judged) == 8
    assert [found for found in judged.values() if found] == []


def test_the_browser_complains_of_nothing_and_asks_nobody_else(session: Session) -> None:
    assert session.results["complaints"] == []
    requests = session.results["requests"]
    assert len(requests) > 8
    assert all(address.startswith(("http://127.0.0.1:", "data:")) for address in requests)
    assert not any(address.endswith((".mp3", ".m4b", ".opus")) for address in requests), "sound before it is asked for"


def test_without_script_all_of_it_is_read_and_heard(session: Session) -> None:
    silent = session.results["silent"]
    assert [bool(silent[slug]["sounds"]) for slug in session.results["slugs"]] == [True, True, True, False]
    for slug, seen in silent.items():
        assert all(height > 20 for height in seen["sounds"])
        assert not any(seen["bar"]), "controls that need a script are shown"
        assert seen["wide"] <= 0, f"{slug} is wider than the screen"
        for link in seen["links"]:
            assert (session.folder / slug / link).is_file()
    for words in ("Nobody asked why", "miller", "1902", 'print("tick")', "And this is the end of it."):
        assert words in silent[PLAYED]["text"]
    assert "A story in two parts" in silent["silent"]["text"]


def test_a_page_is_small(session: Session) -> None:
    shared = sum((session.folder / "assets" / name).stat().st_size for name in ("player.js", "style.css"))
    for slug in session.results["slugs"]:
        assert shared + len(session.page(slug).encode()) <= BUDGET


def seconds(clock: str) -> float:
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


def loudness_of(sound: bytes) -> np.ndarray:
    """Return the loudness of an MP3 every STEP seconds."""
    with av.open(io.BytesIO(sound), format="mp3") as container:
        rate = container.streams.audio[0].rate
        wave = np.concatenate([frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)])
    window = np.ones(int(rate * 2 * STEP)) / int(rate * 2 * STEP)
    return np.sqrt(np.convolve(wave**2, window, "same"))[:: int(rate * STEP)]


def at(loudness: np.ndarray, places: np.ndarray) -> np.ndarray:
    return loudness[np.clip((places / STEP).astype(int), 0, len(loudness) - 1)]
