"""Demand beside supply: counted from the table alone, the worst first; nothing public unless the area says so."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path

from click.testing import CliRunner

from prospectus.area import Area
from prospectus.cli import main
from prospectus.feeds import offered as feed
from prospectus.founding import is_shared
from prospectus.pages.offered import offer_view
from prospectus.pipeline import load
from prospectus.reference.examples.of_demand import PATH
from prospectus.reporting import audit, demand
from tests.seen import section, small_context
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, changed, write

CARVING = changed(COURSE, ("title: Joinery", "title: Carving"), ("summary: Make a door that fits.", "summary: Carve."))
OTHER = COURSE_PATH.replace("joinery", "carving")
TABLE = """course,year,places,applications,offers
oak-college/joinery,2025,16,20,15
oak-college/joinery,2026,16,41,18
oak-college/carving,2026/27,20,9,
"""
PUBLIC = {PATH: TABLE, OTHER: CARVING, AREA_PATH: "publish_demand: yes\n" + AREA}


def area(root: Path, files: dict[str, str | None]) -> Area:
    write(root, files)
    found = load(root).area
    assert found
    return found


def test_the_most_applied_for_stands_first_and_what_is_half_empty_is_told(tmp_path: Path) -> None:
    found = demand.report(area(tmp_path, {PATH: TABLE, OTHER: CARVING}))
    lines = found.text.splitlines()
    assert lines[0] == "Demand in Oakshire: 2 courses that start in 2026"
    full = lines.index("More applied than there are places (1)")
    assert lines[full + 1] == (
        "  Joinery, level 2 (Oak College): 41 for 16 places, 2.6 for each; 20 for 16 places the year before"
    )
    empty = lines.index("At most half as many applied as there are places (1)")
    assert lines[empty + 1] == "  Carving, level 2 (Oak College): 9 for 20 places, 0.5 for each"
    assert [row[0] for row in found.tables[0].rows] == ["oak-college/joinery", "oak-college/carving"]
    assert found.tables[1].rows == (("Construction and the built environment", 2, 36, 50, 1.4),)


def test_the_sums_of_the_example_are_those_of_its_table(example_root: Path) -> None:
    with (example_root / PATH).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2026/27"]
    loaded = load(example_root).area
    assert loaded
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        for index, number in enumerate((1, int(row["places"]), int(row["applications"]))):
            sums[loaded.courses[row["course"]].sector_name][index] += number
    courses, sectors = demand.report(loaded).tables
    assert {row[0]: list(row[1:4]) for row in sectors.rows} == sums and len(courses.rows) == len(rows) > 50


def test_an_area_without_the_table_is_told_how_to_begin(tmp_path: Path) -> None:
    write(tmp_path)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "report", "demand"])
    assert done.exit_code == 0 and "Put a table into content/area/demand.csv" in done.output


def test_the_audit_names_what_is_twice_full_and_what_is_half_empty(tmp_path: Path) -> None:
    kinds = {row[1]: row[2] for row in audit.report(area(tmp_path, {PATH: TABLE, OTHER: CARVING})).tables[0].rows}
    assert "Joinery, level 2 (Oak College), 41 for 16 places" in str(kinds["Twice as many apply as there are places"])
    assert "Carving, level 2 (Oak College), 9 for 20 places" in str(kinds["Places that stay empty"])


def test_nothing_is_public_unless_the_area_says_so(tmp_path: Path) -> None:
    context = small_context(tmp_path, {PATH: TABLE, OTHER: CARVING})
    assert "How many apply" not in offer_view(context, None).body and "data/demand.csv" not in feed.files(context.area)


def test_what_is_public_is_by_sector_and_has_no_small_number(tmp_path: Path) -> None:
    context = small_context(tmp_path / "all", PUBLIC)
    assert "Construction and the built environment 36 50 1.4" in section(
        offer_view(context, None).body, "How many apply"
    )
    few = small_context(tmp_path / "few", {**PUBLIC, PATH: "course,places,applications\noak-college/carving,20,9\n"})
    said = section(offer_view(few, None).body, "How many apply")
    assert "Construction and the built environment 20 fewer than 10 –" in said and " 9 " not in said
    (row,) = csv.DictReader(io.StringIO(feed.files(few.area)["data/demand.csv"].decode("utf-8-sig")))
    assert row["Applications"] == "fewer than 10" and row["For each place"] == "–"


def test_a_new_area_does_not_get_it() -> None:
    assert not is_shared(PATH)
