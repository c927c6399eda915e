"""What the audit finds: everything that is missing, fragile, far, full, stale or unsigned, and how much it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..area import Area
from ..derive import gaps
from ..derive.consultation import YEARLY, kept_late, last_asked
from ..derive.demand import Wanted, by_sector, supply
from ..derive.entitlement import entitlement
from ..derive.freshness import freshness
from ..derive.handbook import ordered
from ..derive.handbook import standing as page_standing
from ..derive.offer import FAR_MINUTES, STAGES, Far, Offer
from ..derive.offer import far as too_far
from ..derive.offer import offer as counted
from ..derive.quality import MEASURES
from ..derive.quality import quality as measured
from ..derive.routes import routes
from ..derive.standing import Case
from ..derive.worklist import checks
from ..model.codes import LEVEL, SECTOR
from ..pages.phrases import count, date, month
from .demand import asked, named_course
from .offer import named

_NAMED: Final = 3

BROKEN: Final = "Promises that are broken"
NOTHING: Final = "Levels without any course"
FAR: Final = "Too far for some"
DEAD_END: Final = "Dead ends"
OUT_OF_REACH: Final = "Courses nobody can get to"
WANTED: Final = "Twice as many apply as there are places"
STALE: Final = "Not checked in time"
WAITING: Final = "Promised to learners, and late"
OVERDUE: Final = "Handbook not looked at in time"
FRAGILE: Final = "Promises that hang on one course"
SINGLE: Final = "What hangs on one course"
EMPTY: Final = "Places that stay empty"
UNASKED: Final = "Learners not asked for a year"
LITTLE: Final = "Told too little of"
UNSIGNED: Final = "Signatures that are missing"
DRAFT: Final = "Handbook not agreed yet"

IN_SHORT: Final[Mapping[str, str]] = {
    BROKEN: "These promises to young people are broken: {}.",
    NOTHING: "Nobody offers anything to 16 to 19 year olds in: {}.",
    FAR: "For some, this is more than an hour away: {}.",
    DEAD_END: "These courses lead nowhere: {}.",
    OUT_OF_REACH: "Nobody can get to these courses: {}.",
    WANTED: "At least twice as many apply as there are places: {}.",
    STALE: "These have not checked their pages in time: {}.",
    WAITING: "Learners wait for what they were promised: {}.",
    OVERDUE: "These pages of the handbook were not looked at in time: {}.",
    FRAGILE: "These promises hang on a single course: {}.",
    SINGLE: "Subjects and levels hang on one course each, at: {}.",
    EMPTY: "Half the places or more stay empty: {}.",
    UNASKED: "Learners were not asked within a year: {}.",
    LITTLE: "Most courses of these say too little: {}.",
    UNSIGNED: "These pages of the handbook wait for signatures: {}.",
    DRAFT: "These pages of the handbook are drafts: {}.",
}
"""Every kind of finding as a sentence of its own, with what it is about in the place of the braces."""


class Finding(NamedTuple):
    """One thing that wants doing: how much it weighs, its kind, what is so, what to do, and which report has more.

    `name` is what it is about in a few words: a sector and level, a course, a provider.

    Weights only order the list: first what no learner here can have at all, then what some cannot have, then what
    hangs on one course, then what nobody has looked at.
    """

    weight: int
    kind: str
    says: str
    do: str
    more: str
    name: str


def findings(area: Area) -> Iterator[Finding]:
    """Everything that wants doing, in no order; the time grows as that of the reports that count it."""
    offer = counted(area)
    yield from _promises(area)
    yield from _missing(offer)
    yield from _far(area, list(too_far(area, offer)))
    yield from _demand(area)
    yield from _routes(area)
    yield from _single(offer)
    yield from _stale(area)
    yield from _told(area)
    yield from _handbook(area)
    yield from _learners(area)


_FIND: Final = "Find or start what is missing, or change the promise with everybody who made it."


def _promises(area: Area) -> Iterator[Finding]:
    for one in entitlement(area):
        promise, broken, fragile = one.promise.says, one.counts["broken"], one.counts["fragile"]
        if one.state == "broken":
            says = f"The promise “{promise}” is broken in {count(broken, 'case')}{_such_as(area, one.of('broken')[0])}."
            yield Finding(1000 + broken, BROKEN, says, _FIND, "entitlement", f"“{promise}” ({count(broken, 'case')})")
        elif one.state == "fragile":
            case = _such_as(area, one.of("fragile")[0])
            says = f"The promise “{promise}” hangs on one course in {count(fragile, 'case')}{case}."
            name = f"“{promise}” ({count(fragile, 'case')})"
            yield Finding(300 + min(fragile, 49), FRAGILE, says, _ELSE, "entitlement", name)


def _such_as(area: Area, case: Case) -> str:
    """“, such as Digital, level 1, from Newtown (teme-valley/it-users-level-1)”; nothing for a case without names."""
    names = [SECTOR.get(one) or (f"level {one}" if one in LEVEL else one) for one in case.choice]
    subject = area.courses.get(case.subject or "")
    names += [subject.title if subject else case.subject] if case.subject else []
    names += [f"from {area.localities[case.locality].written.name}"] if case.locality else []
    relied = f" ({', '.join(case.relied)})" if case.relied else ""
    return f", such as {', '.join(names)}{relied}" if names else relied


_ELSE: Final = "Ask who else could offer it."


def _missing(offer: Offer) -> Iterator[Finding]:
    for cell in offer.gaps:
        others = (offer.cells[cell.sector, stage, cell.ages] for stage in STAGES)
        beside = sum(1 for one in others if one.courses)
        weight = 900 - 10 * beside  # Where less is beside it, it matters more.
        says = f"Nobody offers anything in {named(cell)}, for ages 16 to 19."
        yield Finding(weight, NOTHING, says, _BEGIN, "offer", named(cell))


_BEGIN: Final = "Ask the partners who teach the sector who could begin."


def _far(area: Area, found: Sequence[Far]) -> Iterator[Finding]:
    places: dict[tuple[str, str], list[str]] = {}
    for one in found:
        places.setdefault((one.cell.sector, one.cell.stage), []).append(area.localities[one.locality].written.name)
    for (sector, stage), names in places.items():
        says = f"{SECTOR[sector]}, level {stage}, is more than {FAR_MINUTES} minutes away from {', '.join(names)}."
        do = "Look for a nearer place, a bus, or lessons that begin later."
        name = f"{SECTOR[sector]}, level {stage} (from {count(len(names), 'place')})"
        yield Finding(700 + len(names), FAR, says, do, "offer", name)


def _demand(area: Area) -> Iterator[Finding]:
    """Sectors with courses for which far more applied than there are places, and with some that stay half empty."""
    found = supply(area)
    for sector, some in by_sector(found.twice if found else ()).items():
        short = sum(one.short for one in some)
        says = f"In {SECTOR[sector]}, twice as many or more applied as there are places: {_asked(some)}."
        do = "Ask who could take more, and tell learners early what else there is."
        yield Finding(
            500 + min(short, 49), WANTED, says, do, "demand", f"{SECTOR[sector]} ({count(len(some), 'course')})"
        )
    for sector, some in by_sector(found.empty if found else ()).items():
        says = f"In {SECTOR[sector]}, half the places or more stay empty: {_asked(some)}."
        do = "Ask schools and advisers why, and providers whether one course would do for two."
        yield Finding(150 + len(some), EMPTY, says, do, "demand", _sector(sector, some))


def _sector(sector: str, some: Sequence[Wanted]) -> str:
    return f"{SECTOR[sector]} ({count(len(some), 'course')})"


def _asked(some: Sequence[Wanted]) -> str:
    named = [f"{named_course(one.now.course)}, {asked(one.now)}" for one in some[:_NAMED]]
    return "; ".join([*named, *([f"and {len(some) - _NAMED:,} more"] if some[_NAMED:] else [])])


def _routes(area: Area) -> Iterator[Finding]:
    found = routes(area)
    for key in gaps.ends(found, gaps.dead_ends(found)):
        course = area.courses[key]
        says = f"{course.title} ({course.provider.name}) leads to no job, apprenticeship or higher education."
        yield Finding(600, DEAD_END, says, "Name what comes after it, or start that.", "routes", course.title)
    for key in gaps.beginnings(found, gaps.out_of_reach(found, area)):
        course = area.courses[key]
        says = f"Nobody can get to {course.title} ({course.provider.name}) from school or Entry level."
        do = "Name what leads to it, or another way in."
        yield Finding(550, OUT_OF_REACH, says, do, "routes", course.title)


def _single(offer: Offer) -> Iterator[Finding]:
    """What hangs on one course, by the provider that it hangs on."""
    alone: dict[str, list[str]] = {}
    for cell in offer.single:
        course = cell.courses[0]
        alone.setdefault(course.provider.name, []).append(f"{named(cell)} ({course.title})")
    for name, some in alone.items():
        says = f"Only {name} has, for ages 16 to 19, and with one course each: {'; '.join(some)}."
        do = "Before one closes, ask who goes on."
        yield Finding(200 + len(some), SINGLE, says, do, "offer", f"{name} ({count(len(some), 'course')})")


def _stale(area: Area) -> Iterator[Finding]:
    late: Counter[str] = Counter()
    for one in checks(area):
        if one.provider and freshness(one.on, area.written.freshness, area.today) == "old":
            late[one.provider] += 1
    for id_, number in late.items():
        says = f"{area.providers[id_].name} has not checked {count(number, 'page')} in time."
        name = area.providers[id_].name
        yield Finding(400 + min(number, 99), STALE, says, "Send it its worklist.", "freshness", name)


def _told(area: Area) -> Iterator[Finding]:
    """Each provider with the measures that hold for less than half of its courses; not checked is told already."""
    for standing in measured(area):
        lacks = [(one, len(standing.lacking[one.id])) for one in MEASURES if one.expected]
        worst = [(one, number) for one, number in lacks if number * 2 > standing.courses and number > 2]
        if worst:
            named = "; ".join(f"“{one.name}” holds for {standing.courses - number}" for one, number in worst)
            says = f"{standing.provider.name}, of {count(standing.courses, 'course')}: {named}."
            do = " ".join(one.do for one, _ in worst)
            weight = 50 + min(49, max(number for _, number in worst))
            yield Finding(weight, LITTLE, says, do, "quality", standing.provider.name)


def _handbook(area: Area) -> Iterator[Finding]:
    for one in (page_standing(page, area.today) for page in ordered(area)):
        title = one.protocol.title
        if one.holds == "overdue":
            do = f"{one.protocol.written.owner} keeps it."
            yield Finding(350, OVERDUE, f"“{title}” is overdue.", do, "handbook", title)
        waiting = len(one.earlier) + len(one.missing)
        if one.holds == "draft":
            do = f"{one.protocol.written.owner} keeps it: settle its facts, and bring it to those who agree it."
            yield Finding(15, DRAFT, f"“{title}” of the handbook is a draft.", do, "handbook", title)
        elif waiting:
            says = f"“{title}” of the handbook has {len(one.current)} of {one.signatures} signatures."
            yield Finding(20 + min(waiting, 29), UNSIGNED, says, "Ask for them.", "handbook", title)


def _learners(area: Area) -> Iterator[Finding]:
    """What learners were promised and wait for, and whether anybody has asked them within a year."""
    for _, _, said, by in kept_late(area):
        says = f"Learners were promised something on “{said.theme}” by {date(by)}, and nothing says what came of it."
        yield Finding(360, WAITING, says, "Tell them what was done, or why not.", "freshness", said.theme)
    last = last_asked(area)
    if last is None or last + YEARLY < area.today:
        says = f"Learners were last asked in {month(last)}." if last else "Nothing tells what learners said."
        do = "Ask them, and write into content/area/consultation.yml what they said and what was done."
        yield Finding(120, UNASKED, says, do, "freshness", month(last) if last else "never")
