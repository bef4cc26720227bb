"""Books without faults, of many kinds: some by our publisher, others as other programs and hands make them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from audicle.model import Article, Figure, Heading, Metadata, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from book_samples import rich_article
from narrated import narrate, silence
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Mapping

Members = dict[str, bytes]

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
CLAIMS = """
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is text, with headings and a list of contents.</meta>"""
PICTURE_CLAIMS = CLAIMS.replace(
    '<meta property="schema:accessMode">textual</meta>',
    '<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>'
    '<meta property="schema:accessibilityFeature">alternativeText</meta>',
)
STYLE = """body { margin: 0 5%; }
.warn { color: #7a0000; background: #fff; }
.active { background: #ffe680; color: #111; }
"""
NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def page(body: str, language: str = "en", title: str = "A part", attributes: str = "") -> str:
    """Return an XHTML document of EPUB 3."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html {NAMES} lang="{language}" '
        f'xml:lang="{language}"{attributes}>\n<head><title>{title}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}\n</body></html>'
    )


def book(
    pages: Mapping[str, str],
    *,
    claims: str = CLAIMS,
    metadata: str = "",
    items: str = "",
    nav: str = "",
    spine: str = "",
    extra: Mapping[str, bytes] | None = None,
    language: str = "en",
    overlays: Mapping[str, str] | None = None,
    properties: Mapping[str, str] | None = None,
) -> Members:
    """Return a whole EPUB 3 of some pages; the list of contents leads to each."""
    lines = "".join(f'<li><a href="{name}">Part {number}</a></li>' for number, name in enumerate(pages, start=1))
    listed = "".join(
        f'<item id="p{number}" href="{name}" media-type="application/xhtml+xml"'
        + (f' media-overlay="{overlays[name]}"' if overlays and name in overlays else "")
        + (f' properties="{properties[name]}"' if properties and name in properties else "")
        + "/>\n"
        for number, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    package = f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}"
 prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5a0a4b8e-4d4d-4e0a-8f0a-4b8e5a0a4d4d</dc:identifier>
<dc:title>A plain book</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>{claims}{metadata}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="style.css" media-type="text/css"/>
{listed}{items}</manifest>
<spine{spine}>{order}</spine>
</package>"""
    contents = f'<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>{lines}</ol></nav>{nav}'
    made = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/book.opf": package.encode(),
        "EPUB/nav.xhtml": page(contents, language, "Contents").encode(),
        "EPUB/style.css": STYLE.encode(),
    }
    made |= {f"EPUB/{name}": content.encode() for name, content in pages.items()}
    return made | {f"EPUB/{name}": content for name, content in (extra or {}).items()}


PICTURE = '<item id="lamp" href="lamp.png" media-type="image/png"/>'
WORDS = (
    "<h1>First part</h1>\n<p id='a'>The lamp was lit at dusk, as on every evening.</p>\n<h2>Below it</h2>\n<p>More.</p>"
)


@cache
def plain() -> Members:
    """Text in two documents, with links between them."""
    second = page("<h1 id='top'>Second part</h1>\n<p><a href='one.xhtml#a'>Back to the lamp</a> and on.</p>")
    return book({"one.xhtml": page(WORDS), "two.xhtml": second})


@cache
def pictures() -> Members:
    """Pictures of every honest kind: described, decorative, drawn, in a link, in a figure with two."""
    body = """<h1>Pictures</h1>
<figure id="f"><img src="lamp.png" alt="A brass lamp in a window"/><figcaption>The lamp, in 1890</figcaption></figure>
<p>Between them <img src="lamp.png" alt=""/> an ornament,
and <img src="lamp.png" alt="" role="presentation"/> another.</p>
<p><a href="#f"><img src="lamp.png" alt="Back to the lamp"/></a></p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>A circle</title><circle r="4"/></svg>
<p aria-hidden="true"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg></p>
<p class="warn">In a colour of its own.</p>"""
    return book(
        {"one.xhtml": page(body)},
        claims=PICTURE_CLAIMS,
        items=PICTURE,
        extra={"lamp.png": PNG},
        properties={"one.xhtml": "svg"},
    )


def gif(milliseconds: int) -> bytes:
    """Return a picture that is black and white in turns."""
    made = io.BytesIO()
    black, white = Image.new("L", (200, 200), 0), Image.new("L", (200, 200), 255)
    black.save(made, "GIF", save_all=True, append_images=[white], duration=milliseconds, loop=0)
    return made.getvalue()


@cache
def moving() -> Members:
    """A picture that blinks slowly."""
    claims = PICTURE_CLAIMS.replace(
        'Hazard">none',
        'Hazard">noFlashingHazard</meta>'
        '<meta property="schema:accessibilityHazard">unknownMotionSimulationHazard</meta>'
        '<meta property="schema:accessibilityHazard">noSoundHazard',
    )
    return book(
        {"one.xhtml": page('<h1>The light</h1>\n<p><img src="lamp.gif" alt="It goes on and off."/></p>')},
        claims=claims,
        items='<item id="lamp" href="lamp.gif" media-type="image/gif"/>',
        extra={"lamp.gif": gif(1000)},
    )


@cache
def quiz() -> Members:
    """What is rightly hidden, filled in and framed: an icon, a formula that is drawn, labels of every kind."""
    body = """<h1>A quiz</h1>
<p><span aria-hidden="true">&#9733;</span> <a href="#f">To the question</a> <span class="mark">42</span></p>
<p><span class="katex"><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="area equals width times height">
<mi>A</mi></math><span class="katex-html" aria-hidden="true">area equals width times height</span></span></p>
<figure><img src="lamp.png" alt="The lamp of the keeper"/>
<figcaption aria-hidden="true">The lamp of the keeper</figcaption></figure>
<form id="f"><label for="q">Who lit it?</label> <input id="q" type="text"/>
<label>And when? <select><option>At dusk</option></select></label>
<input type="checkbox" aria-label="Not at all"/></form>
<p><span role="img" aria-label="A star">&#9733;</span> <iframe src="two.xhtml" title="The second part"></iframe></p>
<p tabindex="0" aria-describedby="f">Read on below. <a href="two.xhtml">The second part, here</a></p>
<p><object data="lamp.png" type="image/png">A brass lamp in a window</object></p>"""
    made = book(
        {"one.xhtml": page(body), "two.xhtml": page("<h1>Second part</h1><p>It went out.</p>")},
        claims=PICTURE_CLAIMS,
        items=PICTURE,
        extra={"lamp.png": PNG},
        properties={"one.xhtml": "mathml scripted"},
    )
    return made | {
        "EPUB/style.css": f"{STYLE} .mark {{ display: none }} @media print {{ p {{ display: none }} }}".encode()
    }


@cache
def tables() -> Members:
    """Tables with headers at the top, at both sides, on two levels; one that is layout, one that is a single row."""
    body = """<h1>Tables</h1>
<table id="simple"><tr><th>Town</th><th>Height</th></tr><tr><td>Rye</td><td>10 m</td></tr></table>
<table id="both"><caption>Lights</caption>
<thead><tr><td></td><th scope="col">1890</th><th scope="col">1900</th></tr></thead>
<tbody><tr><th scope="row">Rye</th><td>1</td><td>2</td></tr></tbody></table>
<table id="ids"><tr><th id="t1">Town</th><th id="t2">Height</th></tr>
<tr><td headers="t1">Rye</td><td headers="t2">10 m</td></tr></table>
<table role="presentation"><tr><td>left</td><td>right</td></tr><tr><td>left</td><td>right</td></tr></table>
<table><tr><td>one</td><td>row</td></tr></table>"""
    return book({"one.xhtml": page(body)})


@cache
def formulas() -> Members:
    """Formulas, code and other languages."""
    body = """<h1>Formulas</h1>
<p>Here
<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a squared"><msup><mi>a</mi><mn>2</mn></msup></math> is.</p>
<pre><code>for x in y: print(x)</code></pre>
<p>He wrote <span lang="ru" xml:lang="ru">Я вас любил: любовь ещё, быть может</span> below it.
<ruby>字<rt>ji</rt></ruby></p>"""
    extra = (
        '<meta property="schema:accessibilityFeature">MathML</meta>'
        '<meta property="schema:accessibilityFeature">describedMath</meta>'
        '<meta property="schema:accessibilityFeature">rubyAnnotations</meta>'
        '<meta property="schema:accessibilityFeature">readingOrder</meta>'
    )
    return book({"one.xhtml": page(body)}, claims=CLAIMS + extra, properties={"one.xhtml": "mathml"})


@cache
def arabic() -> Members:
    """A book that is written from right to left."""
    body = "<h1>الفصل الأول</h1>\n<p>كان المصباح يضيء كل مساء عند الغروب في أعلى المنارة القديمة.</p>"
    return book(
        {"one.xhtml": page(body, "ar", "الفصل الأول", ' dir="rtl"')},
        language="ar",
        spine=' page-progression-direction="rtl"',
    )


@cache
def paged() -> Members:
    """A book with the pages of its printed edition."""
    body = """<h1>Pages</h1>
<p>Text <span epub:type="pagebreak" role="doc-pagebreak" id="p1" aria-label="1"></span> goes on.</p>
<section epub:type="index" role="doc-index"><h2>Index</h2><p>lamp <a href="#p1">1</a></p></section>"""
    nav = (
        '<nav epub:type="page-list" hidden="hidden"><h2>Pages</h2><ol><li><a href="one.xhtml#p1">1</a></li></ol></nav>'
    )
    claims = CLAIMS + "".join(
        f'<meta property="schema:accessibilityFeature">{name}</meta>'
        for name in ("pageBreakMarkers", "pageNavigation", "index", "ARIA")
    )
    source = '<meta property="pageBreakSource">urn:isbn:9780000000002</meta>'
    return book({"one.xhtml": page(body)}, claims=claims, metadata=source, nav=nav)


@cache
def notes() -> Members:
    """Notes at the end, and one heading a section in a book of one document."""
    body = """<section><h1>One</h1>
<p>Text<a epub:type="noteref" role="doc-noteref" id="r" href="#n">1</a>.</p></section>
<section><h1>Two</h1><h2>Below</h2><p>More.</p></section>
<section epub:type="endnotes" role="doc-endnotes"><h1>Notes</h1>
<ol><li id="n"><p>A note. <a role="doc-backlink" href="#r">Back</a></p></li></ol></section>"""
    return book({"one.xhtml": page(body)})


@cache
def conforming() -> Members:
    """A book that claims to conform."""
    claim = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
    by = '<meta property="a11y:certifiedBy">A publisher</meta>'
    return book({"one.xhtml": page(WORDS)}, metadata=claim + by)


@cache
def narrated() -> Members:
    """A narrated book by hand: two documents, one sound, a page number that is not read."""
    first = page(
        '<h1 id="h">First part</h1>\n<p id="a">The lamp was lit.</p>\n<p><span id="b">Nobody asked.</span></p>'
    )
    second = page('<h1 id="h">Second part</h1>\n<p id="a">It went out.</p>')
    claims = CLAIMS + (
        '<meta property="schema:accessMode">auditory</meta><meta property="schema:accessModeSufficient">auditory</meta>'
        '<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>'
    )
    times = """<meta property="media:duration" refines="#o1">0:00:03.000</meta>
<meta property="media:duration" refines="#o2">3s</meta>
<meta property="media:duration">0:00:06.000</meta>
<meta property="media:active-class">active</meta>"""
    items = (
        '<item id="o1" href="one.smil" media-type="application/smil+xml"/>'
        '<item id="o2" href="two.smil" media-type="application/smil+xml"/>'
        '<item id="sound" href="sound.mp3" media-type="audio/mpeg"/>'
    )
    smil = {
        "one.smil": _smil("one.xhtml", [("h", "0s", "1s"), ("a", "1s", "0:00:02"), ("b", "00:02", "3000ms")]),
        "two.smil": _smil("two.xhtml", [("h", "3s", "4s"), ("a", "4s", "6s")]),
    }
    return book(
        {"one.xhtml": first, "two.xhtml": second},
        claims=claims,
        metadata=times,
        items=items,
        overlays={"one.xhtml": "o1", "two.xhtml": "o2"},
        extra={"sound.mp3": silence(6.1)} | {name: text.encode() for name, text in smil.items()},
    )


def _smil(document: str, clips: list[tuple[str, str, str]]) -> str:
    pars = "\n".join(
        f'<par id="par-{name}"><text src="{document}#{name}"/>'
        f'<audio src="sound.mp3" clipBegin="{begin}" clipEnd="{end}"/></par>'
        for name, begin, end in clips
    )
    return (
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>'
        f'<seq id="s" epub:textref="{document}">\n{pars}\n</seq></body></smil>'
    )


@cache
def old() -> Members:
    """An EPUB 2 with an NCX, and the entities that its DTD declares."""
    document = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"
  "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
<head><title>One</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><h1 id="one">One&nbsp;lamp</h1><p>Text &mdash; and more. <a href="#one">Up</a></p>
<p><img src="lamp.png" alt="A lamp"/></p></body></html>"""
    package = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id">urn:uuid:5a0a4b8e-4d4d-4e0a-8f0a-4b8e5a0a4d4e</dc:identifier>
<dc:title>An old book</dc:title><dc:language>en</dc:language>
</metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="lamp" href="lamp.png" media-type="image/png"/></manifest>
<spine toc="ncx"><itemref idref="one"/></spine></package>"""
    ncx = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>
<meta name="dtb:uid" content="urn:uuid:5a0a4b8e-4d4d-4e0a-8f0a-4b8e5a0a4d4e"/></head>
<docTitle><text>An old book</text></docTitle>
<navMap><navPoint id="n1" playOrder="1"><navLabel><text>One</text></navLabel><content src="one.xhtml#one"/></navPoint>
</navMap></ncx>"""
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/book.opf": package.encode(),
        "EPUB/toc.ncx": ncx.encode(),
        "EPUB/one.xhtml": document.encode(),
        "EPUB/style.css": b"body { margin: 1em; }",
        "EPUB/lamp.png": PNG,
    }


@cache
def converter() -> Members:
    """A book in the manner of a common converter: sections by level, a cover drawn as SVG, coloured code."""
    cover = """<div id="cover-image"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 version="1.1" width="100%" height="100%" viewBox="0 0 8 8" role="img" aria-label="Cover: A plain book">
<image width="8" height="8" xlink:href="lamp.png"/></svg></div>"""
    text = """<section id="tide" class="level1"><h1>Tide</h1><p>Water moves.<a href="#fn1"
 class="footnote-ref" id="fnref1" epub:type="noteref">1</a></p>
<section id="ebb" class="level2"><h2>Ebb</h2>
<div class="sourceCode"><pre class="sourceCode python"><code><span id="cb1-1"><span class="kw">def</span> f(x):</span>
<span id="cb1-2">    <span class="cf">return</span> x</span></code></pre></div>
<figure><img src="lamp.png" alt="The quay"/><figcaption aria-hidden="true">The quay</figcaption></figure>
</section></section>
<section class="footnotes" epub:type="footnotes"><hr/><ol><li id="fn1" epub:type="footnote"><p>Twice a day.<a
 href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>"""
    made = book(
        {"cover.xhtml": page(cover, title="Cover"), "one.xhtml": page(text)},
        claims=PICTURE_CLAIMS,
        items=PICTURE.replace("/>", ' properties="cover-image"/>'),
        extra={"lamp.png": PNG},
        properties={"cover.xhtml": "svg"},
    )
    style = STYLE + " code span.kw { color: #007020; background: #fff; } pre { background: #f8f8f8; color: #222; }"
    return made | {"EPUB/style.css": style.encode()}


def _published(article: Article, *, with_sound: bool) -> Members:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        write_epub(article, narrate(article, Path(folder)) if with_sound else None, path, SilentProgress())
        return unpacked(path.read_bytes())


@cache
def ours() -> Members:
    """Every kind of block, by our publisher, silent."""
    return _published(rich_article(), with_sound=False)


@cache
def ours_narrated() -> Members:
    """Every kind of block that is narrated whole, by our publisher."""
    article = rich_article()
    first = article.sections[0]
    # a long description is shown and not read
    blocks = tuple(replace(block, description=None) if isinstance(block, Figure) else block for block in first.blocks)
    return _published(
        identify(replace(article, sections=(replace(first, blocks=blocks), *article.sections[1:]))), with_sound=True
    )


@cache
def ours_hebrew() -> Members:
    """From right to left, by our publisher, narrated."""
    text = "המגדלור עמד על הסלע, והאור שלו נראה למרחוק. איש לא שאל מדוע."
    heading = Heading("", 2, (Text("המגדלור"),))
    section = Section("", 2, heading, (Paragraph("", (Text(text),)),))
    return _published(identify(Article(Metadata(title="מגדלור", language="he"), (section,))), with_sound=True)


CLEAN = {
    made.__name__: made
    for made in (
        plain, pictures, moving, quiz, tables, formulas, arabic, paged, notes, conforming, narrated, old, converter,
        ours, ours_narrated, ours_hebrew,
    )
}  # fmt: skip


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return an EPUB of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


def unpacked(data: bytes) -> Members:
    """Return the members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
