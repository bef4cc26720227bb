"""Books that light up word by word."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from audicle import check_book
from audicle.model import Article, Cue, LineBreak, Link, Marked, MathSpan, NoteReference, Ruby, Text, Word, plain
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.markup.inlines import unnested
from audicle.publish.markup.sentences import Sentence, cut_words
from audicle.publish.markup.words import Step, steps, unbroken
from audicle.settings import Settings
from book_samples import rich_article
from narrated import narrate
from overlays import assert_complete, pars
from strategies import articles, runs

if TYPE_CHECKING:
    from audicle.model import Inline
    from epub_checker import EpubChecker

OF_RUN = tuple["Inline | Sentence", ...]


def written(run: OF_RUN) -> str:
    """A run with words in square brackets, links in angle brackets and marks in stars."""
    made = ""
    for part in run:
        if isinstance(part, Sentence):
            made += f"[{written(part.children)}]"
        elif isinstance(part, Link):
            made += f"<{written(part.children)}>"
        elif isinstance(part, Marked):
            made += f"*{written(part.children)}*"
        elif isinstance(part, NoteReference):
            made += "^"
        else:
            made += plain((part,))
    return made


def words_of(text: str) -> list[Step]:
    import re  # noqa: PLC0415

    return [Step(f"w{n}", m.start(), m.end(), n) for n, m in enumerate(re.finditer(r"\S+", text))]


def link(*children: Inline) -> Link:
    return Link("https://example.org/", children)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ((Text("One two."),), "[One] [two.]"),
        ((Text("See "), link(Text("the page")), Text(".")), "[See] <[the] [page]>."),
        ((Text("See ("), link(Text("page")), Text(").")), "[See] [(<page>).]"),
        ((Marked("strong", (Text("m"),)), Text("ill")), "[*m*ill]"),
        ((link(Text("the dog")), Text("'s tail")), "[<the dog>'s] [tail]"),
        ((link(Text("the page")), Text("."), NoteReference("n", "1"), Text(" Or")), "[<the page>.^] [Or]"),
        ((link(Text("the "), Marked("emphasis", (Text("old page"),))), Text(",")), "<[the] *[old] [page]*>,"),
        ((Text("A b"), Marked("emphasis", (NoteReference("n", "1"), LineBreak()))), "[A] [b*^ *]"),
        ((Marked("emphasis", (Text("a b"),)), Ruby("", "r")), "[*a b*]"),
        ((Marked("emphasis", (Text("a b"), MathSpan("", "<math/>"))),), "*[a] [b]*"),
        ((Marked("emphasis", (Text("0"), Ruby(" ", "r"))), Text("light")), "[*0 *][light]"),
        ((Text("“"), Marked("emphasis", (Text("old page"),)), Text("”")), "“*[old] [page]*”"),
    ],
)
def test_no_mark_and_no_link_is_split_for_a_word(run: tuple[Inline, ...], expected: str) -> None:
    assert written(cut_words(run, words_of(plain(run)))) == expected


@given(runs)
def test_text_stays_elements_stay_whole_and_every_letter_is_in_a_word_or_none_is(run: tuple[Inline, ...]) -> None:
    run = unnested(run)
    made = cut_words(run, words_of(plain(run)))
    assert plain_of(made) == plain(run)
    assert links(made) == links(run)
    outside = "".join(text for text, inside in pieces(made) if not inside)
    # where a mark would be in no word, the sentence lights up as a whole
    assert made == run or not any(map(str.isalnum, outside))


def plain_of(run: OF_RUN) -> str:
    return "".join(text for text, _ in pieces(run))


def pieces(run: OF_RUN, inside: bool = False) -> list[tuple[str, bool]]:
    made: list[tuple[str, bool]] = []
    for part in run:
        if isinstance(part, Sentence) or hasattr(part, "children"):
            made += pieces(part.children, inside or isinstance(part, Sentence))
        else:
            made.append((plain((part,)), inside))
    return made


def links(run: OF_RUN) -> int:
    count = 0
    for part in run:
        count += isinstance(part, Link)
        if isinstance(part, Sentence) or hasattr(part, "children"):
            count += links(part.children)
    return count


def test_words_without_a_time_of_their_own_go_with_the_one_before() -> None:
    words = (Word(0, 3, 1.2, 1.3), Word(4, 7, 1.5, 1.6), Word(8, 9, 1.5, 1.5), Word(10, 12, 2.0, 2.0))
    cue = Cue("c", "u", 0, 12, "One two, to.", 1.0, 2.0, words)
    assert steps(cue, str) == (Step("c-w1", 0, 3, 1000), Step("c-w2", 4, 12, 1500))
    assert steps(Cue("c", "u", 0, 3, "One", 1.0, 2.0, words[:1]), str) == ()
    assert steps(Cue("c", "u", 0, 3, "One", 1.0, 2.0), str) == ()


def test_a_word_that_crosses_two_edges_settles() -> None:
    run = (Marked("emphasis", (Text("a b"),)), Marked("strong", (Text("c d"),)), Text("e f"))
    assert [(one.start, one.end) for one in unbroken(run, words_of(plain(run)))] == [(0, 7), (8, 9)]


def test_what_the_voice_tells_no_word_of_goes_with_the_word_before() -> None:
    run = (Marked("emphasis", (MathSpan("a b", None), MathSpan("0", None))), Text("one two 3."))
    found = unbroken(run, [Step("w1", 4, 7, 0), Step("w2", 8, 11, 1)])
    assert [(one.start, one.end) for one in found] == [(0, 7), (8, 13)]


def test_words_of_a_sentence_that_was_moved_beside_a_formula_keep_to_it() -> None:
    found = unbroken((Text("0:! 0 0"),), [Step("w1", -5, 3, 0), Step("w2", 4, 5, 1), Step("w3", 6, 9, 2)])
    assert [(one.start, one.end) for one in found] == [(0, 3), (4, 5), (6, 7)]
    assert unbroken((), [Step("w1", 0, 3, 0), Step("w2", 4, 5, 1)]) == []


def test_a_link_without_a_sign_that_is_seen_goes_with_the_first_word() -> None:
    run = (link(MathSpan("\x1b", None)), Text("0 a"))
    found = unbroken(run, [Step("w1", 1, 2, 0), Step("w2", 3, 4, 1)])
    assert [(one.start, one.end) for one in found] == [(0, 2), (3, 4)]


def by_sentence(article: Article, folder: Path) -> Path:
    write_epub(article, narrate(article, folder), folder / "s.epub", SilentProgress(), Settings())
    return folder / "s.epub"


def faults(book: Path) -> list[str]:
    return [finding.message for finding in check_book(book, checkers=("audicle",)).findings]


@pytest.fixture
def by_word(tmp_path: Path) -> tuple[Path, list[Cue]]:
    article = rich_article()
    narration = narrate(article, tmp_path, by_word=True)
    write_epub(article, narration, tmp_path / "a.epub", SilentProgress(), Settings(sync="word"))
    return tmp_path / "a.epub", [cue for section in narration.sections for cue in section.cues]


def test_a_book_by_word_is_whole_and_faultless(by_word: tuple[Path, list[Cue]], epubcheck: EpubChecker) -> None:
    book, cues = by_word
    assert_complete(book, audio=False)
    epubcheck(book)
    assert faults(book) == faults(by_sentence(rich_article(), book.parent))
    assert len(pars(book)) > 2 * len(cues)


def test_words_begin_when_they_are_said_and_their_sentence_holds_them(by_word: tuple[Path, list[Cue]]) -> None:
    book, cues = by_word
    begins = {par.id: par.begin for par in pars(book)}
    timed = 0
    for cue in cues:
        for number, word in enumerate(cue.words[1:], start=2):
            if (name := f"{cue.id}-w{number}") in begins:
                assert begins[name] == pytest.approx(word.begins, abs=0.001)
                timed += 1
        if f"{cue.id}-w1" in begins:
            assert begins[f"{cue.id}-w1"] == pytest.approx(cue.begins, abs=0.001)
    assert timed > 50
    with zipfile.ZipFile(book) as archive:
        smil = etree.fromstring(archive.read("EPUB/overlays/01.smil"))
    ops = "{http://www.idpf.org/2007/ops}textref"
    for sequence in smil.iter("{*}seq"):
        target = sequence.get(ops).partition("#")[2]
        words = [text.get("src").partition("#")[2] for text in sequence.iterfind("{*}par/{*}text")]
        if target in {cue.id for cue in cues}:
            assert all(word.startswith(f"{target}-w") for word in words)


def test_by_sentence_words_leave_no_trace(tmp_path: Path) -> None:
    article = rich_article()
    books = []
    for by_word in (False, True):
        narration = narrate(article, tmp_path, by_word=by_word)
        write_epub(article, narration, tmp_path / f"{by_word}.epub", SilentProgress(), Settings())
        books.append((tmp_path / f"{by_word}.epub").read_bytes())
    assert books[0] == books[1]


@settings(
    max_examples=int(os.environ.get("AUDICLE_TEST_EXAMPLES", "25")),
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
@given(article=articles, wanted=st.just("word"))
def test_any_article_makes_a_valid_book_by_word(article: Article, wanted: str, epubcheck: EpubChecker) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, progress = Path(name), SilentProgress()
        narration = narrate(article, folder, by_word=True)
        write_epub(article, narration, folder / "any.epub", progress, Settings(sync=wanted))
        epubcheck(folder / "any.epub")
        found = [par.id for par in pars(folder / "any.epub")]
        assert len(found) == len(set(found))
        assert faults(folder / "any.epub") == faults(by_sentence(article, folder))
