"""Which courses a booklet holds, and what it is called: by sector, level, provider and age, or all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..area import Area, Course
from ..derive.order import Order
from ..model.codes import LEVEL, SECTOR
from ..wording import listed, nearest

FOR_AGES: Final[Mapping[str, tuple[str, ...]]] = {
    "14-16": ("14-16", "14-19"),
    "16-19": ("16-19", "14-19"),
    "19+": ("19+",),
}
"""Whom a booklet is for, and the ages of the courses that it holds."""

_CALLED: Final = {"14-16": "Key Stage 4 options", "16-19": "Your choices after Year 11", "19+": "Courses from 19"}


class NoSuchNameError(Exception):
    """Something is asked for that is not there; the message says what, and what may be meant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a booklet is to hold; what is None is not chosen by. `level` is a level's address, like level-2."""

    sector: str | None = None
    level: str | None = None
    provider: str | None = None
    ages: str | None = None

    def title(self, area: Area) -> str:
        """What the booklet is called."""
        names = [
            SECTOR[self.sector] if self.sector else "",
            _level_names()[self.level] if self.level else "",
            area.providers[self.provider].name if self.provider else "",
        ]
        said = ", ".join(name for name in names if name)
        if self.ages:
            return f"{_CALLED[self.ages]}: {said}" if said else _CALLED[self.ages]
        return said or "The whole prospectus"

    @property
    def name(self) -> str:
        """The name of its file, without .pdf."""
        parts = (self.ages, self.sector, self.level, self.provider)
        return "-".join(("booklet", *(part.replace("+", "-plus") for part in parts if part)))

    def courses(self, area: Area, order: Order) -> list[Course]:
        """The published courses that it holds, in the area's order."""
        return order.sorted(course for course in area.published if self._holds(course))

    def _holds(self, course: Course) -> bool:
        return (
            self.sector in (None, course.sector)
            and self.level in (None, course.level.slug)
            and self.provider in (None, course.provider.id)
            and (self.ages is None or course.written.ages in FOR_AGES[self.ages])
        )


def choice(area: Area, *, sector: str | None, level: str | None, provider: str | None, ages: str | None) -> Choice:
    """What is asked for; NoSuchNameError where one of the names is not there."""
    levels = {typed: slug for slug, name in _level_names().items() for typed in (slug, name.lower())}
    levels |= {code.lower(): entry.slug for code, entry in LEVEL.items()}
    return Choice(
        sector and named(sector, SECTOR, "sector"),
        level and levels[named(level.lower(), levels, "level", listed_as=_level_names())],
        provider and named(provider, area.providers, "provider"),
        ages and named(ages, FOR_AGES, "age range"),
    )


def course(area: Area, key: str) -> Course:
    """A published course by its id; NoSuchNameError if there is none."""
    found = area.courses.get(key)
    if found and found.written.status != "published":
        raise NoSuchNameError(f"The course “{key}” is {_STATUS[found.written.status]}, so it is not printed.")
    published = (one.key for one in area.published)
    return found or area.courses[named(key, list(published), "course")]


_STATUS: Final = {"draft": "a draft", "withdrawn": "withdrawn"}


def named(typed: str, known: Iterable[str], what: str, *, listed_as: Iterable[str] = ()) -> str:
    """The name itself if it is known; NoSuchNameError with a guess, or with all of them where they are few."""
    names = list(known)
    if typed in names:
        return typed
    guess = nearest(typed, names)
    few = list(listed_as) or (names if len(names) <= 20 else [])
    hint = f"Did you mean “{guess}”?" if guess else f"Use {listed(few)}." if few else ""
    raise NoSuchNameError(f"There is no {what} called “{typed}”. {hint}".rstrip())


def _level_names() -> dict[str, str]:
    return {entry.slug: entry.name for entry in LEVEL.values()}
