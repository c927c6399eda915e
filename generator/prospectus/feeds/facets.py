"""The finder's table: a column, coded by a dictionary, for everything that courses are chosen by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, Final

from ..area import Area
from ..derive import search
from ..derive.entry import asked
from ..derive.search import ONLINE, Record, Venue, fold
from ..model.codes import AGES, COURSE_KIND, DAYS, LEVEL, NOT_SAID, PATTERN, SECTOR, STUDY, Words

Value = tuple[str, str]
"""An id, as in addresses, and what it is called."""
Venues = Mapping[str, Venue]
_NOT_TOLD: Final[Mapping[str, Any]] = {"words": 1, "ages": [0]}
"""What a neighbour's course asks for: its own page says it."""


HERE: Final = "here"
"""The id of the area itself among its neighbours, none of which can have it."""


def used(area: Area, records: Sequence[Record], venues: Venues) -> dict[str, list[Value]]:
    """The values that are in use, facet by facet, in the order in which they are shown."""
    runs = [run for record in records for run in record.runs]
    starts = sorted({run.month for run in runs})
    days = {place for mask in {run.days for run in runs} for place in range(7) if mask >> place & 1}
    levels = Words({entry.slug: entry.name for entry in LEVEL.values()}, unsaid=LEVEL[NOT_SAID].name)
    providers = {record.provider for record in records}
    named = ((id_, name) for id_, name in _providers(area).items() if id_ in providers)
    return {
        "area": _areas(area, records),
        "sector": _used(SECTOR, {record.sector for record in records}),
        "level": _used(levels, {level for record in records for level in record.levels}),
        "kind": _used(_kind_names(area), {record.kind for record in records}),
        "provider": sorted(named, key=lambda value: (fold(value[1]), value[0])),
        "place": _places(venues, {run.site for run in runs}),
        "ages": _used(AGES, {age for record in records for age in record.ages}),
        "study": _used(STUDY, {run.study for run in runs}),
        "pattern": _used(PATTERN, {run.pattern for run in runs}),
        "day": [(day, day.capitalize()) for place, day in enumerate(DAYS) if place in days],
        "start": [(month, search.month_name(month)) for month in starts],
    }


def _used(names: Mapping[str, str], ids: set[str]) -> list[Value]:
    """The values that are in use; at the end what imported courses do not say."""
    return [(id_, names[id_]) for id_ in (*names, NOT_SAID) if id_ in ids]


def _kind_names(area: Area) -> Words[str]:
    """What each kind of course is called here."""
    own: dict[str, str] = {kind: words.name for kind, words in area.words.kinds.items()}
    return Words({**COURSE_KIND, **own}, unsaid=COURSE_KIND[NOT_SAID])


def _areas(area: Area, records: Sequence[Record]) -> list[Value]:
    """The area itself and its neighbours, if there are any whose courses are shown."""
    here = {_area_of(area, record) for record in records}
    every = [(HERE, area.written.name), *((one.id, one.name) for one in area.neighbours.values())]
    return [(id_, name) for id_, name in every if id_ in here] if here - {HERE} else []


def _area_of(area: Area, record: Record) -> str:
    return area.across[record.key].area if record.key in area.across else HERE


def _providers(area: Area) -> dict[str, str]:
    """What providers are called, those of neighbours with the name of their area."""
    theirs = {one.provider_key: f"{one.provider} ({area.neighbours[one.area].name})" for one in area.across.values()}
    return {**{id_: one.name for id_, one in area.providers.items()}, **theirs}


def _places(venues: Venues, used: set[str]) -> list[Value]:
    """Every town, each followed by its sites (whose ids have a slash); online and not said last."""
    sites = [venue for key, venue in venues.items() if key in used]
    sites.sort(key=lambda site: (fold(site.town), fold(site.name), site.key))
    found: dict[str, str] = {}
    for site in sites:
        found.setdefault(site.town_id, site.town)
        found[site.key] = site.name
    found |= {id_: name for id_, name in ((ONLINE, "Online"), (NOT_SAID, "Place not said")) if id_ in used}
    return list(found.items())


def columns(area: Area, records: Sequence[Record], values: Mapping[str, list[Value]], venues: Venues) -> dict[str, Any]:
    """The columns: a row for each course and, after them, for each of its runs.

    Only where there are courses of neighbours is it told which area a course is from, and where its page is.
    """
    code = {facet: codes(id_ for id_, _ in listed) for facet, listed in values.items()}
    levels = list(dict.fromkeys(record.level for record in records))
    ages = list(dict.fromkeys(record.ages for record in records))
    runs = [run for record in records for run in record.runs]
    whens = list(dict.fromkeys(run[1:] for run in runs))
    level_code, ages_code, when_code = codes(levels), codes(ages), codes(whens)
    day_bits = [1 << DAYS.index(day) for day, _ in values["day"]]
    return {
        "values": values,
        "points": [_point(venues.get(id_)) for id_, _ in values["place"]],
        "towns": [_town(venues.get(id_), id_, code["place"]) for id_, _ in values["place"]],
        "days": day_bits,
        "levels": [_level(area, level, code["level"]) for level in levels],
        "agesets": [[code["ages"][age] for age in ages_] for ages_ in ages],
        "whens": [[code["study"][s], code["pattern"][p], days, start] for s, p, days, start in whens],
        "starts": [code["start"][search.Held("", *when).month] for when in whens],
        "id": [record.key.partition("/")[2] for record in records],
        "title": _unrepeated(record.title for record in records),
        "provider": [code["provider"][record.provider] for record in records],
        "sector": [code["sector"][record.sector] for record in records],
        "level": [level_code[record.level] for record in records],
        "kind": [code["kind"][record.kind] for record in records],
        "ages": [ages_code[record.ages] for record in records],
        "runs": [len(record.runs) for record in records],
        **(_across(area, records, code["area"]) if code["area"] else {}),
        "site": [code["place"][run.site] for run in runs],
        "when": [when_code[run[1:]] for run in runs],
    }


def _across(area: Area, records: Sequence[Record], code: Mapping[str, int]) -> dict[str, list[Any]]:
    """The area of each course, and the pages of the neighbours' courses in their order."""
    return {
        "area": [code[_area_of(area, record)] for record in records],
        "links": [area.across[record.key].url for record in records if record.key in area.across],
    }


def entries(area: Area, records: Sequence[Record]) -> dict[str, list[Any]]:
    """What courses ask for, each form of it once and courses by their rows, and which of these each course has."""
    forms: dict[str, dict[str, Any]] = {}
    places: dict[str, int] = {}
    found = []
    numbers = codes(record.key for record in records)
    for record in records:
        entry = asked(area.courses[record.key]) if record.key in area.courses else dict(_NOT_TOLD)
        if "from" in entry:
            entry["from"] = [numbers[key] for key in entry["from"] if key in numbers]
        form = repr(entry)
        forms.setdefault(form, entry)
        found.append(places.setdefault(form, len(places)))
    return {"entries": list(forms.values()), "entry": found}


def codes(ids: Iterable[Any]) -> dict[Any, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _unrepeated(texts: Iterable[str]) -> list[str]:
    """The texts, with nothing in place of one that is like the one before."""
    return [text if text != before else "" for before, text in pairwise(chain([""], texts))]


def _point(venue: Venue | None) -> list[float] | None:
    return [round(degrees, 4) for degrees in venue.point] if venue and venue.point else None


def _town(venue: Venue | None, place: str, code: Mapping[str, int]) -> int:
    """The number of the town in which a place is: its own for a town, -1 where it is online or not said."""
    return code[venue.town_id] if venue else -1 if place in (ONLINE, NOT_SAID) else code[place]


def _level(area: Area, level: str, code: Mapping[str, int]) -> list[Any]:
    """What a level is called, its plain words, and the values that it counts as."""
    words = area.words.levels.get(level)  # type: ignore[call-overload]
    return [LEVEL[level].name, words.short if words else "", [code[slug] for slug in search.levels(level)]]
