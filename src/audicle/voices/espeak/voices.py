"""The voices in eSpeak NG's data: one small text file for each language or kind of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Names of files that are not BCP 47, or mean something else in it: the "va" of "ca-va" is not the Vatican
_TAGS = {
    "ca-ba": "ca-x-balear",
    "ca-nw": "ca-x-nordocc",
    "ca-va": "ca-valencia",
    "en-GB-scotland": "en-scotland",
    "en-US-nyc": "en-US-x-nyc",
    "piqd": "tlh-Latn",
    "py": "art-x-pyash",
    "ru-cl": "ru-x-classic",
    # "en" and "pt" are the British and the European kind
    "en": "en-GB",
    "pt": "pt-PT",
}
_LEFT_OUT = {"chr"}  # says nothing of the Cherokee script


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """One voice file."""

    name: str  # the file's own, such as "pt-BR"
    language: str  # BCP 47
    title: str  # for people, such as "Portuguese (Brazil)"
    file: str  # as the library finds it, such as "roa/pt-BR"


def found_voices(data: Path) -> tuple[EspeakVoice, ...]:
    """Return the voices in an espeak-ng-data folder, sorted by name; no voice is loaded.

    Voices whose dictionary is not in the folder are left out: they would say nothing.
    """
    lang = data / "lang"
    files = sorted((path for path in lang.rglob("*") if path.is_file()), key=lambda path: path.name.lower())
    return tuple(
        EspeakVoice(path.name, _TAGS.get(path.name, path.name), attributes["name"], path.relative_to(lang).as_posix())
        for path in files
        if path.name not in _LEFT_OUT
        and (attributes := _attributes(path))
        and (data / f"{attributes['dictionary']}_dict").is_file()
    )


def _attributes(path: Path) -> dict[str, str]:
    # some files have comments in other encodings; the first line of a kind counts
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    words = [line.split("//")[0].split(maxsplit=1) for line in reversed(lines)]
    found = {pair[0]: pair[1].strip() for pair in words if len(pair) > 1}
    return {"name": path.name, "dictionary": found["language"].split("-")[0].split()[0]} | found
