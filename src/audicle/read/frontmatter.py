"""What an article says about itself before it begins.

That is YAML between ``---`` lines, TOML between ``+++`` lines, or Pelican's lines of fields at the very top. Field
names are those that Jekyll, Hugo, Eleventy, Pelican, pandoc and Obsidian use. Whatever is wrong in it is a warning:
the article is kept.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from audicle.model import LeadImage, Metadata
from audicle.model.explanation import Origin
from audicle.progress import SilentProgress
from audicle.read import frontmatter_parts as parts
from audicle.read.dates import iso_date, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audicle.progress import Progress

# Longer front matter is not one; the YAML parser needs a second for this much
_LONGEST = 100_000
_FENCED = re.compile(
    r"\A\ufeff?(?:\s*\n)?(?P<fence>---|\+\+\+)[ \t]*\n(?P<text>.*?)(?<=\n)(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_WEB = ("http://", "https://")
_DATED_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)")
# Pelican's and MultiMarkdown's way: lines of fields at the very top, up to the first empty one
_HEADER = re.compile(
    r"\A\ufeff?(?P<text>(?:[A-Za-z][\w-]*:(?:[ \t][^\n]*)?\n(?:[ \t]+\S[^\n]*\n)*){2,})(?:[ \t]*\n|\Z)"
)
_HEADER_LINE = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
# What each piece of metadata may be called, the name that wins first
_NAMES = {
    "title": ("title",),
    "subtitle": ("subtitle", "dek", "subhead"),
    "authors": ("authors", "author", "by", "byline"),
    "published": ("date", "published", "publishdate", "pubdate", "published_at", "datepublished"),
    "modified": ("updated", "modified", "lastmod", "last_modified_at", "datemodified"),
    "language": ("lang", "language", "locale"),
    "publisher": ("publisher", "site", "publication"),
    "source": ("canonical_url", "canonical", "source", "original_url", "url", "link"),
    "tags": ("tags", "keywords", "categories", "category", "tag"),
    "description": ("description", "summary", "excerpt", "abstract"),
    "licence": ("licence", "license", "rights"),
    "image": ("image", "cover", "featured_image", "cover_image", "thumbnail", "images", "hero"),
    "image alt": ("image_alt", "cover_alt", "featured_image_alt", "alt"),
}
_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*[:=][ \t]+(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was read: an empty title and language are unknown ones."""

    metadata: Metadata
    choices: Mapping[str, Any]  # settings under ``audicle:``, unchecked
    body: str  # the text without it
    origins: Mapping[str, Origin] = field(default_factory=dict)  # of the metadata, by field name


def _timestamp(loader: Any, node: Any) -> Any:
    """Return a date or a time; text, if it only looks like one, such as 2021-02-30."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return loader.construct_scalar(node)


class _BoundedLoader(yaml.SafeLoader):
    """Safe YAML without aliases: a few lines of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it out
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not read", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


class _QuickLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
    """The same in a quarter of the time, where PyYAML brings libyaml; it cannot be kept from following aliases."""


for _loader in (_BoundedLoader, _QuickLoader):
    _loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def read_front_matter(text: str, name: str, progress: Progress) -> FrontMatter:
    """Return the front matter of ``text`` and the text below it. ``name`` names the source in warnings."""
    match = _FENCED.match(text)
    fields: Mapping[str, Any] | None = None
    if match is None and (header := _HEADER.match(text)):
        lines = {key.lower(): value for key, value in _HEADER_LINE.findall(header["text"])}
        if "title" in lines:
            about = _Fields(lines, name, progress)
            return FrontMatter(about.metadata(), {}, text[header.end() :], about.origins)
    if match and (match["fence"] == "---") == (match["end"] != "+++"):
        first = text.count("\n", 0, match.start("text")) + 1
        load = _yaml if match["fence"] == "---" else _toml
        fields = load(match["text"], first, name, progress)
    if match is None or fields is None:
        return FrontMatter(Metadata("", language=""), {}, text)
    reader = _Fields(fields, name, SilentProgress() if isinstance(fields, _Salvaged) else progress)
    return FrontMatter(reader.metadata(), reader.choices(), text[match.end() :], reader.origins)


def _yaml(text: str, first: int, name: str, progress: Progress) -> Mapping[str, Any] | None:
    """Return the fields; None if it is not front matter but text between two rules."""
    line, problem = first, "it is too long"
    try:
        if len(text) <= _LONGEST:
            loaded = _loaded(text)
            if loaded is None or isinstance(loaded, dict):
                return {str(key): value for key, value in (loaded or {}).items()}
            return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, problem = first + (mark.line if mark else 0), error.problem or "it is not YAML"
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as error:
        problem = str(error).splitlines()[0] if str(error) else "it is not YAML"
    return _salvaged(text, f"{name}: front matter, line {line}: {problem}", progress)


def _loaded(text: str) -> Any:
    """Return what YAML says. Raises yaml.YAMLError, and what Python raises for values that cannot be."""
    if "*" not in text:  # no alias
        with contextlib.suppress(yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
            return yaml.load(text, Loader=_QuickLoader)  # noqa: S506 - a child of SafeLoader
    return yaml.load(text, Loader=_BoundedLoader)  # noqa: S506 - the same; it says better what is wrong


def _toml(text: str, first: int, name: str, progress: Progress) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = first - 1 + (int(found[1]) if found else 1)
        problem = str(error).partition(" (at ")[0]
    except (ValueError, RecursionError) as error:
        line, problem = first, str(error).splitlines()[0] if str(error) else "it is not TOML"
    return _salvaged(text, f"{name}: front matter, line {line}: {problem}", progress)


def _salvaged(text: str, warning: str, progress: Progress) -> Mapping[str, Any] | None:
    """Return the plain ``key: value`` lines of front matter that is not valid; None if there are none."""
    found = _Salvaged()
    lines = [match for line in text[:_LONGEST].split("\n") if (match := _LINE.fullmatch(line.rstrip()))]
    if not lines:
        return None
    for line in lines:
        if not line["value"].startswith(("&", "*", "[", "{", "|", ">", "!")):
            found.setdefault(line["key"], line["value"].strip("\"'"))
    progress.warn(f"{warning}. What could be read of it is used.")
    return found


class _Salvaged(dict[str, Any]):
    """Fields of front matter that was warned about as a whole."""


class _Fields:
    """Front matter by the names that it may have; the first that is there counts."""

    def __init__(self, fields: Mapping[str, Any], name: str, progress: Progress) -> None:
        # Hugo and Zola keep fields of their themes in tables
        self._fields = {**_table(fields, "extra"), **_table(fields, "params")}
        self._fields.update({str(key).lower().replace("-", "_"): value for key, value in fields.items()})
        self._name = name
        self._progress = progress
        self.origins: dict[str, Origin] = {}  # filled by ``metadata``

    def metadata(self) -> Metadata:
        found = Metadata(
            title=self._text("title") or "",
            subtitle=self._text("subtitle"),
            authors=tuple(self._names("authors")),
            published=self._date("published") or self._date_in_address(),
            modified=self._date("modified"),
            language=self._text("language") or "",
            publisher=self._text("publisher"),
            source=self._address("source"),
            tags=(tags := tuple(self._names("tags"))),
            description=self._text("description"),
            licence=self._text("licence"),
            image=self._image(),
            changed_at=self._moment(),
            contributors=parts.contributors_in(
                self._part("contributors"), self._warns("contributors", "names and roles")
            ),
            file_as=parts.sorted_in(self._part("file_as"), self._warns("file_as", "names and how they are sorted")),
            terms=parts.terms_in(self._part("terms"), tags, self._warns("terms", "a term of one of the tags")),
            series=parts.series_in(self._part("series"), self._warns("series", "names and positions")),
        )
        self.origins = {field: origin for field, origin in self.origins.items() if getattr(found, field, None)}
        return found

    def choices(self) -> Mapping[str, Any]:
        """Return the settings that the article asks for."""
        # the direction of the lines is the text's own affair, so it may stand beside its language
        writing = self._fields.get("writing")
        own = {"writing": writing} if writing in ("horizontal", "vertical") else {}
        found = self._fields.get("audicle")
        if found is None:
            return own
        if not isinstance(found, dict):
            self._warn("audicle", found, "a mapping of settings")
            return own
        return own | {str(key): value for key, value in found.items()}

    def _first(self, field: str) -> tuple[str, Any]:
        """Return the name that a piece of metadata has here, and its value; "" and None if it is not here."""
        found = ((name, value) for name in _NAMES[field] if (value := self._fields.get(name)) not in (None, "", []))
        name, value = next(found, ("", None))
        self._note(field, name)
        return name, value

    def _note(self, field: str, name: str) -> None:
        self.origins[field] = Origin(f"front matter: {name}")

    def _part(self, field: str) -> Any:
        self._note(field, field)
        return self._fields.get(field)

    def _warns(self, field: str, wanted: str) -> Callable[[object], None]:
        return lambda value: self._warn(field, value, wanted)

    def _text(self, field: str) -> str | None:
        name, value = self._first(field)
        if value is None:
            return None
        # YAML reads a title such as 1984 as a number, and NO, Norwegian, as false
        text = _scalar(value)
        if text is None:
            self._warn(name, value, "text")
        return text

    def _address(self, field: str) -> str | None:
        """Return the first that is a web address; generators keep paths of the site under the same names."""
        for name in _NAMES[field]:
            value = self._fields.get(name)
            if isinstance(value, str) and value.strip().startswith(_WEB):
                self._note(field, name)
                return value.strip()
        return None

    def _names(self, field: str) -> list[str]:
        name, value = self._first(field)
        items = value if isinstance(value, list) else [value]
        if isinstance(value, str) and name in ("tags", "keywords", "categories", "authors") and "," in value:
            items = value.split(",")
        found: list[str] = []
        for item in items:
            if item is None:
                continue
            text = _scalar(item.get("name") or item.get("title")) if isinstance(item, dict) else _scalar(item)
            if text is None:
                self._warn(name, item, "names")
            elif text and text not in found:
                found.append(text)
        return found

    def _date(self, field: str) -> str | None:
        name, value = self._first(field)
        if value is None:
            return None
        date = _iso(value)
        if date is None:
            self._warn(name, value, "a date such as 2021-06-18")
        return date

    def _moment(self) -> str | None:
        """Return when the article changed last, where the time of day is given."""
        names = (*_NAMES["modified"], *_NAMES["published"])
        name, value = next(((name, value) for name in names if (value := self._fields.get(name))), ("", None))
        self._note("changed_at", name)
        return moment(value.isoformat() if isinstance(value, datetime.datetime) else str(value))

    def _date_in_address(self) -> str | None:
        """Return the date in the article's own address (``2016/04/19/name``), as blogs have it."""
        for name in ("path", "permalink", "url", "canonical_url"):
            match = _DATED_PATH.search(str(self._fields.get(name) or ""))
            if match:
                self._note("published", f"{name}, which holds a date")
                return iso_date("-".join(match.groups()))
        return None

    def _image(self) -> LeadImage | None:
        name, value = self._first("image")
        value = value[0] if isinstance(value, list) else value
        alt = self._text("image alt")
        if isinstance(value, dict):
            alt = _scalar(value.get("alt") or value.get("caption")) or alt
            value = next(
                (value[key] for key in ("src", "path", "image", "url", "file", "feature") if value.get(key)), None
            )
        if value is None or isinstance(value, bool):
            return None
        if not isinstance(value, str):
            self._warn(name, value, "the path of a picture")
            return None
        return LeadImage(value.strip(), alt or None)

    def _warn(self, field: str, value: object, wanted: str) -> None:
        shown = repr(value)
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"  # noqa: PLR2004 - what fits a line of warnings
        self._progress.warn(f"{self._name}: front matter: {field} is {shown}, not {wanted}; it is left out.")


def _table(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = fields.get(key)
    return (
        {str(name).lower().replace("-", "_"): inner for name, inner in value.items()} if isinstance(value, dict) else {}
    )


def _scalar(value: object) -> str | None:
    """Return what YAML or TOML read as one value, as text; None for lists, tables and nothing."""
    if value is False:
        return "no"
    if isinstance(value, dict | list | set | bytes) or value is None:
        return None
    return " ".join(str(value).split())


def _iso(value: object) -> str | None:
    """Return a date of any type that YAML and TOML know as YYYY, YYYY-MM or YYYY-MM-DD."""
    if isinstance(value, datetime.date):  # and with it datetime, in the zone it is written in
        return value.isoformat()[: len("2021-06-18")]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    return text if _PARTIAL.fullmatch(text) else iso_date(text)
