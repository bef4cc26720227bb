"""What was said of docs/privacy.md: nothing leaves the machine unasked, and nothing is written where nobody looks."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

import kokoro_models
from audicle.voices.registry import engine
from traced import below, traced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from traced import Traced

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
# urllib3, when it is imported, learns so whether there is IPv6 here: it sends nothing and tells nobody
PROBE = {"socket AF_INET6", "bind AF_INET6 ::1 0"}
PAGE = """<html lang="en"><head><title>The mill</title></head><body><article><h1>The mill</h1>
<p>The mill turns the wheel all day long, and it was built by hand in 1780, by those who lived here.</p>
<figure><img src="picture.png" alt="A mill"><figcaption>The mill in 1900.</figcaption></figure>
<p>They said <span lang="de">Der Fuchs springt über den Hund</span> and <span lang="ru">Съешь ещё этих булок</span>
and <span lang="ja">今日は雨です</span>, and went home in the evening, when all was done and the wheel stood still.</p>
<p>One more was there. He had come late. He stayed. Nobody knew why. It was dark. The rain fell. He left.</p>
</article></body></html>"""


def run(folder: Path, *arguments: str | Path, **environment: str) -> Traced:
    """Run audicle as a person who has just installed it does: with an empty home."""
    (folder / "home").mkdir()
    (folder / "temporary").mkdir()
    given = {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(TESTS),
        "PYTHONDONTWRITEBYTECODE": "1",  # Python's own habit, wherever modules were not compiled when installed
        **environment,
    }
    done = traced([sys.executable, "-m", "audicle", *arguments], folder, given)
    assert done.code == 0, done.output
    return done


def strays(done: Traced, folder: Path) -> list[Path]:
    """What was written outside the cache, the output and the temporary folder."""
    cache = folder / "home" / ".cache" / "audicle"
    # the system's own: nothing, the terminal, and memory that processes share
    places = [cache, folder / "output", folder / "temporary", Path("/dev"), Path("/proc")]
    return sorted(path for path in done.touched if not below(path, places) and path not in cache.parents)


def left(folder: Path) -> list[str]:
    """The files that are in the home afterwards, but for the cache."""
    home = folder / "home"
    return sorted(str(path) for path in home.rglob("*") if path.is_file() and ".cache/audicle/" not in path.as_posix())


def assert_nothing_happened(done: Traced, folder: Path) -> None:
    assert done.sockets <= PROBE
    assert strays(done, folder) == []
    assert left(folder) == []


def test_a_local_article_is_converted_without_a_socket_or_a_stray_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    Image.new("RGB", (40, 30), "red").save(tmp_path / "picture.png")
    done = run(tmp_path, "convert", "page.html", "-o", tmp_path / "output", "--jobs", "2")
    assert_nothing_happened(done, tmp_path)
    made = json.loads(next((tmp_path / "output").rglob("audicle.json")).read_bytes())
    # every embedded voice spoke
    assert {"hibari", "espeak"} <= {one["engine"] for one in made["voices"]} <= {"hibari", "pico", "espeak"}


def test_the_doctor_contacts_nobody(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()  # where it tries to write
    assert_nothing_happened(run(tmp_path, "doctor"), tmp_path)


@pytest.mark.parametrize("name", ["piper", "kokoro"])
def test_an_optional_voice_contacts_nobody(name: str, tmp_path: Path) -> None:
    models = kokoro_models.write(tmp_path / "models", "af_tones")
    if name == "piper" and (lack := engine("piper").missing()):
        pytest.skip(lack[0])
    sound = tmp_path / "output" / "hello.wav"
    sound.parent.mkdir()
    arguments = ("voices", "--try", "Hello, you there.", "--voice", name, "-o", sound)
    assert_nothing_happened(run(tmp_path, *arguments, AUDICLE_KOKORO=str(models)), tmp_path)
    assert sound.stat().st_size > 10_000


@pytest.fixture
def host() -> Iterator[str]:
    """The address of a stand-in for both online voices; it answers everything with a second of sound."""
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 24_000, 0, "NONE", ""))
        out.writeframes((8000 * np.sin(np.arange(24_000) / 9)).astype(np.int16).tobytes())
    wav = file.getvalue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            row = ["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(wav).decode()])]
            answer = wav if self.path.endswith("/speech") else json.dumps([row], separators=(",", ":")).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["gtts", "openai"])
def test_an_online_voice_contacts_its_host_and_nobody_else(name: str, host: str, tmp_path: Path) -> None:
    sound = tmp_path / "output" / "hello.wav"
    sound.parent.mkdir()
    done = run(
        tmp_path,
        *("voices", "--try", "Hello.", "--voice", name, "-o", sound),
        AUDICLE_ENGINES="fakes.gtts:QuickGtts",
        GTTS_STAND_IN=host,
        AUDICLE_OPENAI_URL=f"{host}/v1",
    )
    port = host.rpartition(":")[2]
    assert f"connect AF_INET 127.0.0.1 {port}" in done.sockets
    assert done.sockets <= PROBE | {"socket AF_INET", f"connect AF_INET 127.0.0.1 {port}"}
    assert strays(done, tmp_path) == []
    assert left(tmp_path) == []


def test_telemetry_is_off_before_anything_can_be_imported() -> None:
    code = "import os, audicle; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    given = os.environ | {"ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_the_table_tells_of_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["piper"], *extras["japanese"], *extras["arabic"]]
    names = {re.match(r"[\w.-]+", one)[0] for one in asked}  # type: ignore[index]
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert names - told == set()
