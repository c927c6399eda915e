"""Rules on what young people are promised: that each promise can be checked, is kept, and is kept by many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..area import Area
from ..derive import telling
from ..derive.entitlement import entitlement
from ..derive.fitting import unknown_places
from ..derive.standing import Case, Standing
from ..derive.withdrawals import losses
from ..model.entitlement import EVERY, Condition
from ..problems import Keys, Problem, Severity
from ..wording import listed, nearest, quoted
from .finding import advice, error, graded

_MILDER: Final = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.ADVICE, Severity.ADVICE: Severity.ADVICE}
_TAKEN: Final = frozenset({"from", "providers", "charter", "matrix"})
_SHOWN: Final = 3


def promise_broken(area: Area) -> Iterator[Problem]:
    """A promise to young people is not kept.

    The message names where it is broken and by how much; `prospectus report entitlement` lists every case. Add what is
    missing, or promise what is there.
    """
    for one in entitlement(area):
        if one.state == "broken":
            broken = one.of("broken")
            says = f"The promise {_named(one)} is broken{_share(one, broken)}: {_cases(one, broken, area)}."
            do = "Add what is missing, or promise what is there. `prospectus report entitlement` lists every case."
            yield graded("promise-broken", _severity(one), _path(area), _keys(one), says, do)


def promise_fragile(area: Area) -> Iterator[Problem]:
    """A promise is kept, but would be broken if a single course were withdrawn, or a single event called off.

    Find a second provider, or plan another event. Where there cannot be one, accept it with the reason under “accepted”
    of the promise.
    """
    for one in entitlement(area):
        fragile = one.of("fragile")
        if fragile:
            what = "event" if one.promise.promise.events else "course"
            says = f"The promise {_named(one)} hangs on single {what}s{_share(one, fragile)}: {_relied(one)}."
            do = f"Find a second {what} that keeps it, or accept this and say why."
            yield graded("promise-fragile", _MILDER[_severity(one)], _path(area), _keys(one), says, do)


def withdrawal_breaks_promise(area: Area) -> Iterator[Problem]:
    """A course is withdrawn without which a promise is broken.

    Find out who can offer it instead, before it goes; else the promise has to be changed.
    """
    for course, one, cases in losses(area, entitlement(area)):
        says = f"Without this course the promise {_named(one)} is broken: {_cases(one, cases, area)}."
        do = f"Find another course that keeps it, or change the promise in {_path(area)}."
        yield graded("withdrawal-breaks-promise", _severity(one), course.path, ("status",), says, do)


def promise_not_tested(area: Area) -> Iterator[Problem]:
    """A promise is there, but there is nothing by which it could be checked.

    The message says why. Mend the test, or leave it until there is something.
    """
    for one in entitlement(area):
        if one.state == "unchecked":
            says = f"The promise {_named(one)} is not checked. {one.why}"
            yield advice("promise-not-tested", _path(area), (*_keys(one), "promise"), says, "Mend the test, or wait.")


def promise_id_taken(area: Area) -> Iterator[Problem]:
    """Two promises have the same id, or one has an id that is the address of another page.

    Give it another id.
    """
    seen = set(_TAKEN)
    for index, promise in enumerate(area.promises):
        if promise.id in seen:
            says = f"The id {quoted(promise.id)} is in use already."
            yield error("promise-id-taken", _path(area), ("promises", index, "id"), says, "Give this another id.")
        seen.add(promise.id)


def no_such_locality(area: Area) -> Iterator[Problem]:
    """A promise, or help with travel, names a town or village that is not in content/area/localities.yml.

    Write its id as it stands there, or one of every-locality, every-town and every-village.
    """
    if "localities" in area.paths and not area.localities:
        return  # That file is faulty, which is told there.
    for index, promise in enumerate(area.promises):
        for above, written in _places(promise.promise):
            for at in unknown_places(written, area):
                guess = nearest(written[at], area.localities)
                says = f"There is no town or village called {quoted(written[at])} in content/area/localities.yml."
                do = f"Did you mean “{guess}”?" if guess else f"Write its id, or {listed(EVERY)}."
                keys = ("promises", index, "promise", *above, at)
                yield error("no-such-locality", _path(area), keys, says, do)


def _places(condition: Condition) -> Iterator[tuple[Keys, Sequence[str]]]:
    """Every list of towns and villages in a test, and where it stands."""
    yield ("from",), condition.from_
    filters: dict[Keys, Any] = {
        ("each",): condition.each,
        ("courses",): condition.courses,
        ("each_course",): condition.each_course,
        ("leads_to",): condition.leads_to,
        ("each_provider", "offers"): condition.each_provider and condition.each_provider.offers,
    }
    yield from (((*above, "place"), one.place) for above, one in filters.items() if one)


def _path(area: Area) -> str:
    return area.paths.get("entitlement", "content/area/entitlement.yml")


def _keys(one: Standing) -> Keys:
    return ("promises", one.index)


def _severity(one: Standing) -> Severity:
    return Severity(one.promise.severity)


def _named(one: Standing) -> str:
    return f"{quoted(one.promise.says)} ({one.promise.id})"


def _share(one: Standing, cases: Sequence[Case]) -> str:
    """In how many cases, if there are several."""
    return f" in {len(cases):,} of {len(one.cases):,} cases" if len(one.cases) > 1 else ""


def _cases(standing: Standing, cases: Sequence[Case], area: Area) -> str:
    """The cases that lack most."""
    every = list(telling.together(standing, cases, area))
    told = [f"{words} ({_lack(one)})" for words, one in every[:_SHOWN]]
    return "; ".join([*told, f"and {len(every) - _SHOWN:,} more"] if len(every) > _SHOWN else told)


def _lack(one: Case) -> str:
    return f"without {', '.join(one.missing)}" if one.missing else f"{one.found} of {one.wanted}"


def _relied(standing: Standing) -> str:
    """The courses or events on which most cases hang, with how many."""
    counts: dict[str, int] = {}
    for one in standing.of("fragile"):
        for key in (*one.relied, *one.called_off):
            counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts, key=lambda key: -counts[key])
    told = [f"{key} ({counts[key]:,})" for key in ordered[:_SHOWN]]
    return ", ".join([*told, f"and {len(ordered) - _SHOWN:,} more"] if len(ordered) > _SHOWN else told)
