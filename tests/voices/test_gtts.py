"""The online voice, against a stand-in for its host on this machine."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import lameenc
import numpy as np
import pytest

from audicle.errors import NetworkError, VoiceError
from audicle.machine.retry import Retries
from audicle.voices import gtts as module
from audicle.voices.gtts import GttsEngine
from audicle.voices.shared.decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 24_000


def mp3(seconds: float) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(64)
    encoder.silence()
    wave = 8000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * RATE)) / RATE)
    return bytes(encoder.encode(wave.astype(np.int16).tobytes()) + encoder.flush())


def wrapped(sound: bytes) -> str:
    """The answer of the service, as it looks."""
    row = ["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(sound).decode()]), None, None, None, "generic"]
    return ")]}'\n\n100\n" + json.dumps([row], separators=(",", ":")) + '\n25\n[["e",4,null,null,131]]\n'


class Host:
    """Answers each request with the next of its answers, the last one for ever."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], str] | None] = [(200, {}, wrapped(mp3(3)))]
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.delay = 0.0  # seconds
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                call = json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0][0][1]
                time.sleep(host.delay)
                host.texts.append(json.loads(call)[0])
                host.languages.append(json.loads(call)[1])
                answer = host.answers.pop(0) if len(host.answers) > 1 else host.answers[0]
                if answer is None:  # the connection breaks
                    self.close_connection = True
                    return
                status, headers, text = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(BrokenPipeError):  # whoever asked waits no longer
                    self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/speak"


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    host = Host()
    thread = threading.Thread(target=host.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setattr(module, "ENDPOINT", host.url)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield host
    host.server.shutdown()
    host.server.server_close()
    thread.join()


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def engine(naps: list[float]) -> Iterator[GttsEngine]:
    engine = GttsEngine(Retries(tries=4, sleep=naps.append, chance=lambda: 1.0))
    yield engine
    engine._session.close()


OK = (200, {}, wrapped(mp3(3)))
CUT_OFF = (200, {}, wrapped(mp3(3)[:700]))
NOT_BASE64 = (200, {}, wrapped(mp3(3)).replace("=", "").replace("jQ1olc", "jQ1olc", 1)[:-400])
NO_SOUND = (200, {}, ")]}'\n[]\n")
EMPTY = (200, {}, "")
NOISE = (200, {}, wrapped(b"this is not an MP3, whatever it says" * 40))
BUSY = (429, {}, "")


def test_it_speaks_and_gives_samples(engine: GttsEngine, host: Host, naps: list[float]) -> None:
    speech = engine.speak("Bom dia, mundo.", "pt", "pt-BR", 1.0)
    assert speech.rate == RATE
    assert speech.samples.dtype == np.float32
    assert len(speech.samples) / RATE == pytest.approx(3.0, abs=0.1)
    assert np.abs(speech.samples).max() == pytest.approx(8000 / 32768, abs=0.03)
    assert (host.texts, host.languages) == (["Bom dia, mundo."], ["pt"])
    assert naps == []


def test_long_text_goes_in_pieces_of_at_most_100_characters_cut_at_clauses(engine: GttsEngine, host: Host) -> None:
    text = (
        "When the ship came in, the whole town, which had waited for weeks, ran to the harbour; nobody stayed at home."
    )
    speech = engine.speak(text, "en", "en", 1.0)
    assert host.texts == [
        "When the ship came in, the whole town, which had waited for weeks, ran to the harbour;",
        "nobody stayed at home.",
    ]
    assert len(speech.samples) / RATE == pytest.approx(6.0, abs=0.2)


def test_speed_is_kept_up_with(engine: GttsEngine, host: Host) -> None:
    own = len(engine.speak("Hello.", "en", "en", 1.0).samples)
    for speed in (0.5, 1.3, 2.0):
        assert own / len(engine.speak("Hello.", "en", "en", speed).samples) == pytest.approx(speed, rel=0.02)


@pytest.mark.parametrize(
    "trouble", [BUSY, (503, {}, ""), CUT_OFF, NOT_BASE64, NO_SOUND, EMPTY, NOISE, None], ids=lambda one: str(one)[:30]
)
def test_what_passes_is_tried_again(
    engine: GttsEngine, host: Host, naps: list[float], trouble: tuple[int, dict[str, str], str] | None
) -> None:
    host.answers = [trouble, trouble, OK]
    assert len(engine.speak("Good morning, world.", "en", "en", 1.0).samples) > RATE
    assert naps == [1.0, 2.0]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (BUSY, "429"),
        ((500, {}, ""), "500"),
        (CUT_OFF, "cut off"),
        (NO_SOUND, "no sound"),
        (NOISE, "broken sound"),
        (None, "cannot be reached"),
    ],
    ids=lambda one: str(one)[:30],
)
def test_what_does_not_pass_is_a_network_error_that_says_why(
    engine: GttsEngine, host: Host, naps: list[float], trouble: tuple[int, dict[str, str], str] | None, why: str
) -> None:
    host.answers = [trouble]
    with pytest.raises(NetworkError, match=why) as caught:
        engine.speak("Good morning, world.", "en", "en", 1.0)
    assert caught.value.what.startswith("gtts needs the network")
    assert "embedded voice" in caught.value.remedy
    assert "\n" not in str(caught.value)
    assert len(host.texts) == 4
    assert naps == [1.0, 2.0, 4.0]


def test_a_refusal_is_not_tried_again(engine: GttsEngine, host: Host, naps: list[float]) -> None:
    host.answers = [(403, {}, "")]
    with pytest.raises(NetworkError, match="refused with 403"):
        engine.speak("Hello.", "en", "en", 1.0)
    assert (len(host.texts), naps) == (1, [])


def test_retry_after_is_honoured_within_reason(engine: GttsEngine, host: Host, naps: list[float]) -> None:
    host.answers = [(429, {"Retry-After": "7"}, ""), (429, {"Retry-After": "9999"}, ""), OK]
    engine.speak("Hello.", "en", "en", 1.0)
    assert naps == [7.0, 30.0]


def test_offline_is_said_at_once_in_one_line(engine: GttsEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENDPOINT", "http://127.0.0.1:9/")  # the discard port: nobody listens
    monkeypatch.setenv("NO_PROXY", "*")
    with pytest.raises(NetworkError, match=r"^gtts needs the network, and its host cannot be reached\."):
        engine.speak("Hello.", "en", "en", 1.0)


def test_a_host_that_does_not_answer_in_time(engine: GttsEngine, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TIMEOUT", (5, 0.05))
    host.delay = 0.2
    with pytest.raises(NetworkError, match="did not answer in time"):
        engine.speak("Hello.", "en", "en", 1.0)


@pytest.mark.parametrize("text", ["", "…", "—!", "\u200b"])
def test_nothing_to_say_sends_nothing(engine: GttsEngine, host: Host, text: str) -> None:
    assert len(engine.speak(text, "en", "en", 1.0).samples) == 0
    assert host.texts == []


def test_an_unknown_voice_sends_nothing(engine: GttsEngine, host: Host) -> None:
    with pytest.raises(VoiceError, match="no voice 'xx'"):
        engine.speak("Hello.", "xx", "en", 1.0)
    assert host.texts == []


def test_voices_have_tags_of_today() -> None:
    tags = {voice.name: voice.languages[0] for voice in GttsEngine().voices()}
    assert (tags["iw"], tags["jw"], tags["tl"], tags["zh-TW"]) == ("he", "jv", "fil", "zh-TW")


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_waits_grow_vary_and_are_bounded(chance: float) -> None:
    naps: list[float] = []

    def fail() -> None:
        raise module.TryAgain("no")

    with pytest.raises(module.TryAgain):
        Retries(tries=8, sleep=naps.append, chance=lambda: chance).run(fail)
    full = [1, 2, 4, 8, 16, 30, 30]
    assert naps == [pytest.approx(wait * (0.5 + chance / 2)) for wait in full]


def test_mp3_that_is_none() -> None:
    for data in (b"", b"\0" * 2000, b"RIFF" * 100):
        with pytest.raises(ValueError, match=r"is no (MP3|WAV)"):
            decoded(data)
