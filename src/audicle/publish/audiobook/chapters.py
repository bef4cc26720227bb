"""The chapters of an article's sound: its sections, and the headings inside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from audicle.agreed.tracks import unlike
from audicle.model.blocks import Figure, Heading, walk
from audicle.model.characters import line
from audicle.publish.markup.links import href
from audicle.publish.timeline import section_offsets, whole_duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model import Article, Block, Narration, Section, SectionAudio

_LONGEST_FRAGMENT = 300  # characters of a heading that browsers are asked to find


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of sound with a title."""

    title: str  # on one line; no two of an article are alike
    begins: float  # seconds
    ends: float  # seconds; the next chapter's beginning, or the end
    listed: bool = True  # False: a heading of too low a rank for a list of chapters
    picture: str | None = None  # the ``src`` of its first figure
    link: str | None = None  # to its place in the source, in ASCII


def chapters_of(article: Article, narration: Narration) -> dict[str, tuple[Chapter, ...]]:
    """Return the chapters of each section that is heard, by section id, in seconds of the section's own sound.

    The first is the section itself, from its beginning. Each of the others begins with the cue of its heading.
    """
    taken = {line(article.metadata.title).casefold(), *(one.title.casefold() for one in narration.sections)}
    sections = {section.id: section for section in article.sections}
    sources = _sources(article)
    return {
        heard.section: tuple(_chapters(sections[heard.section], heard, sources[heard.section], taken))
        for heard in narration.sections
        if heard.section in sections
    }


def whole_chapters(narration: Narration, by_section: dict[str, tuple[Chapter, ...]]) -> tuple[Chapter, ...]:
    """Return all chapters in seconds of the whole article's sound."""
    moved = [
        replace(chapter, begins=chapter.begins + offset, ends=chapter.ends + offset)
        for heard, offset in zip(narration.sections, section_offsets(narration), strict=False)
        for chapter in by_section.get(heard.section, ())
    ]
    ends = [*(chapter.begins for chapter in moved[1:]), whole_duration(narration)]
    return tuple(replace(chapter, ends=end) for chapter, end in zip(moved, ends, strict=True))


def listed(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the chapters that lists show; each lasts until the next of them."""
    shown = [chapter for chapter in chapters if chapter.listed]
    ends = [*(chapter.begins for chapter in shown[1:]), chapters[-1].ends if chapters else 0.0]
    return tuple(replace(chapter, ends=end) for chapter, end in zip(shown, ends, strict=True))


def _chapters(section: Section, heard: SectionAudio, source: str | None, taken: set[str]) -> Iterator[Chapter]:
    parts = list(_parts(section, heard))
    ends = [*(begins for _, begins, _ in parts[1:]), heard.duration]
    highest = min((heading.level for heading, _, _ in parts if heading), default=0)
    for (heading, begins, blocks), end in zip(parts, ends, strict=True):
        shown = heading or section.heading
        yield Chapter(
            unlike(line(heading.text), taken) if heading else line(heard.title),
            begins,
            end,
            heading is None or heading.level <= highest,
            next((block.src for block in blocks if isinstance(block, Figure) and block.src), None),
            _link(source, line(shown.text) if shown else ""),
        )


def _parts(section: Section, heard: SectionAudio) -> Iterator[tuple[Heading | None, float, list[Block]]]:
    """Yield a section's beginning, and each heading in it that is heard, with when and with what stands below it."""
    times: dict[str, float] = {}
    for cue in heard.cues:
        times.setdefault(cue.unit, cue.begins)
    heading: Heading | None = None
    begins = 0.0
    blocks: list[Block] = []
    for block in walk(section.blocks):
        if isinstance(block, Heading) and line(block.text) and times.get(block.id, 0.0) > begins:
            yield heading, begins, blocks
            heading, begins, blocks = block, times[block.id], []
        else:
            blocks.append(block)
    yield heading, begins, blocks


def _sources(article: Article) -> dict[str, str | None]:
    """Return where each section's article came from, by section id."""
    source = article.metadata.source
    found: dict[str, str | None] = {}
    for section in article.sections:
        source = section.opens.source if section.opens else source
        found[section.id] = source
    return found


def _link(source: str | None, heading: str) -> str | None:
    """Return a link to a heading of a page: browsers look for its text; https://wicg.github.io/scroll-to-text-fragment.

    Those that do not know such links open the page.
    """
    address = href(line(source), None) if source else None
    if not address or not address.startswith(("http://", "https://")):
        return None
    if not heading or len(heading) > _LONGEST_FRAGMENT:
        return address
    # a hyphen and a comma are signs of the language of fragments
    text = quote(heading, safe="").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}:~:text={text}"
