"""What one source of metadata says. Several speak for a page; ``metadata`` decides whom to believe in what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """Metadata as one part of a page gives it, still in its own words."""

    name: str = ""  # who speaks, in words
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()  # authors that are no persons
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    publisher: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    licence: str | None = None
    image: str | None = None
    image_alt: str | None = None
