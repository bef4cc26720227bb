from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.model import Contributor, LeadImage, Metadata, Series, Term
from audicle.progress import SilentProgress
from audicle.read.frontmatter import FrontMatter, read_front_matter


def read(text: str, warnings: int = 0) -> FrontMatter:
    progress = SilentProgress()
    front = read_front_matter(text, "x.md", progress)
    assert len(progress.warnings) == warnings, progress.warnings
    return front


def warning(text: str) -> tuple[FrontMatter, str]:
    progress = SilentProgress()
    front = read_front_matter(text, "x.md", progress)
    (only,) = progress.warnings
    return front, only


ALL = Metadata(
    title="A title: with a colon",
    subtitle="Below",
    authors=("One", "Two"),
    published="2021-06-18",
    modified="2022-01-02",
    language="de-AT",
    publisher="A site",
    source="https://example.org/a",
    tags=("x", "y z"),
    description="What it says",
    licence="CC0-1.0",
    image=LeadImage("a.png", "What it shows"),
)


def test_yaml() -> None:
    front = read("""---
title: "A title: with a colon"
subtitle: Below
authors:
  - name: One
  - Two
date: 2021-06-18 23:30:00 +0200
updated: "2022-01-02T08:00:00Z"
lang: de-AT
publisher: A site
canonical_url: https://example.org/a
tags: [x, y z]
description: What it
  says
license: CC0-1.0
image:
  path: a.png
  alt: What it shows
audicle:
  voice: pico
  image_size: 800
---
Body
""")
    assert front.metadata == replace(ALL, changed_at="2022-01-02T08:00:00Z")
    assert front.choices == {"voice": "pico", "image_size": 800}
    assert front.body == "Body\n"


def test_toml() -> None:
    front = read("""+++
title = "A title: with a colon"
subtitle = "Below"
authors = ["One", {name = "Two"}]
date = 2021-06-18T23:30:00+02:00
lastmod = 2022-01-02
language = "de-AT"
site = "A site"
url = "https://example.org/a"
keywords = ["x", "y z"]
summary = "What it says"
licence = "CC0-1.0"
cover = {image = "a.png", alt = "What it shows"}
[audicle]
speed = 1.2
+++
Body
""")
    assert front.metadata == ALL
    assert front.choices == {"speed": 1.2}
    assert front.body == "Body\n"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("author: Ann Lee", "authors", ("Ann Lee",)),
        ("author: {name: Ann Lee, email: a@example.org}", "authors", ("Ann Lee",)),
        ("tags: one, two words", "tags", ("one", "two words")),
        ("categories: [b, b, c]", "tags", ("b", "c")),
        ("date: 2021", "published", "2021"),
        ("date: 2021-06", "published", "2021-06"),
        ("date: 18 June 2021", "published", "2021-06-18"),
        ("date: 2021/6/8", "published", "2021-06-08"),
        ("lang: no", "language", "no"),
        ("title: 1984", "title", "1984"),
        ("url: /only/a/path", "source", None),
        ("images: [b.png, c.png]", "image", LeadImage("b.png", None)),
        ("featured_image: b.png\nfeatured_image_alt: B", "image", LeadImage("b.png", "B")),
        ("cover: false", "image", None),
        ("Title: Capital", "title", "Capital"),
    ],
)
def test_usual_ways_to_write_a_field(line: str, field: str, value: object) -> None:
    assert getattr(read(f"---\n{line}\n---\n").metadata, field) == value


@pytest.mark.parametrize(
    "line",
    [
        "title: [a]",
        "date: soon",
        "date: true",
        "author: [[x]]",
        "tags: {a: b}",
        "image: 3",
        "audicle: loud",
        "date: 2021-02-30",
    ],
)
def test_a_wrong_type_is_left_out_and_named(line: str) -> None:
    front, said = warning(f"---\nsubtitle: Kept\n{line}\n---\nBody")
    name = line.partition(":")[0]
    assert said.startswith(f"x.md: front matter: {name} is ") or (name == "date" and "line" in said)
    assert front.metadata.subtitle == "Kept"
    assert front.body == "Body"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Ours: theirs\nauthor: Ann\n---\nBody", 2),
        ("---\nauthor: Ann\ntags: [a, b\nx: y\n---\nBody", 4),
        ("\n---\nauthor: Ann\nx: *alias\n---\nBody", 4),
        ("+++\nauthor = 'Ann'\ndate = yesterday\n+++\nBody", 3),
        ("+++\nauthor = 'Ann'\ntitle = unquoted words\n+++\nBody", 3),
    ],
)
def test_what_cannot_be_parsed_is_one_warning_with_the_line(text: str, line: int) -> None:
    front, said = warning(text)
    assert said.startswith(f"x.md: front matter, line {line}: ")
    assert front.metadata.authors == ("Ann",)
    assert front.body == "Body"


def test_a_title_with_a_colon_is_rescued() -> None:
    front, _ = warning("---\ntitle: Ours: theirs\n---\n")
    assert front.metadata.title == "Ours: theirs"


@pytest.mark.parametrize(
    "text",
    [
        "No front matter",
        "---\nA text between two rules.\n---\nMore.",
        "---\nnever: closed\n",
        "Text\n---\ntitle: x\n---\n",
        "---\ntitle: x\n+++\n",
        "- - -\ntitle: x\n---\n",
    ],
)
def test_what_is_not_front_matter_stays_in_the_text(text: str) -> None:
    front = read(text)
    assert front == FrontMatter(Metadata("", language=""), {}, text)


def test_empty_front_matter_is_none() -> None:
    assert read("---\n---\nBody") == FrontMatter(Metadata("", language=""), {}, "Body")


def test_aliases_do_not_explode() -> None:
    lines = ["title: Kept", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    begin = time.process_time()
    front, said = warning("---\n" + "\n".join(lines) + "\n---\nBody")
    assert time.process_time() - begin < 2
    assert "aliases" in said
    assert front.metadata.title == "Kept"


@pytest.mark.parametrize("inner", ["[" * 5_000, "x: " + "9" * 10_000, "y: " + "a" * 200_000, "{" * 5_000, "? " * 3_000])
def test_hostile_yaml_is_bounded(inner: str) -> None:
    begin = time.process_time()
    progress = SilentProgress()
    front = read_front_matter(f"---\ntitle: Kept\n{inner}\n---\nBody", "x.md", progress)
    assert time.process_time() - begin < 5
    assert front.body == "Body"
    assert front.metadata.title == "Kept"


@given(st.sampled_from(["---", "+++"]), st.text(alphabet="ab:=[]{}&*!|>-'\"#\n ,%@`0123456789.TZ\t", max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_front_matter_breaks_the_reader(fence: str, inner: str) -> None:
    front = read_front_matter(f"{fence}\n{inner}\n{fence}\nBody", "x.md", SilentProgress())
    assert front.body.endswith("Body")


def test_a_date_in_the_address_counts_where_no_other_is_given() -> None:
    assert read('+++\npath = "2016/04/19/name"\n+++\n').metadata.published == "2016-04-19"
    assert read("---\npath: 2016/04/19/name\ndate: 2017-01-01\n---\n").metadata.published == "2017-01-01"


def test_lines_of_fields_at_the_top() -> None:
    front = read("Title: A: b\nAuthors: One, Two\nDate: 2020-02-29 10:00\nSummary: What\n  it says\n\nBody")
    assert (front.metadata.title, front.metadata.authors, front.metadata.published) == (
        "A: b",
        ("One", "Two"),
        "2020-02-29",
    )
    assert (front.metadata.description, front.body) == ("What it says", "Body")
    plain = "Note: this is text.\nAnd: so is this.\n\nBody"
    assert read(plain).body == plain


def test_people_series_and_terms_as_others_write_them() -> None:
    front = read(
        """---
title: A
tags: [mills]
contributors: [Ann Lee, {name: Eva Ode, role: Editor}, {text: Tom Tran, role: trl}]
series: Water works
terms: {tag: mills, authority: BISAC, term: TEC009000}
file_as: {Ann Lee: "Lee, Ann"}
---
Body
"""
    ).metadata
    people = (Contributor("Ann Lee", "ctb"), Contributor("Eva Ode", "edt"), Contributor("Tom Tran", "trl"))
    assert front.contributors == people
    assert front.series == (Series("Water works"),)
    assert front.terms == (Term("mills", "BISAC", "TEC009000"),)
    assert front.file_as == (("Ann Lee", "Lee, Ann"),)
    assert read("---\ntitle: A\nseries: [{name: B, position: 3}, C]\n---\n").metadata.series == (
        Series("B", "3"),
        Series("C"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "contributors: {role: edt}",
        "contributors: [{name: A, role: does much}]",
        "series: [{name: A, position: second}]",
        "series: [[A]]",
        "terms: [{tag: y, authority: B, term: C}]",
        "terms: mills",
        "file_as: [A, B]",
    ],
)
def test_a_part_that_is_none_is_told_of(line: str) -> None:
    front, said = warning(f"---\ntitle: A\ntags: x\n{line}\n---\nBody\n")
    assert line.partition(":")[0] in said
    assert front.metadata == Metadata("A", language="", tags=("x",))
