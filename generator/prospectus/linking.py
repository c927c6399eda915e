"""Links what was taken in into one Area: every name is replaced by the thing it names, or is a problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from . import occasions
from .area import Area, Course, Demand, Destination, Locality, Provider, Run, Scheme, Site, Step
from .blocks import Block, common_timetable
from .demand import Asked
from .folders import DEMAND
from .helping import Helping
from .intake import File, Intake
from .model.area import WordsFile
from .naming import CHECK, Names, choice, named_site, no_course, no_provider
from .neighbours.shape import NeighbourArea
from .problems import Keys, Place, Problem, Severity
from .signing import Signing
from .wording import quoted

_CACHE: Final = ".prospectus"
"""The folder in an area's in which what took long to work out is kept; it can be deleted at any time."""


def link(intake: Intake, as_of: dt.date | None = None) -> tuple[Area | None, tuple[Problem, ...]]:
    """The area, linked, as far as its files are sound; None when its own area.yml is not."""
    providers = {one.id: _provider(one, intake.media[one.id]) for one in intake.providers if one.written}
    own = {name: one.written for name, one in intake.own.items()}
    destinations, problems = _destinations(intake.destinations)
    timetable = common_timetable(own.get("timetable"))
    names = Names(
        providers,
        frozenset(one.id for one in intake.providers) | {one.id.split("/")[0] for one in intake.courses},
        frozenset(one.id for one in intake.courses),
        destinations,
        all(one.written is not None for one in intake.destinations),
        timetable.blocks,
        "timetable" not in own or own["timetable"] is not None,
        "timetable" in own,
        problems,
    )
    courses = dict(sorted(_courses(intake.courses, names)))
    written = own.get("area")
    if written is None:
        return None, tuple(names.problems)
    calendar = intake.own.get("calendar", File("", "", None))
    calendars = (File("", calendar.path, calendar.written), *intake.calendars)
    localities = {id_: Locality(id_, one) for id_, one in (own.get("localities") or {}).items()}
    area = Area(
        written=written,
        providers=providers,
        courses=courses,
        localities=localities,
        destinations=names.destinations,
        words=own.get("words") or WordsFile(),
        synonyms=own.get("synonyms") or {},
        today=as_of or _latest(written, [*providers.values(), *courses.values()], intake.neighbours),
        paths={name: one.path for name, one in intake.own.items()},
        dated=as_of is not None,
        entitlement=own.get("entitlement"),
        events=tuple(occasions.events(calendars, courses, names)),
        terms=calendar.written.terms if calendar.written else (),
        content=intake.content,
        travel=own.get("travel"),
        schemes=_schemes(intake, names, localities),
        feed=intake.feed,
        timetable=timetable,
        cache=intake.root / _CACHE,
        protocols=Signing(intake.protocols, names).protocols(),
        consultation=own.get("consultation"),
        demand=tuple(_demand(intake.demand, courses, names, written.academic_year.starts.year)),
        neighbours={one.id: one for one in intake.neighbours},
    )
    return area, tuple(names.problems)


def _demand(rows: Iterable[Asked], courses: Mapping[str, Course], names: Names, year: int) -> Iterator[Demand]:
    """The demand for each course that there is, once a year; rows without a year speak of the prospectus's own."""
    first: dict[tuple[str, int], int] = {}
    for one in rows:
        key = (one.course, one.year or year)
        place = Place(DEMAND, (), one.line, one.column)
        if one.course not in names.course_ids:
            guess = names.meant(one.course)
            do = f"Did you mean “{guess}”?" if guess else CHECK
            says = f"There is no course called {quoted(one.course)}."
            names.problems.append(Problem("no-such-course", Severity.ERROR, place, says, do))
        elif key[1] > year:
            says = f"This row is about {key[1]}, and the prospectus is for the school year from {year} on."
            names.problems.append(Problem("demand-value", Severity.ERROR, place, says, "Correct the year of this row."))
        elif first.setdefault(key, one.line) != one.line:
            says = f"{quoted(one.course)} has a row for {key[1]} already, in line {first[key]}."
            names.problems.append(Problem("demand-twice", Severity.ERROR, place, says, "Keep one of the two."))
        elif one.course in courses:
            yield Demand(courses[one.course], key[1], one.places, one.applications, one.offers)


def _schemes(intake: Intake, names: Names, localities: Mapping[str, Locality]) -> dict[str, Scheme]:
    """The help with travel; which towns there are is not known while their own file is faulty."""
    faulty = "localities" in intake.own and intake.own["localities"].written is None
    travel = intake.own.get("travel", File("", "", None))
    helping = Helping(travel.path, names, None if faulty else localities)
    return helping.schemes(travel.written.schemes if travel.written else {})


def _destinations(files: Iterable[File]) -> tuple[dict[str, Destination], list[Problem]]:
    """The destinations of all the files that they are shared out among, by id; an id counts where it stands first."""
    found: dict[str, Destination] = {}
    problems = []
    for one in files:
        for id_, written in (one.written or {}).items():
            first = found.setdefault(id_, Destination(id_, one.path, written))
            if first.path != one.path:
                says = f"There is a destination called {quoted(id_)} in {first.path} already."
                place = Place(one.path, (id_, ""))  # No such key: it is told at the id itself.
                do = "Delete one of the two, or give one of them another id."
                problems.append(Problem("destination-twice", Severity.ERROR, place, says, do))
    return found, problems


def _latest(written: Any, things: Iterable[Provider | Course], neighbours: Iterable[NeighbourArea]) -> dt.date:
    """The day the data speak of when no other is given: the last on which two providers had checked something.

    One provider's slip of the pen must not make everything else look old, so it takes two (or the only one there is);
    and no day after the school year counts. An area without providers speaks of the day of its newest neighbour.
    """
    last = written.academic_year.ends
    latest: dict[str, dt.date] = {}
    for one in things:
        owner, on = one.path.split("/")[1], one.written.reviewed.on
        if on <= last:
            latest[owner] = max(on, latest.get(owner, on))
    theirs = (one.day for one in neighbours if one.day and one.day <= last)
    days = sorted(latest.values())[-2:] or sorted(theirs)[-1:]
    return days[0] if days else written.academic_year.starts


def _provider(one: File, media: tuple[str, ...]) -> Provider:
    sites = {id_: Site(id_, one.id, site) for id_, site in one.written.sites.items()}  # type: ignore[union-attr]
    return Provider(one.id, one.path, one.written, sites, media)  # type: ignore[arg-type]


def _courses(files: Iterable[File], names: Names) -> Iterator[tuple[str, Course]]:
    for one in files:
        provider = names.providers.get(one.id.split("/")[0])
        if one.written is not None:
            course = _course(one, provider, names)
            if course is not None:
                yield course.key, course


def _course(one: File, provider: Provider | None, names: Names) -> Course | None:
    """The course, linked; without its provider's file there can be none, which is told at that file."""
    written, draft = one.written, one.written.status == "draft"  # type: ignore[union-attr]
    runs = tuple(_runs(one, provider, names, draft=draft))
    steps = tuple(_steps(one, names, draft=draft))
    for index, key in enumerate(written.entry.from_):  # type: ignore[union-attr]
        if key not in names.course_ids:
            no_course(key, one.path, ("entry", "from", index), names, draft=draft)
    if provider is None:
        return None
    return Course(one.id.split("/")[1], one.path, written, provider, runs, steps)  # type: ignore[arg-type]


def _runs(one: File, provider: Provider | None, names: Names, *, draft: bool) -> Iterator[Run]:
    for index, run in enumerate(one.written.runs):  # type: ignore[union-attr]
        at: Keys = ("runs", index)
        site = named_site(run.site, one.path, provider, names, (*at, "site"), draft=draft) if run.site else None
        by = names.providers.get(run.delivered_by) if run.delivered_by else None
        if run.delivered_by and run.delivered_by not in names.provider_ids:
            no_provider(run.delivered_by, one.path, (*at, "delivered_by"), names, draft=draft)
        block = _block(run, one.path, at, names, draft=draft)
        sessions = (run.timetable and run.timetable.sessions) or (block.sessions if block else ())
        yield Run(run, site, by, tuple(sessions), block)


def _block(run: Any, path: str, at: Keys, names: Names, *, draft: bool) -> Block | None:
    """The block that a run says it is in; its lessons are the block's, if it gives none of its own."""
    if run.timetable is None or run.timetable.block is None:
        return None
    block = names.blocks.get(run.timetable.block)
    if block is None and names.blocks_known:
        says = f"There is no option block called {quoted(run.timetable.block)}."
        do = choice(run.timetable.block, names.blocks, "blocks")
        if not names.timetable:
            says = f"{says.removesuffix('.')}: this area has no file content/area/timetable.yml."
            do = "Write days and times under “sessions:” instead, or ask the coordinator to make that file."
        keys: Keys = (*at, "timetable", "block")
        names.refuse("no-such-block", path, keys, says, do, draft=draft)
    return block


def _steps(one: File, names: Names, *, draft: bool) -> Iterator[Step]:
    for index, step in enumerate(one.written.leads_to):  # type: ignore[union-attr]
        at: Keys = ("leads_to", index)
        if step.course:
            if step.course not in names.course_ids:
                no_course(step.course, one.path, (*at, "course"), names, draft=draft)
            yield Step("course", course_id=step.course)
        elif step.says:
            yield Step("says", says=step.says)
        else:
            kind = "apprenticeship" if step.apprenticeship else "job" if step.job else "higher"
            id_ = getattr(step, kind)
            destination = _destination(id_, kind, one.path, (*at, kind), names, draft=draft)
            if destination:
                yield Step(kind, destination=destination)  # type: ignore[arg-type]


def _destination(id_: str, kind: str, path: str, keys: Keys, names: Names, *, draft: bool) -> Destination | None:
    found = names.destinations.get(id_)
    if found is None and names.destinations_known:
        says = f"There is no destination called {quoted(id_)}."
        names.refuse("no-such-destination", path, keys, says, choice(id_, names.destinations, ""), draft=draft)
    elif found is not None and found.written.kind != kind:
        says = f"{quoted(id_)} is listed as “{found.written.kind}” in {found.path}, not as “{kind}”."
        names.refuse("other-kind", path, keys, says, f"Write “{found.written.kind}: {id_}” here.", draft=draft)
    return found
