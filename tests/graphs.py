"""Areas that are nothing but a graph: courses of one college and where they lead, without any file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from prospectus.area import Area, Course, Destination, Provider, Run, Step
from prospectus.model import area as area_file
from prospectus.model import course as course_file
from prospectus.model import run as run_file
from prospectus.model.when import Duration, Start

COLLEGE = Provider("oak", "providers/oak/provider.yml", SimpleNamespace(name="Oak College"), {})


@dataclass(frozen=True)
class Node:
    """A course: the courses and destinations that it leads to, and whatever else a route depends on."""

    leads_to: Sequence[str] = ()
    goals: Sequence[str] = ()
    from_: Sequence[str] = ()
    months: int = 12
    level: str = "2"
    ages: str = "16-19"
    asks: str | None = None
    gcse: bool = False
    status: str = "published"
    subject: str = "5.2"
    says: bool = False
    kind: str = "job"


def key(id_: str) -> str:
    return f"oak/{id_}"


def area(nodes: Mapping[str, Node], goals: Mapping[str, str] | None = None) -> Area:
    """An area with these courses; `goals` are further destinations and their kinds."""
    kinds = {goal: node.kind for node in nodes.values() for goal in node.goals} | dict(goals or {})
    destinations = {
        id_: Destination(id_, "content/area/destinations.yml", _destination(id_, kind))
        for id_, kind in sorted(kinds.items())
    }
    courses = {key(id_): _course(id_, node, destinations) for id_, node in sorted(nodes.items())}
    return Area(
        written=SimpleNamespace(
            name="Oakshire",
            accepted={},
            academic_year=SimpleNamespace(starts=dt.date(2027, 9, 1), ends=dt.date(2028, 7, 21)),
        ),
        providers={"oak": COLLEGE},
        courses=courses,
        localities={},
        destinations=destinations,
        words=area_file.WordsFile(),
        synonyms={},
        today=dt.date(2026, 11, 22),
    )


def _destination(id_: str, kind: str) -> Any:
    return area_file.Destination.model_construct(kind=kind, name=id_.capitalize(), summary="It is what it is.")


def _course(id_: str, node: Node, destinations: Mapping[str, Destination]) -> Course:
    steps = [Step("course", course_id=key(one)) for one in node.leads_to]
    steps += [Step(destinations[one].written.kind, destination=destinations[one]) for one in node.goals]
    steps += [Step("says", says="Something good.")] if node.says else []
    run = run_file.Run.model_construct(start=Start("flexible", None), duration=Duration(node.months, "month"))
    written = course_file.Course.model_construct(
        title=id_.capitalize(),
        status=node.status,
        level=node.level,
        ages=node.ages,
        subject=node.subject,
        entry=course_file.Entry.model_construct(
            level=node.asks,
            gcse=(course_file.GcseGrade.model_construct(subject="maths", grade=4.0, count=None),) if node.gcse else (),
            from_=tuple(map(key, node.from_)),
        ),
    )
    return Course(id_, f"providers/oak/courses/{id_}.yml", written, COLLEGE, (Run(run, None, None, ()),), tuple(steps))
