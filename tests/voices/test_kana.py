"""How Japanese is read: what its voices are given in place of characters, figures and signs."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import ModuleType

import pytest

from audicle.voices.shared import kana as module
from audicle.voices.shared.japanese import openjtalk
from audicle.voices.shared.japanese.counters import counted, pattern
from audicle.voices.shared.japanese.folding import folded
from audicle.voices.shared.japanese.numbers import spelled, value
from audicle.voices.shared.japanese.vowels import lengthened
from audicle.voices.shared.kana import kana, read


@pytest.fixture(autouse=True)
def _only_what_everybody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openjtalk, "available", lambda: False)


def _said(text: str) -> str:
    return kana(text).replace(" ", "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("画像の説明。", "がぞーのせつめい。"),
        ("今日は天気がいい。", "きょーわてんきがいい。"),
        ("これは本です。", "これわほんです。"),
        ("または、こんにちは。", "または、こんにちは。".replace("は", "わ")),
        ("部屋へ戻る", "へやえもどる"),
        ("時々、佐々木", "ときどき、ささき"),
        ("と思う", "とおもう"),
    ],
)
def test_words_are_read_as_they_sound(written: str, said: str) -> None:
    assert _said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5時", "ごじ"), ("20歳", "はたち"), ("３本", "さんぼん"), ("1人", "ひとり"), ("4人", "よにん"),
        ("3日", "みっか"),
        ("四月一日", "しがつついたち"), ("1日に", "いちにちに"),
        ("2024年9月14日", "にせんにじゅうよねんくがつじゅうよっか"),
        ("8分", "はっぷん"), ("3階", "さんがい"), ("六か月", "ろっかげつ"), ("1,500人", "せんごひゃくにん"),
        ("1万2000人", "いちまんにせんにん"), ("3.5点", "さんてんごてん"), ("2/3", "さんぶんのに"),
        ("½", "にぶんのいち"),
        ("三分の一", "さんぶんのいち"), ("10:30", "じゅうじさんじゅっぷん"), ("9:00", "くじ"),
        ("2024/4/1", "にせんにじゅうよねんしがつついたち"), ("何本", "なんぼん"), ("5つ", "いつつ"),
        ("11つ", "じゅういちつ"),
        ("10羽", "じゅっぱ"), ("3羽", "さんわ"), ("第1回", "だいいっかい"), ("2人前", "ににんまえ"),
        ("八百屋", "やおや"),

    ],
)  # fmt: skip
def test_figures_are_read_with_their_counters(written: str, said: str) -> None:
    assert _said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("−3", "まいなすさん"), ("気温は-5度", "きおんわまいなすごど"), ("¥500", "ごひゃくえん"),
        ("￥500", "ごひゃくえん"),
        ("$100", "ひゃくどる"), ("20㎡", "にじゅうへいほーめーとる"), ("５㎞", "ごきろめーとる"),
        ("１０％", "じゅっぱーせんと"),
        ("㈱山田", "かぶしきがいしゃやまだ"), ("2×3", "にかけるさん"), ("東京〜大阪", "とーきょーからおおさか"),
        ("9時～17時", "くじからじゅうしちじ"), ("すご〜い", "すごーい"), ("衣・食・住", "いしょくじゅう"),
        ("レオナルド・ダ・ヴィンチ", "れおなるどだゔぃんち"), ("①本", "いち、ほん"), ("ﾊﾞｽ", "ばす"),
        ("ほんー", "ほん"),
    ],
)  # fmt: skip
def test_signs_are_read(written: str, said: str) -> None:
    assert _said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("調査を行った", "おこなっ"), ("学校に行った", "いっ"), ("見に行った", "いっ"), ("店が開く", "あく"),
        ("辛い料理", "からい"), ("その方が安い", "ほー"), ("それは何ですか", "なん"), ("何を食べる", "なに"),
        ("一日中雨が降る", "いちにちじゅう"), ("鹿の角が落ちる", "つの"), ("私の箱", "わたし"), ("私の箱", "はこ"),
    ],
)  # fmt: skip
def test_words_around_tell_readings_apart(written: str, said: str) -> None:
    assert said in _said(written)


def test_an_unknown_character_leaves_the_words_around_it() -> None:
    assert _said("この𪚲は本だ") == "この𪚲わほんだ"


def test_words_know_their_places_in_the_text() -> None:
    text = "ｶﾞｽは㈱山田、衣・食・住の３本。"
    words = read(text)
    assert [text[word.start : word.end] for word in words][:4] == ["ｶﾞｽ", "は", "㈱", "山田"]
    assert [text[word.start : word.end] for word in words if word.said in {"いしょくじゅう", "さんぼん"}] == [
        "衣・食・住",
        "３本",
    ]
    assert all(one.end <= two.start for one, two in pairwise(words))


def test_letters_of_other_scripts_stay() -> None:
    assert kana("MathML 7").split() == ["MathML", "なな"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "・", "〜", "々", "ー", "（）", "\u3099", "3" * 5000, "十百千万億" * 300, "一" * 3000, "か" * 60_000],
)
def test_odd_text_is_read_to_its_end(text: str) -> None:
    words = read(text)
    assert all(0 <= word.start < word.end <= len(text) and word.said for word in words)


@pytest.mark.parametrize(
    ("numeral", "said"),
    [
        ("0", "ぜろ"), ("10", "じゅう"), ("300", "さんびゃく"), ("6800", "ろくせんはっぴゃく"),
        ("1000万", "いっせんまん"),
        ("3億5千万", "さんおくごせんまん"), ("8兆", "はっちょう"), ("三百六十五", "さんびゃくろくじゅうご"),
        ("二〇二四", "にせんにじゅうよん"), ("0.5", "れいてんご"), ("1.5億", "いってんごおく"),
        ("007", "ぜろぜろなな"),
        ("1" * 17, "いち" * 17), ("百千", None), ("1.5万3", None),
    ],
)  # fmt: skip
def test_numerals_are_spelled(numeral: str, said: str | None) -> None:
    assert spelled(numeral) == said


def test_numerals_have_values() -> None:
    assert [value(one) for one in ("1,500", "三億", "1万2000", "3.5", "百千")] == [
        1500,
        300_000_000,
        12_000,
        None,
        None,
    ]


def test_every_counter_of_the_table_is_said_after_every_small_number() -> None:
    counters = [one for one in pattern().pattern.split("|") if one]
    assert len(counters) > 100
    assert counted("7", "時") == "しちじ"
    assert counted("4", "年") == "よねん"
    assert counted("何", "枚") == "なんまい"
    assert counted("何", "行") is None


def test_full_width_signs_are_folded_and_known_by_their_places() -> None:
    assert folded("Ａ㈱½") == ("A(株)1\u20442", [0, 1, 1, 1, 2, 2, 2, 3])


def test_the_ending_of_a_verb_is_no_longer_vowel() -> None:
    assert lengthened("おもう", ending=True) == "おもう"
    assert lengthened("とうきょう") == "とーきょー"


def test_the_other_analyser_is_taken_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    # as pyopenjtalk-plus 0.4.1 tells its words: figures in characters, signs full-width
    told = [("三", "サン", "名詞"), ("本", "ボン", "名詞"), ("は", "ワ", "助詞"), ("ＡＢ", "エービー", "フィラー"),
            ("歩こ", "アルコ", "動詞"), ("う", "ー", "助動詞"), ("。", "、", "記号")]  # fmt: skip
    other = ModuleType("pyopenjtalk")
    other.run_frontend = lambda _: [{"string": a, "pron": b, "pos": c} for a, b, c in told]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyopenjtalk", other)
    monkeypatch.setattr(openjtalk, "available", lambda: True)
    openjtalk._module.cache_clear()
    words = openjtalk.tokens("3本はAB歩こう。")
    openjtalk._module.cache_clear()
    assert words == [(0, 1, "さん"), (1, 2, "ぼん"), (2, 3, "わ"), (3, 5, "AB"), (5, 8, "あるこー"), (8, 9, "")]
    assert module.available()
