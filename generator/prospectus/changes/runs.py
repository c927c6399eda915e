"""What is different about a course's runs: which came and went, and when, where and on which days the others are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..area import Area, Course, Run
from ..derive.travel.travel import Travel
from ..model.codes import DELIVERY, PATTERN, STUDY
from ..model.when import Start
from ..pages import phrases
from .change import Effect, Fact, moved, swapped

MINUTES: Final = 5
"""A journey that takes fewer minutes more or less is not told."""


class Journeys(NamedTuple):
    """The ways of an area, to compare journeys by; without a timetable there are none to compare."""

    area: Area
    travel: Travel


def facts(old: Course, new: Course, before: Journeys, after: Journeys) -> Iterator[Fact]:
    """What is different about the runs of a course."""
    pairs = matched(old.runs, new.runs)
    several = len(old.runs) > 1 or len(new.runs) > 1
    for was, now in pairs:
        for fact in _facts(was, now, before, after):
            yield Fact(fact.effect, fact.says, _which(was) if several else "")
    paired_old, paired_new = {id(was) for was, _ in pairs}, {id(now) for _, now in pairs}
    yield from (Fact(Effect.WORSE, f"no longer runs {_told(one)}") for one in old.runs if id(one) not in paired_old)
    yield from (Fact(Effect.BETTER, f"now also runs {_told(one)}") for one in new.runs if id(one) not in paired_new)


def matched(old: Sequence[Run], new: Sequence[Run]) -> list[tuple[Run, Run]]:
    """The runs that are the same on both sides: those most alike first, each once, whichever side is called old."""
    scores = [(-_alike(was, now), i + j, i, j) for i, was in enumerate(old) for j, now in enumerate(new)]
    found: dict[int, int] = {}
    for _, _, i, j in sorted(scores):
        if i not in found and j not in found.values():
            found[i] = j
    return [(old[i], new[j]) for i, j in sorted(found.items())]


_SAME: Final[tuple[tuple[Callable[[Run], object], int], ...]] = (
    (lambda run: run.written, 100),
    (lambda run: run.site.key if run.site else None, 8),
    (lambda run: run.written.study, 4),
    (lambda run: run.written.pattern, 4),
    (lambda run: run.sessions, 2),
    (lambda run: run.written.delivery, 1),
    (lambda run: run.written.start, 3),
)


def _alike(old: Run, new: Run) -> int:
    return sum(worth for value, worth in _SAME if value(old) == value(new))


def _which(run: Run) -> str:
    return f"the run {_told(run)}"


def _told(run: Run) -> str:
    place = run.site.written.name if run.site else "online"
    return f"{'at ' if run.site else ''}{place} from {phrases.short_start(run.written.start)}"


# ── One run ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _facts(old: Run, new: Run, before: Journeys, after: Journeys) -> Iterator[Fact]:
    for one in _OF_RUN:
        yield from one(old, new)
    yield from journey(old, new, before, after)


def start(old: Run, new: Run) -> Iterator[Fact]:
    was, now = old.written.start, new.written.start
    if was != now:
        yield Fact(Effect.DIFFERENT, f"start moves from {_from_to(was, now)}")


def _from_to(old: Start, new: Start) -> str:
    """Two starts: “6 September to 13 September 2027”, with the year once where it is the same."""
    if old.date and new.date and old.precision == new.precision == "day" and old.date.year == new.date.year:
        return f"{old.date.day} {old.date:%B} to {phrases.date(new.date)}"
    return f"{_start(old)} to {_start(new)}"


def _start(value: Start) -> str:
    return phrases.date(value.date) if value.date and value.precision == "day" else phrases.start(value)


def site(old: Run, new: Run) -> Iterator[Fact]:
    was, now = (None if one.site is None else f"{one.site.written.name}, {one.site.written.town}" for one in (old, new))
    if (old.site and old.site.key) != (new.site and new.site.key):
        yield Fact(Effect.DIFFERENT, f"moves from {was or 'no place'} to {now or 'no place'}")


def length(old: Run, new: Run) -> Iterator[Fact]:
    """How long it lasts, or until when."""
    yield from swapped("length", old.written.duration, new.written.duration)
    yield from swapped("last day", old.written.end, new.written.end, phrases.date)


def study(old: Run, new: Run) -> Iterator[Fact]:
    yield from swapped("study", old.written.study, new.written.study, lambda code: STUDY[code].lower())


def pattern(old: Run, new: Run) -> Iterator[Fact]:
    yield from swapped("when in the week", old.written.pattern, new.written.pattern, lambda code: PATTERN[code].lower())


def delivery(old: Run, new: Run) -> Iterator[Fact]:
    yield from swapped("delivery", old.written.delivery, new.written.delivery, lambda code: DELIVERY[code].lower())


def taught_by(old: Run, new: Run) -> Iterator[Fact]:
    was, now = (one.delivered_by.name if one.delivered_by else None for one in (old, new))
    yield from swapped("who teaches it", was, now)


def block(old: Run, new: Run) -> Iterator[Fact]:
    was, now = (one.block.name if one.block else None for one in (old, new))
    yield from swapped("option block", was, now)


def lessons(old: Run, new: Run) -> Iterator[Fact]:
    """The days of the week, else the hours: fewer days are less teaching."""
    was, now = phrases.days(old.sessions), phrases.days(new.sessions)
    if was != now:
        number = [len({one.day for one in run.sessions}) for run in (old, new)]
        less, more = number[1] < number[0], number[1] > number[0]
        effect = Effect.WORSE if less else Effect.BETTER if more else Effect.DIFFERENT
        yield Fact(effect, f"days change from {was or 'none told'} to {now or 'none told'}")
    elif old.sessions != new.sessions:
        told = ["; ".join(phrases.sessions(run.sessions)) for run in (old, new)]
        yield Fact(Effect.DIFFERENT, f"hours change from {told[0]} to {told[1]}")


def deadline(old: Run, new: Run) -> Iterator[Fact]:
    """Until when, and from when on, to apply; less time is harder."""
    yield from _day("last day to apply", _window(old, "until"), _window(new, "until"), later=Effect.BETTER)
    yield from _day("first day to apply", _window(old, "from_"), _window(new, "from_"), later=Effect.WORSE)


def _window(run: Run, key: str) -> Any:
    return getattr(run.written.apply, key, None)


def _day(what: str, old: dt.date | None, new: dt.date | None, *, later: Effect) -> Iterator[Fact]:
    if old and new and old != new:
        effect = later if new > old else Effect.WORSE if later is Effect.BETTER else Effect.BETTER
        yield Fact(effect, f"{what} moves from {phrases.date(old)} to {phrases.date(new)}")
    else:
        yield from moved(what, old, new, phrases.date, up=Effect.WORSE)


def journey(old: Run, new: Run, before: Journeys, after: Journeys) -> Iterator[Fact]:
    """How long it takes to get there from the towns and villages; told of the one for which most changes."""
    if not _worth_asking(old, new, before.area, after.area):
        return
    longer: list[tuple[int, str, str]] = []
    shorter: list[tuple[int, str, str]] = []
    for id_ in before.area.localities.keys() & after.area.localities.keys():
        was, now = before.travel.run_minutes(old, id_), after.travel.run_minutes(new, id_)
        if was != now and (was is None or now is None or abs(was - now) >= MINUTES):
            change = (now if now is not None else 999) - (was if was is not None else 999)
            told = _way(after.area.localities[id_].written.name, was, now)
            (longer if change > 0 else shorter).append((-abs(change), id_, told))
    yield from _most(longer, Effect.WORSE, "longer")
    yield from _most(shorter, Effect.BETTER, "shorter")


def _worth_asking(old: Run, new: Run, before: Area, after: Area) -> bool:
    """Whether the way can be another: the place, the hours or the buses are."""
    if before.feed is None or after.feed is None:
        return False
    same = (old.site and old.site.written, old.sessions) == (new.site and new.site.written, new.sessions)
    return not same or before.feed.digest != after.feed.digest


def _way(place: str, old: int | None, new: int | None) -> str:
    """How the journey from a place changes; None is that there is no way there in time and home again."""
    if new is None:
        return f"from {place} there is no journey to it any more (before: {old} minutes)"
    if old is None:
        return f"from {place} there is now a journey to it, of {new} minutes"
    return f"the journey from {place} changes from {old} to {new} minutes"


def _most(found: Sequence[tuple[int, str, str]], effect: Effect, how: str) -> Iterator[Fact]:
    if found:
        first, others = min(found)[2], len(found) - 1
        more = f", and from {phrases.count(others, 'other place')} it is {how} too" if others else ""
        yield Fact(effect, f"{first}{more}")


_OF_RUN: Final[tuple[Callable[[Run, Run], Iterator[Fact]], ...]] = (
    *(start, site, length, study, pattern, delivery, taught_by, block, lessons, deadline),
)
