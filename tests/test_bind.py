"""Many articles bound into one e-book."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

import fakes
from audicle import AudicleError, bind, to_json
from audicle.cli import main
from audicle.errors import SourceError, UsageError
from overlays import assert_complete, pars

if TYPE_CHECKING:
    from pathlib import Path

    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"
MILL = """---
title: The mill
author: Ann Miller
date: 2024-05-06
lang: en
source: https://example.org/mill
licence: CC BY 4.0
---

The mill stands by the river.[^1]

![A wheel](pic.png)

## The wheel

It turns.

[^1]: Since 1820.
"""
BRIDGE = """---
title: Die Brücke
author: [Bert Brück, Ann Miller]
date: 2024-06-01
lang: de
licence: Alle Rechte vorbehalten
---

## Der Bogen

Er hält.[^1]

![Ein Bogen](pic.png)

[^1]: Seit 1790.
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    for name, text, colour in (("mill", MILL, "teal"), ("bridge", BRIDGE, "maroon")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.md").write_text(text, encoding="utf-8")
        Image.new("RGB", (40, 30), colour).save(tmp_path / name / "pic.png")
    return str(tmp_path / "mill"), str(tmp_path / "bridge")


def documents(path: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(path) as book:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith((".xhtml", ".opf"))
        }


def test_articles_become_parts_of_one_book(sources: tuple[str, str], tmp_path: Path, epubcheck: EpubChecker) -> None:
    path = tmp_path / "spring-issue.epub"
    bound = bind(sources, path, title="The Review", editors=("Eva Editor",), jobs=0)
    epubcheck(path)
    assert_complete(path)
    found = documents(path)
    toc = next(iter(found["nav.xhtml"].iter(f"{X}nav")))
    assert [(len(list(link.iterancestors(f"{X}ol"))), link.text) for link in toc.iter(f"{X}a")] == [
        (1, "The Review"),
        (1, "The mill"),
        (2, "Notes"),
        (2, "The wheel"),
        (1, "Die Brücke"),
        (2, "Der Bogen"),
        (3, "Anmerkungen"),
        (1, "About this edition"),
    ]
    languages = {link.text: link.get("lang") for link in toc.iter(f"{X}a")}
    assert languages["Die Brücke"] == languages["Der Bogen"] == languages["Anmerkungen"] == "de"
    assert languages["The mill"] is None
    heard = [par.text for par in pars(path)]
    assert heard[:3] == ["The Review", "Edited by Eva Editor", "The mill"]
    assert heard[heard.index("Die Brücke") :][:4] == [
        "Die Brücke",
        "Von Bert Brück und Ann Miller",
        "1. Juni 2024",
        "Der Bogen",
    ]
    assert bound.article.metadata.language == "en"
    assert [found[f"text/0{number}.xhtml"].get("lang") for number in (1, 2, 3, 4)] == ["en", "en", "en", "de"]
    people = found["content.opf"].findall(".//{http://purl.org/dc/elements/1.1/}contributor")
    assert [person.text for person in people][:2] == ["Ann Miller", "Bert Brück"]
    editor = found["content.opf"].find(".//{http://purl.org/dc/elements/1.1/}creator")
    roles = found["content.opf"].findall(f".//*[@refines='#{editor.get('id')}'][@property='role']")
    assert (editor.text, [role.text for role in roles]) == ("Eva Editor", ["edt"])


def test_the_last_page_names_the_editor_and_every_licence(sources: tuple[str, str], tmp_path: Path) -> None:
    bind(sources, tmp_path / "issue.epub", editors=("Eva Editor",), overrides={"audio": False})
    last = documents(tmp_path / "issue.epub")["text/colophon.xhtml"]
    lines = {term.text: [] for term in last.iter(f"{X}dt")}
    for line in last.iter(f"{X}dd"):
        term = next(line.itersiblings(f"{X}dt", preceding=True)).text
        lines[term].append(("".join(line.itertext()), [link.get("href") for link in line.iter(f"{X}a")]))
    assert lines["The mill"] == [
        ("example.org/mill", ["https://example.org/mill"]),
        ("Licence: CC BY 4.0", ["https://creativecommons.org/licenses/by/4.0/"]),
    ]
    assert lines["Die Brücke"] == [("Licence: Alle Rechte vorbehalten", [])]
    (right,) = (span for span in last.iter(f"{X}span") if span.text == "Alle Rechte vorbehalten")
    assert right.get("lang") == "de"
    assert lines["Editor"] == [("Eva Editor", [])]


def test_each_article_keeps_its_own_notes_and_pictures(sources: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "issue.epub"
    bind(sources, path, overrides={"audio": False})
    found = documents(path)
    for file, note, picture in (
        ("text/02.xhtml", "Since 1820.", "A wheel"),
        ("text/04.xhtml", "Seit 1790.", "Ein Bogen"),
    ):
        page = found[file]
        (mark,) = (link for link in page.iter(f"{X}a") if link.get("role") == "doc-noteref")
        (target,) = page.xpath("//*[@id=$name]", name=mark.get("href").removeprefix("#"))
        assert note in "".join(target.itertext())
        (image,) = page.iter(f"{X}img")
        assert image.get("alt") == picture
    with zipfile.ZipFile(path) as book:
        pictures = {book.read(name) for name in book.namelist() if name.startswith("EPUB/images/0")}
    assert len(pictures) == 2


def test_the_same_articles_give_the_same_bytes(sources: tuple[str, str], tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        bind(sources, tmp_path / name / "issue.epub", jobs=0)
    assert (tmp_path / "a" / "issue.epub").read_bytes() == (tmp_path / "b" / "issue.epub").read_bytes()


def test_a_source_that_cannot_be_read_leaves_nothing(sources: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.md"):
        bind((*sources, str(tmp_path / "nothing.md")), tmp_path / "issue.epub")
    assert not (tmp_path / "issue.epub").exists()


def test_a_folder_is_no_file(sources: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        bind(sources, tmp_path)


def test_the_command_says_what_it_made(
    sources: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "spring-issue.epub"
    with pytest.raises(SystemExit) as ended:
        main(["bind", *sources, "-o", str(path), "--no-audio", "--quiet", "--json"])
    assert not ended.value.code
    made = json.loads(capsys.readouterr().out)
    assert made == {
        "path": str(path),
        "title": "spring issue",
        "articles": ["The mill", "Die Brücke"],
        "duration": None,
    }


def test_a_collection_survives_json(sources: tuple[str, str], tmp_path: Path) -> None:
    from jsonschema import validate  # noqa: PLC0415

    from audicle import from_json  # noqa: PLC0415
    from audicle.model.json import schema  # noqa: PLC0415

    article = bind(sources, tmp_path / "issue.epub", overrides={"audio": False}).article
    data = json.loads(json.dumps(to_json(article)))
    validate(data, schema())
    assert from_json(data, article.images) == article


def test_every_failure_is_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    with pytest.raises(AudicleError):
        bind((str(tmp_path / "empty.md"),), tmp_path / "issue.epub")
