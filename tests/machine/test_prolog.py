"""What stands before the root of an XML document never reaches a parser."""

from __future__ import annotations

import codecs

import pytest

from audicle.machine.prolog import in_utf8, parted, without_type

ROOT = b"<a>x</a>"


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        '<?xml version="1.0" encoding="utf-8"?>\n',
        "<!DOCTYPE a>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"\n "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n',
        "<!DOCTYPE a SYSTEM 'it>s.dtd' [ <!ENTITY b ']>'> ] >",
        "<!-- <!DOCTYPE no> --><!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<?no <!DOCTYPE no> ?><!-- it's --><!DOCTYPE a [<!ENTITY b 'c'>]><?then?><!-- more -->",
        "<!DOCTYPE a [<?quote ' ?><!-- it's ]> --><!ENTITY b \"]>\">%c;]>",
        "<!DOCTYPE a><!DOCTYPE b [<!ENTITY c 'd'>]>",
        "\n\n<!---->\n",
    ],
)
def test_it_is_taken_off_whole(prolog: str) -> None:
    before, body = parted(prolog.encode() + ROOT)
    assert (before.decode(), body) == (prolog, ROOT)
    plain = without_type(before).decode()
    assert "<!DOCTYPE a" not in plain
    assert "<!DOCTYPE b" not in plain
    assert "<!ENTITY" not in plain
    assert plain.count("\n") == prolog.count("\n")


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE a",
        "<!DOCTYPE a [",
        "<!DOCTYPE a ['>]>",
        "<!DOCTYPE a [<!-- ]>",
        "<!DOCTYPE a [<? ]>",
        '<!DOCTYPE a ">',
    ],
)
def test_one_that_does_not_end(prolog: str) -> None:
    with pytest.raises(ValueError, match="does not end"):
        parted(prolog.encode() + ROOT)


def test_what_looks_like_one_inside_the_document_stays() -> None:
    document = b"<a><!-- <!DOCTYPE b> --><![CDATA[<!DOCTYPE c [<!ENTITY d 'e'>]>]]></a>"
    assert parted(document) == (b"", document)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<a>é</a>".encode(), "<a>é</a>"),
        (codecs.BOM_UTF8 + "<a>é</a>".encode(), "<a>é</a>"),
        ("<a>é</a>".encode("utf-16"), "<a>é</a>"),
        (codecs.BOM_UTF16_BE + "<a>é</a>".encode("utf-16-be"), "<a>é</a>"),
        ("<?xml version='1.0'?><a>é</a>".encode("utf-16-le"), "<?xml version='1.0'?><a>é</a>"),
        ("<?xml version='1.0'?><a>é</a>".encode("utf-16-be"), "<?xml version='1.0'?><a>é</a>"),
        ("<a>é</a>".encode("utf-32"), "<a>é</a>"),
        ("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".encode(), "<?xml version='1.0' encoding='UTF-16'?><a>é</a>"),
        (
            '<?xml version="1.0" encoding = "ISO-8859-1"?><a>é</a>'.encode("latin-1"),
            '<?xml version="1.0" encoding = "ISO-8859-1"?><a>é</a>',
        ),
        (
            '<?xml version="1.0" encoding="windows-1251"?><a>ж</a>'.encode("cp1251"),
            '<?xml version="1.0" encoding="windows-1251"?><a>ж</a>',
        ),
    ],
)
def test_every_encoding_is_made_one(data: bytes, text: str) -> None:
    assert in_utf8(data).decode() == text


@pytest.mark.parametrize("label", ["utf-7", "rot13", "punycode", "unicode_escape", "no-such", "zlib"])
def test_encodings_that_are_none(label: str) -> None:
    with pytest.raises(LookupError):
        in_utf8(f'<?xml version="1.0" encoding="{label}"?><a/>'.encode())


def test_bytes_that_are_not_in_their_encoding() -> None:
    data = b'<?xml version="1.0" encoding="shift_jis"?><a>\xff\xff</a>'
    with pytest.raises(UnicodeError):
        in_utf8(data)
    assert "\ufffd" in in_utf8(data, "replace").decode()
