"""Short addresses of courses (c/4k7rtw/), for paper: they follow from the course's id alone, so they hold for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from ..area import Area, Course

UNDER: Final = "c/"
LENGTH: Final = 6
"""The letters of a short address: with 20,000 courses it is even odds that two of them share one."""

_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"
"""Digits and small letters that nobody takes for another; without vowels they make no words."""


@dataclass(frozen=True, slots=True, eq=False)
class Shorts:
    """The short address of every course by its key, and all that lead anywhere with the courses that they mean.

    All are from the root of the site. Where two courses have the same six letters, what is printed of both from then
    on has one letter more; the short one, which may be on paper already, goes on and asks which of the two is meant.
    """

    of: Mapping[str, str]
    leads: Mapping[str, tuple[Course, ...]]


def shorts(area: Area) -> Shorts:
    """The short addresses of all courses that have a page, and of what they were called before."""
    courses = [*area.published, *area.withdrawn]
    names = [(key, course) for course in courses for key in (course.key, *course.written.formerly)]
    found = _numbered(names, LENGTH)
    own = {key: address for address, meant in found.items() for key, _ in meant if len(meant) == 1}
    for address, meant in list(found.items()):
        if len({course.key for _, course in meant}) > 1:
            longer = _numbered(meant, LENGTH + 1)
            own |= {key: address for address, some in longer.items() for key, _ in some}
            found |= longer
        own |= {key: own.get(key, address) for key, _ in meant}
    leads = {address: tuple(dict.fromkeys(course for _, course in meant)) for address, meant in found.items()}
    return Shorts({course.key: own[course.key] for course in courses}, leads)


def _numbered(names: Iterable[tuple[str, Course]], length: int) -> dict[str, list[tuple[str, Course]]]:
    """These courses by the short address that their names have at this length."""
    found: dict[str, list[tuple[str, Course]]] = {}
    for key, course in names:
        found.setdefault(f"{UNDER}{letters(key, length)}/", []).append((key, course))
    return found


def letters(key: str, length: int) -> str:
    """The first letters of what a course's id comes to; never changed, because they are on paper."""
    number = int.from_bytes(blake2b(key.encode(), digest_size=16, person=b"prospectus").digest(), "big")
    found = []
    for _ in range(length):
        number, place = divmod(number, len(_LETTERS))
        found.append(_LETTERS[place])
    return "".join(found)
