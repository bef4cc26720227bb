"""The words of the accessibility vocabulary, and what each feature asks of a book.

Schema.org Accessibility Properties for Discoverability Vocabulary, W3C Community Group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.check.rules.facts import Facts

MODES = {
    "auditory", "chartOnVisual", "chemOnVisual", "colorDependent", "diagramOnVisual", "mathOnVisual", "musicOnVisual",
    "tactile", "textOnVisual", "textual", "visual",
}  # fmt: skip
HAZARDS = {
    "flashing", "noFlashingHazard", "motionSimulation", "noMotionSimulationHazard", "sound", "noSoundHazard", "none",
    "unknown", "unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard",
}  # fmt: skip

# What is amiss for a feature, by what is in the book; "" if it is borne out as far as that can be told
_CHECKS: dict[str, Callable[[Facts], str]] = {
    "alternativeText": lambda facts: (
        "there are no pictures"
        if not facts.pictured
        else "pictures are not described"
        if facts.undescribed or facts.repeated
        else ""
    ),
    "ARIA": lambda facts: "" if facts.roles else "no element has a role or a label",
    "annotations": lambda _: "",
    "audioDescription": lambda facts: "" if "descriptions" in facts.tracks else "there is no description track",
    "bookmarks": lambda _: "",
    "braille": lambda facts: "" if facts.braille else "there is no braille",
    "captions": lambda facts: "" if "captions" in facts.tracks else "there is no caption track",
    "closedCaptions": lambda facts: "" if "captions" in facts.tracks else "there is no caption track",
    "describedMath": lambda facts: "formulas are not described" if not facts.formulas or facts.plain_formulas else "",
    "displayTransformability": lambda facts: "the pages have a fixed layout" if facts.fixed else "",
    "highContrastDisplay": lambda facts: "colours are too near to each other" if facts.pale else "",
    "index": lambda facts: "" if facts.index else "no part is marked as an index",
    "latex": lambda facts: "" if facts.tex else "there is no TeX",
    "longDescription": lambda facts: "" if facts.long_descriptions else "there is no long description",
    "MathML": lambda facts: "" if facts.formulas else "there is no MathML",
    "openCaptions": lambda facts: "" if facts.film else "there is no film",
    "pageBreakMarkers": lambda facts: "" if facts.page_breaks else "no page is marked",
    "pageNavigation": lambda facts: "" if facts.page_list else "there is no list of pages",
    "printPageNumbers": lambda facts: "" if facts.page_breaks or facts.page_list else "no page is marked",
    "readingOrder": lambda facts: "parts are out of order" if facts.disordered else "",
    "rubyAnnotations": lambda facts: "" if facts.ruby else "there is no ruby",
    "signLanguage": lambda facts: "" if facts.film else "there is no film",
    "structuralNavigation": lambda facts: "" if facts.headings else "there are no headings",
    "synchronizedAudioText": lambda facts: "not all of the text is narrated" if facts.unheard else "",
    "tableOfContents": lambda facts: "" if facts.contents else "there is no list of contents",
    "transcript": lambda facts: "" if facts.sounding else "there is no sound to transcribe",
    "ttsMarkup": lambda facts: "" if facts.speech else "there is nothing that helps a voice",
    "unlocked": lambda facts: "files are encrypted" if facts.locked else "",
    "verticalWriting": lambda facts: "" if facts.vertical else "no style sheet writes from top to bottom",
}  # fmt: skip
FEATURES = set(_CHECKS) | {
    "ChemML", "MathML-chemistry", "fullRubyAnnotations", "highContrastAudio", "highContrastAudio/noBackground",
    "highContrastAudio/reducedBackground", "highContrastAudio/switchableBackground", "horizontalWriting", "largePrint",
    "largePrint/CSSEnabled", "latex-chemistry", "none", "tactileGraphic", "tactileObject", "taggedPDF",
    "timingControl", "unknown", "withAdditionalWordSegmentation", "withoutAdditionalWordSegmentation",
}  # fmt: skip


def lacking(feature: str, facts: Facts) -> str:
    """Return why a feature is not borne out, "" if it is, or if only a person can tell."""
    check = _CHECKS.get(feature)
    return check(facts) if check else ""
