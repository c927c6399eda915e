"""The audit puts the worst first, counts as the reports do, and says what has become of it since another state."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.area import Area
from prospectus.cli import main
from prospectus.derive.offer import offer
from prospectus.derive.quality import MEASURES, quality, shares
from prospectus.derive.routes import routes
from prospectus.derive.similar import likeness
from prospectus.pipeline import load
from prospectus.reporting import audit, every
from tests.small import COURSE, COURSE_PATH, changed, write

OTHER = COURSE_PATH.replace("joinery", "carving")
CARVING = changed(
    COURSE, ("title: Joinery", "title: Carving"), ("summary: Make a door that fits.", "summary: Carve."),
    ("level: 2\n", "level: 1\n"),
)  # fmt: skip


def area(root: Path, files: dict[str, str | None] | None = None) -> Area:
    write(root, files)
    found = load(root).area
    assert found
    return found


def test_the_worst_stands_first(tmp_path: Path) -> None:
    promises = "promises:\n  - {id: many, says: There are three courses., for: learner, promise: {each: {level: [2]}, at_least: 3}}\n"
    found = audit.report(area(tmp_path, {"content/area/entitlement.yml": promises}))
    lines = found.text.splitlines()
    assert lines[lines.index("The worst first") + 1].startswith(
        " 1. The promise “There are three courses.” is broken in 1 case, such as level 2."
    )
    weights = [row[0] for row in found.tables[0].rows]
    assert weights == sorted(weights, reverse=True)  # type: ignore[type-var]


def test_every_gap_is_a_finding_and_what_is_alone_is_named(tmp_path: Path) -> None:
    found = area(tmp_path)
    rows = audit.report(found).tables[0].rows
    assert sum(row[1] == "Levels without any course" for row in rows) == len(offer(found).gaps) == 15 * 3 - 1
    (alone,) = [row[2] for row in rows if row[1] == "What hangs on one course"]
    assert alone == (
        "Only Oak College has, for ages 16 to 19, and with one course each: "
        "Construction and the built environment, level 2 (Joinery)."
    )


def test_each_measure_is_counted_by_hand(tmp_path: Path) -> None:
    bare = changed(
        CARVING, ("how_assessed: You make a door and a window.\n", ""), ("    apply:\n      until: 2027-01-29\n", "")
    )
    (one,) = quality(area(tmp_path, {OTHER: bare}))
    lacking = {id_: [course.id for course in courses] for id_, courses in one.lacking.items()}
    assert lacking == {
        "checked": [], "complete": ["carving"], "award": ["carving", "joinery"], "days": [],
        "entry": ["carving", "joinery"], "onward": [], "support": [], "apply-by": ["carving"],
    }  # fmt: skip
    assert one.share("complete") == 50 and set(lacking) == {measure.id for measure in MEASURES}


def test_who_stands_first_is_held_against_lots(tmp_path: Path) -> None:
    found = area(tmp_path, {OTHER: CARVING})
    order = routes(found).order
    (one,) = shares(found, order, likeness(found, order))
    assert (one.first, one.fair, one.favoured, one.links) == (2, 2.0, False, 0.0)


@pytest.mark.parametrize("name", every.REPORTS)
def test_every_report_can_be_made_of_the_example(example_root: Path, name: str) -> None:
    done = CliRunner().invoke(main, ["-C", str(example_root), "report", name])
    assert done.exit_code == 0 and len(done.output.splitlines()) > 5, done.output


def test_what_has_changed_since_is_told(tmp_path: Path) -> None:
    area(tmp_path / "old", {"mkdocs.yml": "site_name: x\n"})
    area(tmp_path / "new", {OTHER: CARVING, "mkdocs.yml": "site_name: x\n"})
    done = CliRunner().invoke(main, ["-C", str(tmp_path / "new"), "report", "audit", "--since", str(tmp_path / "old")])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[0] == f"Since {tmp_path / 'old'}: 1 course added, 1 gap closed."
    assert "  gaps closed: Construction and the built environment, level 1" in done.output


def test_since_nothing_that_is_there(tmp_path: Path) -> None:
    area(tmp_path)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "report", "audit", "--since", "--upload-pack=x"])
    assert done.exit_code != 0 and "cannot be a branch, a tag, a commit or a folder" in done.output
