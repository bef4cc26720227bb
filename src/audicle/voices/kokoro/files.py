"""The model of Kokoro and its voices that are on this machine."""

from __future__ import annotations

import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from audicle.machine.places import voices_folder

FOLDER = "AUDICLE_KOKORO"
# A voice's name begins with a letter for its language and one for the speaker:
# https://huggingface.co/hexgrad/Kokoro-82M/blob/main/VOICES.md
LANGUAGES = {
    "a": "en-US", "b": "en-GB", "e": "es", "f": "fr-FR", "h": "hi", "i": "it", "j": "ja", "p": "pt-BR",
}  # fmt: skip
_SPEAKERS = {"f": "female", "m": "male"}
_PACKS = ("*.bin", "*.npz")
_END = 1 << 16  # bytes: the last weights of a model tell it from others


@dataclass(frozen=True, slots=True)
class KokoroVoice:
    """A voice in a pack."""

    name: str  # such as "af_heart"
    language: str  # BCP 47
    speaker: str  # "female", "male" or ""
    pack: Path


@dataclass(frozen=True, slots=True)
class KokoroFiles:
    """What Kokoro has to speak with."""

    model: Path
    voices: dict[str, KokoroVoice]
    mark: int  # a number that is another for other files


def user_folder() -> Path:
    """Return where the files are looked for: ``AUDICLE_KOKORO``, or ``voices/kokoro`` in the user's data folder."""
    chosen = os.environ.get(FOLDER)
    return Path(chosen) if chosen else voices_folder() / "kokoro"


def found_files(folder: Path) -> KokoroFiles | None:
    """Return the largest model in a folder and the voices of every pack there; None if there is no model or no voice.

    Chinese voices are left out: there is nothing here that turns Chinese into their phonemes.
    """
    models = sorted((path for path in folder.glob("*.onnx") if path.is_file()), key=lambda path: -path.stat().st_size)
    voices: dict[str, KokoroVoice] = {}
    mark = _mark(models[0], 0) if models else 0
    for pack in sorted(path for pattern in _PACKS for path in folder.glob(pattern)):
        names = _names(pack)
        mark = _mark(pack, mark) if names else mark
        for name in names:
            language = LANGUAGES.get(name[:1])
            if language and name[2:3] == "_":
                voices.setdefault(name, KokoroVoice(name, language, _SPEAKERS.get(name[1], ""), pack))
    if not models or not voices:
        return None
    return KokoroFiles(models[0], {name: voices[name] for name in sorted(voices)}, mark)


def _names(pack: Path) -> list[str]:
    """Return the names of the arrays in a pack, which is an archive of numpy's; none if it is no such thing."""
    try:
        with zipfile.ZipFile(pack) as archive:
            return [name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy")]
    except (OSError, zipfile.BadZipFile):
        return []


def _mark(path: Path, before: int) -> int:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _END))
            return zlib.crc32(file.read(), zlib.crc32(size.to_bytes(8, "big"), before))
    except OSError:
        return before
