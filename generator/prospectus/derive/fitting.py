"""Which courses and providers a promise means: those that fit what it says of sector, level, ages, place and so on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ..area import Area, Course, Run
from ..model.codes import COURSE_KIND, LEVELS, NOT_SAID, PROVIDER_KIND, SECTORS
from ..model.entitlement import EVERY, GENERAL, TECHNICAL, USUAL_LEVELS, CourseFilter, Each
from ..model.when import Start

Values = tuple[str, ...]
Has = Callable[[Course], Values]

_EXPANDED: Final[Mapping[str, Mapping[str, Values]]] = {
    "sector": {
        "all": SECTORS,
        "technical": TECHNICAL,
        "general": GENERAL,
    },
    "level": {"all": USUAL_LEVELS},
    "kind": {"all": tuple(COURSE_KIND)},
    "provider_kind": {"all": tuple(PROVIDER_KIND)},
}
_AGES: Final[Mapping[str, Values]] = {
    "14-16": ("14-16", "14-19"),
    "16-19": ("16-19", "14-19"),
    "14-19": ("14-16", "16-19", "14-19"),
    "19+": ("19+",),
}
_LEVELS: Final[Mapping[str, Values]] = {one: (one,) for one in LEVELS} | {
    "E": ("E", "E1", "E2", "E3"),
    "1": ("1", "1/2"),
    "2": ("2", "1/2"),
}
_LAST_SEPTEMBER_DAY: Final = (9, 30)


def _turned(wide: Mapping[str, Values]) -> Mapping[str, Values]:
    """For what a course says, all that this counts for: a course of level 1/2 for 1, for 2 and for 1/2."""
    codes = {code for narrow in wide.values() for code in narrow}
    return {code: tuple(name for name, narrow in wide.items() if code in narrow) for code in codes}


LEVELS_MEANT: Final = _turned(_LEVELS)
AGES_MEANT: Final = _turned(_AGES)
"""What a level or an age range, as written of a course or an event, counts for in a promise."""
_OF_COURSE: Final[Mapping[str, Has]] = {
    "sector": lambda course: (course.sector,),
    "subject": lambda course: (course.written.subject,),
    "level": lambda course: LEVELS_MEANT.get(course.written.level, ()),
    "ages": lambda course: AGES_MEANT.get(course.written.ages, ()),
    "kind": lambda course: (course.written.kind,),
    "provider_kind": lambda course: (course.provider.written.kind,),
    "apply": lambda course: (course.written.apply.how,),
}
_OF_RUN: Final = ("place", "study", "pattern", "delivery", "starts")


def expanded(name: str, written: Iterable[str], area: Area) -> Values:
    """The values of a key of a promise, with each word for several replaced by these, each value once."""
    if name in {"place", "from"}:
        return _places(written, area)
    words = _EXPANDED.get(name, {})
    return tuple(dict.fromkeys(one for value in written for one in words.get(value, (value,))))


def _places(written: Iterable[str], area: Area) -> Values:
    """Towns and villages that are there, in the order in which they are written down."""
    kinds = {"every-locality": ("town", "village"), "every-town": ("town",), "every-village": ("village",)}
    asked = tuple(written)
    wanted = {kind for one in asked for kind in kinds.get(one, ())}
    return tuple(id_ for id_, one in area.localities.items() if id_ in asked or one.written.kind in wanted)


def unknown_places(written: Iterable[str], area: Area) -> Iterator[int]:
    """Which of the places that a promise names are not there, counted from 0."""
    return (index for index, one in enumerate(written) if one not in EVERY and one not in area.localities)


class Fitting:
    """What a filter or the keys of `each` ask of a course; made once for a promise, asked for every course."""

    def __init__(self, asked: CourseFilter | Each | None, area: Area) -> None:
        given = {name: getattr(asked, name) for name in type(asked).model_fields} if asked else {}
        values = {name: expanded(name, written, area) for name, written in given.items() if written}
        self.of_course = {name: values[name] for name in values if name in _OF_COURSE}
        self.of_run = {name: values[name] for name in values if name in _OF_RUN}
        self._towns = {one.written.name.casefold(): id_ for id_, one in area.localities.items()}
        self._late = dt.date(area.written.academic_year.starts.year, *_LAST_SEPTEMBER_DAY)

    @property
    def values(self) -> Mapping[str, Values]:
        """What is asked for under each key, in the order of the codes or of what was written."""
        return self.of_course | self.of_run

    def fits(self, course: Course) -> bool:
        """Whether the course itself fits, whatever its runs."""
        return all(any(one in asked for one in _OF_COURSE[name](course)) for name, asked in self.of_course.items())

    def runs(self, course: Course) -> tuple[Run, ...]:
        """Those of its runs that fit, all at once; none when the course itself does not."""
        if not self.fits(course):
            return ()
        if not self.of_run:
            return course.runs
        return tuple(
            run for run in course.runs if all(self._of_run(name, run) in asked for name, asked in self.of_run.items())
        )

    def meant(self, name: str, course: Course, run: Run) -> Values:
        """Those of the values asked for under a key that this run of the course counts for."""
        asked = self.values[name]
        has = _OF_COURSE[name](course) if name in _OF_COURSE else (self._of_run(name, run),)
        return tuple(one for one in has if one in asked)

    def _of_run(self, name: str, run: Run) -> str:
        if name == "place":
            return self._towns.get(run.site.written.town.casefold(), "") if run.site else ""
        return self.starts(run.written.start) if name == "starts" else str(getattr(run.written, name))

    def starts(self, start: Start) -> str:
        """Whether what starts then starts on time, late, or at any time."""
        if start.date is None:
            return NOT_SAID if start.precision == NOT_SAID else "any-time"
        return "late" if start.date > self._late else "on-time"
