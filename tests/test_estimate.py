"""``audicle estimate``: the length told before is the length made after, and nothing is sent or paid to find out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import audicle
import fakes
from audicle.cli import main
from audicle.speak import sampling
from audicle.speak.cache import ClipCache
from audicle.speak.pace import Pace, Paces, remember
from audicle.speak.synthesis import Order
from audicle.voices.registry import choose

WORDS = ["Rain fell on the old harbour", "Nobody saw the boat leave", "the keeper wrote it down", "all went home", "so"]


def article(sections: int = 3, sentences: int = 12) -> str:
    parts = ["---\ntitle: The harbour\nlang: en\n---\n"]
    for section in range(sections):
        parts.append(f"## Part {'ABCDEFG'[section]}\n")
        for number in range(sentences):
            words = ", ".join(WORDS[(section + number + k) % 5] for k in range(1 + number % 4))
            parts.append(f"{words[0].upper()}{words[1:]} {'and on ' * number}again.\n")
    return "\n".join(parts)


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone, fakes.Paid, fakes.Unpriced))
    monkeypatch.setenv("AUDICLE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AUDICLE_FAKE_ASKED", str(tmp_path / "asked"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(article(), encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(("estimate", *arguments))
        captured = capsys.readouterr()
        return caught.value.code or 0, captured.out, captured.err

    return run


def made(**overrides: object) -> dict:
    (outcome,) = audicle.convert_all(("a.md",), Path("out"), overrides=overrides, jobs=0)
    assert isinstance(outcome.result, audicle.convert.Made), outcome.result
    return outcome.result.manifest


def clips() -> int:
    return len(list(Path("cache").rglob("*.mp3")))


@pytest.mark.parametrize("overrides", [{}, {"speed": 1.5}, {"preset": "brief"}, {"voice_headings": "tone:b"}])
def test_the_length_is_told_before_it_is_made(overrides: dict[str, object]) -> None:
    told = audicle.estimate("a.md", overrides=overrides, jobs=0)
    assert told.seconds == pytest.approx(made(**overrides)["duration"], rel=0.03)
    assert sum(section.seconds or 0 for section in told.sections) == pytest.approx(told.seconds)


def test_only_a_few_sentences_are_spoken_for_it_and_a_conversion_needs_them_no_more() -> None:
    told = audicle.estimate("a.md", jobs=0)
    sample = clips()
    assert 0 < sample < told.voices[0].utterances / 2
    assert told.voices[0].characters_to_make < told.characters
    assert told.seconds_kept > 0
    kept = {path: path.stat().st_ino for path in Path("cache").rglob("*.mp3")}
    made()
    assert all(path.stat().st_ino == node for path, node in kept.items())


def test_a_second_estimate_speaks_nothing_and_says_the_same() -> None:
    first = audicle.estimate("a.md", jobs=0)
    sample = clips()
    second = audicle.estimate("a.md", jobs=0)
    assert clips() == sample
    assert second.seconds == pytest.approx(first.seconds)
    assert second.seconds_to_make is not None


def test_what_was_made_needs_no_more_time_and_its_length_is_exact() -> None:
    manifest = made()
    told = audicle.estimate("a.md", jobs=0)
    assert told.seconds_to_make == 0
    assert told.voices[0].characters_to_make == 0
    # players leave out the delay of the encoder: 46 ms a section
    assert told.seconds == pytest.approx(manifest["duration"], abs=0.2)


def test_words_said_twice_are_made_once() -> None:
    Path("a.md").write_text("# T\n\n" + "Again and again.\n\n" * 30, encoding="utf-8")
    told = audicle.estimate("a.md", jobs=0)
    assert told.voices[0].utterances > 30
    assert told.voices[0].characters_to_make < 40
    assert told.seconds == pytest.approx(made()["duration"], rel=0.03)


def test_nothing_is_sent_anywhere_and_the_price_is_for_what_is_not_kept() -> None:
    told = audicle.estimate("a.md", overrides={"voice": "paid"}, jobs=0)
    assert not Path("asked").exists()
    assert told.text_leaves
    assert told.dollars == pytest.approx(told.characters * 15 / 1e6, rel=0.05)
    assert told.voices[0].basis == "other voice"
    assert told.seconds is not None
    assert told.seconds_to_make is None
    made(voice="paid")
    after = audicle.estimate("a.md", overrides={"voice": "paid"}, jobs=0)
    assert (after.dollars, after.seconds_to_make) == (0.0, 0.0)


def test_an_online_voice_is_judged_by_what_it_spoke_before() -> None:
    made(voice="paid")
    text = Path("a.md").read_text(encoding="utf-8").replace("harbour", "very large harbour").replace("again", "anew")
    Path("a.md").write_text(text, encoding="utf-8")
    told = audicle.estimate("a.md", overrides={"voice": "paid"}, jobs=0)
    assert told.voices[0].basis == "earlier"
    assert told.seconds_to_make is not None
    assert told.seconds == pytest.approx(made(voice="paid")["duration"], rel=0.05)


def test_a_price_that_nobody_says_is_not_known(run) -> None:
    _, out, _ = run("a.md", "--voice", "unpriced", "--jobs", "0")
    assert "its cost is not known here" in out
    assert "the text leaves this machine" in out
    _, out, _ = run("a.md", "--voice", "unpriced", "--json", "--jobs", "0")
    (data,) = json.loads(out)["articles"]
    assert (data["dollars"], data["voices"][0]["paid"], data["text_leaves"]) == (None, True, True)


def test_a_slow_voice_is_judged_by_a_few_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "_PATIENCE", 0.0)
    told = audicle.estimate("a.md", jobs=0)
    assert clips() == 2
    assert told.seconds is not None
    assert told.seconds_to_make is not None


def test_workers_speak_as_in_a_conversion() -> None:
    told = audicle.estimate("a.md", jobs=2)
    assert told.seconds == pytest.approx(made()["duration"], rel=0.03)
    assert told.seconds_to_make is not None
    assert 0 < told.seconds_to_make < 30


def test_each_voice_and_language_is_told_apart() -> None:
    Path("a.md").write_text(
        article(1) + '\n<p lang="de">Es regnet, und alle sind zu Hause geblieben.</p>\n\n> Quoth she, again.\n',
        encoding="utf-8",
    )
    told = audicle.estimate("a.md", overrides={"voice_quotes": "tone:b"}, jobs=0)
    assert {(one.voice, one.language) for one in told.voices} >= {("a", "en"), ("a", "de"), ("b", "en")}
    assert sum(one.characters for one in told.voices) == told.characters


def test_people_read_it_and_verbose_goes_section_by_section(run) -> None:
    code, out, _ = run("a.md", "--jobs", "0")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "a.md"
    assert "of audio" in lines[1]
    assert "characters in" in lines[1]
    assert "to speak it here; costs nothing; the text stays on this machine" in lines[2]
    assert lines[3].startswith("  tone:a (en): ")
    assert "Part A" not in out
    assert "Part A" in run("a.md", "--jobs", "0", "--verbose")[1]


def test_several_are_summed_and_one_that_fails_does_not_stop_the_others(run) -> None:
    Path("b.md").write_text("# B\n\nShort.\n", encoding="utf-8")
    code, out, _ = run("a.md", "b.md", "--jobs", "0")
    assert code == 0
    assert out.splitlines()[-3] == "2 articles"
    Path("b.md").write_bytes(b"")
    code, out, err = run("a.md", "b.md", "--jobs", "0", "--json")
    assert code == 1
    assert [one["status"] for one in json.loads(out)["articles"]] == ["estimated", "failed"]
    assert "b.md" in err
    assert run("b.md")[0] == 3


def test_a_damaged_file_of_paces_is_measured_anew() -> None:
    audicle.estimate("a.md", jobs=0)
    file = Path("cache/paces.json")
    for damaged in ("", "[]", "{", file.read_text(encoding="utf-8").replace('"characters"', '"letters"')):
        file.write_text(damaged, encoding="utf-8")
        assert audicle.estimate("a.md", jobs=0).seconds_to_make is not None


def test_more_text_is_known_better(tmp_path: Path) -> None:
    paces = Paces(sampling_cache(tmp_path), 0)
    order = an_order(tmp_path)
    paces.keep(order, Pace(2000, 100.0, work=0.1, start=2.0, timed=100.0))
    paces.keep(order, Pace(10, 5.0, work=9.0, timed=3.0))
    assert paces.get(order) == Pace(2000, 100.0, work=0.1, start=2.0, timed=100.0)
    paces.keep(order, Pace(1500, 90.0, work=0.2, timed=80.0))
    assert paces.get(order) == Pace(1500, 90.0, work=0.2, start=2.0, timed=80.0)
    remember(paces, sampling_cache(tmp_path), [order], [order], 1.0)  # it has no clip, so it shows nothing
    assert paces.get(order) == Pace(1500, 90.0, work=0.2, start=2.0, timed=80.0)
    assert Paces(sampling_cache(tmp_path), 1).get(order) is None


def sampling_cache(folder: Path):
    return ClipCache(folder / "cache")


def an_order(folder: Path):
    return Order(folder, choose("en"), "tone 1", "en", "Hello.", 1.0, -16.0, -1.0, 64)
