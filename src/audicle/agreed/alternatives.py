"""Whether the alternative text of a picture says anything: the voice, the page and the claims judge it alike.

Programs that publish articles fill it in with the file's name, or with the word "image" (WCAG 2.2, failure F30).
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.model import Figure

_WORDS = (
    r"image|img|photo|photograph|picture|pic|graphic|imagen|imagem|immagine|bild|foto|grafik|fotografía|fotografia|"
    r"afbeelding|zdjęcie|obraz|изображение|картинка|фото|图片|图像|圖片|圖像|画像|写真|사진|이미지|صورة|चित्र"
)
_FILE = re.compile(
    r"""(?:
    \S.*[\w)\]]\.(?:png|jpe?g|jfif|gif|webp|avif|heic|svg|tiff?|bmp|ico)(?:[?\#]\S*)?  # a file's name
    | (?:https?:)?//\S+  # an address
    | (?:img|dscf?|dscn|dsc|pxl|mvimg|gopr|dji|sam|p|wp|vid|fb_img|received)[_-]?\d{3,}[\w~()-]*  # a camera's
    | screen[ _-]?shot(?:[ _-]from)?[ _-]*\d[\d\s_.,:()-]*(?:at[\d\s_.,:()-]+)?(?:[ap]\.?m\.?)?  # a program's
    | whatsapp[ ]image[ ]\d.*
    | \d{8}[_-]\d{4,}\w*  # a date and a time
    | [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12} | (?=\w*\d)[\da-f]{16,}  # names that are made at random
    | \S+[_-]\d{2,5}x\d{2,5}  # a name with a size
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""(?:
    (?:WORDS)s?[\s_-]*\(?\d*\)?[.:]?  # the word alone, or counted
    | (?:untitled|unnamed|download|screen[ ]?shot)[\s_-]*\(?\d*\)?
    )""".replace("WORDS", _WORDS),
    re.IGNORECASE | re.VERBOSE,
)
# Words that stand where a description was meant to come, beyond those that publishing programs fill in. They are kept
# as what was written, but nobody is told by them what the picture shows
_FILLER = re.compile(
    r"(?:an? |the )?(?:image|photo|photograph|picture|graphic|illustration|drawing|figure|screenshot|logo|icon|chart|"
    r"graph|diagram|map|bild|foto|abbildung|imagen|immagine)(?: (?:of|showing|von|de|di|des|du|description))?[\s:.…]*|"
    r"(?:alt(?:ernative)?(?:[ -]?text)?|placeholder|description|caption|todo|tbd|tbc|n/?a|null|none|undefined|"
    r"lorem ipsum.*|insert .* here|spacer|blank|figure [\divxlc.]+)[\s:.…]*",
    re.IGNORECASE,
)
_NAME_LIKE = re.compile(r"\S*[\d_-]\S*")


def is_file_name(alt: str, src: str | None = None) -> bool:
    """Tell whether an alternative text is a file's name or address; ``src`` is the picture's own."""
    path = PurePosixPath((src or "").split("?")[0].replace("\\", "/"))
    own = alt.casefold() == path.name.casefold() or (
        alt.casefold() == path.stem.casefold() and _NAME_LIKE.fullmatch(alt) is not None
    )
    return bool(alt) and (own or _FILE.fullmatch(alt) is not None)


def is_placeholder(alt: str) -> bool:
    """Tell whether an alternative text is no more than the word for "picture", or no word at all."""
    return not any(map(str.isalnum, alt)) or _PLACEHOLDER.fullmatch(alt) is not None


def is_filler(alt: str) -> bool:
    """Tell whether an alternative text stands where a description was meant to come, such as "a drawing of"."""
    return is_placeholder(alt) or _FILLER.fullmatch(alt) is not None


def alternative(figure: Figure) -> str | None:
    """Return the alternative text of a picture on one line, None if it has none that says anything.

    The name of a file says nothing, nor does the word for "picture" alone.
    """
    alt = _line(figure.alt)
    return None if is_placeholder(alt) or is_file_name(alt, figure.src) else alt


def long_description(figure: Figure) -> str | None:
    """Return the long description of a picture, None if it has none with a character that is seen."""
    text = figure.description or ""
    return text if any(unicodedata.category(character)[0] not in "CZM" for character in text) else None


def repeats_caption(figure: Figure) -> bool:
    """Tell whether the alternative text of a picture is its caption once more: who is told one is told the other."""
    alt = alternative(figure)
    return alt is not None and alt.casefold() == _line(figure.caption_text).casefold()


def described(figure: Figure) -> bool:
    """Tell whether a picture has an alternative text that is more than filler, its file's name or its caption."""
    alt = (alternative(figure) or "").casefold()
    return not is_filler(alt) and alt != _path(figure).stem.casefold() and not repeats_caption(figure)


def _path(figure: Figure) -> PurePosixPath:
    return PurePosixPath((figure.src or "").split("?")[0].replace("\\", "/"))


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
