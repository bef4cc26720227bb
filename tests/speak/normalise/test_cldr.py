"""How the languages with a table in cldr/ are read: a file of readings a language, written and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from audicle.speak.normalise import normalise
from audicle.speak.normalise.cldr.language import codes

READINGS = Path(__file__).parent / "readings"


@pytest.mark.parametrize("code", sorted(codes()))
def test_readings(code: str) -> None:
    lines = READINGS.joinpath(f"{code}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    assert [[written, normalise(written, code).spoken] for written, _ in pairs] == pairs


@pytest.mark.parametrize("code", sorted(codes()))
def test_pieces_are_all_of_the_text(code: str) -> None:
    for line in READINGS.joinpath(f"{code}.tsv").read_text(encoding="utf-8").splitlines():
        written = line.partition("\t")[0]
        made = normalise(written, code)
        assert "".join(written[piece.start : piece.end] for piece in made.pieces) == written
        assert "".join(made.spoken[piece.spoken_start : piece.spoken_end] for piece in made.pieces) == made.spoken
