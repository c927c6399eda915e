"""Reads the national CSV: which of the three files it is, what its rows say, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ...directories.cells import refusal
from ...directories.record import Batch, Doubt, IncomingSite
from ...model.provider import Provider
from ...problems import Keys
from ...refused import RefusedError
from ...wording import listed, quoted
from ..formats import Taken
from ..match import no_site, site_called
from ..present import Present, one_text, rows
from ..sheet import Fault, Row, Sheet, from_csv, odd_cells, refuse_other_columns, returned_csv
from . import giving
from .columns import CODED, LEVEL, UNCODED, VENUE_CARRIED, VENUES
from .grouping import courses
from .rows import RowRead, row_read


def take(raw: bytes, present: Present, provider: str | None) -> Taken:
    """What a national CSV of this provider says. RefusedError when it is none, or it is not told whose it is."""
    sheet = from_csv(raw)
    if provider is None:
        raise RefusedError("This kind of file does not say whose it is. Name the provider with --provider ID.")
    if "ADDRESS_LINE_1" in sheet.header:
        refuse_other_columns(sheet.header, VENUES, "a file of venues")
        return _venues(sheet, present, provider)
    if "LARS_QAN" in sheet.header:
        refuse_other_columns(sheet.header, CODED, "a file of courses")
    elif "COURSE_TYPE" in sheet.header:
        refuse_other_columns(sheet.header, UNCODED, "a file of courses without a code")
    else:
        raise RefusedError(
            "This is no file of the national directory: no column is called LARS_QAN, COURSE_TYPE or ADDRESS_LINE_1. "
            "Keep their names in the first row just as they were."
        )
    return _courses(sheet, present, provider)


def _courses(sheet: Sheet, present: Present, provider: str) -> Taken:
    faults: list[Fault] = []
    read: list[RowRead] = []
    for row in sheet.rows:
        one = row_read(row, coded="LARS_QAN" in sheet.header)
        found = [*odd_cells(row), *one.faults, *_venue_faults(one, present, provider)]
        faults += found
        read += [] if found else [one]
    batch = Batch(
        courses=tuple(courses(read, present, provider)),
        doubts=tuple(_left_out(sheet)),
        same=partial(_same, present),
        soft=frozenset({("leads_to",)}),
    )
    return Taken(batch, tuple(faults), partial(returned_csv, sheet))


def _venue_faults(one: RowRead, present: Present, provider: str) -> Iterator[Fault]:
    """Whether the venue is one of the provider's sites; on the way the row learns which."""
    reference, name = one.cells.get("YOUR_VENUE_REFERENCE", ""), one.cells.get("VENUE_NAME", "")
    if not (reference or name) or "delivery" not in one.run:
        return
    sites = present.sites_of(provider)
    other, _, id_ = reference.rpartition("/")
    found = [reference] if other and id_ in present.sites_of(other) else site_called(sites, reference)
    found = found if len(found) == 1 else site_called(sites, name) or found
    if len(found) == 1:
        one.run["site"] = found[0]
        return
    column = "VENUE_NAME" if name else "YOUR_VENUE_REFERENCE"
    says, do = no_site(present.name_of(provider), name or reference, sites, found)
    yield Fault(one.row.name, column, says, f"{do} Send the file of venues first if this one is new.")


def _left_out(sheet: Sheet) -> Iterator[Doubt]:
    """What such a file says and has no place with us, told once."""
    numbers = [row.number for row in sheet.rows if row.cells.get("SUB_REGION")]
    if numbers:
        says = "SUB_REGION is not kept: here a course at work runs at a site, too."
        yield Doubt("not-kept", numbered(numbers), says, "Add the site in each course's file.")
    numbers = [row.number for row in sheet.rows if row.cells.get("STUDY_MODE", "").strip().lower() == "flexible"]
    if numbers:
        says = "The study mode Flexible is taken for part-of-programme: a course beside others."
        yield Doubt("taken-for", numbered(numbers), says, "Look whether it is full-time or part-time instead.")


def numbered(numbers: Iterable[int]) -> str:
    """Rows by their numbers: “row 4”, “rows 4, 5 and 9”; of many only the first few."""
    texts = [str(one) for one in numbers]
    if len(texts) == 1:
        return f"row {texts[0]}"
    if len(texts) > 6:
        return f"rows {', '.join(texts[:5])} and {len(texts) - 5} more"
    return f"rows {listed(texts, last='and')}"


def _same(present: Present, keys: Keys, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether the national CSV has the same words for both."""
    match keys:
        case ("runs", "pattern"):
            return giving.pattern_cell(ours) == giving.pattern_cell(theirs)
        case ("runs", "start"):
            return giving.start_cells(ours) == giving.start_cells(theirs)
        case ("runs", "duration"):
            return giving.duration_cells(ours) == giving.duration_cells(theirs)
        case ("entry", "summary" | "alternatives"):
            return giving.entry_cell(ours) == giving.entry_cell(theirs)
        case ("leads_to",):
            return giving.next_cell(present, ours) == giving.next_cell(present, theirs)
        case ("cost", _):
            return giving.cost_cells(ours) == giving.cost_cells(theirs)
        case ("sector",):
            return giving.sector_cell(ours) == giving.sector_cell(theirs)
        case ("level",):
            return LEVEL.get(one_text(ours, "level")) == LEVEL.get(one_text(theirs, "level"))
    return False


# ── Venues ───────────────────────────────────────────────────────────────────────────────────────────────────────────


_SITE = {"VENUE_NAME": "name", "ADDRESS_LINE_1": "address", "TOWN_OR_CITY": "town", "POSTCODE": "postcode"}
_NOT_KEPT = ("COUNTY", "EMAIL", "PHONE", "WEBSITE")


def _venues(sheet: Sheet, present: Present, provider: str) -> Taken:
    faults: list[Fault] = []
    sites = []
    for row in sheet.rows:
        found = [*odd_cells(row), *_site_faults(row)]
        faults += found
        sites += [] if found else [_site(row)]
    batch = Batch(sites=tuple(sites), doubts=tuple(_contacts_left_out(sheet, present, provider)))
    return Taken(batch, tuple(faults), partial(returned_csv, sheet))


def _address(row: Row) -> str:
    return ", ".join(row.cells[name] for name in ("ADDRESS_LINE_1", "ADDRESS_LINE_2") if name in row.cells)


def _site_faults(row: Row) -> Iterator[Fault]:
    for column, key in _SITE.items():
        if column not in row.cells:
            yield Fault(row.name, column, "There is nothing here.", "Every venue needs it.")
            continue
        text = _address(row) if key == "address" else row.cells[column]
        if refused := refusal(Provider, ("sites", "x", key), text):
            yield Fault(row.name, column, *refused)
    reference = row.cells.get("YOUR_VENUE_REFERENCE")
    if reference and (refused := refusal(Provider, ("sites", "x", "reference"), reference)):
        yield Fault(row.name, "YOUR_VENUE_REFERENCE", *refused)


def _site(row: Row) -> IncomingSite:
    site = {key: row.cells[column] for column, key in _SITE.items()} | {"address": _address(row)}
    reference = row.cells.get("YOUR_VENUE_REFERENCE")
    return IncomingSite(None, row.name, reference, site, VENUE_CARRIED, rows=(row.name,))


def _contacts_left_out(sheet: Sheet, present: Present, provider: str) -> Iterator[Doubt]:
    """How venues are reached has no place with us: sites have no contacts of their own, their provider has."""
    held = present.providers.get(provider)
    data = (held and held.data) or {}
    known = {one_text(data, "website")}
    known |= {one_text(contact, name) for contact in rows(data, "contacts") for name in ("phone", "email")}
    numbers = [row.number for row in sheet.rows if {row.cells.get(name, "") for name in _NOT_KEPT} - known - {""}]
    if numbers:
        says = f"{listed(_NOT_KEPT, last='and')} of a venue are not kept: contacts stand with the provider as a whole."
        yield Doubt("not-kept", numbered(numbers), says, f"Look whether {quoted(provider)} has them all.")
