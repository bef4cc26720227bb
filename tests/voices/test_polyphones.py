"""Chinese characters with several readings: what stands around them tells which, and eSpeak NG takes it in pinyin."""

from __future__ import annotations

import pytest

from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.shared.polyphones import _readings, told_apart


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("这行字", "这 hang2 字"),
        ("把作业重写了", "把作业 chong2 写了"),
        ("他还钱了", "他 huan2 钱了"),
        ("在地里干活", "在 di4 里干活"),
        ("为人民服务", " wei4 人民服务"),
        ("被选为班长", "被选 wei2 班长"),
        ("睡了一觉。", "睡了一 jiao4 。"),
        ("衣服称身", "衣服 chen4 身"),
        ("请数一下", "请 shu3 一下"),
        ("你得小心", "你 dei3 小心"),
    ],
)
def test_characters_around_tell_the_reading(written: str, said: str) -> None:
    assert told_apart(written)[0] == said


@pytest.mark.parametrize(
    "written", ["一行人", "重要", "还有", "土地", "成为他", "觉得", "数学", "他得到了", "好好学习", ""]
)
def test_other_words_are_left_to_the_voice(written: str) -> None:
    assert told_apart(written)[0] == written


def test_each_place_is_that_of_the_character() -> None:
    assert told_apart("这行字") == ("这 hang2 字", [0, 1, 1, 1, 1, 1, 1, 1, 2, 3])


def test_the_voice_says_pinyin_as_it_says_characters() -> None:
    engine = EspeakEngine()
    characters, pinyin = (
        engine.phonemes(["航 掌 环 未 叫"], "cmn"),
        engine.phonemes(["hang2 zhang3 huan2 wei4 jiao4"], "cmn"),
    )
    assert characters == pinyin


def test_the_voice_has_every_reading_of_the_table() -> None:
    said = sorted({said for _, said in _readings()})
    assert all(len(phonemes) > 2 for phonemes in EspeakEngine().phonemes(said, "cmn"))


def test_words_are_timed_where_they_are_written() -> None:
    text = "这行字很漂亮。"
    speech, words = EspeakEngine().speak_timed(text, (), "cmn", "zh", 1.0)
    told = {text[word.start : word.end]: word for word in words}
    assert {"行", "字"} <= set(told)
    assert told["行"].begins < told["字"].begins < speech.samples.size / speech.rate
