"""Puts our courses and sites into the words of the national CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ...model.course import Course
from ...model.provider import Provider
from ...model.shape import meant
from ...model.subjects import SUBJECT_AREA
from ...pages.opendata import TABLES
from ...tables import as_csv
from ..present import Held, Present, group, one_text, rows
from .columns import CODED, DELIVERY, KIND, LEVEL, PATTERN, SECTORS, STUDY, TEXTS, UNCODED, VENUES

Cells = dict[str, str]
Rows = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each of the three tables by its name: courses with a code, courses without one, and venues."""

PROVIDER: Final = "PROVIDER"
"""The column before all others that tells whose a row is where all providers are in one table: ours, not theirs."""

_CODED, _UNCODED, _VENUES = TABLES
COLUMNS: Final = {_CODED: CODED, _UNCODED: UNCODED, _VENUES: VENUES}


def files(present: Present, provider: str | None = None) -> dict[str, bytes]:
    """The three files by their names, of one provider or of all."""
    parts = rows_of(present, [provider] if provider else present.providers).values()
    return as_files({name: [row for one in parts for row in one[name]] for name in COLUMNS})


def rows_of(present: Present, owners: Iterable[str]) -> dict[str, Rows]:
    """The rows of each of these providers."""
    courses = present.by_provider
    return {owner: _of_provider(present, owner, courses.get(owner, ())) for owner in owners}


def as_files(tables: Rows) -> dict[str, bytes]:
    """Tables as files, with the mark by which spreadsheets know UTF-8."""
    return {name: as_csv(COLUMNS[name], rows).encode("utf-8-sig") for name, rows in tables.items()}


def together(parts: Mapping[str, Rows]) -> dict[str, bytes]:
    """One file of each kind with the rows of all providers, each of which says whose it is."""
    return {
        name: as_csv((PROVIDER, *columns), ((id_, *row) for id_, one in parts.items() for row in one[name])).encode(
            "utf-8-sig"
        )
        for name, columns in COLUMNS.items()
    }


def _of_provider(present: Present, owner: str, courses: Iterable[tuple[str, Held]]) -> Rows:
    found: dict[str, list[Cells]] = {_CODED: [], _UNCODED: []}
    found[_VENUES] = [site_cells(present, owner, id_) for id_ in present.sites_of(owner)]
    for key, held in courses:
        if one_text(held.data or {}, "status").lower() == "published":
            lines = list(course_rows(present, key, held))
            found[_CODED if lines and "LARS_QAN" in lines[0] else _UNCODED].extend(lines)
    return {name: [[line.get(at, "") for at in COLUMNS[name]] for line in lines] for name, lines in found.items()}


def course_rows(present: Present, key: str, held: Held) -> Iterator[Cells]:
    """A row for each run of a course."""
    data, (owner, _, id_) = held.data or {}, key.partition("/")
    about = course_cells(present, data)
    for run in rows(data, "runs"):
        reference = one_text(run, "reference") or one_text(data, "reference") or id_
        yield about | run_cells(run) | place_cells(present, owner, run) | {"YOUR_REFERENCE": reference}


def course_cells(present: Present, data: Mapping[str, Any]) -> Cells:
    """What all rows of a course say."""
    cells = {column: one_text(data, key) for column, key in TEXTS.items() if key not in ("entry", "leads_to")}
    cells |= {"ENTRY_REQUIREMENTS": entry_cell(group(data, "entry")), "WHERE_NEXT": next_cell(present, data)}
    cells |= {"COURSE_NAME": one_text(data, "title"), "COURSE_WEBPAGE": one_text(data, "apply", "url")}
    number = _said(Course, data, "qualification", "number")
    return cells | cost_cells(group(data, "cost")) | ({"LARS_QAN": str(number)} if number else kind_cells(data))


def kind_cells(data: Mapping[str, Any]) -> Cells:
    """What stands in place of a code."""
    return {
        "COURSE_TYPE": KIND.get(_said(Course, data, "kind") or "", ""),
        "SECTOR": sector_cell(data),
        "EDUCATION_LEVEL": LEVEL.get(_said(Course, data, "level") or "", ""),
        "AWARDING_BODY": one_text(data, "qualification", "awarding_body"),
    }


def sector_cell(data: Mapping[str, Any]) -> str:
    """The sector under which learners find the course: its own, or that of its subject."""
    subject = SUBJECT_AREA.get(_said(Course, data, "subject") or "")
    return SECTORS.get(_said(Course, data, "sector") or (subject.sector if subject else ""), "")


def entry_cell(entry: Mapping[str, Any]) -> str:
    """What gets a learner in, in words: the summary, and what else counts below it."""
    return "\n".join(text for name in ("summary", "alternatives") if (text := one_text(entry, name)))


def next_cell(present: Present, data: Mapping[str, Any]) -> str:
    """Where a course leads, a line for each step."""
    return "\n".join(_step(present, step) for step in rows(data, "leads_to"))


def _step(present: Present, step: Mapping[str, Any]) -> str:
    if key := one_text(step, "course"):
        held, owner = present.courses.get(key), present.providers.get(key.partition("/")[0])
        title = one_text((held and held.data) or {}, "title") or key
        return f"{title} ({one_text((owner and owner.data) or {}, 'name')})"
    id_ = next((one_text(step, kind) for kind in ("apprenticeship", "job", "higher") if kind in step), "")
    return present.destinations.get(id_, id_) if id_ else " ".join(one_text(step, "says").split())


def cost_cells(cost: Mapping[str, Any]) -> Cells:
    """What a course costs: the amount, and a line each for whom it is free, the note and the kit."""
    amount, free = _said(Course, {"cost": cost}, "cost", "amount"), _said(Course, {"cost": cost}, "cost", "free")
    lines = [f"Free for ages {free}"] if free else []
    lines += [" ".join(note.split()) for note in [one_text(cost, "note")] if note]
    lines += [f"Kit: {' '.join(kit.split())}" for kit in [one_text(cost, "kit")] if kit]
    pounds = f"{amount // 100}.{amount % 100:02}" if isinstance(amount, int) else ""
    return {"COST": pounds, "COST_DESCRIPTION": "\n".join(lines)}


def run_cells(run: Mapping[str, Any]) -> Cells:
    """When and how a run is held. A mode and a pattern are asked for only where learners come to a place."""
    said = {name: _said(Course, {"runs": run}, "runs", name) for name in ("delivery", "study", "pattern")}
    cells = {"DELIVERY_MODE": DELIVERY.get(said["delivery"] or "", "")} | start_cells(run) | duration_cells(run)
    if said["delivery"] in ("classroom", "blended"):
        cells |= {"STUDY_MODE": STUDY.get(said["study"] or "", ""), "ATTENDANCE_PATTERN": pattern_cell(run)}
    if said["delivery"] == "work-based":
        cells |= {"NATIONAL_DELIVERY": "No"}
    return cells


def pattern_cell(run: Mapping[str, Any]) -> str:
    """The attendance pattern."""
    return PATTERN.get(_said(Course, {"runs": run}, "runs", "pattern") or "", "")


def start_cells(run: Mapping[str, Any]) -> Cells:
    """The start: a month is written as its first day; a year has no other word there than flexible."""
    start = _said(Course, {"runs": run}, "runs", "start")
    if start is None:
        return {}
    if start.precision in ("year", "flexible"):
        return {"FLEXIBLE_START_DATE": "Yes"}
    return {"START_DATE": f"{start.date:%d/%m/%Y}", "FLEXIBLE_START_DATE": "No"}


def duration_cells(run: Mapping[str, Any]) -> Cells:
    """How long a run lasts; for one that has an end instead, the weeks or days from its start to it."""
    lasts = _said(Course, {"runs": run}, "runs", "duration")
    if lasts is not None:
        return {"DURATION": str(lasts.number), "DURATION_UNIT": f"{lasts.unit.capitalize()}s"}
    start, end = (_said(Course, {"runs": run}, "runs", name) for name in ("start", "end"))
    if start is None or start.date is None or not isinstance(end, dt.date):
        return {}
    days = (end - start.date).days + 1
    number, unit = (-(-days // 7), "Weeks") if days > 14 else (days, "Days")
    return {"DURATION": str(number), "DURATION_UNIT": unit} if 1 <= number <= 999 else {}


def place_cells(present: Present, owner: str, run: Mapping[str, Any]) -> Cells:
    """The venue, where learners come to one."""
    if _said(Course, {"runs": run}, "runs", "delivery") not in ("classroom", "blended") or "site" not in run:
        return {}
    other, _, id_ = one_text(run, "site").rpartition("/")
    site = group(present.sites_of(other or owner), id_)
    reference = one_text(run, "site") if other else one_text(site, "reference") or id_
    return {"VENUE_NAME": one_text(site, "name"), "YOUR_VENUE_REFERENCE": reference}


def site_cells(present: Present, owner: str, id_: str) -> Cells:
    """A venue's row, with the provider's own first contact."""
    site = group(present.sites_of(owner), id_)
    first, _, second = one_text(site, "address").partition(", ")
    data = present.providers[owner].data or {}
    contact = next(iter(rows(data, "contacts")), {})
    return {
        "YOUR_VENUE_REFERENCE": one_text(site, "reference") or id_,
        "VENUE_NAME": one_text(site, "name"),
        "ADDRESS_LINE_1": first,
        "ADDRESS_LINE_2": second,
        "TOWN_OR_CITY": one_text(site, "town"),
        "POSTCODE": str(_said(Provider, {"sites": {"x": site}}, "sites", "x", "postcode") or ""),
        "EMAIL": one_text(contact, "email"),
        "PHONE": one_text(contact, "phone"),
        "WEBSITE": one_text(data, "website"),
    }


def _said(shape: Any, data: Mapping[str, Any], *keys: str) -> Any:
    """What a value means; None where nothing stands, or nothing that can be read."""
    at: Any = data
    for key in keys:
        at = at.get(key) if isinstance(at, dict) else None
    if at is None:
        return None
    try:
        return meant(shape, keys, at)
    except ValueError:
        return None
