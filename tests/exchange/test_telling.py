"""The report on an import begins with what a coordinator acts on, and ends with the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.directories.record import Doubt
from prospectus.exchange.outcome import Outcome, Plan, What
from prospectus.exchange.telling import words
from tests.exchange.directories import run
from tests.exchange.national import row, table
from tests.small import write

LACKS = Doubt("imported-lacks", "Oak College", "Not said of 2 of 3 courses: what it costs.", "Add “cost:”.")
GUESSED = Doubt("word-guessed", "level", "“HND” is taken for level 5.", "Ask the provider.")
GUESSED_TOO = Doubt("word-guessed", "level", "“HNC” is taken for level 4.", "Ask the provider.")
NO_SITE = Doubt("no-such-site", "row 4", "There is no site called “Annexe”.", "Send the sites first.")


def added(path: str, *missing: str) -> Outcome:
    return Outcome(path, "A course", What.ADDED, "row 2", missing=missing)


def of(*outcomes: Outcome, doubts: tuple[Doubt, ...] = (), faults: tuple[str, ...] = ()) -> list[str]:
    return words(Plan(Path(), outcomes, {}, doubts), faults).splitlines()


def headings(lines: list[str]) -> list[str]:
    return [line for line in lines if line.endswith(":") and not line.startswith(" ")]


def test_the_summary_comes_first_then_what_to_look_at_and_the_files_last() -> None:
    refused = Outcome("", "Bricks", What.REFUSED, "row 4", doubts=(NO_SITE,))
    lines = of(added("a.yml", "level"), refused, doubts=(GUESSED, LACKS), faults=("row 5, COST: …",))
    assert lines[0] == "In short: 1 added, 0 changed, 0 left, 0 in doubt, 1 refused."
    assert headings(lines) == ["What to do next:", "What is missing:", "Rows to mend:", "In doubt:", "The other files:"]
    assert lines[-2:] == ["  a.yml: added (row 2)", "      To fill in before it can be published: level"]
    doubts = lines[lines.index("In doubt:") :]
    assert doubts[1].startswith("  “Bricks”: refused") and "level: “HND” is taken for level 5." in doubts[4]


def test_what_new_courses_wait_for_is_counted_the_most_frequent_first() -> None:
    lines = of(
        added("a.yml", "ages", "level: oak-college/joinery has “2”"),
        added("b.yml", "level (left empty in the file)"),
        added("c.yml"),
    )
    begin = lines.index("What is missing:")
    assert lines[begin + 1 : begin + 3] == [
        "  level: to fill in in 2 of 2 new courses",
        "  ages: to fill in in 1 of 2 new courses",
    ]


def test_a_cure_that_is_the_same_for_several_is_told_once() -> None:
    lines = of(doubts=(GUESSED, GUESSED_TOO))
    assert sum("Ask the provider." in line for line in lines) == 1


def test_a_plan_in_which_all_is_well_asks_for_nothing() -> None:
    lines = of(added("a.yml"))
    assert headings(lines) == ["The files:"]


def test_rows_to_mend_stand_in_the_report_that_is_saved(tmp_path: Path) -> None:
    area, file, report = write(tmp_path / "area"), tmp_path / "courses.csv", tmp_path / "report.txt"
    file.write_bytes(table([row(), row(COURSE_NAME="")]))
    said = run(area, "import", "ncs", str(file), "--provider", "oak-college", "-o", str(report)).output
    assert "  row 3, COURSE_NAME: There is nothing here. Every row needs it.\n" in report.read_text()
    assert said.startswith("In short: 1 added") and report.read_text() in said


@pytest.mark.parametrize("number", [50, 51])
def test_of_very_many_rows_to_mend_the_first_fifty_are_told(number: int) -> None:
    lines = of(faults=tuple(f"row {one}" for one in range(number)))
    assert lines[-1] == ("  row 49" if number == 50 else "  … and 1 more; they are all in the file that comes back.")
