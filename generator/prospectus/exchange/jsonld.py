"""Courses as schema.org tells them, the JSON-LD of web pages: one course, a list of them, or a graph."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .. import limits
from ..day import given
from ..directories.markup import blocks, fitting, markdown, plain, shortened, web_address
from ..directories.ours import parsed
from ..directories.record import Batch, Incoming, IncomingProvider
from ..directories.taking import Taking
from ..directories.xcri_course import level_of
from ..directories.xcri_words import KINDS, SUBJECT_NAMES, folded
from ..model.codes import DAYS, PATTERN
from ..model.fields import as_id, is_id
from ..model.imported import ImportedCourse, ImportedRun
from ..pages import jsonld
from ..pages.text import words
from ..reading import Value
from ..refused import RefusedError
from .formats import Taken
from .lacking import lacking_of
from .places import Place, Places
from .present import Present
from .sound import sound

KEYS: Final = frozenset(
    tuple(one.split("."))
    for one in (
        "title", "status", "summary", "kind", "qualification.title", "qualification.awarding_body",
        "qualification.number", "level", "subject", "sector", "keywords", "who_for", "entry.summary", "cost.free",
        "cost.amount", "runs.site", "runs.start", "runs.end", "runs.duration", "runs.study", "runs.pattern",
        "runs.delivery", "runs.timetable.sessions", "imported",
    )
)  # fmt: skip
"""What the format can carry of a course."""
_DEPTH: Final = 20
_STUDY: Final = {"full-time": "full-time", "part-time": "part-time", "part-of-programme": "part-of-programme"}
_DELIVERY: Final = {"onsite": "classroom", "online": "online", "blended": "blended", "work-based": "work-based"}
_PERIOD: Final = re.compile(r"P(?:(\d{1,3})([YMWD])|T(\d{1,3})([HM]))")
_UNITS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "TH": "hours", "TM": "minutes"}
_FREE: Final = re.compile(r"Free for ages (\d\d) (?:to (\d\d)|and over)")


def give(present: Present, provider: str | None) -> Mapping[str, bytes]:
    """The published courses, of one provider or of all, as one graph; RefusedError while files have errors."""
    area = sound(present)
    courses = [one for one in area.published if provider in (None, one.provider.id)]
    return {"courses.jsonld": jsonld.graph(courses, "")}


def take(raw: bytes, present: Present, provider: str | None) -> Taken:
    """What a file says; RefusedError when it cannot be read or holds no course."""
    today = given() or dt.date.today()
    found = [one for one in _things(parsed(raw), _DEPTH) if "Course" in _types(one)]
    if not found:
        raise RefusedError("There is no schema.org Course in this file. Look whether it is the right one.")
    taking = Taking()
    owners = dict.fromkeys(_owner(one, provider) for one in found)
    reader = _Reader(today, provider, Places.of(owners, taking), taking)
    for number, one in enumerate(found, 1):
        reader.course(one, number)
    batch = reader.batch()
    doubts = (*batch.doubts, *lacking_of(batch, present.checked, today))
    return Taken(Batch(batch.providers, batch.sites, batch.courses, doubts, same=_same, soft=batch.soft))


def _owner(one: dict[str, Any], wanted: str | None) -> str:
    """Whose a course is: as the command says, as its code says if it is one of ours, else by the provider's name."""
    at, _, id_ = _text(one, "courseCode").partition("/")
    return wanted or (at if is_id(at) and is_id(id_) else as_id(_text(one, "provider", "name")))


def _same(keys: tuple[str | int, ...], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Where a file was taken from, and its standing, are not for another import to change."""
    if keys[0] in ("imported", "status"):
        return True
    if keys == ("runs", "timetable") and "timetable" in ours:
        return True
    if keys == ("runs", "timetable", "sessions"):
        return "block" in ours or _hours(ours.get("sessions")) == _hours(theirs["sessions"])
    our, their = ours.get(str(keys[-1])), theirs[str(keys[-1])]
    return isinstance(our, str) and isinstance(their, str) and words(our) == words(their)


def _hours(sessions: Any) -> list[tuple[str, ...]]:
    """The lessons of a week, whatever their order and however their days and hours are written."""
    found = [one for one in _listed(sessions) if isinstance(one, dict)]
    return sorted(
        (str(one.get("day", "")).strip().lower()[:3], *(str(one.get(at, "")).zfill(5) for at in ("from", "to")))
        for one in found
    )


def _things(value: Any, room: int) -> Iterator[dict[str, Any]]:
    """Every thing at the top, in lists and graphs."""
    if isinstance(value, list) and room:
        for one in value:
            yield from _things(one, room - 1)
    elif isinstance(value, dict):
        if "@graph" in value and room:
            yield from _things(value["@graph"], room - 1)
        else:
            yield value


def _types(thing: Any) -> set[str]:
    return {str(one).rpartition("/")[2] for one in _listed(thing.get("@type"))} if isinstance(thing, dict) else set()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(thing: Any, *names: str) -> str:
    """The words that these names lead to; empty when there are none."""
    for name in names:
        thing = thing.get(name) if isinstance(thing, dict) else None
        thing = thing[0] if isinstance(thing, list) and thing else thing
    return plain(blocks(thing)) if isinstance(thing, str) else ""


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    today: dt.date
    owner: str | None
    places: Mapping[str, Places]
    taking: Taking
    providers: dict[str, IncomingProvider] = field(default_factory=dict)
    courses: list[Incoming] = field(default_factory=list)

    def batch(self) -> Batch:
        """All of it."""
        sites = tuple(site for one in self.places.values() for site in one.records())
        soft: frozenset[tuple[str | int, ...]] = frozenset({("entry", "summary")})
        return Batch(tuple(self.providers.values()), sites, tuple(self.courses), tuple(self.taking.doubts()), soft=soft)

    def course(self, one: dict[str, Any], number: int) -> None:
        """A course with its provider and the places where it is held."""
        own = _text(one, "courseCode")
        at, slash, id_ = own.partition("/")
        ours = bool(slash) and is_id(at) and is_id(id_)
        source = f"course {number}, {own or _text(one, 'name')}"
        provider = _owner(one, self.owner)
        taken: dict[str, Value] = {"from": _from(_text(one, "provider", "name")), "on": self.today.isoformat()}
        self._provider(one, provider, taken, source)
        data = self.taking.kept(ImportedCourse, dict(_about(one, source, self.taking)), source)
        data |= {"status": "published"}
        places = self.places[provider]
        every = (dict(_run(told, places, source)) for told in _listed(one.get("hasCourseInstance")))
        runs = [kept for run in every if (kept := self.taking.kept(ImportedRun, run, source))]
        data |= {"runs": runs[: limits.LIST_ITEMS]} if runs else {}
        data["imported"] = taken
        reference = None if ours else own[: limits.REFERENCE] or None
        self.courses.append(
            Incoming(provider or None, source, reference, data, KEYS, id=id_ if ours and provider == at else None)
        )

    def _provider(self, one: dict[str, Any], id_: str, taken: dict[str, Value], source: str) -> None:
        name = _text(one, "provider", "name")[: limits.NAME]
        if self.owner is None and id_ and name and id_ not in self.providers:
            website = web_address(_text(one, "provider", "url"))
            data: dict[str, Value] = {"name": name, **({"website": website} if website else {}), "imported": taken}
            keys = frozenset({("name",), ("website",)})
            self.providers[id_] = IncomingProvider(id_, f"provider of {source}", None, data, keys)


def _from(name: str) -> str:
    return shortened(f"the web pages of {name or 'a provider'}", limits.NAME)


def _about(one: dict[str, Any], source: str, taking: Taking) -> Iterator[tuple[str, Any]]:
    yield "title", _text(one, "name")[: limits.TITLE] or "Course without a title"
    description = one.get("description")
    told = blocks(description) if isinstance(description, str) else []
    summary = _text(one, "abstract") or plain(told)
    if summary:
        yield "summary", shortened(summary, limits.SUMMARY)
    if isinstance(description, str) and told:
        typed = description.strip()
        kept = markdown(fitting(told, limits.WHO_FOR)[0])
        yield "who_for", typed if len(typed) <= limits.WHO_FOR and "<" not in typed else kept or told[0].plain[:2000]
    yield from _award(one)
    if level := level_of(_text(one, "educationalLevel"), "", source, taking):
        yield "level", level
    yield from _subject(one, source, taking)
    keywords = _keywords(one.get("keywords"))
    if keywords:
        yield "keywords", keywords
    if entry := _text(one, "coursePrerequisites"):
        yield "entry", {"summary": shortened(entry, limits.SUMMARY)}
    if cost := _cost(one.get("offers")):
        yield "cost", cost


def _award(one: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The qualification, and the kind of course that leads to it."""
    award = one.get("educationalCredentialAwarded")
    award = award[0] if isinstance(award, list) and award else award
    title = award if isinstance(award, str) else _text(award, "name")
    parts = {
        "title": title[: limits.TITLE],
        "awarding_body": _text(award, "recognizedBy", "name")[: limits.NAME],
        "number": number if re.fullmatch(r"[0-9A-Z]{8}", number := _text(award, "identifier")) else "",
    }
    if title:
        yield "qualification", {key: value for key, value in parts.items() if value}
    if kind := KINDS.get(folded(_text(award, "credentialCategory"))):
        yield "kind", kind


def _subject(one: dict[str, Any], source: str, taking: Taking) -> Iterator[tuple[str, str]]:
    about = _text(one, "about") or _text(one, "about", "name")
    means = SUBJECT_NAMES.get(folded(about), {})
    if about and not means:
        taking.word("about", about, "", source, sure=False)
    yield from means.items()


def _keywords(value: Any) -> list[str]:
    found = value.split(",") if isinstance(value, str) else [one for one in _listed(value) if isinstance(one, str)]
    texts = (" ".join(one.split()) for one in found)
    return [one for one in dict.fromkeys(texts) if 0 < len(one) <= limits.KEYWORD][: limits.LIST_ITEMS]


def _cost(offers: Any) -> dict[str, str]:
    """For which ages it is free, and what it costs the others; a bare 0 says nothing."""
    found: dict[str, str] = {}
    for one in _listed(offers):
        free = _FREE.fullmatch(_text(one, "description"))
        price = str(one.get("price", "")) if isinstance(one, dict) else ""
        if free:
            found["free"] = f"{free[1]}-{free[2]}" if free[2] else f"{free[1]}+"
        elif re.fullmatch(r"\d{1,6}(\.\d\d)?", price) and float(price):
            found["amount"] = price.removesuffix(".00")
    return found


def _run(told: Any, places: Places, source: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(told, dict):
        return
    place = _place(told.get("location"))
    if place and (site := places.site(place, source)):
        yield "site", site
    for key, name in (("start", "startDate"), ("end", "endDate")):
        if found := re.match(r"\d{4}(-\d\d(-\d\d)?)?", _text(told, name)):
            yield key, found[0]
    modes = [folded(mode).replace(" ", "-") for mode in _listed(told.get("courseMode")) if isinstance(mode, str)]
    for key, codes in (("study", _STUDY), ("delivery", _DELIVERY)):
        meant = [codes[mode] for mode in modes if mode in codes]
        if meant:
            yield key, meant[-1]
    yield from _weeks([one for one in _listed(told.get("courseSchedule")) if isinstance(one, dict)])


def _place(location: Any) -> Place | None:
    location = next((one for one in _listed(location) if isinstance(one, dict)), None)
    if location is None or "address" not in location:
        return None
    street, town, postcode = (
        _text(location, "address", name) for name in ("streetAddress", "addressLocality", "postalCode")
    )
    return Place(_text(location, "name"), street, town, postcode, _text(location, "identifier"))


def _weeks(schedules: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    """How long, in which part of the week, and the lessons, where they tell all of day, start and end."""
    length = next((found for one in schedules if (found := _PERIOD.fullmatch(_text(one, "duration")))), None)
    if length:
        unit = length[2] or f"T{length[4]}"
        yield "duration", f"{int(length[1] or length[3])} {_UNITS[unit]}"
    names = {folded(name): code for code, name in PATTERN.items()}
    pattern = next((names[folded(name)] for one in schedules if folded(name := _text(one, "name")) in names), "")
    if pattern:
        yield "pattern", pattern
    sessions = [
        {"day": day, "from": _text(one, "startTime")[:5], "to": _text(one, "endTime")[:5]}
        for one in schedules
        for by in _listed(one.get("byDay"))
        if (day := str(by).rpartition("/")[2].lower()) in DAYS and _text(one, "startTime") and _text(one, "endTime")
    ]
    if sessions:
        yield "timetable", {"sessions": sorted(sessions, key=lambda one: (DAYS.index(one["day"]), one["from"]))}
