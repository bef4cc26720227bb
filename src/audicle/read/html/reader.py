"""From a web page to an Article: the order of work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.model import Article, Dropped, Figure
from audicle.read.fallback_title import NAMED, title_from, unnamed
from audicle.read.html.about.metadata import gather, page_language, resolve
from audicle.read.html.about.origins import origins_of
from audicle.read.html.encoding import decode
from audicle.read.html.finding.locate import locate
from audicle.read.html.finding.paragraphs import wrap_runs
from audicle.read.html.finding.tidy import tidy_blocks
from audicle.read.html.mending.letters import mend_rubies
from audicle.read.html.page import Page
from audicle.read.html.prepare import drop_tools, prepare
from audicle.read.html.tree import base_url, parse, text_of
from audicle.read.html.walking.anchors import find_anchors
from audicle.read.html.walking.formulas import find_formulas
from audicle.read.html.walking.notes import find_notes, read_notes
from audicle.read.html.walking.pictures.figures import find_pictures
from audicle.read.html.walking.walk import TreeWalker
from audicle.read.languages.vertical import VERTICAL, page_asks
from audicle.read.markup.link_targets import without_dead_links
from audicle.read.markup.ruby import take_readings
from audicle.read.markup.tex import shortened
from audicle.read.sections import sections_of
from audicle.read.source import Reading, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.progress import Progress
    from audicle.read.html.finding.leaves import Leaf


def read_html(source: Source, progress: Progress) -> Reading:
    """Return the article of a web page.

    The page's own scripts, forms and furniture never enter; text judged not to be the article is in ``dropped``
    with the reason. Raises SourceError if there is no article in the page, or it is too large to be one.
    """
    text = decode(source.data, source.charset, lambda message: progress.warn(f"{source.name}: {message}"))
    root = parse(text, source.name, progress)
    if next(root.iter("ruby"), None) is not None:
        mend_rubies(root)
        take_readings(root)
    drop_tools(root, text)
    find_formulas(root, text)
    # lxml makes an element's Python side anew each time it is met, unless somebody holds it: hold them all
    held = list(root.iter())
    body = root.find("body")
    voices = gather(root, body, source.url)
    base = base_url(root, source.url)
    choices = VERTICAL if page_asks(root) else {}
    prepare(body, text)
    language, declared = page_language(voices, root, body)
    page = Page(source.name, root, body, base, language)
    metadata, believed = resolve(voices, root, language, base)
    origins = origins_of(voices, metadata, {**believed, "language": declared})
    page.holders = wrap_runs(body)
    find_pictures(page)
    notes = find_notes(page)
    find_anchors(page)
    located = locate(page, metadata.title, metadata.image.src if metadata.image else None)
    walker = TreeWalker(page, located.shows)
    blocks, repeated = tidy_blocks(walker.inside(body), metadata, has_notes=bool(notes))
    if not blocks:
        raise SourceError(
            f"{source.name}: there is no article text in this page.",
            "Check that the page shows its text without scripts; save it again from a browser once it is loaded.",
        )
    if all(isinstance(block, Figure) for block in blocks):
        progress.warn(f"{source.name}: this page is pictures only: what is read of it is what is said of them.")
    for tex in (tex for tex, shown in page.formulas.items() if shown is None):
        progress.warn(
            f"{source.name}: the formula {shortened(tex)!r} is not TeX that can be shown; its source is kept."
        )
    if not metadata.title:
        metadata = replace(metadata, title=title_from(source.name))
        origins["title"] = NAMED
        progress.warn(unnamed(source.name))
    article = Article(
        metadata=metadata,
        sections=sections_of(blocks),
        notes=read_notes(notes, walker),
        dropped=(*_dropped(located.leaves), *_captions(page), *repeated),
    )
    progress.note(f"{source.name}: {len(held)} elements, {len(blocks)} blocks, {len(article.dropped)} texts left out.")
    return Reading(without_dead_links(article), choices, origins=origins, how=located.how)


def _captions(page: Page) -> Iterator[Dropped]:
    """Yield the captions and credits of pictures that are not in the article."""
    for image, words in page.pictures.items():
        if image not in page.shown:
            for element in (*words.caption, *words.credit):
                yield Dropped(text_of(element), "caption of a picture outside the article")


def _dropped(leaves: list[Leaf]) -> tuple[Dropped, ...]:
    found: dict[str, str] = {}
    for leaf in leaves:
        if leaf.why:
            found.setdefault(leaf.text, leaf.why)
    return tuple(Dropped(text, why) for text, why in found.items())
