"""Voices that can be had on request: what they are, how large, under which licence, and getting them.

Nothing here runs by itself: an engine that lacks its files says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from audicle.errors import NetworkError, UsageError
from audicle.machine.retry import Retries, TryAgain
from audicle.progress import SilentProgress
from audicle.voices.kokoro import files as kokoro_files
from audicle.voices.piper import files as piper_files
from audicle.voices.shared.downloading import Remote, fetch, present
from audicle.voices.shared.online import answered

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.progress import Progress

KOKORO_URL = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/"
PIPER_URL = "https://huggingface.co/rhasspy/piper-voices/resolve/main/"
_TIMEOUT = (10.0, 30.0)  # seconds
# Sizes and SHA-256 of the release
_KOKORO = {
    "int8": ("kokoro-v1.0.int8.onnx", 92_361_271, "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"),
    "fp16": ("kokoro-v1.0.fp16.onnx", 177_464_787, "c1610a859f3bdea01107e73e50100685af38fff88f5cd8e5c56df109ec880204"),
    "fp32": ("kokoro-v1.0.onnx", 325_532_387, "7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5"),
}
_KOKORO_VOICES = ("voices-v1.0.bin", 28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d")
_CHOICES = (
    "kokoro (also kokoro:fp16 and kokoro:fp32, larger models), and piper:NAME, such as piper:de_DE-thorsten-medium"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What ``add_voice`` would get."""

    name: str  # as it was asked for
    engine: str
    files: tuple[Remote, ...]
    folder: Path  # where they go
    elsewhere: str  # how to choose another folder
    licence: str  # one line

    @property
    def missing(self) -> tuple[Remote, ...]:
        """The files that are not there yet."""
        return tuple(one for one in self.files if not present(one, self.folder))

    @property
    def size(self) -> int:
        """Bytes of those, before anything of them was got."""
        return sum(one.size for one in self.missing)


def voice_offer(name: str) -> Offer:
    """Return what is to be had under a name: "kokoro", "kokoro:fp32", or "piper:" and the name of one of its voices.

    For piper its list of voices is fetched. Raises UsageError for another name, NetworkError without a network.
    """
    engine, _, kind = name.strip().partition(":")
    if engine.lower() == "kokoro" and (kind.lower() or "int8") in _KOKORO:
        return _kokoro(name, kind.lower() or "int8")
    if engine.lower() == "piper" and kind:
        return _piper(name, kind.strip())
    raise UsageError(f"there is no voice {name!r} to add.", f"There are {_CHOICES}.")


def add_voice(
    name: str, progress: Progress | None = None, *, offer: Offer | None = None, retries: Retries | None = None
) -> tuple[Path, ...]:
    """Get the files of a voice, those that are not there yet, and return where all of them are.

    ``offer`` is what ``voice_offer`` returned for the name, if that was asked. What was got before an error is kept,
    so that it goes on from there. Raises UsageError, NetworkError and OutputError.
    """
    found = offer or voice_offer(name)
    progress = progress or SilentProgress()
    more = {"retries": retries} if retries else {}
    return tuple(fetch(one, found.folder, found.elsewhere, progress, **more) for one in found.files)


def _kokoro(name: str, kind: str) -> Offer:
    files = tuple(
        Remote(KOKORO_URL + file, file, size, "sha256", digest)
        for file, size, digest in (_KOKORO[kind], _KOKORO_VOICES)
    )
    return Offer(
        name,
        "kokoro",
        files,
        kokoro_files.user_folder(),
        f"name another folder in {kokoro_files.FOLDER}",
        "weights and voices under the Apache License 2.0, https://huggingface.co/hexgrad/Kokoro-82M",
    )


def _piper(name: str, voice: str) -> Offer:
    known = _piper_voices()
    by_name = {key.lower(): key for key in known}
    key = by_name.get(voice.lower())
    if key is None:
        near = [f"piper:{by_name[one]}" for one in get_close_matches(voice.lower(), by_name, n=4)]
        remedy = (
            f"Near it: {', '.join(near)}." if near else "They are listed at " + PIPER_URL.replace("resolve", "tree")
        )
        raise UsageError(f"piper has no voice {voice!r} to add.", remedy)
    files: list[Remote] = []
    card = ""
    for path, facts in sorted(known[key]["files"].items()):
        file = PurePosixPath(path).name
        if file in {f"{key}.onnx", f"{key}.onnx.json"}:
            files.append(Remote(PIPER_URL + path, file, int(facts["size_bytes"]), "md5", str(facts["md5_digest"])))
        elif file == "MODEL_CARD":
            card = PIPER_URL + path
    return Offer(
        name,
        "piper",
        tuple(files),
        piper_files.user_folder(),
        f"name another folder in {piper_files.FOLDER}",
        f"each voice has its own licence: {card or PIPER_URL}",
    )


def _piper_voices() -> dict[str, Any]:
    """Return what piper's list says of its voices, by name: https://github.com/OHF-Voice/piper1-gpl docs/VOICES.md."""
    import requests  # noqa: PLC0415 - only where something is fetched

    address = f"{PIPER_URL}voices.json"
    needs = f"the list of piper's voices comes from {PIPER_URL.split('/')[2]}"
    remedy = "Try again; or get a voice's two files elsewhere, see docs/voices.md."
    try:
        answer = Retries(tries=3).run(lambda: answered(lambda: requests.get(address, timeout=_TIMEOUT), needs, remedy))
        found: dict[str, Any] = answer.json()
        # all that is asked of it
        return {str(key): one for key, one in found.items() if {"size_bytes", "md5_digest"} <= _facts(one)}
    except TryAgain as failure:
        raise NetworkError(f"{needs}, and {failure.why}.", remedy) from failure
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise NetworkError(f"{needs}, and what came is no list of voices.", remedy) from error


def _facts(voice: Any) -> set[str]:
    facts: list[set[str]] = [set(file) for file in voice["files"].values()]
    return set.intersection(*facts) if facts else set()
