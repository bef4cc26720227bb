"""An article with all that players can be told of, made into sound; and what other programs read of that."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PIL import Image

from audicle.agreed.policies import policy
from audicle.progress import SilentProgress
from audicle.publish.audiobook import write_audio
from audicle.publish.covers.artwork import draw_artwork
from audicle.read.sources import read_article
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio

if TYPE_CHECKING:
    from audicle.model import Article, Narration
    from audicle.publish.part import Part

HARD = "The <b>weir</b> & 🦆 \u202eשלום\u202c — “half-built, never opened”"
SHOWN = HARD.replace("\u202e", "").replace("\u202c", "")  # in tags and lists

WEIR = f"""\
---
title: '{HARD}'
subtitle: What a pond remembers
author: [Ida Lund, Tom Ek]
date: 2023-05-04
lang: en-GB
publisher: The Marsh Notes
source: https://marsh.example/weir?page=2
license: CC BY 4.0
description: A weir, and who pays for it.
series: [{{name: Water works, position: "2.1"}}]
---

Nobody remembers who ordered it. The stones came by barge.

![A half-built weir across a brook.](weir.png "The weir in May.")

## Stones, sand & water

They lie where they were dropped.

### What the barge - brought

Granite, mostly. Some of it was sawn.

#### A list of small things

- Sand.
- Lime.

### The barge-master's bill

```python
total = 12
print(total)
```

## {HARD}

It bears the name of the whole. So it is numbered.

![Ducks.](ducks.png)

## Stones, sand & water

It bears the name of another, and has one more sentence: the last.
"""


@dataclass(frozen=True)
class Sound:
    """What was made."""

    article: Article
    narration: Narration
    folder: Path
    parts: list[Part]

    def path(self, ending: str) -> Path:
        """Return the whole article's sound."""
        return next(part.path for part in self.parts if part.role == "audio" and part.path.name == f"slug.{ending}")

    @property
    def tracks(self) -> list[Path]:
        """The sections' sounds, in order."""
        return [part.path for part in self.parts if part.role == "audio" and part.section]

    @property
    def chapters(self) -> list[dict[str, Any]]:
        """What ``chapters.json`` lists."""
        return json.loads((self.folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]


def sound(folder: Path, settings: Settings | None = None, text: str = WEIR) -> Sound:
    """Narrate ``text``, Markdown, and write its sound below ``folder``."""
    settings = settings or Settings()
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1600, 900), "teal").save(folder / "weir.png")
    Image.new("RGBA", (300, 900), (90, 60, 20, 128)).save(folder / "ducks.png")
    source = folder / "weir.md"
    source.write_text(text, encoding="utf-8")
    article = read_article(str(source), settings, SilentProgress())
    streams = folder / "streams"
    streams.mkdir()
    with Studio(ClipCache(folder / "clips"), 0) as studio:
        script = write_script(article, policy(settings))
        narration = narrate(article, script, settings, streams, studio, SilentProgress())
    out = folder / "out"
    parts = write_audio(
        article, narration, draw_artwork(article).front, out / "slug", settings, SilentProgress(), cores=2
    )
    return Sound(article, narration, out, parts)


def probed(path: Path, *, quiet: bool = True) -> dict[str, Any]:
    """Return what ffprobe finds, and see that it has nothing to complain of, if it is to be ``quiet``.

    Of the stream of text in which an M4B keeps its chapters it always says that it has no codec for it.
    """
    command = ["ffprobe", "-v", "warning", "-of", "json", "-show_format", "-show_streams", "-show_chapters", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == "" or not quiet
    return json.loads(done.stdout)


def samples(path: Path, rate: int) -> int:
    """Return how many samples at ``rate`` the program ffmpeg decodes."""
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        str(path),
        "-map",
        "0:a",
        "-f",
        "s16le",
        "-ac",
        "1",
        "-ar",
        str(rate),
        "-",
    ]
    return len(subprocess.run(command, check=True, capture_output=True).stdout) // 2


def decoded(path: Path) -> np.ndarray:
    """Return the samples that PyAV decodes."""
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    joined = np.concatenate([frame[0] for frame in frames])
    return joined / 32768 if joined.dtype == np.int16 else joined


_EYED3 = """
import eyed3, json, sys
file = eyed3.load(sys.argv[1])
tag = file.tag
print(json.dumps({
    "version": tag.version, "title": tag.title, "album": tag.album, "artist": tag.artist, "genre": str(tag.genre.name),
    "track": tuple(tag.track_num), "disc": tuple(tag.disc_num), "date": str(tag.getBestDate()),
    "lyrics": [one.text for one in tag.lyrics], "comments": [one.text for one in tag.comments],
    "texts": {one.description: one.text for one in tag.user_text_frames},
    "images": [[one.picture_type, one.mime_type, len(one.image_data)] for one in tag.images],
    "contents": [[one.decode() for one in toc.child_ids] for toc in tag.table_of_contents],
    "chapters": [[one.element_id.decode(), one.times[0], one.times[1], one.title,
                  [sub.url for sub in one.sub_frames.getAllFrames() if sub.id == b"WXXX"],
                  [len(sub.image_data) for sub in one.sub_frames.getAllFrames() if sub.id == b"APIC"]]
                 for one in tag.chapters],
    "frames": sorted(name.decode() for name in tag.frame_set),
}))
"""


def eyed3(path: Path) -> dict[str, Any]:
    """Return what eyeD3 reads."""
    command = shutil.which("eyeD3")
    assert command is not None
    python = Path(command).read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").split()
    done = subprocess.run([*python, "-c", _EYED3, str(path)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
