"""The house is built as its map says, and as its habits ask."""

from __future__ import annotations

import re
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import draw_rooms

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "audicle"
PAGE = ROOT / "docs" / "architecture.md"


def test_the_picture_is_what_the_imports_draw(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "rooms.svg", draw_rooms.picture())


def test_the_page_says_in_words_what_the_picture_shows(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, draw_rooms.told(PAGE.read_text(encoding="utf-8")))


def test_each_room_and_each_import_is_in_the_picture() -> None:
    drawn = ElementTree.fromstring(draw_rooms.picture())
    kinds = Counter(part.get("class") for part in drawn.iter())
    rooms = draw_rooms.rooms()
    assert [part.text for part in drawn.iter() if part.get("class") == "name"] == [room.name for room in rooms]
    assert kinds["dot"] == sum(len(room.imports) for room in rooms)


def test_every_room_has_a_floor() -> None:
    there = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {"__init__", "__main__"} == {room.name for room in draw_rooms.rooms()}


def test_every_path_on_the_page_exists() -> None:
    named = re.findall(r"`([\w.-]+/[\w./-]*|\w+\.py|pyproject\.toml)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 100
    missing = [name for name in named if not any((base / name).exists() for base in (SOURCE, ROOT))]
    assert not missing


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = draw_rooms.graph()
    left = {module: set(graph.find_modules_directly_imported_by(module)) for module in sorted(graph.modules)}
    circles = []
    while True:
        try:
            TopologicalSorter({module: sorted(imports) for module, imports in left.items()}).prepare()
            break
        except CycleError as error:
            circle = error.args[1]  # each module is imported by the one after it
            circles.append(" imports ".join(reversed(circle)))
            left[circle[1]].remove(circle[0])
    assert not circles, "\n".join(circles)


def test_no_module_is_too_long() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in SOURCE.rglob("*.py")}
    assert not [path for path, length in lengths.items() if length > 400]
    assert median(lengths.values()) <= 100


def test_no_folder_is_too_full() -> None:
    modules = Counter(path.parent for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    assert not [folder for folder, number in modules.items() if number > 20]
