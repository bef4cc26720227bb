from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import web_server
from audicle.machine.retry import Retries
from audicle.read.web.client import Client, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, whatever the machine has."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[web_server.WebServer]:
    with web_server.running() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    """The seconds that a client would have slept between tries."""
    return []


@pytest.fixture
def client(tmp_path: Path, waits: list[float]) -> Iterator[Callable[..., Client]]:
    """Clients with short limits, a cache of their own and no sleep."""
    made: list[Client] = []

    def make(**options: Any) -> Client:
        usual: dict[str, Any] = {
            "allow_private": True,
            "retries": Retries(tries=3, first=1.0, sleep=waits.append, chance=lambda: 1.0),
            "limits": Limits(connect=2.0, silence=0.3, answer=0.6),
            "cache": tmp_path / "http",
        }
        made.append(Client(**(usual | options)))
        return made[-1]

    yield make
    for each in made:
        each.__exit__(None, None, None)
