"""What a browser would do before anybody reads: scripts out, lazy pictures in, the invisible away."""

from __future__ import annotations

import re

from audicle.read.html.mending.folds import unfold
from audicle.read.html.mending.letters import mend_letters
from audicle.read.html.mending.lists import mend_lists
from audicle.read.html.tree import Element, drop, text_of
from audicle.read.html.walking.formulas import TEX
from audicle.read.html.walking.listings import find_listings
from audicle.read.html.walking.pictures.backgrounds import find_backgrounds
from audicle.read.html.walking.pictures.descriptions import find_descriptions
from audicle.read.html.walking.pictures.drawings import find_drawings
from audicle.read.html.walking.pictures.noscripts import show_noscripts
from audicle.read.markup.page_breaks import mark_pages, settle

# On what was a form: whether it asks the reader to write something, "yes" or "no"
ASKS = "asks"
_NEVER = ("style", "template", "link", "object", "applet", "param")
_FIELDS = ("input", "select", "textarea", "option", "datalist")
_WRITTEN = ("text", "email", "search", "password", "tel", "url", "number")
_TITLED = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A page that shows its text by script hides it at first; what holds so much of the text is not taken for hidden
_TOO_MUCH_TO_HIDE = 0.3
_LONG = 600  # characters; what is longer is no label
# What appears beside a word under the pointer, and the numbers beside lines of code
_MAY_HIDE = (
    ".//*[@hidden or @aria-hidden or contains(@style,'none') or contains(@style,'hidden') or contains(@class,'hidden') "
    "or contains(@class,'sr-') or contains(@class,'screen-reader') or contains(@class,'assistive')]"
)
_MAY_STAND_BESIDE = ".//*[self::span or self::div or self::table or self::td][{}]".format(
    " or ".join(f"contains(@class, '{name}')" for name in ("tooltip", "popover", "card", "rollover", "gutter", "line"))
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:tooltip|popover|hover-?card|rollover-people-block|gutter|line-?numbers-rows|lineno|linenos)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Google Translate's widget, which a saved page keeps, and its like
_TRANSLATING = ("skiptranslate", "goog-te-", "gtranslate", "weglot-")  # in a class
_TRANSLATORS = ("goog-gt-", "google_translate_element", "gtx-trans")  # at the beginning of an id
_TOOLS = ("translate", "goog-", "weglot-", "gtx-trans", "mw-editsection")  # in the text of a page that has any
_MAY_TRANSLATE = "//*[{}]".format(
    " or ".join(
        (
            *(f"contains(@class, '{name}')" for name in _TRANSLATING),
            *(f"starts-with(@id, '{name}')" for name in _TRANSLATORS),
        )
    )
)
_READER_ONLY = re.compile(
    r"(?:\b|_)(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?|assistive-text|u-hidden)\b", re.IGNORECASE
)


def prepare(body: Element, text: str) -> None:
    """Clean a page's body in place. Metadata must have been taken before: the scripts that hold some of it go.

    ``text`` is the page's, before it was parsed: it tells quickly what cannot be in it.
    """
    find_backgrounds(body, text)
    find_drawings(body)
    find_descriptions(body)
    _scripts(body)
    show_noscripts(body)
    unfold(body)
    _forms(body)
    mend_lists(body, text)
    mend_letters(body, text)
    find_listings(body)
    _hide(body)
    for link in [link for heading in body.iter(*_TITLED[:6]) for link in heading.iter("a")]:
        _drop_tool(link)
    for element in body.xpath(_MAY_STAND_BESIDE):
        if _BESIDE.search(element.get("class") or "") and len(text_of(element)) < _LONG:
            drop(element)
    if mark_pages(body):
        settle(body)


def drop_tools(root: Element, text: str) -> None:
    """Take out, in place, what a wiki puts into its headings to edit them by, and what translates pages.

    Neither may be part of a title, or be one. ``text`` is the page's, before it was parsed.
    """
    if not any(sign in text for sign in _TOOLS):
        return
    for element in root.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), ' mw-editsection ')]"):
        drop(element)
    for element in root.xpath(_MAY_TRANSLATE):
        if len(text_of(element)) < _LONG and element.getparent() is not None:
            drop(element)


def _scripts(body: Element) -> None:
    for script in list(body.iter("script")):
        kind = (script.get("type") or "").lower()
        if kind.startswith("math/tex") and (script.text or "").strip():
            script.tag = "span"
            script.set("class", TEX + (" display" if "display" in kind else ""))
        elif kind == "math/mml":
            script.tag = "span"
        else:
            drop(script)
    for element in list(body.iter(*_NEVER)):
        drop(element)


def _drop_tool(link: Element) -> None:
    """Take a wiki's "[edit]" off a heading, with the brackets around it."""
    around = link.getparent()
    named = next((item for item in link.iterancestors("span") if "editsection" in (item.get("class") or "")), None)
    bracketed = around.tag == "span" and re.fullmatch(r"\[\s*[\w ]{1,24}\s*\]", text_of(around))
    address = link.get("href") or ""
    if named is not None:
        drop(named)
    elif bracketed and ("edit" in address.lower() or "edit" in (around.get("class") or "").lower()):
        drop(around)


def _forms(body: Element) -> None:
    """Make forms into what they are to a reader, text in a ``div``, and mark those that ask the reader for something.

    What of them is the article is judged later: old ASP pages put all of a page into one form.
    """
    for form in list(body.iter("form")):
        form.tag = "div"
        form.set(ASKS, "yes" if any(map(_asks, form.iter("input", "textarea"))) else "no")
    for element in list(body.iter(*_FIELDS)):
        drop(element)
    for button in list(body.iter("button")):
        if button.find(".//img") is not None and button.getparent() is not None:
            button.tag = "span"  # a picture that opens larger
            for inside in list(button.iter("span", "svg")):
                if inside is not button and not len(inside):
                    drop(inside)
        elif button.getparent() is not None and button.getparent().tag in _TITLED:
            button.tag = "span"  # the heading itself, which opens what is below it
        else:
            drop(button)


def _asks(field: Element) -> bool:
    """Tell whether a field is one for the reader to write in."""
    return field.tag == "textarea" or (field.get("type") or "text").lower() in _WRITTEN


def _hide(body: Element) -> None:
    whole = max(1, len(text_of(body)))
    for element in body.xpath(_MAY_HIDE):
        if element.getparent() is None or not _hidden(element):
            continue
        if element.tag == "img" or (element.find(".//img") is not None and element.get("aria-hidden")):
            continue
        if len(text_of(element)) <= whole * _TOO_MUCH_TO_HIDE:
            drop(element)


def _hidden(element: Element) -> bool:
    if element.tag in ("math", "annotation", "semantics"):
        return False
    if element.get("hidden") is not None or _INVISIBLE.search(element.get("style") or ""):
        return True
    if element.get("aria-hidden") == "true":
        return element.tag not in ("a", "p", "li") or len(text_of(element)) < 4  # noqa: PLR2004 - a heading's "#"
    return bool(_READER_ONLY.search(element.get("class") or ""))
