"""Ace starts a browser, which must reach nobody."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from audicle.check.tools import ace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STAND_IN = """
import json, os, pathlib, sys
given = [os.environ[name] for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy")]
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
told = {"earl:assertedBy": {"doap:release": {"doap:revision": " ".join(given)}}, "assertions": []}
(out / "report.json").write_text(json.dumps(told))
"""


def test_the_browser_has_a_proxy_that_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "ace.py"
    program.write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setattr(ace, "command", lambda: [sys.executable, str(program)])
    monkeypatch.setenv("https_proxy", "http://proxy.example")
    state, found = ace.check(tmp_path / "book.epub")
    assert not found
    *proxies, without = state.version.split()
    assert set(proxies) == {"http://127.0.0.1:9"}
    assert {"127.0.0.1", "localhost"} <= set(without.split(","))
