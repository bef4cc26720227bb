"""Every place in CSS where an address can stand: what a drawing keeps fetches nothing."""

from __future__ import annotations

import pytest

from audicle.read.pictures.svg import sanitised
from audicle.read.pictures.svg_styles import fetches

AWAY = "https://away.example/x"
PICTURE = "data:image/png;base64,iVBORw0KGgo="

# A value of each type of CSS that can hold an address, and each way to hand one on
VALUES = [
    "url({0})",
    "url('{0}')",
    'URL( "{0}" )',
    "src('{0}')",
    "image('{0}')",
    "image(ltr '{0}', red)",
    "image-set('{0}' 1x)",
    "image-set(url({0}) 1x, '#here' 2x)",
    "-webkit-image-set(url({0}) 1x)",
    "image-set('{0}' type('image/png'))",
    "cross-fade(url({0}) 50%, red)",
    "-webkit-cross-fade('{0}', red, 50%)",
    "image-set(var(--a))",
    "image-set(attr(data-a))",
    "attr(data-a type(<url>))",
    "url(#here), url({0})",
    "calc(1px + 1px) url({0})",
    "filter(url({0}), blur(1px))",
]
SHEETS = [
    "@import '{0}';",
    "@import url({0}) screen;",
    "@namespace a '{0}';",
    "@font-face {{ font-family: a; src: url({0}) format('woff2') }}",
    "@font-face {{ font-family: a; src: local('a'), src('{0}') }}",
    "@media print {{ rect {{ fill: url({0}) }} }}",
    "@supports (fill: red) {{ rect {{ fill: image-set('{0}' 1x) }} }}",
    "rect {{ & path {{ mask: url({0}) }} }}",
    "rect {{ --a: '{0}'; mask: image-set(var(--a)) }}",
    "@property --a {{ syntax: '<url>'; inherits: true; initial-value: url({0}) }}",
    "@document url-prefix({0}) {{ rect {{ fill: red }} }}",
    "@counter-style a {{ symbols: image-set('{0}' 1x) }}",
    "rect {{ filter: progid:DXImageTransform.Microsoft.AlphaImageLoader(src='{0}') }}",
    "rect {{ fill: url('{0}",
    "rect {{ fill: u\\72l({0}) }}",
]
ADDRESSES = [AWAY, "//away.example/x", "file:///x", "x.png", f" {AWAY}"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("value", VALUES)
def test_no_value_of_any_property_fetches(value: str, address: str) -> None:
    style = value.format(address)
    assert fetches(f"rect {{ mask: {style} }}", sheet=True)
    assert fetches(f"mask: {style}", sheet=True)
    assert fetches(style, sheet=False)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_rule_fetches(sheet: str) -> None:
    assert fetches(sheet.format(AWAY), sheet=True)


@pytest.mark.parametrize(
    "sheet",
    [
        "rect { fill: url(#a) } path { fill: url('#b') }",
        f"rect {{ mask: image-set('{PICTURE}' 1x type('image/png')) }}",
        "rect { mask: image-set(linear-gradient(red, blue) 1x) }",
        "text { font-family: 'Noto Serif', \"Source Sans\"; quotes: '«' '»' }",
        "path { d: path('M0 0 L1,1'); offset-path: path('M0 0') }",
        "rect { --shade: red; fill: var(--shade, blue); transform: rotate(3deg) }",
        ".a { color: #fff } @media (prefers-color-scheme: dark) { .a { color: #000 } }",
        "@font-face { font-family: a; src: local('A B') }",
    ],
)
def test_what_stands_in_the_drawing_stays(sheet: str) -> None:
    assert not fetches(sheet, sheet=True)


@pytest.mark.parametrize(
    "text",
    ["See https://away.example", 'He said: "no', "It's 'x: y'", "a (b) c", "translate(3 4)", "C:\\x", "M0,0 L1,1"],
)
def test_text_for_people_is_no_style(text: str) -> None:
    assert not fetches(text, sheet=False)


@pytest.mark.parametrize(
    "inside",
    [
        f"<rect fill=\"image-set('{AWAY}' 1x)\"/>",
        f"<rect mask=\"src('{AWAY}')\"/>",
        f"<style>rect {{ mask: image-set('{AWAY}' 1x) }}</style>",
        f"<style><![CDATA[rect {{ cursor: url({AWAY}) }}]]></style>",
        f"<rect style=\"mask: image('{AWAY}')\"/>",
        f"<img xmlns='http://www.w3.org/1999/xhtml' srcset='{AWAY}'/>",
        f"<link xmlns='http://www.w3.org/1999/xhtml' rel='stylesheet' href='{AWAY}'/>",
        f"<input xmlns='http://www.w3.org/1999/xhtml' type='image' src='{AWAY}'/>",
    ],
)
def test_a_drawing_goes_nowhere(inside: str) -> None:
    picture = sanitised(
        f"<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/>{inside}<path d='M0 0'/></svg>".encode()
    )
    assert b"away" not in picture.data
    assert b"<circle" in picture.data
    assert b"<path" in picture.data
    assert picture.remark
