"""What a page says of where it is on the web: for those who link to it, all of which must be whole addresses.

They stand together at the end of the head, so that a folder that moves to another address needs only these lines anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audicle.agreed.messages import messages
from audicle.machine.files import disk_errors, write
from audicle.model.characters import line
from audicle.publish.manifest import sha256, write_manifest
from audicle.publish.markup.xhtml import element
from audicle.publish.page.html import serialised

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "index.html"
_END = "</head>"
_CANONICAL = '<link rel="canonical"'

File = tuple[str, str | None, str, str]  # role, section, path below the article's folder, media type


def addressed(page: str, base_url: str | None, slug: str, files: Sequence[File], alt: str) -> str:
    """Return a page that has no such lines with those of its place in the folder at ``base_url``; None: it has none.

    ``slug`` is the article's folder, ``files`` are what it holds; ``alt`` is the text alternative of its picture.
    """
    head, end, rest = page.partition(_END)
    # one that came from elsewhere is at home there
    lines = _lines(base_url, slug, files, alt, home=_CANONICAL not in head)
    return f"{head}{lines}{end}{rest}"


def readdressed(folder: Path, manifest: dict[str, Any], base_url: str | None) -> dict[str, Any] | None:
    """Let the page in ``folder`` say that it is at ``base_url``, and return the manifest, which is written too.

    None if the page that is there is not as this version makes it; then nothing is changed. Raises OutputError.
    """
    before = manifest.get("base_url")
    listed = manifest["files"]
    files = [(file.get("role"), file.get("section"), file["path"], file.get("media_type")) for file in listed]
    page = next((file for file in listed if file.get("role") == "page"), None)
    if page is None or not isinstance(before, str | None):
        return None
    path = folder / page["path"]
    with disk_errors(path):
        head, end, rest = path.read_text(encoding="utf-8").partition(_END)
    about = manifest.get("metadata") or {}
    alt = picture_alt(str(about.get("title") or ""), str(about.get("language") or ""))
    lines = [_lines(before, folder.name, files, alt, home=home) for home in (True, False)]
    if (old := next((one for one in lines if head.endswith(one)), None)) is None:
        return None
    write(path, addressed(f"{head.removesuffix(old)}{end}{rest}", base_url, folder.name, files, alt).encode())
    signs = {"bytes": path.stat().st_size, "sha256": sha256(path)}
    # a run that is killed here leaves a page that is not as listed, and the next one makes the article anew
    made = {**manifest, "base_url": base_url, "files": [{**file, **signs} if file is page else file for file in listed]}
    write_manifest(folder, made)
    return made


def picture_alt(title: str, language: str) -> str:
    """Return the text alternative of the picture of an article: it is its cover, and has the title on it."""
    say = messages(language)
    return say("cover_alt", title=line(title) or say("untitled"))


def _lines(base_url: str | None, slug: str, files: Sequence[File], alt: str, *, home: bool) -> str:
    """Return the lines; of a page that is at ``home`` here that too."""
    if base_url is None:
        return ""

    def whole(path: str) -> str:
        return base_url + quote(f"{slug}/{path}", safe="/-._~")

    def first(*roles: str) -> File | None:
        return next((file for role in roles for file in files if file[0] == role and file[1] is None), None)

    found = [("og:url", whole(NAME))]
    if picture := first("artwork", "cover"):
        found += [("og:image", whole(picture[2])), ("og:image:type", picture[3]), ("og:image:alt", alt)]
    if sound := first("audio"):
        found += [("og:audio", whole(sound[2])), ("og:audio:type", sound[3])]
    made = [element("meta", {"property": name, "content": value}) for name, value in found]
    if picture:
        made.append(element("meta", {"name": "twitter:card", "content": "summary"}))
    if home:
        made.append(element("link", {"rel": "canonical", "href": whole(NAME)}))
    return "".join(f"{serialised(one)}\n" for one in made)
