"""The JSON transcript of Podcasting 2.0, version 1.0.0."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.transcript.line import Line


def as_json(lines: Iterable[Line]) -> str:
    """Return the lines as segments; https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md."""
    segments = [_segment(line) for line in lines]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _segment(line: Line) -> dict[str, Any]:
    speaker = {"speaker": line.speaker} if line.speaker else {}
    return {**speaker, "startTime": round(line.begins, 3), "endTime": round(line.ends, 3), "body": line.text}
