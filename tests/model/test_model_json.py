from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import strategies
from audicle.model import Article, Metadata, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.model.json import from_json, schema, to_json

VALIDATOR = jsonschema.Draft202012Validator(schema())


def article(*paragraphs: str) -> Article:
    blocks = tuple(Paragraph("", (Text(text),)) for text in paragraphs)
    return identify(Article(Metadata("Title"), (Section("", 1, None, blocks),)))


def ids(made: Article) -> list[str]:
    return [block.id for section in made.sections for block in section.blocks]


@given(strategies.articles)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_json_and_back_is_the_same_article(made: Article) -> None:
    data = json.loads(json.dumps(to_json(made)))
    assert from_json(data, made.images) == made


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_json_is_valid_against_the_schema() -> None:
    VALIDATOR.validate(to_json(article("One.", "Two.")))


def test_a_field_that_is_not_in_the_schema_is_refused() -> None:
    data = to_json(article("One."))
    data["sections"][0]["blocks"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="audicle-article/1"):
        from_json(to_json(article("One.")) | {"schema": "audicle-article/9"})


def test_an_edit_changes_only_the_ids_it_touches() -> None:
    before, after = ids(article("One.", "Two.", "Three.")), ids(article("One.", "Two!", "Three."))
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_blocks_that_say_the_same_have_ids_of_their_own() -> None:
    names = ids(article("Same.", "Same.", "Same."))
    assert len(set(names)) == 3
    assert ids(article("Same.", "Same.", "Same.", "More."))[:3] == names
