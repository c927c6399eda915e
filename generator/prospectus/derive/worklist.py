"""What each partner has to look at: old checks, past days, drafts left lying, the handbook, what learners wait for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ..area import Area, Course, Provider
from ..model.when import Start
from ..problems import Keys
from ..wording import day
from .consultation import YEARLY, kept_late, last_asked
from .freshness import due, freshness
from .handbook import holds, ordered

Kind = Literal["imported", "old", "due", "review", "answer", "ask", "started", "closed", "over", "draft"]
KINDS: Final[Mapping[Kind, str]] = {
    "imported": "Imported and not checked yet",
    "old": "Check is overdue",
    "due": "Check is due",
    "review": "Page of the handbook to look at again",
    "answer": "Promised to learners, and late",
    "ask": "Learners to be asked again",
    "started": "Has started already",
    "closed": "Last day to apply is past",
    "over": "Event is over",
    "draft": "Draft left lying",
}
"""Every kind of work and what it is called, the most pressing first."""

REVIEW_AHEAD: Final = dt.timedelta(days=90)
"""So long before its day a page of the handbook stands in the list."""

DRAFT_RESTS: Final = dt.timedelta(days=90)
"""For so long a draft is left in peace."""

_CHECK: Final = "Check that everything here is still right, and write the day on which you did, and your role."


class Check(NamedTuple):
    """A day on which something published was checked, and where that is written.

    `provider` is the id of whose it is, None for the area's own; `address` is where it is shown.
    """

    provider: str | None
    title: str
    path: str
    keys: Keys
    on: dt.date
    address: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: `on` is the day that it hangs on, `says` what is so, `do` what to do about it."""

    kind: Kind
    provider: str | None
    title: str
    path: str
    keys: Keys
    on: dt.date
    says: str
    do: str
    address: str | None


def checks(area: Area) -> Iterator[Check]:
    """Every day on which something published was checked."""
    published: list[Provider | Course] = [*area.providers.values(), *area.published]
    for thing in published:
        if thing.written.imported:
            continue
        whose = thing.id if isinstance(thing, Provider) else thing.provider.id
        title = thing.name if isinstance(thing, Provider) else thing.title
        yield Check(whose, title, thing.path, ("reviewed", "on"), thing.written.reviewed.on, thing.address)
    for provider in area.providers.values():
        for site in provider.sites.values():
            if site.written.travel:
                keys, on = ("sites", site.id, "travel", "checked"), site.written.travel.checked
                yield Check(
                    provider.id, f"{site.written.name}: how to get there", provider.path, keys, on, site.address
                )
    yield from _looked_up(area)


def _looked_up(area: Area) -> Iterator[Check]:
    """Every day on which a destination's pay or outlook was looked up."""
    for one in area.destinations.values():
        for key in ("pay", "outlook"):
            told = getattr(one.written, key)
            if told is not None:
                title, address = f"{one.written.name}: {key}", f"routes/to/{one.id}/"
                yield Check(None, title, one.path, (one.id, key, "checked"), told.checked, address)


def worklist(area: Area, *, ahead: int | None = None) -> Mapping[str | None, tuple[Item, ...]]:
    """What each provider has to look at by its id, and the area itself under None: by kind, the oldest first.

    Checks are due `ahead` days before the area's day for them, without it as many as the area has chosen.
    """
    named = sorted(area.providers.values(), key=lambda one: one.name.casefold())
    found: dict[str | None, list[Item]] = {None: [], **{one.id: [] for one in named}}
    for item in _items(area, ahead):
        found[item.provider].append(item)
    order = list(KINDS)
    return {
        whose: tuple(sorted(items, key=lambda one: (order.index(one.kind), one.on, one.path)))
        for whose, items in found.items()
    }


def _items(area: Area, ahead: int | None) -> Iterator[Item]:
    yield from _imported(area)
    yield from _unchecked(area, ahead)
    for course in area.published:
        yield from _past(course, area.today)
    yield from _over(area)
    yield from _drafts(area)
    yield from _reviews(area)
    yield from _learners(area)


def _imported(area: Area) -> Iterator[Item]:
    """What was taken from elsewhere, and nobody has checked since."""
    every: list[Provider | Course] = [*area.providers.values(), *area.published]
    for one in every:
        taken = one.written.imported
        if taken:
            whose, title = (one.id, one.name) if isinstance(one, Provider) else (one.provider.id, one.title)
            says = f"Taken from {taken.from_} on {day(taken.on)}, and not checked since."
            do = "Check all of it, delete “imported”, and write the day and your role under “reviewed”."
            yield Item("imported", whose, title, one.path, ("imported",), taken.on, says, do, one.address)


def _unchecked(area: Area, ahead: int | None) -> Iterator[Item]:
    yearly = area.written.freshness
    for one in checks(area):
        state, by = freshness(one.on, yearly, area.today), due(one.on, yearly)
        soon = state == "due" or (ahead is not None and by - area.today <= dt.timedelta(days=ahead))
        if state == "old":
            says = f"Last checked on {day(one.on)}; it was to be checked again by {day(by)}."
            yield Item("old", one.provider, one.title, one.path, one.keys, one.on, says, _CHECK, one.address)
        elif soon:
            says = f"Last checked on {day(one.on)}; it is to be checked again by {day(by)}."
            yield Item("due", one.provider, one.title, one.path, one.keys, one.on, says, _CHECK, one.address)


def is_past(start: Start, today: dt.date) -> bool:
    """Whether even the last day that a start can mean has passed."""
    if start.date is None:
        return False
    parts = {"year": 1, "month": 2, "day": 3}[start.precision]
    return start.date.timetuple()[:parts] < today.timetuple()[:parts]


def _past(course: Course, today: dt.date) -> Iterator[Item]:
    """The runs of a published course that have started, else whose last day to apply is past."""
    for index, run in enumerate(course.runs):
        start, window = run.written.start, run.written.apply
        about = (course.provider.id, course.title, course.path)
        if start.date and is_past(start, today):
            says = f"A run started in {start.date:%B %Y}, so nobody can join it any more."
            do = "Write when it starts next, or delete the run."
            yield Item("started", *about, ("runs", index, "start"), start.date, says, do, course.address)
        elif window and window.until and window.until < today:
            says = f"The last day to apply for a run was {day(window.until)}."
            do = "If people can still apply, write until when. If not, leave it as it stands."
            yield Item("closed", *about, ("runs", index, "apply", "until"), window.until, says, do, course.address)


def _over(area: Area) -> Iterator[Item]:
    for one in area.events:
        if one.last < area.today:
            whose = one.provider.id if one.provider else None
            says = f"It was over on {day(one.last)}, and is no longer shown."
            do = "Write when it comes next and keep its id, or delete it."
            yield Item("over", whose, one.name, one.path, ("events", one.id, "on"), one.last, says, do, None)


def _drafts(area: Area) -> Iterator[Item]:
    for course in area.courses.values():
        on = course.written.reviewed.on
        if course.written.status == "draft" and on < area.today - DRAFT_RESTS:
            says = f"This draft was last looked at on {day(on)}. Learners do not see it."
            do = "Finish and publish it, or delete the file."
            yield Item("draft", course.provider.id, course.title, course.path, ("status",), on, says, do, None)


def _reviews(area: Area) -> Iterator[Item]:
    """The pages of the handbook whose review is past or comes soon, each with who keeps it."""
    for one in ordered(area):
        by = one.written.review_by
        if by and by - area.today <= REVIEW_AHEAD and holds(one, area.today) != "draft":
            was = "was" if by < area.today else "is"
            says = f"{one.written.owner} keeps it. It {was} to be looked at again by {day(by)}."
            do = "Look at each page with its owner, write when it was agreed again, and a new “review_by”."
            yield Item("review", None, one.title, one.path, ("review_by",), by, says, do, one.address)


def _learners(area: Area) -> Iterator[Item]:
    """What learners were promised and still wait for, and that nobody has asked them for a year."""
    path, about = area.paths.get("consultation", ""), "What learners said"
    for year, index, said, by in kept_late(area):
        says = f"Learners were promised something by {day(by)}, and nothing says what came of it."
        do = "Write “became: done” and what was done, or “became: not-done” and why."
        yield Item("answer", None, said.theme, path, ("years", year, "said", index, "answer", "by"), by, says, do, None)
    last = last_asked(area)
    if last and (by := last + YEARLY) < area.today:
        says = f"Learners were last asked in {last:%B %Y}."
        do = "Ask them again, and write down what they said."
        yield Item("ask", None, about, path, ("years",), by, says, do, None)
