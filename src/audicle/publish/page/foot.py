"""What stands below the article: its files, where it came from, under which licence, and who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.speakers import speakers
from audicle.agreed.titlepage import written_series
from audicle.model.characters import line
from audicle.publish.licences import licence
from audicle.publish.markup import language
from audicle.publish.markup.links import href, readable
from audicle.publish.markup.xhtml import element

if TYPE_CHECKING:
    from audicle.model import Narration
    from audicle.publish.markup.shown import Shown
    from audicle.publish.markup.xhtml import Attributes, Content, Element
    from audicle.publish.page.files import Files
    from audicle.publish.part import Part

_NAMES = {
    ".epub": "EPUB", ".mp3": "MP3", ".m4b": "M4B", ".opus": "Opus", ".vtt": "WebVTT", ".srt": "SRT", ".lrc": "LRC",
    ".txt": "TXT", ".json": "JSON",
}  # fmt: skip
_MEGABYTE = 1_000_000
_TENTH = 100_000


def foot(shown: Shown, narration: Narration | None, files: Files) -> Element:
    """Return the foot of the page."""
    shared = shown.shared
    say = shared.say
    name = shared.names.take("page-downloads")
    lists = [
        (say("book_file", format="{}"), files.books),
        (say("audio_file", format="{}"), files.whole),
        (say("transcript_file", format="{}"), files.transcripts),
    ]
    items = [element("li", None, _link(words, part, files)) for words, parts in lists for part in parts]
    facts = element("dl")
    for head, content in _facts(shown, narration):
        facts.extend((element("dt", None, head), element("dd", None, content)))
    return element(
        "footer",
        {"class": "foot", **shared.ours},
        element("h2", {"id": name}, say("downloads")),
        element("ul", {"class": "downloads", "aria-labelledby": name}, *items),
        facts if len(facts) else None,
        element("p", {"class": "made"}, say("made_by", program="Audicle")),
    )


def _link(words: str, part: Part, files: Files) -> Element:
    size = part.path.stat().st_size
    kind = _NAMES.get(part.path.suffix, part.path.suffix)
    big = f", {size / _MEGABYTE:.1f} MB" if size >= _TENTH else ""
    return element("a", {"href": files.url(part), "type": part.media_type}, words.format(kind + big))


def _facts(shown: Shown, narration: Narration | None) -> list[tuple[str, Content]]:
    shared, meta = shown.shared, shown.shared.article.metadata
    say, own = shared.say, _own(shown)
    found: list[tuple[str, Content]] = []
    if source := line(meta.source or ""):
        target = href(source, None)
        found.append((say("source"), element("a", {"href": target}, readable(target)) if target else source))
    if publisher := line(meta.publisher or ""):
        found.append((say("site"), element("span", own, publisher)))
    series = (written_series(one.name, one.position) for one in meta.series)
    found.extend((say("series"), element("span", own, text)) for text in series if text)
    if named := licence(meta.licence):
        name, target = named
        words = readable(name) if name == target else name
        link = element("a", {"href": target, "rel": "license", **own}, words) if target else element("span", own, name)
        found.append((say("licence"), link))
    if narration:
        found.append((say("voices_by"), ", ".join(speakers(narration.voices, meta.language).values())))
    return found


def _own(shown: Shown) -> Attributes:
    """Return the language of what the article says, where the words around it are in another."""
    shared = shown.shared
    return language.attributes(shared.language, shared.say.language) if shared.foreign else {}
