"""What a page says of its article in its head and its markup: meta elements, microdata, times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.about.testimony import Voice
from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

_DATE_NAMES = re.compile(
    r"\b(?:date|published|pubdate|posted-?on|publish|entry-date|timestamp|article-?date|dateline)", re.IGNORECASE
)


def read_meta(root: Element) -> tuple[Voice, Voice, Voice]:
    """Return what OpenGraph and its kin say, what Dublin Core says, and what plain ``meta`` and ``link`` say."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for name in (element.get("property"), element.get("name")):
            if name and content:
                meta.setdefault(name.strip().lower(), []).append(content)

    def one(*names: str) -> str | None:
        return next((meta[name][0] for name in names if name in meta), None)

    graph = Voice(
        name="OpenGraph",
        title=one("og:title", "twitter:title"),
        authors=tuple(
            value for value in meta.get("article:author", []) + meta.get("og:article:author", []) if "/" not in value
        ),
        published=one("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
        modified=one("article:modified_time", "og:article:modified_time", "og:updated_time"),
        language=(one("og:locale") or "").replace("_", "-") or None,
        publisher=one("og:site_name"),
        source=one("og:url"),
        tags=tuple(meta.get("article:tag", []) + meta.get("og:article:tag", [])),
        description=one("og:description", "twitter:description"),
        image=one("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
        image_alt=one("og:image:alt", "twitter:image:alt"),
    )
    dublin = Voice(
        name="Dublin Core",
        title=one("dc.title", "dcterms.title", "citation_title"),
        authors=tuple(meta.get("dc.creator", []) + meta.get("dcterms.creator", []) + meta.get("citation_author", [])),
        published=one(
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "dc.date.created",
            "citation_publication_date",
            "citation_date",
        ),
        modified=one("dcterms.modified", "dc.date.modified"),
        language=one("dc.language", "dcterms.language"),
        publisher=one("dc.publisher", "dcterms.publisher", "citation_journal_title"),
        description=one("dc.description", "dcterms.description"),
        licence=one("dc.rights.license", "dcterms.license", "dcterms.rights", "dc.rights"),
    )
    links = {
        rel: link.get("href")
        for link in reversed(list(root.iter("link")))
        for rel in (link.get("rel") or "").lower().split()
    }
    plain = Voice(
        name="meta elements",
        title=one("title", "headline", "parsely-title", "sailthru.title"),
        authors=tuple(
            next(
                (
                    meta[name]
                    for name in (
                        "author",
                        "authors",
                        "byl",
                        "sailthru.author",
                        "parsely-author",
                        "article.author",
                        "cxenseparse:author",
                    )
                    if name in meta
                ),
                [],
            )
        ),
        published=one(
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publish-date",
            "publish_date",
            "publishdate",
            "article.published",
            "date",
            "ptime",
            "pub_date",
            "article_date_original",
            "cxenseparse:recs:publishtime",
            "originalpublicationdate",
        ),
        modified=one("last-modified", "lastmod", "article.updated", "revised"),
        language=one("content-language", "language"),
        publisher=one("application-name", "al:ios:app_name", "cre"),
        source=links.get("canonical"),
        tags=tuple(word.strip() for word in (one("keywords", "news_keywords") or "").split(",") if word.strip()),
        description=one("description"),
        licence=links.get("license") or _licence(root),
        image=links.get("image_src") or one("thumbnail"),
    )
    return graph, dublin, plain


def _licence(root: Element) -> str | None:
    """Return the licence that a link of the page says it is under."""
    return next((link.get("href") for link in root.iter("a") if "license" in (link.get("rel") or "").split()), None)


def read_microdata(root: Element) -> Voice:
    """Return what ``itemprop`` attributes say of the article."""
    props: dict[str, list[str]] = {}
    for element in root.iter("*"):
        for name in (element.get("itemprop") or "").split():
            if name == "author" and any(_is_comment(item) for item in element.iterancestors()):
                continue
            value = (
                element.get("content")
                or element.get("datetime")
                or element.get(
                    "href" if element.tag in ("a", "link") and name in ("url", "license", "mainEntityOfPage") else "-"
                )
                or text_of(element)
            )
            if name == "author" and element.get("itemscope") is not None:
                inner = next(
                    (item for item in element.iter() if item is not element and item.get("itemprop") == "name"), None
                )
                value = (inner.get("content") or text_of(inner)) if inner is not None else ""
            if value and len(value) < 400:  # noqa: PLR2004 - longer is no value
                props.setdefault(name, []).append(value)

    def one(name: str) -> str | None:
        return props.get(name, [None])[0]

    return Voice(
        name="microdata",
        title=one("headline"),
        subtitle=one("alternativeHeadline"),
        authors=tuple(dict.fromkeys(props.get("author", []))),
        published=one("datePublished") or one("dateCreated"),
        modified=one("dateModified"),
        language=one("inLanguage"),
        licence=one("license"),
    )


def _is_comment(element: Element) -> bool:
    """Tell whether an element is a reader's comment by its microdata."""
    return "comment" in (element.get("itemprop") or "").split() or (element.get("itemtype") or "").endswith("Comment")


def times(body: Element) -> Iterator[tuple[str, bool]]:
    """Yield dates written in the body, those of ``time`` elements first; True marks one said to be of publication."""
    for element in body.iter("time"):
        value = element.get("datetime") or text_of(element)
        names = " ".join((class_of(element), element.get("itemprop") or ""))
        if value and "comment" not in " ".join(class_of(item) for item in element.iterancestors()):
            yield (
                value,
                element.get("pubdate") is not None or bool(re.search("publish|pub-?date", names, re.IGNORECASE)),
            )
    for element in body.iter("span", "div", "p", "li"):
        if _DATE_NAMES.search(class_of(element)) and len(element) < 6:  # noqa: PLR2004
            text = text_of(element)
            if 5 < len(text) < 90:  # noqa: PLR2004
                yield text, False
