"""A build that is killed at any moment: whoever polls the folder never sees anything half-written or half-linked."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from audicle import LibrarySettings, build_library
from feed_rules import faults
from shelves import put_article

HERE = Path(__file__).parent
KILLS = 50
KEPT = 24  # articles that are there all the time


class Reader(threading.Thread):
    """Reads the feed and its archives again and again, as a client does, and notes what must not be."""

    def __init__(self, folder: Path, kept: set[str]) -> None:
        super().__init__()
        self.folder, self.kept = folder, kept
        self.wrong: list[str] = []
        self.rounds = 0
        self.end = threading.Event()

    def run(self) -> None:
        while not self.end.is_set() and not self.wrong:
            try:
                self.read()
            except Exception as error:  # noqa: BLE001 - whatever a reader trips over is a fault
                self.wrong.append(repr(error))
            self.rounds += 1

    def read(self) -> None:
        first = (self.folder / "feed.xml").read_bytes()
        name, feed, found = "feed.xml", first, set()
        while True:
            self.wrong += [f"{name}: {fault}" for fault in faults(feed, absolute=False)]
            root = etree.fromstring(feed)
            found |= {str(link.text) for link in root.iterfind("channel/item/link")}
            gone = [link for link in links(root) if not (self.folder / link).exists()]
            # what the reader holds may be of a moment ago: it counts only if it is still there to be read
            if gone and self.is_still(name, feed) and not all(map(self.is_removed, gone)):
                self.wrong.append(f"{name} leads to {gone}, which is not there")
            previous = root.find("channel/{*}link[@rel='prev-archive']")
            if previous is None:
                break
            name = previous.get("href", "")
            try:
                feed = (self.folder / name).read_bytes()
            except FileNotFoundError:
                if self.is_still("feed.xml", first):
                    raise
                return
        if self.kept - found and self.is_still("feed.xml", first):
            self.wrong.append(f"lost between the pages: {sorted(self.kept - found)}")

    def is_still(self, name: str, feed: bytes) -> bool:
        """Return whether a feed is there as it was read; an archive may have been emptied, and removed, since."""
        try:
            return (self.folder / name).read_bytes() == feed
        except FileNotFoundError:
            return False

    def is_removed(self, link: str) -> bool:
        """Return whether an article's own folder is gone: no build can know that before it begins."""
        return link.startswith("extra-") and not (self.folder / link.partition("/")[0] / "audicle.json").exists()


def links(root: etree._Element) -> set[str]:
    attributes = [pair for element in root.iter() for pair in element.attrib.items()]
    found = {value for name, value in attributes if name in {"url", "uri", "href"}}
    return {unquote(link) for link in found if "://" not in link}


def test_a_reader_never_sees_a_build_that_was_killed(tmp_path: Path) -> None:
    chance = random.Random(5)
    folder = tmp_path / "out"
    for number in range(KEPT):
        put_article(folder, f"kept-{number:02}")
    build_library(folder, LibrarySettings(title="Marsh", page_size=10, language="en"))
    began = time.perf_counter()
    subprocess.run([sys.executable, HERE / "building.py", folder], check=True, capture_output=True)
    least = time.perf_counter() - began
    reader = Reader(folder, {f"kept-{number:02}/index.html" for number in range(KEPT)})
    reader.start()
    killed = 0
    try:
        for turn in range(KILLS * 4):
            if killed == KILLS or reader.wrong:
                break
            for number in range(3):  # enough to fill archives and empty them again
                put_article(folder, f"extra-{turn}-{number}")
            if turn % 4 == 3:
                for extra in sorted(folder.glob("extra-*"))[:9]:
                    (extra / "audicle.json").unlink()
                    shutil.rmtree(extra)
            with subprocess.Popen([sys.executable, HERE / "building.py", folder], stdout=subprocess.PIPE) as build:
                assert build.stdout is not None
                assert build.stdout.readline() == b"ready\n"
                time.sleep(chance.uniform(0, least))
                build.kill()
                if b"done" in build.stdout.read():
                    least *= 0.9  # the machine was slower when that was measured
                else:
                    killed += 1
    finally:
        reader.end.set()
        reader.join()
    assert reader.wrong == []
    assert killed == KILLS
    assert reader.rounds > KILLS // 5
    built = build_library(folder)
    assert built.foreign == ()
    assert not list(folder.glob("**/*.partial"))
    reader.read()
    assert reader.wrong == []
    articles = {path.parent.name for path in folder.glob("*/audicle.json")}
    linked = {"feed.xml"} | {
        str(link.get("href"))
        for path in folder.glob("feed*.xml")
        for link in etree.parse(path).iterfind(".//{*}link[@rel='prev-archive']")
    }
    assert {path.name for path in folder.glob("feed*.xml")} == linked
    found = {
        str(link.text).partition("/")[0]
        for path in folder.glob("feed*.xml")
        for link in etree.parse(path).iterfind(".//item/link")
    }
    assert found == articles
