from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

import audicle
import fakes
from audicle import errors
from audicle.cli import main
from audicle.model.json import schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(autouse=True)
def quiet_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to run in, and one quick voice."""
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_text("# A good one\n\nIt has text. And *more*.\n", encoding="utf-8")
    return tmp_path


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        captured = capsys.readouterr()
        code = caught.value.code
        return Result(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


def error_line(result: Result) -> str:
    """The one line that an error is: no traceback, what happened, what to do."""
    lines = [line for line in result.err.splitlines() if line.startswith("audicle: error:")]
    assert len(lines) == 1, result.err
    assert "Traceback" not in result.err
    assert lines[0].endswith((".", "!"))
    assert lines[0].count(". ") >= 1, "it says what happened, and what to do"
    return lines[0]


def test_convert_says_on_stdout_what_was_made(run) -> None:
    result = run("convert", "good.md", "-o", "out", "--jobs", "0")
    assert result.code == 0
    assert re.fullmatch(r"out/a-good-one  \d+:\d\d\n", result.out)
    assert "[1/1] good.md" in result.err
    assert run("convert", "good.md", "-o", "out", "--jobs", "0").out.endswith("(unchanged)\n")


def test_json_is_all_there_is_on_stdout(run) -> None:
    Path("bad.md").write_text("")
    result = run("convert", "good.md", "bad.md", "-o", "out", "--jobs", "0", "--json")
    articles = json.loads(result.out)["articles"]
    assert [article["status"] for article in articles] == ["made", "failed"]
    assert articles[0]["manifest"]["slug"] == "a-good-one"
    assert articles[1]["exit_code"] == 3
    assert result.code == 1


@pytest.mark.parametrize("command", ["read", "script", "convert"])
def test_what_an_article_is_called_gives_a_terminal_no_orders(run, command: str) -> None:
    name = "odd\x1b]0;name\x07\u202e.md"
    Path(name).write_text(
        '---\ntitle: "My \\e]0;title\\a\\u202e"\nsubtitle: "\\a"\nspeed: 11\n---\n\nxyzzy\n', encoding="utf-8"
    )
    result = run(command, name)
    said = result.out + result.err
    assert result.code == 0
    assert "its language cannot be told" in said
    assert not {"\x1b", "\x07"} & set(said)
    assert "\u202e" not in result.err


def test_a_name_that_is_no_text_is_said_as_it_can_be(run) -> None:
    assert "odd\\udcff.md" in error_line(run("convert", "odd\udcff.md"))


def test_quiet_says_nothing(run) -> None:
    result = run("convert", "good.md", "-o", "out", "--jobs", "0", "--quiet")
    assert (result.out, result.err) == ("", "")


def test_no_audio_makes_a_book_without_sound(run) -> None:
    assert run("convert", "good.md", "-o", "out", "--no-audio").code == 0
    made = sorted(path.name for path in Path("out/a-good-one").iterdir())
    assert made == ["a-good-one.epub", "audicle.json", "cover.png", "index.html", "thumbnail.png"]


def test_settings_come_from_audicle_toml(run) -> None:
    Path("audicle.toml").write_text("audio = false\n[library]\ntitle = 'x'\n")
    assert run("convert", "good.md", "-o", "out").code == 0
    assert not Path("out/a-good-one/audio").exists()
    Path("other.toml").write_text("loudness = 'loud'\n")
    result = run("convert", "good.md", "-o", "out", "--config", "other.toml")
    assert result.code == 2
    assert "loudness is 'loud'" in error_line(result)


def test_style_and_version_are_chosen_and_kept_with_the_result(run) -> None:
    chosen = ("--no-audio", "--style", "dyslexia", "--epub-version", "2-compatible")
    assert run("convert", "good.md", "-o", "out", *chosen).code == 0
    settings = json.loads(Path("out/a-good-one/audicle.json").read_text())["settings"]
    assert (settings["style"], settings["epub_version"]) == ("dyslexia", "2-compatible")
    with zipfile.ZipFile("out/a-good-one/a-good-one.epub") as book:
        assert any(name.endswith(".woff") for name in book.namelist())
        assert "EPUB/modern.css" not in book.namelist()
    Path("audicle.toml").write_text("style = 'baroque'\n")
    result = run("convert", "good.md", "-o", "out")
    assert result.code == 2
    assert "style is 'baroque'" in error_line(result)


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("empty.md", b"", 3, "empty.md: there is no text"),
        ("blank.txt", b" \n\t\n", 3, "blank.txt: there is no text"),
        ("empty.html", b"", 3, "empty.html: there is no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3, "picture.txt: this looks like"),
        ("paper.md", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0", 3, "paper.md: this looks like"),
        ("noise.txt", bytes(range(256)) * 40, 3, "noise.txt"),
        ("data.json", b'{"text": ["It is lit."]}', 3, "data.json: this is JSON, not an article. It is data"),
        ("no-article.html", b"<html><nav><a href=x>Home</a></nav></html>", 3, "no-article.html"),
    ],
)
def test_a_source_that_is_no_article(run, name: str, data: bytes, code: int, says: str) -> None:
    Path(name).write_bytes(data)
    result = run("convert", name, "-o", "out", "--jobs", "0")
    assert result.code == code
    assert says in error_line(result)
    assert not list(Path("out").iterdir())


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("convert", "missing.md"), 3, "missing.md: there is no such file"),
        (("convert", "nothing-here"), 3, "there are no articles in this folder"),
        (("convert", "good.md", "--voice", "tonne"), 2, "Near it: tone"),
        (("convert", "good.md", "--voice", "tone:z"), 2, "tone:a"),
        (("convert", "good.md", "--language", "klingonese-qq-zz"), 2, "klingonese-qq-zz"),
        (("convert", "good.md", "--language", "ka"), 5, "Georgian"),
        (("convert", "good.md", "--speed", "9"), 2, "--speed is 9.0. Write a number from 0.5 to 2."),
        (("convert", "good.md", "--formats", "ogg"), 2, "--formats: there is no 'ogg'. Give some of mp3, m4b, opus"),
        (("convert", "good.md", "--transcripts", "vtt,sr"), 2, "--transcripts: there is no 'sr'. Near it: srt."),
        (("convert", "good.md", "--config", "none.toml"), 2, "none.toml is not there."),
        (("convert", "good.md", "--script", "none.json"), 2, "none.json is not there."),
        (("bind", "good.md", "-o", "all.pdf"), 2, "all.pdf: articles are bound as an EPUB"),
        (("bind", "good.md", "-o", "all.json"), 2, "ends in .epub."),
        (("bind", "good.md", "-o", "all"), 2, "ends in .epub."),
        (("convert", "good.md", "--frobnicate"), 2, "--frobnicate"),
        (("convert", "good.md", "-o", "good.md"), 6, "good.md"),
        (("convert", "good.md", "-o", "good.md/below"), 6, "good.md"),
        (("convert", "http://127.0.0.1:9/a"), 3, "--allow-private"),
        (("convert",), 2, "SOURCE"),
        (("conver",), 2, "Near it: convert. See audicle --help."),
        (("good.md",), 2, "To convert it: audicle convert good.md."),
        (("library", "bild"), 2, "Near it: build. See audicle library --help."),
        (("voices", "ad"), 2, "Near it: add."),
        (("voices", "--languag", "en"), 2, "--language"),
        (("read", "missing.md"), 3, "missing.md"),
    ],
)
def test_a_wrong_request(run, arguments: tuple[str, ...], code: int, says: str) -> None:
    Path("nothing-here").mkdir()
    if arguments[0] == "convert" and len(arguments) > 1 and "-o" not in arguments:
        arguments = (*arguments, "-o", "out", "--jobs", "0")
    result = run(*arguments)
    assert result.code == code, result.err
    assert says in error_line(result)
    assert not Path("out").exists() or not list(Path("out").iterdir())


def test_a_wrong_encoding_is_read_and_named(run) -> None:
    Path("old.txt").write_bytes(
        "Über den Fluß\n\nDie Brücke führt über den Fluß, und es wäre schön.\n".encode("cp1252")
    )
    result = run("read", "old.txt")
    assert result.code == 0
    assert "Brücke führt" in result.out
    assert "audicle: warning: old.txt" in result.err


def test_invalid_front_matter_is_a_warning_and_the_article_stays(run) -> None:
    Path("odd.md").write_text("---\ntitle: [unclosed\n---\n\n# Still here\n\nText.\n", encoding="utf-8")
    result = run("convert", "odd.md", "-o", "out", "--jobs", "0")
    assert result.code == 0
    assert "audicle: warning: odd.md" in result.err
    assert Path("out/still-here/still-here.epub").exists()


@pytest.mark.skipif(os.name == "nt", reason="folders have other permissions on Windows")
def test_a_folder_that_may_not_be_written(run, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = Path("locked")
    locked.mkdir()
    if os.geteuid() == 0:  # root may write anywhere: let the system call say what it says to others
        monkeypatch.setattr("audicle.machine.files.Path.open", fakes.refusing(PermissionError(13, "Permission denied")))
    else:
        locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    result = run("convert", "good.md", "-o", "locked")
    assert result.code == 6
    assert "Permission denied" in error_line(result)


def test_text_in_a_script_no_voice_reads(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    Path("script.md").write_text("# ᏣᎳᎩ\n\nᎣᏏᏲ ᏂᎦᏓ.\n", encoding="utf-8")  # Cherokee
    result = run("convert", "script.md", "-o", "out", "--jobs", "0")
    assert result.code == 5
    error_line(result)
    assert not list(Path("out").iterdir())


def test_read_prints_json_that_is_valid(run) -> None:
    data = json.loads(run("read", "good.md", "--format", "json").out)
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert data["metadata"]["title"] == "A good one"


def test_read_prints_text_and_markdown(run) -> None:
    assert run("read", "good.md").out == "A good one\n\nIt has text. And more.\n"
    markdown = run("read", "good.md", "--format", "markdown").out
    assert "It has text. And *more*." in markdown
    Path("again.md").write_text(markdown, encoding="utf-8")
    assert run("read", "again.md", "--format", "markdown").out == markdown


def test_read_explains_itself(run) -> None:
    told = run("read", "good.md", "--explain").out
    assert "title: A good one (from: the first heading of level 1)\n" in told
    assert "texts left out: 0\n" in told
    data = json.loads(run("read", "good.md", "--explain", "--format", "json").out)
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert data["explained"]["metadata"]["title"] == "the first heading of level 1"
    assert run("read", "good.md", "--explain", "--format", "markdown").code == 2


def test_standard_input_is_a_source(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"# From a pipe\n\n- one\n- two\n\n## More\n\nText.\n"))
    )
    result = run("read", "-", "--format", "json")
    assert json.loads(result.out)["metadata"]["title"] == "From a pipe"


def test_voices_names_engines_and_languages(run) -> None:
    assert "tone:a  en, de" in run("voices").out
    assert [voice["name"] for voice in json.loads(run("voices", "--language", "fr", "--json").out)] == ["a", "b"]
    assert json.loads(run("voices", "--json").out)[0]["name"] == "tone"
    nobody = run("voices", "--language", "ka")
    assert nobody.code == 5
    assert "Georgian" in error_line(nobody)


def test_doctor_tries_each_part(run, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("doctor")
    assert result.code == 0
    assert re.search(r"^works +voice tone", result.out, re.MULTILINE)
    monkeypatch.setenv("AUDICLE_ENGINES", "-")
    broken = run("doctor", "--json")
    assert broken.code == 7
    assert {"part": "voices", "works": False}.items() <= next(
        finding for finding in json.loads(broken.out) if finding["part"] == "voices"
    ).items()


def test_an_unforeseen_fault_is_one_line(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("audicle.read.sources.explain", broken)
    result = run("read", "good.md")
    assert result.code == 70
    assert "RuntimeError: a bug" in error_line(result)


def test_version_and_help(run) -> None:
    assert re.fullmatch(r"audicle \d+\.\d+\.\d+\n", run("--version").out)
    assert "convert" in run("--help").out
    for command in ("convert", "read", "check", "voices", "doctor"):
        assert run(command, "--help").code == 0


def test_help_loads_no_heavy_package() -> None:
    program = (
        "import sys\n"
        "from audicle.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'lxml', 'PIL', 'babel', 'trafilatura', 'onnxruntime', 'markdown_it', 'rich', 'ebooklib'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_every_exit_code_is_documented() -> None:
    table = (DOCS / "exit-codes.md").read_text(encoding="utf-8")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    for kind in kinds:
        if kind is not errors.AudicleError:
            assert f"| {kind.exit_code} | `{kind.__name__}` |" in table


def test_every_setting_is_documented() -> None:
    table = (DOCS / "settings.md").read_text(encoding="utf-8")
    for name in audicle.Settings.__dataclass_fields__:
        assert f"| `{name}` |" in table


def test_everything_exported_is_there() -> None:
    for name in audicle.__all__:
        assert getattr(audicle, name) is not None
