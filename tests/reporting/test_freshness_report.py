"""The worklists say what each provider has to look at: by kind, the oldest first, with the file and what to do."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.area import Area
from prospectus.cli import main
from prospectus.derive.worklist import worklist
from prospectus.pipeline import load
from prospectus.reporting.freshness import report
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, changed, write

CALENDAR = """\
events:
  autumn-evening:
    kind: open-event
    name: Autumn open evening
    on: 2026-11-10
    from: "17:00"
    site: main
"""
DRAFT = changed(COURSE, ("status: published", "status: draft"), ("title: Joinery", "title: Carving"))
FILES: dict[str, str | None] = {
    "providers/oak-college/calendar.yml": CALENDAR,
    "providers/oak-college/courses/carving.yml": DRAFT,
}
PROVIDER_PATH = "providers/oak-college/provider.yml"


def area(folder: Path, today: str, files: dict[str, str | None] | None = None) -> Area:
    """The small area with an event and a draft, on a day."""
    found = load(write(folder, FILES | (files or {})), as_of=dt.date.fromisoformat(today)).area
    assert found
    return found


def kinds(folder: Path, today: str, files: dict[str, str | None] | None = None) -> list[tuple[str, str]]:
    """What Oak College has to look at."""
    return [(one.kind, one.title) for one in worklist(area(folder, today, files))["oak-college"]]


TRAVEL = "Main building: how to get there"


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("2026-11-10", []),
        ("2026-11-11", [("over", "Autumn open evening")]),
        ("2027-01-29", [("over", "Autumn open evening")]),
        ("2027-01-30", [("closed", "Joinery"), ("over", "Autumn open evening")]),
        # 3 November 2026 and 90 days is 1 February 2027
        ("2027-02-02", [("closed", "Joinery"), ("over", "Autumn open evening"), ("draft", "Carving")]),
        (
            "2027-08-30",
            [
                ("due", TRAVEL), ("due", "Joinery"), ("due", "Oak College"),
                ("closed", "Joinery"), ("over", "Autumn open evening"), ("draft", "Carving"),
            ],
        ),
        (
            "2027-10-01",
            [
                ("old", TRAVEL), ("old", "Joinery"), ("old", "Oak College"),
                ("started", "Joinery"), ("over", "Autumn open evening"), ("draft", "Carving"),
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_to_be_looked_at_comes_by_how_pressing_it_is_and_the_oldest_first(
    tmp_path: Path, today: str, found: list[tuple[str, str]]
) -> None:
    assert kinds(tmp_path, today) == found


def test_the_areas_own_day_and_how_long_before_it_decide(tmp_path: Path) -> None:
    own = {AREA_PATH: f"{AREA}freshness:\n  by: 30 June\n  remind_days: 7\n"}
    due = ("due", "Oak College")
    assert due not in kinds(tmp_path, "2027-06-22", own)
    assert due in kinds(tmp_path, "2027-06-23", own)
    assert ("old", "Oak College") in kinds(tmp_path, "2027-07-01", own)


def test_checks_are_listed_earlier_where_somebody_looks_ahead(tmp_path: Path) -> None:
    early = area(tmp_path, "2027-07-02")  # 90 days before 30 September
    assert [one.kind for one in worklist(early, ahead=90)["oak-college"]][:3] == ["due", "due", "due"]
    assert "due" not in [one.kind for one in worklist(early)["oak-college"]]
    assert "due" not in [one.kind for one in worklist(early, ahead=89)["oak-college"]]


def test_the_report_says_of_each_file_what_is_so_and_of_each_kind_what_to_do(tmp_path: Path) -> None:
    found = report(area(tmp_path, "2027-10-01")).text
    assert found.startswith(
        "What is to be looked at in Oakshire, as on 1 October 2027\n"
        "Everything is checked once a year, by 30 September.\n"
    )
    assert (
        "Oak College. Check is overdue: 3\n"
        "Check that everything here is still right, and write the day on which you did, and your role.\n\n"
        f"  {PROVIDER_PATH}\n"
        "    Main building: how to get there. Last checked on 2 November 2026; it was to be checked again by "
        "30 September 2027.\n"
        f"  {COURSE_PATH}\n"
        "    Joinery. Last checked on 3 November 2026; it was to be checked again by 30 September 2027.\n"
    ) in found
    assert "    Joinery. A run started in September 2027, so nobody can join it any more.\n" in found


def test_the_table_has_a_row_for_each_thing_and_one_for_each_provider(tmp_path: Path) -> None:
    items, standings = report(area(tmp_path, "2027-10-01")).tables
    rows = list(csv.DictReader(io.StringIO(items.csv)))
    assert [(one["Provider"], one["What"], one["Day"], one["File"]) for one in rows][:2] == [
        ("oak-college", "Check is overdue", "2026-11-02", PROVIDER_PATH),
        ("oak-college", "Check is overdue", "2026-11-03", COURSE_PATH),
    ]
    assert list(csv.reader(io.StringIO(standings.csv)))[1:] == [
        ["", "The area's own files", "0", "0", "0", "0"],
        ["oak-college", "Oak College", "0", "0", "3", "3"],
    ]


def test_a_name_that_would_be_a_formula_or_a_command_is_harmless(tmp_path: Path) -> None:
    odd = {COURSE_PATH: changed(COURSE, ("title: Joinery", 'title: "=1+1 ##[group]x"'))}
    made = report(area(tmp_path, "2027-10-01", odd))
    assert "##[group]" not in made.text
    assert "\"'=1+1" in made.tables[0].csv or ",'=1+1" in made.tables[0].csv


def test_an_area_in_which_everything_is_fresh_has_nothing_to_look_at(tmp_path: Path) -> None:
    write(tmp_path)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "report", "freshness", "--as-of", "2026-12-01"])
    assert done.exit_code == 0
    assert done.output.endswith("Nothing has to be looked at now.\n")
