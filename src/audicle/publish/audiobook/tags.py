"""The tags of an MP3, by ID3v2.4 or 2.3, so that any player shows it right.

https://id3.org/id3v2.4.0-frames and https://id3.org/id3v2.3.0.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import langcodes
from mutagen import id3

from audicle.agreed.speakers import speakers
from audicle.agreed.titlepage import makers
from audicle.model.characters import line
from audicle.publish.licences import licence
from audicle.publish.markup.links import href
from audicle.publish.sorting import sorted_people, title_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audicle.model import Level, Metadata, Narration
    from audicle.publish.transcript.line import Line

REFERENCE = -18.0  # LUFS that ReplayGain 2.0 turns everything to
LISTED = "; "  # between people where a tag holds one text; players split there (ID3 2.3 and MP4 have no lists)
_UTF8 = id3.Encoding.UTF8
_HEADER = 10  # bytes, of a tag
_SORTED = ("TSOA", "TSOP", "TSOT")  # frames of 2.4 that players read in 2.3 too, since iTunes wrote them there


def article_tags(metadata: Metadata, narrators: Sequence[str], album: str | None = None) -> id3.ID3:
    """Return the tags that all the MP3s of an article share; ``album`` is its title, unless it is given."""
    tags = id3.ID3()
    language = three_letters(metadata.language)
    people = makers(metadata)
    filed = dict(metadata.file_as)  # as the source sorts them
    lists: dict[Any, Sequence[str]] = {  # of people, by class of frame
        id3.TPE1: people,
        id3.TSOP: sorted_people(people, metadata),
        id3.TPE2: people,
        id3.TCOM: narrators,  # where audiobook players look for who reads
    }
    texts: dict[Any, str | None] = {
        id3.TALB: album or metadata.title,
        id3.TSOA: title_as(line(album), metadata.language)
        if album
        else filed.get(metadata.title) or title_as(line(metadata.title), metadata.language),
        id3.TDRC: metadata.published,
        id3.TLAN: language,
        id3.TCON: "Speech",
        id3.TPUB: metadata.publisher,
        id3.TCOP: metadata.licence,
        id3.TIT3: metadata.subtitle,
        id3.TSSE: "Audicle",
    }
    for frame, names in lists.items():
        if names:
            tags.add(frame(encoding=_UTF8, text=[*names]))
    for frame, text in texts.items():
        if text and line(text):
            tags.add(frame(encoding=_UTF8, text=[line(text)]))
    for name, text in series_tags(metadata).items():
        tags.add(id3.TXXX(encoding=_UTF8, desc=name, text=[text]))
    # players show a comment as the description; the address has a frame of its own
    if said := line(metadata.description or ""):
        tags.add(id3.COMM(encoding=_UTF8, lang=language, desc="", text=[said]))
    if metadata.source and (address := href(line(metadata.source), None)):
        tags.add(id3.WOAS(url=address))
    if (named := licence(metadata.licence)) and named[1]:
        tags.add(id3.WCOP(url=named[1]))
    return tags


def track_tags(tags: id3.ID3, title: str, language: str, number: int, total: int, duration: float) -> None:
    """Add what one MP3 is called and where it stands in its set; ``duration`` is in seconds.

    ``language`` is a BCP 47 tag. Of several, each sorts by its number.
    """
    width = len(str(total))
    sorted_as = f"{number:0{width}} {title}" if total > 1 else title_as(line(title), language)
    texts = {
        id3.TIT2: title,
        id3.TSOT: sorted_as,
        id3.TRCK: f"{number}/{total}",
        id3.TPOS: "1/1",
        id3.TLEN: str(round(duration * 1000)),
    }
    for frame, text in texts.items():
        tags.add(frame(encoding=_UTF8, text=[line(text)]))  # type: ignore[no-untyped-call] # typed in part only


def gain_tags(tags: id3.ID3, track: Level, album: Level) -> None:
    """Add how much louder or softer it is to be played to be as loud as everything; ReplayGain 2.0."""
    for name, value in gains(track, album).items():
        tags.add(id3.TXXX(encoding=_UTF8, desc=name, text=[value]))


def gains(track: Level, album: Level) -> dict[str, str]:
    """Return the values of ReplayGain by their names; none of what is silent."""
    if not track.seconds:
        return {}
    return {
        "replaygain_track_gain": f"{REFERENCE - track.loudness:+.2f} dB",
        "replaygain_track_peak": f"{track.peak:.6f}",
        "replaygain_album_gain": f"{REFERENCE - album.loudness:+.2f} dB",
        "replaygain_album_peak": f"{album.peak:.6f}",
        "replaygain_reference_loudness": f"{REFERENCE:.2f} LUFS",
    }


def lyrics_tags(tags: id3.ID3, language: str, text: str, lines: Iterable[Line]) -> None:
    """Add the words as written: ``text`` as it is, and each of the ``lines`` with the millisecond it begins at.

    ``language`` is a BCP 47 tag.
    """
    code = three_letters(language)
    if text:
        tags.add(id3.USLT(encoding=_UTF8, lang=code, desc="", text=text))
    # a line begins with the sign for a new line; id3v2.4.0-frames, 4.9
    timed = [(f"\n{one.text}" if number else one.text, round(one.begins * 1000)) for number, one in enumerate(lines)]
    if timed:
        milliseconds, lyrics = 2, 1
        tags.add(id3.SYLT(encoding=_UTF8, lang=code, format=milliseconds, type=lyrics, desc="", text=timed))


def cover_tag(tags: id3.ID3, cover: bytes | None) -> None:
    """Add the front cover, a JPEG."""
    if cover:
        front = id3.PictureType.COVER_FRONT
        tags.add(id3.APIC(encoding=_UTF8, mime="image/jpeg", type=front, desc="", data=cover))


def written_tags(tags: id3.ID3, version: str) -> bytes:
    """Return the tags as bytes of ID3 ``version``, "2.4" or "2.3", in the order they were added; they change for it."""
    if version == "2.3":
        kept = [frame for name in _SORTED for frame in tags.getall(name)]
        tags.update_to_v23()
        for frame in kept:
            tags.add(frame)
    number = 4 if version == "2.4" else 3
    # mutagen sorts frames by length; chapters are to stand in the order of time, as some players show them
    body = b"".join(_written(frame, number)[_HEADER:] for frame in tags.values())
    if version == "2.4":
        body += bytes(_HEADER)  # exiftool takes tags without padding for cut short
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3" + bytes([number, 0, 0]) + size + body


def _written(frame: id3.Frame, number: int) -> bytes:
    out = io.BytesIO()
    alone = id3.ID3()
    alone.add(frame)
    alone.save(out, v1=0, v2_version=number, v23_sep=LISTED, padding=lambda _: 0)
    return out.getvalue()


def series_tags(metadata: Metadata) -> dict[str, str]:
    """Return the first series that an article belongs to, under the names at which audiobook players look."""
    first = next((one for one in metadata.series if line(one.name)), None)
    if first is None:
        return {}
    part = {"SERIES-PART": line(first.position)} if first.position and line(first.position) else {}
    return {"SERIES": line(first.name), **part}


def narrators(narration: Narration, language: str) -> tuple[str, ...]:
    """Return the names of the voices, as the e-book has them; ``language`` is the article's."""
    return tuple(speakers(narration.voices, language).values())


def three_letters(language: str) -> str:
    """Return the ISO 639-2 code that ID3 wants for a BCP 47 tag, "und" if there is none."""
    try:
        return langcodes.get(language).to_alpha3()
    except (LookupError, ValueError):
        return "und"
