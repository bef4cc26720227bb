#!/usr/bin/env bash
# FFmpeg makes mono of the same stereo 3 dB louder where the samples are floats.
#
# Guess: mono is the mean of the two channels, whatever the sample format; stereo of mono is the same twice.
# What happens: with one sound in both channels, peak 0.40, "-ac 1" gives 0.40 where the mixing is done in 16
#   bits and 0.57 (3 dB more) where it is done in floats: the coefficients 0.71 are only normalised for
#   integers, so a float above 0.71 clips later. "-ac 2" of mono gives 0.28 on each side, 3 dB less. PyAV's
#   resampler does the same.
# Why it matters: MP3 and AAC decode to floats and WAV files to 16 bits: two sources of the same loudness come
#   out 3 dB apart in one audiobook, or clipped.
# Version and source: FFmpeg n9.0.2 in imageio-ffmpeg 0.8.1; av 18.1.0 (PyPI).
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 imageio-ffmpeg==0.8.1 av==18.1.0 soundfile==0.14.0 numpy==2.4.6 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

export FFMPEG
FFMPEG=$(venv/bin/python -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
"$FFMPEG" -version | sed -n 1p | cut -d ' ' -f 1-3
venv/bin/python - <<'PY'
import os
import subprocess
import sys
from importlib.metadata import version

def ffmpeg(*arguments):
    subprocess.run([os.environ["FFMPEG"], "-v", "error", "-y", *arguments], check=True)

import av
import numpy as np
import soundfile

print("av", version("av"))
RATE = 48000
sine = 0.4 * np.sin(2 * np.pi * 440 * np.arange(RATE * 3) / RATE)
soundfile.write("stereo.wav", np.stack([sine, sine], axis=1), RATE, subtype="PCM_16")
soundfile.write("mono.wav", sine, RATE, subtype="PCM_16")
seen = {}
for name, source, options in (
    ("to mono, 16 bits", "stereo.wav", ["-ac", "1", "-c:a", "pcm_s16le"]),
    ("to mono, floats", "stereo.wav", ["-ac", "1", "-c:a", "pcm_f32le"]),
    ("to stereo, 16 bits", "mono.wav", ["-ac", "2", "-c:a", "pcm_s16le"]),
):
    ffmpeg("-i", source, *options, "out.wav")
    seen[f"ffmpeg, {name}"] = float(np.abs(soundfile.read("out.wav")[0]).max())
for sample, full in (("s16", 32768), ("fltp", 1)):
    resampler = av.AudioResampler(format=sample, layout="mono", rate=RATE)
    with av.open("stereo.wav") as container:
        frames = [mono for frame in container.decode(audio=0) for mono in resampler.resample(frame)]
    seen[f"PyAV, to mono, {sample}"] = max(float(np.abs(frame.to_ndarray().astype(float)).max()) / full for frame in frames)
for name, peak in seen.items():
    print(f"{name}: peak 0.40 becomes {peak:.2f}")
sys.exit([round(peak, 2) for peak in seen.values()] != [0.4, 0.57, 0.28, 0.4, 0.57])
PY
