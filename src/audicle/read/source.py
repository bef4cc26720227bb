"""A source as its bytes came in, before anybody has understood them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audicle.model import Article
    from audicle.model.explanation import Origin


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and where its neighbours are."""

    name: str  # as the person named it: a path, a URL, or "-"
    data: bytes
    folder: Path | None = None  # relative picture paths start here; None: there is no folder
    url: str | None = None  # where it was fetched from
    media_type: str | None = None  # as the server declared it, or its address ends; None: neither tells
    charset: str | None = None  # as the server declared it


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader returns.

    The article has no ids yet, its figures carry the ``src`` of the source, it holds no images, and its
    ``metadata.language`` is "" where the source declares none.
    """

    article: Article
    choices: Mapping[str, Any]  # settings that the source asks for, by field name of Settings
    pictures: Mapping[str, bytes] | None = None  # those inside the source, read when asked for; None: in its folder
    origins: Mapping[str, Origin] = field(
        default_factory=dict
    )  # of the metadata, by field name, as far as they are told
    how: str | None = None  # how the text was found, in words, where not in the usual way of its format
