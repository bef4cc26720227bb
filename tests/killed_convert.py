"""Converts in forks of this process, each killed at a named place: ``python killed_convert.py FOLDER PLACES``.

PLACES is a JSON list of ``[place, time, options]``: the fork kills itself when ``module:name`` of something is called
for the ``time``-th time, or with ``module:name+`` when that returns. For each a line of JSON tells what is seen in the
output folder then, and after the same conversion was run again. Of ``options``, "fresh" is for an article that does not
stand there yet, and "apart" for a system where two folders cannot change places: there it is counted from when they
should.
"""

from __future__ import annotations

import hashlib
import importlib
import itertools
import json
import os
import shutil
import signal
import sys
from functools import reduce
from pathlib import Path
from typing import Any

from audicle import convert_all
from audicle.publish import folder as folder_of_articles
from audicle.publish.manifest import is_whole, load_manifest

FORMATS = ("mp3", "m4b", "opus")
OLD = """\
---
title: The clock
author: Ann Lee
lang: en
---

The keeper calls it the clock.

## Why it is slow

Mud, and wind.
"""
NEW = OLD.replace("Mud, and wind.", "Reeds.").replace("it is slow", "it is late")
OWN = "notes/of the reader.txt"  # a file that no manifest lists


def kill_at(place: str, time: int) -> None:
    module, _, name = place.removesuffix("+").partition(":")
    *holders, last = name.split(".")
    holder = reduce(getattr, holders, importlib.import_module(module))
    kept = getattr(holder, last)
    calls = itertools.count(1)

    def killing(*arguments: Any, **named: Any) -> Any:
        reached = next(calls) == time
        if reached and not place.endswith("+"):
            os.kill(os.getpid(), signal.SIGKILL)
        result = kept(*arguments, **named)
        if reached:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(holder, last, killing)


def convert(source: Path, output: Path) -> int:
    (outcome,) = convert_all((str(source),), output, jobs=0, overrides={"formats": FORMATS})
    return isinstance(outcome.result, Exception)


def converted(folder: Path, *place: Any, apart: bool = False) -> int:
    """Convert in a fork and return the signal that killed it, 0 if none did."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            if apart:
                folder_of_articles.exchange = lambda *_: bool(kill_at(*place))
            elif place:
                kill_at(*place)
            os._exit(convert(folder / "clock.md", folder / "out"))
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


def tree(folder: Path) -> dict[str, str]:
    """Return the digests of all files below a folder that are seen, without the reader's own."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and (name := path.relative_to(folder).as_posix())[0] != "." and name != OWN
    }


def main(folder: Path, places: list[tuple[str, int, list[str]]]) -> None:
    source, out = folder / "clock.md", folder / "out"
    source.write_text(OLD, encoding="utf-8")
    convert(source, folder / "loaded")  # so that no fork has to load the program
    kept = {}
    for name, text in (("old", OLD), ("new", NEW)):
        source.write_text(text, encoding="utf-8")
        assert converted(folder) == 0
        kept[name] = tree(out / "the-clock")
        out.rename(folder / name)
    for place, time, options in places:
        shutil.rmtree(out, ignore_errors=True)
        if "fresh" not in options:
            shutil.copytree(folder / "old", out)
            (out / "the-clock" / OWN).parent.mkdir()
            (out / "the-clock" / OWN).write_text("mine")
        killed = converted(folder, place, time, apart="apart" in options)
        article = out / "the-clock"
        seen = tree(article)
        manifest = load_manifest(article)
        told = {
            "killed": killed,
            "seen": next((name for name, files in kept.items() if files == seen), "mixed" if seen else "nothing"),
            "claims": bool(manifest),
            "whole": bool(manifest and is_whole(article, manifest)),
            "articles": sorted(path.name for path in out.glob("[!.]*") if path.name != "assets"),
            "own": (article / OWN).is_file(),
        }
        told["again"] = converted(folder)
        told["then"] = next((name for name, files in kept.items() if files == tree(article)), "mixed")
        told["left"] = sorted({path.name for path in out.rglob(".*")} - {".ignore", ".mpdignore"})
        told["own"] = told["own"] and (article / OWN).is_file()
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
