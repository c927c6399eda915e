"""The audit: everything that is missing, fragile, far, stale or unsigned in one document, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from ..area import Area
from ..derive import gaps
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
from ..pages.phrases import count, date
from ..reports import harmless_lines
from .demand import asked, named_course
from .offer import named
from .report import Report, Table

_WIDTH: Final = 112
_TOP: Final = 20
_NAMED: Final = 3
_COLUMNS: Final = ("Weight", "Kind", "What is so", "What to do", "More in")


class Finding(NamedTuple):
    """One thing that wants doing: how much it weighs, its kind, what is so, what to do, and which report has more.

    Weights only order the list: first what no learner here can have at all, then what some cannot have, then what
    hangs on one course, then what nobody has looked at.
    """

    weight: int
    kind: str
    says: str
    do: str
    more: str


def report(area: Area) -> Report:
    """Find everything; what weighs most comes first."""
    found = sorted(_findings(area), key=lambda one: (-one.weight, one.kind, one.says))
    table = Table("audit", _COLUMNS, tuple(found))
    return Report("audit", harmless_lines("\n".join(_text(area, found))) + "\n", (table,))


def _text(area: Area, found: Sequence[Finding]) -> Iterator[str]:
    pages = f", {count(len(area.protocols), 'page')} of handbook" if area.protocols else ""
    yield f"Audit of {area.written.name}, as on {date(area.today)}"
    yield (
        f"{count(len(area.published), 'published course')} of {count(len(area.providers), 'provider')} at "
        f"{count(len(area.sites), 'place')}, {count(len(area.promises), 'promise')}{pages}."
    )
    yield ""
    if not found:
        yield "Nothing is missing, fragile, far, stale or unsigned."
        return
    yield "The worst first"
    for number, one in enumerate(found[:_TOP], 1):
        yield from wrap(f"{number:>2}. {one.says} {one.do}", _WIDTH, subsequent_indent="    ")
        yield f"    More: prospectus report {one.more}"
    if found[_TOP:]:
        yield f"… and {count(len(found) - _TOP, 'other')}; the table has them all."
    yield ""
    yield "How many there are of each kind"
    for kind, number in Counter(one.kind for one in found).most_common():
        yield f"  {number:>4}  {kind}"


def _findings(area: Area) -> Iterator[Finding]:
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


_FIND: Final = "Find or start what is missing, or change the promise with everybody who made it."


def _promises(area: Area) -> Iterator[Finding]:
    for one in entitlement(area):
        promise, broken, fragile = one.promise.says, one.counts["broken"], one.counts["fragile"]
        if one.state == "broken":
            says = f"The promise “{promise}” is broken in {count(broken, 'case')}{_such_as(area, one.of('broken')[0])}."
            yield Finding(1000 + broken, "Promises that are broken", says, _FIND, "entitlement")
        elif one.state == "fragile":
            case = _such_as(area, one.of("fragile")[0])
            says = f"The promise “{promise}” hangs on one course in {count(fragile, 'case')}{case}."
            yield Finding(300 + fragile, "Promises that hang on one course", says, _ELSE, "entitlement")


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
        yield Finding(weight, "Levels without any course", says, _BEGIN, "offer")


_BEGIN: Final = "Ask the partners who teach the sector who could begin."


def _far(area: Area, found: Sequence[Far]) -> Iterator[Finding]:
    places: dict[tuple[str, str], list[str]] = {}
    for one in found:
        places.setdefault((one.cell.sector, one.cell.stage), []).append(area.localities[one.locality].written.name)
    for (sector, stage), names in places.items():
        says = f"{SECTOR[sector]}, level {stage}, is more than {FAR_MINUTES} minutes away from {', '.join(names)}."
        do = "Look for a nearer place, a bus, or lessons that begin later."
        yield Finding(700 + len(names), "Too far for some", says, do, "offer")


def _demand(area: Area) -> Iterator[Finding]:
    """Sectors with courses for which far more applied than there are places, and with some that stay half empty."""
    found = supply(area)
    for sector, some in by_sector(found.twice if found else ()).items():
        short = sum(one.short for one in some)
        says = f"In {SECTOR[sector]}, twice as many or more applied as there are places: {_asked(some)}."
        do = "Ask who could take more, and tell learners early what else there is."
        yield Finding(500 + min(short, 49), "Twice as many apply as there are places", says, do, "demand")
    for sector, some in by_sector(found.empty if found else ()).items():
        says = f"In {SECTOR[sector]}, half the places or more stay empty: {_asked(some)}."
        do = "Ask schools and advisers why, and providers whether one course would do for two."
        yield Finding(150 + len(some), "Places that stay empty", says, do, "demand")


def _asked(some: Sequence[Wanted]) -> str:
    named = [f"{named_course(one.now.course)}, {asked(one.now)}" for one in some[:_NAMED]]
    return "; ".join([*named, *([f"and {len(some) - _NAMED:,} more"] if some[_NAMED:] else [])])


def _routes(area: Area) -> Iterator[Finding]:
    found = routes(area)
    for key in gaps.ends(found, gaps.dead_ends(found)):
        course = area.courses[key]
        says = f"{course.title} ({course.provider.name}) leads to no job, apprenticeship or higher education."
        yield Finding(600, "Dead ends", says, "Name what comes after it, or start that.", "routes")
    for key in gaps.beginnings(found, gaps.out_of_reach(found, area)):
        course = area.courses[key]
        says = f"Nobody can get to {course.title} ({course.provider.name}) from school or Entry level."
        yield Finding(550, "Courses nobody can get to", says, "Name what leads to it, or another way in.", "routes")


def _single(offer: Offer) -> Iterator[Finding]:
    """What hangs on one course, by the provider that it hangs on."""
    alone: dict[str, list[str]] = {}
    for cell in offer.single:
        course = cell.courses[0]
        alone.setdefault(course.provider.name, []).append(f"{named(cell)} ({course.title})")
    for name, some in alone.items():
        says = f"Only {name} has, for ages 16 to 19, and with one course each: {'; '.join(some)}."
        yield Finding(200 + len(some), "What hangs on one course", says, "Before one closes, ask who goes on.", "offer")


def _stale(area: Area) -> Iterator[Finding]:
    late: Counter[str] = Counter()
    for one in checks(area):
        if one.provider and freshness(one.on, area.written.freshness, area.today) == "old":
            late[one.provider] += 1
    for id_, number in late.items():
        says = f"{area.providers[id_].name} has not checked {count(number, 'page')} in time."
        yield Finding(400 + number, "Not checked in time", says, "Send it its worklist.", "freshness")


def _told(area: Area) -> Iterator[Finding]:
    """Each provider with the measures that hold for less than half of its courses; not checked is told already."""
    for standing in measured(area):
        lacks = [(one, len(standing.lacking[one.id])) for one in MEASURES if one.id != "checked"]
        worst = [(one, number) for one, number in lacks if number * 2 > standing.courses and number > 2]
        if worst:
            named = "; ".join(f"“{one.name}” holds for {standing.courses - number}" for one, number in worst)
            says = f"{standing.provider.name}, of {count(standing.courses, 'course')}: {named}."
            do = " ".join(one.do for one, _ in worst)
            yield Finding(100 + max(number for _, number in worst), "Told too little of", says, do, "quality")


def _handbook(area: Area) -> Iterator[Finding]:
    for one in (page_standing(page, area.today) for page in ordered(area)):
        title = one.protocol.title
        if one.holds == "overdue":
            do = f"{one.protocol.written.owner} keeps it."
            yield Finding(350, "Handbook not looked at in time", f"“{title}” is overdue.", do, "handbook")
        waiting = len(one.earlier) + len(one.missing)
        if waiting:
            says = f"“{title}” of the handbook has {len(one.current)} of {one.signatures} signatures."
            yield Finding(20 + waiting, "Signatures that are missing", says, "Ask for them.", "handbook")
