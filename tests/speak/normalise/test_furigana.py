"""Japanese words with their reading in brackets behind them are said once."""

from __future__ import annotations

import pytest

from audicle.speak.normalise import normalise
from audicle.voices.shared.japanese import sudachi


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("憂鬱（ゆううつ）な朝", "憂鬱な朝"),
        ("私は齟齬(そご)だ", "私は齟齬だ"),
        ("大谷翔平（おおたにしょうへい）が", "おおたにしょうへいが"),
        ("作家夏目漱石（なつめそうせき）は", "作家夏目漱石は"),
        ("夏目 漱石（なつめ そうせき、1867年）は", "夏目 漱石（千八百六十七年）は"),
        ("東京都渋谷区（しぶやく）で", "東京都渋谷区で"),
        ("貪（むさぼ）る", "むさぼる"),
        ("引き籠もり（ひきこもり）の", "引き籠もりの"),
        ("珈琲（コーヒー）を", "コーヒーを"),
    ],
)
def test_the_reading_a_writer_gives_is_said_once(written: str, said: str) -> None:
    assert normalise(written, "ja").spoken == said


@pytest.mark.parametrize(
    "written",
    ["口座（普通）を", "彼は（たぶん）来る", "野菜（にんじん、たまねぎ）", "果物（リンゴ）と", "ねこ（ねこ）"],
)
def test_other_words_in_brackets_stay(written: str) -> None:
    assert normalise(written, "ja").spoken == written


def test_other_languages_keep_their_brackets() -> None:
    assert normalise("憂鬱（ゆううつ）", "zh").spoken == "憂鬱（ゆううつ）"


def test_without_a_dictionary_the_writer_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sudachi, "find_spec", lambda _: None)
    assert normalise("彼の憂鬱（ゆううつ）な", "ja").spoken == "彼のゆううつな"
    assert normalise("東京都渋谷区（しぶやく）", "ja").spoken == "東京都渋谷区"


def test_what_is_said_knows_where_it_was_written() -> None:
    read = normalise("朝の貪（むさぼ）る", "ja")
    (piece,) = [piece for piece in read.pieces if piece.rule == "furigana"]
    assert (read.spoken[piece.spoken_start : piece.spoken_end], piece.start, piece.end) == ("朝のむさぼ", 0, 8)


def test_long_runs_take_no_long() -> None:
    text = "憂" * 5000 + "（" + "ゆ" * 5000 + "）"
    assert normalise(text, "ja").spoken == text
