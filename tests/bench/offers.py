"""Which providers and courses a made area has: everything about each follows from its number alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from . import words
from .words import TRADES, Trade

COURSES_PER_PROVIDER: Final = 60
"""Fewer than there are trades, so that no provider has the same course twice."""

_STEP: Final = 7
_LEVELS: Final = ("2", "3", "1", "2", "3", "E3", "3", "2", "1", "4")
_NUMBER: Final = {"E3": 0, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class Provider:
    """What identifies a made provider."""

    number: int

    @property
    def town(self) -> str:
        return words.TOWNS[self.number % len(words.TOWNS)]

    @property
    def kind(self) -> tuple[str, str]:
        return words.KINDS[self.number // len(words.TOWNS) % len(words.KINDS)]

    @cached_property
    def name(self) -> str:
        again = self.number // (len(words.TOWNS) * len(words.KINDS))
        return f"{self.town} {self.kind[0]}" + (f" {again + 1}" if again else "")

    @cached_property
    def id(self) -> str:
        return as_id(self.name)

    @property
    def host(self) -> str:
        return f"{self.id}.example"


@dataclass(frozen=True)
class Offer:
    """What identifies a made course."""

    number: int

    @property
    def provider(self) -> Provider:
        return Provider(self.number // COURSES_PER_PROVIDER)

    @property
    def round(self) -> int:
        """How often this course's trade has come before."""
        return self.number // len(TRADES)

    @property
    def trade(self) -> Trade:
        return TRADES[self.number * _STEP % len(TRADES)]

    @property
    def level(self) -> str:
        return _LEVELS[(self.round + self.number * _STEP % len(TRADES)) % len(_LEVELS)]

    @property
    def kind(self) -> str:
        if self.trade.academic:
            return {"E3": "foundation-learning", "3": "a-level", "4": "vocational"}.get(self.level, "gcse")
        if self.number % 11 == 3 and self.level in {"2", "3"}:
            return "apprenticeship"
        return (
            "foundation-learning" if self.level == "E3" else "short-course" if self.number % 17 == 5 else "vocational"
        )

    @property
    def award(self) -> str:
        """Its qualification's title without the subject."""
        names = {"a-level": "A level", "gcse": "GCSE", "apprenticeship": "Apprenticeship", "short-course": "Award"}
        return names.get(self.kind, {"E3": "Certificate", "1": "Diploma", "2": "Diploma", "4": "Higher National Certificate"}.get(self.level, "Extended Diploma"))  # fmt: skip

    @cached_property
    def id(self) -> str:
        return as_id(f"{self.trade.name} {self.kind if self.kind in {'a-level', 'gcse'} else f'level {self.level}'}")

    @property
    def key(self) -> str:
        return f"{self.provider.id}/{self.id}"

    @property
    def title(self) -> str:
        if self.trade.academic and self.level != "E3":
            return f"{self.award} {self.trade.name}"
        return f"{self.trade.name} {'apprenticeship' if self.kind == 'apprenticeship' else f'level {self.level}'}"

    def later(self, courses: int) -> Offer | None:
        """The next course of the same trade on a higher level, at another provider."""
        steps = (Offer((self.number + len(TRADES) * step) % courses) for step in range(1, 9))
        return next((one for one in steps if one.trade is self.trade and one.above(self)), None)

    def earlier(self, courses: int) -> Offer | None:
        """The next course of the same trade on a lower level, at another provider."""
        steps = (Offer((self.number + len(TRADES) * step) % courses) for step in range(1, 9))
        return next((one for one in steps if one.trade is self.trade and self.above(one)), None)

    def above(self, other: Offer) -> bool:
        return _NUMBER[self.level] > _NUMBER[other.level]


def as_id(name: str) -> str:
    """The permanent id of something with this name."""
    return name.lower().replace(" ", "-")
