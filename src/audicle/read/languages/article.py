"""In which language an article is written, and which of its passages are in another one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from audicle.agreed.languages import likely, parse
from audicle.agreed.scripts import TWO_SCRIPTS, letters_by_script
from audicle.errors import LimitError, OutputError, UsageError
from audicle.model.blocks import Paragraph, runs, walk
from audicle.model.explanation import Origin
from audicle.model.inlines import plain
from audicle.read.languages.common_words import reads_as
from audicle.read.languages.passages import all_marked, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audicle.model import Article
    from audicle.progress import Progress

_FALLBACK = "en"
# The detector's confidence is a probability that stays honest over lengths. On 888 lines of 60 characters and more
# its wrong answers never passed 0.52.
_LIKELY = 0.3
_SURE = 0.9
# Of a text too short for that, only these are taken to be possible: the languages that most articles are written in.
_COMMON = frozenset(
    (
        *("af", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl"),
        *("gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "lt", "lv", "mk"),
        *("ml", "mn", "mr", "ms", "nb", "ne", "nl", "nn", "pa", "pl", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr"),
        *("sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh"),
    )
)
# That is no guess if this much of the probability is theirs.
_PLAUSIBLE = 0.25
# What a detector may answer that is no language (ISO 639-2): no linguistic content, several, undetermined, uncoded
_NONE = frozenset({"zxx", "mul", "und", "mis"})
# A declared language is doubted only on this much text; a passage is judged only if it has this many letters,
# where a letter of a script without spaces counts as three, among its first characters.
_LONG = 400
_PASSAGE = 60
# What the detector reads at most, from the beginning, the middle and the end: its time grows with the length, its
# certainty does not.
_SAMPLE = 20_000
_EXCERPT = 800
# What it reads of a passage first. Only one that seems to be in another language is read to its end.
_GLANCE = 200
# Languages and lects so near to one another that text alone does not contradict a declaration.
_NEAR = (
    frozenset({"da", "nb", "nn", "no"}),
    frozenset({"bs", "hr", "sh", "sr", "cnr"}),
    frozenset({"id", "jv", "ms", "min", "su"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt"}),
    frozenset({"af", "nl"}),
    frozenset({"bg", "mk"}),
    frozenset({"zh", "yue", "wuu", "cmn"}),
    frozenset({"en", "pcm", "sco"}),
    frozenset({"de", "gsw", "nds", "bar"}),
    frozenset({"fa", "prs", "tg"}),
    frozenset({"ar", "arz", "ary", "apc"}),
)
# The name we give to a lect that no voice or reading system knows by itself
_WIDER = {"wuu": "zh", "yue": "zh", "pcm": "en", "sco": "en", "arz": "ar", "ary": "ar", "no": "nb"}
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-[a-z0-9]{4,8})*)(?:-[a-z]-.*)?",
    re.IGNORECASE,
)


def detect(text: str) -> str | None:
    """Return the BCP 47 language of ``text``, or None if it cannot be told."""
    language, confidence = _best(_rank(text))
    return language if confidence >= _LIKELY else None


def normalise(tag: str) -> str | None:
    """Return ``tag`` as BCP 47 writes it (``en_us`` is ``en-US``, ``eng`` and ``English`` are ``en``), or None.

    Codes are looked up in CLDR as Babel holds it; what is not a language there is None, as are ``und`` and ``mul``.
    """
    from babel.core import Locale, get_global  # noqa: PLC0415 - large, and not always needed

    names = Locale("en").languages
    written = tag.strip().split(".")[0].split("@")[0].replace("_", "-")
    match = _TAG.fullmatch(written)
    if not match:
        return next((code for code, name in names.items() if name.casefold() == written.casefold()), None)
    language = match["language"].lower()
    language = str(get_global("language_aliases").get(language, language)).split("_")[0]
    if language not in names or language in _NONE:
        return None
    region = (match["region"] or "").upper()
    region = (get_global("territory_aliases").get(region) or [region])[0]
    parts = (language, (match["script"] or "").title(), region, match["rest"].strip("-").lower())
    return "-".join(part for part in parts if part)


def resolve(
    article: Article, wanted: str | None, progress: Progress, declared: Origin | None = None, name: str = ""
) -> tuple[Article, Origin]:
    """Return the article with its language, and that of passages in another one, filled in, and why it is that one.

    ``wanted`` (a setting) wins; then what the source declares; then what the text is; then English, with a warning.
    A declaration that a long text contradicts with near certainty is a template's default rather than the author's
    word: the text wins, with a warning. ``declared`` says where the source declares it; ``name`` is the source's, for
    warnings about an article without a title. Raises UsageError if ``wanted`` is not a language.
    """
    language, origin = _chosen(article, wanted, progress, declared or Origin("declared by the source"), name)
    sections = tuple(
        replace(
            section,
            heading=marked(section.heading, language, _other) if section.heading else None,
            blocks=all_marked(section.blocks, language, _other),
        )
        for section in article.sections
    )
    notes = tuple(replace(note, blocks=all_marked(note.blocks, language, _other)) for note in article.notes)
    metadata = replace(article.metadata, language=_in_its_script(language, article))
    return replace(article, metadata=metadata, sections=sections, notes=notes), origin


def _chosen(article: Article, wanted: str | None, progress: Progress, said: Origin, source: str) -> tuple[str, Origin]:
    name = article.metadata.title or source or "an article without a title"
    given = article.metadata.language
    declared = normalise(given) if given else None
    if wanted:
        language = normalise(wanted)
        if language is None:
            raise UsageError(f"{wanted!r} is not a language.", "Write a BCP 47 tag, such as en, de or pt-BR.")
        differs = declared is not None and not _same(declared, language)
        return language, Origin("settings: language", (f"{said.where}: {declared}",) if differs else ())
    if given and not declared:
        progress.warn(f"{name}: the source declares the language {given!r}, which is not one.")
    text = _text(article, PurePath(source).stem)
    if declared and _plainly(_excerpt(text), declared):
        return declared, said
    ranked = _rank(text)
    found, confidence = _best(ranked)
    if declared:
        if len(text) >= _LONG and confidence >= _SURE and not _same(declared, found):
            progress.warn(f"{name}: it is declared to be in {declared}, but reads as {found}; {found} is used.")
            return found, Origin(_measured(confidence), (f"{said.where}: {declared}", *said.passed_over))
        return declared, said
    if confidence >= _LIKELY:
        return found, Origin(_measured(confidence))
    found, confidence = _best(_common(ranked))
    if confidence >= _LIKELY:
        return found, Origin(f"the most plausible of the common languages for so little text ({confidence:.2f})")
    progress.warn(f"{name}: its language cannot be told; {_FALLBACK} is assumed. Say which with --language.")
    return _FALLBACK, Origin("assumed: nobody declares it, and the text is too little to tell")


def _in_its_script(language: str, article: Article) -> str:
    """Return the tag of an article's language, with the script if that is not the likely one of the two it has.

    Serbian in Latin letters is rarely declared as more than ``sr``.
    """
    tag = parse(language)
    if tag is None or tag.script or tag.language not in TWO_SCRIPTS:
        return language
    letters = letters_by_script(_text(article, ""))
    script = max(sorted(TWO_SCRIPTS[tag.language]), key=lambda one: letters[one])
    if not letters[script] or script == likely(tag).script:
        return language
    return "-".join((language.partition("-")[0], script, *language.split("-")[1:]))


def _measured(confidence: float) -> str:
    # a certainty of 1.00 would be a claim that no detector can make
    return f"detected in the text, with a confidence of {min(confidence, 0.99):.2f}"


def _text(article: Article, file: str) -> str:
    """Return the article's running text, up to the detector's sample; if that is little, all that it says.

    A title that is only the name of its ``file`` is not in any language.
    """
    blocks = tuple(
        block
        for section in article.sections
        for block in ((section.heading,) if section.heading else ()) + walk(section.blocks)
    )
    running = _sample(block.text for block in blocks if isinstance(block, Paragraph) and not block.language)
    if len(running) >= _LONG:
        return running
    title = article.metadata.title if article.metadata.title != file else ""
    said = (plain(run) for block in blocks if not getattr(block, "language", None) for run in runs(block))
    return _sample((title, article.metadata.subtitle or "", *said))


def _sample(texts: Iterable[str]) -> str:
    parts: list[str] = []
    size = 0
    for text in texts:
        if text.strip():
            parts.append(text)
            size += len(text)
        if size >= _SAMPLE:
            break
    return " ".join(parts)[:_SAMPLE]


def _other(text: str, language: str) -> str | None:
    """Return the language of ``text`` if it is long enough to tell and surely not ``language``."""
    head = text[: 4 * _PASSAGE]
    letters = sum(map(str.isalpha, head))
    if not head.isascii():
        letters += 2 * sum(char >= "\u0e00" and char.isalpha() for char in head)
    if letters < _PASSAGE or _plainly(text[:_GLANCE], language):
        return None
    found, confidence = _best(_rank(text))
    return found if confidence >= _SURE and not _same(found, language) else None


def _plainly(text: str, language: str) -> bool:
    """Say whether a text is in a language with near certainty; where it is not, it has to be looked at closer."""
    if reads_as(text, language):
        return True
    found, confidence = _detector().classify(text)
    return confidence >= _SURE and _same(_WIDER.get(found, found), language)


def _same(one: str, other: str) -> bool:
    first, second = (tag.partition("-")[0].lower() for tag in (one, other))
    return first == second or any(first in near and second in near for near in _NEAR)


def _best(ranked: Mapping[str, float]) -> tuple[str, float]:
    """Return the most likely language and its probability, 0 if there is none."""
    found = max(ranked, key=ranked.__getitem__, default=_FALLBACK)
    return found, ranked.get(found, 0.0)


def _common(ranked: Mapping[str, float]) -> dict[str, float]:
    """Return the common languages with the probability of each among them; none if they are hardly probable."""
    found = {language: share for language, share in ranked.items() if language in _COMMON}
    total = sum(found.values())
    return {language: share / total for language, share in found.items()} if total >= _PLAUSIBLE else {}


def _rank(text: str) -> dict[str, float]:
    """Return the languages that ``text`` may be in, each with its probability: none for a text without letters."""
    sample = _excerpt(text[:_SAMPLE])
    if not any(char.isalpha() for char in sample):
        return {}
    ranked: dict[str, float] = {}
    for found, share in _detector().rank(sample):
        language = _WIDER.get(found, found)
        if language not in _NONE:
            ranked[language] = ranked.get(language, 0.0) + float(share)
    return ranked


def _excerpt(text: str) -> str:
    """Return pieces from the beginning, the middle and the end of a text; the whole of it if it is not longer."""
    if len(text) <= 3 * _EXCERPT:
        return text
    middle = (len(text) - _EXCERPT) // 2
    return " ".join((text[:_EXCERPT], text[middle : middle + _EXCERPT], text[-_EXCERPT:]))


class _Detector(Protocol):
    """What is used of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Return the most likely language and its probability."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return every language with its probability."""


@cache
def _detector() -> _Detector:
    # py3langid: 4.5 MB with its model, 0.1 ms a title; right on all of 111 titles and paragraphs in 37 languages,
    # as lingua is with 96 MB and 1.1 GB of memory
    from py3langid.langid import (  # type: ignore[import-untyped]  # it ships no annotations  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    try:  # it unpacks its model into a temporary file
        detector: _Detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        if limit := LimitError.of(error):
            raise limit from error
        raise OutputError(
            f"the language cannot be recognised: no temporary file can be written: {error.strerror or error}.",
            "Free some space, or name another folder for temporary files in TMPDIR.",
        ) from error
    return detector
