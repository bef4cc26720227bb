"""Ace by DAISY: the accessibility of a book, as publishers check it, in a browser."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from audicle.check.report import CheckerState, Finding, Severity
from audicle.check.tools.program import ToolError, run

NAME = "ace"
USE = "it checks the accessibility of e-books"
REMEDY = (
    "Install Node.js, 20 or newer, and Chromium; run “npm install -g @daisy/ace-cli @daisy/ace-axe-runner-puppeteer”, "
    "or install them in a folder and name it in AUDICLE_ACE."
)
_SEVERITIES = {"critical": Severity.ERROR, "serious": Severity.ERROR}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A browser looks up its maker's hosts, and would fetch what a book names on the web. Its proxy is a port that nobody
# listens at (discard, RFC 863); Ace itself talks to it on this machine
_NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
_ALONE = _NOWHERE | {"no_proxy": "127.0.0.1,localhost,[::1]"}


def command() -> list[str] | None:
    """Return how to start Ace here, None if it cannot be."""
    node = shutil.which("node")
    home = Path(os.environ.get("AUDICLE_ACE") or Path.home() / ".cache" / "audicle-ace")
    script = home / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
    if node and script.is_file():
        return [node, str(script)]
    for name in ("ace-puppeteer", "ace"):
        if program := shutil.which(name):
            return [program]
    return None


def check(path: Path) -> tuple[CheckerState, list[Finding]]:
    """Return whether Ace saw the book, and what it holds against it."""
    start = command()
    if start is None:
        return CheckerState(NAME, ran=False, detail="it is not installed", remedy=REMEDY), []
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    environment = {"ACE_TIMEOUT_INITIAL": "60000", **_ALONE}
    if browser:
        environment["PUPPETEER_EXECUTABLE_PATH"] = browser
    with tempfile.TemporaryDirectory(prefix="audicle-") as folder:
        out = Path(folder) / "report"
        try:
            said = run([*start, "--silent", "--force", "--outdir", out, path.absolute()], Path(folder), environment)
            report: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
        except (ToolError, OSError, ValueError) as error:
            detail = str(error) if isinstance(error, ToolError) else f"it made no report: {said.strip()[-200:]}"
            return CheckerState(NAME, ran=False, detail=" ".join(detail.split()), remedy=REMEDY), []
    version = str(report.get("earl:assertedBy", {}).get("doap:release", {}).get("doap:revision", ""))
    findings = [
        _finding(part.get("earl:testSubject", {}).get("url", ""), found)
        for part in report.get("assertions", ())
        for found in part.get("assertions", ())
        if found.get("earl:result", {}).get("earl:outcome") == "fail"
    ]
    return CheckerState(NAME, ran=True, version=version), findings


def _finding(file: str, found: dict[str, Any]) -> Finding:
    test, result = found["earl:test"], found["earl:result"]
    help_ = test.get("help", {})
    message = str(result.get("dct:description") or test.get("dct:description") or test["dct:title"])
    return Finding(
        str(test["dct:title"]),
        _SEVERITIES.get(str(test.get("earl:impact")), Severity.WARNING),
        " ".join(message.split())[:300],
        " ".join(str(help_.get("dct:title") or "").split()),
        str(file),
        checker=NAME,
    )
