"""The fonts a cover is drawn with: Noto Sans for most of the world's scripts, from packages, the same everywhere.

Text that no font here can draw, or that this machine cannot shape, is left out; it is never drawn as boxes.
"""

from __future__ import annotations

import importlib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont, features

# packages of fonts under the SIL Open Font License, the first the preferred; the second draws Chinese, Japanese
# and Korean
_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
_FIRST = "NotoSans[wght].ttf"
_LAST = ("NotoSansSymbols[wght].ttf", "NotoEmoji[wght].ttf")
# scripts whose letters neither join, stack nor run from right to left
_SIMPLE = {_FIRST, *_LAST, "NotoSansArmenian[wght].ttf", "NotoSansGeorgian[wght].ttf", "NotoSansEthiopic[wght].ttf"}
_CJK = ".ttc"
# faces of the CJK collection, by language; the same character is written differently in each
_FACES = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-mo": 3, "zh-hk": 4}
_NO_CHARACTER = "\U0010ffff"  # a noncharacter: every font draws its "missing" box for it
_PROBE = 24  # pixels; large enough to tell a letter from that box


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, and the face in it."""

    path: str
    index: int = 0

    @property
    def simple(self) -> bool:
        """Whether its script needs no shaping."""
        return Path(self.path).name in _SIMPLE or self.path.endswith(_CJK)

    def font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """Return the font at a size in pixels and a weight from 100 to 900."""
        return _font(self, size, weight)


def face_for(character: str, language: str) -> Face | None:
    """Return the face that draws a character in a text of ``language`` (BCP 47), or None if none can."""
    return next((face for face in _faces(_cjk_face(language)) if _draws(face, character)), None)


def drawable(text: str, language: str) -> str:
    """Return ``text`` without what cannot be drawn, in normal form and with single spaces."""
    kept = (
        character if character.isspace() or unicodedata.combining(character) or face_for(character, language) else " "
        for character in unicodedata.normalize("NFC", text)
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn") and not _selects(character)
    )
    return " ".join("".join(kept).split())


def right_to_left(text: str) -> bool:
    """Return whether the first letter of a text with a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def runs(text: str, language: str) -> list[tuple[str, Face]]:
    """Return a line of drawable text as pieces that one face draws each, in reading order."""
    made: list[tuple[str, Face]] = []
    for character in text:
        last = made[-1] if made else None
        joins = last is not None and (
            character.isspace() or unicodedata.combining(character) or _draws(last[1], character)
        )
        face = last[1] if last and joins else face_for(character, language)
        if face is None:
            continue
        if last and last[1] == face:
            made[-1] = (last[0] + character, face)
        else:
            made.append((character, face))
    return made


def _selects(character: str) -> bool:
    """Return whether it is a variation selector, which has no shape of its own."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _cjk_face(language: str) -> int:
    tag = language.lower()
    return next((_FACES[key] for key in (tag, tag[:7], tag[:5], tag[:2]) if key in _FACES), _FACES["zh"])


@cache
def _faces(cjk: int) -> tuple[Face, ...]:
    files: dict[str, Path] = {}
    for package in _PACKAGES:
        try:
            folder = Path(str(importlib.import_module(package).__file__)).parent
        except ImportError:
            continue
        files |= {file.name: file for file in sorted(folder.glob("*.tt[cf]"))}
    shaped = features.check("raqm") and features.check("fribidi")
    names = [name for name in files if name not in _LAST and "Italic" not in name]
    names.sort(key=lambda name: (name != _FIRST, not name.endswith(_CJK), name))
    faces = [Face(str(files[name]), cjk if name.endswith(_CJK) else 0) for name in (*names, *_LAST) if name in files]
    return tuple(face for face in faces if face.simple or shaped)


@lru_cache(maxsize=4096)
def _draws(face: Face, character: str) -> bool:
    return _shape(face, character) != _shape(face, _NO_CHARACTER)


@lru_cache(maxsize=4096)
def _shape(face: Face, character: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(face, _PROBE, 400).getmask(character)
    return mask.size, bytes(mask)


@lru_cache(maxsize=64)
def _font(face: Face, size: int, weight: int) -> ImageFont.FreeTypeFont:
    # the simple layout is the same on every machine; shaping depends on the libraries Pillow was built with
    engine = ImageFont.Layout.BASIC if face.simple else ImageFont.Layout.RAQM
    font = ImageFont.truetype(face.path, size, index=face.index, layout_engine=engine)
    font.set_variation_by_axes([weight])
    return font
