from __future__ import annotations

import base64
import io
import random
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageStat

from audicle.model import Article, Figure, LeadImage, List, Metadata, Note, Paragraph, Quote, Section, Text
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.pictures.fitting import UnfitError, fitted
from audicle.read.pictures.gathering import load_images
from audicle.read.pictures.jpeg import without_scan
from audicle.read.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def picture(
    kind: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", colour: Any = None, **options: Any
) -> bytes:
    buffer = io.BytesIO()
    Pillow.new(mode, size, colour or "teal").save(buffer, kind, **options)
    return buffer.getvalue()


def photo(kind: str, size: tuple[int, int], mode: str = "RGB", **options: Any) -> bytes:
    """A picture of many colours, the same each time."""
    buffer = io.BytesIO()
    noise = Pillow.effect_mandelbrot(size, (-2.2, -1.4, 1.0, 1.4), 90)
    channels = [noise, noise.rotate(90).resize(size), noise.transpose(Pillow.Transpose.FLIP_TOP_BOTTOM), noise]
    Pillow.merge(mode, channels[: len(mode)]).save(buffer, kind, **options)
    return buffer.getvalue()


def article(*srcs: str | None) -> Article:
    figures = tuple(Figure("", src, "alt", caption=(Text("caption"),)) for src in srcs)
    return Article(Metadata("T"), (Section("", 1, None, figures),))


def load(made: Article, folder: Path | None, size: int = 1600) -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return load_images(made, Source("x.md", b"", folder), size, progress), progress.warnings


def srcs(loaded: Article) -> list[str | None]:
    return [block.src for part in loaded.sections for block in walk(part.blocks) if isinstance(block, Figure)]


def one(folder: Path, data: bytes, size: int = 1600) -> tuple[Any, list[str]]:
    (folder / "a").write_bytes(data)
    loaded, warnings = load(article("a"), folder, size)
    return (loaded.images[0] if loaded.images else None), warnings


def test_small_pictures_stay_as_they_are(tmp_path: Path) -> None:
    for kind, media_type in (("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif")):
        data = picture(kind)
        image, warnings = one(tmp_path, data)
        assert (image.data, image.media_type, image.width, image.height) == (data, media_type, 40, 30)
        assert not warnings


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP"])
def test_other_formats_become_ones_that_all_read(tmp_path: Path, kind: str) -> None:
    drawing, _ = one(tmp_path, picture(kind))
    assert drawing.media_type == "image/png"
    image, warnings = one(tmp_path, photo(kind, (300, 200)))
    assert image.media_type == "image/jpeg"
    assert Pillow.open(io.BytesIO(image.data)).format == "JPEG"
    assert not warnings


@pytest.mark.parametrize(("size", "expected"), [((3000, 1500), (1600, 800)), ((200, 4000), (80, 1600))])
def test_the_longer_side_is_scaled_down(tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]) -> None:
    image, _ = one(tmp_path, photo("JPEG", size))
    assert (image.width, image.height) == expected
    assert Pillow.open(io.BytesIO(image.data)).size == expected


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    data = photo("PNG", (2000, 1000))
    assert one(tmp_path, data)[0] == one(tmp_path, data)[0]


def test_a_large_photo_in_png_becomes_jpeg_and_a_drawing_stays_png(tmp_path: Path) -> None:
    assert one(tmp_path, photo("PNG", (2000, 1000)))[0].media_type == "image/jpeg"
    assert one(tmp_path, picture("PNG", (2000, 1000)))[0].media_type == "image/png"


def test_transparency_is_kept(tmp_path: Path) -> None:
    image, _ = one(tmp_path, photo("PNG", (2000, 1000), "RGBA"))
    assert image.media_type == "image/png"
    assert Pillow.open(io.BytesIO(image.data)).mode == "RGBA"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_scaled(tmp_path: Path, mode: str) -> None:
    image, warnings = one(tmp_path, picture("PNG", (300, 200), mode, 1), size=200)
    assert (image.width, image.height) == (200, 133)
    assert not warnings


def test_print_colours_become_screen_colours(tmp_path: Path) -> None:
    image, _ = one(tmp_path, picture("JPEG", (30, 30), "CMYK", (0, 255, 255, 0)))
    assert Pillow.open(io.BytesIO(image.data)).mode == "RGB"


def test_a_photo_is_turned_upright_and_its_metadata_goes(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif[0x010E] = "where I live"
    image, _ = one(tmp_path, picture("JPEG", (40, 30), exif=exif))
    assert (image.width, image.height) == (30, 40)
    assert b"where I live" not in image.data


def test_a_progressive_photo_is_written_plainly(tmp_path: Path) -> None:
    image, _ = one(tmp_path, photo("JPEG", (300, 200), progressive=True))
    assert "progressive" not in Pillow.open(io.BytesIO(image.data)).info


def animation(size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    first, *others = [Pillow.new("RGB", size, colour) for colour in ("red", "green", "blue")]
    first.save(buffer, "GIF", save_all=True, append_images=others)
    return buffer.getvalue()


def test_a_small_animation_stays_and_a_large_one_stands_still(tmp_path: Path) -> None:
    data = animation((50, 50))
    assert one(tmp_path, data)[0].data == data
    image, warnings = one(tmp_path, animation((500, 500)), size=200)
    assert (image.media_type, image.width) == ("image/png", 200)
    assert warnings == ["x.md: the picture a was animated; its first picture is kept."]


def bomb() -> bytes:
    """A PNG of 900 million pixels in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def larger_header(data: bytes, width: int, height: int) -> bytes:
    """A JPEG that says in its frame header that it is larger than it is (ITU-T T.81, B.2.2)."""
    place = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    return data[: place + 5] + struct.pack(">HH", height, width) + data[place + 9 :]


def larger_canvas(*, lossless: bool) -> bytes:
    """A WebP that moves, whose canvas is larger than what is drawn on it (RFC 9649, 2.7)."""
    frames = [Pillow.new("RGB", (16, 16), colour) for colour in ("red", "green")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=lossless)
    data = buffer.getvalue()
    assert data[12:16] == b"VP8X"
    return data[:24] + 2 * struct.pack("<I", 4999)[:3] + data[30:]


def larger_avif(mode: str, width: int, height: int) -> bytes:
    """An AVIF that says in its properties that it is larger than it is (ISO/IEC 23008-12, 6.5.3)."""
    said = struct.pack(">4sIII", b"ispe", 0, 64, 64)
    return picture("AVIF", (64, 64), mode, "#0888", speed=10).replace(
        said, struct.pack(">4sIII", b"ispe", 0, width, height)
    )


def icon(width: int, height: int) -> bytes:
    """An icon that holds a PNG that says that it is larger than the icon."""
    data = picture("ICO", (32, 32), "RGBA", sizes=[(32, 32)])
    place = data.index(b"IHDR") + 4
    size = struct.pack(">II", width, height)
    kept = data[place + 8 : place + 13]
    return data[:place] + size + kept + struct.pack(">I", zlib.crc32(b"IHDR" + size + kept)) + data[place + 17 :]


def test_a_photo_of_a_good_telephone_is_scaled_down(tmp_path: Path) -> None:
    image, warnings = one(tmp_path, picture("JPEG", (8160, 6624), "L", 120))
    assert (image.media_type, image.width, image.height) == ("image/jpeg", 1600, 1299)
    assert not warnings


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bomb(), "has more than 200 million pixels"),
        (bomb()[:33], "has more than 27 million pixels"),
        (picture("PNG", (9500, 9500), "1", 1), "has more than 45 million pixels"),
        (picture("GIF", (8000, 8000), "P", 1, transparency=0), "has more than 27 million pixels"),
        (larger_header(picture("JPEG", (64, 64)), 15_000, 15_000), "has more than 200 million pixels"),
        (larger_header(picture("JPEG", (64, 64), progressive=True), 9500, 9500), "has more than 61 million pixels"),
        (larger_header(photo("JPEG", (64, 64), "CMYK"), 6300, 6300), "has more than 27 million pixels"),
        (larger_canvas(lossless=True), "has more than 15 million pixels"),
        (larger_canvas(lossless=False), "has more than 15 million pixels"),
        (larger_avif("RGB", 5000, 4000), "has more than 18 million pixels"),
        (larger_avif("RGBA", 4000, 4000), "has more than 13 million pixels"),
        (icon(7000, 7000), "has more than 27 million pixels"),
        (photo("JPEG", (400, 300))[:-900], "is damaged"),
        (photo("PNG", (400, 300))[:-900], "is damaged"),
        (b"no picture", "is in no format that is known here"),
        (b"", "is in no format that is known here"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "is in the format HEIC"),
        (b"<svg>", "is damaged"),
        (b"<svg/>", "is not an SVG drawing"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "a.png").write_bytes(data)
    loaded, warnings = load(article("a.png"), tmp_path)
    assert srcs(loaded) == [None]
    assert not loaded.images
    assert len(warnings) == 1
    assert warnings[0].startswith(f"x.md: the picture a.png {problem}")
    (figure,) = loaded.sections[0].blocks
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.caption_text) == ("alt", "caption")


@pytest.mark.parametrize(
    ("src", "problem"),
    [
        ("missing.png", "is not there"),
        ("https://example.org/a.png", "is on the web and is not fetched"),
        ("//example.org/a.png", "is on the web and is not fetched"),
        ("file:///etc/passwd", "is not in the article's folder and is not read"),
        ("/etc/passwd", "is not in the article's folder and is not read"),
        ("C:\\a.png", "is not in the article's folder and is not read"),
        ("../outside.png", "is outside the article's folder and is not read"),
        ("..%2Foutside.png", "is outside the article's folder and is not read"),
        ("sub/../../outside.png", "is outside the article's folder and is not read"),
        ("link.png", "is outside the article's folder and is not read"),
        ("a\0b.png", "is not there"),
        ("a" * 5000 + ".png", "is not there"),
        ("http://[broken", "is on the web and is not fetched"),
        ("data:image/png", "is a data address without data"),
        ("data:image/png;base64,a", "is damaged (not base64)"),
        ("data:image/png;base64," + "A" * 30_000_000, "is written into the article, with more than 20 MB"),
        ("sub", "is not there"),
    ],
)
def test_only_files_in_the_folder_are_read(tmp_path: Path, src: str, problem: str) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    loaded, warnings = load(article(src), folder)
    assert srcs(loaded) == [None]
    assert len(warnings) == 1
    assert f" {problem}" in warnings[0]
    assert len(warnings[0]) < 300


def site(tmp_path: Path, mark: str, place: str, post: str = "blog/posts") -> Path:
    """A site's source with a picture at ``place``; the folder of its article is returned."""
    root = tmp_path / "site"
    for path in (root / mark, root / place):
        path.parent.mkdir(parents=True, exist_ok=True)
    (root / mark).write_text("")
    (root / place).write_bytes(picture())
    (root / post).mkdir(parents=True, exist_ok=True)
    return root / post


@pytest.mark.parametrize(
    ("mark", "place", "post"),
    [
        ("_config.yml", "assets/a.png", "_posts"),
        ("_posts/x.md", "assets/a.png", "_posts/2021"),
        ("hugo.toml", "static/assets/a.png", "content/posts/deep"),
        ("config.toml", "static/assets/a.png", "content/posts"),
        (".eleventy.js", "src/assets/a.png", "src/blog"),
        ("mkdocs.yml", "docs/assets/a.png", "docs/part"),
        ("post/x.md", "post/assets/a.png", "post"),
    ],
)
def test_an_address_from_the_root_of_a_site_is_found_in_the_site(
    tmp_path: Path, mark: str, place: str, post: str
) -> None:
    folder = site(tmp_path, mark, place, post)
    loaded, warnings = load(article("/assets/a.png", "/assets/a.png?v=2"), folder)
    assert (len(loaded.images), warnings) == (1, [])
    assert srcs(loaded) == [loaded.images[0].src] * 2


@pytest.mark.parametrize(
    ("mark", "src", "problem"),
    [
        ("readme.txt", "/assets/a.png", "is not in the article's folder and is not read"),
        ("config.toml", "/assets/a.png", "is not in the article's folder and is not read"),
        ("_config.yml", "../../assets/a.png", "is outside the article's folder and is not read"),
        ("_config.yml", "/../outside.png", "is outside the article's folder and is not read"),
        ("_config.yml", "/%2e%2e/outside.png", "is outside the article's folder and is not read"),
        ("_config.yml", "/assets/link.png", "is outside the article's folder and is not read"),
        ("_config.yml", "/etc/passwd", "is not in the article's folder and is not read"),
        ("_config.yml", "//example.org/assets/a.png", "is on the web and is not fetched"),
        ("_config.yml", "file:///assets/a.png", "is not in the article's folder and is not read"),
    ],
)
def test_nothing_outside_a_site_is_read(tmp_path: Path, mark: str, src: str, problem: str) -> None:
    folder = site(tmp_path, mark, "assets/a.png")
    (tmp_path / "outside.png").write_bytes(picture())
    (tmp_path / "site" / "assets" / "link.png").symlink_to(tmp_path / "outside.png")
    loaded, warnings = load(article(src), folder)
    assert srcs(loaded) == [None]
    assert len(warnings) == 1
    assert f" {problem}" in warnings[0]


def test_without_a_folder_nothing_is_read() -> None:
    loaded, warnings = load(article("a.png"), None)
    assert srcs(loaded) == [None]
    assert "has no folder" in warnings[0]


def test_a_picture_is_loaded_once_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "my pictures").mkdir()
    (tmp_path / "my pictures" / "a.png").write_bytes(picture())
    names = ("my%20pictures/a.png", "my pictures/a.png", "./my%20pictures/a.png?width=3#x", "my pictures\\a.png")
    loaded, warnings = load(article(*names), tmp_path)
    assert srcs(loaded) == ["my pictures/a.png"] * 4
    assert [image.src for image in loaded.images] == ["my pictures/a.png"]
    assert not warnings


def test_a_name_with_a_question_mark_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a?b.png").write_bytes(picture())
    assert srcs(load(article("a?b.png"), tmp_path)[0]) == ["a?b.png"]


@pytest.mark.parametrize(
    ("saved", "src"),
    [
        ("My ferry_files/a.png", "./My%20ferry_files/a.png"),
        ("My ferry_files/a.png", "My ferry_files/a.png?w=300"),
        ("My ferry_files/a.png?w=300", "My%20ferry_files/a.png%3Fw=300"),
        ("My ferry_files/a.png?w=300", "My ferry_files/a.png?w=300"),
        # with a base that makes all addresses of the page lead to the web
        ("My ferry_files/a.png", "https://example.org/2024/My%20ferry_files/a.png"),
        # not rewritten when the page was saved
        ("My ferry_files/a.png", "https://cdn.example.org/x/a.png"),
        ("My ferry_files/a.png", "//cdn.example.org/x/a.png?w=300&h=200"),
        ("My ferry_files/a.png", "/img/a.png"),
        ("My ferry_files/a.png", "img/a.png"),
        ("My ferry_files/a b.png", "https://cdn.example.org/x/a%20b.png"),
        ("My ferry_files/a.png?w=300", "https://cdn.example.org/x/a.png?w=300"),
        ("My ferry_files/a.png@w=300", "https://cdn.example.org/x/a.png?w=300"),
        ("My ferry-Dateien/a.png", "https://cdn.example.org/x/a.png"),
        ("My ferry.files/a.png", "https://cdn.example.org/x/a.png"),
    ],
)
def test_the_pictures_of_a_saved_page(tmp_path: Path, saved: str, src: str) -> None:
    (tmp_path / saved).parent.mkdir()
    (tmp_path / saved).write_bytes(picture())
    progress = SilentProgress()
    source = Source(str(tmp_path / "My ferry.html"), b"", tmp_path)
    assert srcs(load_images(article(src), source, 1600, progress)) == [saved]
    assert not progress.warnings


def test_an_address_below_the_page_s_own_is_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a.png").write_bytes(picture())
    (tmp_path.parent / "outside.png").write_bytes(picture())
    addresses = (
        "https://example.org/2024/img/a.png?w=3",
        "https://example.org/2023/img/a.png",
        "https://example.org/2024/../outside.png",
    )
    made = article(*addresses)
    made = replace(made, metadata=replace(made.metadata, source="https://example.org/2024/ferry"))
    loaded, warnings = load(made, tmp_path)
    assert srcs(loaded) == ["img/a.png", None, None]
    assert len(warnings) == 2
    odd = replace(made, metadata=replace(made.metadata, source="https://[odd/ferry"))
    assert srcs(load(odd, tmp_path)[0]) == [None, None, None]


def test_the_pictures_of_another_saved_page_are_not_taken(tmp_path: Path) -> None:
    for folder in ("Other_files", "Ferrying_files", "Ferry_files.html"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").write_bytes(picture())
    (tmp_path / "Ferry_files").symlink_to("/")
    progress = SilentProgress()
    for src in ("https://example.org/a.png", "https://example.org/..", "https://example.org/%2E%2E%2Fa.png"):
        loaded = load_images(article(src), Source(str(tmp_path / "Ferry.html"), b"", tmp_path), 1600, progress)
        assert srcs(loaded) == [None]
    assert all("is on the web and is not fetched" in warning for warning in progress.warnings)


def test_a_missing_picture_without_words_is_left_out_and_the_warning_says_so(tmp_path: Path) -> None:
    made = Article(
        Metadata("T"),
        (
            Section(
                "",
                1,
                None,
                (
                    Figure("", "a.png", None),
                    Figure("", "b.png", "A gull on a mast"),
                    Figure("", "c.png", "IMG_1234.png", credit="Ann Lee"),
                    Figure("", "d.png", "A wave", decorative=True),
                    Figure("", None, None),
                    Figure("", None, None, caption=(Text("Never there."),)),
                ),
            ),
        ),
    )
    loaded, warnings = load(made, tmp_path)
    shown = [(block.alt, block.credit) for block in loaded.sections[0].blocks if isinstance(block, Figure)]
    assert shown == [("A gull on a mast", None), ("IMG_1234.png", "Ann Lee"), (None, None)]
    assert warnings == [
        "x.md: the picture a.png is not there; it is left out.",
        "x.md: the picture b.png is not there; its description is kept.",
        "x.md: the picture c.png is not there; its caption is kept.",
        "x.md: the picture d.png is not there; it is left out.",
    ]


def test_a_missing_picture_that_is_all_of_an_item_keeps_its_place(tmp_path: Path) -> None:
    figure = Figure("", "a.png", None)
    made = Article(
        Metadata("T"),
        (Section("", 1, None, (List("", True, 1, ((figure,), (figure, Paragraph("", (Text("x"),))))),)),),
        (Note("fn1", "1", (figure,)),),
    )
    loaded, warnings = load(made, tmp_path)
    (items,) = loaded.sections[0].blocks
    assert isinstance(items, List)
    assert items.items == ((figure,), (Paragraph("", (Text("x"),)),))
    assert loaded.notes[0].blocks == (figure,)
    assert warnings == ["x.md: the picture a.png is not there; it is left out."]


def test_the_same_missing_picture_is_one_warning(tmp_path: Path) -> None:
    assert len(load(article("a.png", "a.png"), tmp_path)[1]) == 1


def test_a_picture_written_into_its_address(tmp_path: Path) -> None:
    data = picture()
    loaded, warnings = load(article("data:image/png;base64," + base64.b64encode(data).decode().rstrip("=")), tmp_path)
    (image,) = loaded.images
    assert image.data == data
    assert srcs(loaded) == [image.src]
    assert image.src.startswith("embedded-")
    assert not warnings


def test_pictures_are_found_wherever_they_stand(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.png").write_bytes(picture(colour=(ord(name), 0, 0)))
    figures = {name: Figure("", f"./{name}.png", None) for name in "abc"}
    made = Article(
        Metadata("T", image=LeadImage("./d.png", "alt")),
        (Section("", 1, None, (Quote("", (figures["a"],)), List("", False, 1, ((figures["b"],),)))),),
        (Note("fn1", "1", (figures["c"],)),),
    )
    loaded, _ = load(made, tmp_path)
    assert [image.src for image in loaded.images] == ["d.png", "a.png", "b.png", "c.png"]
    assert loaded.metadata.image == LeadImage("d.png", "alt")
    assert loaded.notes[0].blocks == (replace(figures["c"], src="c.png"),)


def test_a_lead_image_that_is_missing_is_none(tmp_path: Path) -> None:
    loaded, warnings = load(Article(Metadata("T", image=LeadImage("d.png", None)), ()), tmp_path)
    assert loaded.metadata.image is None
    assert len(warnings) == 1


def svg(inside: str, attributes: str = 'viewBox="0 0 20 10"', before: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {space} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 20 10"', (20, 10)),
        ('width="4cm" height="2cm"', (151, 76)),
        ('width="100%" viewBox="0 0 30 20"', (30, 20)),
        ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ('height="40" viewBox="0 0 30 20"', (60, 40)),
        ("", (300, 150)),
        ('viewBox="0 0 1e9 1"', (20_000, 1)),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    image, warnings = one(tmp_path, svg("<rect width='3' height='3'/>", attributes))
    assert (image.media_type, image.width, image.height) == ("image/svg+xml", *size)
    assert not warnings


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert('evil')</script>",
        "<rect onclick='evil()'/>",
        "<a href='https://evil.example'><rect/></a>",
        "<image xlink:href='https://evil.example/x.png'/>",
        "<image href='file:///evil'/>",
        "<use href='other.svg#evil'/>",
        "<style>@import 'evil.css'</style>",
        "<style>rect { fill: url( 'https://evil.example' ) }</style>",
        "<rect style='fill:url(https://evil.example)'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>evil</body></foreignObject>",
        "<rect><set attributeName='href' to='javascript:evil()'/></rect>",
    ],
)
def test_a_drawing_loses_what_could_harm(tmp_path: Path, inside: str) -> None:
    image, warnings = one(tmp_path, svg(f"<circle r='1'/>{inside}<path d='M0 0'/>"))
    assert b"evil" not in image.data
    assert b"<circle" in image.data
    assert b"<path" in image.data
    assert len(warnings) == 1


def test_a_drawing_keeps_what_is_its_own(tmp_path: Path) -> None:
    inside = "<defs><g id='a'/></defs><use href='#a' style='fill:url(#b)'/><title>T</title><text>&lt;x</text>"
    image, warnings = one(tmp_path, svg(inside))
    assert b'href="#a"' in image.data
    assert b"url(#b)" in image.data
    assert not warnings


def test_entities_of_a_drawing_do_not_explode(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = svg("<text>&e11;</text>", before=f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "evil">{entities}]>')
    image, warnings = one(tmp_path, bomb)
    assert image is None or b"evil" not in image.data
    assert len(warnings) == 1


def test_a_drawing_s_own_abbreviations_are_read(tmp_path: Path) -> None:
    # as Illustrator writes them
    before = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY who "the keeper">]>'
    data = f'{before}<svg xmlns="&ns_svg;" viewBox="0 0 20 10"><text class="&who;">&who;&#160;&eacute;</text></svg>'
    for encoding in ("utf-8", "utf-16"):
        image, warnings = one(tmp_path, data.encode(encoding))
        assert '<text class="the keeper">the keeper\xa0é</text>' in image.data.decode()
        assert b"DOCTYPE" not in image.data
        assert not warnings


TURNED = Pillow.Exif()
TURNED[0x0112] = 6  # to be turned by 90 degrees


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("options", [{"quality": 90}, {"lossless": True, "quality": 0}])
def test_a_large_webp_looks_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, options: dict[str, Any]
) -> None:
    shade = Pillow.radial_gradient("L").resize((640, 400))
    shades = [shade, shade.transpose(Pillow.Transpose.FLIP_TOP_BOTTOM), Pillow.linear_gradient("L").resize((640, 400))]
    buffer = io.BytesIO()
    Pillow.merge(mode, (*shades, shade)[: len(mode)]).save(
        buffer, "WEBP", exif=TURNED, icc_profile=b"a profile", method=0, **options
    )
    data = buffer.getvalue()
    small, _ = one(tmp_path, data, size=200)
    monkeypatch.setattr("audicle.read.pictures.webp._SMALL", 1_000)
    large, warnings = one(tmp_path, data, size=200)
    assert not warnings
    assert (large.width, large.height) == (small.width, small.height) == (125, 200)
    shown = [Pillow.open(io.BytesIO(image.data)) for image in (small, large)]
    assert [image.info.get("icc_profile") for image in shown] == [b"a profile"] * 2
    assert shown[0].mode == shown[1].mode == mode
    assert max(ImageStat.Stat(ImageChops.difference(*shown)).mean) < 2
    image, warnings = one(tmp_path, data[: len(data) // 2], size=200)
    assert image is None
    assert "is damaged" in warnings[0]
    image, _ = one(tmp_path, data, size=5_000)
    assert (image.width, image.height) == (400, 640)


def larger_webp(data: bytes, width: int, height: int) -> bytes:
    """A WebP that says in its headers that it is larger than it is (RFC 9649, 2.7.1 and 3.4; RFC 6386, 9.1)."""
    canvas, frame, lossless = data.find(b"VP8X"), data.find(b"\x9d\x01\x2a"), data.find(b"VP8L")
    if canvas > 0:
        sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        data = data[: canvas + 12] + sides + data[canvas + 18 :]
    elif frame > 0:
        data = data[: frame + 3] + struct.pack("<HH", width, height) + data[frame + 7 :]
    elif lossless > 0:
        place = lossless + 9
        flags = struct.unpack_from("<I", data, place)[0] >> 28 << 28
        data = data[:place] + struct.pack("<I", flags | height - 1 << 14 | width - 1) + data[place + 4 :]
    return data


@pytest.mark.parametrize(
    ("mode", "options", "size"),
    [
        ("RGB", {"quality": 0}, (10_500, 10_000)),
        ("RGB", {"lossless": True}, (6_500, 5_000)),
        ("RGBA", {"quality": 0}, (6_500, 5_000)),
        ("RGBA", {"lossless": True}, (6_500, 5_000)),
    ],
)
def test_a_webp_that_is_too_large_for_any_way_is_left_out(
    tmp_path: Path, mode: str, options: dict[str, Any], size: tuple[int, int]
) -> None:
    image, warnings = one(
        tmp_path, larger_webp(picture("WEBP", (64, 64), mode, (0, 9, 9, 9)[: len(mode)], **options), *size)
    )
    assert image is None
    assert "million pixels" in warnings[0]


_START = """
import subprocess, sys
sys.exit(subprocess.run(sys.argv[1:]).returncode)
"""
_PEAK = """
import resource, sys
from audicle.read.pictures.fitting import fitted
fitted(sys.stdin.buffer.read(), 1600)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(data: bytes) -> float:
    """Return the megabytes that a program takes at most which does nothing but make a picture fit."""
    # a small program starts this one: the peak of the one that starts another would count for it, too
    started = [sys.executable, "-c", _START, sys.executable, "-c", _PEAK]
    return int(subprocess.run(started, input=data, capture_output=True, check=True).stdout) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak of memory has other units, or is not told")
@pytest.mark.parametrize(
    ("size", "kind", "mode", "options"),
    [
        ((9000, 5000), "PNG", "P", {"compress_level": 1}),
        ((9000, 3000), "PNG", "RGBA", {"compress_level": 1}),
        ((9000, 5000), "PNG", "RGB", {"compress_level": 1, "exif": TURNED}),
        ((5000, 5400), "TIFF", "RGB", {"compression": "tiff_lzw", "exif": TURNED}),
        ((5000, 3120), "WEBP", "RGB", {"lossless": True, "method": 0, "quality": 0}),
        ((4500, 3000), "WEBP", "RGBA", {"lossless": True, "method": 0, "quality": 0}),
        ((9000, 5000), "WEBP", "RGB", {"method": 0, "quality": 10}),
        ((5900, 4900), "WEBP", "RGB", {"lossless": True, "method": 0, "quality": 0}),
        ((5900, 4900), "WEBP", "RGBA", {"method": 0, "quality": 10}),
        ((4400, 3150), "AVIF", "RGBA", {"speed": 10, "subsampling": "4:4:4"}),
        ((6000, 4000), "JPEG", "RGB", {"progressive": True, "subsampling": "4:4:4"}),
    ],
)
def test_the_largest_pictures_take_no_more_memory_than_is_said(
    size: tuple[int, int], kind: str, mode: str, options: dict[str, Any]
) -> None:
    colour = {"RGB": (0, 128, 128), "RGBA": (0, 128, 128, 90)}.get(mode)
    assert peak(picture(kind, size, mode, colour, **options)) < 300


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return a file with an end, a piece or some bytes of it gone bad."""
    made = bytearray(data)
    match chance.randrange(3):
        case 0:
            del made[chance.randrange(len(made)) :]
        case 1:
            begin = chance.randrange(len(made))
            del made[begin : begin + chance.randrange(1, 400)]
        case _:
            for _ in range(chance.randrange(1, 5)):
                made[chance.randrange(min(len(made), 700))] = chance.randrange(256)
    return bytes(made)


def decodes(data: bytes) -> bool:
    try:
        with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as image:
            image.load()
    except Exception:  # noqa: BLE001 - whatever a damaged file leads the decoder to
        return False
    return True


@pytest.mark.parametrize("options", [{"quality": 40}, {"restart_marker_blocks": 3}, {"optimize": True}])
@pytest.mark.filterwarnings("ignore")
def test_a_jpeg_that_is_kept_is_as_whole_as_if_it_had_been_decoded(options: dict[str, Any]) -> None:
    whole, chance = photo("JPEG", (120, 90), **options), random.Random(7)
    empty = without_scan(whole)
    assert empty is not None
    assert len(empty) < 0.5 * len(whole)
    found = {True: 0, False: 0}
    for _ in range(300):
        data = broken(whole, chance)
        try:
            kept = fitted(data, 1600).data
        except UnfitError:
            kept = b""
        if kept in (data, b""):  # else it was made anew, from its pixels
            assert bool(kept) is decodes(data)
            found[bool(kept)] += 1
    assert min(found.values()) > 20


def test_a_jpeg_with_more_than_one_scan_is_decoded() -> None:
    several = photo("JPEG", (120, 90), progressive=True)
    assert several.count(b"\xff\xda") > 1
    assert without_scan(several) is None
    assert without_scan(photo("PNG", (20, 20))) is None
    assert without_scan(b"") is None
