"""The page put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.machine.files import write
from audicle.publish.markup import language
from audicle.publish.markup.document import book_title
from audicle.publish.markup.xhtml import element
from audicle.publish.page.address import NAME, addressed, picture_alt
from audicle.publish.page.contents import contents
from audicle.publish.page.cues import cues
from audicle.publish.page.files import Files
from audicle.publish.page.foot import foot
from audicle.publish.page.head import head
from audicle.publish.page.html import serialised
from audicle.publish.page.linked_data import linked_data
from audicle.publish.page.player import player
from audicle.publish.page.text import text
from audicle.publish.part import Part
from audicle.publish.web import as_script

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.model import Narration
    from audicle.publish.markup.shown import Shown
    from audicle.settings import Settings


def write_page(
    shown: Shown,
    narration: Narration | None,
    folder: Path,
    parts: Sequence[Part],
    settings: Settings,
    *,
    slug: str,
    base_url: str | None = None,
) -> list[Part]:
    """Write ``index.html`` and the pictures it shows to ``folder`` and return them, the page first.

    ``parts`` are what else was made of the article, in the same folder. The folder will be called ``slug``, and that
    above it will be at ``base_url``, as far as that is known. Raises OutputError.
    """
    files = Files(folder, parts)
    made = []
    for picture in shown.shared.pictures.used():
        path = folder / picture.file
        write(path, picture.data)
        made.append(Part(path, "picture", media_type=picture.media_type))
    listed = [(part.role, part.section, part.path.relative_to(folder).as_posix(), part.media_type) for part in parts]
    meta = shown.shared.article.metadata
    alt = picture_alt(meta.title, meta.language)
    write(folder / NAME, addressed(page(shown, narration, files, settings), base_url, slug, listed, alt).encode())
    return [Part(folder / NAME, "page"), *made]


def page(shown: Shown, narration: Narration | None, files: Files, settings: Settings) -> str:
    """Return the page as HTML."""
    shared = shown.shared
    title = book_title(shared)
    heard = narration if narration and (files.whole or files.tracks) else None
    above, below = text(shown)
    start = shared.names.take("page-start")
    skip = element("a", {"class": "skip", "href": f"#{start}", **shared.ours}, shared.say("skip"))
    # the list is made of all articles, after them: see publish.library
    home = element("a", {"href": f"../{NAME}"}, shared.say("catalogue_all"))
    nav = contents(shown)
    pieces = [
        "<!DOCTYPE html>",
        _opening(shown, settings),
        serialised(head(shown, title, sounds=heard is not None)),
        f"<body>\n{serialised(skip)}",
        serialised(element("header", {"class": "home", **shared.ours}, home)),
        f'<main id="{start}" tabindex="-1">\n<article>{above}',
        serialised(player(shown, heard, files)) if heard else "",
        serialised(nav) if nav is not None else "",
        f"{below}</article>\n</main>",
        serialised(foot(shown, heard, files)),
        f'<script type="application/ld+json">{linked_data(shown, heard, files, title)}</script>',
    ]
    if heard:
        data = as_script(cues(shown, heard, files, title))
        pieces.append(
            f'<script type="application/json" id="{shared.names.take("page-cues")}" class="cues">{data}</script>'
        )
    return "\n".join(filter(None, pieces)) + "\n</body>\n</html>\n"


def _opening(shown: Shown, settings: Settings) -> str:
    """Return the first tag: the language of the page, its direction and its style."""
    style = None if settings.style == "default" else settings.style
    made = element("html", {"class": style, **language.attributes(shown.shared.language)})
    return serialised(made).removesuffix("</html>")
