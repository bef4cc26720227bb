"""Many articles as one e-book, as a magazine is bound: parts, contributors, and one list of contents."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.agreed.policies import policy
from audicle.errors import UsageError
from audicle.machine.files import OUTPUT, ready
from audicle.model import Contributor, Metadata
from audicle.model.collection import collected
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.read.languages.article import normalise
from audicle.read.sources import find_sources, read_article
from audicle.settings import Settings
from audicle.speak.cache import clip_cache
from audicle.speak.lexicon import load_lexicon
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audicle.voices.registry import named_voices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article, Narration
    from audicle.progress import Progress


_REMEDY = "Name a file that ends in .epub."


@dataclass(frozen=True, slots=True)
class Bound:
    """A book that was made of many articles."""

    path: Path
    article: Article  # all of them, as one
    narration: Narration | None  # its streams are gone; its times and voices are the book's


def bind(
    names: tuple[str, ...],
    path: Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    title: str | None = None,
    editors: tuple[str, ...] = (),
    language: str | None = None,
    overrides: Mapping[str, Any] | None = None,
    jobs: int | None = None,
) -> Bound:
    """Make one EPUB at ``path`` of every article that ``names`` stand for, in order.

    ``title`` is the book's (None: the file's name), ``editors`` its makers; the articles' authors are contributors.
    ``language`` is that of the book (None: of most articles). ``overrides`` and ``jobs`` are those of
    ``batch.convert_all``; what articles ask for in their front matter is left aside. Raises AudicleError, for one
    article that cannot be read too: then nothing is made; UsageError if ``path`` does not end in ``.epub``.
    """
    progress = progress or SilentProgress()
    chosen = (settings or Settings()).merged(overrides or {}, "command line")
    for voice in chosen.voices if chosen.audio else ():
        named_voices(voice, chosen.online)
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", _REMEDY)
    if path.suffix.lower() != ".epub":
        raise UsageError(f"{path}: articles are bound as an EPUB and as nothing else.", _REMEDY)
    ready(path.parent, OUTPUT)
    article = _whole(find_sources(names), path, chosen, progress, title, editors, language)
    with ExitStack() as stack:
        narration = None
        if chosen.audio:
            cache = stack.enter_context(clip_cache(progress))
            studio = stack.enter_context(Studio(cache, jobs))
            work = Path(stack.enter_context(cache.work()))
            script = write_script(article, policy(chosen), load_lexicon(chosen.lexicon))
            narration = narrate(article, script, chosen, work, studio, progress)
        progress.stage("publishing", 1)
        write_epub(article, narration, path, progress, chosen)
        progress.advance()
    return Bound(path, article, narration)


def _whole(
    sources: tuple[str, ...],
    path: Path,
    settings: Settings,
    progress: Progress,
    title: str | None,
    editors: tuple[str, ...],
    language: str | None,
) -> Article:
    articles = []
    for number, source in enumerate(sources, start=1):
        progress.article(source, number, len(sources))
        article = read_article(source, settings, progress)
        if article.recording and settings.audio:
            progress.warn(f"{source}: in a bound book a voice reads, and not the book's own narration.")
        articles.append(article)
    known = Counter(article.metadata.language for article in articles).most_common(1)[0][0]
    if language:
        given = normalise(language)
        if given is None:
            raise UsageError(f"{language!r} is not a language.", "Write a BCP 47 tag, such as en, de or pt-BR.")
        known = given
    sites = {article.metadata.publisher for article in articles}
    metadata = Metadata(
        title=title or path.stem.replace("-", " ").replace("_", " ").strip() or path.name,
        contributors=tuple(Contributor(name, "edt") for name in dict.fromkeys(editors)),
        # it changed when the last of its articles did
        modified=max(
            (date for one in articles if (date := one.metadata.modified or one.metadata.published)), default=None
        ),
        changed_at=max((date for one in articles if (date := one.metadata.changed_at)), default=None),
        language=known,
        publisher=sites.pop() if len(sites) == 1 else None,
        tags=tuple(dict.fromkeys(tag for article in articles for tag in article.metadata.tags)),
    )
    return collected(articles, metadata)
