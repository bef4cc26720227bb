"""Links from a file of the library to another that hold wherever the library stands."""

from __future__ import annotations

from audicle.publish.library.about import quoted


def link(path: str, folder: str) -> str:
    """Return the link to ``path`` from a file in ``folder``; both are below the library's own, which is ""."""
    if not folder:
        written = quoted(path)
    elif path.startswith(f"{folder}/"):
        written = quoted(path.removeprefix(f"{folder}/"))
    else:
        return "../" * (folder.count("/") + 1) + quoted(path)
    # a first part with a colon would be taken for a scheme
    return f"./{written}" if ":" in written.partition("/")[0] else written
