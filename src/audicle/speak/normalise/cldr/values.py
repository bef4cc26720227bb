"""How many of what: a number as it is written, and a thing with its forms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, without a sign."""

    whole: str  # its digits
    decimals: str = ""
    mark: str = ""  # what stands before them

    @property
    def value(self) -> Decimal:
        """Return its value; the decimals as written count for the plural."""
        return Decimal(f"{self.whole}.{self.decimals}" if self.decimals else self.whole)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What is counted: a unit, money, a magnitude."""

    forms: Mapping[str, str]  # by CLDR's plural categories ("other" at least), with {} for the number
    gender: str = ""

    def form(self, category: str) -> str:
        """Return the form of a category."""
        return self.forms.get(category) or self.forms["other"]
