"""Whole e-books: valid for EPUBCheck, complete, in order, and the same bytes wherever they are built."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from audicle.errors import OutputError
from audicle.model import Article, Cue, Link, MathSpan, Metadata, Narration, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from book_samples import SQUARE, rich_article
from narrated import narrate
from overlays import assert_complete
from strategies import articles

if TYPE_CHECKING:
    from epub_checker import EpubChecker

XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"


def build(article: Article, narration: Narration | None, path: Path) -> SilentProgress:
    progress = SilentProgress()
    write_epub(article, narration, path, progress)
    return progress


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(rest), 3)


def check_overlays(path: Path, narration: Narration) -> None:
    """Every cue is one par, in order, without gaps, and names an element that is there once."""
    files = members(path)
    durations = []
    for number, audio in enumerate(narration.sections, start=1):
        overlay = f"EPUB/overlays/{number:02}.smil"
        if not audio.cues:
            assert overlay not in files
            continue
        pars = etree.fromstring(files[overlay]).findall(f".//{SMIL}par")
        targets = [par[0].get("src", "").partition("#") for par in pars]
        assert [target for _, _, target in targets] == [cue.id for cue in audio.cues]
        assert {file for file, _, _ in targets} == {f"../text/{number:02}.xhtml"}
        ids = [str(name) for name in etree.fromstring(files[f"EPUB/text/{number:02}.xhtml"]).xpath("//@id")]
        assert len(ids) == len(set(ids))
        ordered = [name for name in ids if name in {cue.id for cue in audio.cues}]
        assert sorted(ordered) == sorted(cue.id for cue in audio.cues)
        clips = [(seconds(par[1].get("clipBegin", "")), seconds(par[1].get("clipEnd", ""))) for par in pars]
        for (begin, end), cue in zip(clips, audio.cues, strict=True):
            assert abs(begin - cue.begins) <= 0.0005001
            assert abs(end - cue.ends) <= 0.0005001
        assert [end for _, end in clips[:-1]] == [begin for begin, _ in clips[1:]]
        durations.append(clips[-1][1])
        assert files[f"EPUB/audio/{number:02}.mp3"] == audio.path.read_bytes()
    metas = etree.fromstring(files["EPUB/content.opf"]).findall(f".//{OPF}meta[@property='media:duration']")
    own = [seconds(meta.text or "") for meta in metas if meta.get("refines")]
    total = [seconds(meta.text or "") for meta in metas if not meta.get("refines")]
    assert own == durations
    assert total == ([pytest.approx(sum(durations))] if durations else [])


def test_a_rich_article_is_a_valid_book(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    progress = build(article, None, tmp_path / "silent.epub")
    epubcheck(tmp_path / "silent.epub")
    assert progress.warnings == []
    assert not any("mp3" in name or "smil" in name for name in members(tmp_path / "silent.epub"))


def test_a_narrated_article_is_a_valid_book_whose_overlays_are_complete(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    progress = build(article, narration, tmp_path / "heard.epub")
    epubcheck(tmp_path / "heard.epub")
    assert progress.warnings == []
    check_overlays(tmp_path / "heard.epub", narration)
    assert_complete(tmp_path / "heard.epub", audio=False)
    package = members(tmp_path / "heard.epub")["EPUB/content.opf"].decode()
    assert "synchronizedAudioText" in package
    assert 'media:narrator">British English voice Silence (synthetic)<' in package


def test_pars_follow_the_order_of_the_page(tmp_path: Path) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    build(article, narration, tmp_path / "a.epub")
    for number, audio in enumerate(narration.sections, start=1):
        page = etree.fromstring(members(tmp_path / "a.epub")[f"EPUB/text/{number:02}.xhtml"])
        heard = [cue.id for cue in audio.cues]
        assert [name for name in page.xpath("//@id") if name in set(heard)] == heard


@settings(
    max_examples=int(os.environ.get("AUDICLE_TEST_EXAMPLES", "40")),
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
@given(article=articles)
def test_any_article_makes_a_valid_book(article: Article, epubcheck: EpubChecker) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        narration = narrate(article, folder)
        progress = build(article, narration, folder / "any.epub")
        assert progress.warnings == []
        check_overlays(folder / "any.epub", narration)
        epubcheck(folder / "any.epub")


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(""),
        Metadata("\x00\x07 \ufffe"),
        Metadata("<b>Bold</b> & \"quoted\" 'things' ]]>", authors=("<i>A</i>", "")),
        Metadata("👩‍🚀🚀 " * 30),
        Metadata("word " * 400),
        Metadata("A", authors=("Same Name", "Same Name", "creator-1"), tags=("x", "x")),
        Metadata("A", language="not a language"),
        Metadata("مقال", language="ar"),
    ],
    ids=["empty", "control", "markup", "emoji", "long", "twins", "language", "rtl"],
)
def test_whatever_the_title_the_book_is_valid(metadata: Metadata, tmp_path: Path, epubcheck: EpubChecker) -> None:
    build(Article(metadata, ()), None, tmp_path / "a.epub")
    epubcheck(tmp_path / "a.epub")


def test_ids_that_collide_are_told_apart(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    section = article.sections[0]
    twice = Article(article.metadata, (section, section), article.notes, (), article.images)
    build(twice, None, tmp_path / "a.epub")
    epubcheck(tmp_path / "a.epub")


def test_a_cue_for_what_is_not_shown_is_warned_of_and_left_out(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    first = narration.sections[0]
    stray = Cue("stray-s1", "stray", 0, 5, "Stray", first.duration, first.duration + 1)
    object.__setattr__(first, "cues", (*first.cues, stray))
    progress = build(article, narration, tmp_path / "a.epub")
    assert progress.warnings == ["Section 1: 'Stray' is heard but not shown."]
    epubcheck(tmp_path / "a.epub")


def test_builds_are_byte_identical_whatever_the_surroundings(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from book_samples import rich_article; from narrated import narrate;"
        "from audicle.publish.epub import write_epub; from audicle.progress import SilentProgress;"
        "a = rich_article(); p = Path(sys.argv[2]);"
        "write_epub(a, narrate(a, p.parent), p, SilentProgress())"
    )
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ]
    made = []
    for number, extra in enumerate(surroundings):
        path = tmp_path / str(number) / "a.epub"
        path.parent.mkdir()
        helpers = str(Path(__file__).parents[2])
        subprocess.run([sys.executable, "-c", program, helpers, str(path)], check=True, env=os.environ | extra)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_failed_write_leaves_nothing_and_spares_what_was_there(tmp_path: Path) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    path = tmp_path / "out" / "a.epub"
    build(article, None, path)
    before = path.read_bytes()
    narration.sections[-1].path.unlink()
    with pytest.raises(OutputError):
        build(article, narration, path)
    assert [entry.name for entry in path.parent.iterdir()] == ["a.epub"]
    assert path.read_bytes() == before


def test_memory_does_not_grow_with_the_audio(tmp_path: Path) -> None:
    """A section's audio of 300 MB passes through with less than 100 MB more than the same book without it."""
    program = (
        "import resource, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from book_samples import rich_article; from narrated import narrate;"
        "from audicle.publish.epub import write_epub; from audicle.progress import SilentProgress;"
        "a = rich_article(); f = Path(sys.argv[2]); n = narrate(a, f);"
        "write_epub(a, n, f / 'a.epub', SilentProgress());"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "n.sections[0].path.open('r+b').truncate(300_000_000);"
        "write_epub(a, n, f / 'b.epub', SilentProgress());"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    pytest.importorskip("resource", reason="peak memory is measured by getrusage")
    helpers = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", program, helpers, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 100_000
    assert (tmp_path / "b.epub").stat().st_size > 300_000_000


def test_links_are_named_by_what_they_hold_or_where_they_lead(tmp_path: Path) -> None:
    formula = MathSpan("a squared", SQUARE)
    links = (
        Link("https://example.org/1", (formula,)),
        Link("https://example.org/2", (Text(" "),)),
        Link("https://example.org/3", (Text("\ufdd0"),), title="\u202e\u00ad"),  # nothing of which is seen
    )
    article = identify(Article(Metadata("A"), (Section("", 1, None, (Paragraph("", links),)),)))
    build(article, None, tmp_path / "a.epub")
    page = etree.fromstring(members(tmp_path / "a.epub")["EPUB/text/01.xhtml"])
    first, second, third = page.findall(f".//{XHTML}a")
    assert first.get("aria-label") == "a squared"
    assert second.get("aria-label") is None
    assert "".join(second.itertext()).strip() == "https://example.org/2"
    assert "".join(third.itertext()).strip() == "https://example.org/3"
