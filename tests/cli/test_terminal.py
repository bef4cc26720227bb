"""What a person sees who runs the command in a terminal: a bar that goes when it has to, and clean ends."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import fakes
from archives import book
from terminal import INTERRUPT, children, run, screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no terminals of this kind")


@pytest.fixture(autouse=True)
def quiet_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own to run in, and one quick voice."""
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.setenv("AUDICLE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    Path("one.md").write_text("# The first\n\nIt has text.\n", encoding="utf-8")
    Path("two.md").write_text("# The second\n\n![](none.png)\n\nIt has text.\n", encoding="utf-8")


def test_the_bar_is_gone_before_a_result_is_printed() -> None:
    Path("three.md").write_text("", encoding="utf-8")
    code, printed = run("convert", "one.md", "two.md", "three.md", "-o", "out", "--jobs", "0")
    assert code == 1
    assert "publishing" in printed, "there was a bar"
    shown = screen(printed)
    first, name, second, warning, name2, third, failed, some = shown
    assert (first, second, third) == ("[1/3] one.md", "[2/3] two.md", "[3/3] three.md")
    assert name.startswith("out/the-first  0:0")
    assert warning.startswith("audicle: warning: two.md: ")
    assert name2.startswith("out/the-second  0:0")
    assert failed.startswith("audicle: error: three.md: there is no text in it.")
    assert some.startswith("audicle: error: 1 of 3 articles")


def test_the_bar_is_gone_before_an_estimate_and_a_finding() -> None:
    code, printed = run("estimate", "one.md", "--jobs", "0")
    assert (code, "measuring" in printed) == (0, True)
    assert screen(printed)[0] == "one.md"
    assert not [line for line in screen(printed) if "━" in line]
    Path("a.epub").write_bytes(book({"a.xhtml": "<h1>A</h1><p>Text.</p>"}))
    code, printed = run("check", "--no-tools", "a.epub", "none.epub")
    assert (code, "checking" in printed) == (1, True)
    assert not [line for line in screen(printed) if "━" in line]
    assert screen(printed)[1].startswith("a.epub: ")


def test_results_go_to_the_output_while_the_bar_is_on_the_terminal() -> None:
    code, printed = run("convert", "one.md", "-o", "out", "--jobs", "0", "--json")
    assert code == 0
    shown = screen(printed)
    assert shown[0] == "[1/1] one.md"
    assert json.loads("".join(shown[1:]))["articles"][0]["status"] == "made"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list its processes")
def test_an_interrupt_is_said_in_one_line_whatever_the_workers_are_at() -> None:
    text = "\n\n".join(f"Sentence {number} of many is spoken." for number in range(400))
    Path("long.md").write_text(f"# Long\n\n{text}\n", encoding="utf-8")
    code, printed = run("convert", "long.md", "-o", "out", "--jobs", "2", types=INTERRUPT, when=_worker_begins)
    assert code == 128 + signal.SIGINT
    assert "Traceback" not in printed
    assert (
        screen(printed)[-1] == "audicle: error: interrupted. Run the same command again: it goes on where it stopped."
    )
    assert [line for line in screen(printed) if "━" in line] == []


def _worker_begins(main: int) -> bool:
    """Tell whether a worker has set up Python, and with it a handler of interrupts, and is loading its modules."""
    for child in children(main):
        with contextlib.suppress(OSError):
            begun = b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
            state = Path(f"/proc/{child}/status").read_text()
            caught = int(re.search(r"^SigCgt:\s*(\w+)", state, re.MULTILINE)[1], 16)
            if begun and caught >> signal.SIGINT - 1 & 1:
                return True
    return False


def test_an_interrupt_gives_its_exit_code_wherever_it_comes() -> None:
    Path("program.py").write_text(
        "from audicle import cli\n"
        "def interrupted(**_): exec('raise KeyboardInterrupt')\n"  # as in what makes a dataclass
        "cli.cli.main = interrupted\n"
        "cli.main()\n"
    )
    ended = subprocess.run([sys.executable, "-m", "program"], check=False, capture_output=True, text=True)
    assert (ended.returncode, "interrupted" in ended.stderr) == (128 + signal.SIGINT, True)
