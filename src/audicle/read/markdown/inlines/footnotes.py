"""Footnotes out of the stream of tokens, in the order in which a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping


def take_notes(tokens: list[Token], env: MutableMapping[str, Any]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Return the tokens without notes, and those of each note by label, in order of first reference.

    ``env`` is the parser's, with what the footnote plugin noted in it. A note written inside the line
    (``^[like this]``) gets a label of its own; its reference is marked with it. Notes that nothing refers to come last.
    """
    body, defined = _divided(tokens)
    inline_notes = {f"inline {number}": _paragraph(note) for number, note in _inline(env)}
    for token in _leaves(tokens, *inline_notes.values()):
        if token.type == "footnote_ref" and "label" not in token.meta:
            token.meta["label"] = f"inline {token.meta['id']}"
    left = defined | inline_notes
    ordered: dict[str, list[Token]] = {}
    queue = _references(body)
    while queue:
        label = queue.pop(0)
        if label in left:
            ordered[label] = left.pop(label)
            queue.extend(_references(ordered[label]))
    return body, ordered | left


def _divided(tokens: Iterable[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Part the definitions of notes from everything else. A definition inside another one is its own note."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    into = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            while label in notes:  # defined twice: the first counts, the other is kept as a note of its own
                label += "'"
            into.append(notes.setdefault(label, []))
        elif token.type == "footnote_reference_close":
            into.pop()
        else:
            into[-1].append(token)
    return body, notes


def _inline(env: MutableMapping[str, Any]) -> list[tuple[int, list[Token]]]:
    notes = env.get("footnotes", {}).get("list", {})
    return [(number, note["tokens"]) for number, note in notes.items() if "tokens" in note]


def _paragraph(children: list[Token]) -> list[Token]:
    inline = Token("inline", "", 0, children=children)
    return [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]


def _leaves(*streams: Iterable[Token]) -> Iterable[Token]:
    for stream in streams:
        for token in stream:
            yield token
            yield from _leaves(token.children or ())


def _references(tokens: Iterable[Token]) -> list[str]:
    return [token.meta["label"] for token in _leaves(tokens) if token.type == "footnote_ref"]
