"""Which language a voice and a text have in common: BCP 47 tags compared with the data of Unicode's CLDR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Sequence

# RFC 5646, 2.1, without grandfathered tags and extensions
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-x(?:-[a-z\d]{1,8})+)?)"
)
# Where no voice speaks a language, one that speaks its written form does: Norwegian Nynorsk, Montenegrin, Swiss
# German, and the spoken kinds of Arabic
STAND_IN = {"nn": "nb", "cnr": "sr", "gsw": "de"} | dict.fromkeys(("acm", "afb", "ajp", "apc", "ary", "arz"), "ar")
# Languages written in two scripts, whose voices read both
_BOTH = {"sr": {"Cyrl", "Latn"}, "bs": {"Cyrl", "Latn"}, "zh": {"Hans", "Hant"}, "yue": {"Hans", "Hant"}}
_CANTONESE_REGIONS = ("HK", "MO")  # Chinese is read aloud in Cantonese there

_NEAR, _FAR, _OTHER_VARIANT, _STOOD_IN, _LATIN = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Tag:
    """A language tag in parts, each as BCP 47 spells it; "" where it says nothing."""

    language: str
    script: str = ""
    region: str = ""
    rest: str = ""  # variants and private use


@lru_cache(maxsize=1024)
def parse(text: str) -> Tag | None:
    """Return the parts of a BCP 47 tag, its language in the canonical form of CLDR, or None if it is not one."""
    match = _TAG.fullmatch(text.strip().replace("_", "-").lower())
    if not match:
        return None
    language = match["extended"] or match["language"]
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    if language == "no":  # what "Norwegian" alone means; CLDR keeps both codes
        return Tag("nb", script, region, match["rest"])
    alias = get_global("language_aliases").get(language, language).split("_")
    for part in alias[1:]:
        if len(part) == len("Latn"):
            script = script or part
        else:
            region = region or part
    return Tag(alias[0], script, region, match["rest"])


@lru_cache(maxsize=1024)
def likely(tag: Tag) -> Tag:
    """Return the tag with the script and region that CLDR thinks most likely filled in where it says nothing."""
    data = get_global("likely_subtags")
    for parts in ((tag.language, tag.script, tag.region), (tag.language, tag.region), (tag.language, tag.script)):
        found = data.get("_".join(filter(None, parts)))
        if found:
            break
    else:
        found = data.get(tag.language, "")
    _, script, region = (*found.split("_"), "", "", "")[:3]
    return Tag(tag.language, tag.script or script, tag.region or region, tag.rest)


def distance(spoken: str, wanted: str) -> int | None:
    """Return how far a voice that speaks ``spoken`` is from a text in ``wanted`` (BCP 47 tags): 0 is the same.

    None: it cannot read it, for it is another language or in another script.
    """
    voice, text = parse(spoken), parse(wanted)
    if voice is None or text is None:
        return None
    stood_in = 0
    if voice.language != text.language:
        if voice.language == "yue" and text.language == "zh" and text.region in _CANTONESE_REGIONS:
            text = Tag("yue", text.script, text.region, text.rest)
        elif voice.language == STAND_IN.get(text.language):
            text, stood_in = Tag(voice.language, text.script, text.region, text.rest), _STOOD_IN
        else:
            return None
    elif voice.language == "zh" and text.region in _CANTONESE_REGIONS:
        stood_in = _STOOD_IN
    voice, text = likely(voice), likely(text)
    script = _script_distance(voice, text)
    if script is None:
        return None
    variant = 0 if voice.rest == text.rest else _OTHER_VARIANT if voice.rest else _NEAR
    return stood_in + script + _region_distance(voice, text) + variant


def own_tag(tags: Sequence[str], wanted: str) -> str:
    """Return which of a voice's ``tags``, the best first, names it when it reads a text in ``wanted``; "" if none does.

    That is the first in the language of the nearest: a voice of "en-US" and "en" is American whatever English it reads.
    """
    known = [(way, parse(tag)) for tag in tags if (way := distance(tag, wanted)) is not None]
    if not known:
        return ""
    _, nearest = min(known, key=lambda one: one[0])
    return next(tag for tag in tags if nearest and (own := parse(tag)) and own.language == nearest.language)


def _script_distance(voice: Tag, text: Tag) -> int | None:
    if not (voice.script and text.script) or voice.script == text.script:
        return 0  # nobody has written down how Klingon is most often written
    if text.script in _BOTH.get(voice.language, ()):
        return 0
    return _LATIN if text.script == "Latn" else None  # every voice can name Latin letters


def _region_distance(voice: Tag, text: Tag) -> int:
    if voice.region == text.region:
        return 0
    own, other = _parent(text), _parent(voice)
    return _NEAR if own and own in (other, f"{voice.language}_{voice.region}") else _FAR


def _parent(tag: Tag) -> str | None:
    # CLDR's parent locales: es_MX is es_419's child, en_AU and en_GB are both en_001's
    parent: str | None = get_global("parent_exceptions").get(f"{tag.language}_{tag.region}")
    return parent


def locale(text: str) -> str:
    """Return a BCP 47 tag as the web names a locale: ``de_DE`` for "de"; "" for what is no tag. https://ogp.me."""
    tag = parse(text)
    region = likely(tag).region if tag else ""
    return f"{tag.language}_{region}" if tag and region else tag.language if tag else ""


@cache
def language_name(text: str) -> str:
    """Return the English name of a BCP 47 tag, such as "Portuguese" for ``pt-BR``; the tag itself if it has none."""
    tag = parse(text)
    name = Locale("en").languages.get(tag.language) if tag else None
    return str(name or text)
