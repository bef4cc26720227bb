"""The engine for servers of OpenAI's speech protocol, against a stand-in for such a server on this machine."""

from __future__ import annotations

import io
import json
import logging
import pickle
import threading
import time
import traceback
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from audicle.errors import NetworkError, VoiceError
from audicle.machine.retry import Retries
from audicle.voices.abilities import Abilities
from audicle.voices.openai import engine as module
from audicle.voices.openai.engine import OpenaiEngine
from audicle.voices.shared.decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 24_000
KEY = "sk-secret-0123456789"


def tone(seconds: float) -> np.ndarray:
    return (8000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * RATE)) / RATE)).astype(np.int16)


def wav(seconds: float, *, channels: int = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.repeat(tone(seconds), channels).tobytes())
    return file.getvalue()


def streamed(sound: bytes) -> bytes:
    """A WAV as servers send it that do not know its length when they begin."""
    return sound[:4] + b"\xff\xff\xff\xff" + sound[8:40] + b"\xff\xff\xff\xff" + sound[44:]


def coded(form: str, codec: str, seconds: float) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=form) as out:
        stream = out.add_stream(codec, rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(seconds)[None], format="s16", layout="mono")
        frame.rate = RATE
        for one in (*av.AudioResampler(stream.format, "mono", RATE).resample(frame), None):
            out.mux(stream.encode(one))
    return file.getvalue()


class Server:
    """Answers each request with the next of its answers, the last one for ever."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], bytes] | None] = [(200, {}, wav(3))]
        self.formats = ("wav", "flac", "mp3")  # that it takes
        self.asked: list[dict[str, str]] = []
        self.keys: list[str | None] = []
        self.delay = 0.0  # seconds
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.asked.append({"path": self.path} | asked)
                server.keys.append(self.headers["Authorization"])
                time.sleep(server.delay)
                if asked["response_format"] not in server.formats:
                    self.send_error(422)
                    return
                answer = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
                if answer is None:  # the connection breaks
                    self.close_connection = True
                    return
                status, headers, data = answer
                # a reason that repeats the request, as some do
                self.send_response(status, f"no {self.headers['Authorization']}")
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}/v1"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    for name in ("MODEL", "VOICES", "LANGUAGES", "PRICE"):
        monkeypatch.delenv(f"AUDICLE_OPENAI_{name}", raising=False)
    monkeypatch.setenv("AUDICLE_OPENAI_URL", server.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    # a proxy would take the text off this machine: it must not be asked
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield server
    server.http.shutdown()
    server.http.server_close()
    thread.join()


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def engine(server: Server, naps: list[float]) -> Iterator[OpenaiEngine]:
    engine = OpenaiEngine(Retries(tries=4, sleep=naps.append, chance=lambda: 1.0))
    yield engine
    engine._session.close()


OK = (200, {}, wav(3))
SHORT = (200, {"Content-Length": "144044"}, wav(3)[:9000])
CUT_OFF = (200, {}, wav(3)[:9000])
EMPTY = (200, {}, b"")
NOISE = (200, {}, b"this is no sound, whatever it says" * 40)
BUSY = (429, {}, b"")


def test_it_asks_as_the_protocol_says_and_gives_samples(
    server: Server, engine: OpenaiEngine, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = engine.speak("Bom dia,\nmundo.", "nova", "pt-BR", 1.0)
    assert speech.rate == RATE
    assert speech.samples.dtype == np.float32
    assert np.array_equal(speech.samples, tone(3).astype(np.float32) / 32768)
    asked = {"path": "/v1/audio/speech", "model": "tts-1", "voice": "nova", "response_format": "wav"}
    assert server.asked == [asked | {"input": "Bom dia, mundo."}]
    assert server.keys == [f"Bearer {KEY}"]
    assert naps == []


def test_without_a_key_none_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    engine = OpenaiEngine()
    engine.speak("Hello.", "nova", "en", 1.0)
    engine._session.close()
    assert server.keys == [None]


@pytest.mark.parametrize(
    "sound",
    [
        wav(3),
        wav(3, channels=2),
        streamed(wav(3)),
        coded("flac", "flac", 3),
        coded("mp3", "libmp3lame", 3),
        coded("ogg", "libopus", 3),
    ],
    ids=["wav", "stereo", "streamed", "flac", "mp3", "ogg"],
)
def test_whatever_the_server_sends_is_decoded(server: Server, engine: OpenaiEngine, sound: bytes) -> None:
    server.answers = [(200, {}, sound)]
    speech = engine.speak("Hello.", "nova", "en", 1.0)
    assert len(speech.samples) / speech.rate == pytest.approx(3, abs=0.1)
    assert np.abs(speech.samples).max() == pytest.approx(8000 / 32768, abs=0.03)


def test_the_next_format_is_asked_for_where_one_is_refused_and_remembered(server: Server, engine: OpenaiEngine) -> None:
    server.formats = ("mp3",)
    for _ in range(2):
        engine.speak("Hello.", "nova", "en", 1.0)
    assert [asked["response_format"] for asked in server.asked] == ["wav", "flac", "mp3", "mp3"]


def test_speed_is_made_here(server: Server, engine: OpenaiEngine) -> None:
    for speed in (0.5, 1.3, 2.0):
        speech = engine.speak("Hello.", "nova", "en", speed)
        assert len(speech.samples) * speed / RATE == pytest.approx(3.0, rel=0.02)


@pytest.mark.parametrize(
    "trouble",
    [BUSY, (408, {}, b""), (500, {}, b""), (503, {}, b""), SHORT, CUT_OFF, EMPTY, NOISE, None],
    ids=["429", "408", "500", "503", "short", "cut off", "empty", "noise", "broken"],
)
def test_what_passes_is_tried_again(
    server: Server, engine: OpenaiEngine, naps: list[float], trouble: tuple[int, dict[str, str], bytes] | None
) -> None:
    server.answers = [trouble, trouble, OK]
    assert len(engine.speak("Good morning to the whole world.", "nova", "en", 1.0).samples) == 3 * RATE
    assert naps == [1.0, 2.0]


def test_a_server_that_does_not_answer_in_time(
    server: Server, engine: OpenaiEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TIMEOUT", (5, 0.05))
    server.delay = 0.2
    server.answers = [None]
    with pytest.raises(NetworkError, match="did not answer in time") as caught:
        engine.speak("Hello.", "nova", "en", 1.0)
    assert caught.value.what.startswith("openai needs its server at 127.0.0.1, and")
    assert len(server.asked) == 4


def test_a_redirection_is_a_refusal(server: Server, engine: OpenaiEngine) -> None:
    server.answers = [(307, {"Location": f"{server.url}/elsewhere"}, b"")]
    with pytest.raises(NetworkError, match="refused with 307"):
        engine.speak("Hello.", "nova", "en", 1.0)
    assert len(server.asked) == 1


def everything(error: BaseException | None) -> str:
    """All that an error and those it came from hold, as deep as a log could show it."""
    texts = []
    while error is not None:
        texts += [repr(error), str(vars(error)), *traceback.format_exception(error)]
        request = getattr(error, "request", None)
        texts.append(str(getattr(request, "headers", "")))
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


@pytest.mark.parametrize("answer", [(401, {}, b"no"), (500, {}, b""), None], ids=["401", "500", "broken"])
def test_the_key_is_in_no_error_and_no_log(
    server: Server,
    engine: OpenaiEngine,
    answer: tuple[int, dict[str, str], bytes] | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers = [answer]
    with pytest.raises(NetworkError) as caught:
        engine.speak("Hello.", "nova", "en", 1.0)
    assert server.keys[0] == f"Bearer {KEY}"
    assert pickle.loads(pickle.dumps(caught.value)).what == caught.value.what
    seen = everything(caught.value) + caplog.text + engine.version() + str(engine.voices()) + repr(engine._server)
    assert "127.0.0.1" in seen
    assert "secret" not in seen


@pytest.mark.parametrize("key", ["sk-secret\nX: y", "sk secret", "sk-sécret"])
def test_a_key_that_no_header_can_hold_is_named_but_not_shown(
    server: Server, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    lack = OpenaiEngine().missing()
    assert lack is not None
    assert lack[0] == "OPENAI_API_KEY is not a key"
    assert "cret" not in str(lack)


def test_a_key_with_a_line_end_after_it_is_taken_without(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\n")
    assert OpenaiEngine().missing() is None


@pytest.mark.parametrize(
    ("url", "key", "lack"),
    [
        ("", KEY, "AUDICLE_OPENAI_URL is not set"),
        ("localhost:8880", KEY, "AUDICLE_OPENAI_URL is not the address"),
        ("ftp://localhost/v1", KEY, "AUDICLE_OPENAI_URL is not the address"),
        ("http://[::1/v1", KEY, "AUDICLE_OPENAI_URL is not the address"),
        ("http://localhost:999999/v1", KEY, "AUDICLE_OPENAI_URL is not the address"),
        ("http://speech.example/v1", KEY, "OPENAI_API_KEY would be sent unencrypted"),
        ("http://speech.example/v1", "", None),
        ("https://api.openai.com/v1", "", "OPENAI_API_KEY is not set"),
        ("https://api.openai.com/v1", KEY, None),
        ("http://localhost:8880/v1", "", None),
    ],
)
def test_what_is_missing_is_said(url: str, key: str, lack: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_OPENAI_URL", url)
    monkeypatch.setenv("OPENAI_API_KEY", key)
    engine = OpenaiEngine()
    missing = engine.missing()
    assert (missing is None) == (lack is None)
    assert (missing or ("",))[0].startswith(lack or "")
    assert bool(engine.voices()) == (missing is None)


@pytest.mark.parametrize(
    ("url", "offline"),
    [
        ("http://localhost:8880/v1", True),
        ("http://127.0.0.9/v1", True),
        ("http://[::1]:80/v1", True),
        ("https://api.openai.com/v1", False),
        ("http://192.168.1.2/v1", False),
        ("http://localhost.example/v1", False),
        ("http://localhost@speech.example/v1", False),
    ],
)
def test_only_a_server_on_this_machine_is_offline(url: str, offline: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_OPENAI_URL", url)
    monkeypatch.setenv("AUDICLE_OPENAI_PRICE", "15")
    engine = OpenaiEngine()
    assert engine.offline is offline
    assert engine.abilities() == (Abilities() if offline else Abilities(paid=True, dollars_per_million_characters=15))


def test_model_voices_and_languages_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_OPENAI_URL", "https://user:secret@speech.example:444/v1/?token=secret")
    monkeypatch.setenv("AUDICLE_OPENAI_MODEL", "kokoro")
    monkeypatch.setenv("AUDICLE_OPENAI_VOICES", "af_sky, bm_lewis af_sky")
    monkeypatch.setenv("AUDICLE_OPENAI_LANGUAGES", "en-gb, not_a_language pt_BR")
    engine = OpenaiEngine()
    assert [(voice.name, voice.languages) for voice in engine.voices()] == [
        ("af_sky", ("en-GB", "pt-BR")),
        ("bm_lewis", ("en-GB", "pt-BR")),
    ]
    assert engine.version() == "kokoro at speech.example:444/v1"
    assert engine._server.endpoint == "https://user:secret@speech.example:444/v1/audio/speech?token=secret"
    assert "secret" not in f"{engine.voices()} {engine.version()} {engine._needs}"


@pytest.mark.parametrize("text", ["", "…", "—!", "\u200b"])
def test_nothing_to_say_sends_nothing(server: Server, engine: OpenaiEngine, text: str) -> None:
    assert len(engine.speak(text, "nova", "en", 1.0).samples) == 0
    assert server.asked == []


def test_an_unknown_voice_sends_nothing(server: Server, engine: OpenaiEngine) -> None:
    with pytest.raises(VoiceError, match="no voice 'xx'"):
        engine.speak("Hello.", "xx", "en", 1.0)
    assert server.asked == []


@pytest.mark.parametrize(
    "data", [b"RIFF", wav(1)[:30], b"fLaC\0\0\0", b"OggS", b"#EXTM3U\nhttp://127.0.0.1:9/a.mp3\n" * 9]
)
def test_broken_sound_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="is no"):
        decoded(data)
