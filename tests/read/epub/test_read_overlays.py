"""A book's own narration: which words each clip of its overlays says, and what is said of clips that are of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.model.inlines import plain
from audicle.model.json import to_json
from audicle.model.recorded import identified
from audicle.model.units import units
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.source import Source
from audicle.settings import Settings
from narrated_books import narrated, par
from strategies import PNG

if TYPE_CHECKING:
    from audicle.model import Article

SENTENCES = (
    '<h1 id="h">One <em>day</em></h1>'
    '<p><span id="a">The lamp was <em>lit</em>.</span> <span id="b">Nobody asked </span>'
    '<em><span id="c">why.</span></em></p>'
)


def opened(data: bytes, warnings: list[str] | None = None) -> Article:
    progress = SilentProgress()
    article, _ = read(Source("b.epub", data), Settings(), progress)
    if warnings is None:
        assert not progress.warnings
    else:
        warnings += progress.warnings
    return article


def heard(article: Article) -> list[tuple[str, float, float | None]]:
    """The words of each take, as they stand in the article, and its times."""
    texts = {name: " ".join(filter(None, map(plain, runs))) for name, runs in units(article)}
    assert article.recording is not None
    return [
        (" | ".join(texts[one.unit][one.start : one.end] for one in take.says), take.begins, take.ends)
        for take in article.recording.takes
    ]


def words(body: str, *names: str) -> list[str]:
    pars = [par(f"a.xhtml#{name}" if name else "a.xhtml", "x.mp3", 0, 1) for name in names]
    book = narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": b"-", "p.png": PNG})
    return [said for said, *_ in heard(opened(book))]


def test_each_clip_says_the_words_of_its_element() -> None:
    body = SENTENCES
    assert words(body, "h", "a", "b", "c") == ["One day", "The lamp was lit.", "Nobody asked", "why."]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p id="x">Lit. Dark.</p>', "Lit. Dark."),
        ('<div id="x"><p>Lit.</p><p>Dark.</p></div>', "Lit. | Dark."),
        ('<blockquote id="x"><p>Lit.</p></blockquote>', "Lit."),
        ('<ul><li id="x">Lit.</li><li>Dark.</li></ul>', "Lit."),
        ('<ul id="x"><li>Lit.</li><li>Dark.</li></ul>', "Lit. | Dark."),
        ('<table><tr id="x"><td>Lit</td><td></td><td>at nine</td></tr></table>', "Lit at nine"),
        ('<table><tr><td>Lit</td><td id="x">at nine</td></tr></table>', "at nine"),
        ('<dl><dt id="x">Lit</dt><dd>Burning.</dd></dl>', "Lit"),
        ('<figure><img src="p.png" alt="A lamp"/><figcaption id="x">Lit.</figcaption></figure>', "Lit."),
        ('<p>So <span id="x"><code>x = 1</code> it is</span>.</p>', "x = 1 it is"),
        ('<p>So it is <code id="x">x = 1</code>.</p>', "x = 1"),
        ('<p>The <ruby id="x">光<rt>ひかり</rt>台<rt>だい</rt></ruby> is lit.</p>', "光台"),
        ('<p>The <span id="x"><ruby>光<rt>ひかり</rt></ruby> is</span> lit.</p>', "光 is"),
        ('<p><a href="#y"><span id="x">Lit</span></a> <span id="y">at nine.</span></p>', "Lit"),
        ('<p>A lamp<sup><a epub:type="noteref" href="#n">1</a></sup>.</p><aside epub:type="footnote" id="n">'
         '<p id="x">A note.</p></aside>', "A note."),
        ('<p id="x">A lamp<sup><a epub:type="noteref" href="#n">1</a></sup>.</p><aside epub:type="footnote" id="n">'
         "<p>A note.</p></aside>", "A lamp."),
        ('<p><span id="x"><span epub:type="pagebreak" title="3"/>Lit </span>at nine.</p>', "Lit"),
        ('<pre id="x">x = 1</pre>', ""),
        ('<p>Lit&#160;<span id="x"> at  nine </span> sharp.</p>', "at nine"),
    ],
)  # fmt: skip
def test_a_clip_finds_its_words_wherever_they_stand(body: str, said: str) -> None:
    assert words(f"<p>The lamp.</p>{body}<p>The end.</p>", "x") == [said]


def test_a_clip_may_say_a_whole_document() -> None:
    assert words("<p>The lamp.</p><p>The end.</p>", "") == ["The lamp. | The end."]
    body = '<html xmlns="http://www.w3.org/1999/xhtml"><body id="all"><p>It was lit.</p></body></html>'
    pars = [par("a.xhtml#all", "x.mp3", 0, 1)]
    documents: dict[str, str | bytes] = {"a.xhtml": body.encode()}
    found = heard(opened(narrated(documents, {"a.xhtml": pars}, {"x.mp3": b"-"})))
    assert found == [("It was lit.", 0.0, 1.0)]


@pytest.mark.parametrize(
    "body", [SENTENCES, '<p id="a"><span id="b">D</span><span id="c">rop</span> cap Ελλάδα και.</p>']
)
def test_a_narration_changes_nothing_of_the_article(body: str) -> None:
    pars = [par(f"a.xhtml#{name}", "x.mp3", 0, 1) for name in "abc"]
    silent = opened(narrated({"a.xhtml": body}, {}, {"x.mp3": b"-"}))
    assert silent.recording is None
    told = opened(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": b"-"}))
    assert to_json(told) == to_json(silent)


@pytest.mark.parametrize(
    ("begin", "end", "seconds"),
    [
        ("0:00:01.5", "0:00:02", (1.5, 2.0)),
        ("00:01.5", "00:02", (1.5, 2.0)),
        ("1.5s", "2s", (1.5, 2.0)),
        ("1500ms", "2000ms", (1.5, 2.0)),
        ("1.5", "2", (1.5, 2.0)),
        ("0.5min", "1min", (30.0, 60.0)),
        ("0.5h", "1h", (1800.0, 3600.0)),
        ("npt=1.5s", "npt=2s", (1.5, 2.0)),
        ("npt=0:00:01.5", "npt=0:00:02", (1.5, 2.0)),
        (None, None, (0.0, None)),
        (None, "2s", (0.0, 2.0)),
        ("1.5s", None, (1.5, None)),
    ],
)
def test_times_are_read_in_every_form(begin: str | None, end: str | None, seconds: tuple[float, float | None]) -> None:
    pars = [par("a.xhtml#a", "x.mp3", begin, end)]
    found = heard(opened(narrated({"a.xhtml": SENTENCES}, {"a.xhtml": pars}, {"x.mp3": b"-"})))
    assert [times for _, *times in found] == [[*seconds]]


def test_sequences_nest_and_what_may_be_skipped_is_no_text() -> None:
    body = '<p>Lit <span id="p" epub:type="pagebreak" title="3">3</span><span id="a">at nine.</span></p>'
    inside = par("a.xhtml#p", "x.mp3", 0, 1, "pagebreak") + par("a.xhtml#a", "x.mp3", 1, 2)
    pars = [f'<seq epub:textref="../a.xhtml#p"><seq epub:textref="../a.xhtml">{inside}</seq></seq>']
    pars.append(f'<seq epub:type="pagebreak" epub:textref="../a.xhtml#p">{par("a.xhtml#p", "x.mp3", 2, 3)}</seq>')
    found = heard(opened(narrated({"a.xhtml": body}, {"a.xhtml": pars}, {"x.mp3": b"-"})))
    assert found == [("at nine.", 1.0, 2.0)]


def test_documents_may_share_an_overlay_and_a_sound_in_another_folder() -> None:
    documents = {"a.xhtml": '<p id="a">Lit.</p>', "b.xhtml": '<p id="a">Dark.</p>'}
    pars = [par("a.xhtml#a", "far/away/x.mp3", 0, 1), par("b.xhtml#a", "far/away/x.mp3", 1, 2)]
    found = heard(opened(narrated(documents, {"a.xhtml": pars}, {"far/away/x.mp3": b"-"})))
    assert found == [("Lit.", 0.0, 1.0), ("Dark.", 1.0, 2.0)]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("", ()),
        ('<meta property="media:narrator">Tom Ek</meta><meta property="media:narrator">Eva</meta>', ("Tom Ek", "Eva")),
        ('<meta property="media:narrator"> Unknown </meta>', ()),
        ('<dc:contributor id="n">Tom Ek</dc:contributor><meta refines="#n" property="role">nrt</meta>', ("Tom Ek",)),
    ],
)
def test_the_narrator_is_who_the_package_says(head: str, names: tuple[str, ...]) -> None:
    pars = [par("a.xhtml#a", "x.mp3", 0, 1)]
    article = opened(narrated({"a.xhtml": SENTENCES}, {"a.xhtml": pars}, {"x.mp3": b"-"}, head))
    assert article.recording is not None
    assert article.recording.narrators == names


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (par("a.xhtml#nowhere", "x.mp3", 0, 1), "1 clip(s) of its narration point at no text of the book"),
        (par("gone.xhtml#a", "x.mp3", 0, 1), "1 clip(s) of its narration point at no text of the book"),
        (par("a.xhtml#b", "gone.mp3", 0, 1), "1 clip(s) of its narration have a sound that is not in the book ("),
        ('<par><text src="../a.xhtml#b"/><audio src="https://x.example/y.mp3"/></par>', "but on the web"),
        (par("a.xhtml#b", "x.mp3", "2s", "1s"), "1 clip(s) of its narration have times that are none"),
        (par("a.xhtml#b", "x.mp3", "noon", "1s"), "1 clip(s) of its narration have times that are none"),
        (par("a.xhtml#b", "x.mp3", "0s", "-1s"), "1 clip(s) of its narration have times that are none"),
        (par("a.xhtml#a", "x.mp3", 1, 2), "1 clip(s) of its narration belong to a text that has a clip already"),
    ],
)
def test_a_clip_that_is_of_no_use_is_left_out_with_a_warning(wrong: str, said: str) -> None:
    warnings: list[str] = []
    pars = [par("a.xhtml#a", "x.mp3", 0, 1), wrong]
    article = opened(narrated({"a.xhtml": SENTENCES}, {"a.xhtml": pars}, {"x.mp3": b"-"}), warnings)
    assert heard(article) == [("The lamp was lit.", 0.0, 1.0)]
    assert len(warnings) == 1
    assert said in warnings[0]
    assert "\n" not in warnings[0]


def test_many_clips_of_no_use_are_one_warning_and_text_without_sound_is_none() -> None:
    warnings: list[str] = []
    pars = ['<par><text src="../a.xhtml#a"/></par>', *(par(f"a.xhtml#n{n}", "x.mp3", 0, 1) for n in range(2000))]
    article = opened(narrated({"a.xhtml": SENTENCES}, {"a.xhtml": pars}, {"x.mp3": b"-"}), warnings)
    assert article.recording is None
    assert [line.partition(" of its")[0] for line in warnings] == ["b.epub: 2000 clip(s)"]


@pytest.mark.parametrize("overlay", ["", "<smil", "not xml at all", "<html/>"])
def test_an_overlay_that_cannot_be_read_leaves_the_book_whole(overlay: str) -> None:
    warnings: list[str] = []
    article = opened(narrated({"a.xhtml": SENTENCES}, {"a.xhtml": overlay}, {"x.mp3": b"-"}), warnings)
    assert article.recording is None
    assert identified(article) is not None
    assert len(warnings) <= 1
