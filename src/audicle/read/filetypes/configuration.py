"""Settings and data that people write for programs: YAML, TOML, INI and their kin."""

from __future__ import annotations

import itertools
import re
import tomllib

from audicle.read.filetypes.filetype import HEAD, FileType, Sample, share

_DATA = "It is for programs. If it is an article, let its name end in .md."
_YAML, _TOML, _INI = (FileType(name, _DATA) for name in ("YAML", "TOML", "settings (INI)"))
_PO = FileType("a translation of a program (PO)", _DATA)
_LINK = FileType("a link to a page", "Give the address that stands in it.")
_PLAYLIST = FileType("a playlist", "It holds no article.")
_KEYS = FileType("a key or a certificate (PEM)", "It holds no article.")
_COMMENT = re.compile(r"\s*(?:#|;|//)")
_SECTION = re.compile(r"\s*\[\[?[\w.\"' :@/\\*-]+\]?\]\s*(?:[#;].*)?$")
_SET = re.compile(r"\s*[\w.\"'-][\w.\"'/@*-]*\s*=\s*\S*")
_PAIR = re.compile(r"\s*(?:- +)*[\"']?[\w.$/<-][\w.$/@*<>-]*[\"']?\s*:(?:\s+\S.*|\s*)$")
_ITEM = re.compile(r"\s*- +\S")
_OPENS = re.compile(r"(\s*)(?:- +)?[\"']?[\w.$/<-][\w.$/@*<>-]*[\"']?\s*:\s*(?:[|>&!][\w!+-]*\s*)?(?:#.*)?$")
_PROSE = re.compile(r"[^:=]*:\s+(?:\S+\s+){7,}\S*[.!?]$")
_YAML_ENDINGS = ("yaml", "yml")
_INI_ENDINGS = ("ini", "cfg", "conf", "properties", "env", "desktop", "toml", "editorconfig", "gitconfig", "service")
_MOSTLY, _HALF, _SOME = 0.85, 0.5, 0.2  # of the lines
_FEW = 4


def recognise(sample: Sample) -> FileType | None:
    """Return what of these a text is, None if it is none."""
    if re.match(r"-----BEGIN (?!PGP SIGNED MESSAGE)[A-Z0-9 ]+-----", sample.first):
        return _KEYS
    if sample.first.startswith("#EXTM3U"):
        return _PLAYLIST
    if sample.first.strip() == "[InternetShortcut]":
        return _LINK
    lines = [line for line in sample.lines if not _COMMENT.match(line)]
    if not lines:
        return None
    if re.match(r"msg(?:id|ctxt) \"", lines[0]) and any(line.startswith("msgstr") for line in lines):
        return _PO
    if _is_toml(sample):
        return _TOML
    return _settings(sample, lines) or (_YAML if _is_yaml(sample, lines) else None)


def _is_toml(sample: Sample) -> bool:
    """Tell whether a text is TOML: there is no other text whose every line has a key and a value."""
    if "=" not in sample.text or len(sample.text) > HEAD:
        return False
    try:
        return len(tomllib.loads(sample.text)) > 1 or sample.ending == "toml"
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


def _settings(sample: Sample, lines: list[str]) -> FileType | None:
    sections = share(lines, _SECTION)
    set_ = share(lines, _SET)
    named = sample.ending in _INI_ENDINGS
    if named and sections + set_ >= _HALF:
        return _TOML if sample.ending == "toml" else _INI
    if not sections or not _SECTION.match(lines[0]) or len(lines) < _FEW or set_ < _HALF:
        return None
    whole = sum(1 for line in lines if _SECTION.match(line) or _SET.match(line) or line[0].isspace() or line[0] in "]}")
    if whole < _MOSTLY * len(lines):
        return None
    return _TOML if any(re.search(r"=\s*(?:\"|\[|true\b|false\b)", line) for line in lines) else _INI


def _is_yaml(sample: Sample, lines: list[str]) -> bool:
    """Tell whether a text is YAML: keys and items, of which some stand below others. Who speaks is no key."""
    marks = [at for at, line in enumerate(lines) if line.strip() == "---"]
    if sample.ending not in _YAML_ENDINGS and marks[:1] == [0] and len(marks) > 1:
        lines = lines[marks[1] :]  # below what may be the front matter of an article
    lines = [line for line in lines if line.strip() not in ("---", "...")]
    pairs, items = share(lines, _PAIR), share(lines, _ITEM)
    if sample.ending in _YAML_ENDINGS:
        return pairs >= _SOME or items >= _MOSTLY
    inside = sum(1 for line in lines if line[0] in " \t-" or _PAIR.match(line))
    if len(lines) < _FEW or pairs < _HALF or inside < _MOSTLY * len(lines) or share(lines, _PROSE) > _SOME:
        return False
    tops = [line.partition(":")[0] for line in lines if line[0] not in " \t-" and ":" in line]
    plain = sum(1 for name in tops if name[0].islower() or re.search(r"[a-z][A-Z_.-]", name))
    valued = sum(1 for line in lines if _PAIR.match(line) and not line.rstrip().endswith(":"))
    if len(tops) != len(set(tops)) or plain < _HALF * len(tops) or valued < _SOME * len(lines):
        return False
    return any(
        (opens := _OPENS.match(line)) and (len(below) - len(below.lstrip()) > len(opens[1]) or _ITEM.match(below))
        for line, below in itertools.pairwise(lines)
        if _PAIR.match(below) or _ITEM.match(below)
    )
