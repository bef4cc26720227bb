"""The Article as JSON, and back. The form is documented in ``docs/article-json.md`` and by ``schema()``."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from audicle.model.article import Article, Dropped, Image, Note, Section
from audicle.model.json_blocks import block_from_json, block_to_json, heading_from_json
from audicle.model.json_metadata import metadata_from_json, metadata_to_json

if TYPE_CHECKING:
    from audicle.model.explanation import Explanation

SCHEMA = "audicle-article/1"
Json = dict[str, Any]


def schema() -> Json:
    """Return the JSON Schema (draft 2020-12) that every result of ``to_json`` validates against."""
    text = resources.files("audicle.model").joinpath("article.schema.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


def to_json(article: Article) -> Json:
    """Return the article as JSON values. Pictures are described, their bytes left out."""
    return {
        "schema": SCHEMA,
        "metadata": metadata_to_json(article.metadata),
        "sections": [_section_to_json(section) for section in article.sections],
        "notes": [
            {"id": note.id, "label": note.label, "blocks": [block_to_json(block) for block in note.blocks]}
            for note in article.notes
        ],
        "dropped": [{"text": item.text, "why": item.why} for item in article.dropped],
        "images": [
            {
                "src": image.src,
                "media_type": image.media_type,
                "width": image.width,
                "height": image.height,
                "sha256": hashlib.sha256(image.data).hexdigest(),
            }
            for image in article.images
        ],
    }


def _section_to_json(section: Section) -> Json:
    said: Json = {
        "id": section.id,
        "level": section.level,
        "title": section.title,
        "heading": block_to_json(section.heading) if section.heading else None,
        "blocks": [block_to_json(block) for block in section.blocks],
    }
    if section.language:
        said["language"] = section.language
    if section.opens:
        said["opens"] = metadata_to_json(section.opens)
    return said


def explanation_to_json(explanation: Explanation) -> Json:
    """Return the article as JSON values, with where each piece of its metadata came from under ``explained``."""
    origins = explanation.origins.items()
    dropped = explanation.article.dropped
    return {
        **to_json(explanation.article),
        "explained": {
            "metadata": {name: origin.where for name, origin in origins},
            **({"text": explanation.how} if explanation.how else {}),
            "passed_over": {name: list(origin.passed_over) for name, origin in origins if origin.passed_over},
            "dropped": [{"text": item.text, "why": item.why} for item in dropped],
        },
    }


def from_json(data: Json, images: tuple[Image, ...] = ()) -> Article:
    """Return the article that ``to_json`` was given. ``images`` supplies the pictures, which JSON does not hold.

    Raises KeyError, TypeError or ValueError if ``data`` is not valid against ``schema()``.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"not an {SCHEMA} document: {data['schema']!r}")
    return Article(
        metadata=metadata_from_json(data["metadata"]),
        sections=tuple(
            Section(
                id=section["id"],
                level=section["level"],
                heading=heading_from_json(section["heading"]) if section["heading"] else None,
                blocks=tuple(block_from_json(block) for block in section["blocks"]),
                language=section.get("language"),
                opens=metadata_from_json(section["opens"]) if "opens" in section else None,
            )
            for section in data["sections"]
        ),
        notes=tuple(
            Note(note["id"], note["label"], tuple(block_from_json(block) for block in note["blocks"]))
            for note in data["notes"]
        ),
        dropped=tuple(Dropped(**item) for item in data["dropped"]),
        images=images,
    )
