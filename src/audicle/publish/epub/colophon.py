"""The last page of the book: where the text is from, who had a part in it, and what was left out.

It stands outside the reading order (``linear="no"``), as it is not the article's text and no voice reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audicle.agreed.speakers import speakers
from audicle.agreed.titlepage import join_names, written_date
from audicle.machine.places import own_version
from audicle.model.blocks import Figure, walk
from audicle.model.characters import line
from audicle.publish.licences import licence
from audicle.publish.markup import language
from audicle.publish.markup.links import href, readable
from audicle.publish.markup.xhtml import document, element, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import Article, Metadata, Narration
    from audicle.publish.markup.page import Shared
    from audicle.publish.markup.xhtml import Content, Element

FILE = "colophon.xhtml"
# What readers call the parts of a source that they leave out, by the words of their reasons; the first match counts
_REASONS = (
    ("left_ads", re.compile(r"advertis|\bnotice")),
    ("left_comments", re.compile(r"comment")),
    ("left_links", re.compile(r"related|other article|subscri|sharing|invitation")),
    ("left_site", re.compile(r"navigation|furniture|header or footer|\bfiling\b|counter|site's generator")),
    ("left_repeated", re.compile(r"again|metadata|byline|the title|dateline|the date|contents|cover|notes")),
)

# by MARC code; who else had a part is named without saying which
_ROLES = {"role_edt": ("edt",), "role_trl": ("trl",), "role_ill": ("ill", "art")}


def colophon(shared: Shared, narration: Narration | None) -> Element:
    """Return the document. Its words are in the language of the catalogue, what the article says in its own."""
    say = shared.say
    body = element("body", {"class": "colophon", "epub:type": "backmatter"})
    heading = element("h1", {"id": "colophon-heading"}, say("about"))
    attributes = {"epub:type": "colophon", "role": "doc-colophon", "aria-labelledby": "colophon-heading"}
    made = element("section", attributes, "\n", heading)
    description = line(shared.article.metadata.description or "")
    if visible(description):
        words = element("p", _own(shared), description)
        made.append(_part("abstract", say("summary"), words))
    if facts := _facts(shared):
        made.append(_list(facts))
    if people := _credits(shared, narration):
        made.append(_part("credits", say("credits"), _list(people)))
    made.append(element("p", {"class": "made"}, say("made_by", program=f"Audicle {own_version()}")))
    body.append(made)
    known = say.language if shared.foreign else shared.language
    return document(say("about"), language.attributes(known), body, "../style.css")


def _part(kind: str, heading: str, content: Element) -> Element:
    name = f"{kind}-heading"
    attributes = {"epub:type": kind, "role": f"doc-{kind}", "aria-labelledby": name}
    return element("section", attributes, "\n", element("h2", {"id": name}, heading), "\n", content)


def _facts(shared: Shared) -> list[tuple[str, list[Content]]]:
    """Return the heads and the lines below each, in order."""
    meta, say = shared.article.metadata, shared.say
    found: list[tuple[str, list[Content]]] = []
    if source := line(meta.source or ""):
        target = href(source, None)
        found.append((say("source"), [element("a", {"href": target}, readable(target)) if target else source]))
    if publisher := line(meta.publisher or ""):
        found.append((say("site"), [element("span", _own(shared), publisher)]))
    for key, date in (("published_on", meta.published), ("changed_on", meta.modified)):
        if date and line(date):
            found.append((say(key), [line(written_date(date, say.language if shared.foreign else meta.language))]))
    if (granted := _licence(meta, shared)) is not None:
        found.append((say("licence"), [granted]))
    found += _sources(shared)
    if left := _left_out(shared):
        found.append((say("left_out"), left))
    return found


def _licence(meta: Metadata, shared: Shared) -> Element | None:
    named = licence(meta.licence)
    if named is None:
        return None
    name, target = named
    own = language.attributes(meta.language, shared.say.language)
    if target is None:
        return element("span", own, name)
    return element("a", {"href": target, "rel": "license", **own}, readable(name) if name == target else name)


def _sources(shared: Shared) -> list[tuple[str, list[Content]]]:
    """Return for each article of a collection where it is from and its own licence."""
    found: list[tuple[str, list[Content]]] = []
    for meta in (section.opens for section in shared.article.sections if section.opens):
        lines: list[Content] = []
        if target := href(line(meta.source or ""), None):
            attributes = {"href": target, **language.attributes(meta.language, shared.say.language)}
            lines.append(element("a", attributes, readable(target)))
        if (granted := _licence(meta, shared)) is not None:
            lines.append(element("span", None, f"{shared.say('licence')}: ", granted))
        if lines:
            found.append((line(meta.title) or shared.say("untitled"), lines))
    return found


def _credits(shared: Shared, narration: Narration | None) -> list[tuple[str, list[Content]]]:
    article, say = shared.article, shared.say
    found: list[tuple[str, list[Content]]] = []
    authors = tuple(filter(visible, map(line, article.metadata.authors)))
    if authors:
        found.append((say("text_by"), [element("span", _own(shared), join_names(authors, say.language))]))
    for key, roles in _ROLES.items():
        names = dict.fromkeys(line(one.name) for one in article.metadata.contributors if one.role in roles)
        if people := tuple(filter(visible, names)):
            found.append((say(key), [element("span", _own(shared), join_names(people, say.language))]))
    further = _further(article.metadata)
    pictures = dict.fromkeys(credit for credit in map(line, _picture_credits(article)) if visible(credit))
    if pictures:
        found.append((say("pictures_by"), [element("span", _own(shared), credit) for credit in pictures]))
    if further:
        found.append((say("role_other"), [element("span", _own(shared), name) for name in further]))
    if narration and narration.voices:
        found.append((say("voices_by"), [*speakers(narration.voices, article.metadata.language).values()]))
    return found


def _further(meta: Metadata) -> tuple[str, ...]:
    """Return whose part in the article has no name of its own here."""
    known = {role for roles in _ROLES.values() for role in roles} | {"aut", "nrt"}
    return tuple(filter(visible, dict.fromkeys(line(one.name) for one in meta.contributors if one.role not in known)))


def _picture_credits(article: Article) -> Iterable[str]:
    bodies = (*(section.blocks for section in article.sections), *(note.blocks for note in article.notes))
    return (block.credit for body in bodies for block in walk(body) if isinstance(block, Figure) and block.credit)


def _left_out(shared: Shared) -> list[Content]:
    """Return how many passages of the source were left out for each reason; one without a name in its own words."""
    counts: Counter[str] = Counter()
    for item in shared.article.dropped:
        counts[next((key for key, words in _REASONS if words.search(item.why)), item.why)] += 1
    ordered = [key for key, _ in _REASONS if key in counts]
    lines: list[Content] = [shared.say(key, count=counts[key]) for key in ordered]
    english = None if shared.say.language == "en" else {"lang": "en", "xml:lang": "en"}
    others = sorted(set(counts) - set(ordered))
    return [*lines, *(element("span", english, f"{line(why).capitalize()}: {counts[why]}") for why in others)]


def _list(entries: list[tuple[str, list[Content]]]) -> Element:
    made = element("dl")
    for head, lines in entries:
        made.extend([element("dt", None, head), *(element("dd", None, words) for words in lines)])
    return made


def _own(shared: Shared) -> dict[str, str | None]:
    """Return the language of what the article says, where the page around it is in another."""
    return language.attributes(shared.language, shared.say.language) if shared.foreign else {}
