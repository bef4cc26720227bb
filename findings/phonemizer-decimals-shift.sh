#!/usr/bin/env bash
# phonemizer: one sentence with a decimal shifts every sentence after it.
#
# Guess: a list of n texts gives a list of n results, in order.
# What happens: with preserve_punctuation=True, "It is 3.5 km long." in a list gives two results, so the list is
#   longer by one and every text after it has the phonemes of the one before; "point" is lost too. Without a
#   decimal, or without the option, all is well.
# Why it matters: voices need this option for their pauses (kokoro-onnx sets it), and batches are lists: from
#   the first price on each sentence is spoken with the words of another, and overlays and captions light up the
#   wrong sentence.
# Version and source: phonemizer 3.4.0 with espeakng-loader 0.2.4 (eSpeak NG 1.52) (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 phonemizer==3.4.0 espeakng-loader==0.2.4 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import espeakng_loader
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

print("phonemizer", version("phonemizer"), "espeakng-loader", version("espeakng-loader"))
EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(str(espeakng_loader.get_data_path()))
with_decimal = ["It is 3.5 km long.", "The second sentence.", "The third one."]
without = ["It is three km long.", "The second sentence.", "The third one."]
counts = {}
for keep in (True, False):
    backend = EspeakBackend("en-us", preserve_punctuation=keep)
    for texts in (with_decimal, without):
        results = backend.phonemize(texts, strip=True)
        counts[keep, texts is with_decimal] = len(results)
        print(f"preserve_punctuation={keep}: {len(texts)} texts, {len(results)} results")
        for text, result in zip(texts + ["(no text)"], results):
            print(f"   {text} -> {result}")
sys.exit(counts != {(True, True): 4, (True, False): 3, (False, True): 3, (False, False): 3})
PY
