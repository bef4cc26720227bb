"""What a line's place in the whole text says: cues of furniture, what was spoken of before, lines that stand alone."""

from __future__ import annotations

from audicle.read.text.features import Page, features

BODY = [
    f"The harbour master of the island counted the {thing} of the harbour before the ferry left the island."
    for thing in ("barrels", "lanterns", "anchors", "fishing boats", "passengers", "mooring ropes")
]
TEASERS = [
    "Seven recipes for pumpkin soup that will warm your kitchen through the whole winter season.",
    "Which telescope should beginners choose when planets become visible again next spring?",
]


def found(lines: list[str]) -> list[list[str]]:
    return [list(row) for row in features(Page(lines), 0)]


def test_lines_below_a_word_of_furniture_know_how_far_it_is() -> None:
    rows = found(["The harbour and its ferry", *BODY, "Related articles", *TEASERS])
    assert "since related:1" in rows[8]
    assert "since related:2" in rows[9]
    assert "until related:1" in rows[6]
    assert not any(name.startswith("since") for name in rows[6])


def test_what_follows_an_article_speaks_of_other_things() -> None:
    rows = found(["The harbour and its ferry", *BODY, *TEASERS])
    known = [next(int(name[-1]) for name in row if name.startswith("text known:")) for row in rows[2:]]
    assert min(known[:5]) > max(known[5:])


def test_a_line_alone_in_running_text_is_told_from_its_like() -> None:
    rows = found([*BODY[:3], "At the quay", *BODY[3:]])
    assert "island:1-3:sentence" in rows[3]
    assert not any(name.startswith("island:") for row in (rows[2], rows[4]) for name in row)


def test_a_text_of_one_line_and_one_without_running_text_have_features() -> None:
    assert len(found(["A single line"])) == 1
    assert len(found(["One", "Two", "Three"])) == 3
