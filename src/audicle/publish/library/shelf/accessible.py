"""What a manifest says of how accessible the e-book is, as far as it can be passed on.

Its form is that of the Readium Web Publication Manifest:
https://readium.org/webpub-manifest/contexts/default/#accessibility-metadata. Its schema,
https://readium.org/webpub-manifest/schema/a11y.schema.json, knows fewer words than EPUB Accessibility does.
"""

from __future__ import annotations

from typing import Any

from audicle.model.characters import line
from audicle.publish.markup.links import href

Json = dict[str, Any]

_SENSES = frozenset(("auditory", "tactile", "textual", "visual"))
_ON_VISUAL = ("chartOnVisual", "chemOnVisual", "diagramOnVisual", "mathOnVisual", "musicOnVisual", "textOnVisual")
_KNOWN = {
    "accessMode": _SENSES | {"colorDependent", *_ON_VISUAL},
    "feature": frozenset((
        "ARIA", "ChemML", "MathML", "alternativeText", "annotations", "audioDescription", "bookmarks", "braille",
        "captions", "describedMath", "displayTransformability", "highContrastAudio", "highContrastDisplay", "index",
        "largePrint", "latex", "longDescription", "none", "printPageNumbers", "readingOrder", "rubyAnnotations",
        "signLanguage", "structuralNavigation", "synchronizedAudioText", "tableOfContents", "tactileGraphic",
        "tactileObject", "taggedPDF", "timingControl", "transcript", "ttsMarkup", "unlocked",
    )),
    "hazard": frozenset((
        "flashing", "motionSimulation", "noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "none",
        "sound", "unknown",
    )),
}  # fmt: skip
# words of EPUB Accessibility, and those that stand for them
_OTHERS = {
    "pageBreakMarkers": "printPageNumbers",
    "pageNavigation": "printPageNumbers",
    "unknownFlashingHazard": "unknown",
    "unknownMotionSimulationHazard": "unknown",
    "unknownSoundHazard": "unknown",
}


def accessibility(said: object) -> Json | None:
    """Return what is said in the form that catalogues have it; what is of another form is left out. None if nothing is.

    Nothing is added: who looks for books by what they offer must not be misled.
    """
    if not isinstance(said, dict):
        return None
    conforms = [address for text in _texts(said.get("conformsTo")) if (address := href(text, None))]
    found: Json = {"conformsTo": conforms, "certification": _certification(said.get("certification"))}
    found |= {name: _words(said.get(name), known) for name, known in _KNOWN.items()}
    found["accessModeSufficient"] = _sufficient(said.get("accessModeSufficient"))
    found["summary"] = _text(said.get("summary"))
    if not conforms:
        found["certification"] = None  # of nothing
    return {name: value for name, value in found.items() if value} or None


def _certification(said: object) -> Json:
    if not isinstance(said, dict):
        return {}
    report = _text(said.get("report"))
    found = {
        "certifiedBy": _text(said.get("certifiedBy")),
        "credential": _text(said.get("credential")),
        "report": href(report, None) if report else None,
    }
    return {name: value for name, value in found.items() if value}


def _sufficient(said: object) -> list[str | list[str]]:
    """Return the ways of perceiving that are enough: one, or several together."""
    found: list[str | list[str]] = []
    for one in said if isinstance(said, list) else ():
        if isinstance(one, list):
            found += [together] if (together := _words(one, _SENSES)) else []
        else:
            found += _words([one], _SENSES)
    return found


def _words(said: object, known: frozenset[str]) -> list[str]:
    words = [_OTHERS.get(text, text) for text in _texts(said)]
    return [word for word in dict.fromkeys(words) if word in known]


def _texts(said: object) -> list[str]:
    return [text for one in said if (text := _text(one))] if isinstance(said, list) else []


def _text(said: object) -> str | None:
    return line(said) or None if isinstance(said, str) else None
