"""The report on routes counts what the rules tell, names the ways to every destination, and is safe to open."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main
from prospectus.reporting.report import Report
from prospectus.reporting.routes import report
from prospectus.tables import Cell
from tests.graphs import Node, area
from tests.small import COURSE, COURSE_PATH, changed, write

CONSTRUCTION = "Construction and the built environment"


def rows(report: Report, table: str) -> dict[Cell, dict[str, Cell]]:
    """A table's rows by their first cell, each by the names of the columns."""
    (found,) = [one for one in report.tables if one.name == table]
    return {row[0]: dict(zip(found.header, row, strict=True)) for row in found.rows}


@pytest.fixture(scope="module")
def made() -> Report:
    """A way from Entry to a job, a quicker one from school, a dead end, a circle and a course out of reach."""
    nodes = {
        "taster": Node(["basics"], level="E3", months=6),
        "basics": Node(["craft"], level="1"),
        "craft": Node(goals=["joiner"], months=24, level="3", from_=["basics"]),
        "trade": Node(goals=["joiner"], months=18, gcse=True),
        "club": Node(says=True, ages="14-16"),
        "first": Node(["second"]),
        "second": Node(["first"]),
        "master": Node(goals=["joiner"], asks="3"),
    }
    return report(area(nodes, {"pilot": "job"}))


def test_every_sector_says_how_many_courses_it_has_and_what_is_wrong_with_how_many(made: Report) -> None:
    found = rows(made, "routes-by-sector")
    assert list(found[CONSTRUCTION].values()) == [CONSTRUCTION, 8, 3, 2, 1, 1, "yes"]
    assert list(found["Digital"].values()) == ["Digital", 0, 0, 0, 0, 0, "no"]
    assert found["All"]["From Entry level"] == "1 of 18"


def test_every_course_says_what_is_wrong_with_it(made: Report) -> None:
    found = rows(made, "routes-by-course")
    wrong = ("Dead end", "In a circle", "Out of reach", "Nothing after 16")
    told = {key: [name for name in wrong if row[name] == "yes"] for key, row in found.items()}
    assert {key: names for key, names in told.items() if names} == {
        "oak/club": ["Dead end", "Nothing after 16"],
        "oak/first": ["Dead end", "In a circle"],
        "oak/second": ["Dead end", "In a circle"],
        "oak/master": ["Out of reach"],
    }
    assert found["oak/basics"]["Courses that lead here"] == found["oak/basics"]["Courses that it leads to"] == 1


def test_every_destination_has_its_shortest_and_its_longest_way_from_school(made: Report) -> None:
    found = rows(made, "routes-by-destination")
    assert list(found["joiner"].values())[3:] == [
        3, 5, 1.5, "oak/trade", 3.5, "oak/taster > oak/basics > oak/craft",
    ]  # fmt: skip
    assert list(found["pilot"].values())[3:] == [0, 0, None, None, None, None]


def test_the_text_says_the_same_in_words(made: Report) -> None:
    for line in (
        "  oak/first > oak/second > oak/first",
        "Joiner (job): 5 courses lead there",
        "  shortest 1.5 years: Trade, Level 2 (Oak College)",
        "  longest  3.5 years: Taster, Entry level 3 (Oak College) > Basics, Level 1 (Oak College) > Craft, Level 3 (Oak College)",
    ):
        assert line in made.text.splitlines()
    assert "Destinations that no course leads to\n  pilot\n" in made.text


# ── On the command line ──────────────────────────────────────────────────────────────────────────────────────────────


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(root), "report", *arguments])
    return result.exit_code, result.output


def test_the_report_is_printed_to_be_read_or_as_a_table(tmp_path: Path) -> None:
    code, output = run(write(tmp_path), "routes")
    assert code == 0 and output.startswith("Where the courses of Oakshire lead\n1 course, ")
    code, output = run(tmp_path, "routes", "--format", "csv")
    assert code == 0 and output.splitlines()[0].startswith("Sector,Courses,")


def test_into_a_folder_all_of_it_is_written(tmp_path: Path) -> None:
    tables = ["routes-by-course.csv", "routes-by-destination.csv", "routes-by-sector.csv"]
    write(tmp_path / "area")
    assert run(tmp_path / "area", "routes", "-o", str(tmp_path / "all"))[0] == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [*tables, "routes.txt"]
    assert run(tmp_path / "area", "routes", "-o", str(tmp_path / "csv"), "--format", "csv")[0] == 0
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == tables


def test_no_title_becomes_a_formula(tmp_path: Path) -> None:
    write(tmp_path / "area", {COURSE_PATH: changed(COURSE, ("title: Joinery", 'title: "=cmd|calc!A1"'))})
    assert run(tmp_path / "area", "routes", "-o", str(tmp_path / "out"))[0] == 0
    text = (tmp_path / "out" / "routes-by-course.csv").read_text(encoding="utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(text)))
    assert row["Title"] == "'=cmd|calc!A1"


def test_an_area_with_errors_has_no_report(tmp_path: Path) -> None:
    code, output = run(write(tmp_path, {COURSE_PATH: changed(COURSE, ("level: 2", "level: 22"))}), "routes")
    assert code == 1 and "[not-in-list]" in output and "There is no report on an area with errors" in output


def test_a_report_that_there_is_not_is_wrong_use(tmp_path: Path) -> None:
    code, output = run(write(tmp_path), "rutes")
    assert code == 2 and "There is no report called “rutes”." in output
