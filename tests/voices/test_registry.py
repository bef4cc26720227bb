"""Which engines there are, and which voice is chosen."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import types
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import entry_points

import pytest

import fakes
from audicle.errors import MissingPartError, UsageError, VoiceError
from audicle.progress import SilentProgress
from audicle.voices import Voice, registry
from audicle.voices.registry import choose, describe, engine, engines, installed_voices, voices_for

PICO_HERE = engine("pico").missing() is None
BEST = [
    ("en", "hibari:heart"),
    ("en-GB", "hibari:heart"),
    ("pt", "espeak:pt-BR"),
    ("pt-PT", "espeak:pt"),
    ("pt-AO", "espeak:pt"),
    ("zh", "espeak:cmn"),
    ("zh-Hant", "espeak:cmn"),
    ("zh-HK", "espeak:yue"),
    ("yue", "espeak:yue"),
    ("nb", "espeak:nb"),
    ("no", "espeak:nb"),
    ("nn", "espeak:nb"),
    ("sr", "espeak:sr"),
    ("sr-Latn", "espeak:sr"),
    ("iw", "espeak:he"),
    ("tlh", "espeak:piqd"),
    ("ru", "espeak:ru"),
    ("ca-valencia", "espeak:ca-va"),
    ("hy", "espeak:hy"),
]


@pytest.mark.parametrize(("language", "best"), BEST)
def test_the_best_voice_of_a_language(language: str, best: str) -> None:
    voice = choose(language)
    assert f"{voice.engine}:{voice.name}" == best


@pytest.mark.skipif(not PICO_HERE, reason="py-nanotts has no wheel for this machine")
@pytest.mark.parametrize(
    ("language", "best"), [("de-AT", "de-DE"), ("fr", "fr-FR"), ("es-MX", "es-ES"), ("it", "it-IT")]
)
def test_pico_comes_before_espeak(language: str, best: str) -> None:
    assert (choose(language).engine, choose(language).name) == ("pico", best)
    assert [voice.engine for voice in voices_for(language)].index("espeak") > 0


def test_without_pico_espeak_speaks_its_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(engine("pico")), "missing", lambda _: ("it is not there", "get it"))
    assert [choose(language).engine for language in ("de", "fr", "es", "it")] == ["espeak"] * 4


@pytest.mark.parametrize("language", ["km", "gl", "uz-Cyrl", "pa-PK", "und-Goth"])
def test_no_voice_for_a_language_is_a_voice_error_that_names_it(language: str) -> None:
    with pytest.raises(VoiceError, match=language) as caught:
        choose(language)
    assert "--language" in caught.value.remedy


def test_online_voices_are_taken_only_where_allowed() -> None:
    with pytest.raises(VoiceError, match=r"Galician \(gl\).*--voice gtts"):
        choose("gl")
    assert choose("gl", online=True).engine == "gtts"
    assert choose("en", online=True).engine == "hibari"
    assert choose("en", "gtts").engine == "gtts"  # to name it is to allow it
    assert choose("en-AU", "gtts").name == "en"
    with pytest.raises(UsageError, match="jw"):
        choose("jv", "jw")  # the name of an online voice alone is not its engine's
    assert choose("jv", "jw", online=True) == choose("jv", "gtts:jw")


@pytest.mark.parametrize(
    ("language", "wanted", "found"),
    [
        ("en-GB", "espeak", "espeak:en"),
        ("en", "espeak", "espeak:en-US"),
        ("en", "espeak:en-US-nyc", "espeak:en-US-nyc"),
        ("en", "ESPEAK:en-us-NYC", "espeak:en-US-nyc"),
        ("en", "heart", "hibari:heart"),
        ("fr", "espeak:fr-CH", "espeak:fr-CH"),  # whatever the country
        ("es", "espeak", "espeak:es"),
        ("es-MX", "espeak", "espeak:es-419"),
    ],
)
def test_a_voice_that_was_asked_for(language: str, wanted: str, found: str) -> None:
    voice = choose(language, wanted)
    assert f"{voice.engine}:{voice.name}" == found


def test_a_voice_that_does_not_speak_the_language_is_refused_and_others_are_named() -> None:
    with pytest.raises(UsageError, match=r"hibari does not speak Spanish \(es\)\..*espeak:es"):
        choose("es", "hibari")


@pytest.mark.parametrize(
    ("wanted", "near"), [("hibary", "hibari"), ("espek", "espeak"), ("espeak:en-UK", "espeak:en"), ("Heart1", "heart")]
)
def test_an_unknown_voice_names_the_near_ones(wanted: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose("en", wanted)
    assert wanted in caught.value.what
    assert near in caught.value.remedy
    assert "audicle voices" in caught.value.remedy


def test_what_is_not_a_language_is_refused() -> None:
    for call in (choose, voices_for):
        with pytest.raises(UsageError, match="not a language code"):
            call("english please")


def test_an_engine_that_misses_a_part_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(engine("espeak")), "missing", lambda _: ("the library is gone", "pip install it"))
    with pytest.raises(MissingPartError, match=r"espeak cannot speak here: the library is gone\. pip install it\."):
        choose("en", "espeak")
    assert "espeak" not in {voice.engine for voice in installed_voices()}
    state = next(state for state in describe() if state.name == "espeak")
    assert (state.voices, state.version, state.missing) == ((), "", "the library is gone; pip install it")


def test_describe_tells_of_every_engine_the_best_first() -> None:
    states = describe()
    assert states[0].name == "hibari"
    assert {state.name for state in states} >= {"hibari", "pico", "espeak", "gtts"}
    assert {state.name for state in states if not state.offline} <= {"gtts", "openai"}


def test_the_second_door_adds_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", "fakes:Tone, fakes:Fail")
    assert {"tone", "fail", "hibari"} <= set(engines())
    assert choose("en", "tone") in installed_voices()
    assert choose("en") in engine("fail").voices()  # both of rank 1: by name


def test_the_first_door_can_be_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    assert set(engines()) == {"tone"}
    with pytest.raises(VoiceError, match="Hungarian"):
        choose("hu")


def test_the_doors_stand_open_in_spawned_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert (
            pool.submit(choose, "en").result() == choose("en") == Voice("tone", "a", fakes.Tone.languages, "a tone", 1)
        )


@pytest.mark.parametrize("broken", ["nowhere:Engine", "fakes:Nobody", "fakes", "broken_plugin:Engine"])
def test_a_broken_engine_is_a_warning_that_names_it(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    plugin = types.ModuleType("broken_plugin")

    class Engine:
        name = "broken"

        def __init__(self) -> None:
            raise RuntimeError("no licence")

    plugin.Engine = Engine
    monkeypatch.setitem(sys.modules, "broken_plugin", plugin)
    monkeypatch.setenv("AUDICLE_ENGINES", f"fakes:Tone,{broken}")
    progress = SilentProgress()
    assert {"tone", "hibari"} <= set(engines(progress))
    assert len(progress.warnings) == 1
    assert broken in progress.warnings[0]
    assert "\n" not in progress.warnings[0]
    assert choose("en").engine == "tone"


def test_a_worker_loads_only_the_engine_it_speaks_with() -> None:
    code = "import sys; from audicle.voices.registry import engine; engine('espeak'); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "audicle.voices.espeak.engine" in ran.stdout.split()
    assert "audicle.voices.gtts" not in ran.stdout.split()


def test_an_unknown_engine_is_a_voice_error() -> None:
    with pytest.raises(VoiceError, match="no voice engine 'nobody'"):
        engine("nobody")


def test_the_built_in_engines_come_in_by_entry_points() -> None:
    assert {point.name for point in entry_points(group=registry.GROUP)} >= {"hibari", "pico", "espeak", "gtts"}
