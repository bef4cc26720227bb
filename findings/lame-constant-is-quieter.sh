#!/usr/bin/env bash
# LAME makes sound 5 % quieter at a constant bit rate, and not at a variable one.
#
# Guess: an encoder keeps the level; what one measured before is what is heard after.
# What happens: at every constant bit rate tried the decoded sound is 0.95 times what went in; at a variable bit
#   rate it is 1.00 times. It is LAME's preset that scales, so every wrapper does.
# Why it matters: a narration levelled to -16 LUFS leaves at -16.4, its MP3 and M4B of one master differ, and
#   ReplayGain measured before encoding is wrong.
# Version and source: lameenc 1.9.0; av 18.1.0 with its libmp3lame (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 lameenc==1.9.0 av==18.1.0 numpy==2.4.6 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import io
import sys
from importlib.metadata import version
import av
import lameenc
import numpy as np

print("lameenc", version("lameenc"), "av", version("av"))
RATE = 24000
sine = (0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE * 6) / RATE) * 32767).astype("<i2")

def by_lameenc(bitrate=None):
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    if bitrate:
        encoder.set_bit_rate(bitrate)
    else:
        encoder.set_vbr(4)
        encoder.set_vbr_quality(4)
    return bytes(encoder.encode(sine.tobytes())) + bytes(encoder.flush())

def by_av(bitrate):
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        stream.bit_rate = bitrate * 1000
        frame = av.AudioFrame.from_ndarray(sine[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return file.getvalue()

def level(mp3):
    with av.open(io.BytesIO(mp3)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)[0]
    middle = sound[len(sound) // 3 : 2 * len(sound) // 3]
    return float(np.sqrt((middle**2).mean() * 2) / 0.5)

seen = {
    "lameenc, 64 kbit/s": level(by_lameenc(64)),
    "lameenc, 128 kbit/s": level(by_lameenc(128)),
    "PyAV, 64 kbit/s": level(by_av(64)),
    "lameenc, variable": level(by_lameenc()),
}
for name, factor in seen.items():
    print(f"{name}: {factor:.3f} times what was put in")
*constant, variable = seen.values()
sys.exit(not (all(abs(factor - 0.95) < 0.003 for factor in constant) and abs(variable - 1) < 0.003))
PY
