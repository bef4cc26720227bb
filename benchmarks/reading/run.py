"""Measure how well articles are read, all of it, beside the goals.

    python benchmarks/reading/run.py --cases FOLDER [--scorers FOLDER] [--json FILE]

FOLDER of the cases holds ``plain`` (NNN.txt, NNN.light.txt and the answers NNN.json), ``web`` (the same pages as
NNN.html.gz), ``structure`` (NNN.source.html.gz with answers NNN.json) and ``markdown`` (folders with article.md and
meta.json); what is not there is not measured. The scorers are ``score_plain.py`` and ``score_html.py``; without them
only Markdown and speed are measured. Prints one table, and writes all figures as JSON if asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import html_pages
import markdown_articles
import text


@dataclass(frozen=True)
class Goal:
    """One line of the table."""

    of: str  # what is read
    figure: str  # as the scorer calls it
    bound: float
    least: bool = True  # False: the figure may be at most the bound

    def reached(self, value: float) -> bool:
        """Say whether a figure is good enough."""
        return value >= self.bound if self.least else value <= self.bound


_STRUCTURE = ("heading_r", "item_r", "cell_r", "quote_r", "code_r", "links_r", "emphasis_r")
GOALS = (
    Goal("HTML", "body_f1", 0.970),
    Goal("HTML", "body_exact", 0.40),
    Goal("HTML", "caption_recall", 0.85),
    Goal("HTML", "caption_precision", 0.90),
    Goal("HTML", "caption_in_body", 0.01, least=False),
    Goal("HTML", "title", 0.92),
    Goal("HTML", "author_exact", 0.85),
    Goal("HTML", "date", 0.94),
    *(Goal("structure", figure, 0.92) for figure in _STRUCTURE),
    Goal("structure", "figure_r", 0.97),
    Goal("structure", "alt_r", 0.97),
    Goal("structure", "caption_r", 0.88),
    Goal("raw text, full", "body_f1", 0.93),
    Goal("raw text, light", "body_f1", 0.945),
    Goal("raw text, full", "furniture_leak", 0.01, least=False),
    Goal("raw text, light", "furniture_leak", 0.03, least=False),
    *(
        Goal(f"raw text, {variant}", figure, bound)
        for figure, bound in (
            ("title", 0.80),
            ("author_exact", 0.65),
            ("date", 0.85),
            ("caption_recall", 0.60),
            ("caption_precision", 0.70),
        )
        for variant in ("full", "light")
    ),
    Goal("Markdown", "right", 1.0),
    Goal("speed", "pages_per_second", 12.0),
)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--json", type=Path, help="where to write all figures")
    options = parser.parse_args()
    figures = measure(options.cases, options.scorers)
    rows = [(goal, value) for goal in GOALS if (value := figures.get(goal.of, {}).get(goal.figure)) is not None]
    print(table(rows))
    for wrong in figures.get("Markdown", {}).get("wrong", ()):
        print(f"Markdown, not right: {wrong}")
    if "speed" in figures:
        print(f"trafilatura alone on the same pages: {figures['speed']['trafilatura_alone']:.1f} pages a second")
    if options.json:
        goals = [{**asdict(goal), "value": value, "reached": goal.reached(value)} for goal, value in rows]
        written = json.dumps({"goals": goals, "figures": figures}, ensure_ascii=False, indent=1)
        options.json.write_text(written + "\n", encoding="utf-8")


def measure(cases: Path, scorers: Path | None) -> dict[str, dict[str, Any]]:
    """Return every figure of every part that is there, by what is read."""
    found: dict[str, dict[str, Any]] = {}
    plain, web, structure, markdown = (cases / name for name in ("plain", "web", "structure", "markdown"))
    with tempfile.TemporaryDirectory() as made:
        out = Path(made)
        if scorers and web.is_dir():
            html_pages.read_cases(web, out / "web", "web")
            found["HTML"] = _score(scorers / "score_plain.py", out / "web", plain)
        if scorers and structure.is_dir():
            html_pages.read_cases(structure, out / "structure", "structure")
            found["structure"] = _score(scorers / "score_html.py", out / "structure", structure)
        for variant in ("full", "light"):
            if scorers and plain.is_dir():
                text.read_cases(plain, out / variant, variant)
                found[f"raw text, {variant}"] = _score(
                    scorers / "score_plain.py", out / variant, plain, "--variant", variant
                )
    if markdown.is_dir():
        score = markdown_articles.score_cases(markdown)
        asked, right = score.asked.total(), score.right.total()
        found["Markdown"] = {"right": right / asked, "asked": asked, "wrong": score.wrong}
    if web.is_dir():
        ours, alone = html_pages.speeds(web)
        found["speed"] = {"pages_per_second": ours, "trafilatura_alone": alone}
    return found


def _score(scorer: Path, output: Path, gold: Path, *more: str) -> dict[str, Any]:
    """Return what a scorer says of an output."""
    command = [sys.executable, str(scorer), str(output), "--gold", str(gold), "--json", *more]
    said: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return said


def table(rows: list[tuple[Goal, float]]) -> str:
    """Return the figures beside their goals, as a Markdown table."""
    lines = ["| | figure | goal | measured | reached |", "|---|---|---|---|---|"]
    for goal, value in rows:
        bound = f"{'≥' if goal.least else '≤'} {goal.bound:g}"
        reached = "yes" if goal.reached(value) else "**no**"
        lines.append(f"| {goal.of} | {goal.figure.replace('_', ' ')} | {bound} | {value:.3f} | {reached} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
