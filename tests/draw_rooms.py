"""The rooms of the house: a picture of them, and the text that says the same.

Rooms and floors are those of the import-linter contract in ``pyproject.toml``, what imports what is read from the code
by grimp (which import-linter brings along), and what a room is for is the first line of its own docstring.
"""

from __future__ import annotations

import ast
import textwrap
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "audicle"

# Pixels
WIDTH, ROW, GAP, TOP = 900, 34, 6, 12
FIRST, LAST = 80, 841  # where the lines of the first and the last room come down
BOX, EDGE = 24, 15  # the height of a room's box, and how far it goes on to the right of its line
LETTER, SMALL = 8.2, 6.0  # the width of a letter, nearly, of the names of rooms and of all else
COLOURS = {  # light, dark: what has a meaning stands out 3 to 1 from its ground, text 4.5 to 1
    "ground": ("#ffffff", "#0d1117"),
    "floor": ("#f1f4f8", "#171d26"),
    "ink": ("#1f2328", "#e6edf3"),
    "small": ("#545d68", "#9aa4af"),
    "line": ("#7a8796", "#66717e"),
    "dot": ("#0b5cad", "#6cb0ff"),
    "room": ("#d5e6f8", "#1d3a5c"),
    "module": ("#ffffff", "#0d1117"),
}
LEGEND = (
    "A line runs from each room to the right. Where a dot is on it, the room",
    "imports the one that the dot's own line comes down to.",
    "No line goes up: a room knows only what is below it.",
    "Rooms in one band, which is a floor, never import one another.",
    "Filled: a folder, and beside it the folders in it. Empty: a single module.",
)


@dataclass(frozen=True, slots=True)
class Room:
    """A folder or a module at the top of ``src/audicle``."""

    name: str
    path: str  # below src/audicle; that of a folder ends in "/"
    purpose: str  # one sentence, as Markdown
    floor: int  # counted from 1, at the top
    imports: tuple[str, ...]  # rooms, from the top
    folders: tuple[tuple[str, str], ...]  # all that are inside it, at any depth: path and purpose


@cache
def graph() -> grimp.ImportGraph:
    """Return what imports what, module by module; what is imported for types only counts too."""
    return grimp.build_graph("audicle", cache_dir=None)


@cache
def rooms() -> tuple[Room, ...]:
    """Return the rooms from top to bottom."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    floors = [[name.strip().removeprefix("audicle.") for name in floor.split("|")] for floor in contract["layers"]]
    order = [name for floor in floors for name in floor]
    reached: dict[str, set[str]] = {name: set() for name in order}
    for module in graph().modules:
        for imported in graph().find_modules_directly_imported_by(module):
            here, there = (f"{name}.".split(".")[1] for name in (module, imported))
            if here != there and here in reached:
                reached[here].add(there)
    return tuple(
        _room(name, number, tuple(other for other in order if other in reached[name]))
        for number, floor in enumerate(floors, 1)
        for name in floor
    )


def _room(name: str, floor: int, imports: tuple[str, ...]) -> Room:
    folder = SOURCE / name
    if not folder.is_dir():
        return Room(name, f"{name}.py", _purpose(folder.with_suffix(".py")), floor, imports, ())
    inside = sorted(path for path in folder.rglob("__init__.py") if path.parent != folder)
    folders = tuple((f"{path.parent.relative_to(SOURCE).as_posix()}/", _purpose(path)) for path in inside)
    return Room(name, f"{name}/", _purpose(folder / "__init__.py"), floor, imports, folders)


def _purpose(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, f"{path} does not say what it is for"
    return said.splitlines()[0].replace("``", "`")


def table() -> str:
    """Return the rooms as a table in Markdown: what the picture shows."""
    rows = [
        f"| {room.floor} | `{room.path}` | {room.purpose} | {', '.join(room.imports) or 'nothing'} |"
        for room in rooms()
    ]
    return "\n".join(["| Floor | Room | What it is | It imports |", "|---|---|---|---|", *rows])


def folders() -> str:
    """Return what is inside the rooms as a list in Markdown."""
    lines: list[str] = []
    for room in rooms():
        for path, purpose in room.folders:
            depth = "  " * (path.count("/") - 2)
            lines += textwrap.wrap(f"{depth}- `{path}` {purpose}", 120, subsequent_indent=f"{depth}  ")
    return "\n".join(lines)


def told(page: str) -> str:
    """Return the page with its table and its list, each between two comments, written anew."""
    for name, text in (("rooms", table()), ("folders", folders())):
        start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
        before, rest = page.split(start)
        page = f"{before}{start}\n{text}\n\n{end}{rest.split(end)[1]}"
    return page


def picture() -> str:
    """Return the rooms as a drawing, SVG: each in its own row and column, with a dot for each room it imports."""
    tops = _tops()
    step = (LAST - FIRST) // (len(rooms()) - 1)
    across = {room.name: FIRST + step * place for place, room in enumerate(rooms())}
    height = max(tops.values()) + ROW + TOP
    floors = [[room for room in rooms() if room.floor == floor] for floor in range(1, rooms()[-1].floor + 1)]
    bands = [
        f'<rect class="floor" x="0" y="{tops[floor[0].name]}" width="{WIDTH}" height="{len(floor) * ROW}"/>'
        for floor in floors
    ]
    lines, dots, boxes = [], [], []
    for room in rooms():
        x, y = across[room.name], tops[room.name] + ROW // 2
        if room.imports:
            lines.append(f'<path class="line" d="M{x + EDGE} {y}H{across[room.imports[-1]]}"/>')
        above = [tops[other.name] + ROW // 2 for other in rooms() if room.name in other.imports]
        if above:
            end = y - BOX // 2
            lines.append(f'<path class="line" d="M{x} {min(above)}V{end - 1}m-4 -5l4 5l4 -5"/>')
        dots += [f'<circle class="dot" cx="{across[other]}" cy="{y}" r="4"/>' for other in room.imports]
        boxes += _box(room, x, y)
    numbers = [
        f'<text class="small inside" x="{WIDTH - 16}" y="{tops[floor[0].name] + ROW // 2 + 4}">{floor[0].floor}</text>'
        for floor in floors
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" role="img" aria-labelledby="title">',
            '<title id="title">The rooms of Audicle and what each imports, from top to bottom</title>',
            f"<style>\n{_style(0)}\n@media (prefers-color-scheme: dark) {{\n{_style(1)}\n}}\n</style>",
            f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
            *bands,
            *lines,
            *dots,
            *boxes,
            *numbers,
            *_legend(height),
            "</svg>\n",
        ]
    )


def _tops() -> dict[str, int]:
    """Return where the row of each room begins."""
    return {room.name: TOP + row * ROW + (room.floor - 1) * GAP for row, room in zip(count(), rooms(), strict=False)}


def _box(room: Room, x: int, y: int) -> list[str]:
    """Return a room's box, whose line comes down at ``x``, and the names of the folders in it, to the left of it."""
    width = round(len(room.name) * LETTER) + 20
    left = x + EDGE - width
    kind = "room" if room.path.endswith("/") else "module"
    drawn = [
        f'<rect class="{kind}" x="{left}" y="{y - BOX // 2}" width="{width}" height="{BOX}" rx="5"/>',
        f'<text class="name" x="{left + width // 2}" y="{y + 5}">{room.name}</text>',
    ]
    # a row ends after the dot, never before it: only the space behind it can be broken
    names = "\N{NO-BREAK SPACE}· ".join(path.split("/")[1] for path, _ in room.folders if path.count("/") == 2)
    rows = textwrap.wrap(names, int((left - 28) / SMALL))
    for row, text in enumerate(rows):
        base = y + 4 + 14 * row - 7 * (len(rows) - 1)
        drawn.append(f'<text class="small inside" x="{left - 10}" y="{base}">{text}</text>')
    return drawn


def _legend(height: int) -> list[str]:
    """Return how the picture is read, for its lower left corner, where no room has lines."""
    top = height - TOP - 16 - 20 * len(LEGEND)
    return [
        f'<rect class="ground" x="12" y="{top - 8}" width="472" height="{20 * len(LEGEND) + 12}" rx="5"/>',
        *(
            f'<text class="small" x="24" y="{top + 11 + 20 * row}">{escape(text)}</text>'
            for row, text in enumerate(LEGEND)
        ),
    ]


def _style(shade: int) -> str:
    colour = {name: shades[shade] for name, shades in COLOURS.items()}
    rules = [
        f".ground {{ fill: {colour['ground']} }} .floor {{ fill: {colour['floor']} }}",
        f".line {{ fill: none; stroke: {colour['line']}; stroke-width: 1.2 }} .dot {{ fill: {colour['dot']} }}",
        f".room {{ fill: {colour['room']}; stroke: {colour['dot']} }}",
        f".module {{ fill: {colour['module']}; stroke: {colour['dot']} }}",
        f".name {{ font: 600 14px system-ui, sans-serif; text-anchor: middle; fill: {colour['ink']} }}",
        f".small {{ font: 12px system-ui, sans-serif; fill: {colour['small']} }} .inside {{ text-anchor: end }}",
    ]
    return "\n".join(rules)
