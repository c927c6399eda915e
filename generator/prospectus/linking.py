"""Links what was taken in into one Area: every name is replaced by the thing it names, or is a problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .area import Area, Course, Destination, Locality, Provider, Run, Site, Step
from .intake import File, Intake
from .model.area import TimetableFile, WordsFile
from .problems import Keys, Place, Problem, Severity
from .wording import listed, nearest, quoted

_CHECK: Final = "Check how it is written; it has to be the name of its file or key."


@dataclass(slots=True)
class _Names:
    """What can be named, and what is wrong with the naming so far.

    A thing whose own file is faulty can be named all the same: the fault is told once, where it is.
    """

    providers: Mapping[str, Provider]
    provider_ids: frozenset[str]
    course_ids: frozenset[str]
    destinations: Mapping[str, Destination]
    destinations_known: bool
    blocks: Mapping[str, Any]
    blocks_known: bool
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, id_: str, path: str, keys: Keys, says: str, do: str, *, draft: bool) -> None:
        severity = Severity.WARNING if draft else Severity.ERROR
        self.problems.append(Problem(id_, severity, Place(path, keys), says, do))

    def meant(self, key: str) -> str | None:
        """The course that may be meant by a wrong name: one of the same provider, or of the same name elsewhere.

        Not all are compared: every wrong name against every course would take minutes in a large area.
        """
        provider, _, course = key.rpartition("/")
        own = [one.rpartition("/")[2] for one in self.course_ids if one.startswith(f"{provider}/")]
        guess = nearest(course, sorted(own))
        if guess:
            return f"{provider}/{guess}"
        return nearest(key, sorted(one for one in self.course_ids if one.endswith(f"/{course}")), alike=0)


def link(intake: Intake, as_of: dt.date | None = None) -> tuple[Area | None, tuple[Problem, ...]]:
    """The area, linked, as far as its files are sound; None when its own area.yml is not."""
    providers = {one.id: _provider(one, intake.media[one.id]) for one in intake.providers if one.written}
    own = {name: one.written for name, one in intake.own.items()}
    destinations, problems = _destinations(intake.destinations)
    names = _Names(
        providers,
        frozenset(one.id for one in intake.providers) | {one.id.split("/")[0] for one in intake.courses},
        frozenset(one.id for one in intake.courses),
        destinations,
        all(one.written is not None for one in intake.destinations),
        (own.get("timetable") or TimetableFile()).blocks,
        "timetable" not in own or own["timetable"] is not None,
        problems,
    )
    courses = dict(sorted(_courses(intake.courses, names)))
    written = own.get("area")
    if written is None:
        return None, tuple(names.problems)
    area = Area(
        written=written,
        providers=providers,
        courses=courses,
        localities={id_: Locality(id_, one) for id_, one in (own.get("localities") or {}).items()},
        destinations=names.destinations,
        words=own.get("words") or WordsFile(),
        synonyms=own.get("synonyms") or {},
        today=as_of or _latest(written, [*providers.values(), *courses.values()]),
        paths={name: one.path for name, one in intake.own.items()},
        dated=as_of is not None,
        entitlement=own.get("entitlement"),
        content=intake.content,
    )
    return area, tuple(names.problems)


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


def _latest(written: Any, things: Iterable[Provider | Course]) -> dt.date:
    """The day the data speak of when no other is given: the last on which two providers had checked something.

    One provider's slip of the pen must not make everything else look old, so it takes two (or the only one there is);
    and no day after the school year counts.
    """
    last = written.academic_year.ends
    latest: dict[str, dt.date] = {}
    for one in things:
        owner, on = one.path.split("/")[1], one.written.reviewed.on
        if on <= last:
            latest[owner] = max(on, latest.get(owner, on))
    days = sorted(latest.values())[-2:]
    return days[0] if days else written.academic_year.starts


def _provider(one: File, media: tuple[str, ...]) -> Provider:
    sites = {id_: Site(id_, one.id, site) for id_, site in one.written.sites.items()}  # type: ignore[union-attr]
    return Provider(one.id, one.path, one.written, sites, media)  # type: ignore[arg-type]


def _courses(files: Iterable[File], names: _Names) -> Iterator[tuple[str, Course]]:
    for one in files:
        provider = names.providers.get(one.id.split("/")[0])
        if one.written is not None:
            course = _course(one, provider, names)
            if course is not None:
                yield course.key, course


def _course(one: File, provider: Provider | None, names: _Names) -> Course | None:
    """The course, linked; without its provider's file there can be none, which is told at that file."""
    written, draft = one.written, one.written.status == "draft"  # type: ignore[union-attr]
    runs = tuple(_runs(one, provider, names, draft=draft))
    steps = tuple(_steps(one, names, draft=draft))
    for index, key in enumerate(written.entry.from_):  # type: ignore[union-attr]
        if key not in names.course_ids:
            _no_course(key, one.path, ("entry", "from", index), names, draft=draft)
    if provider is None:
        return None
    return Course(one.id.split("/")[1], one.path, written, provider, runs, steps)  # type: ignore[arg-type]


def _runs(one: File, provider: Provider | None, names: _Names, *, draft: bool) -> Iterator[Run]:
    for index, run in enumerate(one.written.runs):  # type: ignore[union-attr]
        at: Keys = ("runs", index)
        site = _site(run.site, one, provider, names, (*at, "site"), draft=draft) if run.site else None
        by = names.providers.get(run.delivered_by) if run.delivered_by else None
        if run.delivered_by and run.delivered_by not in names.provider_ids:
            _no_provider(run.delivered_by, one.path, (*at, "delivered_by"), names, draft=draft)
        yield Run(run, site, by, _sessions(run, one.path, at, names, draft=draft))


def _sessions(run: Any, path: str, at: Keys, names: _Names, *, draft: bool) -> tuple[Any, ...]:
    if run.timetable is None:
        return ()
    if run.timetable.block is None:
        return tuple(run.timetable.sessions)
    block = names.blocks.get(run.timetable.block)
    if block is None and names.blocks_known:
        says = f"There is no option block called {quoted(run.timetable.block)}."
        keys: Keys = (*at, "timetable", "block")
        names.refuse(
            "no-such-block", path, keys, says, _choice(run.timetable.block, names.blocks, "blocks"), draft=draft
        )
    return tuple(block.sessions) if block else ()


def _site(written: str, one: File, provider: Provider | None, names: _Names, keys: Keys, *, draft: bool) -> Site | None:
    """The site that a run names: one of its own provider's, or another's by provider/site."""
    owner_id, _, site_id = written.rpartition("/")
    owner = names.providers.get(owner_id) if owner_id else provider
    if owner is None:
        if owner_id and owner_id not in names.provider_ids:
            _no_provider(owner_id, one.path, keys, names, draft=draft)
        return None
    site = owner.sites.get(site_id)
    if site is None:
        says = f"{owner.name} has no site called {quoted(site_id)}."
        names.refuse("no-such-site", one.path, keys, says, _choice(site_id, owner.sites, "sites"), draft=draft)
    return site


def _steps(one: File, names: _Names, *, draft: bool) -> Iterator[Step]:
    for index, step in enumerate(one.written.leads_to):  # type: ignore[union-attr]
        at: Keys = ("leads_to", index)
        if step.course:
            if step.course not in names.course_ids:
                _no_course(step.course, one.path, (*at, "course"), names, draft=draft)
            yield Step("course", course_id=step.course)
        elif step.says:
            yield Step("says", says=step.says)
        else:
            kind = "apprenticeship" if step.apprenticeship else "job" if step.job else "higher"
            id_ = getattr(step, kind)
            destination = _destination(id_, kind, one.path, (*at, kind), names, draft=draft)
            if destination:
                yield Step(kind, destination=destination)  # type: ignore[arg-type]


def _destination(id_: str, kind: str, path: str, keys: Keys, names: _Names, *, draft: bool) -> Destination | None:
    found = names.destinations.get(id_)
    if found is None and names.destinations_known:
        says = f"There is no destination called {quoted(id_)}."
        names.refuse("no-such-destination", path, keys, says, _choice(id_, names.destinations, ""), draft=draft)
    elif found is not None and found.written.kind != kind:
        says = f"{quoted(id_)} is listed as “{found.written.kind}” in {found.path}, not as “{kind}”."
        names.refuse("other-kind", path, keys, says, f"Write “{found.written.kind}: {id_}” here.", draft=draft)
    return found


def _no_course(key: str, path: str, keys: Keys, names: _Names, *, draft: bool) -> None:
    says, guess = f"There is no course called {quoted(key)}.", names.meant(key)
    names.refuse("no-such-course", path, keys, says, f"Did you mean “{guess}”?" if guess else _CHECK, draft=draft)


def _no_provider(id_: str, path: str, keys: Keys, names: _Names, *, draft: bool) -> None:
    says = f"There is no provider called {quoted(id_)}."
    names.refuse("no-such-provider", path, keys, says, _choice(id_, names.provider_ids, "providers"), draft=draft)


def _choice(typed: str, known: Iterable[str], what: str) -> str:
    """What to write instead: the nearest name, and the list where it is short."""
    words = sorted(known)
    guess = nearest(typed, words, alike=0.75)
    hint = f"Did you mean “{guess}”? " if guess else ""
    if what and len(words) == 1:
        return f"{hint}The only {what.removesuffix('s')} is {words[0]}."
    if what and 1 < len(words) <= 12:
        return f"{hint}The {what} are {listed(words, last='and')}."
    return hint.strip() or _CHECK
