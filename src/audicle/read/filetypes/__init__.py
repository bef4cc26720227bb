"""What a text is that is no article, by its content: a feed, a mail, data, a program, subtitles.

Each module knows some kinds. It says so only if it is sure: a text that speaks of tags, quotes code or begins like a
letter is an article. What its name ends in is a witness, and nothing more.
"""

from __future__ import annotations

from audicle.errors import SourceError
from audicle.read.filetypes import (
    configuration,
    jsondata,
    markup,
    messages,
    programs,
    subtitles,
    tables,
    typesetting,
)
from audicle.read.filetypes.filetype import FileType, sample_of
from audicle.read.filetypes.markup import is_html

__all__ = ["FileType", "file_type", "is_html", "refuse_others"]

# By marks that no article has
_MARKED = (
    jsondata.recognise,
    markup.recognise,
    messages.recognise,
    subtitles.recognise,
    typesetting.recognise,
)
# By the look of the lines
_SHAPED = (tables.recognise, configuration.recognise, programs.recognise)


def file_type(text: str, name: str, *, shaped: bool = True) -> FileType | None:
    """Return the kind of file that a text is, None if it may be an article.

    ``name`` is that of the source. Without ``shaped`` only marks count that no article has, and not how its lines look,
    for what is said to be Markdown or HTML.
    """
    sample = sample_of(text, name)
    kinds = (*_MARKED, *_SHAPED) if shaped else _MARKED
    return next((found for recognise in kinds if (found := recognise(sample))), None)


def refuse_others(text: str, name: str, *, shaped: bool = True) -> None:
    """Raise SourceError, which names the kind of file, if a text is no article; see ``file_type``."""
    found = file_type(text, name, shaped=shaped)
    if found:
        raise SourceError(f"{name}: this is {found.name}, not an article.", found.remedy)
