"""Ace by DAISY for tests: the accessibility of a book, as publishers check it. One browser checks book after book."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from parts import ACE, chromium

PARTS = ("node", "chromium", "@daisy/ace-core")
PROGRAM = Path(__file__).with_name("ace_server.cjs")


class Ace:
    """Calls Ace. Its ``PARTS`` are here."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="ace-")

    def __call__(self, book: Path) -> None:
        """Assert that Ace finds no violation of any impact in a book."""
        found = self.violations(book)
        assert not found, "\n".join(found)

    def violations(self, book: Path) -> list[str]:
        """Return what Ace holds against a book: file, impact and rule, one line each."""
        server = self._started()
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(f"{book}\t{folder}\n")
        server.stdin.flush()
        answer = server.stdout.readline().strip()
        assert answer == "done", f"Ace did not check {book}: {answer}"
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return [
            f"{part['earl:testSubject']['url']}: {found['earl:test']['earl:impact']}: {found['earl:test']['dct:title']}"
            for part in report["assertions"]
            for found in part["assertions"]
            if found["earl:result"]["earl:outcome"] == "fail"
        ]

    def close(self) -> None:
        """End the browser, if one was started."""
        if self._server:
            self._server.communicate()
        self._folder.cleanup()

    def _started(self) -> subprocess.Popen[str]:
        if self._server is None:
            browser = chromium()
            assert browser is not None
            self._server = subprocess.Popen(
                ["node", str(PROGRAM), str(ACE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                cwd=self._folder.name,
                env=os.environ
                | {
                    "PUPPETEER_EXECUTABLE_PATH": browser,
                    "ACE_TIMEOUT_INITIAL": "60000",
                    "TMPDIR": self._folder.name,  # what Ace unpacks goes with the folder
                },
            )
        return self._server
