"""Those who jump about, scroll, pause and fall asleep: the page of an article in Chromium does what they meant.

One session of one browser: see listener.mjs. The voice tells when it says each word.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fakes
from audicle import convert_all
from node_program import told

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.xdist_group("page")  # after the other session, in the same process

DRIVER = Path(__file__).with_name("listener.mjs")

TALE = " ".join(f"The miller counted sack {number} and wrote it down." for number in range(1, 9))
ARTICLE = f"""\
---
title: The mill
lang: en-GB
---

{TALE}

## The dam

{TALE} Nobody saw the *water* rise.

## The flood

{TALE}
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, browser: Callable[..., str]) -> dict[str, Any]:
    chromium = browser()
    folder = tmp_path_factory.mktemp("listened")
    out = folder / "out"
    source = folder / "mill.md"
    source.write_text(ARTICLE, encoding="utf-8")
    divided = folder / "parts.md"
    divided.write_text(ARTICLE.replace("The mill", "In parts", 1), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Timed))
        made = [*convert_all((str(source),), out, jobs=0, overrides={"sync": "word"})]
        made += convert_all((str(divided),), out, jobs=0, overrides={"formats": ()})
    slugs = [outcome.result.folder.name for outcome in made]
    seen = told(DRIVER, chromium, str(out), *slugs, timeout=300, hurried=True)
    page = (out / slugs[0] / "index.html").read_text(encoding="utf-8")
    return seen | {"page": page}


def test_a_sentence_chosen_in_a_pause_is_heard_once_a_server_without_ranges_has_sent_the_sound(
    session: dict[str, Any],
) -> None:
    chosen = session["ranges"]["chosen"]
    assert chosen["muted"], "the beginning is heard while the sound is fetched"
    assert (chosen["during"]["heard"], chosen["during"]["title"]) == (chosen["later"], "Pause")
    after = chosen["after"]
    assert (after["heard"], after["part"], after["muted"]) == (chosen["later"], 0, False)


def test_the_page_stays_at_the_sentence_chosen_before_the_sound_had_begun_to_come(session: dict[str, Any]) -> None:
    drawn = session["drawn"]
    assert (drawn["seen"], drawn["heard"]) == (drawn["later"], drawn["later"])
    assert drawn["scrolled"] == drawn["left"] > 0


def test_a_pause_while_the_sound_is_fetched_stays_a_pause(session: dict[str, Any]) -> None:
    paused = session["ranges"]["paused"]
    assert (paused["during"]["heard"], paused["during"]["part"]) == (paused["later"], -1)
    assert (paused["after"]["heard"], paused["after"]["part"]) == (paused["later"], -1)


def test_who_follows_a_link_while_it_plays_stays_there(session: dict[str, Any]) -> None:
    before, after = session["strays"]["before"], session["strays"]["after"]
    assert before["heard"] != after["heard"]
    assert before["scrolled"] == after["scrolled"] > 0


def test_the_page_looks_once_a_frame_however_often_it_was_paused(session: dict[str, Any]) -> None:
    assert session["frames"]["drawn"] > 5
    assert session["frames"]["looks"] <= session["frames"]["drawn"] * 1.5


def test_the_timer_for_the_end_of_a_section_can_be_set_again_where_it_stopped(session: dict[str, Any]) -> None:
    stopped, again = session["dozes"]["stopped"], session["dozes"]["again"]
    assert stopped["part"] == -1
    assert stopped["at"] == pytest.approx(stopped["next"], abs=0.2)
    assert (again["part"], again["chosen"]) == (0, "section")


def test_a_sound_that_faded_out_is_loud_again(session: dict[str, Any]) -> None:
    assert 0 < session["sections"]["soft"][0] < 1
    assert session["sections"]["loud"] == [1, 1, 1]


def test_a_missing_sound_is_told_of_when_somebody_comes_back_to_it(session: dict[str, Any]) -> None:
    first, missing = session["sections"]["first"], session["sections"]["missing"]
    assert (first["part"], first["told"]) == (0, "")
    assert (missing["part"], missing["title"]) == (-1, "Play")
    assert missing["told"].startswith("The sound cannot be played")


def test_a_sound_that_does_not_come_is_told_of_until_it_does(session: dict[str, Any]) -> None:
    waits = session["waits"]
    assert waits["soon"] == ""
    assert waits["late"]["told"].startswith("The sound cannot be played")
    assert (waits["late"]["part"], waits["late"]["title"]) == (0, "Pause"), "it is still waited for"
    assert (waits["come"]["told"], waits["come"]["part"]) == ("", 0)


def test_the_sound_of_the_next_section_follows(session: dict[str, Any]) -> None:
    assert session["sections"]["next"]["part"] == 2


def test_the_sentence_is_seen_in_a_low_window_with_the_options_open(session: dict[str, Any]) -> None:
    low = session["low"]
    assert low["bar"] > low["room"]
    assert low["room"] * 0.1 < low["top"] < low["room"] * 0.9


def test_no_option_is_out_of_reach_with_large_letters(session: dict[str, Any]) -> None:
    assert session["large"] == []


def test_words_light_up_one_by_one_and_not_on_paper(session: dict[str, Any]) -> None:
    lit = session["words"]["lit"]
    told = re.sub(r"<[^>]+>", " ", session["page"].partition("<article>")[2])
    assert len(lit) > 4
    left = iter(told.split())
    assert all(word in left for word in lit), "not words of the text, or not in its order"
    assert "rgba(0, 0, 0, 0)" not in session["words"]["screen"]
    assert set(session["words"]["paper"]) == {"rgba(0, 0, 0, 0)"}, "what is heard is marked on paper"


def test_the_lock_screen_is_told_of_a_jump_at_once_and_of_a_section_when_it_changes(session: dict[str, Any]) -> None:
    locks = session["locks"]
    assert locks["told"] == pytest.approx(5, abs=0.5)
    assert locks["same"]
    assert locks["title"] == "The dam"


def test_words_make_no_elements_of_the_page(session: dict[str, Any]) -> None:
    assert "The miller counted sack 1 and wrote it down.</span>" in session["page"]
    assert not re.search(r'<span id="[^"]*-w\d+">[^<]*</span>', session["page"])


def test_the_browser_complains_of_nothing(session: dict[str, Any]) -> None:
    assert session["complaints"] == []
