#!/usr/bin/env bash
# langdetect takes capitals for another language, mostly German.
#
# Guess: the language of a sentence does not hang on its case, or only for odd ones.
# What happens: of twelve sentences in twelve languages langdetect has all right in lower case and one in
#   capitals (German; Spanish, Polish, Dutch, Portuguese, Turkish and Swedish become German, English becomes
#   Vietnamese). langid has four of them in capitals; py3langid, its successor, all.
# Why it matters: headlines, first words of chapters and title pages are often in capitals: a voice of the wrong
#   language reads the title.
# Version and source: langdetect 1.0.9, langid 1.1.6, py3langid 0.4.0 (PyPI); langdetect with a fixed seed.
# Seen: 2026-11-30.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv --without-pip venv &&
python3 -m pip --python venv/bin/python install --quiet --no-compile --disable-pip-version-check \
 langdetect==1.0.9 langid==1.1.6 py3langid==0.4.0 ||
 { echo 'the pinned packages cannot be installed here'; exit 2; }

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
import langdetect
import langid
import py3langid

for name in ("langdetect", "langid", "py3langid"):
    print(name, version(name))
langdetect.DetectorFactory.seed = 0
sentences = {
    "en": "the tide mills of the coast were built before the railway came to the village",
    "de": "die mühlen an der küste wurden vor der eisenbahn gebaut",
    "fr": "les moulins à marée de la côte ont été construits avant le chemin de fer",
    "es": "los molinos de marea se construyeron antes del ferrocarril",
    "it": "i mulini a marea della costa furono costruiti prima della ferrovia",
    "pl": "młyny na wybrzeżu zbudowano przed koleją",
    "nl": "de molens aan de kust werden gebouwd voor de spoorweg",
    "pt": "os moinhos de maré da costa foram construídos antes da ferrovia",
    "ru": "мельницы на побережье построили до железной дороги",
    "tr": "kıyıdaki değirmenler demiryolundan önce yapıldı",
    "sv": "kvarnarna vid kusten byggdes före järnvägen",
    "fi": "rannikon myllyt rakennettiin ennen rautatietä",
}
capitals = {code: text.upper() for code, text in sentences.items()}
capitals["tr"] = sentences["tr"].replace("i", "İ").upper()
tools = {
    "langdetect": langdetect.detect,
    "langid": lambda text: langid.classify(text)[0],
    "py3langid": lambda text: py3langid.classify(text)[0],
}
right = {}
for name, detect in tools.items():
    for case, texts in (("lower", sentences), ("capitals", capitals)):
        found = {code: detect(text) for code, text in texts.items()}
        right[name, case] = sum(code == answer for code, answer in found.items())
        print(f"{name}, {case}: {right[name, case]} of {len(found)} right; {found}")
sys.exit(
    not (
        right["langdetect", "lower"] == 12
        and right["langdetect", "capitals"] <= 2
        and right["langid", "lower"] == 12
        and right["langid", "capitals"] <= 6
        and right["py3langid", "capitals"] == 12
    )
)
PY
