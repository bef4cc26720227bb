"""The player: an audio element for everybody, and the controls that the script brings to life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from audicle.publish.markup.xhtml import element

if TYPE_CHECKING:
    from audicle.model import Narration
    from audicle.publish.markup.shown import Shown
    from audicle.publish.markup.xhtml import Element
    from audicle.publish.page.files import Files
    from audicle.publish.part import Part

SKIP = 10  # seconds that one press goes back or forward
_SPEEDS = ("0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2")
_SLEEPS = (5, 15, 30, 60)  # minutes
# key, and what it does; docs/page.md has them too
_KEYS = {"K": "play", "J": "back", "L": "forward", ",": "previous", ".": "next", "<": "slower", ">": "faster"}


def player(shown: Shown, narration: Narration, files: Files) -> Element:
    """Return the sound of the article, in one element if it is in one file, and the controls, which are hidden."""
    shared = shown.shared
    say = shared.say
    heading = shared.names.take("page-listen")
    made = element("section", {"class": "player", "aria-labelledby": heading, **shared.ours})
    made.append(element("h2", {"id": heading}, say("listen")))
    if files.whole:
        made.append(_sound(files.whole, files, shown, say("listen")))
    else:
        titles = {section.section: section.title for section in narration.sections}
        for part in files.tracks:
            title = titles.get(str(part.section), "")
            made.append(
                element("figure", None, element("figcaption", None, title), _sound([part], files, shown, title))
            )
    made.append(element("p", {"class": "hint", "hidden": "hidden"}, say("choose_sentence")))
    made.append(_bar(shown, narration))
    return made


def _sound(parts: list[Part], files: Files, shown: Shown, name: str) -> Element:
    sources = [element("source", {"src": files.url(part), "type": part.media_type}) for part in parts]
    captions = [part for part in files.transcripts if part.path.suffix == ".vtt"] if parts[0].section is None else []
    tracks = [
        element(
            "track",
            {
                "kind": "captions", "src": files.url(part), "srclang": shown.shared.language,
                "label": shown.shared.language,
            },
        )
        for part in captions
    ]  # fmt: skip
    return element("audio", {"controls": "controls", "preload": "none", "aria-label": name}, *sources, *tracks)


def _bar(shown: Shown, narration: Narration) -> Element:
    shared = shown.shared
    say, options = shared.say, shared.names.take("page-options")
    time = _units(say.language, SKIP, "second")
    names = {
        "previous": say("previous_sentence"),
        "back": say("back_by", time=time),
        "play": say("play"),
        "forward": say("forward_by", time=time),
        "next": say("next_sentence"),
        "slower": say("slower"),
        "faster": say("faster"),
    }
    more = {"aria-expanded": "false", "aria-controls": options}
    pause = {"data-on": say("pause"), "data-off": say("play")}
    buttons = [
        _button("previous", names["previous"]),
        _button("back", names["back"]),
        _button("play", names["play"], pause),
        _button("forward", names["forward"]),
        _button("next", names["next"]),
        _button("options", say("options"), more),
    ]
    line = element(
        "div",
        {"class": "line"},
        element("span", {"class": "now", "aria-hidden": "true"}, "0:00"),
        element(
            "input",
            {"type": "range", "min": "0", "max": "1", "value": "0", "step": "1", "aria-label": say("position")},
        ),
        element("span", {"class": "end", "aria-hidden": "true"}, "0:00"),
    )
    return element(
        "div",
        {"class": "bar", "hidden": "hidden"},
        # empty until there is something to tell: then screen readers read it out
        element("p", {"class": "trouble", "role": "alert", "data-words": say("no_sound")}),
        line,
        element("div", {"class": "buttons"}, *buttons),
        _options(options, shown, narration, names),  # after the button that opens it; the style shows it above
    )


def _options(name: str, shown: Shown, narration: Narration, names: dict[str, str]) -> Element:
    say = shown.shared.say
    speeds = [
        element("option", {"value": speed, "selected": "selected" if speed == "1" else None}, f"{speed}×")
        for speed in _SPEEDS
    ]
    sleeps = [
        element("option", {"value": ""}, say("sleep_off")),
        element("option", {"value": "section"}, say("section_end")),
        *(element("option", {"value": str(count)}, _units(say.language, count, "minute")) for count in _SLEEPS),
    ]
    made = element(
        "div",
        {"class": "options", "id": name, "hidden": "hidden"},
        _labelled("select", say("pace"), {"data-set": "speed"}, *speeds),
        _labelled("select", say("sleep_timer"), {"data-set": "sleep"}, *sleeps),
        _labelled("input", say("follow"), {"type": "checkbox", "checked": "checked", "data-set": "follow"}),
        _labelled("input", say("shortcuts"), {"type": "checkbox", "checked": "checked", "data-set": "keys"}),
        element(
            "dl",
            {"class": "keys", "aria-label": say("shortcuts")},
            # "<" would stand as ">" in a line from right to left
            *(
                element(
                    "div",
                    None,
                    element("dt", None, element("kbd", {"dir": "ltr"}, key)),
                    element("dd", None, names[what]),
                )
                for key, what in _KEYS.items()
            ),
        ),
    )
    if len(narration.sections) > 1:
        entries = [
            element("li", None, element("button", {"type": "button", "data-go": str(number)}, section.title))
            for number, section in enumerate(narration.sections)
        ]
        made.append(element("ol", {"class": "chapters", "aria-label": say("sections")}, *entries))
    return made


def _labelled(tag: str, words: str, attributes: dict[str, str | None], *content: Element) -> Element:
    return element("label", None, element("span", None, words), element(tag, attributes, *content))


def _button(what: str, name: str, more: dict[str, str | None] | dict[str, str] | None = None) -> Element:
    return element("button", {"type": "button", "data-do": what, "aria-label": name, "title": name, **(more or {})})


def _units(language: str, count: int, unit: str) -> str:
    """Return "10 seconds" in the given language, or "10 s" where Babel has no more of the unit, as in Japanese."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    name = f"duration-{unit}"
    shown = (str(format_unit(count, name, length, locale=locale)) for length in ("long", "short"))
    return next(
        (words for words in shown if name not in words), str(count)
    )  # a unit that it lacks is shown by its name
