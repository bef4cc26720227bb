"""What a book says of its own accessibility: whether its content bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.flashing import Flashing
from audicle.check.rule import ERROR, NOTICE, WARNING, Judges, Rule
from audicle.check.rules.facts import Facts, gather
from audicle.check.rules.features import FEATURES, HAZARDS, MODES, lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audicle.check.book import Book
    from audicle.check.package import Meta
    from audicle.check.report import Finding

_VOCABULARY = "Schema.org Accessibility Properties for Discoverability Vocabulary"
FEATURE = Rule(
    "claim-feature",
    ERROR,
    "Somebody chooses the book for a feature that it does not have.",
    f"EPUB Accessibility 1.1, 2.2.1 Discovery metadata; {_VOCABULARY}, accessibilityFeature",
    "Take the claim away, or mend the content.",
)
MODE = Rule(
    "claim-access-mode",
    ERROR,
    "The book is said to need a sense that nothing in it needs, or the other way round.",
    f"EPUB Accessibility 1.1, 2.2.1; {_VOCABULARY}, accessMode",
    "Name the modes that the content has, and no others.",
)
SUFFICIENT = Rule(
    "claim-sufficient-mode",
    ERROR,
    "Somebody is promised that one sense is enough, and it is not.",
    f"EPUB Accessibility 1.1, 2.2.1; {_VOCABULARY}, accessModeSufficient",
    "Take the set away, or mend the content.",
)
HAZARD = Rule(
    "claim-hazard",
    ERROR,
    "Somebody who may have a seizure trusts that nothing flashes.",
    f"EPUB Accessibility 1.1, 2.2.1; {_VOCABULARY}, accessibilityHazard; WCAG 2.2, 2.3.1 Three Flashes",
    "Say “unknown”, or see that nothing flashes or moves.",
)
UNKNOWN = Rule(
    "claim-unknown-word",
    WARNING,
    "Catalogues do not understand the word, so nobody finds the book by it.",
    _VOCABULARY,
    "Use a word of the vocabulary.",
)
ABSENT = Rule(
    "claim-missing",
    WARNING,
    "Nobody can tell beforehand whether the book is accessible to them.",
    "EPUB Accessibility 1.1, 2.2.1 Discovery metadata (accessMode, accessibilityFeature, accessibilityHazard)",
    "Say which modes, features and hazards the book has.",
)
SUMMARY = Rule(
    "summary-missing",
    WARNING,
    "Nobody is told in words what the book offers and what it lacks.",
    "EPUB Accessibility 1.1, 2.2.1 Discovery metadata (accessibilitySummary)",
    "Add schema:accessibilitySummary in the book's language.",
)
_NEEDED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_PRESENT = {
    "visual": "picture, drawing or film",
    "auditory": "sound",
    "textual": "text",
}


def check(book: Book, before: Sequence[Finding]) -> Iterator[Finding]:
    """Compare every claim with the content, and with what was found in it before."""
    facts = gather(book, before)
    path = book.package.path
    said = {name: _said(book, name) for name in (*_NEEDED, "accessModeSufficient", "accessibilitySummary")}
    # EPUB 2 is older than the vocabulary
    old = NOTICE if book.package.version == 2 else None  # noqa: PLR2004 - the number of the version
    if missing := [name for name in _NEEDED if not said[name]]:
        yield ABSENT.found(f"The book says nothing of its {' and its '.join(missing)}.", path, severity=old)
    if not any(meta.value for meta in said["accessibilitySummary"]):
        yield SUMMARY.found("The book has no accessibility summary.", path, severity=old)
    for meta in said["accessibilityFeature"]:
        if meta.value not in FEATURES:
            yield UNKNOWN.found(f"{meta.value!r} is no accessibility feature.", path, meta.element)
        elif lack := lacking(meta.value, facts):
            yield FEATURE.found(f"{meta.value} is claimed, but {lack}.", path, meta.element)
    if len(said["accessibilityFeature"]) > 1:
        for meta in said["accessibilityFeature"]:
            if meta.value == "none":
                yield FEATURE.found("No feature is claimed, and others are.", path, meta.element)
    yield from _modes(said["accessMode"], facts, path)
    for meta in said["accessModeSufficient"]:
        yield from _sufficient(meta, {mode.value for mode in said["accessMode"]}, facts, path)
    yield from _hazards(said["accessibilityHazard"], facts, path)


JUDGES = Judges("Claims", (FEATURE, MODE, SUFFICIENT, HAZARD, UNKNOWN, ABSENT, SUMMARY), check)


def _said(book: Book, name: str) -> list[Meta]:
    return book.package.said(f"schema:{name}")


def _modes(said: list[Meta], facts: Facts, path: str) -> Iterator[Finding]:
    has = {"visual": facts.visual, "auditory": facts.sounding, "textual": facts.words}
    shown = {mode: facts.visual for mode in MODES if mode.endswith("OnVisual")}
    for meta in said:
        if meta.value not in MODES:
            yield UNKNOWN.found(f"{meta.value!r} is no access mode.", path, meta.element)
        elif not (has | shown).get(meta.value, True):
            yield MODE.found(
                f"The mode {meta.value} is named, but there is no {_PRESENT.get(meta.value, 'picture')}.",
                path,
                meta.element,
            )
    named = {meta.value for meta in said}
    for mode, present in has.items():
        # a cover and ornaments alone need not be seen
        if said and mode not in named and (facts.informative if mode == "visual" else present):
            yield MODE.found(f"There is {_PRESENT[mode]}, but the mode {mode} is not named.", path, severity=WARNING)


def _sufficient(meta: Meta, modes: set[str], facts: Facts, path: str) -> Iterator[Finding]:
    wanted = {part.strip() for part in meta.value.split(",")}
    if strange := wanted - MODES:
        yield UNKNOWN.found(f"{', '.join(sorted(strange))!r} is no access mode.", path, meta.element)
        return
    if modes and wanted - modes and not ("auditory" in wanted and facts.sounding):
        missing = ", ".join(sorted(wanted - modes))
        yield SUFFICIENT.found(f"{meta.value} is said to suffice, but {missing} is no access mode.", path, meta.element)
    if wanted == {"textual"} and facts.undescribed:
        yield SUFFICIENT.found("Text is said to suffice, but pictures are not described.", path, meta.element)
    if wanted == {"auditory"} and (facts.unheard or not facts.sounding):
        yield SUFFICIENT.found("Sound is said to suffice, but not all is narrated.", path, meta.element)
    if wanted == {"visual"} and not facts.fixed and facts.sounding_film:
        yield SUFFICIENT.found("Sight is said to suffice, but there is sound without captions.", path, meta.element)


def _hazards(said: list[Meta], facts: Facts, path: str) -> Iterator[Finding]:
    values = {meta.value for meta in said}
    still = not facts.moving and not facts.scripted
    for meta in said:
        if meta.value not in HAZARDS:
            yield UNKNOWN.found(f"{meta.value!r} is no accessibility hazard.", path, meta.element)
        elif meta.value in ("none", "unknown") and len(values) > 1:
            yield HAZARD.found(f"{meta.value} is claimed, and others besides.", path, meta.element)
        elif meta.value in ("none", "noFlashingHazard") and facts.flashing is Flashing.YES:
            yield HAZARD.found(
                f"{meta.value} is claimed, but {facts.moving} flashes more than three times in a second.",
                path,
                meta.element,
            )
        elif meta.value == "none" and facts.moving:
            yield HAZARD.found(f"none is claimed, but {facts.moving} moves or may move.", path, meta.element)
        elif meta.value in ("noFlashingHazard", "noMotionSimulationHazard") and facts.flashing is Flashing.UNKNOWN:
            yield HAZARD.found(
                f"{meta.value} is claimed; whether it is true of {facts.moving} is not judged here.",
                path,
                meta.element,
                severity=NOTICE,
            )
        elif (meta.value in ("flashing", "motionSimulation") and still) or (
            meta.value == "sound" and not facts.sounding and not facts.scripted
        ):
            yield HAZARD.found(f"{meta.value} is claimed, but there is nothing that could be it.", path, meta.element)
    for hazard in ("Flashing", "MotionSimulation", "Sound"):
        both = {hazard[0].lower() + hazard[1:], f"no{hazard}Hazard", f"unknown{hazard}Hazard"} & values
        if len(both) > 1:
            yield HAZARD.found(f"{' and '.join(sorted(both))} contradict each other.", path)
