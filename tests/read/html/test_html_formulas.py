"""TeX in web pages is a formula where the page has formulas or the TeX is evident; money never is."""

from __future__ import annotations

import pytest

from audicle.model import Math, MathSpan, Paragraph
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

MATHJAX = "<script src='https://cdn.example/mathjax/tex-mml-chtml.js'></script>"
DOLLARS = "<script>MathJax = {tex: {inlineMath: [['$', '$'], ['\\\\(', '\\\\)']]}};</script>"
KATEX = "<link rel='stylesheet' href='/katex.min.css'>"
FILLER = (
    "<p>The mill stood where the river turns, and for three hundred years it ground what the valley grew, wet or "
    "dry.</p><p>Nobody living remembers it at work, but the stones are still there, and on Sundays a guide will make "
    "them turn.</p>"
)


def formulas(body: str, head: str = "", warnings: int = 0) -> list[tuple[str, bool, bool]]:
    """The formulas of a page: text, whether it stands apart, whether it has MathML."""
    text = f"<article>{FILLER}{body}{FILLER}</article>"
    page = f"<html><head><title>A mill</title>{head}</head><body>{text}</body></html>"
    progress = SilentProgress()
    article = read_html(Source("page.html", page.encode()), progress).article
    assert len(progress.warnings) == warnings, progress.warnings
    found = []
    for block in walk(tuple(block for section in article.sections for block in section.blocks)):
        if isinstance(block, Math):
            found.append((block.text, True, bool(block.mathml)))
        if isinstance(block, Paragraph):
            found += [(part.text, False, bool(part.mathml)) for part in block.inlines if isinstance(part, MathSpan)]
    return found


@pytest.mark.parametrize("head", [MATHJAX, DOLLARS, KATEX])
@pytest.mark.parametrize(
    ("body", "text", "apart"),
    [
        (r"<p>The wheel turns \(n\) times a minute in spring.</p>", "n", False),
        (r"<p>The wheel turns $n$ times a minute in spring.</p>", "n", False),
        (r"<p>Its power is $P = \rho g Q h$, more or less.</p>", r"P = \rho g Q h", False),
        (r"<p>\[ P = Q h \]</p>", "P = Q h", True),
        ("<p>$$ P = Q h $$</p>", "P = Q h", True),
        (r"<p>\begin{equation}P = Q h\end{equation}</p>", r"\begin{equation}P = Q h\end{equation}", True),
    ],
)
def test_delimiters_of_a_page_with_formulas(head: str, body: str, text: str, apart: bool) -> None:
    assert formulas(body, head) == [(text, apart, True)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"<p>Its power is $\rho g Q h$, more or less.</p>", r"\rho g Q h"),
        (r"<p>Its power is \(\rho g Q h\), more or less.</p>", r"\rho g Q h"),
        (r"<p>Its area is $$\pi r^2$$ in square metres.</p>", r"\pi r^2"),
        ("<p>Its power is <img class='latex' src='https://s0.wp.com/latex.php?latex=Qh' alt='Q h'> or so.</p>", "Q h"),
        ("<p>Its power is <script type='math/tex'>Q h</script>, more or less.</p>", "Q h"),
        ("<p>Its power is <span class='math inline'>Q h</span>, more or less.</p>", "Q h"),
        ("<p>Its power is <d-math>Q h</d-math>, more or less.</p>", "Q h"),
    ],
)
def test_evident_tex_is_a_formula_on_any_page(body: str, text: str) -> None:
    assert formulas(body) == [(text, False, True)]


@pytest.mark.parametrize("head", ["", MATHJAX, DOLLARS])
@pytest.mark.parametrize(
    "body",
    [
        "<p>A sack cost $5 and $10 after the war.</p>",
        "<p>A sack cost $5-$10, or US$7 by post, and A$9 abroad.</p>",
        "<p>It made $2m in a year, and lost $3m in the next: $1m net.</p>",
        "<p>Between $100 (in spring) and $200 (in autumn), or about$ 150.</p>",
        "<p>The variables $HOME:$PATH and ${USER} are set by the shell.</p>",
        "<p>The script says <code>echo $a \\(b\\) $c</code> to itself.</p>",
        "<pre>$a_1$ \\[x\\]</pre>",
        "<p class='tex2jax_ignore'>Write $x$ for a formula.</p>",
    ],
)
def test_money_and_code_are_no_formulas(head: str, body: str) -> None:
    assert formulas(body, head) == []


def test_brackets_are_no_formulas_on_a_page_without_any() -> None:
    assert formulas(r"<p>The pattern \(mill\) finds the word in this text.</p>") == []


@pytest.mark.parametrize(
    "rendering",
    [
        "<span class='katex'><span class='katex-mathml'><math><semantics><mi>Q</mi><annotation encoding="
        "'application/x-tex'>Q</annotation></semantics></math></span><span class='katex-html' aria-hidden='true'>Q"
        "</span></span>",
        "<span class='MathJax_Preview'>Q</span><span class='MathJax' id='MathJax-Element-1-Frame'><nobr>Q</nobr></span>"
        "<script type='math/tex'>Q</script>",
        "<span class='MathJax' data-mathml='<math><mi>Q</mi></math>'><nobr aria-hidden='true'>Q</nobr></span>",
        "<mjx-container class='MathJax' jax='CHTML'><mjx-math aria-hidden='true'></mjx-math><mjx-assistive-mml><math>"
        "<mi>Q</mi></math></mjx-assistive-mml></mjx-container>",
        "<span class='mwe-math-element'><math alttext='Q'><mi>Q</mi></math><img alt='Q' src='q.svg'></span>",
    ],
    ids=["katex", "mathjax 2", "mathjax 2 saved", "mathjax 3", "wikipedia"],
)
def test_a_rendered_formula_is_read_once(rendering: str) -> None:
    assert formulas(f"<p>The flow {rendering} is measured at the weir each day.</p>") == [("Q", False, True)]


def test_tex_that_cannot_be_shown_is_kept_with_a_warning() -> None:
    assert formulas(r"<p>The flow is \(\left( a\) at the weir.</p>", MATHJAX, warnings=1) == [
        (r"\left( a", False, False)
    ]


def test_words_around_formulas_stay_in_order() -> None:
    text = f"{FILLER}<p>One \\(a\\) two <em>three</em> \\(b\\) four \\(c\\).</p>"
    page = f"<html><head>{MATHJAX}</head><body><article>{text}</article></body></html>"
    article = read_html(Source("page.html", page.encode()), SilentProgress()).article
    last = article.sections[-1].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "One a two three b four c."
