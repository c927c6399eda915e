"""Reads one row of a national CSV of courses into our words, or says what is wrong with it, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ...directories.cells import refusal
from ...model.course import Course
from ...wording import listed, nearest, quoted
from ..sheet import Fault, Row
from .columns import DELIVERY, KIND, LEVEL, PATTERN, SECTORS, STUDY, TEXTS, UNITS


@dataclass(slots=True)
class RowRead:
    """What a row says of its course and of the run; `notes` is what it says that has no place in a course's file."""

    row: Row
    course: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def cells(self) -> Mapping[str, str]:
        return self.row.cells

    def fault(self, column: str, says: str, do: str = "") -> None:
        """Tell what is wrong with a column."""
        self.faults.append(Fault(self.row.name, column, says, do))

    def take(self, into: dict[str, Any], keys: tuple[str, ...], column: str, value: Any) -> None:
        """Put a value where it belongs, or tell why it cannot stand there."""
        if refused := refusal(Course, keys, value):
            self.fault(column, *refused)
        else:
            into[keys[-1]] = value


def row_read(row: Row, *, coded: bool) -> RowRead:
    """What a row says."""
    one = RowRead(row)
    _name(one, coded=coded)
    _texts(one)
    _cost(one)
    _delivery(one)
    _start(one)
    _duration(one)
    _modes(one)
    _page(one)
    return one


def _name(one: RowRead, *, coded: bool) -> None:
    if title := _needed(one, "COURSE_NAME"):
        one.take(one.course, ("title",), "COURSE_NAME", title)
    if reference := one.cells.get("YOUR_REFERENCE"):
        one.take(one.run, ("runs", "reference"), "YOUR_REFERENCE", reference)
    if coded:
        if number := _needed(one, "LARS_QAN"):
            one.take(one.course.setdefault("qualification", {}), ("qualification", "number"), "LARS_QAN", number)
        return
    _worded(one, one.course, "sector", "SECTOR", SECTORS)
    _worded(one, one.course, "level", "EDUCATION_LEVEL", _LEVELS)
    if body := one.cells.get("AWARDING_BODY"):
        qualification = one.course.setdefault("qualification", {})
        one.take(qualification, ("qualification", "awarding_body"), "AWARDING_BODY", body)
    kind = one.cells.get("COURSE_TYPE", "")
    if meant := _word(kind, KIND):
        one.course["kind"] = meant
    elif kind:
        one.notes.append(f"COURSE_TYPE: {kind}")


_LEVELS: Final = {code: word for code, word in LEVEL.items() if code == "E" or code not in ("E1", "E2", "E3", "1/2")}


def _needed(one: RowRead, column: str) -> str:
    if column not in one.cells:
        one.fault(column, "There is nothing here.", "Every row needs it.")
    return one.cells.get(column, "")


def _word(text: str, known: Mapping[str, str]) -> str | None:
    """Our word for one of theirs: full-time and Full time are the same, and so is our own."""
    plain = _plain(text)
    return next((ours for ours, theirs in known.items() if plain and plain in (_plain(theirs), _plain(ours))), None)


def _plain(text: str) -> str:
    plain = re.sub(r"[\s_/-]+", " ", text.casefold()).strip()
    return re.sub(r"^level | based$| learning$", "", plain) or plain


def _worded(one: RowRead, into: dict[str, Any], key: str, column: str, known: Mapping[str, str]) -> None:
    text = one.cells.get(column, "")
    meant = _word(text, known)
    words = list(dict.fromkeys(word for word in known.values() if word))
    if meant:
        into[key] = meant
    elif text:
        guess = nearest(text.capitalize(), words)
        hint = f"Did you mean “{guess}”? " if guess else ""
        one.fault(column, f"{quoted(text)} is not one of its words.", f"{hint}Write {listed(words)}.")


# ── Texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _texts(one: RowRead) -> None:
    for column, key in TEXTS.items():
        text = one.cells.get(column)
        if not text:
            continue
        if key == "entry":
            _entry(one, text)
        elif key == "leads_to":
            one.take(one.course, ("leads_to",), column, [{"says": part} for part in _parts(text, 300)])
        else:
            one.take(one.course, (key,), column, text)


def _entry(one: RowRead, text: str) -> None:
    """The first line or sentences become the summary, the rest what else counts; a text too long stays as a note."""
    head, _, rest = text.partition("\n")
    if len(head) > 140:
        head, rest = _cut(text)
    if head and len(rest.strip()) <= 300:
        one.course["entry"] = {"summary": head.strip()} | ({"alternatives": rest.strip()} if rest.strip() else {})
    else:
        one.notes.append(f"ENTRY_REQUIREMENTS: {text}")


def _cut(text: str) -> tuple[str, str]:
    """As many whole sentences as go into a summary, and the rest; nothing when the first is too long."""
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", text[:141])]
    return (text[: ends[-1]], text[ends[-1] :]) if ends else ("", text)


def _parts(text: str, most: int) -> Iterator[str]:
    """The lines of a text; those that are too long in pieces of whole sentences, or else of words."""
    for line in (one.strip() for one in text.splitlines()):
        while len(line) > most:
            ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", line[: most + 1])]
            end = ends[-1] if ends else (line.rfind(" ", 0, most + 1) if " " in line[: most + 1] else most)
            yield line[:end].strip()
            line = line[end:].strip()
        if line:
            yield line


# ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────────────


_FREE: Final = re.compile(r"Free for ages (\d\d)(?: to (\d\d)| and over)\.?", re.IGNORECASE)


_TO_DESCRIBE: Final = "If it is free, leave COST empty and write in COST_DESCRIPTION for whom: Free for ages 16 to 18"


def _amount(one: RowRead, cost: dict[str, Any], amount: str) -> None:
    if re.fullmatch(r"£?0+(\.0+)?", amount):
        one.fault("COST", "An amount of 0 could mean free or not known.", _TO_DESCRIBE)
    elif not re.search(r"\d", amount):
        one.fault("COST", f"{quoted(amount)} is not an amount in pounds; words go into COST_DESCRIPTION.", _TO_DESCRIBE)
    else:
        one.take(cost, ("cost", "amount"), "COST", amount.removesuffix(".00"))


def _cost(one: RowRead) -> None:
    amount, description = one.cells.get("COST", ""), one.cells.get("COST_DESCRIPTION", "")
    cost: dict[str, Any] = {}
    if not (amount or description):
        one.fault("COST", "Neither COST nor COST_DESCRIPTION says what the course costs.", "Fill in one of them.")
    if amount:
        _amount(one, cost, amount)
    notes = []
    for line in (text.strip() for text in description.splitlines()):
        if found := _FREE.fullmatch(line):
            cost["free"] = f"{found[1]}-{found[2]}" if found[2] else f"{found[1]}+"
        elif line.startswith("Kit: ") and "kit" not in cost:
            one.take(cost, ("cost", "kit"), "COST_DESCRIPTION", line.removeprefix("Kit: "))
        elif line:
            notes.append(line)
    if notes:
        one.take(cost, ("cost", "note"), "COST_DESCRIPTION", " ".join(notes))
    if cost:
        one.course["cost"] = cost


# ── The run ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _delivery(one: RowRead) -> None:
    if _needed(one, "DELIVERY_MODE"):
        _worded(one, one.run, "delivery", "DELIVERY_MODE", DELIVERY)
    delivery = one.run.get("delivery")
    venue = [name for name in ("VENUE_NAME", "YOUR_VENUE_REFERENCE") if name in one.cells]
    region = [name for name in ("SUB_REGION",) if name in one.cells]
    national = one.cells.get("NATIONAL_DELIVERY", "").lower()
    if delivery in ("classroom", "blended"):
        if not venue:
            one.fault("VENUE_NAME", "There is no venue.", "Write its name, or its reference in YOUR_VENUE_REFERENCE.")
        if region or national == "yes":
            name = (region or ["NATIONAL_DELIVERY"])[0]
            one.fault(name, "Only a course at work has this.", "Delete it, or write Work based in DELIVERY_MODE.")
    elif delivery and venue:
        word = DELIVERY[delivery]
        one.fault(venue[0], f"A course that is {word} has no venue.", "Delete it, or change DELIVERY_MODE.")
    if national not in ("", "yes", "no"):
        one.fault("NATIONAL_DELIVERY", f"{quoted(national)} is neither Yes nor No.", "Write Yes or No.")


_DATE: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})-(\d\d)-(\d\d)")


def _start(one: RowRead) -> None:
    date, flexible = one.cells.get("START_DATE", ""), one.cells.get("FLEXIBLE_START_DATE", "").lower()
    if flexible not in ("", "yes", "no"):
        one.fault("FLEXIBLE_START_DATE", f"{quoted(flexible)} is neither Yes nor No.", "Write Yes or No.")
    elif date and flexible == "yes":
        do = "Keep the date, or write Yes in FLEXIBLE_START_DATE, not both."
        one.fault("START_DATE", f"There is the date {quoted(date)}, and the start is flexible.", do)
    elif flexible == "yes":
        one.run["start"] = "flexible"
    elif not date:
        one.fault("START_DATE", "There is no start.", "Write a day like 06/09/2027, or Yes in FLEXIBLE_START_DATE.")
    elif not _DATE.fullmatch(date):
        one.fault("START_DATE", f"{quoted(date)} is not a date as dd/mm/yyyy.", "Write it like 06/09/2027.")
    elif refused := refusal(Course, ("runs", "start"), date):
        one.fault("START_DATE", refused[0], "Write day, month and year, like 06/09/2027.")
    else:
        one.run["start"] = _iso(date)


def _iso(date: str) -> str:
    found = _DATE.fullmatch(date)
    assert found is not None
    return date if found[4] else f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def _duration(one: RowRead) -> None:
    number, unit = one.cells.get("DURATION", ""), one.cells.get("DURATION_UNIT", "")
    meant = next((known for known in UNITS if unit.lower().removesuffix("s") == known.lower().removesuffix("s")), "")
    if not (number or unit):
        one.fault("DURATION", "There is nothing here.", "Write how many, and of what in DURATION_UNIT.")
        return
    if not re.fullmatch(r"[0-9]{1,3}", number) or int(number) == 0:
        one.fault("DURATION", f"{quoted(number)} is not a whole number from 1 to 999.", "Write one, like 12.")
    if not meant:
        guess = nearest(unit.capitalize(), UNITS)
        hint = f"Did you mean “{guess}”? " if guess else ""
        one.fault("DURATION_UNIT", f"{quoted(unit)} is not a unit of time.", f"{hint}Write {listed(UNITS)}.")
    elif not any(fault.column == "DURATION" for fault in one.faults):
        word = meant.lower() if int(number) != 1 else meant.lower().removesuffix("s")
        one.run["duration"] = f"{int(number)} {word}"


def _modes(one: RowRead) -> None:
    _worded(one, one.run, "study", "STUDY_MODE", STUDY)
    _worded(one, one.run, "pattern", "ATTENDANCE_PATTERN", PATTERN)


def _page(one: RowRead) -> None:
    """The course's page: ours has to be https, and theirs need not be; what cannot be linked to is kept as a note."""
    page = one.cells.get("COURSE_WEBPAGE")
    if page and refusal(Course, ("apply", "url"), page):
        one.notes.append(f"COURSE_WEBPAGE: {page}")
    elif page:
        one.course["apply"] = {"url": page}
