"""How many words of Arabic without vowel marks are said right: by eSpeak NG alone, and with text2tashkeel's marks.

``readings/ar.tsv`` has sentences with all their vowels. Right is a word that sounds as it does with them; the vowel of
its case, which speakers drop at the end, does not count. Audicle takes its default model where it is installed;
without it only the engine is counted. Nothing was written after these sentences, so none is held out.

    python benchmarks/speaking/vowels_right.py
"""

from __future__ import annotations

import re
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.shared.tashkeel import vowelled

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = Path(__file__).parent / "readings" / "ar.tsv"
_MARKS = re.compile("[\u064b-\u0652]")
_CASE = re.compile("[\u064b-\u0650\u0652]+$")


def sounds(words: list[str]) -> list[str]:
    """Return how eSpeak NG says words, without stress, the catch before a first vowel and the vowel of the case."""
    bare = [_CASE.sub("", re.sub(r"[^\w\u064b-\u0652]", "", word)) for word in words]
    return [re.sub("[ˈˌ ]", "", one).removeprefix("ʔ") for one in EspeakEngine().phonemes(bare, "ar")]


def main() -> int:
    """Print the counts."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    sentences = [line for line in lines if not line.startswith("#")]
    ways: dict[str, Callable[[str], str]] = {"eSpeak NG alone": str}
    if find_spec("text2tashkeel"):
        from text2tashkeel import BUNDLED, Diacritizer  # noqa: PLC0415 - may be missing

        ways["Audicle, with text2tashkeel"] = lambda text: vowelled(text)[0]
        for model in BUNDLED:
            ways[f"text2tashkeel, {model}"] = Diacritizer(model).diacritize
    for name, way in ways.items():
        right = total = 0
        way("ذهب")  # what it loads is loaded
        began = time.process_time()
        for sentence in sentences:
            wanted, made = sentence.split(), way(_MARKS.sub("", sentence)).split()
            total += len(wanted)
            right += sum(a == b for a, b in zip(sounds(wanted), sounds(made), strict=True))
        print(f"{name:34} {right / total:.2f} of {total} words  {time.process_time() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
