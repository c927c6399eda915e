"""The offer is counted by hand: cells, gaps, what hangs on one course, what is doubled and how it differs."""

from __future__ import annotations

from pathlib import Path

from prospectus.area import Area
from prospectus.derive.offer import balance, offer, twins
from prospectus.derive.quality import quality
from prospectus.derive.worklist import worklist
from prospectus.model.codes import GENERAL_EDUCATION, SECTOR
from prospectus.pipeline import load
from prospectus.reporting.offer import report
from prospectus.reporting.report import write as put
from tests.small import COURSE, COURSE_PATH, PROVIDER, changed, write

BUILDING = "construction-and-the-built-environment"
ELM = changed(PROVIDER, ("name: Oak College", "name: Elm School"), ("lat: 52.3,", "lat: 52.35,"))


def course(*swaps: tuple[str, str]) -> str:
    return changed(COURSE, *swaps)


def area(root: Path) -> Area:
    """Joinery at level 2 at two providers 3.5 miles apart, one asking for a grade; and level 1/2 carving for 14–19."""
    files = {
        "providers/elm-school/provider.yml": ELM,
        "providers/elm-school/courses/joinery.yml": course(
            ("summary: Make a door that fits.", "summary: Make a window."),
            ("  summary: Grade 2 in maths.", "  summary: Grade 2 in maths.\n  gcse: [{subject: maths, grade: 2}]"),
        ),
        COURSE_PATH.replace("joinery", "carving"): course(
            ("title: Joinery", "title: Carving"), ("summary: Make a door that fits.", "summary: Carve."),
            ("level: 2\n", "level: 1/2\n"), ("ages: 16-19", "ages: 14-19"), ("kind: vocational", "kind: apprenticeship"),
        ),
        COURSE_PATH.replace("joinery", "draft"): course(
            ("status: published", "status: draft"), ("summary: Make a door that fits.", "summary: Not yet."),
        ),
    }  # fmt: skip
    write(root, files)
    found = load(root).area
    assert found
    return found


def test_partners_stand_in_the_order_of_their_names_not_of_their_folders(tmp_path: Path) -> None:
    area(tmp_path)
    (tmp_path / "providers/elm-school/provider.yml").write_text(ELM.replace("Elm School", "Woodland School"))
    found = load(tmp_path).area
    assert found
    assert [one.provider.name for one in quality(found)] == ["Oak College", "Woodland School"]
    assert list(worklist(found)) == [None, "oak-college", "elm-school"]


def test_an_apprenticeship_is_not_asked_for_a_number_that_standards_do_not_have(tmp_path: Path) -> None:
    kinds = {"joinery": "vocational", "roofing": "apprenticeship"}
    paths = {f"providers/oak-college/courses/{name}.yml": kind for name, kind in kinds.items()}
    write(tmp_path, {path: changed(COURSE, ("kind: vocational", f"kind: {kind}")) for path, kind in paths.items()})
    found = load(tmp_path).area
    assert found
    assert [course.id for one in quality(found) for course in one.lacking["award"]] == ["joinery"]


def test_each_course_counts_in_every_cell_that_it_is_for(tmp_path: Path) -> None:
    cells = offer(area(tmp_path)).cells
    assert len(cells) == 18 * 5 * 2
    assert {one.key for one in cells[BUILDING, "2", "16-19"].courses} == {
        "oak-college/joinery", "elm-school/joinery", "oak-college/carving"
    }  # fmt: skip
    assert [one.key for one in cells[BUILDING, "1", "14-16"].courses] == ["oak-college/carving"]
    assert sum(len(one.courses) for one in cells.values()) == 2 + 4


def test_gaps_are_technical_sectors_without_anything_on_levels_one_to_three(tmp_path: Path) -> None:
    found = offer(area(tmp_path))
    technical = len(SECTOR) - len(GENERAL_EDUCATION)
    assert len(found.gaps) == technical * 3 - 2
    assert (BUILDING, "3") in {(one.sector, one.stage) for one in found.gaps}
    assert [(one.sector, one.stage, one.courses[0].key) for one in found.single] == [
        (BUILDING, "1", "oak-college/carving")
    ]


def test_the_same_course_near_by_is_told_with_what_differs(tmp_path: Path) -> None:
    (twin,) = twins(area(tmp_path))
    assert {one.key for one in twin.courses} == {"oak-college/joinery", "elm-school/joinery"}
    assert 3.4 < twin.apart < 3.5  # a twentieth of a degree of latitude is 3.45 miles
    assert {(name, frozenset(told)) for name, told in twin.differ} == {
        ("entry", frozenset({"maths 2", "no grades given"}))
    }


def test_what_is_far_apart_is_no_double(tmp_path: Path) -> None:
    area(tmp_path)
    (tmp_path / "providers/elm-school/provider.yml").write_text(ELM.replace("52.35", "52.60"), encoding="utf-8")
    found = load(tmp_path).area
    assert found and list(twins(found)) == []


def test_the_balance_is_of_kinds(tmp_path: Path) -> None:
    found = balance(area(tmp_path))
    assert found["oak-college"] == {
        "academic": 0, "technical and vocational": 1, "work-based": 1, "foundation": 0, "enrichment and short": 0
    }  # fmt: skip


def test_the_report_is_written_with_picture_and_tables(tmp_path: Path) -> None:
    made = report(area(tmp_path / "area"))
    assert (
        "Hanging on one course, for ages 16 to 19 (1)\n  Construction and the built environment, level 1" in made.text
    )
    names = {path.name for path in put(made, tmp_path / "out", None)}
    assert names == {
        "offer.txt",
        *(f"offer{one}.svg" for one in ("", "-ages", "-balance", "-kinds", "-places", "-providers")),
        *(f"offer-{one}.csv" for one in ("ages", "kinds", "places", "providers")),
        "offer-cells.csv",
        "offer-far.csv",
        "offer-twins.csv",
        "offer-balance.csv",
    }
