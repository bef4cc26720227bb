"""What programs are told of an article: Schema.org as JSON-LD. Nothing is claimed that was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audicle.model.characters import line
from audicle.publish.claims import accessibility
from audicle.publish.licences import licence
from audicle.publish.markup.links import href
from audicle.publish.timeline import whole_duration
from audicle.publish.web import as_script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import Narration
    from audicle.publish.markup.shown import Shown
    from audicle.publish.page.files import Files
    from audicle.publish.part import Part


def linked_data(shown: Shown, narration: Narration | None, files: Files, title: str) -> str:
    """Return an ``Article`` and, of what there is, its ``AudioObject``, its book and what it offers to whom."""
    meta, language = shown.shared.article.metadata, shown.shared.language
    publisher = line(meta.publisher or "")
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "alternativeHeadline": line(meta.subtitle or ""),
        "author": [{"@type": "Person", "name": name} for name in map(line, meta.authors) if name],
        "datePublished": line(meta.published or ""),
        "dateModified": line(meta.modified or ""),
        "inLanguage": language,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "description": line(meta.description or ""),
        "isPartOf": [{"@type": "CreativeWorkSeries", "name": name} for one in meta.series if (name := line(one.name))],
        "position": next((line(one.position) for one in meta.series if one.position), ""),
        "keywords": [tag for tag in map(line, meta.tags) if tag],
        "license": (licence(meta.licence) or ("", ""))[1],
        "isBasedOn": href(meta.source, None) if meta.source else None,
        "image": [files.url(part) for part in (files.cover, files.artwork) if part],
        "audio": [_audio(part, narration, files) for part in files.whole] if narration else None,
        "encoding": [_book(part, files) for part in files.books],
        **_accessibility(accessibility.claims(shown.found)),
        "accessibilitySummary": accessibility.summary(shown.found, shown.shared.say),
    }
    return as_script({name: value for name, value in found.items() if value})


def _audio(part: Part, narration: Narration, files: Files) -> dict[str, Any]:
    return {
        "@type": "AudioObject",
        "contentUrl": files.url(part),
        "encodingFormat": part.media_type,
        "contentSize": str(part.path.stat().st_size),
        "duration": f"PT{round(whole_duration(narration))}S",  # ISO 8601
    }


def _book(part: Part, files: Files) -> dict[str, Any]:
    return {"@type": "MediaObject", "contentUrl": files.url(part), "encodingFormat": part.media_type}


def _accessibility(claims: Iterable[tuple[str, str]]) -> dict[str, list[Any]]:
    """Return the claims of the book as Schema.org has them: they are of the text, and the text is the same."""
    made: dict[str, list[Any]] = {}
    for name, value in claims:
        key = name.removeprefix("schema:")
        # a sufficient set of ways is a list of its own; W3C, Schema.org Accessibility Properties, 4.2
        sufficient = {"@type": "ItemList", "itemListElement": value.split(",")}
        made.setdefault(key, []).append(sufficient if key == "accessModeSufficient" else value)
    return made
