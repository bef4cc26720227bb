from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.errors import AudicleError, SourceError
from audicle.progress import SilentProgress
from audicle.read import read as read_source
from audicle.read.characters.decoding import decode, refuse_binary, tidy
from audicle.read.source import Source
from audicle.settings import Settings

FRENCH = "Les élèves ont reçu la visite de la ministre à l’école. « C’était très beau », a-t-elle déclaré.\n"
RUSSIAN = "Городские власти объявили, что новый мост откроется в октябре. Жители довольны этим решением.\n"
CHINESE = "市政府宣布新桥将于十月开通。居民对此决定感到高兴。市长在新闻发布会上表示感谢。\n"


def read(data: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    progress = SilentProgress()
    return decode(data, "story.txt", progress, declared), progress.warnings


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_silence(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (FRENCH, "cp1252", "Windows-1252"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (CHINESE, "gb18030", "GB18030"),
        ("市は新しい橋を十月に開通すると発表した。\n", "iso2022_jp", "ISO-2022-JP"),
    ],
)
def test_a_guessed_encoding_is_named_in_a_warning(text: str, encoding: str, named: str) -> None:
    found, warnings = read(text.encode(encoding))
    assert found == text
    assert len(warnings) == 1
    assert "story.txt" in warnings[0]
    assert named in warnings[0]


SHORT = {
    "# Café\n\nUn café noir, déjà vu. Les élèves.": ("cp1252", "latin-1"),
    "A naïve plan.\n": ("cp1252",),
    "It’s “fine” – he said.\n": ("cp1252",),
    "Der Bürgermeister eröffnet die Brücke.\n": ("cp1252",),
    "El niño comió piñas. ¿Qué pasó? ¡Nada!\n": ("cp1252",),
    "Þetta er saga um mann. Hún sagði að það væri gott.\n": ("cp1252",),
    "Miś śpi. Łódź żyje.\n": ("iso8859-2", "cp1250"),
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Starosta otevřel most.\n": ("iso8859-2", "cp1250"),
    "Árvíztűrő tükörfúrógép. A polgármester megnyitotta a hidat.\n": ("iso8859-2", "cp1250"),
    "Belediye başkanı köprüyü açtı. İnsanlar çok mutlu oldu.\n": ("cp1254",),
    "# Привет\n\nHello in Russian is Привет.\n": ("cp1251", "koi8-r"),
    "Привет, мир. Это короткий текст.\n": ("cp1251", "koi8-r", "iso8859-5"),
    "Ο δήμαρχος άνοιξε τη γέφυρα.\n": ("cp1253",),
    "ראש העיר פתח את הגשר.\n": ("cp1255",),
    "# 猫\n\n猫が好きです。\n": ("shift_jis", "euc-jp"),
    "# 猫\n\n我喜欢猫。\n": ("gbk",),
    "市政府宣布新橋將於十月開通。\n": ("big5",),
    "시는 새 다리를 개통한다고 발표했다.\n": ("euc-kr",),
    "Les élèves ont reçu la visite de la ministre à l’école.\n": ("mac-roman",),
}


@pytest.mark.parametrize("repeated", [1, 30])
@pytest.mark.parametrize(
    ("text", "encoding"), [(text, encoding) for text, encodings in SHORT.items() for encoding in encodings]
)
def test_the_encoding_of_a_short_text_is_guessed(text: str, encoding: str, repeated: int) -> None:
    found, warnings = read((text * repeated).encode(encoding))
    assert found == text * repeated
    assert len(warnings) == 1


def test_a_declared_encoding_is_believed_when_the_bytes_allow_it() -> None:
    assert read(RUSSIAN.encode("iso8859-5"), "iso-8859-5") == (RUSSIAN, [])


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n<html><p>Text",
        b"\x7fELF<html>",
        bytes(range(256)) * 12,
        b"MZ\x90\0\3\0\0\0\4\0\0\0<p>This program cannot be run in DOS mode.</p>" + b"\0" * 30,
    ],
)
def test_a_binary_file_is_no_page_whatever_its_name(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"page.html: this (?:looks like|is not text)"):
        read_source(Source("page.html", data, None), Settings(), SilentProgress())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "koi8-r", "iso2022_jp"])
def test_a_page_in_any_encoding_is_not_binary(encoding: str) -> None:
    text = "市は新しい橋を十月に開通すると発表した。" if encoding == "iso2022_jp" else RUSSIAN
    refuse_binary(f"<html><p>{text}\x01</p>{text * 20}".encode(encoding), "page.html")


def test_utf_8_wins_over_a_declaration() -> None:
    assert read(FRENCH.encode(), "iso-8859-1") == (FRENCH, [])


@pytest.mark.parametrize("declared", ["x-no-such-thing", "ascii"])
def test_a_wrong_declaration_is_a_warning(declared: str) -> None:
    found, warnings = read(FRENCH.encode("cp1252"), declared)
    assert found == FRENCH
    assert declared in warnings[0]


def test_one_bad_byte_does_not_spoil_a_utf_8_file() -> None:
    found, warnings = read(RUSSIAN.encode() + b"\xff\n")
    assert found == RUSSIAN + "\ufffd\n"
    assert "1 character(s)" in warnings[0]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_nothing_but_white_space_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match="there is no text"):
        read(data)


def zipped(name: str, content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"%PDF-1.7\nsome text", "PDF"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"{\\rtf1 Hello}", "RTF"),
        (zipped("a.txt", "x"), "zip archive"),
        (b"ID3\x04\0\0", "MP3"),
        (b"abc\0def\0\0\0\xff\xfe\x01", "nul bytes"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(SourceError, match=kind) as caught:
        read(data)
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["RIFF raff\n", "ID3 tags explained\n", "BZh is magic\n", "GIF8 bit art\n"])
def test_a_text_may_begin_like_a_file(text: str) -> None:
    assert read(text.encode()) == (text, [])


def test_line_ends_controls_and_composition_are_made_one() -> None:
    assert tidy("a\r\nb\rc\u2028d\fe\x07\x00f\ufeffg e\u0301\t") == "a\nb\nc\nd\nefg é\t"


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_our_own_error(data: bytes) -> None:
    try:
        text, _ = read(data)
    except AudicleError:
        return
    assert text == tidy(text)
