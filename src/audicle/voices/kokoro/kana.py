"""Kana in the phonemes that Kokoro was taught for Japanese.

They are those of misaki, https://github.com/hexgrad/misaki/blob/main/misaki/ja.py (Apache License 2.0), 0.7.
"""

from __future__ import annotations

import re

# Each kana, or two that are one syllable, and how it is said
_TABLE = """
ぁa あa ぃi いi ぅɯ うɯ ぇe えe ぉo おo かka がɡa きkʲi ぎɡʲi くkɯ ぐɡɯ けke げɡe こko ごɡo
さsa ざʣa しɕi じʥi すsɨ ずzɨ せse ぜʣe そso ぞʣo たta だda ちʨi ぢʥi つʦɨ づzɨ てte でde
とto どdo なna にɲi ぬnɯ ねne のno はha ばba ぱpa ひçi びbʲi ぴpʲi ふɸɯ ぶbɯ ぷpɯ へhe
べbe ぺpe ほho ぼbo ぽpo まma みmʲi むmɯ めme もmo ゃja やja ゅjɯ ゆjɯ ょjo よjo らɾa
りɾʲi るɾɯ れɾe ろɾo ゎβa わβa ゐi ゑe をo ゔvɯ ゕka ゖke いぇje うぃβi うぇβe うぉβo きぇkʲe
きゃkʲa きゅkʲɨ きょkʲo ぎゃɡʲa ぎゅɡʲɨ ぎょɡʲo くぁkᵝa くぃkᵝi くぇkᵝe くぉkᵝo ぐぁɡᵝa ぐぃɡᵝi
ぐぇɡᵝe ぐぉɡᵝo しぇɕe しゃɕa しゅɕɨ しょɕo じぇʥe じゃʥa じゅʥɨ じょʥo ちぇʨe ちゃʨa ちゅʨɨ ちょʨo
ぢゃʥa ぢゅʥɨ ぢょʥo つぁʦa つぃʦʲi つぇʦe つぉʦo てぃtʲi てゅtʲɨ でぃdʲi でゅdʲɨ とぅtɯ どぅdɯ
にぇɲe にゃɲa にゅɲɨ にょɲo ひぇçe ひゃça ひゅçɨ ひょço びゃbʲa びゅbʲɨ びょbʲo ぴゃpʲa ぴゅpʲɨ
ぴょpʲo ふぁɸa ふぃɸʲi ふぇɸe ふぉɸo ふゅɸʲɨ ふょɸʲo みゃmʲa みゅmʲɨ みょmʲo りゃɾʲa りゅɾʲɨ
りょɾʲo ゔぁva ゔぃvʲi ゔぇve ゔぉvo ゔゅbʲɨ ゔょbʲo
"""
_SYLLABLES = dict(re.findall(r"([\u3041-\u3096]{1,2})(\S+)", _TABLE))
_SMALL = frozenset("ゃゅょぁぃぅぇぉ")
_MARKS = {
    "。": ".", "、": ",", "？": "?", "！": "!", "「": "“", "」": "”", "『": "“", "』": "”", "：": ":", "；": ";",
    "（": "(", "）": ")", "・": " ", "，": ",", "～": "—", "〜": "—", "…": "…",
}  # fmt: skip
# How ん is said before a sound, by the first letter of it
_NASAL = {
    **dict.fromkeys("mpb", "m"),
    **dict.fromkeys("kɡ", "ŋ"),
    **dict.fromkeys("ɲʨʥ", "ɲ"),
    **dict.fromkeys("ntdɾz", "n"),
}
_LONG = {"う": "oɯɨ", "い": "e"}  # written after these vowels, they make them longer


def phonemes(kana: str) -> str:
    """Return kana, a space between words, in Kokoro's phonemes. Other letters and signs stay."""
    line = "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in kana)  # katakana to hiragana
    said: list[str] = []
    at = 0
    while at < len(line):
        pair, sign = line[at : at + 2], line[at]
        if len(pair) > 1 and pair in _SYLLABLES:
            said.append(_SYLLABLES[pair])
            at += 2
            continue
        at += 1
        if sign == "ー" or (said and said[-1] and said[-1][-1] in _LONG.get(sign, "")):
            said.append("ː")
        elif sign == "っ":
            said.append("ʔ")
        elif sign == "ん":
            following = _SYLLABLES.get(line[at : at + 2]) or _SYLLABLES.get(line[at : at + 1], "")
            said.append(_NASAL.get(following[:1], "ɴ"))
        elif sign in _SMALL and said:
            said[-1] = f"{said[-1][:-1]}{_SYLLABLES[sign]}"  # it takes the place of the vowel
        else:
            said.append(_SYLLABLES.get(sign, _MARKS.get(sign, sign)))
    return re.sub(r" (?=[ʔ.,?!:;”)])|(?<=ʔ) ", "", "".join(said))
