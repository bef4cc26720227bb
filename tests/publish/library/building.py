"""Builds a library, in a process of its own that can be killed: ``python building.py FOLDER``."""

import os
import sys
from pathlib import Path

from audicle import LibrarySettings, build_library

if __name__ == "__main__":
    os.write(1, b"ready\n")
    build_library(Path(sys.argv[1]), LibrarySettings(title="Marsh", page_size=10, language="en"))
    os.write(1, b"done\n")
