"""JSON: data, notebooks, feeds, and what Audicle itself writes in it."""

from __future__ import annotations

import json
import re
from typing import Any

from audicle.read.filetypes.filetype import FileType, Sample

_DATA = "It is data for programs. Give the article itself, as Markdown, HTML, plain text, EPUB or DOCX."
_JSON = FileType("JSON", _DATA)
_LINES = FileType("JSON, an object a line", _DATA)
_NOTEBOOK = FileType(
    "a notebook (Jupyter)", "Convert it first, for example with jupyter nbconvert --to markdown, and give that."
)
_FEED = FileType("a feed (JSON Feed)", "Give the page of one of its articles, or its address.")
_OURS = {
    "audicle-article": FileType("an article as JSON, as audicle read prints it", "Give what it was read from."),
    "audicle-manifest": FileType("the manifest of an article", "Give what the article was made from."),
    "audicle-library": FileType("the state of a library", "Give the articles themselves."),
    "audicle-check": FileType("the findings of audicle check", "Give the articles themselves."),
}
_SCRIPT = FileType("a script, as audicle script prints it", "Give the article, and this with --script.")
# How JSON begins that is cut short, has comments, or is damaged: a key, or a list of objects
_BEGINS = re.compile(r'(?:\[\s*)*\{\s*(?://[^\n]*\s*)*"(?:[^"\\\n]|\\.)*"\s*:')
_LINE = re.compile(
    r'\s*(?:[\[\]{}]+,?|"(?:[^"\\]|\\.)*"\s*:.*|"(?:[^"\\]|\\.)*",?|-?\d[\d.eE+-]*,?|(?:true|false|null),?|//.*|/\*.*)\s*$'
)
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"\s*:')
_MOSTLY = 0.8  # of the lines
_KEYS = 3
_SEVERAL = 2


def recognise(sample: Sample) -> FileType | None:
    """Return what JSON a text is, None if it is none. A single number or string is none."""
    text = sample.text
    if text[:1] not in ("{", "["):
        return None
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return _JSON
    except ValueError:
        damaged = bool(_BEGINS.match(text)) and (
            sample.share(_LINE) >= _MOSTLY or (len(sample.lines) < _KEYS and len(_KEY.findall(text[:10_000])) >= _KEYS)
        )
        return _JSON if damaged else None
    rest = text[end:].strip()
    if not rest:
        return _of(value)
    # what follows the first object may be an article whose front matter it is
    lines = rest.split("\n")[:-1] or [rest]
    return _LINES if all(_is_object(line) for line in lines) else None


def _of(value: Any) -> FileType | None:
    if isinstance(value, list):
        utterances = [one for one in value if isinstance(one, dict) and {"id", "text", "voice"} <= one.keys()]
        return _SCRIPT if utterances and len(utterances) == len(value) else _JSON
    if "nbformat" in value or "nbformat_minor" in value:
        return _NOTEBOOK
    if str(value.get("version", "")).startswith("https://jsonfeed.org/"):
        return _FEED
    return _OURS.get(str(value.get("schema", "")).partition("/")[0], _JSON)


def _is_object(line: str) -> bool:
    try:
        return not line.strip() or isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False
