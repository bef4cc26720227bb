"""A description is plain text, however its source gives it."""

from __future__ import annotations

import pytest

from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.source import Source
from audicle.settings import Settings


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("<p>Of <b>weirs</b>.</p><p>And locks.</p>", "Of weirs. And locks."),
        ("Weirs &amp; locks<br/>at 3&nbsp;pm", "Weirs & locks at 3 pm"),
        ("Where a < b and c > d holds", "Where a < b and c > d holds"),
        ("Of <script>alert(1)</script> nothing <!-- hidden --> else", "Of nothing else"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_a_description_has_no_markup(given: str, plain: str) -> None:
    text = f"---\ntitle: A weir\ndescription: |\n  {given}\n---\n\nA weir is a low wall.\n"
    article, _ = read(Source("weir.md", text.encode()), Settings(), SilentProgress(), {})
    assert article.metadata.description == plain
