"""The report on the timetable counts pairs, names them, and tells the change that frees most."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.reporting.report import Report
from prospectus.reporting.timetable import report
from tests.derive.test_timetable import area


@pytest.fixture
def made(tmp_path: Path) -> Report:
    """Three courses in block A and one in block B; block C is empty."""
    return report(area(tmp_path, biology="a", chemistry="a", drama="a", english="b"))


def test_the_text_tells_how_many_pairs_there_are_and_which_clash(made: Report) -> None:
    (line,) = [line for line in made.text.splitlines() if line.startswith("Year 12 and Year 13  ")]
    assert line.split()[5:] == ["4", "6", "3", "not", "known"]
    assert "Year 12 and Year 13: at the same time (3 pairs)" in made.text
    assert "  oak-college/biology and oak-college/chemistry" in made.text
    assert "  oak-college/biology and oak-college/english" not in made.text


def test_the_text_tells_the_changes_that_free_most_pairs_first(made: Report) -> None:
    lines = [line.strip() for line in made.text.splitlines() if "freed" in line and ": from" in line]
    assert lines[0] == "oak-college/biology: from Block A to Block C: 2 pairs freed, 0 newly at the same time"
    assert lines[-1] == "oak-college/drama: from Block A to Block B: 2 pairs freed, 1 newly at the same time"


def test_without_buses_and_trains_it_says_that_ways_are_not_looked_at(made: Report) -> None:
    assert "There is no timetable of buses and trains, so the way between places is not looked at." in made.text


def test_the_tables_have_the_same(made: Report) -> None:
    changes, pairs, hours = made.tables
    assert [one.name for one in made.tables] == ["timetable-changes", "timetable-pairs", "timetable-hours"]
    assert changes.rows[0][1:] == (
        "oak-college/biology",
        "Biology",
        "Oak College",
        "starts 6 Sep 2027, Monday 09:00 to 11:00",
        "Block A",
        "Block C",
        2,
        0,
        2,
    )
    assert next((row[1], row[3], row[5]) for row in pairs.rows) == (
        "oak-college/biology",
        "oak-college/chemistry",
        "lessons",
    )
    assert ("Monday 09:00 to 11:00", 3) in [row[1:3] for row in hours.rows]


def test_an_area_without_courses_beside_others_has_an_empty_report(tmp_path: Path) -> None:
    assert "pairs" in report(area(tmp_path)).text
