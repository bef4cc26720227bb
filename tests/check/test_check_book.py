"""What the check does with files that it cannot read, and what it says."""

from __future__ import annotations

import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from check_books import CLEAN, packed
from mutants import MUTANTS

import ace as ace_parts
import audicle
import epub_checker
from audicle.audio.sounding import seconds
from audicle.check.checking import CHECKERS
from audicle.check.referee import examine
from audicle.check.registry import RULES
from audicle.check.tools import ace, epubcheck, program
from audicle.cli import main
from audicle.errors import SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as caught:
            main(["check", *map(str, arguments)])
        captured = capsys.readouterr()
        return Result(int(caught.value.code or 0), captured.out, captured.err)

    return run


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return written(tmp_path, "clean.epub", packed(CLEAN["plain"]()))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    mutant = next(mutant for mutant in MUTANTS if mutant.rule == "alt-is-file-name")
    return written(tmp_path, "faulty.epub", mutant.made())


def plain_with(**members: bytes) -> bytes:
    return packed(
        CLEAN["plain"]() | {name.replace("__", "/").replace("_", "."): data for name, data in members.items()}
    )


def drm() -> bytes:
    references = "".join(
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        f'<e:CipherData><e:CipherReference URI="EPUB/{name}.xhtml"/></e:CipherData></e:EncryptedData>'
        for name in ("one", "two")
    )
    encryption = f'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#">{references}</encryption>'
    return packed(CLEAN["plain"]() | {"META-INF/encryption.xml": encryption.encode()})


def locked() -> bytes:
    """Every member marked as locked with a password, in both places where a zip says so."""
    data = bytearray(packed(CLEAN["plain"]()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            data[info.header_offset + 6] |= 1
    start = struct.unpack_from("<L", data, data.rfind(b"PK\5\6") + 16)[0]
    while data[start : start + 4] == b"PK\1\2":
        data[start + 8] |= 1
        name, extra, comment = struct.unpack_from("<HHH", data, start + 28)
        start += 46 + name + extra + comment
    return bytes(data)


BAD = {
    "empty": (b"", "empty"),
    "text": (b"# Not a book\n", "not an EPUB"),
    "truncated": (packed(CLEAN["plain"]())[:-300], "cut short"),
    "zip": (packed({"a.txt": b"a"}), "not an EPUB"),
    "no package": (packed({"META-INF/container.xml": b"<container/>"}), "package"),
    "package gone": (
        packed({name: data for name, data in CLEAN["plain"]().items() if not name.endswith(".opf")}), "package",
    ),
    "package noise": (plain_with(EPUB__book_opf=b"\0\1\2"), "package"),
    "drm": (drm(), "DRM"),
    "locked": (locked(), "password"),
    "bomb": (plain_with(EPUB__one_xhtml=b"<p>" + b"a" * 30_000_000), "zip bomb"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_checked(name: str, tmp_path: Path, run: Callable[..., Result]) -> None:
    data, says = BAD[name]
    path = written(tmp_path, "book.epub", data)
    started = time.process_time()
    result = run(path, "--no-tools")
    assert time.process_time() - started < 20
    assert result.code == 3
    assert result.out == ""
    (line,) = result.err.splitlines()
    assert says in line
    assert line.endswith(".")
    assert line.count(". ") >= 1, "it says what happened, and what to do"
    with pytest.raises(SourceError):
        audicle.check_book(path)


def test_a_file_that_is_not_there(tmp_path: Path, run: Callable[..., Result]) -> None:
    assert "no such file" in run(tmp_path / "gone.epub").err
    assert run(tmp_path).code == 3


def test_entities_are_no_bomb(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(30))
    page = f'<!DOCTYPE html [{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>\n'.encode()
    page += b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body><p id="a">&e29; &f;</p></body></html>'
    report = audicle.check_book(written(tmp_path, "a.epub", plain_with(EPUB__one_xhtml=page)), checkers=["audicle"])
    assert "document-malformed" in {finding.rule for finding in report.findings}
    assert "root:" not in str(report)


def test_deep_and_many(tmp_path: Path) -> None:
    """Elements nested without end, and a fault a thousand times: bounded in time, and in what is listed."""
    head = b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>T</title></head><body>'
    deep = head + b"<div>" * 100_000
    many = head + b'<img src="style.css"/>' * 5_000 + b"</body></html>"
    started = time.process_time()
    report = audicle.check_book(
        written(tmp_path, "a.epub", plain_with(EPUB__one_xhtml=deep, EPUB__two_xhtml=many)), checkers=["audicle"]
    )
    assert time.process_time() - started < 20
    assert report.more["alt-missing"] == 4_900
    assert sum(finding.rule == "alt-missing" for finding in report.findings) == 100


def spoiled(members: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Return the members of a book with a few of them cut, gone, or with a value, a tag or some bytes changed."""
    members = dict(members)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(list(members))
        data = members[name]
        parts = re.findall(chance.choice([rb"<[^>]+>", rb'"[^"]*"']), data) or [data]
        others = [b"", b'"//["', b'"-1"', b'"%00"', b"\xc2\x9b", b'"' + b"9" * 5_000 + b':00:00"', *parts]
        match chance.randrange(4):
            case 0:
                del members[name]
            case 1:
                members[name] = data[: chance.randrange(len(data) + 1)]
            case 2:
                members[name] = data.replace(chance.choice(parts), chance.choice(others), 1)
            case 3:
                place = chance.randrange(len(data) + 1)
                members[name] = data[:place] + chance.randbytes(4) + data[place + 4 :]
    return members


@pytest.mark.parametrize("name", CLEAN)
def test_a_spoiled_book_is_judged_or_refused(name: str) -> None:
    """Whatever is in a file, there is a verdict or an error that says what to do."""
    chance = random.Random(name)
    for _ in range(8):
        book = packed(spoiled(CLEAN[name](), chance))
        try:
            found = examine(io.BytesIO(book), seconds).findings
        except SourceError as error:
            assert error.remedy  # noqa: PT017 - either end is a good one
        else:
            assert all(finding.rule in RULES for finding in found)


def test_a_clean_book_ends_well(clean: Path, run: Callable[..., Result]) -> None:
    result = run(clean, "--no-tools")
    assert result.code == 0
    assert result.out.splitlines()[0] == f"{clean}: 0 errors, 0 warnings, 0 notices."
    assert "Checked by audicle" in result.out


def test_a_fault_is_told_for_people(faulty: Path, run: Callable[..., Result]) -> None:
    result = run(faulty, "--no-tools")
    assert result.code == 8
    assert "\x1b" not in result.out
    lines = result.out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("error alt-is-file-name: The"))
    assert lines[start + 1].startswith("  in EPUB/one.xhtml:")
    assert lines[start + 2].startswith("  Write what the picture says")


def test_what_counts_as_failing_can_be_chosen(tmp_path: Path, clean: Path, run: Callable[..., Result]) -> None:
    mutant = next(mutant for mutant in MUTANTS if mutant.rule == "heading-skipped")
    path = written(tmp_path, "warned.epub", mutant.made())
    assert run(path, "--no-tools").code == 8
    assert run(path, "--no-tools", "--fail-on", "error").code == 0
    assert run(path, "--no-tools", "--fail-on", "never").code == 0
    assert run(path, clean, "--no-tools", "--quiet").out.count("\n") == 4, "the faults, and nothing of the clean book"


def test_json_has_the_shape_that_is_documented(faulty: Path, tmp_path: Path, run: Callable[..., Result]) -> None:
    result = run(faulty, tmp_path / "gone.epub", "--no-tools", "--json")
    assert result.code == 1
    told = json.loads(result.out)
    text = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")
    start = text.index('    {"schema"')
    documented = json.loads(text[start : text.index("`checker` is")])
    assert told["schema"] == documented["schema"]
    for found, shown in zip(told["books"], documented["books"], strict=True):
        assert found.keys() == shown.keys()
    book, shown = told["books"][0], documented["books"][0]
    assert book["findings"][0].keys() == shown["findings"][0].keys()
    assert book["findings"][0]["place"].keys() == shown["findings"][0]["place"].keys()
    assert book["checkers"][0].keys() == shown["checkers"][0].keys()
    assert book["counts"].keys() == shown["counts"].keys()


def test_control_characters_of_a_book_do_not_reach_the_terminal(tmp_path: Path, run: Callable[..., Result]) -> None:
    page = CLEAN["plain"]()["EPUB/two.xhtml"].replace(b"one.xhtml#a", "\u009b2Jone\u202e".encode())
    result = run(written(tmp_path, "a.epub", plain_with(EPUB__two_xhtml=page)), "--no-tools")
    assert "link-to-nowhere" in result.out
    assert not {"\u009b", "\u202e"} & set(result.out)


def test_tools_that_are_missing_are_told_of(
    clean: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Callable[..., Result]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("AUDICLE_ACE", str(tmp_path))
    result = run(clean)
    assert result.code == 0
    assert "Not checked by epubcheck: it is not installed. Install a Java runtime" in result.out
    assert "Not checked by ace: it is not installed. Install Node.js" in result.out
    only = run(clean, "--only", "ace")
    assert only.code == 7
    assert "ace has not run" in only.err


def test_a_tool_that_fails_is_told_of(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epubcheck, "command", lambda: [sys.executable, "-c", "print('out of memory')"])
    monkeypatch.setattr(ace, "command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(program, "LONGEST", 0.5)
    report = audicle.check_book(clean)
    states = {state.name: state for state in report.checkers}
    assert not states["epubcheck"].ran
    assert "out of memory" in states["epubcheck"].detail
    assert "did not end" in states["ace"].detail


def test_a_checker_that_there_is_not(clean: Path) -> None:
    with pytest.raises(UsageError, match="Checkers are"):
        audicle.check_book(clean, checkers=["lint"])


@pytest.mark.xdist_group("epubcheck")
def test_epubcheck_is_asked(tmp_path: Path, parts: Callable[..., None]) -> None:
    parts(*epub_checker.PARTS)
    book = packed(CLEAN["plain"]() | {"EPUB/stray.txt": b"not listed"})
    made = book.replace(b"application/epub+zip", b"application/epub+zap")
    report = audicle.check_book(written(tmp_path, "a.epub", made), checkers=["epubcheck"])
    assert report.checkers[0].ran
    assert report.checkers[0].version.startswith("5.")
    assert {finding.checker for finding in report.findings} == {"epubcheck"}
    assert report.faulty


def test_the_program_beside_the_jar_is_not_started_without_java(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package puts a program ``epubcheck`` on the PATH of its environment; it needs the same Java."""
    program = tmp_path / "epubcheck"
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert epubcheck.command() is None


def test_ace_is_asked_and_speaks_against_a_claim(tmp_path: Path, parts: Callable[..., None]) -> None:
    parts(*ace_parts.PARTS)
    page = CLEAN["conforming"]()["EPUB/one.xhtml"].replace(b"<h2>", b'<p role="buton">x</p><h2>')
    made = packed(CLEAN["conforming"]() | {"EPUB/one.xhtml": page})
    report = audicle.check_book(written(tmp_path, "a.epub", made), checkers=["audicle", "ace"])
    assert report.checkers[1].ran, report.checkers[1]
    assert {finding.rule for finding in report.findings} >= {"aria-roles", "claim-conformance"}


def test_the_referee_needs_no_other_program_and_little_time(clean: Path, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, audicle.check.referee as referee; "
        "print(len(referee.examine(pathlib.Path(sys.argv[1])).findings)); "
        "print(sorted({'av', 'subprocess', 'audicle.check.tools', 'click'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(clean)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "[]"]


def test_a_publisher_can_ask_before_it_claims(clean: Path, faulty: Path) -> None:
    assert not examine(io.BytesIO(clean.read_bytes())).against_conformance
    with faulty.open("rb") as file:
        assert "alt-is-file-name" in {finding.rule for finding in examine(file).against_conformance}


def test_every_checker_is_asked_by_default() -> None:
    assert CHECKERS == ("audicle", "epubcheck", "ace")
