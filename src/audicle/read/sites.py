"""The site that an article is part of: where addresses that begin at its root lead on disk.

Site generators copy some folders to the root of the site. What does so is told by the generator's own file in the
tree above the article; without one, no folder above the article is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Files that stand at the root of a site's source: Jekyll, Hugo, Eleventy, Pelican, MkDocs, Gatsby, Hexo, Zola, Astro
_MARKS = (
    "_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.json", "config/_default",
    ".eleventy.js", "eleventy.config.js", "eleventy.config.cjs", "eleventy.config.mjs", "eleventy.config.ts",
    "pelicanconf.py", "mkdocs.yml", "gatsby-config.js", "gatsby-config.ts", "astro.config.mjs", "astro.config.ts",
    "docusaurus.config.js", "docusaurus.config.ts",
)  # fmt: skip
# Names that other programs use as well: only beside a folder "content" are they a site's
_COMMON_MARKS = ("config.toml", "config.yaml", "config.yml", "config.json")
_PUBLISHED = ("", "static", "public", "assets", "src", "content", "docs", "source", "site")
_HIGHEST = 12  # folders above the article


def site_of(folder: Path) -> Path | None:
    """Return the root of the site whose source holds ``folder``, which is resolved; None if there is none."""
    for place in (folder, *folder.parents)[:_HIGHEST]:
        if place == place.parent:
            return None  # what stands at the root of a disk is no site
        try:
            marked = any((place / mark).exists() for mark in _MARKS)
            common = (place / "content").is_dir() and any((place / mark).is_file() for mark in _COMMON_MARKS)
        except OSError:
            return None
        if marked or common or (place / "_posts") in (folder, *folder.parents):
            return place
    return None


def roots_of(site: Path) -> tuple[Path, ...]:
    """Return the folders of a site whose files a generator may put at its root, the likeliest first."""
    return tuple(folder for name in _PUBLISHED if (folder := site / name).is_dir())
