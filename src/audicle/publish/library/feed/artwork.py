"""The picture of the podcast: the one that was chosen, or one drawn from the library's title.

Square, 1400 to 3000 pixels, RGB, as podcast directories ask: https://podcasters.apple.com/support/896-artwork-requirements
"""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from audicle.errors import UsageError
from audicle.publish.library.page import Page, made_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry

PATH = "assets/artwork.jpg"
LEAST, MOST = 1400, 3000  # pixels
_COMMENT = b"generator: Audicle"  # by which the file is known again; see marks
_FORM = 3
_REMEDY = f"Choose a square JPEG or PNG of {LEAST} to {MOST} pixels, or leave artwork out: one is drawn."


def pages(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """Give the picture; none without articles. It also stands for those that have no cover."""
    if entries:
        shaped = library.artwork or (library.title, library.settings.author, library.language)
        yield Page(PATH, made_from(_FORM, shaped), partial(_picture, library))


def _picture(library: Library) -> bytes:
    picture = _chosen(library.settings.artwork) if library.settings.artwork else _drawn(library)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, comment=_COMMENT)
    return out.getvalue()


def _drawn(library: Library) -> Image.Image:
    from audicle.model.article import Metadata  # noqa: PLC0415 - an unchanged picture needs it not
    from audicle.publish.covers.artwork import draw_square  # noqa: PLC0415 - the same

    author = library.settings.author
    return draw_square(Metadata(title=library.title, authors=(author,) if author else (), language=library.language))


def _chosen(path: str) -> Image.Image:
    from PIL import Image, ImageOps  # noqa: PLC0415 - an unchanged picture needs it not

    from audicle.publish.covers.lead_picture import on_white  # noqa: PLC0415 - the same

    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            width, height = image.size
            if width != height or width < LEAST:
                raise UsageError(f"{path}: the artwork has {width} by {height} pixels.", _REMEDY)
            shown = on_white(ImageOps.exif_transpose(image))
            if width > MOST:
                shown.thumbnail((MOST, MOST), Image.Resampling.LANCZOS)
            return shown
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UsageError(f"{path}: the artwork cannot be read as a picture.", _REMEDY) from error
