"""What an article will sound like, told before anything is made: its script, its length, what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audicle.agreed.policies import policy
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.sources import open_source
from audicle.settings import Settings
from audicle.speak.lexicon import load_lexicon
from audicle.speak.lexicon.doubts import Doubt, doubts
from audicle.speak.narrator import cast
from audicle.speak.recorded.matching import recorded
from audicle.speak.script.scriptwriter import write_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.progress import Progress
    from audicle.speak.script.utterances import Script, Utterance
    from audicle.voices import Voice


def script_of(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> tuple[Script, dict[Utterance, Voice | None]]:
    """Return what is said of the article that ``name`` stands for, and the voice of each utterance.

    Settings and overrides are as for ``batch.convert_all``. Raises AudicleError.
    """
    progress, settings = progress or SilentProgress(), settings or Settings()
    asked = settings.merged(overrides or {}, "command line")
    article, chosen = read(open_source(name, asked, progress), settings, progress, overrides)
    script = write_script(article, policy(chosen), load_lexicon(chosen.lexicon))
    if article.recording:
        script = recorded(script, article.recording)
    return script, cast(script, article.metadata.language, chosen, progress)


def doubtful_words(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> tuple[Doubt, ...]:
    """Return the words of an article that its voices are likely to get wrong and that its lexicon has not.

    The arguments are those of ``script_of``. Raises AudicleError.
    """
    progress, settings = progress or SilentProgress(), settings or Settings()
    asked = settings.merged(overrides or {}, "command line")
    article, chosen = read(open_source(name, asked, progress), settings, progress, overrides)
    script = write_script(article, policy(chosen))
    if article.recording:
        script = recorded(script, article.recording)
    return doubts(script, cast(script, article.metadata.language, chosen, progress), load_lexicon(chosen.lexicon))
