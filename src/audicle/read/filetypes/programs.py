"""Programs and what they print: source code, patches, logs."""

from __future__ import annotations

import re

from audicle.read.filetypes.filetype import HEAD, FileType, Sample, held, unfenced

_REMEDY = "If it is an article with code in it, let its name end in .md, and set the code apart as Markdown does."
_CODE = FileType("the source code of a program", _REMEDY)
_PATCH = FileType("a patch", "It holds no article.")
_LOG = FileType("a log", "It holds no article; if it is one, let its name end in .md.")
_MAIL_OF_PATCH = re.compile(r"From [0-9a-f]{40} ")
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", re.MULTILINE)
_LOGGED = re.compile(
    r"\s*(?:"
    r"[\[<(]?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?[\])>]?[ \t:|,-]+\S"
    r"|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \S+ \S+?(?:\[\d+\])?: "  # RFC 3164
    r"|<\d{1,3}>1 \d{4}-\d{2}-\d{2}T"  # RFC 5424
    r"|\S+ \S+ \S+ \[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] \""  # of web servers
    r"|\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\]?[ :|\t]"
    r"|[\[(]?\d{2}:\d{2}:\d{2}(?:[.,]\d+)?[\])]?[ :|]+\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL)\b"
    r"|\[ *\d+\.\d{6}\] "  # of kernels
    r"|\d+ (?:silly|verbose|info|timing|http|warn|error) "  # of npm
    r")"
)
_TRACE = re.compile(r"\s+(?:at |File \"|\.\.\. \d+ more)|(?:Caused by|Traceback)\b")
_COMMENT = re.compile(r"\s*(?:#(?![!i])|//|/\*|\*(?:\s|/|$)|--\s|;|\"\"\"|\x27\x27\x27|<!--|%|rem\s)", re.IGNORECASE)
# What a program says to people: documentation and remarks over several lines
_REMARK = re.compile(r"(\"\"\"|\x27\x27\x27).*?\1|^[ \t]*/\*.*?\*/", re.DOTALL | re.MULTILINE)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<!\w)'(?:[^'\\]|\\.)*'|`[^`]*`|\s(?://|#|--)\s.*$|\w+://\S+")
# Signs and words that stand in nearly every line of a program, whatever its language
_SIGN = re.compile(
    r"^#!|[;{}\[\]=<>|&$@\\*_]|\w\(|\(\)|::|->|\):?$|\w:$|\w\.\w|\b[a-z]+[A-Z]|^\s+[\w\"'-]+,?$"
    r"|^\s*(?:import|from|return|else|try|pass|end|endif|fi|done|esac|then|do|break|continue|def|class|begin|finally)\b"
)
# Those that seldom stand anywhere else
_SURE = re.compile(
    r"[;{]$|^\s*[}\])]+[;,)]*$|\w\(.*\)[;:,{)]*$|\w\($|[\w\]]\s*(?::=|[-+*/|&]?=|==|<-|=>)\s*\S|^#include\b|^#!|=>$|->"
    r"|^\s*(?:import|from|using|require|package|def|class|function|func|fn|sub|const|let|var|public|private|static|export"
    r"|return|elif|except|SELECT|INSERT|CREATE|UPDATE|FROM|RUN|COPY|WHERE|JOIN)\s[^.]*$|^\s*[\w.-]+:\s*[^;]+;$"
)
# Running text: words and words, or as much of a script that puts no spaces between them
_WORDS = re.compile(
    r"(?<![\w.])[^\W\d_]+(?:[,;:]?[ ]+[^\W\d_]+){4,}"
    r"|[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{7,}"
)
_LINKS = re.compile(r"\]\((?:https?:|#|mailto:|\.{0,2}/)|^(?:```|~~~)", re.MULTILINE)  # of Markdown
_MOSTLY, _OFTEN, _SELDOM = 0.8, 0.3, 0.1  # of the lines that are no comments
_FEW = 3
_LONGEST = 300  # characters of a line that are looked at
_BEGINNING = 4000  # characters that tell one language from another of the same ending


# What is written for people, in markup or in none, and what is known in another way
_READ = frozenset(
    (
        "Text only", "Text output", "Markdown", "reStructuredText", "Org Mode", "TiddlyWiki5",
        "MoinMoin/Trac Wiki markup", "Wikitext", "BBCode", "HTML", "XML", "TeX", "E-mail", "MIME", "Groff", "NotMuch",
        "TOML", "INI", "YAML", "JSON",
    )
)  # fmt: skip


def recognise(sample: Sample) -> FileType | None:
    """Return what of these a text is, None if it is none."""
    if _HUNK.search(sample.text[:20_000]) and re.match(r"(?:diff |--- |Index: |\+\+\+ )", sample.first):
        return _PATCH
    if _MAIL_OF_PATCH.match(sample.first):
        return _PATCH
    if len(sample.lines) >= _FEW:
        logged = sum(1 for line in sample.lines if _LOGGED.match(line) or _TRACE.match(line))
        least = _OFTEN if sample.ending == "log" else _MOSTLY
        if sample.share(_LOGGED) >= _OFTEN and logged >= least * len(sample.lines):
            return _LOG
    return _code(sample)


def _code(sample: Sample) -> FileType | None:
    """Return source code if nearly every line looks so; a name that tells its language needs fewer."""
    text = _REMARK.sub("", unfenced(sample.text[:HEAD]))
    lines = [line[:_LONGEST].rstrip() for line in held(text) if not _COMMENT.match(line)]
    bare = [_STRING.sub("''", line) for line in lines]
    prose = [line for line in bare if _WORDS.search(line)]
    code = [line for line in bare if _SIGN.search(line) and not _WORDS.search(line)]
    sure = [line for line in code if _SURE.search(line)]
    if not sure or len(code) < _OFTEN * len(lines) or len(code) <= len(prose):
        return None
    if language := _language(sample):
        return _PATCH if language == "Diff" else FileType(f"the source code of a program ({language})", _REMEDY)
    if sample.first.startswith(("#!/", "<?php")):
        return _CODE
    # who has something to say says it first, and links to what others say
    if _WORDS.search(lines[0]) or len(_LINKS.findall(text)) >= _FEW:
        return None
    many = len(lines) >= _FEW and len(sure) >= _OFTEN * len(lines)
    return _CODE if many and len(code) >= _MOSTLY * len(lines) and len(prose) <= _SELDOM * len(lines) else None


def _language(sample: Sample) -> str | None:
    """Return the programming language that a file's name tells, None for none and for markup that people read."""
    from pygments.lexers import find_lexer_class_for_filename  # noqa: PLC0415 - most sources have a name that is known

    found = find_lexer_class_for_filename(sample.name, sample.text[:_BEGINNING])
    return None if found is None or found.name in _READ else str(found.name)
