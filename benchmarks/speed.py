"""How long a conversion takes, as ratios to the bare voice on the same machine in the same run.

    python benchmarks/speed.py [--minutes 30] [--repeat 2] [--json FILE]

(a) the voice alone, by its own API, on all cores     (b) audicle convert, cold
(c) the same again, everything spoken is cached       (d) again after one sentence was edited
(e) the e-book only                                   (f) audicle --help

(c) is measured twice: as it is, and with --force, so that everything is joined and packed anew. Each is run
``--repeat`` times and the fastest counts, so that what else the machine does matters less.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

WORDS_A_MINUTE = 165  # measured, of the English voice with our pauses
SENTENCES_A_PARAGRAPH, PARAGRAPHS_A_SECTION = 5, 7
SUBJECTS = [
    "harbour",
    "bridge",
    "meadow",
    "kitchen",
    "library",
    "railway",
    "orchard",
    "museum",
    "market",
    "lighthouse",
    "valley",
    "workshop",
]
PEOPLE = [
    "keeper",
    "baker",
    "gardener",
    "teacher",
    "sailor",
    "printer",
    "painter",
    "farmer",
    "doctor",
    "carpenter",
    "weaver",
    "driver",
]
VERBS = [
    "repaired",
    "remembered",
    "measured",
    "described",
    "painted",
    "visited",
    "abandoned",
    "crossed",
    "counted",
    "photographed",
]
ADJECTIVES = [
    "quiet",
    "narrow",
    "crowded",
    "forgotten",
    "sunlit",
    "crooked",
    "wooden",
    "northern",
    "famous",
    "patient",
    "silver",
    "early",
]
ENDINGS = (
    "before the winter came",
    "although nobody had asked",
    "while the children slept upstairs",
    "because the old map was wrong",
    "and wrote a long letter about it",
    "as the last train left the station",
)


def article(minutes: float) -> str:
    """Return a Markdown article that takes about ``minutes`` to read aloud, the same every time."""
    chance = random.Random(7)
    words, parts, sentence_count = 0, ["---\ntitle: A long walk\nauthor: Nobody\nlang: en\n---\n"], 0
    while words < minutes * WORDS_A_MINUTE:
        sentences = []
        for _ in range(SENTENCES_A_PARAGRAPH):
            a, b = chance.sample(SUBJECTS, 2)
            text = (
                f"The {chance.choice(ADJECTIVES)} {chance.choice(PEOPLE)} {chance.choice(VERBS)} the "
                f"{chance.choice(ADJECTIVES)} {a} near the {b} {chance.choice(ENDINGS)}."
            )
            words += len(text.split())
            sentences.append(text)
        if sentence_count % (SENTENCES_A_PARAGRAPH * PARAGRAPHS_A_SECTION) == 0:
            parts.append(f"## The {chance.choice(ADJECTIVES)} {chance.choice(SUBJECTS)}, part {sentence_count}\n")
        sentence_count += len(sentences)
        parts.append(" ".join(sentences) + "\n")
    return "\n".join(parts)


_engine = None


def _load() -> None:
    global _engine  # noqa: PLW0603 - one engine a worker process
    from hibari import Hibari  # noqa: PLC0415

    _engine = Hibari(threads=1)
    _engine("Ready.", seed=0)


def _speak(text: str) -> int:
    return len(_engine(text, seed=0))


def voice_alone(sentences: list[str]) -> tuple[float, float, float]:
    """Return the seconds that speaking took, those with the start of the workers, and the seconds of sound."""
    began = time.perf_counter()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn"), initializer=_load) as pool:
        list(pool.map(_speak, ["Ready."] * cores * 4))
        ready = time.perf_counter()
        samples = sum(pool.map(_speak, sentences))
        done = time.perf_counter()
    return done - ready, done - began, samples / 24_000


def run(*arguments: str, cache: Path) -> tuple[float, int | None, str]:
    """Run audicle and return its seconds, the peak of its own memory in bytes (Linux), and its stdout."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "audicle", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(cache),
    )
    peak: list[int] = []
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    out, _ = process.communicate()
    seconds = time.perf_counter() - began
    watch.join()
    if process.returncode:
        raise SystemExit(f"audicle {' '.join(arguments)} failed with {process.returncode}")
    return seconds, max(peak, default=None), out


def _environment(cache: Path) -> dict[str, str]:
    # an installed program has its compiled modules beside it, whatever the shell of the person who measures forbids
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "AUDICLE_CACHE": str(cache)}


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            peak[:] = [int(line.split()[1]) * 1024]
        except (OSError, StopIteration):
            pass
        time.sleep(0.02)


def spoken(source: Path) -> list[str]:
    """Return what the script has to say of an article, each utterance once."""
    from audicle import read_article  # noqa: PLC0415
    from audicle.speak.script.scriptwriter import write_script  # noqa: PLC0415

    script = write_script(read_article(str(source)))
    return list(dict.fromkeys(utterance.spoken for utterance in script.utterances if utterance.spoken))


def main() -> None:
    """Measure, print, and write JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--repeat", type=int, choices=range(1, 6), default=2, help="the fastest run counts")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source, output, cache = work / "walk.md", work / "out", work / "cache"
        source.write_text(article(options.minutes), encoding="utf-8")
        base = ("convert", str(source), "-o", str(output), "--quiet", "--json")
        sentences = spoken(source)
        voices, runs, unchanged, edited = [], [], [], []
        for word in ("Suddenly", "Slowly", "Again", "Twice", "Nearly")[: options.repeat]:
            # by turns, so that a moment when the machine is busy does not fall on one of them alone; every cold run
            # begins with an empty cache and an empty folder
            voices.append(voice_alone(sentences))
            shutil.rmtree(cache, ignore_errors=True)
            shutil.rmtree(output, ignore_errors=True)
            runs.append(run(*base, cache=cache))
            unchanged.append(run(*base, cache=cache)[0])
            text = source.read_text(encoding="utf-8")
            middle = text.index("The ", len(text) // 2)
            source.write_text(f"{text[:middle]}{word} the {text[middle + 4 :]}", encoding="utf-8")
            edited.append(run(*base, cache=cache)[0])
        alone, alone_with_start, sound = min(voices)
        _, memory, out = runs[-1]
        cold = min(seconds for seconds, _, _ in runs)
        made = json.loads(out)["articles"][0]["manifest"]
        again, _, _ = run(*base, "--force", cache=cache)
        book, _, _ = run(*base[:3], str(work / "book"), *base[4:], "--no-audio", cache=cache)
        usage = min(run("--help", cache=cache)[0] for _ in range(5))
    cores = os.cpu_count()
    figures = {
        "machine": f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}",
        "audio_minutes": round(made["duration"] / 60, 1),
        "a_voice_alone_s": round(alone, 2),
        "a_with_start_of_workers_s": round(alone_with_start, 2),
        "a_times_real_time": round(sound / alone, 1),
        "b_cold_s": round(cold, 2),
        "b_to_a": round(cold / alone, 3),
        "b_to_a_with_start": round(cold / alone_with_start, 3),
        "c_again_s": round(min(unchanged), 2),
        "c_to_b": round(min(unchanged) / cold, 3),
        "c_again_forced_s": round(again, 2),
        "d_one_edit_s": round(min(edited), 2),
        "d_to_b": round(min(edited) / cold, 3),
        "e_book_only_s": round(book, 2),
        "f_help_s": round(usage, 3),
        "peak_memory_of_parent_mb": round(memory / 1e6) if memory else None,
    }
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:{width}}  {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
