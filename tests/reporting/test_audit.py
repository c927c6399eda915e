"""The audit puts the worst first, counts as the reports do, and says what has become of it since another state."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from prospectus.area import Area
from prospectus.cli import main
from prospectus.derive.offer import offer
from prospectus.derive.quality import MEASURES, quality, shares
from prospectus.derive.routes import routes
from prospectus.derive.similar import likeness
from prospectus.model.codes import GENERAL_EDUCATION, SECTOR
from prospectus.model.subjects import SUBJECT_AREA
from prospectus.pipeline import load
from prospectus.reference.examples.of_consultation import FILE, PATH
from prospectus.reporting import audit, every
from prospectus.reporting.findings import IN_SHORT
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

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
    assert lines[lines.index("One by one, the worst first") + 1].startswith(
        " 1. The promise “There are three courses.” is broken in 1 case, such as level 2."
    )
    weights = [row[0] for row in found.tables[0].rows]
    assert weights == sorted(weights, reverse=True)  # type: ignore[type-var]


def test_three_sentences_on_top_name_the_worst_of_three_kinds(tmp_path: Path) -> None:
    promises = "promises:\n  - {id: many, says: There are three courses., for: learner, promise: {each: {level: [2]}, at_least: 3}}\n"
    found = audit.report(area(tmp_path, {"content/area/entitlement.yml": promises}))
    lines = found.text.splitlines()
    head = lines[lines.index("The worst, in a minute") + 1 : lines.index("One by one, the worst first")]
    first, second, third = (
        " ".join(" ".join(line.split()) for line in head if line)
        .replace(" 2. ", "\n")
        .replace(" 3. ", "\n")
        .splitlines()
    )
    assert first == "1. These promises to young people are broken: “There are three courses.” (1 case)."
    assert second.startswith(
        "Nobody offers anything to 16 to 19 year olds in: Agriculture, environmental and animal care, level 1; "
    )
    assert second.endswith(
        "; and 41 more."
    )  # 15 technical sectors on 3 levels, one of which there is, but for the 3 that are named
    assert third == "Subjects and levels hang on one course each, at: Oak College (1 course)."


def test_every_kind_of_finding_has_a_sentence_of_its_own(example_root: Path) -> None:
    loaded = load(example_root).area
    assert loaded
    assert {str(row[1]) for row in audit.report(loaded).tables[0].rows} <= IN_SHORT.keys()
    assert all(sentence.count("{}") == 1 and sentence.endswith(".") for sentence in IN_SHORT.values())


def test_the_gaps_of_the_example_are_those_of_its_files(example_root: Path) -> None:
    """A sector and level, for ages 16 to 19, with no course in any file, counted from the YAML alone."""
    there = set()
    for path in example_root.glob("providers/*/courses/*.yml"):
        course = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
        if course["status"] == "published" and course["ages"] in ("16-19", "14-19"):
            sector = course.get("sector") or SUBJECT_AREA[course["subject"]].sector
            there |= {(sector, level) for level in course["level"].split("/")}
    missing = {
        f"Nobody offers anything in {name}, level {level}, for ages 16 to 19."
        for id_, name in SECTOR.items()
        for level in "123"
        if id_ not in GENERAL_EDUCATION and (id_, level) not in there
    }
    loaded = load(example_root).area
    assert loaded
    rows = audit.report(loaded).tables[0].rows
    assert {row[2] for row in rows if row[1] == "Levels without any course"} == missing != set()


def test_who_was_not_asked_for_a_year_is_told(tmp_path: Path) -> None:
    def told(name: str, files: dict[str, str | None]) -> list[object]:
        rows = audit.report(area(tmp_path / name, files)).tables[0].rows
        return [row[2] for row in rows if row[1] == "Learners not asked for a year"]

    assert told("never", {}) == ["Nothing tells what learners said."]
    assert told("lately", {PATH: FILE}) == []
    assert told("long ago", {PATH: FILE.replace("2026-02-02", "2025-02-03")}) == [
        "Learners were last asked in February 2025."
    ]


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
        "contact": [], "own": [], "plain": [], "welcome": ["carving", "joinery"],
    }  # fmt: skip
    assert one.share("complete") == 50 and set(lacking) == {measure.id for measure in MEASURES}


LONG = "You learn to measure a board, to mark it with a knife, to cut it to the line, and to plane it until it fits its place in the frame. "
HARD = (
    "Considerable multidisciplinary experimentation necessitates comprehensive familiarisation with manufacturing. "
    * 12
)


def test_texts_contacts_and_who_is_asked_in_are_measured_too(tmp_path: Path) -> None:
    """Three courses that share a paragraph, one of them hard to read and one that says who is rare there."""
    same = ("what_you_learn: To measure, to mark, to cut and to join.", f"what_you_learn: {LONG.strip()}")
    asked = (
        "who_for: You like to work with wood.",
        "who_for: You like wood.\nnon_traditional: Women are welcome here.",
    )
    hard = ("who_for: You like to work with wood.", f"who_for: {HARD.strip()}")
    files: dict[str, str | None] = {
        COURSE_PATH: changed(COURSE, same),
        OTHER: changed(CARVING, same, asked),
        OTHER.replace("carving", "turning"): changed(CARVING, same, hard, ("title: Carving", "title: Turning")),
        OTHER.replace("carving", "painting"): changed(CARVING, ("title: Carving", "title: Painting")),
        PROVIDER_PATH: changed(PROVIDER, ("    phone: 01632 960101\n", "")),
    }
    (one,) = quality(area(tmp_path, files))
    lacking = {id_: [course.id for course in one.lacking[id_]] for id_ in ("contact", "own", "plain", "welcome")}
    assert lacking == {
        "contact": ["carving", "joinery", "painting", "turning"],
        "own": ["carving", "joinery", "turning"],
        "plain": ["turning"],
        "welcome": ["joinery", "painting", "turning"],
    }


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
