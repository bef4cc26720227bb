"""What the book says of its own accessibility: computed from the content, never assumed.

The words are those of the Schema.org accessibility vocabulary (W3C, "Schema.org Accessibility Properties for
Discoverability Vocabulary"); what they promise is described there. The claim to conform is in ``conformance``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.agreed.alternatives import described, long_description
from audicle.agreed.flashing import Flashing, flashing
from audicle.model.blocks import Figure, Math, Table, runs, walk
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, MathSpan, Span
from audicle.publish.markup.blocks.mathml import math

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.agreed.messages import Messages
    from audicle.model import Article, Block, Narration
    from audicle.publish.markup.pictures import Pictures


# What nobody can tell of a picture that moves is whether it moves those who see it, so nothing is said of that: Ace
# knows the word for it (unknownMotionSimulationHazard) only misspelt. A voice that reads at one loudness is no hazard,
# and nothing else sounds
_HAZARDS = {
    Flashing.STILL: ("none",),
    Flashing.NO: ("noFlashingHazard", "noSoundHazard"),
    Flashing.YES: ("flashing", "noSoundHazard"),
    Flashing.UNKNOWN: ("unknownFlashingHazard", "noSoundHazard"),
}
_SAID = {Flashing.NO: "a11y_moves", Flashing.YES: "a11y_flashing", Flashing.UNKNOWN: "a11y_moving"}


@dataclass(frozen=True, slots=True)
class Findings:
    """What an article holds, and what it lacks, for those who do not see or do not hear."""

    pictures: int  # informative pictures that are shown
    undescribed: int  # of them, those without alternative text of their own
    missing: int  # informative pictures that are not there
    missing_undescribed: int  # of them, those without alternative text of their own
    long_descriptions: int
    formulas: int
    plain_formulas: int  # of them, those without sound MathML
    tables: int
    headerless: int  # of them, those without header cells
    flashing: Flashing  # what is known of pictures that move; the worst of them
    narrated: bool  # there is narration
    recorded: bool  # in a recording that the source brought
    spoken: bool  # by a voice
    complete: bool  # and all words and informative pictures are in it
    pages: bool  # the pages of a printed edition are marked


def examine(
    article: Article, pictures: Pictures, *, narration: Narration | None, complete: bool, pages: bool
) -> Findings:
    """Look through an article. ``pictures`` tells which of its pictures are shown, ``pages`` if pages are marked.

    ``narration`` is what is heard with the text, ``complete`` if that is all of it.
    """
    voices = narration.voices if narration else ()
    blocks = tuple(_all_blocks(article))
    figures = [block for block in blocks if isinstance(block, Figure)]
    shown = [block for block in figures if pictures.get(block.src) and not block.decorative]
    missing = [block for block in figures if not pictures.get(block.src) and not block.decorative]
    tables = [block for block in blocks if isinstance(block, Table) and block.rows]
    formulas = [(block.mathml, block.text) for block in blocks if isinstance(block, Math)]
    formulas += [(span.mathml, span.text) for block in blocks for run in runs(block) for span in _formulas(run)]
    return Findings(
        pictures=len(shown),
        undescribed=sum(not described(block) for block in shown),
        missing=len(missing),
        missing_undescribed=sum(not described(block) for block in missing),
        long_descriptions=sum(long_description(block) is not None for block in shown),
        formulas=len(formulas),
        plain_formulas=sum(math(mathml, text, block=False) is None for mathml, text in formulas),
        tables=len(tables),
        headerless=sum(not table.header_rows and not table.header_columns for table in tables),
        flashing=_flashing(pictures),
        narrated=narration is not None,
        recorded=any(voice.recorded for voice in voices),
        spoken=any(not voice.recorded for voice in voices),
        complete=narration is not None and complete,
        pages=pages,
    )


def claims(found: Findings) -> list[tuple[str, str]]:
    """Return the metadata properties and their values, in order, except the summary."""
    # something can only be had by seeing it; a picture that is not there does not make more of the others
    seen = found.undescribed + found.missing_undescribed > 0
    modes = ["textual"]
    if found.pictures:
        modes.append("visual")
    if found.narrated:
        modes.append("auditory")
    sufficient = ["textual,visual"] if found.pictures else []
    if not seen or not found.pictures:
        sufficient.insert(0, "textual")
    if found.complete and not seen:
        sufficient.append("auditory")
    return [
        *(("schema:accessMode", mode) for mode in modes),
        *(("schema:accessModeSufficient", modes) for modes in sufficient),
        *(("schema:accessibilityFeature", feature) for feature in _features(found)),
        *(("schema:accessibilityHazard", hazard) for hazard in _HAZARDS[found.flashing]),
    ]


def whole(found: Findings) -> bool:
    """Tell whether nothing is lacking that WCAG asks of the content; whether it is good is another question."""
    lacks = (found.undescribed, found.missing, found.headerless, found.plain_formulas)
    # what moves must be stopped somehow, which is the reading system's business (WCAG 2.2, 2.2.2)
    return not any(lacks) and found.flashing is Flashing.STILL


def summary(found: Findings, say: Messages) -> str:
    """Return in a few sentences what the book offers and what it lacks."""
    parts = [say("a11y_text")]
    if found.recorded:
        parts.append(say("a11y_recorded"))
        parts += [say("a11y_spoken")] if found.spoken else []
    elif found.complete:
        parts.append(say("a11y_narrated"))
    elif found.narrated:
        parts.append(say("a11y_partly_narrated"))
    if _all_described(found):
        parts.append(say("a11y_alt"))
    if found.pages:
        parts.append(say("a11y_pages"))
    lacks = {
        "a11y_no_alt": found.undescribed,
        "a11y_missing": found.missing,
        "a11y_headerless": found.headerless,
        "a11y_plain_formulas": found.plain_formulas,
    }
    parts += [say(key, count=count) for key, count in lacks.items() if count]
    if found.flashing in _SAID:
        parts.append(say(_SAID[found.flashing]))
    return " ".join(parts)


def _all_described(found: Findings) -> bool:
    """Tell whether every picture is there and has a text alternative. Without pictures there is none to have."""
    return found.pictures > 0 and not found.undescribed and not found.missing


def _features(found: Findings) -> list[str]:
    # the style sheet fixes no font, size or colour; every document has headings, and reads in order
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    if _all_described(found):
        features.append("alternativeText")
    if found.long_descriptions:
        features.append("longDescription")
    if found.formulas and not found.plain_formulas:
        features += ["MathML", "describedMath"]
    if found.complete:
        features.append("synchronizedAudioText")
    if found.pages:
        features += ["pageBreakMarkers", "pageNavigation"]
    return sorted(features, key=str.casefold)


def _all_blocks(article: Article) -> Iterator[Block]:
    for section in article.sections:
        if section.heading:
            yield section.heading
        yield from walk(section.blocks)
    for note in article.notes:
        yield from walk(note.blocks)


def _formulas(run: tuple[Inline, ...]) -> Iterator[MathSpan]:
    for inline in run:
        if isinstance(inline, MathSpan):
            yield inline
        elif isinstance(inline, Marked | Link | Span | Abbreviation):
            yield from _formulas(inline.children)


def _flashing(pictures: Pictures) -> Flashing:
    """Return what is known of the pictures that move; drawings do not, as what moves in them is taken out."""
    known = {flashing(picture.data) for picture in pictures.used() if picture.media_type != "image/svg+xml"}
    return next(
        (one for one in (Flashing.YES, Flashing.UNKNOWN, Flashing.NO) if one in known),
        Flashing.STILL,
    )
