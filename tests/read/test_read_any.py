"""Any bytes under any name: an article that can be explained and written, or an error of our own."""

from __future__ import annotations

import json
import unicodedata

import jsonschema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audicle.errors import AudicleError
from audicle.model.json import explanation_to_json, from_json, schema
from audicle.progress import SilentProgress
from audicle.publish.plain.explanation import as_explanation
from audicle.read import read_explained
from audicle.read.source import Source
from audicle.settings import Settings

NAMES = st.sampled_from(
    ["a.md", "2021-02-30-a.md", "a.html", "a.txt", "a.epub", "a.docx", "a", "-", ".md", "a b/ü.xyz"]
)
PIECES = st.sampled_from(
    """--- +++ title: date:_2020-13-45 lang:_tlh authors:_[a,_b] image:_{src:_a} audicle:_{language:_x}
    # ## > - 1. ``` $$
    ![a](b.png) [^1] [^1]:_x | <html> <body> <article> <p> </p> <h1> </h1> <figure> <img_src="a.png"> <table> <td>
    <script_type="application/ld+json"> {"@type":"Article","headline":["a"],"author":{"name":3},"datePublished":{}}
    </script> <meta_property="og:title"_content=""> <meta_name="author"_content="By"> <time_datetime="x"> From:_a
    Subject:_b Date:_31_February_2020 By_Ann_Lee May_4,_2020 Photo:_Ann_Lee It_rained_for_a_week. \x00 PK\x03\x04
    """.split()  # noqa: SIM905 - as a list it would be three times as long, and less easy to read
).map(lambda piece: piece.replace("_", " "))
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30)
DATA = st.one_of(
    st.binary(max_size=200),
    st.builds(lambda pieces, between: between.join(pieces).encode("utf-8", "replace"), TEXTS, st.sampled_from("\n ")),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=NAMES, data=DATA, url=st.sampled_from([None, "https://example.org/a/b"]))
@example("a.md", b"---\nlang: tlh\n---\nText.", None)
@example("a.txt", b"Home", None)
def test_any_source_ends_in_an_explained_article_or_an_error_of_ours(name: str, data: bytes, url: str | None) -> None:
    # pictures of an address would be fetched: none is offered, for the address names a type without any
    source = Source(name, data, url=url, media_type="text/plain" if url else None)
    try:
        explanation, _ = read_explained(source, Settings(), SilentProgress())
    except AudicleError:
        return
    written = explanation_to_json(explanation)
    jsonschema.Draft202012Validator(schema()).validate(written)
    assert from_json(json.loads(json.dumps(written)), explanation.article.images) == explanation.article
    told = as_explanation(explanation)
    assert all(": " in line for line in told.splitlines())
    assert not any(unicodedata.category(char) == "Cc" for char in told.replace("\n", ""))
    known = {field for field, value in written["metadata"].items() if value}
    assert set(written["explained"]["metadata"]) == known
