"""What a page says of its article in JSON-LD, in the vocabulary of schema.org."""

from __future__ import annotations

import html as entities
import json
import re
from typing import TYPE_CHECKING, Any

from audicle.read.html.about.testimony import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)?|(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$", re.DOTALL
)
_TRAILING_COMMA = re.compile(r",(\s*[\]}])")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Recipe|HowTo|Story|Chapter|Blog)$", re.IGNORECASE)
_LESS = re.compile(r"(?:WebPage|ItemPage|AboutPage|CreativeWork|VideoObject|Event|Product)$", re.IGNORECASE)
_MOST = 2000  # objects looked at: more is no description of one article


def read_json_ld(root: Element) -> Voice:
    """Return what the first article among the page's JSON-LD objects says, an empty voice if there is none."""
    found = list(_objects(root))
    named = {item["@id"]: item for item in found if isinstance(item.get("@id"), str) and len(item) > 2}  # noqa: PLR2004
    articles = [item for item in found if _is(item, _ARTICLE) and _title(item)]
    articles += [item for item in found if _is(item, _LESS) and _title(item)]
    return _voice(articles[0], named) if articles else Voice()


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue = [_parsed(script.text or "")]
        while queue and count < _MOST:
            item = queue.pop(0)
            count += 1
            if isinstance(item, list):
                queue = [*item, *queue]
            elif isinstance(item, dict):
                yield item
                queue += [
                    item[name]
                    for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                    if isinstance(item.get(name), dict | list)
                ]


def _parsed(text: str) -> Any:
    text = _WRAPPING.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is(item: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = item.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (kinds if isinstance(kinds, list) else [kinds]))


def _title(item: dict[str, Any]) -> str | None:
    return _text(item.get("headline")) or _text(item.get("name"))


def _voice(item: dict[str, Any], named: dict[str, dict[str, Any]]) -> Voice:
    people, others = _names(item.get("author") or item.get("creator"), named)
    publisher = _first(item.get("publisher"))
    return Voice(
        name="JSON-LD",
        title=_title(item),
        subtitle=_text(item.get("alternativeHeadline")),
        authors=tuple(people),
        houses=tuple(others),
        published=_text(item.get("datePublished")) or _text(item.get("dateCreated")),
        modified=_text(item.get("dateModified")),
        language=_text(_first(item.get("inLanguage"))),
        publisher=_text(_named(publisher, named)),
        source=_address(item.get("mainEntityOfPage")) or _address(item.get("url")),
        tags=_tags(item.get("keywords")),
        description=_text(item.get("description")),
        licence=_address(item.get("license")),
        image=_address(_first(item.get("image"))) or _address(item.get("thumbnailUrl")),
    )


def _names(value: Any, named: dict[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Return the names of persons, and of others, in what an ``author`` says."""
    people: list[str] = []
    others: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        known = named.get(one["@id"], one) if isinstance(one, dict) and isinstance(one.get("@id"), str) else one
        organisation = isinstance(known, dict) and _is(known, re.compile("Organi[sz]ation|Corporation"))
        name = known.get("name") if isinstance(known, dict) else known
        for text in name if isinstance(name, list) else [name]:
            if _text(text):
                (others if organisation else people).append(_text(text) or "")
    return people, others


def _named(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, dict):
        known = named.get(value.get("@id", ""), value) if isinstance(value.get("@id", ""), str) else value
        return value.get("name") or known.get("name")
    return value


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    # some sites escape markup twice, or leave it in
    return " ".join(re.sub(r"<[^<>]{1,80}>", "", entities.unescape(entities.unescape(value))).split()) or None


def _address(value: Any) -> str | None:
    value = _first(value)
    if isinstance(value, dict):
        value = _first(value.get("@id") or value.get("url") or value.get("contentUrl"))
    return value.strip() or None if isinstance(value, str) and ("/" in value or value.startswith("http")) else None


def _tags(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]  # a list of one is often all of them in a row
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    # "Tag: sports" and "key:value" pairs are for machines
    return tuple(text for word in words if (text := _text(word)) and ":" not in text and len(text) < 60)  # noqa: PLR2004
