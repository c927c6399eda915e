"""Compares two states of an area: everything that learners can see on the one side, beside the same on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from .. import limits
from ..area import Area, Course
from ..derive.entitlement import entitlement
from ..derive.standing import Standing
from ..derive.travel.travel import Travel, travel
from . import courses, others, providers, runs
from .change import Change, Effect, Fact, in_order
from .runs import Journeys


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One state of an area: its folder, what it says, and the files that cannot be read or name what is not there.

    `travel` and `promises` are worked out once: comparing goes back and forth between the sides.
    """

    root: Path
    area: Area
    unread: frozenset[str]
    travel: Travel
    promises: Mapping[str, Standing]


def side(root: Path, area: Area, unread: frozenset[str] = frozenset()) -> Side:
    """A state of an area, ready to be compared."""
    return Side(root, area, unread, travel(area), {one.promise.id: one for one in entitlement(area)})


class _About(NamedTuple):
    """What something is called, whose it is, its file and its page."""

    title: str
    whose: str
    path: str
    address: str | None


class _Kind(NamedTuple):
    """A kind of thing: what there is of it, what is different about one, and how one is called."""

    name: str
    things: Callable[[Side], Mapping[str, Any]]
    facts: Callable[[Any, Any, Side, Side], Iterator[Fact]]
    about: Callable[[Any, Side], _About]


def changes(old: Side, new: Side) -> tuple[Change, ...]:
    """Everything that is different for learners, the worst first; none where both sides say the same."""
    found = [*_courses(old, new), *(one for kind in _KINDS for one in _of_kind(kind, old, new))]
    return tuple(sorted(found, key=lambda one: (one.effect, one.whose.casefold(), one.title.casefold(), one.key)))


def _of_kind(kind: _Kind, old: Side, new: Side) -> Iterator[Change]:
    before, after = kind.things(old), kind.things(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        about = kind.about(now, new) if now is not None else kind.about(was, old)
        if (was is None or now is None) and about.path in old.unread | new.unread:
            continue  # It is on that side too, only nobody can read it.
        facts = tuple(_one(kind, was, now, old, new))
        if facts:
            yield _change(kind.name, key, about if now is not None else about._replace(address=None), facts)


def _one(kind: _Kind, was: Any | None, now: Any | None, old: Side, new: Side) -> Iterator[Fact]:
    if was is None:
        yield Fact(Effect.NEW, f"this {kind.name} is new")
    elif now is None:
        yield Fact(Effect.GONE, f"this {kind.name} is gone")
    else:
        yield from kind.facts(was, now, old, new)


def _change(kind: str, key: str, about: _About, facts: tuple[Fact, ...]) -> Change:
    return Change(kind, key, about.title, about.whose, about.path, about.address, in_order(facts))


# ── Courses ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _courses(old: Side, new: Side) -> Iterator[Change]:
    """What is different about courses; one that was given another id is the same course."""
    before, after = dict(old.area.courses), dict(new.area.courses)
    pairs: list[tuple[Course | None, Course | None]] = [
        (before.pop(was), after.pop(now)) for was, now in renamed(old, new).items()
    ]
    pairs += [(before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())]
    for was, now in pairs:
        one = now or was
        assert one
        unread = one.path in old.unread | new.unread
        facts = () if unread and (was is None or now is None) else tuple(_course(was, now, old, new))
        if facts:
            address = one.address if now and now.written.status != "draft" else None
            yield _change("course", one.key, _About(_named(one), one.provider.name, one.path, address), facts)


def renamed(old: Side, new: Side) -> dict[str, str]:
    """The ids that only the old side has, with those on the new, by what `formerly` says on either side."""
    gone, came = old.area.courses.keys() - new.area.courses.keys(), new.area.courses.keys() - old.area.courses.keys()
    pairs = {(was, now) for now in came for was in new.area.courses[now].written.formerly if was in gone}
    pairs |= {(was, now) for was in gone for now in old.area.courses[was].written.formerly if now in came}
    found: dict[str, str] = {}
    for was, now in sorted(pairs, key=lambda pair: (min(pair), max(pair))):
        if was not in found and now not in found.values():
            found[was] = now
    return found


def _named(course: Course) -> str:
    """Its title with its level, as there may be another of that title."""
    title = course.title
    return title if "level" in title.lower() else f"{title}, {course.level.name.lower()}"


def _course(was: Course | None, now: Course | None, old: Side, new: Side) -> Iterator[Fact]:
    seen = [one.written.status if one else "draft" for one in (was, now)]
    if seen[0] != seen[1]:
        yield _STATUS[seen[0], seen[1]]
    elif was and now and seen[0] == "published":
        yield from courses.facts(was, now, old.area, new.area)
        yield from runs.facts(was, now, Journeys(old.area, old.travel), Journeys(new.area, new.travel))


_STATUS: Final[Mapping[tuple[str, str], Fact]] = {
    ("published", "draft"): Fact(Effect.GONE, "this course is gone"),
    ("published", "withdrawn"): Fact(Effect.GONE, "this course is withdrawn"),
    ("draft", "published"): Fact(Effect.NEW, "this course is new"),
    ("withdrawn", "published"): Fact(Effect.NEW, "this course is offered again"),
    ("draft", "withdrawn"): Fact(Effect.DIFFERENT, "a page now says that this course is withdrawn"),
    ("withdrawn", "draft"): Fact(Effect.DIFFERENT, "the page that said that this course is withdrawn is gone"),
}
"""What a change of status is for learners, who see nothing of a draft."""


# ── Everything else ──────────────────────────────────────────────────────────────────────────────────────────────────


class _Page(NamedTuple):
    """A hand-written page: its name, like help/index, and its bytes."""

    name: str
    data: bytes

    @property
    def address(self) -> str:
        return f"{self.name}/".removesuffix("index/")


def _pages(at: Side) -> Mapping[str, _Page]:
    """The hand-written pages, as far as they may be read."""
    found = {}
    for name in at.area.content:
        path = at.root / f"content/{name}.md"
        if not path.is_symlink() and path.stat().st_size <= limits.CONTENT_PAGE_BYTES:
            found[name] = _Page(name, path.read_bytes())
    return found


def _page_facts(was: _Page, now: _Page) -> Iterator[Fact]:
    if was != now:
        yield Fact(Effect.WORDS, "other words on this page")


def _path(kind: str) -> Callable[[Side], str]:
    return lambda at: at.area.paths.get(kind, f"content/area/{kind}.yml")


_KINDS: Final = (
    _Kind(
        "provider",
        lambda at: at.area.providers,
        lambda was, now, old, new: providers.facts(was, now),
        lambda one, at: _About(one.name, "", one.path, one.address),
    ),
    _Kind(
        "site",
        lambda at: at.area.sites,
        lambda was, now, old, new: providers.site_facts(was, now),
        lambda one, at: _About(
            one.written.name,
            at.area.providers[one.provider_id].name,
            at.area.providers[one.provider_id].path,
            one.address,
        ),
    ),
    _Kind(
        "event",
        lambda at: at.area.event_by_id,
        lambda was, now, old, new: others.event_facts(was, now),
        lambda one, at: _About(one.name, one.provider.name if one.provider else "", one.path, one.address),
    ),
    _Kind(
        "promise",
        lambda at: at.promises,
        lambda was, now, old, new: others.promise_facts(was, now, old.area, new.area),
        lambda one, at: _About(one.promise.says, "", _path("entitlement")(at), f"entitlement/{one.promise.id}/"),
    ),
    _Kind(
        "help with travel",
        lambda at: at.area.schemes,
        lambda was, now, old, new: others.scheme_facts(was, now),
        lambda one, at: _About(one.written.name, "", _path("travel")(at), one.address),
    ),
    _Kind(
        "destination",
        lambda at: at.area.destinations,
        lambda was, now, old, new: others.destination_facts(was, now),
        lambda one, at: _About(one.written.name, "", one.path, f"routes/to/{one.id}/"),
    ),
    _Kind(
        "town or village",
        lambda at: at.area.localities,
        lambda was, now, old, new: others.locality_facts(was, now),
        lambda one, at: _About(one.written.name, "", _path("localities")(at), f"travel/from/{one.id}/"),
    ),
    _Kind(
        "block",
        lambda at: at.area.timetable.blocks,
        lambda was, now, old, new: others.block_facts(was, now),
        lambda one, at: _About(one.name, "", _path("timetable")(at), one.address),
    ),
    _Kind(
        "area",
        lambda at: {"area": at},
        lambda was, now, old, new: others.area_facts(was.area, now.area),
        lambda one, at: _About(at.area.written.name, "", _path("area")(at), ""),
    ),
    _Kind(
        "page",
        _pages,
        lambda was, now, old, new: _page_facts(was, now),
        lambda one, at: _About(f"/{one.address}", "", f"content/{one.name}.md", one.address),
    ),
)
"""Everything but courses that learners can see."""
