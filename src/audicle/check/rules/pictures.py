"""Pictures and formulas: whether somebody who does not see them is told what they say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from audicle.agreed.alternatives import is_file_name, is_filler
from audicle.agreed.messages import catalogues, messages
from audicle.check.markup import children, descendants, line, name_of, text_in, unseen
from audicle.check.package import resolved
from audicle.check.rule import ERROR, NOTICE, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

_DESCRIBE = "Write what the picture says to those who see it."
MISSING = Rule(
    "alt-missing",
    ERROR,
    "Who does not see the picture is told nothing, or the name of its file.",
    "WCAG 2.2, 1.1.1 Non-text Content; failure F65",
    'Add an alt attribute; alt="" if the picture is only decoration.',
)
FILE_NAME = Rule(
    "alt-is-file-name",
    ERROR,
    "The name of a file says nothing of what the picture shows.",
    "WCAG 2.2, 1.1.1 Non-text Content; failure F30",
    _DESCRIBE,
)
PLACEHOLDER = Rule(
    "alt-is-placeholder",
    ERROR,
    "Words such as “image” or “photo of” stand where a description should.",
    "WCAG 2.2, 1.1.1 Non-text Content; failure F30",
    _DESCRIBE,
)
REPEATS = Rule(
    "alt-repeats-caption",
    WARNING,
    "Who listens hears the caption twice, and is not told what the picture shows.",
    "HTML, 4.8.4.4.9 Images of Pictures (“a picture's caption is not its alternative”)",
    "Let the alternative describe the picture and the caption speak about it.",
)
EMPTY = Rule(
    "alt-empty-captioned",
    ERROR,
    "A picture with a caption carries meaning, but its empty alt says that it is decoration.",
    "WCAG 2.2, 1.1.1 Non-text Content; failures F38 and F39",
    _DESCRIBE,
)
ALIKE = Rule(
    "alt-repeated",
    NOTICE,
    "Who listens is told the same of different pictures, and cannot tell them apart.",
    "WCAG 2.2, 1.1.1 Non-text Content; failure F30",
    "Say of each picture what it alone shows.",
)
DRAWING = Rule(
    "svg-without-name",
    WARNING,
    "Who does not see the drawing is not told that it is there, or what it shows.",
    "WCAG 2.2, 1.1.1 Non-text Content; SVG Accessibility API Mappings",
    'Add a title as the first element of the svg, or aria-label; aria-hidden="true" if it is decoration.',
)
FORMULA = Rule(
    "formula-without-text",
    NOTICE,
    "A reading system that does not know MathML has nothing to read in its place.",
    "EPUB 3.3, 6.1.3.6 (MathML) with MathML 3, 2.2.1, alttext",
    "Add alttext with the formula in words.",
)


_MANY = 3  # two may show one thing


def check(book: Book) -> Iterator[Finding]:
    """Judge the text alternatives of pictures, drawings and formulas."""
    alike: dict[str, list[tuple[Element, str, str]]] = defaultdict(list)
    for document in book.documents:
        for image in document.named("img", "input", "area"):
            yield from _image(image, document)
        for image in document.named("img"):
            alt = line(image.get("alt"))
            # a link's picture says where the link leads, and what is no description is told of above
            if alt and not unseen(image) and not is_filler(alt) and next(image.iterancestors("{*}a"), None) is None:
                alike[alt.casefold()].append((image, resolved(image.get("src") or "", document.path)[0], document.path))
    for shown in alike.values():
        different = {book.data(path) for _, path, _ in shown} - {None}
        if len(different) >= _MANY:
            image, _, place = shown[0]
            yield ALIKE.found(
                f"{len(different)} different pictures are described as {quoted(line(image.get('alt')))}.", place, image
            )
    for document in book.documents:
        yield from _drawn(document)
        for drawing in document.named("svg:svg"):
            if not _is_named(drawing, document):
                yield DRAWING.found("A drawing has no name.", document.path, drawing)
        for formula in document.named("math:math"):
            if not (line(formula.get("alttext")) or line(formula.get("aria-label")) or unseen(formula)):
                yield FORMULA.found("A formula has no text alternative.", document.path, formula)


FAMILY = Family(
    "Pictures and formulas", (MISSING, FILE_NAME, PLACEHOLDER, REPEATS, EMPTY, ALIKE, DRAWING, FORMULA), check
)


def _image(image: Element, document: Document) -> Iterator[Finding]:
    kind = str(image.tag).rpartition("}")[2]
    if (kind == "input" and image.get("type") != "image") or (kind == "area" and not image.get("href")):
        return
    alt = image.get("alt")
    if unseen(image) or (not line(alt) and (_role(image) & {"presentation", "none"} or _labelled(image, document))):
        return
    src, place = image.get("src"), document.path
    if alt is None:
        yield MISSING.found(f"The picture {src or ''} has no alternative text.", place, image)
        return
    figure = next(image.iterancestors("{*}figure"), None)
    captions = [text_in(part) for part in children(figure, "figcaption")]
    alt = line(alt)
    if not alt:
        others = any(line(other.get("alt")) for other in descendants(figure, "img"))
        if any(captions) and not others:
            yield EMPTY.found(f"The picture of {quoted(captions[0])} has an empty alternative text.", place, image)
    elif is_file_name(alt, src):
        yield FILE_NAME.found(f"The alternative text {quoted(alt)} is the name of a file.", place, image)
    elif is_filler(alt) or alt.casefold() in _own_words():
        yield PLACEHOLDER.found(
            f"The alternative text {quoted(alt)} does not say what the picture shows.", place, image
        )
    elif any(_same(alt, text_in(part)) for part in children(figure, "figcaption") if not unseen(part)):
        yield REPEATS.found(f"The alternative text repeats the caption {quoted(alt)}.", place, image)


def _drawn(document: Document) -> Iterator[Finding]:
    """Judge what is no img, but shown as a picture."""
    for element in dict.fromkeys((*document.named("object"), *document.having("role"))):
        kind = name_of(element)
        pictured = kind == "object" and (element.get("type") or "").startswith("image/")
        shown = pictured or (element.get("role") == "img" and kind not in ("img", "svg:svg"))
        if not shown or unseen(element) or _labelled(element, document) or _role(element) & {"presentation", "none"}:
            continue
        inside = any(line(image.get("alt")) for image in descendants(element, "img"))
        if not inside and not (kind == "object" and text_in(element)):
            yield MISSING.found(f"The picture of <{kind}> has no alternative text.", document.path, element)


def _own_words() -> frozenset[str]:
    """Return what Audicle writes where the source describes nothing: it is honest, but it describes nothing."""
    if not _OWN:
        _OWN.update(line(messages(language)("image_no_alt")).casefold() for language in catalogues())
    return frozenset(_OWN)


_OWN: set[str] = set()


def _same(alt: str, caption: str) -> bool:
    return alt.casefold().rstrip(" .") == caption.casefold().rstrip(" .")


def _role(element: Element) -> set[str]:
    return set((element.get("role") or "").split())


def _labelled(element: Element, document: Document) -> bool:
    named = (document.ids.get(name) for name in (element.get("aria-labelledby") or "").split())
    return bool(line(element.get("aria-label")) or line(element.get("title")) or any(map(text_in, named)))


def _is_named(drawing: Element, document: Document) -> bool:
    if unseen(drawing) or _role(drawing) & {"presentation", "none"} or _labelled(drawing, document):
        return True
    if next(drawing.iterancestors("{http://www.w3.org/2000/svg}svg"), None) is not None:
        return True  # the drawing around it is asked
    # words in a drawing are read like any others; a foreign object holds a document of its own
    return any(text_in(part) for part in descendants(drawing, "title", "desc", "text", "foreignObject"))
