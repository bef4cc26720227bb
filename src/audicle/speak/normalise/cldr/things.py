"""What is counted, with its forms: units and currencies from CLDR by babel, what the table says before that."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from audicle.speak.normalise.cldr.language import read
from audicle.speak.normalise.cldr.values import Thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from audicle.speak.normalise.cldr.language import Language

_CODE = re.compile("[A-Z]{3}")
_SIGN = re.compile(r"[/²³٪%]")  # in patterns that are no words


class Speaker(Protocol):
    """What things need of a grammar."""

    data: Language
    locale: Locale

    def __hash__(self) -> int:
        """Return its hash: what is made for it is kept."""
        ...


def thing(forms: Mapping[str, str] | str, spoken: Speaker) -> Thing:
    """Return a thing of the forms in a table: by plural category, or one for all; "gender" beside them says that."""
    table = {"other": forms} if isinstance(forms, str) else dict(forms)
    gender = table.pop("gender", "")
    for category, form in table.items():
        if "{" not in form:
            table[category] = f"{{}} {form}" if form else "{}"
    return Thing(table, gender or _gender(table.get("one", table["other"]), spoken))


def _gender(form: str, spoken: Speaker) -> str:
    """Return the gender of the first word that the table has one of."""
    known = _genders(spoken)
    return next((known[word] for word in form.lower().split() if word in known), spoken.data.gender)


@cache
def _genders(spoken: Speaker) -> dict[str, str]:
    return {word: gender for gender, words in spoken.data.genders.items() for word in words.split()}


@cache
def units(spoken: Speaker) -> dict[str, Thing]:
    """Return all units by their signs."""
    found = {}
    for sign, name in {**read("units.toml"), **spoken.data.units}.items():
        if (unit := _unit(name, spoken)) is not None:
            found[sign] = unit
    return found


@cache
def _unit(name: str, spoken: Speaker) -> Thing | None:
    """Return a unit by CLDR's name, with a prefix or power after it; None if babel has no words for it."""
    base, _, change = name.partition(" ")
    if own := spoken.data.things.get(name):
        return thing(own, spoken)
    own = spoken.data.things.get(base)
    forms = thing(own, spoken).forms if own else _patterns(base, spoken)
    if not forms or _SIGN.search(forms["other"]):
        return None
    if change:
        forms = {category: _changed(form, change, spoken) for category, form in forms.items()}
        if any("{" not in form for form in forms.values()):
            return None
    return thing(forms, spoken)


def _patterns(name: str, spoken: Speaker) -> dict[str, str]:
    widths: Mapping[str, Any] = spoken.locale._data["unit_patterns"].get(name, {})
    long = widths.get("long") or {}
    return {key: form.replace("{0}", "{}") for key, form in long.items() if key != "per" and isinstance(form, str)}


def _changed(form: str, change: str, spoken: Speaker) -> str:
    """Return a form with another prefix, or raised to a power; "" if the prefix that goes is not in it."""
    if ">" in change:
        old, _, new = change.partition(">")
        gone, put = (_prefix(old, spoken), _prefix(new, spoken) if new else "")
        changed = form.replace(gone, put, 1)
        return changed if gone and gone in form else ""
    before, _, name = form.partition("{} ")
    if not name:
        return ""
    pattern = _compound(change, spoken)
    return f"{before}{{}} {pattern.replace('{0}', name)}" if pattern else ""


def _prefix(power: str, spoken: Speaker) -> str:
    return _compound(power, spoken).replace("{0}", "")


def _compound(name: str, spoken: Speaker) -> str:
    """Return CLDR's pattern of a prefix, a power or a rate; "" if it is one of signs."""
    found = (spoken.locale._data["compound_unit_patterns"].get(name) or {}).get("long") or {}
    pattern = str(found.get("prefix") or found.get("compound") or "")
    return "" if _SIGN.search(pattern) else pattern


@cache
def nouns(spoken: Speaker) -> dict[str, str]:
    """Return the genders of nouns that numbers count: the table's, and the words of units and currencies."""
    found: dict[str, str] = {}
    things = [*units(spoken).values(), *(what for _, what in currencies(spoken).values()), *magnitudes(spoken).values()]
    for one in things:
        for form in one.forms.values():
            words = [word for word in form.lower().split() if "{" not in word]
            if len(words) == 1 and one.gender:
                found.setdefault(words[0], one.gender)
    return found | _genders(spoken)


@cache
def currencies(spoken: Speaker) -> dict[str, tuple[str, Thing]]:
    """Return the codes (ISO 4217) and names of all currencies by their signs."""
    common: dict[str, str] = read("currencies.toml")
    found = {}
    for sign, entry in {**common, **spoken.data.currencies}.items():
        if isinstance(entry, str) and _CODE.fullmatch(entry):
            code, forms = entry, _names(entry, spoken)
        else:
            forms = {"other": entry} if isinstance(entry, str) else dict(entry)
            code = forms.pop("code", common.get(sign, sign))
        if forms:
            found[sign] = (code, thing(forms, spoken))
    return found


def _names(code: str, spoken: Speaker) -> dict[str, str]:
    plural = dict(spoken.locale._data["currency_names_plural"].get(code, {}))
    forms = {category: str(form) for category, form in plural.items()}
    if "other" not in forms and (name := spoken.locale.currencies.get(code)):
        forms["other"] = name
    return forms if "other" in forms else {}


@cache
def hundredths(spoken: Speaker) -> dict[str, Thing]:
    """Return what a hundredth of a currency is called, by its code."""
    return {code: thing(forms, spoken) for code, forms in spoken.data.hundredths.items()}


@cache
def magnitudes(spoken: Speaker) -> dict[str, Thing]:
    """Return magnitudes by how they are written: "mln", "miljon"."""
    return {written: thing(forms, spoken) for written, forms in spoken.data.magnitudes.items()}


def rate(sign: str, spoken: Speaker) -> str | None:
    """Return the pattern, with {}, of what is one of a unit, by its sign: "{} per kilogram"; None if there is none."""
    name = {**read("units.toml"), **spoken.data.units}.get(sign, "")
    own = spoken.data.things.get(f"{name} per")
    if isinstance(own, str):
        return own
    unit = units(spoken).get(sign)
    one = unit.form("one").replace("{}", "").strip() if unit else ""
    if spoken.data.per and one:
        return spoken.data.per.replace("{one}", one)
    per = ((spoken.locale._data["unit_patterns"].get(name) or {}).get("long") or {}).get("per")
    if per and not _SIGN.search(str(per)):
        return str(per).replace("{0}", "{}")
    pattern = _compound("per", spoken)
    return pattern.replace("{0}", "{}").replace("{1}", one) if pattern and one else None
