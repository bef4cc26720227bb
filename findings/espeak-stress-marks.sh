#!/usr/bin/env bash
# A stress mark makes eSpeak NG's Russian no better or wrong, and a dagesh makes it spell a Hebrew word out.
#
# Guess: за́мок (castle) and замо́к (lock) are told apart by the acute, as dictionaries and primers do; points in Hebrew
#   make a word plainer.
# What happens: both are said замо́к. дорогая is right without a mark; дорога́я, with the right one, is stressed on the
#   second o and loses its ending. סִפֵּר is said as the names of its letters and points; סֵפֶר, without a dagesh, as a word.
# Why it matters: text that was given stress or vowels by a tool before is said worse than plain text, or spelt.
# Version and source: espeakng-loader 0.2.4 (PyPI), with eSpeak NG 1.52.
# Seen: 2026-12-01.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 espeakng-loader==0.2.4 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import ctypes
import sys
from importlib.metadata import version

import espeakng_loader

print("espeakng-loader", version("espeakng-loader"))
library = ctypes.CDLL(espeakng_loader.get_library_path())
library.espeak_TextToPhonemes.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int)
library.espeak_TextToPhonemes.restype = ctypes.c_char_p
library.espeak_Initialize(1, 0, espeakng_loader.get_data_path().encode(), 0x8000)


def said(voice, text):
    library.espeak_SetVoiceByName(voice.encode())
    left, told = ctypes.c_char_p(text.encode()), []
    while left.value:
        told.append((library.espeak_TextToPhonemes(ctypes.byref(left), 1, 2) or b"").decode())
    print(f"{text} -> {' '.join(told)}")
    return " ".join(told)


lock, castle, marked = (said("ru", word) for word in ("замок", "за\u0301мок", "замо\u0301к"))
dear, dear_marked = (said("ru", word) for word in ("дорогая", "дорога\u0301я"))
book, told = said("he", "סֵפֶר"), said("he", "סִפֵּר")
sys.exit(not (lock == castle == marked and "ˈɑja" in dear and "ˈoɡ" in dear_marked and len(told) > 3 * len(book)))
PY
