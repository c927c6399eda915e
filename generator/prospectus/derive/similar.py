"""Which courses are like a course: the same course elsewhere, and others that its reader may want to know of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ..area import Area, Course
from .order import Order, alphabetical

SIMILAR: Final = 6
ELSEWHERE: Final = 12
_NEAR: Final = 12
_WIDE: Final = 30
_TERMS: Final = 8
_WORD = re.compile(r"[a-z0-9&+]+")
_LEVEL_WORDS = re.compile(r"\b(?:entry )?level (?:[1-8](?:/[1-8])?|entry)\b|\bentry [1-3]\b|[^\w&+ ]")
_COMMON: Final = frozenset(
    "a an and at be by course courses for from in is it level of on or the to with work working".split()
)
_AGES: Final = {"14-16": (14, 16), "16-19": (16, 19), "14-19": (14, 19), "19+": (19, 99)}


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """An index of the published courses: by what they are, and by the words that they are looked for with.

    The lists are in the area's order, so that a look into a long one can start where the course itself stands and
    needs no more than a few steps: the time to find like courses does not grow with the area.
    """

    order: Order
    same: Mapping[str, Sequence[Course]]
    term: Mapping[str, Sequence[Course]]
    place: Mapping[tuple[str, str], int]

    def elsewhere(self, course: Course) -> list[Course]:
        """The same course at other providers: at most 12, those that stand next in the area's order, round its end."""
        name = _same(course)
        courses = self.same.get(name, ())
        if len(courses) < 2 and course.written.status == "published":
            return []
        start = self.place.get((name, course.key), 0)
        near = (*courses[start : start + _WIDE], *courses[max(0, start - _WIDE) : start])
        others = [one for one in near if one.provider is not course.provider]
        return self.order.sorted(others[:ELSEWHERE])

    def similar(self, course: Course) -> list[Course]:
        """The courses most like this one that are not the same course elsewhere, at most 6, likest first."""
        points: dict[str, float] = {}
        found: dict[str, Course] = {}
        for term in self._rarest(course):
            weight = 6.0 / (5 + len(self.term[term]))
            for one in self._near(term, course):
                key = one.key
                points[key] = points.get(key, 0.0) + weight
                found[key] = one
        points.pop(course.key, None)
        rank = self.order.rank
        scored = sorted((-shared * _fit(course, found[key]), rank[key], key) for key, shared in points.items())
        return list(islice(self._other(course, (found[key] for _, _, key in scored)), SIMILAR))

    def _other(self, course: Course, found: Iterable[Course]) -> Iterator[Course]:
        """Those that are another course, and for people of the same age."""
        name = _same(course)
        return (one for one in found if _ages_meet(course, one) and _same(one) != name)

    def _rarest(self, course: Course) -> list[str]:
        known = [term for term in _terms(course) if term in self.term]
        return sorted(known, key=lambda term: (len(self.term[term]), term))[:_TERMS]

    def _near(self, term: str, course: Course) -> Sequence[Course]:
        """The courses that stand nearest to this one in a term's list."""
        courses = self.term[term]
        start = max(0, min(self.place.get((term, course.key), 0) - _NEAR // 2, len(courses) - _NEAR))
        return courses[start : start + _NEAR]


def likeness(area: Area, order: Order) -> Likeness:
    """The index of the area's published courses."""
    same: dict[str, list[Course]] = {}
    term: dict[str, list[Course]] = {}
    place: dict[tuple[str, str], int] = {}
    for course in order.sorted(area.published):
        _append(same, place, _same(course), course)
        for word in _terms(course):
            _append(term, place, word, course)
    return Likeness(order, same, term, place)


def _append(lists: dict[str, list[Course]], place: dict[tuple[str, str], int], key: str, course: Course) -> None:
    listed = lists.setdefault(key, [])
    place[key, course.key] = len(listed)
    listed.append(course)


def _same(course: Course) -> str:
    """What makes two courses the same one: the level, and the title without the words for the level."""
    title = _LEVEL_WORDS.sub(" ", alphabetical(course.title))
    return f"{course.written.level}:{' '.join(title.split())}"


def _terms(course: Course) -> Iterator[str]:
    """The words that a course is looked for with, each once, and its subject."""
    text = f"{course.title} {' '.join(course.written.keywords)}"
    yield course.written.subject
    yield from dict.fromkeys(word for word in _WORD.findall(alphabetical(text)) if word not in _COMMON)


def _fit(course: Course, other: Course) -> float:
    """How much a likeness in words counts: more in the same subject and on a level near by."""
    subject = 2.0 if other.written.subject == course.written.subject else 1.0
    return subject / (1 + abs(other.level.rank - course.level.rank))


def _ages_meet(course: Course, other: Course) -> bool:
    youngest, oldest = _AGES[course.written.ages]
    low, high = _AGES[other.written.ages]
    return (low < oldest and youngest < high) or (low, high) == (youngest, oldest)
