"""The rules of OPDS catalogues, written from the specifications: what a feed does not keep is said in a line.

OPDS 2.0: https://drafts.opds.io/opds-2.0 and the Readium Web Publication Manifest it builds on. OPDS 1.2:
https://specs.opds.io/opds-1.2, RFC 4287 (Atom), RFC 4685 (counts).
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree

OPEN = "http://opds-spec.org/acquisition/open-access"
IMAGE = "http://opds-spec.org/image"
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/terms/",
    "thr": "http://purl.org/syndication/thread/1.0",
}
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_TIME = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"
_TEXT = {"type": "string", "minLength": 1}
_NAMED = {
    "type": "object",
    "properties": {"name": _TEXT},
    "required": ["name"],
}
_LINK = {
    "type": "object",
    "properties": {
        "href": {"type": "string", "pattern": r"^[!-~]+$"},
        "rel": _TEXT,
        "type": {"type": "string", "pattern": r"^[a-z]+/[a-z0-9.+-]+(;.*)?$"},
        "title": _TEXT,
        "size": {"type": "integer", "minimum": 0},
        "duration": {"type": "number", "exclusiveMinimum": 0},
        "width": {"type": "integer", "exclusiveMinimum": 0},
        "height": {"type": "integer", "exclusiveMinimum": 0},
        "properties": {"type": "object", "properties": {"numberOfItems": {"type": "integer", "minimum": 0}}},
    },
    "required": ["href", "type"],
}


def _with(**properties: Any) -> dict[str, Any]:
    return {"contains": {"properties": properties, "required": list(properties)}}


# https://readium.org/webpub-manifest/schema/a11y.schema.json, with the vocabulary of 2024:
# https://www.w3.org/2021/a11y-discov-vocab/latest/
_URI = {"type": "string", "pattern": "^https?://[!-~]+$"}
_SUFFICIENT = {"enum": ["auditory", "tactile", "textual", "visual"]}
_ACCESSIBILITY = {
    "type": "object",
    "properties": {
        "conformsTo": {"type": "array", "items": _URI, "minItems": 1},
        "certification": {
            "type": "object",
            "properties": {"certifiedBy": _TEXT, "credential": _TEXT, "report": _URI},
            "additionalProperties": False,
        },
        "summary": _TEXT,
        "accessMode": {"type": "array", "items": _SUFFICIENT, "minItems": 1},
        "accessModeSufficient": {
            "type": "array",
            "items": {"anyOf": [_SUFFICIENT, {"type": "array", "items": _SUFFICIENT, "minItems": 1}]},
            "minItems": 1,
        },
        "feature": {
            "type": "array",
            "items": {
                # https://readium.org/webpub-manifest/schema/a11y.schema.json, which knows no pageNavigation
                "enum": [
                    "alternativeText", "describedMath", "displayTransformability", "longDescription", "MathML",
                    "printPageNumbers", "readingOrder", "structuralNavigation", "synchronizedAudioText",
                    "tableOfContents",
                ],
            },
            "minItems": 1,
        },
        "hazard": {
            "type": "array",
            "items": {
                "enum": [
                    "none", "flashing", "noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "unknown",
                ],
            },
            "minItems": 1,
        },
    },
    "dependentRequired": {"certification": ["conformsTo"]},
    "additionalProperties": False,
}  # fmt: skip
_PUBLICATION = {
    "type": "object",
    "properties": {
        "metadata": {
            "type": "object",
            "properties": {
                "@type": {"type": "string", "pattern": "^http"},
                "identifier": {"type": "string", "pattern": "^urn:uuid:"},
                "title": _TEXT,
                "subtitle": _TEXT,
                "author": {"type": "array", "items": _NAMED, "minItems": 1},
                "publisher": _NAMED,
                "language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
                "published": {"anyOf": [{"pattern": _DATE}, {"pattern": _TIME}]},
                "modified": {"type": "string", "pattern": _TIME},
                "description": _TEXT,
                "subject": {"type": "array", "items": _TEXT, "minItems": 1},
                "belongsTo": {"type": "object", "properties": {"collection": _NAMED}},
                "duration": {"type": "number", "exclusiveMinimum": 0},
                "accessibility": _ACCESSIBILITY,
            },
            "required": ["title", "identifier", "language", "modified"],
            "additionalProperties": False,
        },
        "links": {"type": "array", "items": _LINK, **_with(rel={"const": OPEN})},
        "images": {
            "type": "array",
            "items": _LINK,
            "minItems": 1,
            **_with(type={"enum": ["image/jpeg", "image/png", "image/gif"]}),
        },
    },
    "required": ["metadata", "links", "images"],
    "additionalProperties": False,
}
_FEED = {
    "type": "object",
    "properties": {
        "metadata": {
            "type": "object",
            "properties": {"title": _TEXT, "description": _TEXT, "numberOfItems": {"type": "integer", "minimum": 0}},
            "required": ["title"],
        },
        "links": {
            "type": "array",
            "items": {**_LINK, "required": ["rel", "href", "type"]},
            **_with(rel={"const": "self"}),
        },
        "publications": {"type": "array", "items": _PUBLICATION},
        "navigation": {"type": "array", "items": {**_LINK, "required": ["href", "title", "type"]}, "minItems": 1},
    },
    "required": ["metadata", "links"],
    "oneOf": [{"required": ["publications"]}, {"required": ["navigation"]}],
    "additionalProperties": False,
}


def faults2(raw: bytes) -> list[str]:
    """Return what is wrong with an OPDS 2.0 feed."""
    feed = json.loads(raw)
    found = [f"{list(one.absolute_path)}: {one.message[:200]}" for one in Draft202012Validator(_FEED).iter_errors(feed)]
    names = [one["metadata"].get("identifier") for one in feed.get("publications", ())]
    if len(set(names)) != len(names):
        found.append("two publications have one identifier")
    return found


def faults1(raw: bytes) -> list[str]:
    """Return what is wrong with an OPDS 1.2 feed."""
    root = etree.fromstring(raw)
    if root.tag != f"{{{NS['a']}}}feed":
        return ["it is no Atom feed"]
    found = _atom(root, "feed")
    relations = [link.get("rel") for link in root.iterfind("a:link", NS)]
    found += [f"feed: no link {name}" for name in ("self", "start") if name not in relations]
    if root.find("a:author/a:name", NS) is None:
        found.append("feed: no author")
    entries = root.findall("a:entry", NS)
    kinds = {_kind(entry) for entry in entries}
    if len(kinds) > 1:
        found.append("feed: navigation and acquisition entries in one")
    own = next((link.get("type", "") for link in root.iterfind("a:link[@rel='self']", NS)), "")
    found += [f"feed: it calls itself {own} and is {kind}" for kind in kinds if not own.endswith(f"kind={kind}")]
    names = [entry.findtext("a:id", None, NS) for entry in entries]
    if len(set(names)) != len(names):
        found.append("two entries have one id")
    for place, entry in enumerate(entries):
        found += _entry(entry, f"entry {place}")
    return found


def _kind(entry: etree._Element) -> str:
    relations = [link.get("rel", "") for link in entry.iterfind("a:link", NS)]
    return (
        "acquisition"
        if any(name.startswith("http://opds-spec.org/acquisition") for name in relations)
        else "navigation"
    )


def _entry(entry: etree._Element, name: str) -> list[str]:
    found = _atom(entry, name)
    if _kind(entry) == "navigation":
        links = [link.get("type", "") for link in entry.iterfind("a:link", NS)]
        if not any(kind.startswith("application/atom+xml;profile=opds-catalog") for kind in links):
            found.append(f"{name}: it leads to no feed")
        if entry.find("a:content", NS) is None:
            found.append(f"{name}: no content")
        return found
    links = {link.get("rel"): link for link in entry.iterfind("a:link", NS)}
    for relation in (IMAGE, f"{IMAGE}/thumbnail"):
        if relation in links and links[relation].get("type") not in ("image/jpeg", "image/png", "image/gif"):
            found.append(f"{name}: {relation} is none that readers show")
    if not entry.findtext("dc:language", "", NS):
        found.append(f"{name}: no dc:language")
    issued = entry.findtext("dc:issued", None, NS)
    if issued is not None and not re.match(r"^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$", issued):
        found.append(f"{name}: dc:issued is {issued}")
    return found


def _atom(element: etree._Element, name: str) -> list[str]:
    """What RFC 4287 asks of a feed and of an entry alike."""
    found = [
        f"{name}: {len(element.findall(f'a:{one}', NS))} of {one}"
        for one in ("id", "title", "updated")
        if len(element.findall(f"a:{one}", NS)) != 1 or not element.findtext(f"a:{one}", "", NS)
    ]
    if not element.findtext("a:id", "", NS).startswith("urn:uuid:"):
        found.append(f"{name}: its id is no URN")
    for time in ("updated", "published"):
        for value in element.iterfind(f"a:{time}", NS):
            try:
                datetime.datetime.strptime(value.text or "", "%Y-%m-%dT%H:%M:%S%z")
            except ValueError:
                found.append(f"{name}: {time} is {value.text}")
    links = [link.get("href", "") for link in element.iterfind("a:link", NS)]
    found += [f"{name}: a link leads to {link!r}" for link in links if not re.fullmatch(r"[!-~]+", link)]
    found += [f"{name}: a category has no term" for one in element.iterfind("a:category", NS) if not one.get("term")]
    return found
