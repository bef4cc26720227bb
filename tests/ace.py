"""Ace by DAISY for tests: the accessibility of a book, as publishers check it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(os.environ.get("AUDICLE_ACE", Path.home() / ".cache" / "audicle-ace"))
PROGRAM = HOME / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"


def assert_accessible(book: Path, folder: Path) -> None:
    """Assert that Ace finds no violation of any impact in a book. Skip where Ace cannot run."""
    chromium = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or shutil.which("chromium")
    if not (PROGRAM.exists() and shutil.which("node") and chromium):
        pytest.skip("Ace needs Node.js, Chromium, and what .ci/ace-install installs")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium, "ACE_TIMEOUT_INITIAL": "60000"}
    command = ["node", str(PROGRAM), "--silent", "--force", "--outdir", str(folder), str(book)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    report = folder / "report.json"
    assert report.is_file(), f"Ace made no report: {done.stderr[-2000:]}"
    violations = [
        f"{part['earl:testSubject']['url']}: {found['earl:test']['earl:impact']}: {found['earl:test']['dct:title']}"
        for part in json.loads(report.read_text(encoding="utf-8"))["assertions"]
        for found in part["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
    ]
    assert not violations, "\n".join(violations)
