"""The groups of an RTF document (RTF 1.9.1, "RTF Syntax") as a tree: control words, characters as bytes, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_DEEPEST = 120  # groups around one another; what is deeper is read as if it were not
_HEX = re.compile(rb"[^0-9a-fA-F]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A control word or sign, such as ``b`` with its value 0, or ``~``."""

    name: str
    value: int | None = None


@dataclass(slots=True)
class Group:
    """What stands between two braces. ``name`` is its first control word, ``starred`` if it may be ignored."""

    items: list[Group | Word | bytearray] = field(default_factory=list)
    name: str = ""
    starred: bool = False
    data: bytes = b""  # that was not written as characters (``bin``)

    def groups(self, name: str) -> list[Group]:
        """Return the groups with a name right below this one."""
        return [one for one in self.items if isinstance(one, Group) and one.name == name]

    def words(self) -> dict[str, int | None]:
        """Return the control words of this group, the last of each."""
        return {one.name: one.value for one in self.items if isinstance(one, Word)}

    def binary(self) -> bytes:
        """Return the data of a picture: that of ``bin``, else what its hexadecimal digits say."""
        digits = _HEX.sub(b"", b"".join(one for one in self.items if isinstance(one, bytearray)))
        return self.data or bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def parsed(data: bytes) -> Group:
    """Return the document in ``data`` as a group; what is not closed ends with the data, what follows it is no part."""
    root = Group()
    stack = [root]
    excess = 0  # groups that are open but too deep
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        word, value, code, sign, brace, text = match.groups()
        here = stack[-1]
        if brace == b"{":
            if len(stack) > _DEEPEST:
                excess += 1
                continue
            group = Group()
            here.items.append(group)
            stack.append(group)
        elif brace == b"}":
            if excess:
                excess -= 1
            elif len(stack) > 1:
                stack.pop()
                if len(stack) == 1:
                    break
        elif word == b"bin":
            here.data = data[place : place + max(0, int(value or 0))]
            place += len(here.data)
        elif word or (sign and sign not in b"{}\\"):
            name = (word or sign).decode("latin-1")
            if name == "*" and not here.items:
                here.starred = True
                continue
            here.name = here.name or name
            here.items.append(Word(name, int(value) if value else None))
        else:
            _add(here, bytes([int(code, 16)]) if code else sign or text or b"")
    return root


def _add(group: Group, text: bytes) -> None:
    """Add characters to a group, to those before where there are any: bytes of one character may be written apart."""
    if not text:
        return
    last = group.items[-1] if group.items else None
    if isinstance(last, bytearray):
        last += text  # in place: a text may be written byte by byte
    else:
        group.items.append(bytearray(text))
