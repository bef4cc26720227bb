"""The script as a document of its own: printed, saved, edited and narrated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import regex

from audicle.errors import UsageError
from audicle.speak.normalise.pieces import edited
from audicle.speak.script.utterances import ROLES, Script, Utterance
from audicle.voices.shared.sounds import Sound, checked_ipa

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from audicle.speak.normalise import Piece
    from audicle.speak.script.utterances import Part
    from audicle.voices import Voice

_LONGEST_PAUSE = 60.0  # seconds
_LETTER = r"[\p{Latin}\p{Greek}\p{Cyrillic}]"  # of scripts that put spaces between words
_REMEDY = "Write it anew with `audicle script SOURCE --format json`."


def script_to_json(script: Script, voices: Mapping[Utterance, Voice | None]) -> list[dict[str, Any]]:
    """Return the utterances in order, each with its section, block, cue id, words and voice; see docs/script.md."""
    return [
        {
            "section": one.section,
            "block": one.unit,
            "id": one.cue,
            "text": one.text,
            "spoken": one.spoken,
            "language": one.language,
            "voice": f"{voice.engine}:{voice.name}" if (voice := voices.get(one)) else None,
            "pause_after": one.pause,
            "role": one.role,
            "start": one.start,
            "end": one.end,
            **({"sounds": [_sound(one.spoken, sound) for sound in one.sounds]} if one.sounds else {}),
            **({"recorded": [_part(part) for part in one.parts]} if one.parts else {}),
        }
        for one in script.utterances
    ]


def _part(part: Part) -> dict[str, Any]:
    take = part.take
    return {"audio": take.audio, "begins": round(take.begins, 3), "ends": take.ends and round(take.ends, 3)}


def load_script(path: Path, script: Script) -> Script:
    """Return the script in a file, which was written of the same article as ``script`` and may have been edited.

    What is said, by which voice, in which language, with which pauses, and what is left out, is the file's. Raises
    UsageError if it cannot be read, or is another article's.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there.", "Check the name that --script gives.") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as a script: {error}.", _REMEDY) from error
    if not isinstance(data, list):
        raise UsageError(f"{path}: a script is a list of utterances.", _REMEDY)
    known: dict[str, list[Utterance]] = {}
    for one in script.utterances:
        known.setdefault(one.cue, []).append(one)
    made = [_utterance(entry, known, f"{path}, entry {number}") for number, entry in enumerate(data, start=1)]
    if not made:
        raise UsageError(f"{path}: there is nothing in this script.", _REMEDY)
    order = {cue: number for number, cue in enumerate(known)}
    places = [order[one.cue] for one in made]
    if places != sorted(places):
        raise UsageError(f"{path}: its utterances are in another order than the article.", _REMEDY)
    return Script(tuple(made), script.abridged or {one.cue for one in made} != set(known))


def _utterance(entry: object, known: Mapping[str, Sequence[Utterance]], where: str) -> Utterance:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise UsageError(f"{where}: it has no id.", _REMEDY)
    if not known.get(entry["id"]):
        raise UsageError(f"{where}: {entry['id']!r} is not in this article, or no longer.", _REMEDY)
    cue = known[entry["id"]][-1]
    pause = entry.get("pause_after", cue.pause)
    if isinstance(pause, bool) or not isinstance(pause, int | float) or not 0 <= pause <= _LONGEST_PAUSE:
        raise UsageError(f"{where}: pause_after is {pause!r}.", f"Write seconds, from 0 to {_LONGEST_PAUSE:g}.")
    words = {name: entry.get(name, "") for name in ("text", "spoken", "language")}
    for name, value in words.items():
        if not isinstance(value, str):
            raise UsageError(f"{where}: {name} is {value!r}.", "Write it as text.")
    voice, role = entry.get("voice"), entry.get("role", "narrator")
    if voice is not None and not isinstance(voice, str):
        raise UsageError(f"{where}: voice is {voice!r}.", 'Write "engine:voice", or null.')
    spoken = " ".join(words["spoken"].split())
    # what is to be said in other words, or by a voice that is named, is not in the recording
    same = voice is None and (words["text"], spoken) == (cue.text, " ".join(cue.spoken.split()))
    return Utterance(
        section=cue.section,
        cue=cue.cue,
        unit=cue.unit,
        start=cue.start,
        end=cue.end,
        text=words["text"],
        spoken=spoken,
        language=words["language"] or cue.language,
        pause=float(pause),
        role=role if role in ROLES else "narrator",
        voice=voice,
        sounds=_sounds(entry.get("sounds", []), spoken, known[entry["id"]], where),
        pieces=_pieces(known[entry["id"]], words["text"], spoken),
        parts=cue.parts if same else (),
        instead=cue.instead if same else (),
    )


def _pieces(cue: Sequence[Utterance], text: str, spoken: str) -> tuple[Piece, ...]:
    """Return where in the text what is spoken came from: as before, or found anew if it was edited."""
    own = [one for one in cue if one.pieces]
    for one in own:
        if (one.text, one.spoken) == (text, spoken):
            return one.pieces
    if len(own) == 1 and text == own[0].text:
        return edited(text, spoken, own[0].start)
    return ()


def _sound(spoken: str, sound: Sound) -> dict[str, str]:
    return {"words": spoken[sound.start : sound.end], "ipa": sound.ipa}


def _sounds(entries: object, spoken: str, cue: Sequence[Utterance], where: str) -> tuple[Sound, ...]:
    """Return the sounds of words in what is spoken: as before, or found one after the other if it was edited.

    Words that were taken out have none.
    """
    asked: list[tuple[str, str]] = []
    for entry in entries if isinstance(entries, list) else [entries]:
        words, written = (entry.get("words"), entry.get("ipa")) if isinstance(entry, dict) else (None, None)
        ipa = checked_ipa(written) if isinstance(written, str) else None
        if ipa is None or not isinstance(words, str) or not words:
            raise UsageError(f"{where}: there is no sound {entry!r}.", 'Write {"words": "…", "ipa": "…"}.')
        asked.append((words, ipa))
    owners: dict[tuple[str, str], str] = {}
    for one in cue:
        own = [(one.spoken[sound.start : sound.end], sound.ipa) for sound in one.sounds]
        if one.spoken == spoken and own == asked:
            return one.sounds
        owners |= {pair: sound.entry for pair, sound in zip(own, one.sounds, strict=True)}
    found: list[Sound] = []
    for words, ipa in asked:
        whole = regex.compile(rf"(?<!{_LETTER}){regex.escape(words)}(?!{_LETTER})")
        place = whole.search(spoken, found[-1].end if found else 0)
        if place:
            found.append(Sound(*place.span(), ipa, owners.get((words, ipa), f"{where}, {words!r}")))
    return tuple(found)


def script_to_text(script: Script, voices: Mapping[Utterance, Voice | None]) -> str:
    """Return the script for people: a line an utterance, with the pause after it in seconds.

    What is announced is in square brackets. A line begins with "--" where the section, voice or language changes.
    """
    lines: list[str] = []
    before: tuple[str, str, str] | None = None
    for one in script.utterances:
        voice = voices.get(one)
        silent = "its own recording" if one.parts else "no voice" if one.spoken else before[1] if before else ""
        name = f"{voice.engine}:{voice.name}" if voice else silent
        now = (one.section, name, one.language)
        if now != before:
            lines.append(f"-- section {one.section}, {name or 'no voice'}, {one.language}")
            before = now
        said = f"[{one.spoken}]" if one.announced else one.spoken or "(silence)"
        lines.append(f"{one.pause:4.2f}  {said}")
    return "\n".join(lines) + "\n"
