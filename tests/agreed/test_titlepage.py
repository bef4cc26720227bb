"""The lines above an article: in its language, or in no language at all."""

from __future__ import annotations

import pytest

from audicle.agreed.titlepage import byline, join_names, title_lines
from audicle.model import Metadata
from audicle.model.article import Contributor


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "By Ann Lee, Bo Ek and Cy Day"),
        ("pt-BR", "Por Ann Lee, Bo Ek e Cy Day"),
        ("ko", "글: Ann Lee, Bo Ek 및 Cy Day"),
        ("id", "Oleh Ann Lee, Bo Ek, dan Cy Day"),
        ("ja", "著者：Ann Lee、Bo Ek、Cy Day"),
        ("he", "מאת Ann Lee, Bo Ek ו-Cy Day"),
        ("nn", "Av Ann Lee, Bo Ek og Cy Day"),
        ("sh", "Autor: Ann Lee, Bo Ek i Cy Day"),  # which CLDR's lists do not know
        ("sw", "Ann Lee, Bo Ek, Cy Day"),  # no catalogue: nothing in English, which would be read aloud as Swahili
        ("und", "Ann Lee, Bo Ek, Cy Day"),
    ],
)
def test_the_byline_is_in_the_article_s_language(language: str, said: str) -> None:
    assert byline(("Ann Lee", "Bo Ek", "Cy Day"), language) == said


def test_an_editor_is_named_where_there_is_no_author() -> None:
    metadata = Metadata(title="T", contributors=(Contributor("Eva Ode", "edt"),), language="de")
    assert [one.text for one in title_lines(metadata)] == ["T", "Herausgegeben von Eva Ode"]
    assert join_names((), "sv") == ""


def test_and_is_a_part_of_the_next_word_where_it_is_written_so() -> None:
    assert join_names(("דנה", "רון"), "he") == "דנה ורון"
    assert join_names(("دانا", "رون"), "ar") == "دانا ورون"


def test_a_date_has_the_months_of_the_words_around_it() -> None:
    metadata = Metadata(title="T", published="2021-03-05", language="sh")
    assert [one.text for one in title_lines(metadata)] == ["T", "5. mart 2021."]
