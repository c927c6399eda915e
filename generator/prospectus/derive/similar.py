"""Which courses are like a course: the same course elsewhere, and others that its reader may want to know of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ..area import Area, Course
from ..model.codes import NOT_SAID
from .order import Order, alphabetical

SIMILAR: Final = 6
ELSEWHERE: Final = 12
_NEAR: Final = 10
_TERMS: Final = 8
_WIDE: Final = 30
_WORD: Final = re.compile(r"[a-z0-9&+]+")
_LEVEL_WORDS: Final = re.compile(r"\b(?:entry )?level (?:[1-8](?:/[1-8])?|entry)\b|\bentry [1-3]\b|[^\w&+ ]")
_COMMON: Final = frozenset(
    "a an and at be by course courses for from in is it level of on or the to with work working".split()
)
_AGES: Final = {"14-16": (14, 16), "16-19": (16, 19), "14-19": (14, 19), "19+": (19, 99), NOT_SAID: (0, 99)}


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """An index of the published and withdrawn courses: by what they are, and by the words that find them.

    `courses` has them in the area's order, `place` says where in it a course stands, `name` what makes each the
    course that it is, and `terms` leads from each course to the lists of its rarest words. All lists hold places in
    the order, from the lowest, and only of published courses. So a look into a long list can start where the course
    itself stands and needs no more than a few steps: the time to find like courses does not grow with the area.
    """

    courses: Sequence[Course]
    place: Mapping[str, int]
    name: Sequence[str]
    same: Mapping[str, Sequence[int]]
    terms: Sequence[Sequence[Sequence[int]]]

    def elsewhere(self, course: Course) -> list[Course]:
        """The same course at other providers: at most 12, those that stand next in the area's order, round its end."""
        here = self.place[course.key]
        places = self.same.get(self.name[here], ())
        start = bisect_left(places, here)
        near = (*places[start : start + _WIDE], *places[: min(start, _WIDE)])
        others = [place for place in near if self.courses[place].provider is not course.provider]
        return [self.courses[place] for place in sorted(others[:ELSEWHERE])]

    def similar(self, course: Course) -> list[Course]:
        """The courses most like this one that are not the same course elsewhere, at most 6, likest first."""
        here, courses = self.place[course.key], self.courses
        points: dict[int, float] = {}
        for places in self.terms[here]:
            weight = 6.0 / (5 + len(places))
            start = max(0, min(bisect_left(places, here) - _NEAR // 2, len(places) - _NEAR))
            for place in places[start : start + _NEAR]:
                points[place] = points.get(place, 0.0) + weight
        scored = sorted((-shared * _fit(course, courses[place]), place) for place, shared in points.items())
        others = (courses[place] for _, place in scored if self.name[place] != self.name[here])
        return list(islice((one for one in others if _ages_meet(course, one)), SIMILAR))


def likeness(area: Area, order: Order) -> Likeness:
    """The index of the area's courses."""
    courses = order.sorted((*area.published, *area.withdrawn))
    words = [_words(course) for course in courses]
    names = [_name(course) for course in courses]
    open_ = [place for place, course in enumerate(courses) if course.written.status == "published"]
    same: dict[str, list[int]] = {}
    lists: dict[str, list[int]] = {}
    for place in open_:
        same.setdefault(names[place], []).append(place)
        for word in words[place]:
            lists.setdefault(word, []).append(place)
    terms = [_rarest(lists, one) for one in words]
    return Likeness(courses, {course.key: place for place, course in enumerate(courses)}, names, same, terms)


def _rarest(lists: Mapping[str, Sequence[int]], words: Iterable[str]) -> list[Sequence[int]]:
    """The shortest of the lists to which these words lead."""
    return sorted((lists[word] for word in words if word in lists), key=len)[:_TERMS]


def _name(course: Course) -> str:
    """What makes two courses the same one: the level, and the title without the words for the level."""
    title = _LEVEL_WORDS.sub(" ", alphabetical(course.title))
    return f"{course.written.level}:{' '.join(title.split())}"


def _words(course: Course) -> Iterable[str]:
    """The words that a course is looked for with, each once, and its subject."""
    text = alphabetical(f"{course.title} {' '.join(course.written.keywords)}")
    words = dict.fromkeys(_WORD.findall(text))
    return (course.written.subject, *(word for word in words if word not in _COMMON))


def _fit(course: Course, other: Course) -> float:
    """How much a likeness in words counts: more in the same subject and on a level near by."""
    subject = 2.0 if other.written.subject == course.written.subject else 1.0
    return subject / (1 + abs(other.level.rank - course.level.rank))


def _ages_meet(course: Course, other: Course) -> bool:
    """Whether there is an age for which both are meant."""
    youngest, oldest = _AGES[course.written.ages]
    low, high = _AGES[other.written.ages]
    return low < oldest and youngest < high
