"""What works on this machine: each part is tried, not just looked for."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.check.tools import ace, epubcheck
from audicle.errors import AudicleError, MissingPartError, OutputError
from audicle.machine.files import OUTPUT, ready
from audicle.machine.places import clips_folder
from audicle.speak.cache import ELSEWHERE
from audicle.voices.registry import describe, engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.voices.registry import EngineState

_WORDS = {"en": "Hello.", "de": "Hallo.", "fr": "Bonjour.", "es": "Hola.", "it": "Ciao."}
_ROOM = 500_000_000  # bytes; an hour of audio with its clips, its MP3s and its e-book takes about 100 MB


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one part."""

    part: str
    works: bool
    detail: str  # one line
    remedy: str = ""  # how to get it, if it does not work
    exit_code: int = 0  # of a run that cannot do without it; 0: one can


def checkup(output: Path) -> tuple[Finding, ...]:
    """Try every part and return what was found; ``output`` is a folder where results would be written."""
    voices = tuple(_voice(state) for state in describe())
    none = Finding("voices", works=False, detail="none speaks", exit_code=MissingPartError.exit_code)
    machine = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return (
        Finding("python", works=True, detail=machine),
        *voices,
        *(() if any(finding.works for finding in voices) else (none,)),
        _folder("cache", clips_folder(), ELSEWHERE),
        _folder("output", output, OUTPUT),
        _checker(epubcheck.NAME, epubcheck.USE, epubcheck.command(), epubcheck.REMEDY),
        _checker(ace.NAME, ace.USE, ace.command(), ace.REMEDY),
    )


def _voice(state: EngineState) -> Finding:
    part = f"voice {state.name}"
    if state.missing:
        return Finding(part, works=False, detail="not usable here", remedy=state.missing)
    if not state.offline:
        return Finding(part, works=True, detail=f"{state.version}, installed; needs the network, not tried")
    language = next((tag for voice in state.voices for tag in voice.languages if tag.split("-")[0] in _WORDS), "en")
    word = _WORDS.get(language.split("-")[0], "1 2 3")
    name = next((voice.name for voice in state.voices if language in voice.languages), state.voices[0].name)
    try:
        samples = engine(state.name).speak(word, name, language, 1.0).samples
    except AudicleError as error:
        return Finding(part, works=False, detail=error.what, remedy=error.remedy)
    languages = {tag.split("-")[0] for voice in state.voices for tag in voice.languages}
    return Finding(
        part,
        works=bool(samples.size),
        detail=f"{state.version}, {len(state.voices)} voices, {len(languages)} languages",
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _folder(part: str, folder: Path, elsewhere: str) -> Finding:
    try:
        ready(folder, elsewhere)
    except OutputError as error:
        return Finding(part, works=False, detail=error.what, remedy=error.remedy, exit_code=error.exit_code)
    free = shutil.disk_usage(folder).free
    detail = f"{folder}, {free / 1e9:.1f} GB free"
    return Finding(part, free > _ROOM, detail, "" if free > _ROOM else "Free some space.")


def _checker(name: str, use: str, command: Sequence[str] | None, remedy: str) -> Finding:
    """Say whether ``audicle check`` can ask a checker; it is not started, which would take seconds."""
    detail = f"{command[-1]}; {use}" if command else f"not found; {use}"
    return Finding(name, bool(command), detail, "" if command else remedy)
