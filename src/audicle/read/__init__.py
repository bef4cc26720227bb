"""From a source to an Article: one module a format, each behind the same few lines below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from audicle.errors import SourceError, UsageError
from audicle.model.explanation import Explanation, Origin
from audicle.model.recorded import identified
from audicle.read.descriptions import plain_description

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article
    from audicle.progress import Progress
    from audicle.read.source import Reading, Source
    from audicle.settings import Settings

_BY_ENDING = {
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "mkd": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "txt": "text",
    "text": "text",
    "epub": "epub",
    "docx": "docx",
    "odt": "odt",
    "fodt": "odt",
    "ott": "odt",
    "rtf": "rtf",
}
_KINDS = {"epub": "an EPUB", "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "an RTF document"}
_BY_TYPE = {"text/html": "html", "text/markdown": "markdown", "text/plain": "text"}
ENDINGS = tuple(f".{ending}" for ending in _BY_ENDING)
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_FLAT_ODF = re.compile(r"\A\ufeff?\s*(?:<\?xml[^>]*>\s*)?<office:document\s")  # ODF 1.3 part 3, 3.1.2
_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)\s*\n")
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|~~~|!\[[^\]]*\]\(|\[\^[^\]]+\]:|\|.*\|\s*$)|\[[^\]\n]+\]\([^)\s]+\)", re.MULTILINE
)


def read(
    source: Source, settings: Settings, progress: Progress, overrides: Mapping[str, Any] | None = None
) -> tuple[Article, Settings]:
    """Return the article in ``source`` and the settings it is to be made with; see ``read_explained``."""
    explanation, chosen = read_explained(source, settings, progress, overrides)
    return explanation.article, chosen


def read_explained(
    source: Source, settings: Settings, progress: Progress, overrides: Mapping[str, Any] | None = None
) -> tuple[Explanation, Settings]:
    """Return the article in ``source`` with the origin of its metadata, and the settings it is to be made with.

    The article is understood, its pictures loaded, its language known, its blocks named. What its front matter asks
    for is laid over ``settings``, and ``overrides`` over that. What is not as it should be but can be lived with is
    a warning. The source's own narration is left out if the settings
    replace it. Raises SourceError if there is no article in it, UsageError if an override is not valid.
    """
    from audicle.read.languages.article import resolve  # noqa: PLC0415
    from audicle.read.pictures.gathering import load_images  # noqa: PLC0415 - the command's --help needs no pictures

    reading = _parse(source, progress)
    chosen = _chosen(source, settings, reading.choices, progress).merged(overrides or {}, "command line")
    said = reading.origins.get("language")
    written = replace(reading.article, recording=None) if chosen.narration == "replace" else reading.article
    article, spoken = resolve(written, chosen.language, progress, said, source.name)
    origins = {**reading.origins, "language": spoken}
    if source.url and reading.pictures is None:
        from audicle.read.web.pictures import fetched_pictures  # noqa: PLC0415

        # not as the article's own front matter may wish
        private = settings.merged(overrides or {}, "command line").allow_private
        with fetched_pictures(article, source.url, progress, allow_private=private) as pictures:
            article = load_images(article, source, chosen.image_size, progress, pictures)
    else:
        article = load_images(article, source, chosen.image_size, progress, reading.pictures)
    if not any(section.heading or section.blocks for section in article.sections):
        raise SourceError(f"{source.name}: there is no article text in it.", "Check that it is the right file.")
    if described := article.metadata.description:
        article = replace(article, metadata=replace(article.metadata, description=plain_description(described)))
    if article.metadata.source is None and source.url:
        article = replace(article, metadata=replace(article.metadata, source=source.url))
        origins["source"] = Origin("the address it was fetched from")
    given = {name: origin for name, origin in origins.items() if getattr(article.metadata, name)}
    return Explanation(identified(article), given, reading.how), chosen


def _chosen(source: Source, settings: Settings, choices: Mapping[str, Any], progress: Progress) -> Settings:
    """Return the settings with those of the front matter laid over them; a wrong one is a warning."""
    for name, value in choices.items():
        if name in ("allow_private", "lexicon"):  # what is reached from this machine
            progress.warn(f"{source.name}: {name} is for the person who converts to choose; it is left out.")
            continue
        try:
            settings = settings.merged({name: value}, source.name)
        except UsageError as error:
            progress.warn(str(error))
    return settings


def _parse(source: Source, progress: Progress) -> Reading:
    from audicle.machine.archive import is_archive  # noqa: PLC0415
    from audicle.read.characters.decoding import decode, glance, refuse_binary  # noqa: PLC0415
    from audicle.read.filetypes import is_html, refuse_others  # noqa: PLC0415

    if is_archive(source.data):
        return _parse_archive(source, progress)
    if _RTF.match(source.data):
        from audicle.read.rtf import read_rtf  # noqa: PLC0415

        return read_rtf(source, progress)
    known = _BY_TYPE.get(source.media_type or "") if source.url else _BY_ENDING.get(_ending(source.name))
    look = glance(source.data)
    if _FLAT_ODF.search(look):
        from audicle.read.odt import read_odt  # noqa: PLC0415

        return read_odt(source, progress)
    if known == "html" or (known in (None, "text") and is_html(look, sure=_looks_like_markdown(look))):
        from audicle.read.html import read_html  # noqa: PLC0415

        _refuse_empty(source)
        refuse_binary(source.data, source.name)
        refuse_others(look, source.name, shaped=False)
        return read_html(source, progress)
    text = decode(source.data, source.name, progress, source.charset)
    if known in _KINDS:
        kind = _KINDS[known]
        raise SourceError(f"{source.name}: this is text and not {kind}.", "Give it the ending that it should have.")
    refuse_others(text, source.name, shaped=known in (None, "text"))
    if known == "markdown" or (known is None and _looks_like_markdown(text)):
        from audicle.read.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(source, text, progress)
    from audicle.read.text import read_text  # noqa: PLC0415

    return read_text(source, text, progress)


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower()


def _parse_archive(source: Source, progress: Progress) -> Reading:
    """Read a zip archive as what its members say it is, whatever its name says."""
    from audicle.machine.archive import names_in  # noqa: PLC0415

    names = names_in(source.data)
    known = _ending(source.name)
    if "META-INF/container.xml" in names or known == "epub":
        from audicle.read.epub import read_epub  # noqa: PLC0415

        return read_epub(source, progress)
    if any(name.startswith("word/") for name in names) or known == "docx":
        from audicle.read.docx import read_docx  # noqa: PLC0415

        return read_docx(source, progress)
    if "content.xml" in names or known in ("odt", "ott"):
        from audicle.read.odt import read_odt  # noqa: PLC0415

        return read_odt(source, progress)
    if "[Content_Types].xml" in names:
        raise SourceError(
            f"{source.name}: this is an Office document that holds no text to read.", "Export its text, and give that."
        )
    from audicle.read.zipped import article_in  # noqa: PLC0415

    article, beside = article_in(source, ENDINGS, progress)
    reading = _parse(article, progress)
    return reading if reading.pictures is not None else replace(reading, pictures=beside)


def _refuse_empty(source: Source) -> None:
    """Raise SourceError if a source has no text at all."""
    if not source.data.strip(b" \t\r\n\0"):
        raise SourceError(f"{source.name}: there is no text in it.", "Check that the file was saved; it is empty.")


def _looks_like_markdown(text: str) -> bool:
    """Say whether a text without a telling name is Markdown: it has front matter, or several of its marks."""
    several = 2
    return bool(_FRONT_MATTER.match(text)) or len(_MARKDOWN.findall(text[:20_000])) >= several
