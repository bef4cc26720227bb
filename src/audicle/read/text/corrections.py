"""What the chain cannot know: captions and bylines that say themselves what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.read.text.captions import is_caption, is_credit, is_paragraph, is_telling
from audicle.read.text.chain import Label
from audicle.read.text.middle import buttons, resumed
from audicle.read.text.people import is_only_byline
from audicle.read.text.shape import is_named, shape_of
from audicle.read.text.short import is_furniture, is_headline
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.read.text.headers import Line

# A byline among the first lines of the body shows that what stands above it is not the body.
_TOP = 4
# A caption may stand so many lines below the last of the body.
_BELOW = 2
_RUNNING = 12  # words
_SENTENCE = 5  # words: the least by which a sentence is told from a label
_DEK = 30  # words: a caption or the sentence below a headline is not longer
_MUCH = 0.25  # of a line
_FURNITURE = frozenset({"share", "account", "comments", "related", "tags", "legal", "advert", "navigation", "gallery"})
_NO_BODY = frozenset({"share", "account", "comments", "legal", "advert", "bio", "related"})
_NAMELESS = (Label.BEFORE, Label.BETWEEN, Label.INSIDE, Label.AFTER)
_LONG = 60  # words: nothing so long is a caption or a dek


def corrected(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with captions, bylines and furniture that are beyond doubt labelled so, and the body whole."""
    return _headed(_something(buttons(resumed(_captions(_fragments(_whole(_byline(list(lines)))))))))


def _headed(lines: list[Line]) -> list[Line]:
    """Return the lines with a headline: where nothing is left out and nothing has a name, the first line may be it."""
    if len(lines) > 1 and all(line.label is Label.BODY for line in lines) and is_headline(lines[0].text):
        lines[0] = replace(lines[0], label=Label.TITLE)
    return lines


def _something(lines: list[Line]) -> list[Line]:
    """Return the lines with a body: of a text of which no line is one, all that is not surely furniture is the body.

    So it is if running text is left out and none is kept: then what was kept is not the body.
    """
    body = [line for line in lines if line.label is Label.BODY]
    left_out = [line for line in lines if line.label in _NAMELESS and not _is_furniture(line.text)]
    if body and (any(map(_is_sentence, body)) or not any(map(_is_sentence, left_out))):
        return lines
    unsure = [line.label in (*_NAMELESS, Label.BODY, Label.CAPTION) for line in lines]
    for kept in (
        [plain and not _is_certain(lines, at) for at, plain in enumerate(unsure)],
        unsure,
        [True] * len(lines),
    ):
        if any(kept):
            break
    return [replace(line, label=Label.BODY) if keep else line for line, keep in zip(lines, kept, strict=True)]


def _is_sentence(line: Line) -> bool:
    shape = shape_of(line.text)
    return shape.size >= _SENTENCE and shape.end in ("sentence", "colon", "cut")


def _is_certain(lines: list[Line], at: int) -> bool:
    """Say whether a line is beyond doubt furniture or of a picture, whatever stands around it."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return is_furniture(lines[at].text) or is_caption(lines[at].text, below) or is_credit(lines[at].text)


def _fragments(lines: list[Line]) -> list[Line]:
    """Return the lines with captions at the top of the body labelled so.

    A piece of a sentence that is mostly names is no paragraph: it says who is in a picture. What stands between it
    and the headline belongs to pictures too.
    """
    body = [at for at, line in enumerate(lines) if line.label in (Label.BODY, Label.CAPTION)][:_TOP]
    last = next((at for at in reversed(body) if _names_people(lines[at].text)), None)
    above = [at for at in body if last is not None and at <= last]
    if len(above) < _TOP and all(shape_of(lines[at].text).size <= _DEK for at in above):
        for at in above:
            lines[at] = replace(lines[at], label=Label.CAPTION)
    return lines


def _names_people(text: str) -> bool:
    shape = shape_of(text)
    return shape.size <= _DEK and shape.end == "none" and is_named(shape)


def _whole(lines: list[Line]) -> list[Line]:
    """Return the lines with the body whole: a text without any furniture is body to its end.

    Where there is furniture, running text that goes on below the body without a break still belongs to it.
    """
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    if not body:
        return lines
    clean = not any(line.label is not Label.BODY and _is_furniture(line.text) for line in lines)
    for at in range(body[0], len(lines)):
        label = lines[at].label
        if clean:
            if label in (Label.AFTER, Label.INSIDE):
                lines[at] = replace(lines[at], label=Label.BODY)
        elif at > body[-1]:
            if label is not Label.AFTER or not _runs_on(lines[at].text):
                break
            lines[at] = replace(lines[at], label=Label.BODY)
    return lines


def _is_furniture(text: str) -> bool:
    return any(share > _MUCH for name, share in categories(text) if name in _FURNITURE)


def _runs_on(text: str) -> bool:
    shape = shape_of(text)
    return (
        shape.size >= _RUNNING and shape.end == "sentence" and not any(name in _NO_BODY for name, _ in categories(text))
    )


def _byline(lines: list[Line]) -> list[Line]:
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    top = next((at for at in body[:_TOP] if is_only_byline(lines[at].text)), None)
    if top is None or len(body) <= _TOP:
        return lines
    above = [at for at in body if at < top]
    if any(len(lines[at].text.split()) > _LONG for at in above):
        return lines
    for at in above:
        seen = {name for name, _ in categories(lines[at].text)}
        near = at > 0 and is_credit(lines[at - 1].text)
        lines[at] = replace(lines[at], label=Label.CAPTION if near or "pictured" in seen else Label.BETWEEN)
    lines[top] = replace(lines[top], label=Label.AUTHOR)
    return lines


def _captions(lines: list[Line]) -> list[Line]:
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    titles = [at for at, line in enumerate(lines) if line.label is Label.TITLE]
    if not body:
        return lines
    begin = titles[0] + 1 if titles else body[0]
    for at in range(begin, min(len(lines), body[-1] + 1 + _BELOW)):
        line = lines[at]
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if line.label is Label.BODY and is_paragraph(line.text):
            continue  # a credit below running text is of a picture that stands between two paragraphs
        if line.label in (Label.BETWEEN, Label.INSIDE, Label.BODY, Label.AFTER) and is_caption(line.text, below):
            lines[at] = replace(line, label=Label.CAPTION)
        elif line.label is Label.CAPTION and is_credit(line.text):
            lines[at] = replace(line, label=Label.INSIDE)
        elif line.label is Label.CAPTION and at >= body[0] - _TOP and is_telling(line.text):
            lines[at] = replace(line, label=Label.BODY)
    return lines
