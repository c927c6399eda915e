"""How long the graph of routes, the rules on it and the promises take in a made area, each by itself."""

from __future__ import annotations

import dataclasses
import time
from collections import deque
from typing import Final, NamedTuple

from prospectus.area import Area, Course, Step
from prospectus.derive.entitlement import entitlement
from prospectus.derive.routes import routes
from prospectus.model.entitlement import EntitlementFile
from prospectus.rules import RULES

LINKS: Final = 3
"""How many courses each course leads to."""

MODULES: Final = ("prospectus.rules.routes", "prospectus.rules.entitlement")
PROMISES: Final = {
    "promises": [
        {
            "id": "kept",
            "says": "There is a course in every sector that is taught here.",
            "for": "learner",
            "promise": {"courses": {"ages": "16-19"}, "at_least": "1"},
        },
        {
            "id": "broken",
            "says": "There are a hundred courses of every sector and level within an hour of everywhere.",
            "for": "learner",
            "promise": {
                "each": {"sector": "all", "level": ["1", "2", "3"]},
                "from": "every-locality",
                "within_minutes": "60",
                "at_least": "100",
            },
        },
        {
            "id": "onward",
            "says": "Every level 1 course leads on.",
            "for": "learner",
            "promise": {"each_course": {"level": "1"}, "leads_to": {"level": ["2", "3"]}},
        },
    ]
}
"""Promises of three forms; the second is broken in most places."""


class Leading(NamedTuple):
    """How much was looked at, and the seconds that each part took."""

    courses: int
    links: int
    broken: int
    graph: float
    promises: float
    rules: float

    @property
    def together(self) -> float:
        return self.graph + self.promises + self.rules


def linked(area: Area) -> Area:
    """The same area with three links from each course to ones of its own level or above, and no circle."""
    ordered = sorted(area.published, key=lambda one: (one.level.rank, one.key))
    found = {one.key: _leading(one, ordered, place) for place, one in enumerate(ordered)}
    return dataclasses.replace(area, courses={key: found.get(key, one) for key, one in area.courses.items()})


def _leading(course: Course, ordered: list[Course], place: int) -> Course:
    ahead = (place + step for step in (1, 7, 61)[:LINKS])
    steps = tuple(Step("course", course_id=ordered[one].key) for one in ahead if one < len(ordered))
    ends = tuple(step for step in course.leads_to if step.destination)
    return dataclasses.replace(course, leads_to=(*steps, *ends))


def measured(area: Area) -> Leading:
    """The seconds of each part, from an area of which nothing has been worked out yet."""
    made = dataclasses.replace(linked(area), entitlement=EntitlementFile.model_validate(PROMISES))
    start = time.perf_counter()
    graph = routes(made)
    drawn = time.perf_counter()
    standings = entitlement(made)
    kept = time.perf_counter()
    for rule in RULES:
        if rule.__module__ in MODULES:
            deque(rule(made), maxlen=0)
    end = time.perf_counter()
    broken = sum(one.state == "broken" for one in standings)
    links = sum(len(keys) for keys in graph.onward.values())
    return Leading(len(made.published), links, broken, drawn - start, kept - drawn, end - kept)
