"""Three hundred sentences by gTTS from a host that fails in every way it can, and runs that are killed on the way."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import lameenc
import numpy as np
import pytest

from audicle.model import Article, Metadata, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audicle.voices.gtts import RATE
from audicle.voices.shared.decoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model import Narration

TITLE = "A long day in the country"
SENTENCES = [
    f"The {kind} {thing} {deed}."
    for thing, deed, kind in product(
        ["river", "garden", "farmer", "sparrow", "tractor", "window", "teacher", "orchard", "kettle", "baker"],
        ("waited for rain", "was seen at noon", "made a sound"),
        ["quiet", "yellow", "tired", "hungry", "famous", "little", "broken", "gentle", "curious", "ancient"],
    )
]
NUMBERS = {text: number for number, text in enumerate([TITLE, *SENTENCES])}
TROUBLES = ("429", "500", "truncated", "empty", "stall", "reset")
MOST_TROUBLES = 4  # in a row for one sentence; the engine tries six times
STALLS = 3  # each costs as long as the client waits


def pitch(number: int) -> float:
    """The pitch of a sentence in Hz, by which it is known again."""
    return 300.0 + 5 * number


def mp3(number: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(64)
    encoder.silence()
    wave = 8000 * np.sin(2 * np.pi * pitch(number) * np.arange(RATE) / RATE)
    return bytes(encoder.encode(wave.astype(np.int16).tobytes()) + encoder.flush())


def wrapped(sound: bytes) -> bytes:
    row = ["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(sound).decode()]), None, None, None, "generic"]
    return (")]}'\n\n100\n" + json.dumps([row], separators=(",", ":")) + "\n").encode()


class BadHost:
    """Answers what a seed says: for each try at each sentence the same in every order of requests."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)
        self.plans: dict[str, list[str]] = {}
        for text in NUMBERS:
            troubles = [trouble for trouble in TROUBLES if trouble != "stall"]
            many = dice.choice([0, 0, 1, 1, 2, MOST_TROUBLES])
            self.plans[text] = [dice.choice(troubles) for _ in range(many)]
        for text in dice.sample(list(NUMBERS), STALLS):
            self.plans[text] = ["stall"]
        self.asked: Counter[str] = Counter()
        self.given: list[str] = []  # the texts whose sound was sent
        self.had: Counter[str] = Counter()  # troubles
        self.lock = threading.Lock()
        self.over = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                text = json.loads(json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0][0][1])[0]
                with host.lock:
                    plan = host.plans[text]
                    trouble = plan.pop() if plan else ""
                    host.asked[text] += 1
                    host.had[trouble] += 1
                with contextlib.suppress(OSError):  # whoever asked has gone
                    host.answer(self, text, trouble)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                pass  # of clients that were killed

        self.server = Server(("127.0.0.1", 0), Handler)

    def answer(self, handler: BaseHTTPRequestHandler, text: str, trouble: str) -> None:
        if trouble == "stall":
            self.over.wait(30)
        if trouble == "reset":
            # a connection that is closed without lingering is reset
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if trouble in {"stall", "reset"}:
            handler.close_connection = True
            handler.connection.close()
            return
        sound = mp3(NUMBERS[text])
        data = {"empty": b"", "truncated": wrapped(sound[:900])}.get(trouble, wrapped(sound))
        if not trouble:
            with self.lock:
                self.given.append(text)
        handler.send_response(int(trouble) if trouble.isdecimal() else 200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[BadHost]:
    host = BadHost(request.param)
    thread = threading.Thread(target=host.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("GTTS_STAND_IN", f"http://127.0.0.1:{host.server.server_port}/speak")
    monkeypatch.setenv("AUDICLE_ENGINES", "-,fakes.gtts:QuickGtts")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    tests = str(Path(__file__).parent.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (tests, os.environ.get("PYTHONPATH")))))
    yield host
    host.over.set()
    host.server.shutdown()
    host.server.server_close()
    thread.join()


def narrated(folder: Path, workers: int = 2) -> Narration:
    """Narrate the sentences into and from the cache in a folder."""
    blocks = tuple(Paragraph("", (Text(sentence),)) for sentence in SENTENCES)
    made = identify(Article(Metadata(TITLE, language="en"), (Section("", 1, None, blocks),)))
    with Studio(ClipCache(folder / "cache"), workers) as studio:
        return narrate(made, write_script(made), Settings(voice="gtts"), folder, studio, SilentProgress())


def check(narration: Narration) -> None:
    """See that every sentence is there, in order, and that each one's sound is its own."""
    (section,) = narration.sections
    assert [cue.text for cue in section.cues] == [TITLE, *SENTENCES]
    sound = decoded(section.path.read_bytes())
    for number, cue in enumerate(section.cues):
        middle = int((cue.begins + 0.5) * sound.rate)  # the tone lasts a second, a pause follows
        part = sound.samples[middle - sound.rate // 5 : middle + sound.rate // 5]
        heard = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part))).argmax() * sound.rate / (8 * len(part))
        assert abs(heard - pitch(number)) < 2, (number, cue.text, heard)


@pytest.mark.parametrize("host", [1], indirect=True)
def test_every_sentence_comes_once_and_in_order(host: BadHost, tmp_path: Path) -> None:
    check(narrated(tmp_path))
    assert sorted(host.given) == sorted(NUMBERS)
    assert all(host.had[trouble] >= STALLS for trouble in TROUBLES)
    assert sum(host.asked.values()) == len(NUMBERS) + sum(host.had[trouble] for trouble in TROUBLES)


PROGRAM = """
import pathlib, sys
from test_gtts_faults import narrated

if __name__ == "__main__":
    narrated(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups here")
@pytest.mark.parametrize("host", [2], indirect=True)
def test_killed_at_any_moment_it_asks_only_for_what_is_missing(
    host: BadHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "run.py"
    script.write_text(PROGRAM)
    here = str(Path(__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((here, os.environ["PYTHONPATH"])))
    dice = random.Random(2)
    lost = 0
    for share, workers in ((0.3, 2), (0.7, 0)):
        enough = int(share * len(NUMBERS)) + dice.randrange(-20, 20)
        before = len(host.given)
        with subprocess.Popen([sys.executable, script, tmp_path, str(workers)], start_new_session=True) as run:
            deadline = time.monotonic() + 100
            while len(set(host.given)) < enough and time.monotonic() < deadline and run.poll() is None:
                time.sleep(0.01)
            time.sleep(dice.random() * 0.02)
            os.killpg(run.pid, signal.SIGKILL)
        assert len(host.given) > before, "the run was killed before it had got anything"
        kept = len(list((tmp_path / "cache").glob("*/*.mp3")))
        # a worker may be killed between the answer and the file
        assert len(set(host.given)) - 2 <= kept <= len(set(host.given))
        lost += 2
    had = len(host.given)
    check(narrated(tmp_path, 0))
    assert set(host.given) == set(NUMBERS)
    assert len(host.given) <= len(NUMBERS) + lost
    assert len(host.given) - had == len(NUMBERS) - kept
