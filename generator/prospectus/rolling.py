"""Moves the dates of courses to another school year, by one rule, and marks them for somebody to look at."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from .folders import leads_elsewhere
from .model.calendar import Term
from .model.shape import meant
from .model.when import Start
from .problems import Keys
from .reading import Document, read
from .schema import SHAPES
from .writing import Change, Rewrite, with_changes, with_notes

_FIRST_MONTH: Final = 8
"""A school year goes from the first of August to the end of July."""

_FIRST_START: Final = 6
"""What starts from June on is of the coming school year: a summer school is for those who start in September."""

_NEAR: Final = dt.timedelta(days=60)
"""What is so near to a start moves with it; a day further off has its own place in the year."""


_OLDER: Final = "older runs of these courses, to be deleted"


@dataclass(frozen=True, slots=True)
class Move:
    """A date of a course that goes to another day: where it stands, what is written there and what will be."""

    course: str
    keys: Keys
    before: str
    after: str


@dataclass(slots=True)
class Turn:
    """A provider's courses on their way to a school year: what moves, the files, and how many are left, by reason."""

    provider: str
    moves: list[Move] = field(default_factory=list)
    rewrites: list[Rewrite] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def school_year(day: dt.date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def year_of(root: Path) -> int | None:
    """The school year that the prospectus is for, as area.yml says; None when it does not."""
    data = _said(root / "content/area/area.yml") or {}
    return year.year if (year := _meant("area", ("academic_year", "starts"), data)) else None


def turned(root: Path, providers: Sequence[str], year: int) -> Iterator[Turn]:
    """What becomes of each provider's courses when they are to be those of a school year; nothing is written."""
    days = _Days(_terms(root))
    for provider in providers:
        turn = Turn(provider)
        for path in sorted((root / "providers" / provider / "courses").glob("*.yml")):
            if not leads_elsewhere(root, path.relative_to(root).as_posix()):
                _turn(turn, root, path, year, days)
        yield turn


def _turn(turn: Turn, root: Path, path: Path, year: int, days: _Days) -> None:
    """Move a course's runs, or say why they stay."""
    data = _said(path)
    runs = list(_dated(data or {}))
    status = str((data or {}).get("status", "")).strip().lower()
    last = max((own for _, _, own in runs), default=None)
    if data is None or last is None or status != "published" or last >= year:
        turn.left[_reason(data, status, last)] += 1
        return
    moves = [move for at, run, own in runs if own == last for move in _moves(path.stem, at, run, year - own, days)]
    text = path.read_bytes().decode()
    made = with_changes("course", text, [Change(move.keys, move.after) for move in moves])
    notes = {move.keys[:2]: f"look: moved to the school year {year}; check days, lessons and cost" for move in moves}
    turn.moves += moves
    turn.left[_OLDER] += sum(own < last for _, _, own in runs)
    turn.rewrites.append(Rewrite(path.relative_to(root).as_posix(), text, with_notes("course", made, notes)))


def _reason(data: Any, status: str, last: int | None) -> str:
    if data is None:
        return "cannot be read"
    if status != "published":
        return f"{'drafts' if status == 'draft' else 'withdrawn'}"
    return "without a date, like flexible starts" if last is None else "there already"


def _dated(data: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any], int]]:
    """The runs that start at some time, each with its place and its school year."""
    runs = data.get("runs")
    for at, run in enumerate(runs if isinstance(runs, list) else []):
        start = _meant("course", ("runs", "start"), {"runs": run})
        if isinstance(start, Start) and start.date:
            day = start.date
            yield at, run, day.year if start.precision == "year" or day.month >= _FIRST_START else day.year - 1


def _moves(course: str, at: int, run: Mapping[str, Any], years: int, days: _Days) -> Iterator[Move]:
    start: Start = _meant("course", ("runs", "start"), {"runs": run})
    assert start.date
    if start.precision != "day":
        later = re.sub(r"20\d\d", lambda found: str(int(found[0]) + years), run["start"])
        yield Move(course, ("runs", at, "start"), run["start"], later)
    new = days.moved(start.date, years) if start.precision == "day" else None
    for keys in (("start",), ("end",), ("apply", "from"), ("apply", "until")):
        day = _meant("course", ("runs", *keys), {"runs": run})
        day = day.date if isinstance(day, Start) else day
        if day is None or (keys == ("start",) and new is None):
            continue
        near = new is not None and abs(day - start.date) <= _NEAR
        after = new + (day - start.date) if new and near else days.moved(day, years)
        yield Move(course, ("runs", at, *keys), day.isoformat(), after.isoformat())


@dataclass(frozen=True, slots=True)
class _Days:
    """Where a day goes when it is moved by some years: the terms of the area, by the year in which they are."""

    terms: Mapping[int, Sequence[Term]]

    def moved(self, day: dt.date, years: int) -> dt.date:
        """The same weekday in the same week of the same term; without terms, the one nearest to the same date."""
        old, new = self.terms.get(school_year(day), ()), self.terms.get(school_year(day) + years, ())
        within = next((at for at, term in enumerate(old) if term.from_ <= day <= term.to), None)
        if within is not None and len(old) == len(new):
            found = _in_term(day, old[within], new[within])
            if new[within].from_ <= found <= new[within].to:
                return found
        return _nearest(day, years)


def _in_term(day: dt.date, old: Term, new: Term) -> dt.date:
    """The first day of a term becomes the first one, the last the last; others keep week and weekday."""
    if day in (old.from_, old.to):
        return new.from_ if day == old.from_ else new.to
    return _monday(new.from_) + (day - _monday(old.from_))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _nearest(day: dt.date, years: int) -> dt.date:
    """The same weekday, at most three days from the same date."""
    there = (day.replace(day=28) if (day.month, day.day) == (2, 29) else day).replace(year=day.year + years)
    return there + dt.timedelta(days=(day.weekday() - there.weekday() + 3) % 7 - 3)


def _terms(root: Path) -> Mapping[int, Sequence[Term]]:
    found: Sequence[Term] = _meant("calendar", ("terms",), _said(root / "content/area/calendar.yml") or {}) or ()
    by_year: dict[int, list[Term]] = {}
    for term in sorted(found, key=lambda one: one.from_):
        by_year.setdefault(school_year(term.from_), []).append(term)
    return by_year


def _said(path: Path) -> dict[str, Any] | None:
    """What a file says; None when it is not there or cannot be read."""
    document = read(path.name, path.read_bytes()) if path.is_file() else None
    return document.data if isinstance(document, Document) else None


def _meant(kind: str, keys: tuple[str, ...], data: Any) -> Any:
    """What stands under these keys, as the model means it; None for nothing, or nothing that can be understood."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    try:
        return None if data is None else meant(SHAPES[kind], keys, data)
    except (LookupError, ValueError):
        return None
