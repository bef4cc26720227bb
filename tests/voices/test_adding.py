"""Getting the files of voices, from a server on this machine that stands in for the real hosts."""

from __future__ import annotations

import gc
import hashlib
import json
import shutil
import socket
import threading
from typing import TYPE_CHECKING

import pytest

import audicle
import fakes
import kokoro_models
from audicle.cli import main
from audicle.errors import NetworkError, OutputError, UsageError
from audicle.machine.retry import Retries
from audicle.progress import SilentProgress
from audicle.voices import adding
from audicle.voices.adding import voice_offer
from audicle.voices.kokoro.engine import KokoroEngine
from audicle.voices.shared import downloading
from audicle.voices.shared.downloading import Remote, fetch
from web_server import Handler, WebServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = bytes(range(256)) * 4096  # a megabyte
SOON = Retries(tries=3, first=0.001)


@pytest.fixture
def server() -> Iterator[WebServer]:
    web = WebServer()
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield web
    web.over.set()
    web.shutdown()
    web.server_close()
    gc.collect()  # a connection that nobody closed is told of in the test that opened it


def ranged(data: bytes):
    """A route that sends what is asked for."""

    def route(handler: Handler) -> None:
        asked = handler.headers.get("Range")
        if asked is None:
            handler.answer(data)
            return
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        if start >= len(data):
            handler.answer(status=416)
        else:
            size = len(data)
            handler.answer(data[start:], status=206, Content_Range=f"bytes {start}-{size - 1}/{size}")

    return route


def broken(data: bytes, sent: int):
    """A route that sends what is asked for, and hangs up after some bytes."""

    def route(handler: Handler) -> None:
        start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        handler.send_header("Content-Length", str(len(data) - start))
        handler.end_headers()
        handler.raw(data[start : start + sent])

    return route


def remote(server: WebServer, data: bytes = DATA, path: str = "/model") -> Remote:
    return Remote(server.root + path, "model.onnx", len(data), "sha256", hashlib.sha256(data).hexdigest())


def got(one: Remote, folder: Path) -> bytes:
    return fetch(one, folder, "elsewhere", SilentProgress(), SOON).read_bytes()


def begun(server: WebServer) -> list[int]:
    """From which byte on each request asked for the file."""
    asked = [headers.get("range", "bytes=0-") for _, headers in server.seen]
    return [int(one.removeprefix("bytes=").rstrip("-")) for one in asked]


def test_a_file_comes_whole_and_is_not_got_twice(server: WebServer, tmp_path: Path) -> None:
    server.routes["/model"] = ranged(DATA)
    assert got(remote(server), tmp_path / "new") == DATA
    assert got(remote(server), tmp_path / "new") == DATA
    assert len(server.seen) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["model.onnx"]


def test_where_the_connection_breaks_it_goes_on(server: WebServer, tmp_path: Path) -> None:
    server.in_turn("/model", broken(DATA, 300_000), broken(DATA, 200_000), ranged(DATA))
    assert got(remote(server), tmp_path) == DATA
    first, second, third = begun(server)
    assert first == 0
    assert 280_000 < second <= 300_000
    assert second + 180_000 < third <= second + 200_000


def test_as_long_as_something_comes_it_goes_on(server: WebServer, tmp_path: Path) -> None:
    server.routes["/model"] = broken(DATA, 100_000)
    assert got(remote(server), tmp_path) == DATA
    assert len(begun(server)) > SOON.tries


def test_what_was_got_in_an_earlier_run_is_not_got_again(server: WebServer, tmp_path: Path) -> None:
    server.in_turn("/model", broken(DATA, 400_000), lambda handler: handler.answer(status=503))
    with pytest.raises(NetworkError, match="503") as caught:
        got(remote(server), tmp_path)
    assert "goes on where it stopped" in caught.value.remedy
    assert not (tmp_path / "model.onnx").exists()
    server.routes["/model"] = ranged(DATA)
    assert got(remote(server), tmp_path) == DATA
    assert 380_000 < begun(server)[-1] <= 400_000


def test_a_host_that_cannot_go_on_begins_again(server: WebServer, tmp_path: Path) -> None:
    server.in_turn("/model", broken(DATA, 400_000), lambda handler: handler.answer(DATA))
    assert got(remote(server), tmp_path) == DATA


def test_the_beginning_of_another_file_is_thrown_away(server: WebServer, tmp_path: Path) -> None:
    (tmp_path / ".model.onnx.partial").write_bytes(b"x" * 1000)
    server.routes["/model"] = ranged(DATA)
    assert got(remote(server), tmp_path) == DATA
    (tmp_path / "model.onnx").unlink()
    (tmp_path / ".model.onnx.partial").write_bytes(b"x" * len(DATA))
    assert got(remote(server), tmp_path) == DATA


@pytest.mark.parametrize("sent", [b"y" * len(DATA), DATA + b"more", b"<html>Sign in</html>"])
def test_what_is_not_the_file_is_not_kept(server: WebServer, tmp_path: Path, sent: bytes) -> None:
    server.routes["/model"] = lambda handler: handler.answer(sent)
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1") as caught:
        got(remote(server), tmp_path)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "model.onnx").exists()


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_refusal_is_not_asked_again(server: WebServer, tmp_path: Path, status: int) -> None:
    server.page("/model", status=status)
    with pytest.raises(NetworkError, match=str(status)):
        got(remote(server), tmp_path)
    assert len(server.seen) == 1


def test_offline_it_says_where_the_file_is_to_be_had(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/model"
        one = Remote(url, "model.onnx", 5, "sha256", "")
        with pytest.raises(NetworkError, match="cannot be reached") as caught:
            got(one, tmp_path)
    assert url in caught.value.remedy
    assert str(tmp_path) in caught.value.remedy


def test_a_full_disk_is_said_before(server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(OutputError, match="no room"):
        got(remote(server), tmp_path)
    assert server.seen == []


def test_a_file_in_the_way_is_an_output_error(server: WebServer, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError):
        got(remote(server), tmp_path / "folder")


# --- the offers


@pytest.fixture
def kokoro(server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The release of Kokoro, on this machine, with the model of tones. Returns the user's folder."""
    made = kokoro_models.write(tmp_path / "release", "af_a", "zf_z")
    facts = {}
    for kind, name in (("int8", "tones.onnx"), ("voices", "voices.bin")):
        data = (made / name).read_bytes()
        server.routes[f"/{name}"] = ranged(data)
        facts[kind] = (name, len(data), hashlib.sha256(data).hexdigest())
    monkeypatch.setattr(adding, "KOKORO_URL", f"{server.root}/")
    monkeypatch.setattr(adding, "_KOKORO", {"int8": facts["int8"]})
    monkeypatch.setattr(adding, "_KOKORO_VOICES", facts["voices"])
    monkeypatch.setenv("AUDICLE_KOKORO", str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_kokoro_speaks_once_its_files_are_there(kokoro: Path) -> None:
    assert KokoroEngine().missing()
    assert len(voice_offer("kokoro").missing) == 2
    assert {path.name for path in audicle.add_voice("kokoro")} == {"tones.onnx", "voices.bin"}
    engine = KokoroEngine()
    assert [voice.name for voice in engine.voices()] == ["af_a"]
    assert len(engine.speak("Hello.", "af_a", "en", 1.0).samples) > 10_000
    assert voice_offer("kokoro").size == 0


def test_the_command_says_size_and_licence_and_gets_it(
    kokoro: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", f"{fakes.only(fakes.Tone)},audicle.voices.kokoro.engine:KokoroEngine")
    with pytest.raises(SystemExit) as caught:
        main(("voices", "add", "kokoro"))
    assert not caught.value.code
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(" MB")
    assert "Apache License 2.0" in lines[2]
    assert str(kokoro) in lines[2]
    assert lines[3:] == [str(kokoro / "tones.onnx"), str(kokoro / "voices.bin")]


def test_the_real_offer_is_the_release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDICLE_KOKORO", str(tmp_path))
    assert voice_offer("kokoro").size == 92_361_271 + 28_214_398
    assert all(one.url.startswith("https://github.com/") for one in voice_offer("Kokoro:fp32").files)


@pytest.fixture
def piper(server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "de/de_DE/eva/low/de_DE-eva-low.onnx": b"model",
        "de/de_DE/eva/low/de_DE-eva-low.onnx.json": b"{}",
        "de/de_DE/eva/low/MODEL_CARD": b"Public domain",
    }
    for path, data in files.items():
        server.routes[f"/{path}"] = ranged(data)
    facts = {
        path: {"size_bytes": len(data), "md5_digest": hashlib.md5(data).hexdigest()} for path, data in files.items()
    }
    server.page("/voices.json", json.dumps({"de_DE-eva-low": {"key": "de_DE-eva-low", "files": facts}}).encode())
    monkeypatch.setattr(adding, "PIPER_URL", f"{server.root}/")
    monkeypatch.setenv("AUDICLE_PIPER_VOICES", str(tmp_path / "piper"))
    return tmp_path / "piper"


def test_a_voice_of_piper_is_got_with_what_it_needs_and_no_more(piper: Path) -> None:
    offer = voice_offer("piper:de_de-Eva-low")
    assert offer.licence.endswith("/MODEL_CARD")
    audicle.add_voice("piper:de_DE-eva-low")
    assert sorted(path.name for path in piper.iterdir()) == ["de_DE-eva-low.onnx", "de_DE-eva-low.onnx.json"]


def test_a_voice_that_piper_has_not_is_answered_with_near_ones(piper: Path) -> None:
    with pytest.raises(UsageError, match="piper:de_DE-eva-low"):
        voice_offer("piper:de_DE-eve-low")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"a": 1}', b'{"a": {"files": []}}', b'{"a": {"files": {"b": 1}}}']
)
def test_a_list_that_is_none_is_a_network_error(piper: Path, server: WebServer, body: bytes) -> None:
    server.page("/voices.json", body)
    with pytest.raises(NetworkError, match="no list of voices"):
        voice_offer("piper:de_DE-eva-low")


@pytest.mark.parametrize("name", ["", "kokoro:int4", "piper", "piper:", "hibari", "https://example.com"])
def test_what_nobody_offers_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="There are kokoro"):
        voice_offer(name)
