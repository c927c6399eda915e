"""Puts rows of the national CSV together: those with the same code and seven texts are one course with several runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...directories.record import Doubt, Incoming
from ...wording import listed, quoted
from ..present import Present, one_text
from ..present import rows as groups
from .columns import CODED_CARRIED, TEXTS, UNCODED_CARRIED
from .rows import RowRead

_CODE: Final = ("LARS_QAN", "COURSE_TYPE", "SECTOR", "EDUCATION_LEVEL", "AWARDING_BODY")
_TOLD: Final = {"title": ("COURSE_NAME",), "cost": ("COST", "COST_DESCRIPTION"), "apply": ("COURSE_WEBPAGE",)}
"""What rows of one course may tell differently, and the columns that say it."""


def courses(read: Sequence[RowRead], present: Present, provider: str) -> Iterator[Incoming]:
    """The courses that the rows tell of, each once."""
    known = _known(present, provider)
    together: dict[tuple[str, ...], list[RowRead]] = {}
    for one in read:
        ours = known.get(one.run.get("reference", ""), "")
        together.setdefault((ours, *_key(one)), []).append(one)
    for group in together.values():
        yield _course(group, known)


def _known(present: Present, provider: str) -> dict[str, str]:
    """Which course a reference names: the course's own, that of a run, or its id."""
    found: dict[str, str] = {}
    for key, held in present.courses_of(provider):
        data = held.data or {}
        runs = [one_text(run, "reference") for run in groups(data, "runs")]
        for reference in (key.partition("/")[2], one_text(data, "reference"), *runs):
            found.setdefault(reference, key)
    found.pop("", None)
    return found


def _key(one: RowRead) -> tuple[str, ...]:
    coded = "LARS_QAN" in one.cells
    code = [one.cells.get(name, "") for name in _CODE] + ([] if coded else [one.cells.get("COURSE_NAME", "")])
    return (*code, *(one.cells.get(name, "") for name in TEXTS))


def _course(group: Sequence[RowRead], known: Mapping[str, str]) -> Incoming:
    """One course of all its rows; what the rows tell differently is told, and left open."""
    numbers = tuple(one.row.number for one in group)
    source = f"row {numbers[0]}" if len(numbers) == 1 else f"rows {listed(map(str, numbers), last='and')}"
    course = dict(group[0].course)
    doubts = []
    for key, columns in _TOLD.items():
        told = list({str(one.course.get(key)): one.course.get(key) for one in group}.values())
        if len(told) > 1:
            doubts.append(_differ(columns, group, source))
            if key != "title":
                course.pop(key, None)
    course["runs"] = [dict(one.run) for one in group]
    reference = _reference(course["runs"])
    notes = tuple(dict.fromkeys(note for one in group for note in one.notes))
    doubts += [Doubt("no-place-for-it", source, f"{quoted(note)} has no place as it is.", _DO) for note in notes]
    carried = CODED_CARRIED if "LARS_QAN" in group[0].cells else UNCODED_CARRIED
    return Incoming(
        None, source, reference, course, carried, tuple(doubts), rows=tuple(one.row.name for one in group), notes=notes
    )


_DO: Final = "Put what matters where it belongs; a new course's file keeps it as a note at the top."


def _reference(runs: list[dict[str, Any]]) -> str | None:
    """The course's reference: the one that all its rows have. Others stay with the runs."""
    references = {run.get("reference") for run in runs}
    if len(references) == 1:
        for run in runs:
            run.pop("reference", None)
        return references.pop()
    return None


def _differ(columns: Sequence[str], group: Sequence[RowRead], source: str) -> Doubt:
    """What is told differently, with the first few of what each column says."""
    values = {name: list(dict.fromkeys(one.cells.get(name, "") for one in group)) for name in columns}
    told = [_of(name, found) for name, found in values.items() if len(found) > 1]
    says = f"These rows are one course, as they have the same code and texts, but {'; '.join(told)}."
    do = _FIRST_NAME if "COURSE_NAME" in columns else "Neither is taken: fill it in, in words that fit all."
    return Doubt("rows-differ", source, says, do)


def _of(column: str, values: Sequence[str]) -> str:
    return f"{column} differs: {listed([quoted(one) if one else 'nothing' for one in values[:4]], last='and')}"


_FIRST_NAME: Final = (
    "The first is taken. If they are two courses, say so in one of the texts, like WHO_THIS_COURSE_IS_FOR, "
    "and import again."
)
