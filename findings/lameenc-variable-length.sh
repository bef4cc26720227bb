#!/usr/bin/env bash
# A variable-rate MP3 of lameenc is 2 seconds long to mutagen, and 10 to the ear.
#
# Guess: the encoder writes the header (Xing, Info) that holds the number of frames, as the lame program does.
# What happens: encode and flush give frames only. Readers guess from the first one: mutagen says 1.9 seconds,
#   libsndfile too, FFmpeg 9.1; tinytag, which counts frames, has the right 10.1. At a constant bit rate all
#   agree.
# Why it matters: the length in feeds, tags and players is wrong by a factor of five, and seeking jumps to the
#   wrong place. The header must be written by hand.
# Version and source: lameenc 1.9.0, read by mutagen 1.48.1, av 18.1.0, soundfile 0.14.0, tinytag 2.3.2 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 lameenc==1.9.0 mutagen==1.48.1 av==18.1.0 soundfile==0.14.0 tinytag==2.3.2 numpy==2.4.6 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import av
import lameenc
import mutagen.mp3
import numpy as np
import soundfile
import tinytag

print(*(f"{name} {version(name)}" for name in ("lameenc", "mutagen", "av", "soundfile", "tinytag")))
RATE = 24000
sine = (0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE * 10) / RATE) * 32767).astype("<i2")
seen = {}
for kind in ("constant", "variable"):
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    if kind == "variable":
        encoder.set_vbr(4)
        encoder.set_vbr_quality(4)
    else:
        encoder.set_bit_rate(64)
    with open(f"{kind}.mp3", "wb") as file:
        file.write(bytes(encoder.encode(sine.tobytes())) + bytes(encoder.flush()))
    with av.open(f"{kind}.mp3") as container:
        ffmpeg = container.duration / 1_000_000
    seen[kind] = {
        "mutagen": mutagen.mp3.MP3(f"{kind}.mp3").info.length,
        "libsndfile": soundfile.info(f"{kind}.mp3").duration,
        "FFmpeg": ffmpeg,
        "tinytag": tinytag.TinyTag.get(f"{kind}.mp3").duration,
    }
    print(f"{kind} bit rate, 10 s put in:", {name: round(seconds, 2) for name, seconds in seen[kind].items()})
variable = seen["variable"]
same = (
    all(abs(seconds - 10.06) < 0.1 for seconds in seen["constant"].values())
    and variable["mutagen"] < 3
    and variable["libsndfile"] < 3
    and variable["FFmpeg"] < 9.5
    and abs(variable["tinytag"] - 10.06) < 0.1
)
sys.exit(not same)
PY
