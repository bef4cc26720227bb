"""What is known of an article as JSON, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from audicle.model.article import Contributor, LeadImage, Metadata, Series, Term

Json = dict[str, Any]


def metadata_to_json(meta: Metadata) -> Json:
    """Return what is known of an article as JSON values."""
    # only where it is known: an article without it keeps the identifier that it had
    further = {
        "page_source": meta.page_source,
        "changed_at": meta.changed_at,
        "contributors": [asdict(one) for one in meta.contributors],
        "file_as": dict(meta.file_as),
        "terms": [asdict(one) for one in meta.terms],
        "series": [
            {"name": one.name, **({"position": one.position} if one.position else {}), "kind": one.kind}
            for one in meta.series
        ],
    }
    return {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "authors": list(meta.authors),
        "published": meta.published,
        "modified": meta.modified,
        "language": meta.language,
        "publisher": meta.publisher,
        "source": meta.source,
        "tags": list(meta.tags),
        "description": meta.description,
        "licence": meta.licence,
        "image": _image_to_json(meta.image) if meta.image else None,
        **{name: value for name, value in further.items() if value},
    }


def metadata_from_json(data: Json) -> Metadata:
    """Return what ``metadata_to_json`` was given. Raises KeyError or TypeError if it is something else."""
    meta = dict(data)
    image = meta.pop("image", None)
    for many in ("authors", "tags"):
        meta[many] = tuple(meta[many])
    return Metadata(
        **{
            **meta,
            "image": LeadImage(**image) if image else None,
            "contributors": tuple(Contributor(**one) for one in meta.get("contributors", ())),
            "file_as": tuple(meta.get("file_as", {}).items()),
            "terms": tuple(Term(**one) for one in meta.get("terms", ())),
            "series": tuple(Series(**one) for one in meta.get("series", ())),
        }
    )


def _image_to_json(image: LeadImage) -> Json:
    return {"src": image.src, "alt": image.alt, **({"cover": True} if image.cover else {})}
