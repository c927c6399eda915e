"""Says in plain words what a promise is tested by, and which of its cases is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ..area import Area
from ..model.codes import (
    AGES,
    APPLY_HOW,
    COURSE_KIND,
    DELIVERY,
    DESTINATION_KIND,
    LEVEL,
    PATTERN,
    PROVIDER_KIND,
    SECTOR,
    STUDY,
)
from ..model.entitlement import EVENTS, HAS, STARTS, Condition, CourseFilter, Each, EventFilter, LeadsOn, ProviderFilter
from ..model.subjects import SUBJECT_AREA
from ..wording import day, listed
from .fitting import expanded
from .standing import Case, Standing

_NAMES: Final[Mapping[str, Callable[[str], str]]] = {
    "sector": lambda code: SECTOR[code],
    "subject": lambda code: SUBJECT_AREA[code].name,
    "level": lambda code: LEVEL[code].name,
    "ages": lambda code: f"Ages {AGES[code]}",
    "kind": lambda code: COURSE_KIND[code],
    "study": lambda code: STUDY[code],
    "provider_kind": lambda code: PROVIDER_KIND[code],
    "pattern": lambda code: PATTERN[code],
    "delivery": lambda code: DELIVERY[code],
    "starts": lambda code: f"starts {STARTS[code]}",
    "apply": lambda code: APPLY_HOW[code],
    "destination": lambda code: DESTINATION_KIND[code],
}
_PLURAL: Final[Mapping[str, str]] = {
    "sector": "sectors",
    "subject": "subjects",
    "level": "levels",
    "ages": "age ranges",
    "kind": "kinds of course",
    "place": "places",
    "study": "study modes",
}
_WHOLE: Final = {
    ("all",): "the eighteen sectors",
    ("technical",): "the fifteen technical sectors",
    ("general",): "the three sectors of general education",
}


def name(dimension: str, code: str, area: Area) -> str:
    """What a value of a dimension is called."""
    if dimension in {"place", "from"}:
        return area.localities[code].written.name if code in area.localities else code
    return _NAMES[dimension](code)


def heading(dimensions: Iterable[str]) -> str:
    """What stands over a column of choices: “Sector”."""
    names = (_PLURAL[one].removesuffix("s").replace("kinds", "kind") for one in dimensions)
    return ", ".join(names).capitalize() or "Choice"


def choice(dimensions: Iterable[str], codes: Iterable[str], area: Area) -> str:
    """A choice in words: “Digital, level 1”; empty when the promise makes no difference between choices."""
    names = [name(dimension, code, area) for dimension, code in zip(dimensions, codes, strict=True)]
    return ", ".join([*names[:1], *(_small(one) for one in names[1:])])


def case(standing: Standing, one: Case, area: Area, *, places: str = "") -> str:
    """A case in words: “Digital, level 1, from Withy End”, or the course, provider or page that it speaks of.

    `places` stands for the case's own, where several are told together.
    """
    parts = [choice(standing.dimensions, one.choice, area)] if one.choice else []
    parts += [f"from {places or name('from', one.locality, area)}"] if one.locality else []
    parts += [subject(one.subject, area)] if one.subject else []
    return ", ".join(parts) or "in all"


def together(standing: Standing, cases: Iterable[Case], area: Area) -> Iterator[tuple[str, Case]]:
    """Cases in words, with the first of them; those that differ only by where learners live are told together."""
    groups: dict[tuple[object, ...], list[Case]] = {}
    for one in cases:
        groups.setdefault((one.choice, one.subject, one.short, one.relied, one.called_off), []).append(one)
    for group in groups.values():
        yield case(standing, group[0], area, places=_places(standing, group, area)), group[0]


def _places(standing: Standing, group: list[Case], area: Area) -> str:
    names = [name("from", one.locality, area) for one in group if one.locality]
    if len(names) == len(standing.localities) > 2:
        return "every place"
    return (
        listed([names[0], f"{len(names) - 1} other places"] if len(names) > 3 else names, last="and") if names else ""
    )


def subject(key: str, area: Area) -> str:
    """The course, the provider or the page that a case speaks of."""
    course, provider = area.courses.get(key), area.providers.get(key)
    if course:
        return f"{course.title} ({course.provider.name})"
    return provider.name if provider else f"the page “{key}”"


# ── The test ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def condition(asked: Condition, area: Area) -> str:
    """What a promise is tested by, in one sentence."""
    if asked.each_course and asked.leads_to:
        every = f"Every course {_filter(asked.each_course, area)}".rstrip()
        return f"{every} leads, at once or in steps, to {_goal(asked.leads_to, area)}."
    if asked.events:
        return " ".join(_events(asked, asked.events, area)) + "."
    if asked.each_provider:
        return f"{_providers(asked.each_provider, area)} gives {listed((HAS[one] for one in asked.has), last='and')}."
    if asked.pages:
        return f"This site has {listed((f'the page “{one}”' for one in asked.pages), last='and')}."
    return " ".join(_choices(asked, area)) + "."


def _choices(asked: Condition, area: Area) -> Iterator[str]:
    number = int(asked.at_least)
    yield f"{_each(asked.each, area)} there {'is' if number == 1 else 'are'} at least {number}"
    what = asked.of if number > 1 else asked.of.removesuffix("s")
    fits = _filter(asked.courses, area)
    yield (f"{what} with a course {fits}" if asked.of == "providers" else f"{what} {fits}").rstrip()
    if asked.from_:
        yield f"within {_limit(asked)} of {_from(asked, area)}"


def _events(asked: Condition, events: EventFilter, area: Area) -> Iterator[str]:
    number = int(asked.at_least)
    kinds = listed((EVENTS[one] if number > 1 else EVENTS[one].removesuffix("s") for one in events.kind), last="or")
    if asked.each_provider:
        yield f"{_providers(asked.each_provider, area)} has at least {number} {kinds}"
    else:
        yield f"{_each(asked.each, area)} there {'is' if number == 1 else 'are'} at least {number} {kinds}"
    if events.ages:
        yield f"({_any_of('ages', events.ages, area)})"
    if asked.from_:
        yield f"within {_limit(asked)} of {_from(asked, area)}"
    yield _time(events)


def _time(events: EventFilter) -> str:
    """The days between which an event counts."""
    if events.within_days is not None:
        return f"in the next {events.within_days:g} days"
    since = f"from {day(events.from_)}" if events.from_ else ""
    until = f"until {day(events.until)}" if events.until else ""
    return f"{since} {until}".strip() or "still to come"


def events_short(standing: Standing, one: Case) -> str:
    """The events that a case lacks: “2 more open events or tasters”; empty for other promises and kept ones."""
    asked = standing.promise.promise.events
    if asked is None or not one.short:
        return ""
    kinds = (EVENTS[kind] if one.short > 1 else EVENTS[kind].removesuffix("s") for kind in asked.kind)
    return f"{one.short} more {listed(kinds, last='or')}"


def _each(each: Each | None, area: Area) -> str:
    dimensions = [(key, getattr(each, key)) for key in type(each).model_fields if getattr(each, key)] if each else []
    if not dimensions:
        return "In all"
    return f"For each of {listed((_values(key, codes, area) for key, codes in dimensions), last='and each of')}"


def _values(key: str, codes: tuple[str, ...], area: Area) -> str:
    if key == "sector" and codes in _WHOLE:
        return _WHOLE[codes]
    names = [name(key, one, area) for one in expanded(key, codes, area)]
    if len(names) > 6:
        return f"{len(names)} {_PLURAL[key]}"
    return listed(_inside(key, names), last="and")


def _limit(asked: Condition) -> str:
    if asked.within_minutes is not None:
        return f"about {asked.within_minutes:g} minutes"
    return f"{asked.within_miles:g} miles"


def _from(asked: Condition, area: Area) -> str:
    words = {"every-locality": "every town and village", "every-town": "every town", "every-village": "every village"}
    return listed((words.get(one) or name("from", one, area) for one in asked.from_), last="and of")


def _filter(asked: CourseFilter | None, area: Area) -> str:
    """Which courses are meant; empty for all."""
    keys = [key for key in CourseFilter.model_fields if asked and getattr(asked, key)]
    told = "; ".join(_any_of(key, getattr(asked, key), area) for key in keys)
    return f"({told})" if told else ""


def _any_of(key: str, codes: tuple[str, ...], area: Area) -> str:
    if key == "sector" and codes in _WHOLE:
        return f"in any of {_WHOLE[codes]}"
    names = [name(key, one, area) for one in expanded(key, codes, area)]
    told = listed(_inside(key, names))
    return f"in {told}" if key == "place" else told


def _goal(to: LeadsOn, area: Area) -> str:
    fits = _filter(to, area)
    goals = [f"a course {fits}"] if fits or not to.destination else []
    goals += [f"{'an' if one == 'apprenticeship' else 'a'} {_small(DESTINATION_KIND[one])}" for one in to.destination]
    return listed(goals).replace("a higher education", "higher education").rstrip()


def _providers(asked: ProviderFilter, area: Area) -> str:
    kinds = expanded("provider_kind", asked.kind, area)
    told = "Every partner"
    if kinds and "all" not in asked.kind:
        told += f" that is a {listed(_small(PROVIDER_KIND[one]) for one in kinds)}"
    if asked.offers:
        told += f" that offers a course {_filter(asked.offers, area)}"
    return told.rstrip()


def _inside(key: str, names: list[str]) -> list[str]:
    """Names inside a sentence; those of places and subjects keep their capitals."""
    return names if key in {"place", "subject"} else [_small(one) for one in names]


def _small(text: str) -> str:
    """A name inside a sentence; abbreviations keep their capitals."""
    return text if text[:2].isupper() or text[1:2] == " " else text[:1].lower() + text[1:]
