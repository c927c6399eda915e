"""Makes plain facts of what a neighbour's file says: short texts, our own codes, addresses that may be linked to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .. import limits
from ..characters import without_unseen
from ..directories.markup import shortened, web_address
from ..model.codes import DAYS, NOT_SAID
from ..model.course import Course
from ..model.provider import Site
from ..model.run import Run
from ..model.shape import meant
from ..model.subjects import SUBJECT_AREA
from ..model.when import NO_START, Start, parse_date
from .shape import SIGN, NeighbourCourse, NeighbourPlace, NeighbourRun

Group = Mapping[str, Any]

_NOWHERE: Final[Mapping[str, NeighbourPlace]] = {}


def plain(value: object, most: int) -> str:
    """A value as a line of text: nothing unseen, no half characters, and no longer than there is room for."""
    if not isinstance(value, str):
        return ""
    whole = value[: most * 4].encode("utf-8", "replace").decode()
    return shortened(" ".join(without_unseen(whole).split()), most)


def group(value: object, *names: str) -> Group:
    """The group of keys that these names lead to; empty when there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Group]:
    """The groups of a list; empty when it is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def day_of(value: object) -> dt.date | None:
    """The day that a date, or a date with a time, tells; None when it tells none."""
    try:
        return parse_date(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def address(value: object) -> str:
    """A web address that may be linked to; empty when it is none."""
    return (web_address(value) if isinstance(value, str) and len(value) <= limits.URL_LENGTH else None) or ""


def place(key: str, told: Group) -> NeighbourPlace | None:
    """A place of theirs; None when it has neither a name nor a town."""
    town, name = plain(told.get("town"), limits.NAME), plain(told.get("name"), limits.NAME)
    if not (town or name):
        return None
    found = _meant(Site, ("location",), told.get("location"))
    return NeighbourPlace(key, name or town, town or name, (found.lat, found.lon) if found else None)


def course(
    key: str, told: Group, provider: str, url: str, places: Mapping[str, NeighbourPlace] = _NOWHERE
) -> NeighbourCourse | None:
    """A course told in the words of a course's file; None when it has no title.

    `key` is area:provider/course, `places` are those that its runs may name under `site`.
    """
    title = plain(told.get("title"), limits.TITLE)
    if not title:
        return None
    subject = _code(Course, "subject", told)
    sector = _code(Course, "sector", told)
    if sector == NOT_SAID and subject != NOT_SAID:
        sector = SUBJECT_AREA[subject].sector
    runs = tuple(dict.fromkeys(_run(one, places) for one in rows(told.get("runs"))[: limits.NEIGHBOUR_RUNS]))
    return NeighbourCourse(
        key,
        title,
        provider,
        key.rpartition("/")[0],
        url,
        summary=plain(told.get("summary"), limits.SUMMARY),
        qualification=plain(group(told, "qualification").get("title"), limits.TITLE),
        level=_code(Course, "level", told),
        sector=sector,
        subject=subject,
        kind=_code(Course, "kind", told),
        ages=_code(Course, "ages", told),
        runs=runs or (NeighbourRun(),),
    )


def key_of(area: str, provider: str, course: str) -> str:
    """The key of a course of a neighbour: nothing of ours has one like it."""
    return f"{area}{SIGN}{provider}/{course}"


def _run(told: Group, places: Mapping[str, NeighbourPlace]) -> NeighbourRun:
    start = _meant(Run, ("start",), told.get("start"))
    site = told.get("site")
    return NeighbourRun(
        places.get(site) if isinstance(site, str) else None,
        start if isinstance(start, Start) else NO_START,
        _code(Run, "study", told),
        _code(Run, "pattern", told),
        _code(Run, "delivery", told),
        _days(rows(group(told, "timetable").get("sessions"))),
    )


def _days(sessions: Sequence[Group]) -> tuple[str, ...]:
    told = {str(one.get("day", "")).strip().lower()[:3] for one in sessions}
    return tuple(day for day in DAYS if day[:3] in told)


def _code(shape: Any, name: str, told: Group) -> str:
    """The code that a key says; what our lists do not have is not said."""
    found = _meant(shape, (name,), told.get(name))
    return found if isinstance(found, str) and found else NOT_SAID


def _meant(shape: Any, keys: tuple[str, ...], value: Any) -> Any:
    """What a value means in a file of ours; None when there is none, or it could not stand there."""
    if value is None or (isinstance(value, str) and len(value) > limits.NOTE):  # To guess at a book takes minutes.
        return None
    try:
        return meant(shape, keys, value)
    except ValueError:
        return None
