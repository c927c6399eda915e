"""Writes our workbook: empty to be filled in, with all that is there, or with the rows that somebody has to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from ...model.codes import COURSE_KIND, LEVEL, SECTOR
from ...model.course import Course
from ...model.provider import Provider
from ...model.shape import meant
from ...model.subjects import SUBJECT_AREA
from ..present import Present, group, rows
from ..sheet import ERRORS
from .book import Page, Ruled, written
from .columns import Column, Table, tables

Lines = Mapping[str, Sequence[Sequence[str]]]
_TEMPLATE: Final = "providers.xlsx"
_NAMES: Final[Mapping[str, Callable[[str], str]]] = {
    "kind": lambda word: COURSE_KIND.get(word, ""),
    "level": lambda word: LEVEL[word].name if word in LEVEL else "",
    "subject": lambda word: SUBJECT_AREA[word].name if word in SUBJECT_AREA else "",
    "sector": lambda word: SECTOR.get(word, ""),
}
"""What a word of these columns is called, beside it in the sheet Words."""


def template(present: Present, provider: str | None = None) -> dict[str, bytes]:
    """A workbook to be filled in: empty, or with what one provider has."""
    lines = lines_of(present, [provider]) if provider else {}
    return {_TEMPLATE: workbook(present, lines, provider)}


def filled(present: Present, provider: str | None = None) -> dict[str, bytes]:
    """A workbook with everything, or all that one provider has."""
    owners = [provider] if provider else list(present.providers)
    return {_TEMPLATE: workbook(present, lines_of(present, owners), provider)}


def lines_of(present: Present, owners: Iterable[str]) -> dict[str, list[list[str]]]:
    """The lines of each sheet that these providers have."""
    courses, runs, sites = tables()
    lines: dict[str, list[list[str]]] = {courses.name: [], runs.name: [], sites.name: []}
    for owner in owners:
        for id_ in present.sites_of(owner):
            lines[sites.name].append([owner, id_, *_cells(sites, group(present.sites_of(owner), id_))])
        for key, held in present.courses_of(owner):
            data, id_ = held.data or {}, key.partition("/")[2]
            lines[courses.name].append([owner, id_, *_cells(courses, data)])
            lines[runs.name] += [[owner, id_, *_cells(runs, run)] for run in rows(data, "runs")]
    return lines


def _cells(table: Table, data: Mapping[str, Any]) -> list[str]:
    return [cell(table, column, data) for column in table.columns]


def cell(table: Table, column: Column, data: Mapping[str, Any]) -> str:
    """What a column says of a thing; where there are words to choose from, in just these words."""
    value: Any = data
    for key in column.keys:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return ""
    if column.words:
        return _word(table, column, value)
    return column.write(value).strip()


def _word(table: Table, column: Column, value: Any) -> str:
    shape = Course if table.kind == "course" else Provider
    try:
        found = meant(shape, (*table.above, *column.keys), value)
    except ValueError:
        return str(value)
    return ("yes" if found else "no") if isinstance(found, bool) else str(found)


# ── The workbook ─────────────────────────────────────────────────────────────────────────────────────────────────────


def workbook(present: Present, lines: Lines, provider: str | None, *, errors: bool = False) -> bytes:
    """The workbook with these lines; with `errors` each has one cell more, for what is to be mended."""
    lists = _lists(present, provider)
    pages = [_page(table, lines.get(table.name, ()), lists, errors=errors) for table in tables()]
    return written([*pages, _words(lists)])


def _page(table: Table, lines: Sequence[Sequence[str]], lists: Mapping[str, list[str]], *, errors: bool) -> Page:
    places = {name: at for at, name in enumerate(lists)}
    columns = []
    for column in (*table.known_by, *table.columns):
        name = _list_of(table, column)
        choices = (2 * places[name] + 1, len(lists[name])) if name in lists else None
        note = column.about if not column.longest else f"{column.about} At most {column.longest:,} characters."
        columns.append(Ruled(column.name, note, choices, column.longest, 40 if (column.longest or 0) > 140 else 18))
    if errors:
        columns.append(Ruled(ERRORS, "What is to be mended in this row. Mend it, and import this workbook.", width=80))
    return Page(table.name, columns, lines)


def _list_of(table: Table, column: Column) -> str:
    """The name of the list in the sheet Words from which a column is chosen."""
    if table.name == "Runs" and column.name == "site":
        return "site"
    if column in table.known_by and column.name == "provider":
        return "provider"
    return _list_name(column) if column.words else ""


def _list_name(column: Column) -> str:
    return "yes or no" if column.words == ("yes", "no") else column.keys[-1]


def _lists(present: Present, provider: str | None) -> dict[str, list[str]]:
    """Every list of words, by its name, and of the ids of providers and sites."""
    found: dict[str, list[str]] = {"provider": [provider] if provider else list(present.providers)}
    found["site"] = list(present.sites_of(provider)) if provider else []
    for table in tables():
        for column in table.columns:
            if column.words:
                name = _list_name(column)
                assert found.setdefault(name, list(column.words)) == list(column.words), name
    return {name: words for name, words in found.items() if words}


def _words(lists: Mapping[str, list[str]]) -> Page:
    """The sheet Words: for each list a column, and beside it what each of its words is called."""
    columns = [one for name in lists for one in (Ruled(name, width=24), Ruled(f"{name}, in words", width=40))]
    called = [[_NAMES[name](word) if name in _NAMES else "" for word in words] for name, words in lists.items()]
    pairs = [column for words, names in zip(lists.values(), called, strict=True) for column in (words, names)]
    longest = max(map(len, pairs))
    lines = [[column[at] if at < len(column) else "" for column in pairs] for at in range(longest)]
    return Page("Words", columns, lines)
