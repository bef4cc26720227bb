"""Audicle turns an article into an accessible e-book that reads itself aloud, and into narrated audio.

Everything the command line does is a function here: ``convert_all`` (``audicle convert``), ``bind``, ``read_article``
and ``explain`` (``audicle read``), ``check_book`` (``audicle check``), ``describe``, ``choose`` and ``add_voice``
(``audicle voices``), ``estimate`` (``audicle estimate``), ``checkup`` (``audicle doctor``), ``doubtful_words``
(``audicle lexicon check``), ``build_library`` (``audicle library build``).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audicle.batch import Outcome, convert_all
    from audicle.binding import Bound, bind
    from audicle.check.checking import check_book
    from audicle.check.report import Report
    from audicle.convert import Made, convert_source
    from audicle.doctor import Finding, checkup
    from audicle.errors import AudicleError
    from audicle.estimating import Estimate, Estimated, estimate, estimate_all
    from audicle.model import Article, Narration
    from audicle.model.explanation import Explanation, Origin
    from audicle.model.json import explanation_to_json, from_json, to_json
    from audicle.narrating import doubtful_words, script_of
    from audicle.progress import Progress, SilentProgress
    from audicle.publish.library.build import Built, build_library
    from audicle.publish.library.settings import LibrarySettings
    from audicle.publish.plain.explanation import as_explanation
    from audicle.publish.plain.markdown import as_markdown
    from audicle.publish.plain.text import as_text
    from audicle.read.sources import explain, find_sources, open_source, read_article
    from audicle.settings import Settings
    from audicle.speak.lexicon.doubts import Doubt
    from audicle.voices.adding import Offer, add_voice, voice_offer
    from audicle.voices.registry import choose, describe

__all__ = [
    "Article",
    "AudicleError",
    "Bound",
    "Built",
    "Doubt",
    "Estimate",
    "Estimated",
    "Explanation",
    "Finding",
    "LibrarySettings",
    "Made",
    "Narration",
    "Offer",
    "Origin",
    "Outcome",
    "Progress",
    "Report",
    "Settings",
    "SilentProgress",
    "add_voice",
    "as_explanation",
    "as_markdown",
    "as_text",
    "bind",
    "build_library",
    "check_book",
    "checkup",
    "choose",
    "convert_all",
    "convert_source",
    "describe",
    "doubtful_words",
    "estimate",
    "estimate_all",
    "explain",
    "explanation_to_json",
    "find_sources",
    "from_json",
    "open_source",
    "read_article",
    "script_of",
    "to_json",
    "voice_offer",
]

# ONNX Runtime, which runs the neural voices, reports to its maker unless it finds this when it is first imported, by a
# voice's own package too, or in a worker, which inherits it. Nothing of Audicle is imported before. See docs/privacy.md
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_HOMES = {
    "Article": "model",
    "AudicleError": "errors",
    "Bound": "binding",
    "Built": "publish.library.build",
    "Doubt": "speak.lexicon.doubts",
    "Estimate": "estimating",
    "Estimated": "estimating",
    "Explanation": "model.explanation",
    "Finding": "doctor",
    "LibrarySettings": "publish.library.settings",
    "Made": "convert",
    "Narration": "model",
    "Offer": "voices.adding",
    "Origin": "model.explanation",
    "Outcome": "batch",
    "Progress": "progress",
    "Report": "check.report",
    "Settings": "settings",
    "SilentProgress": "progress",
    "add_voice": "voices.adding",
    "as_explanation": "publish.plain.explanation",
    "as_markdown": "publish.plain.markdown",
    "as_text": "publish.plain.text",
    "bind": "binding",
    "build_library": "publish.library.build",
    "check_book": "check.checking",
    "checkup": "doctor",
    "choose": "voices.registry",
    "convert_all": "batch",
    "convert_source": "convert",
    "describe": "voices.registry",
    "doubtful_words": "narrating",
    "estimate": "estimating",
    "estimate_all": "estimating",
    "explain": "read.sources",
    "explanation_to_json": "model.json",
    "find_sources": "read.sources",
    "from_json": "model.json",
    "open_source": "read.sources",
    "read_article": "read.sources",
    "script_of": "narrating",
    "to_json": "model.json",
    "voice_offer": "voices.adding",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for and nothing else: the command's ``--help`` needs none of it."""
    from importlib import import_module  # noqa: PLC0415

    if name in _HOMES:
        return getattr(import_module(f"audicle.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'audicle' has no attribute {name!r}")
