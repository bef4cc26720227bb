from __future__ import annotations

from pathlib import Path

import pytest

from audicle.errors import UsageError
from audicle.machine.places import lexicons_in
from audicle.speak.lexicon import load_lexicon
from audicle.voices.shared.sounds import checked_ipa

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" alphabet="ipa" xml:lang="en-US" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">
  <meta name="author" content="somebody"/>
  <!-- two spellings, two pronunciations of which the second is preferred -->
  <lexeme>
    <grapheme>colour</grapheme>
    <grapheme>color</grapheme>
    <phoneme>ˈkʌlə</phoneme>
    <phoneme prefer="true">ˈkʌlɚ</phoneme>
  </lexeme>
  <lexeme xml:lang="fr"><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme alphabet="x-sampa">s\\i</phoneme><alias>shee</alias></lexeme>
</lexicon>
"""


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_pls(tmp_path: Path) -> None:
    entries = load_lexicon([write(tmp_path, "words.pls", PLS)]).entries
    assert [(one.word, one.say, one.ipa, one.language) for one in entries] == [
        ("colour", None, "ˈkʌlɚ", "en-US"),
        ("color", None, "ˈkʌlɚ", "en-US"),
        ("W3C", "World Wide Web Consortium", None, "fr"),
        ("Xi", "shee", None, "en-US"),
    ]


def test_the_project_wins_over_the_user(tmp_path: Path, own_settings: Path) -> None:
    own_settings.mkdir(exist_ok=True)
    mine = write(own_settings, "lexicon.toml", 'mill = "user"\nwheel = "user"')
    try:
        found = load_lexicon([write(tmp_path, "lexicon.toml", 'mill = "project"')]).find("mill wheel", "en")
        assert [one.words for one in found] == ["project", "user"]
    finally:
        Path(mine).unlink()


def test_usual_names(tmp_path: Path) -> None:
    assert lexicons_in(tmp_path) == ()
    write(tmp_path, "lexicon.pls", PLS)
    write(tmp_path, "lexicon.toml", "")
    assert [Path(name).name for name in lexicons_in(tmp_path)] == ["lexicon.toml", "lexicon.pls"]


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("a.toml", 'Siobhan = "/S@_"vo:/"', ["a.toml"]),
        ("a.toml", "Siobhan = '/ʃ9vɔːn/'", ["a.toml", "Siobhan", "'9'"]),
        ("a.toml", "Siobhan = { ipa = 'XYZ' }", ["a.toml", "Siobhan", "XYZ"]),
        ("a.toml", "Siobhan = 3", ["a.toml", "Siobhan", "3"]),
        ("a.toml", "Siobhan = ''", ["a.toml", "Siobhan"]),
        ("a.toml", "Siobhan = { case = true }", ["a.toml", "Siobhan"]),
        ("a.toml", "Siobhan = { say = 'x', case = 'yes' }", ["a.toml", "Siobhan", "case"]),
        ("a.toml", "Siobhan = { say = 'x', language = '?!' }", ["a.toml", "Siobhan", "?!"]),
        ("a.toml", "example.org = 'x'", ["a.toml", "example", "org"]),
        ("a.toml", "'!!' = 'x'", ["a.toml", "!!"]),
        ("a.toml", "'(a' = { regex = true, say = 'x' }", ["a.toml", "(a"]),
        ("a.toml", "'a*' = { regex = true, say = 'x' }", ["a.toml", "a*"]),
        ("a.toml", "'a' = { regex = true, say = 'x\\2' }", ["a.toml", "'a'"]),
        ("a.toml", f"a = '{'x' * 2000}'", ["a.toml", "'a'"]),
        ("a.pls", "<lexicon", ["a.pls"]),
        ("a.pls", "<html/>", ["a.pls"]),
        ("a.pls", PLS.replace(' xml:lang="en-US"', ""), ["a.pls", "language"]),
        ("a.pls", PLS.replace("ˈkʌlɚ", "9!9"), ["a.pls", "line 5", "colour", "9!9"]),
        ("a.pls", PLS.replace("<alias>shee</alias>", ""), ["a.pls", "Xi", "x-sampa"]),
        ("a.pls", PLS.replace("<grapheme>Xi</grapheme>", ""), ["a.pls", "line 12"]),
        ("a.pls", PLS.replace("<lexicon ", '<!DOCTYPE lexicon [<!ENTITY e "x">]><lexicon ', 1), ["a.pls", "type"]),
        ("a.pls", PLS.replace("<lexicon ", '<!DOCTYPE lexicon SYSTEM "file:///x"><lexicon ', 1), ["a.pls", "type"]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str, names: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        load_lexicon([write(tmp_path, name, text)])
    assert caught.value.remedy
    for one in names:
        assert one in caught.value.what


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE l [<!ENTITY a "xxxxxxxxxx">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    with pytest.raises(UsageError):
        load_lexicon([write(tmp_path, "a.pls", f"{bomb}]>{PLS.partition('?>')[2].replace('shee', '&j;')}")])


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80", b"a = '\xff'", b"<", b"\x00" * 10, b"[[[[" * 10_000])
def test_bytes_that_are_no_lexicon(tmp_path: Path, data: bytes) -> None:
    for name in ("a.toml", "a.pls", "a"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UsageError, match=name):
            load_lexicon([str(tmp_path / name)])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for name in ("none.toml", "."):
        with pytest.raises(UsageError, match="cannot be read"):
            load_lexicon([str(tmp_path / name)])


@pytest.mark.parametrize(
    ("written", "ipa"),
    [
        ("/ʃɪˈvɔːn/", "ʃɪˈvɔːn"),
        ("[ɕi]", "ɕi"),
        ("ga:'b", "ɡaːˈb"),
        ("bɔ̃ʒuʁ", "bɔ̃ʒuʁ"),
        ("ça", "ça"),
        ("ʤ", "dʒ"),
        ("x5", None),
        ("", None),
        ("//", None),
        ("ˈˌ", None),
        ("Siobhan", None),
    ],
)
def test_ipa(written: str, ipa: str | None) -> None:
    assert checked_ipa(written) == ipa
