"""Finds the texts that several courses of a provider share, though they should tell what is special about each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...area import Area, Course

LONG: Final = 120
"""From how many characters on a paragraph is long enough to be a copy, and not a usual phrase."""
SEVERAL: Final = 3
"""In how many courses it has to stand."""
_OWN: Final = ("who_for", "what_you_learn", "special_feature")
"""The texts that say what is special about a course; how it is assessed or what to bring is often truly the same."""


class Copied(NamedTuple):
    """A paragraph that courses of one provider share; `key` is where it stands in the first of them."""

    text: str
    key: str
    courses: tuple[Course, ...]


def copies(area: Area) -> Iterator[Copied]:
    """Every paragraph that at least three courses of a provider share, provider by provider."""
    for courses in _by_provider(area).values():
        found: dict[str, list[tuple[Course, str, str]]] = defaultdict(list)
        for course in courses:
            for alike, key, text in _paragraphs(course):
                found[alike].append((course, key, text))
        for group in found.values():
            if len(group) >= SEVERAL:
                _, key, text = group[0]
                yield Copied(text, key, tuple(course for course, _, _ in group))


def _by_provider(area: Area) -> dict[str, list[Course]]:
    groups: dict[str, list[Course]] = defaultdict(list)
    for course in area.courses.values():
        if course.written.status != "withdrawn":
            groups[course.provider.id].append(course)
    return groups


def _paragraphs(course: Course) -> Iterator[tuple[str, str, str]]:
    """Each long paragraph once: in small letters without its layout, its key, and as it is written."""
    once: set[str] = set()
    for key in _OWN:
        for text in (getattr(course.written, key) or "").split("\n\n"):
            alike = " ".join(text.lower().split())
            if len(alike) >= LONG and alike not in once:
                once.add(alike)
                yield alike, key, text.strip()
