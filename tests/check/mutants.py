"""Books with one fault each, and the rule that is to catch it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from check_books import CLEAN, gif, packed

from narrated import silence

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE, TWO, NAV, PACKAGE, CSS = "EPUB/one.xhtml", "EPUB/two.xhtml", "EPUB/nav.xhtml", "EPUB/book.opf", "EPUB/style.css"
OURS_CSS = "EPUB/style.css"
SMIL, SMIL2 = "EPUB/one.smil", "EPUB/two.smil"


@dataclass(frozen=True)
class Mutant:
    """A clean book and what is done to it."""

    rule: str
    base: str  # one of CLEAN
    edits: tuple[tuple[str, str, str], ...] = ()  # file, what is there, what comes in its place
    files: Mapping[str, bytes] | None = None  # that are put in
    gone: str = ""  # that is taken out

    def __str__(self) -> str:
        return f"{self.rule}-{self.base}"

    def made(self) -> bytes:
        """Return the book with its fault."""
        members = dict(CLEAN[self.base]())
        for file, old, new in self.edits:
            text = members[file].decode()
            assert old in text, f"{file} of {self.base} has no {old!r}"
            members[file] = text.replace(old, new, 1).encode()
        members |= dict(self.files or {})
        if self.gone:
            del members[self.gone]
        return packed(members)


def edit(rule: str, base: str, file: str, old: str, new: str) -> Mutant:
    """Return a mutant with one change of text."""
    return Mutant(rule, base, ((file, old, new),))


def claim(name: str, value: str) -> tuple[str, str, str]:
    """Return the edit that adds a claim."""
    return (PACKAGE, "</metadata>", f'<meta property="schema:{name}">{value}</meta></metadata>')


def _alt(rule: str, alt: str) -> Mutant:
    return edit(rule, "pictures", ONE, 'alt="A brass lamp in a window"', alt)


ENCRYPTION = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">
<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>
<e:CipherData><e:CipherReference URI="EPUB/font.woff2"/></e:CipherData></e:EncryptedData></encryption>"""

CLOSED = ENCRYPTION.replace(b"http://www.idpf.org/2008/embedding", b"urn:x")
FRENCH = (
    "Le moulin se trouve au bord de la rivière, et chaque soir le gardien allume la lampe que personne ne regarde. "
)

MUTANTS = [
    # pictures
    _alt("alt-missing", ""),
    _alt("alt-is-file-name", 'alt="lamp.png"'),
    _alt("alt-is-file-name", 'alt="IMG_1234"'),
    _alt("alt-is-file-name", 'alt="img1.png"'),
    _alt("alt-is-placeholder", 'alt="image"'),
    _alt("alt-is-placeholder", 'alt="Photo of"'),
    _alt("alt-is-placeholder", 'alt="Image without a description."'),
    _alt("alt-repeats-caption", 'alt="The lamp, in 1890."'),
    _alt("alt-empty-captioned", 'alt=""'),
    Mutant(
        "alt-repeated",
        "pictures",
        (
            (
                ONE,
                "<p>Between",
                "".join(f'<p><img src="{name}.png" alt="The keeper\'s house"/></p>' for name in ("lamp", "b", "c"))
                + "<p>Between",
            ),
            (
                PACKAGE,
                "<manifest>",
                "<manifest>"
                + "".join(f'<item id="{name}" href="{name}.png" media-type="image/png"/>' for name in "bc"),
            ),
        ),
        {"EPUB/b.png": b"b", "EPUB/c.png": b"c"},
    ),
    edit("svg-without-name", "pictures", ONE, "<title>A circle</title>", ""),
    edit("svg-without-name", "converter", "EPUB/cover.xhtml", ' aria-label="Cover: A plain book"', ""),
    edit("formula-without-text", "formulas", ONE, ' alttext="a squared"', ""),
    edit("alt-is-placeholder", "old", ONE, 'alt="A lamp"', 'alt="picture"'),
    # tables
    Mutant(
        "table-without-headers",
        "tables",
        ((ONE, "<th>Town</th>", "<td>Town</td>"), (ONE, "<th>Height</th>", "<td>Height</td>")),
    ),
    edit("table-without-headers", "tables", ONE, ' role="presentation"', ""),
    edit("th-without-scope", "tables", ONE, ' scope="row"', ""),
    edit("headers-to-nowhere", "tables", ONE, 'headers="t2"', 'headers="t9"'),
    edit("headers-to-nowhere", "tables", ONE, '<th id="t2">Height</th>', '<td id="t2">Height</td>'),
    edit("th-without-scope", "tables", ONE, 'scope="row"', 'scope="rows"'),
    # headings
    edit("heading-skipped", "plain", ONE, "<h2>Below it</h2>", "<h3>Below it</h3>"),
    edit("h1-several", "plain", ONE, "<h2>Below it</h2>", "<h1>Below it</h1>"),
    edit("h1-missing", "plain", ONE, "<h1>First part</h1>", "<h2>First part</h2>"),
    edit("heading-empty", "plain", ONE, "<h2>Below it</h2>", "<h2> </h2>"),
    # links
    edit("link-to-nowhere", "plain", TWO, "one.xhtml#a", "one.xhtml#z"),
    edit("link-to-nowhere", "plain", TWO, "one.xhtml#a", "three.xhtml"),
    edit("link-to-nowhere", "plain", TWO, "one.xhtml#a", "file:///C:/one.xhtml"),
    edit("link-without-name", "pictures", ONE, 'alt="Back to the lamp"', 'alt=""'),
    edit("id-doubled", "plain", ONE, "<h2>", "<h2 id='a'>"),
    edit("id-doubled", "pictures", PACKAGE, 'id="lamp"', 'id="css"'),
    edit("resource-missing", "pictures", ONE, '<img src="lamp.png" alt=""/>', '<img src="star.png" alt=""/>'),
    Mutant("resource-missing", "pictures", gone="EPUB/lamp.png"),
    edit("resource-missing", "plain", PACKAGE, 'idref="p1"', 'idref="p9"'),
    edit("note-mark-to-nowhere", "notes", ONE, ' href="#n"', ""),
    edit("note-mark-to-nowhere", "plain", ONE, "<p>More.", '<p>More.<sup epub:type="noteref">1</sup>'),
    # navigation
    edit("toc-missing", "plain", PACKAGE, ' properties="nav"', ""),
    edit("toc-missing", "old", "EPUB/toc.ncx", "navMap><navPoint", "navMap><other"),
    edit("nav-entry-to-nowhere", "plain", NAV, 'href="two.xhtml"', 'href="two.xhtml#z"'),
    edit("nav-entry-to-nowhere", "ours", "EPUB/content.opf", 'type="text" title', 'href="text/99.xhtml" title'),
    edit("nav-entry-to-nowhere", "old", "EPUB/toc.ncx", "one.xhtml#one", "one.xhtml#two"),
    Mutant(
        "nav-order",
        "plain",
        (
            (PACKAGE, 'idref="p0"', 'idref="px"'),
            (PACKAGE, 'idref="p1"', 'idref="p0"'),
            (PACKAGE, 'idref="px"', 'idref="p1"'),
        ),
    ),
    edit("nav-entry-empty", "plain", NAV, ">Part 2<", "><"),
    edit("page-list-without-source", "paged", PACKAGE, "pageBreakSource", "a11y:certifiedBy"),
    edit("page-mark-without-number", "paged", ONE, ' aria-label="1"', ""),
    edit("page-list-missing", "paged", NAV, 'epub:type="page-list"', 'epub:type="lot"'),
    # titles
    edit("title-missing", "plain", PACKAGE, "<dc:title>A plain book</dc:title>", "<dc:title> </dc:title>"),
    edit("document-title-missing", "plain", ONE, "<title>A part</title>", "<title></title>"),
    # languages
    edit("language-missing-package", "plain", PACKAGE, "<dc:language>en</dc:language>", ""),
    edit("language-missing", "plain", ONE, ' lang="en" xml:lang="en"', ""),
    edit("language-tag-invalid", "plain", PACKAGE, "<dc:language>en<", "<dc:language>english<"),
    edit("language-tag-invalid", "formulas", ONE, 'lang="ru" xml:lang="ru"', 'lang="ru_RU" xml:lang="ru_RU"'),
    edit("language-attributes-differ", "plain", ONE, 'xml:lang="en"', 'xml:lang="fr"'),
    edit("language-package-differs", "plain", PACKAGE, "<dc:language>en<", "<dc:language>de<"),
    edit("language-script-contradicts", "formulas", ONE, ' lang="ru" xml:lang="ru"', ""),
    edit("direction-missing", "arabic", ONE, ' dir="rtl"', ""),
    edit("language-contradicts", "plain", ONE, "<p>More.</p>", f"<p>{FRENCH * 5}</p>"),
    # frames, fields, labels
    edit("alt-missing", "plain", ONE, "<p>More.", '<p><span role="img">&#9731;</span>'),
    edit("alt-missing", "pictures", ONE, '<img src="lamp.png" alt=""/>', '<object data="lamp.png" type="image/png"/>'),
    edit("frame-without-title", "plain", ONE, "<p>More.", '<p><iframe src="two.xhtml"></iframe>'),
    edit("field-without-label", "plain", ONE, "<p>More.", '<p>Your answer: <input type="text"/>'),
    edit("page-refreshes", "plain", ONE, "</head>", '<meta http-equiv="refresh" content="9;url=two.xhtml"/></head>'),
    edit("zoom-forbidden", "plain", ONE, "</head>", '<meta name="viewport" content="user-scalable=no"/></head>'),
    edit("tab-order-changed", "plain", ONE, "<h2>", '<h2 tabindex="5">'),
    edit("label-to-nowhere", "plain", ONE, "<h2>", '<h2 aria-labelledby="zz">'),
    edit(
        "label-to-nowhere", "pictures", ONE, '<img src="lamp.png" alt="A', '<img aria-details="x" src="lamp.png" alt="A'
    ),
    edit("link-text-vague", "plain", TWO, "Back to the lamp", "Click here"),
    edit("link-text-vague", "plain", TWO, "Back to the lamp", "https://example.org/some/where/deep/down?in=it"),
    # hidden text
    edit("overlay-text-hidden", "narrated", ONE, '<p id="a">', '<p id="a" aria-hidden="true">'),
    edit("overlay-text-hidden", "narrated", ONE, '<p id="a">', '<p id="a" hidden="hidden">'),
    edit("overlay-text-hidden", "narrated", ONE, '<p id="a">', '<p id="a" style="display: none">'),
    edit("overlay-text-hidden", "narrated", CSS, "body {", "p { visibility: hidden !important } body {"),
    Mutant(
        "overlay-text-hidden",
        "narrated",
        ((ONE, "<p><span", '<p class="gone"><span'), (CSS, "body {", ".gone { display: none } body {")),
    ),
    edit("text-hidden", "plain", ONE, "<body>", '<body aria-hidden="true">'),
    edit("link-hidden", "plain", TWO, "<p><a", '<p aria-hidden="true"><a'),
    edit("text-not-shown", "plain", CSS, "body {", "#a { display: none } body {"),
    # colours
    edit("contrast-low", "pictures", CSS, "color: #7a0000", "color: #999"),
    edit("contrast-low", "pictures", CSS, "color: #7a0000; background: #fff", "color: rgb(170 170 170)"),
    edit("contrast-low", "pictures", ONE, '<p class="warn">', '<p style="background-color: #555">'),
    edit("highlight-contrast-low", "narrated", CSS, "color: #111", "color: #bbb"),
    Mutant(
        "highlight-contrast-low",
        "ours_narrated",
        (
            (
                OURS_CSS,
                "-epub-media-overlay-active { background-color:",
                "-epub-media-overlay-active { background-color: #222; x:",
            ),
        ),
    ),
    edit(
        "highlight-contrast-low",
        "narrated",
        CSS,
        "color: #111; }",
        "color: #111; } @media (prefers-color-scheme: dark) { .active { background: #333; color: #555 } }",
    ),
    Mutant(
        "contrast-not-judged",
        "plain",
        files={
            CSS: b"".join(b"i:not(.c%d) { color: #000; background: #fff }\n" % n for n in range(3000)),
            ONE: b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>T</title>'
            b'<link rel="stylesheet" type="text/css" href="style.css"/></head><body><h1>H</h1><p id="a">'
            + b"<i>x</i> " * 1500
            + b"</p></body></html>",
        },
    ),
    # narration: places
    Mutant("overlay-order", "narrated", ((SMIL, "#h", "#x"), (SMIL, "#a", "#h"), (SMIL, "#x", "#a"))),
    edit("overlay-par-doubled", "narrated", SMIL, "#b", "#a"),
    edit("overlay-text-silent", "narrated", ONE, '<p id="a">', '<p>Not heard.</p><p id="a">'),
    edit("overlay-document-silent", "narrated", PACKAGE, ' media-overlay="o2"', ""),
    edit("overlay-text-to-nowhere", "narrated", SMIL, "#b", "#z"),
    edit("overlay-text-to-nowhere", "narrated", SMIL, 'textref="one.xhtml"', 'textref="three.xhtml"'),
    edit("overlay-wrong-document", "narrated", SMIL, "one.xhtml#b", "two.xhtml#a"),
    edit("overlay-missing", "narrated", PACKAGE, 'media-overlay="o2"', 'media-overlay="o9"'),
    edit("active-class-missing", "narrated", PACKAGE, '<meta property="media:active-class">active</meta>', ""),
    edit("active-class-missing", "narrated", CSS, ".active", ".passive"),
    # narration: times
    edit("clip-invalid", "narrated", SMIL, 'clipEnd="1s"', 'clipEnd="PT1S"'),
    edit("clip-invalid", "narrated", SMIL, "sound.mp3", "noise.mp3"),
    edit("clip-backwards", "narrated", SMIL, 'clipEnd="1s"', 'clipEnd="0s"'),
    edit("clips-overlap", "narrated", SMIL, 'clipEnd="1s"', 'clipEnd="1.5s"'),
    edit("clip-outside-audio", "narrated", SMIL2, 'clipEnd="6s"', 'clipEnd="6.5s"'),
    Mutant("clip-outside-audio", "narrated", files={"EPUB/sound.mp3": silence(5)}),
    Mutant("audio-unreadable", "narrated", files={"EPUB/sound.mp3": b"no sound at all" * 99}),
    edit("overlay-duration-wrong", "narrated", PACKAGE, "0:00:03.000", "0:00:04.000"),
    edit("overlay-duration-wrong", "narrated", PACKAGE, ">3s<", ">4s<"),
    edit("overlay-duration-missing", "narrated", PACKAGE, '<meta property="media:duration">0:00:06.000</meta>', ""),
    edit("overlay-duration-missing", "narrated", PACKAGE, 'refines="#o2"', 'refines="#o9"'),
    edit("total-duration-wrong", "narrated", PACKAGE, "0:00:06.000", "0:00:09.000"),
    edit("duration-beyond-audio", "narrated", PACKAGE, "0:00:03.000", "0:01:03.000"),
    # what is not there, what runs, what is closed
    edit("remote-resource", "pictures", ONE, 'src="lamp.png" alt=""', 'src="https://example.org/lamp.png" alt=""'),
    edit("remote-resource", "plain", CSS, "body {", "@import url(https://example.org/a.css); body {"),
    edit("remote-media", "plain", ONE, "<h2>", '<audio src="https://example.org/a.mp3" controls="">Sea</audio><h2>'),
    edit("script-in-book", "plain", ONE, "</head>", "<script>let a = 1;</script></head>"),
    edit("event-handler", "plain", ONE, "<h2>", '<h2 onclick="go()">'),
    edit("javascript-link", "plain", TWO, "one.xhtml#a", "javascript:go()"),
    edit("document-malformed", "plain", ONE, "<p>More.</p>", "<p>More."),
    Mutant(
        "not-checkable",
        "plain",
        files={"META-INF/encryption.xml": ENCRYPTION, "EPUB/font.woff2": b"scrambled"},
    ),
    *(
        Mutant("not-checkable", base, files={"META-INF/encryption.xml": CLOSED.replace(b"font.woff2", closed)})
        for base, closed in (("plain", b"two.xhtml"), ("plain", b"style.css"), ("narrated", b"sound.mp3"))
    ),
    # claims
    Mutant("claim-access-mode", "plain", (claim("accessMode", "auditory"),)),
    edit("claim-access-mode", "pictures", PACKAGE, '<meta property="schema:accessMode">visual</meta>', ""),
    Mutant("claim-sufficient-mode", "pictures", ((ONE, 'alt="A brass lamp in a window"', ""),)),
    Mutant("claim-sufficient-mode", "narrated", ((ONE, '<p id="a">', '<p>Not heard.</p><p id="a">'),)),
    Mutant("claim-hazard", "pictures", ((PACKAGE, "image/png", "image/gif"),), {"EPUB/lamp.png": gif(1000)}),
    Mutant("claim-hazard", "plain", (claim("accessibilityHazard", "flashing"),)),
    Mutant("claim-hazard", "moving", files={"EPUB/lamp.gif": gif(100)}),
    edit("claim-hazard", "moving", PACKAGE, "noFlashingHazard", "none"),
    edit("claim-hazard", "plain", PACKAGE, 'Hazard">none', 'Hazard">sound'),
    edit("claim-hazard", "plain", PACKAGE, 'Hazard">none', 'Hazard">motionSimulation'),
    Mutant("claim-hazard", "moving", (claim("accessibilityHazard", "flashing"),)),
    edit("claim-hazard", "plain", CSS, "body {", "@keyframes a { 50% { opacity: 0 } } body {"),
    Mutant("claim-unknown-word", "plain", (claim("accessibilityFeature", "alternativeTexts"),)),
    Mutant("claim-unknown-word", "plain", (claim("accessMode", "text"),)),
    Mutant("claim-unknown-word", "plain", (claim("accessibilityHazard", "noFlashing"),)),
    edit("claim-missing", "plain", PACKAGE, '<meta property="schema:accessibilityHazard">none</meta>', ""),
    edit("summary-missing", "plain", PACKAGE, "schema:accessibilitySummary", "dcterms:abstract"),
    Mutant("claim-conformance", "conforming", ((ONE, ' lang="en" xml:lang="en"', ""),)),
    Mutant("claim-conformance", "conforming", ((ONE, "<title>A part</title>", ""),)),
]

# Every feature that can be told from the content, and what makes the claim false
FALSE_FEATURES = [
    Mutant("alternativeText", "pictures", ((ONE, 'alt="A brass lamp in a window"', 'alt="image"'),)),
    Mutant("alternativeText", "plain", (claim("accessibilityFeature", "alternativeText"),)),
    Mutant("synchronizedAudioText", "narrated", ((PACKAGE, ' media-overlay="o2"', ""),)),
    Mutant("describedMath", "formulas", ((ONE, ' alttext="a squared"', ""),)),
    Mutant("tableOfContents", "plain", ((PACKAGE, ' properties="nav"', ""),)),
    Mutant(
        "structuralNavigation",
        "conforming",
        (
            (ONE, "<h1>First part</h1>", "<p>First part</p>"),
            (ONE, "<h2>Below it</h2>", ""),
            (NAV, "<h1>Contents</h1>", ""),
        ),
    ),
    Mutant(
        "displayTransformability",
        "plain",
        (
            claim("accessibilityFeature", "displayTransformability"),
            (PACKAGE, "</metadata>", '<meta property="rendition:layout">pre-paginated</meta></metadata>'),
        ),
    ),
    *(
        Mutant(name, "plain", (claim("accessibilityFeature", name),))
        for name in (
            "MathML",
            "describedMath",
            "longDescription",
            "synchronizedAudioText",
            "rubyAnnotations",
            "index",
            "captions",
            "closedCaptions",
            "audioDescription",
            "pageBreakMarkers",
            "printPageNumbers",
            "pageNavigation",
            "ttsMarkup",
        )
    ),
    Mutant(
        "highContrastDisplay",
        "pictures",
        (claim("accessibilityFeature", "highContrastDisplay"), (CSS, "color: #7a0000", "color: #999")),
    ),
    Mutant(
        "readingOrder",
        "narrated",
        (claim("accessibilityFeature", "readingOrder"), (SMIL, "#h", "#x"), (SMIL, "#a", "#h"), (SMIL, "#x", "#a")),
    ),
    Mutant(
        "unlocked",
        "plain",
        (claim("accessibilityFeature", "unlocked"),),
        {
            "META-INF/encryption.xml": ENCRYPTION.replace(b"http://www.idpf.org/2008/embedding", b"urn:x"),
            "EPUB/font.woff2": b"scrambled",
        },
    ),
]
