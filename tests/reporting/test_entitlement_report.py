"""The report on promises says what is kept, what is not and what hangs on one course, to read and as tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main
from prospectus.feeds.entitlement import files
from prospectus.pipeline import load
from tests.small import COURSE, write

PROMISES = """\
promises:
  - id: near-home
    says: At 16 you can go on near home.
    for: learner
    promise: {each: {level: [1, 2]}, from: every-locality, within_minutes: 45}
  - id: ask
    says: "=There is somebody to ask."
    for: parent
    promise: {each_provider: {kind: all}, has: [admissions, careers]}
"""
LOCALITIES = """\
oakham-green: {name: Oakham Green, kind: town, location: {lat: 52.3, lon: -2.6}}
far-end: {name: "=Far End", kind: village, location: {lat: 52.6, lon: -2.6}}
"""
FILES: dict[str, str | None] = {
    "content/area/entitlement.yml": PROMISES,
    "content/area/localities.yml": LOCALITIES,
    "providers/oak-college/courses/carving.yml": COURSE.replace("Joinery", "Carving")
    .replace("Make a door that fits.", "Carve a spoon.")
    .replace("status: published", "status: withdrawn")
    .replace("level: 2\n", "level: 1\n"),
}


def said(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments), env={"SOURCE_DATE_EPOCH": ""})
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def test_the_report_says_what_is_broken_where_and_what_would_break(root: Path) -> None:
    text = said("-C", str(root), "report", "entitlement")
    assert "2 promises, 5 cases" in text
    assert "broken   Level 1, from Oakham Green and =Far End: 0 of 1" in text
    assert "fragile  Level 2, from Oakham Green: oak-college/joinery" in text
    assert "broken   Oak College: without careers" in text
    assert "What would break if a course were withdrawn\n\n  oak-college/joinery: near-home, in 1 case" in text
    assert "What withdrawals have broken\n\n  oak-college/carving: near-home, in 1 case" in text
    assert "No timetable is behind it" in " ".join(text.split())


def test_the_matrix_has_a_row_for_every_case_and_starts_no_formula(root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(said("-C", str(root), "report", "entitlement", "--format", "csv"))))
    assert [(row["Promise"], row["Level"], row["From"], row["State"], row["Found"]) for row in rows] == [
        ("near-home", "Level 1", "Oakham Green", "broken", "0"),
        ("near-home", "Level 1", "'=Far End", "broken", "0"),
        ("near-home", "Level 2", "Oakham Green", "fragile", "1"),
        ("near-home", "Level 2", "'=Far End", "broken", "0"),
        ("ask", "", "", "broken", "1"),
    ]
    assert rows[2]["Kept by"] == rows[2]["Hangs on"] == "oak-college/joinery"
    assert rows[4]["Missing"] == "careers"


def test_the_matrix_on_the_site_is_the_one_of_the_report(root: Path, tmp_path: Path) -> None:
    area = load(root).area
    assert area is not None
    said("-C", str(root), "report", "entitlement", "-o", str(tmp_path / "out"))
    written = (tmp_path / "out" / "entitlement-matrix.csv").read_bytes()
    assert files(area) == {"entitlement/matrix.csv": written}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "entitlement-hangs-on.csv",
        "entitlement-matrix.csv",
        "entitlement.csv",
        "entitlement.txt",
    ]


def test_an_area_that_promises_nothing_is_told_so(tmp_path: Path) -> None:
    area = load(write(tmp_path)).area
    assert area is not None
    assert files(area) == {}
    assert "There are no promises in content/area/entitlement.yml." in said(
        "-C", str(tmp_path), "report", "entitlement"
    )


def test_what_would_break_without_an_event_is_told_apart(tmp_path: Path) -> None:
    promise = "promises: [{id: doors, says: Doors open., for: learner, promise: {events: {kind: open-event}}}]\n"
    event = "{kind: open-event, name: Open day, on: 2027-01-21, from: '18:00', provider: oak-college, site: main}"
    files = {"content/area/entitlement.yml": promise, "content/area/calendar.yml": f"events: {{open-day: {event}}}\n"}
    root = write(tmp_path, files)
    text = said("-C", str(root), "report", "entitlement")
    assert "fragile  in all: open-day" in text
    assert "What would break if an event were called off\n\n  open-day: doors, in 1 case" in text
    assert "if a course were withdrawn\n" not in text
    said("-C", str(root), "report", "entitlement", "-o", str(tmp_path / "out"))
    (hangs,) = csv.DictReader(io.StringIO((tmp_path / "out/entitlement-hangs-on.csv").read_text("utf-8-sig")))
    assert (hangs["Course or event"], hangs["Title"], hangs["Provider"]) == ("open-day", "Open day", "Oak College")
