"""The national CSV goes in by its own rules, comes back with what to mend, and loses nothing on the way out and in."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prospectus.characters import first_unseen
from prospectus.cli import main
from prospectus.exchange.ncs.columns import CODED, UNCODED, VENUES
from prospectus.exchange.ncs.giving import course_rows, files
from prospectus.exchange.ncs.taking import take
from prospectus.exchange.plan import plan
from prospectus.exchange.present import Held, Present, present
from prospectus.reading import Document
from prospectus.reading import read as read_yaml
from prospectus.refused import RefusedError
from prospectus.tables import as_typed
from tests.exchange.national import VENUE, read, row, table
from tests.small import COURSE_PATH, PROVIDER_PATH, write

NEW = "providers/oak-college/courses/bricklaying.yml"


@pytest.fixture
def area(tmp_path: Path) -> Path:
    return write(tmp_path / "area")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"SOURCE_DATE_EPOCH": ""})


def faults(area: Path, *rows: dict[str, str], kind: str = "coded") -> list[str]:
    """What is to be mended in these rows: column and sentences."""
    return [str(one) for one in take(table(rows, kind), present(area), "oak-college").faults]


def data(area: Path, path: str) -> dict[str, object]:
    document = read_yaml(path, (area / path).read_bytes())
    assert isinstance(document, Document), document
    return dict(document.data)


# ── The columns ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_columns_are_those_of_the_national_directory() -> None:
    assert ",".join(CODED) == (
        "LARS_QAN,WHO_THIS_COURSE_IS_FOR,ENTRY_REQUIREMENTS,WHAT_YOU_WILL_LEARN,HOW_YOU_WILL_LEARN,WHAT_YOU_WILL_NEED_TO_BRING,"
        "HOW_YOU_WILL_BE_ASSESSED,WHERE_NEXT,COURSE_NAME,YOUR_REFERENCE,DELIVERY_MODE,START_DATE,FLEXIBLE_START_DATE,VENUE_NAME,"
        "YOUR_VENUE_REFERENCE,NATIONAL_DELIVERY,SUB_REGION,COURSE_WEBPAGE,COST,COST_DESCRIPTION,DURATION,DURATION_UNIT,"
        "STUDY_MODE,ATTENDANCE_PATTERN"
    )
    assert UNCODED[:5] == ("COURSE_TYPE", "SECTOR", "EDUCATION_LEVEL", "AWARDING_BODY", "WHO_THIS_COURSE_IS_FOR")
    assert UNCODED[4:] == CODED[1:]
    assert (len(CODED), len(UNCODED)) == (24, 27)
    assert ",".join(VENUES) == (
        "YOUR_VENUE_REFERENCE,VENUE_NAME,ADDRESS_LINE_1,ADDRESS_LINE_2,TOWN_OR_CITY,COUNTY,POSTCODE,EMAIL,PHONE,WEBSITE"
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"NAME,TOWN\n", "no file of the national directory"),
        (table([]).replace(b"COST,", b""), "has no column COST."),
        (table([]).replace(b"COST,", b"PRICE,"), "has no column COST."),
        (table([]).replace(b"STUDY_MODE,", b"STUDY_MODE,PRICE,"), "no column “PRICE”"),
    ],
)
def test_a_file_with_other_columns_is_refused(area: Path, raw: bytes, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        take(raw, present(area), "oak-college")


# ── The rules of a row ───────────────────────────────────────────────────────────────────────────────────────────────

CASES = [
    ({"LARS_QAN": ""}, "LARS_QAN: There is nothing here."),
    ({"LARS_QAN": "601"}, "LARS_QAN: “601” is not a qualification number"),
    ({"COURSE_NAME": ""}, "COURSE_NAME: There is nothing here."),
    (
        {"DELIVERY_MODE": "Clasroom"},
        "Did you mean “Classroom”? Write Classroom, Online, Blended learning or Work based.",
    ),
    ({"DELIVERY_MODE": ""}, "DELIVERY_MODE: There is nothing here."),
    ({"VENUE_NAME": ""}, "VENUE_NAME: There is no venue."),
    ({"VENUE_NAME": "Mane building"}, "Did you mean “Main building”?"),
    ({"DELIVERY_MODE": "Online"}, "A course that is Online has no venue."),
    ({"DELIVERY_MODE": "Work based"}, "A course that is Work based has no venue."),
    ({"NATIONAL_DELIVERY": "Yes"}, "NATIONAL_DELIVERY: Only a course at work has this."),
    ({"SUB_REGION": "Shropshire"}, "SUB_REGION: Only a course at work has this."),
    ({"COST": ""}, "Neither COST nor COST_DESCRIPTION says what the course costs."),
    ({"COST": "0.00"}, "COST: An amount of 0 could mean free or not known."),
    ({"COST": "about 400"}, "COST: “about 400” is not an amount in pounds."),
    ({"COST": "free"}, "COST: “free” is not an amount in pounds; words go into COST_DESCRIPTION. If it is free, leave"),
    ({"COST": "Ask us"}, "COST: “Ask us” is not an amount in pounds; words go into COST_DESCRIPTION."),
    ({"START_DATE": ""}, "START_DATE: There is no start."),
    ({"START_DATE": "31/09/2027"}, "START_DATE: “31/09/2027” is not a day in the calendar."),
    ({"START_DATE": "Sept 27"}, "START_DATE: “Sept 27” is not a date as dd/mm/yyyy."),
    ({"FLEXIBLE_START_DATE": "Yes"}, "START_DATE: There is the date “06/09/2027”, and the start is flexible."),
    ({"FLEXIBLE_START_DATE": "maybe"}, "FLEXIBLE_START_DATE: “maybe” is neither Yes nor No."),
    ({"DURATION": "0"}, "DURATION: “0” is not a whole number from 1 to 999."),
    ({"DURATION": "1000"}, "DURATION: “1000” is not a whole number from 1 to 999."),
    ({"DURATION": "1.5"}, "DURATION: “1.5” is not a whole number from 1 to 999."),
    ({"DURATION_UNIT": "Terms"}, "DURATION_UNIT: “Terms” is not a unit of time."),
    ({"STUDY_MODE": "Ful time"}, "STUDY_MODE: “Ful time” is not one of its words. Did you mean “Full time”?"),
    ({"ATTENDANCE_PATTERN": "Nights"}, "ATTENDANCE_PATTERN: “Nights” is not one of its words."),
    ({"HOW_YOU_WILL_LEARN": "x" * 501}, "HOW_YOU_WILL_LEARN: “how_you_learn” has 501 characters; the most is 500."),
    ({"WHO_THIS_COURSE_IS_FOR": "<b>You</b>"}, "WHO_THIS_COURSE_IS_FOR: “<b>You</b>” looks like HTML."),
]


@pytest.mark.parametrize(("changed", "told"), CASES, ids=[told[:40] for _, told in CASES])
def test_a_faulty_cell_is_told_with_what_was_typed_and_what_is_allowed(
    area: Path, changed: dict[str, str], told: str
) -> None:
    (fault,) = faults(area, row(**changed))
    assert told in fault


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"STUDY_MODE": "Full time"},
        {"STUDY_MODE": "Full-Time"},
        {"DELIVERY_MODE": "classroom based"},
        {"DELIVERY_MODE": "Blended Learning"},
        {"ATTENDANCE_PATTERN": "Day/Block Release"},
        {"START_DATE": "6/9/2027"},
        {"START_DATE": "", "FLEXIBLE_START_DATE": "yes"},
        {"COST": "", "COST_DESCRIPTION": "Ask us."},
        {"DELIVERY_MODE": "Work based", "VENUE_NAME": "", "NATIONAL_DELIVERY": "Yes"},
        {"DURATION": "999", "DURATION_UNIT": "minutes"},
        {"HOW_YOU_WILL_LEARN": "x" * 500},
        {"COURSE_WEBPAGE": "http://www.oak-college.example"},
    ],
)
def test_a_row_that_the_national_directory_takes_is_taken(area: Path, changed: dict[str, str]) -> None:
    assert faults(area, row(**changed)) == []


# ── What comes of it ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_course_is_a_draft_that_says_what_is_to_fill_in(area: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(table([row()]))
    shown = run("-C", area, "import", "ncs", tmp_path / "c.csv", "--provider", "oak-college")
    assert shown.exit_code == 0 and not (area / NEW).exists()
    assert f"{NEW}: added (row 2)" in shown.output
    assert "summary; kind; qualification, title; level; subject; ages; apply, how; reviewed" in shown.output
    done = run("-C", area, "import", "ncs", tmp_path / "c.csv", "--provider", "oak-college", "--write")
    assert done.exit_code == 0, done.output
    assert (area / NEW).read_text().startswith("# To fill in before this can be published:\n# - summary\n# - kind\n")
    assert data(area, NEW) == {
        "title": "Bricklaying",
        "status": "draft",
        "qualification": {"number": "60146089"},
        "who_for": "You like to work with bricks.",
        "what_you_learn": "To build a wall that stands.",
        "how_you_learn": "In the workshop.",
        "how_assessed": "You build a wall.",
        "what_to_bring": "Safety boots.",
        "entry": {"summary": "Grade 2 in maths."},
        "leads_to": [{"says": "Work as a bricklayer."}],
        "runs": [
            {
                "site": "main",
                "start": "2027-09-06",
                "duration": "1 year",
                "study": "full-time",
                "pattern": "daytime",
                "delivery": "classroom",
            }
        ],
        "cost": {"amount": "420"},
        "apply": {"url": "https://www.oak-college.example/bricks"},
        "reference": "BR-27",
    }
    assert run("-C", area, "check").exit_code == 0, "A draft only warns."


def test_the_same_file_twice_gives_nothing_new(area: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(table([row(), row(LARS_QAN="60146090", COURSE_NAME="Tiling", YOUR_REFERENCE="")]))
    order = ("-C", area, "import", "ncs", tmp_path / "c.csv", "--provider", "oak-college", "--write")
    assert "Wrote 2 files." in run(*order).output
    again = run(*order)
    assert "0 added, 0 changed, 2 left, 0 in doubt, 0 refused." in again.output
    assert "There is nothing to write." in again.output


def test_rows_with_the_same_code_and_texts_are_one_course_with_several_runs(area: Path) -> None:
    later = row(START_DATE="10/01/2028", YOUR_REFERENCE="BR-28", STUDY_MODE="Part time")
    other = row(HOW_YOU_WILL_LEARN="At home.", YOUR_REFERENCE="BR-29")
    first, second = take(table([row(), later, other]), present(area), "oak-college").batch.courses
    assert first.source == "rows 2 and 3" and first.reference is None
    runs = first.course["runs"]
    assert isinstance(runs, list)
    assert [(one["start"], one["reference"]) for one in runs if isinstance(one, dict)] == [
        ("2027-09-06", "BR-27"),
        ("2028-01-10", "BR-28"),
    ]
    assert (second.source, second.reference) == ("row 4", "BR-29")


def test_costs_that_differ_between_the_runs_of_a_course_are_told_and_none_is_taken(area: Path) -> None:
    (one,) = take(table([row(), row(COST="900", START_DATE="10/01/2028")]), present(area), "oak-college").batch.courses
    assert "cost" not in one.course
    assert [doubt.says for doubt in one.doubts] == [
        "These rows are one course, as they have the same code and texts, but COST differs: “420” and “900”."
    ]


def test_of_costs_that_differ_only_in_words_the_words_are_told(area: Path) -> None:
    rows = [row(COST="", COST_DESCRIPTION="Free for ages 16 to 18"), row(COST="", COST_DESCRIPTION="Ask us")]
    (one,) = take(table(rows), present(area), "oak-college").batch.courses
    assert [doubt.says.partition("but ")[2] for doubt in one.doubts] == [
        "COST_DESCRIPTION differs: “Free for ages 16 to 18” and “Ask us”."
    ]
    rows = [row(), row(COST="", COST_DESCRIPTION="Ask us")]
    (one,) = take(table(rows), present(area), "oak-college").batch.courses
    assert [doubt.says.partition("but ")[2] for doubt in one.doubts] == [
        "COST differs: “420” and nothing; COST_DESCRIPTION differs: nothing and “Ask us”."
    ]


def test_rows_with_one_code_and_the_same_texts_are_one_course_whatever_their_names(area: Path) -> None:
    """The rule of the national CSV; both names are told, and how to make two courses of them."""
    rows = [row(), row(COURSE_NAME="Bricklaying for adults", YOUR_REFERENCE="BR-28")]
    (one,) = take(table(rows), present(area), "oak-college").batch.courses
    (doubt,) = one.doubts
    assert doubt.says.endswith("but COURSE_NAME differs: “Bricklaying” and “Bricklaying for adults”.")
    assert "If they are two courses, say so in one of the texts" in doubt.do
    rows[1]["WHO_THIS_COURSE_IS_FOR"] = "You work with bricks already."
    assert len(take(table(rows), present(area), "oak-college").batch.courses) == 2


def test_what_others_say_of_the_same_qualification_is_proposed_and_not_taken(area: Path) -> None:
    number = '  awarding_body: City & Guilds\n  number: "60146089"\n'
    text = (area / COURSE_PATH).read_text().replace("  awarding_body: City & Guilds\n", number)
    (area / COURSE_PATH).write_text(text)
    planned = plan(area, take(table([row()]), present(area), "oak-college").batch, provider="oak-college")
    (outcome,) = planned.outcomes
    assert "level: oak-college/joinery, with the same qualification number, has “2”" in outcome.missing
    assert "level:" not in planned.texts[NEW].partition("\ntitle:")[2]


def test_what_the_file_leaves_empty_is_told_apart_from_what_it_cannot_say(area: Path) -> None:
    taken = take(table([row(WHO_THIS_COURSE_IS_FOR="", ENTRY_REQUIREMENTS="")]), present(area), "oak-college")
    (outcome,) = plan(area, taken.batch, provider="oak-college").outcomes
    told = [one for one in outcome.missing if one.startswith(("who_for", "entry", "ages"))]
    assert told == ["ages", "who_for (left empty in the file)", "entry (left empty in the file)"]


def test_texts_that_have_no_place_are_kept_as_a_note_and_told(area: Path) -> None:
    long = "One sentence that goes on and on " * 10
    changed = row(ENTRY_REQUIREMENTS=long, COURSE_WEBPAGE="http://oak.example")
    planned = plan(area, take(table([changed]), present(area), "oak-college").batch, provider="oak-college")
    assert f"# ENTRY_REQUIREMENTS: {long.strip()}\n" in planned.texts[NEW]
    assert "# COURSE_WEBPAGE: http://oak.example\n" in planned.texts[NEW]
    assert [doubt.id for doubt in planned.outcomes[0].doubts] == ["no-place-for-it", "no-place-for-it"]


def test_entry_requirements_of_some_sentences_become_a_summary_and_what_else_counts(area: Path) -> None:
    text = (
        "Grade 3 in maths and English language. "
        + "If you have worked in the trade, come and talk to us about it. " * 3
    )
    (one,) = take(table([row(ENTRY_REQUIREMENTS=text)]), present(area), "oak-college").batch.courses
    entry = one.course["entry"]
    assert isinstance(entry, dict)
    assert str(entry["summary"]).endswith(".") and len(str(entry["summary"])) <= 140
    assert f"{entry['summary']} {entry['alternatives']}" == text.strip()


def test_a_course_without_a_code_has_its_sector_level_and_kind(area: Path) -> None:
    uncoded = row(
        COURSE_TYPE="Short course",
        SECTOR="Construction and the built environment",
        EDUCATION_LEVEL="2",
        AWARDING_BODY="CAA",
    )
    (one,) = take(table([uncoded], "uncoded"), present(area), "oak-college").batch.courses
    assert {name: one.course[name] for name in ("kind", "sector", "level", "qualification")} == {
        "kind": "short-course",
        "sector": "construction-and-the-built-environment",
        "level": "2",
        "qualification": {"awarding_body": "CAA"},
    }


def test_venues_become_sites_and_the_provider_s_comments_stay(area: Path, tmp_path: Path) -> None:
    path = area / PROVIDER_PATH
    path.write_text("# Ask Jo before you change this.\n" + path.read_text())
    (tmp_path / "v.csv").write_bytes(table([VENUE], "venues"))
    order = ("-C", area, "import", "ncs", tmp_path / "v.csv", "--provider", "oak-college", "--write")
    done = run(*order)
    assert done.exit_code == 0, done.output
    sites = data(area, PROVIDER_PATH)["sites"]
    assert isinstance(sites, dict)
    assert sites["the-annexe"] == {
        "name": "The Annexe",
        "address": "Unit 4, Mill Road",
        "town": "Oakham Green",
        "postcode": "WT1 2AC",
        "reference": "V2",
    }
    assert path.read_text().startswith("# Ask Jo before you change this.\n")
    assert "0 added, 0 changed, 1 left" in run(*order).output
    assert run("-C", area, "check").exit_code == 0


# ── Three faults, mended from what comes back ────────────────────────────────────────────────────────────────────────


def test_three_faults_come_back_in_the_same_kind_of_file_and_go_in_once_mended(area: Path, tmp_path: Path) -> None:
    sound = row(LARS_QAN="60146091", COURSE_NAME="Tiling", YOUR_REFERENCE="TI-27")
    faulty = [
        row(START_DATE="31/09/2027"),
        row(LARS_QAN="60146092", COURSE_NAME="Roofing", YOUR_REFERENCE="RO-27", STUDY_MODE="Ful time"),
        row(LARS_QAN="60146093", COURSE_NAME="Paving", YOUR_REFERENCE="PA-27", VENUE_NAME="Mane building"),
    ]
    sent = tmp_path / "courses.csv"
    sent.write_bytes(table([faulty[0], sound, *faulty[1:]]))
    order = ("-C", area, "import", "ncs", sent, "--provider", "oak-college")
    looked = run(*order)
    assert looked.exit_code == 1 and not (tmp_path / "courses-errors.csv").exists()
    assert "There are 3 rows to mend; with --write they come back" in looked.output
    done = run(*order, "--write")
    assert done.exit_code == 1
    assert (area / "providers/oak-college/courses/tiling.yml").exists()
    back = tmp_path / "courses-errors.csv"
    rows = read(back.read_bytes())
    assert list(rows[0]) == [*CODED, "ERRORS"]
    assert [one["ERRORS"] for one in rows] == [
        "START_DATE: “31/09/2027” is not a day in the calendar. Write day, month and year, like 06/09/2027.",
        "STUDY_MODE: “Ful time” is not one of its words. Did you mean “Full time”? Write Full time, Part time or Flexible.",
        "VENUE_NAME: Oak College has no site called “Mane building”. Did you mean “Main building”? The only site is Main building. "
        "Send the file of venues first if this one is new.",
    ]
    text = back.read_text(encoding="utf-8-sig")
    for old, new in (
        ("31/09/2027", "30/09/2027"),
        ("No,Mane building", "No,Main building"),
        (",Ful time,", ",Full time,"),
    ):
        assert text.count(old) >= 1
        text = text.replace(old, new)
    back.write_text(text, encoding="utf-8-sig")
    mended = run("-C", area, "import", "ncs", back, "--provider", "oak-college", "--write")
    assert mended.exit_code == 0, mended.output
    assert "3 added, 0 changed, 0 left, 0 in doubt, 0 refused." in mended.output
    assert not (tmp_path / "courses-errors-2.csv").exists()


def test_what_is_no_file_is_told_and_nothing_waits_for_it(area: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for name, told in (
        ("pipe.csv", "is no file but a pipe or a device. Save what it gives, and name that file."),
        ("", "is a folder. Name one file in it."),
        ("nothing.csv", "Look at how its name is written, and at its folder."),
    ):
        ended = run("-C", area, "import", "ncs", tmp_path / name, "--provider", "oak-college")
        assert ended.exit_code == 2 and ended.output.endswith(f"{told}\n"), ended.output
        assert "Invalid" not in ended.output


def test_a_pipe_in_the_area_is_named_and_nothing_waits_for_it(area: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(table([row()]))
    os.mkfifo(area / "providers/oak-college/courses/pipe.yml")
    ended = run("-C", area, "import", "ncs", tmp_path / "c.csv", "--provider", "oak-college", "--write")
    assert ended.exit_code == 2 and "pipe.yml is neither a file nor a folder. Delete it" in ended.output
    assert not (area / NEW).exists()


def test_whose_the_file_is_has_to_be_told(area: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(table([row()]))
    told = run("-C", area, "import", "ncs", tmp_path / "c.csv")
    assert told.exit_code == 2 and "--provider ID" in told.output
    told = run("-C", area, "import", "ncs", tmp_path / "c.csv", "--provider", "oak-colege")
    assert told.exit_code == 2 and "Did you mean “oak-college”?" in told.output


# ── Out and in again ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_cell_of_an_export_starts_a_formula(example_root: Path) -> None:
    for raw in files(present(example_root)).values():
        assert not [cell for one in read(raw) for cell in one.values() if cell[:1] in tuple("=+-@")]


def test_the_example_area_comes_back_as_it_went_out(example_root: Path) -> None:
    here = present(example_root)
    for provider in here.providers:
        for raw in files(here, provider).values():
            taken = take(raw, here, provider)
            assert taken.faults == ()
            planned = plan(example_root, taken.batch, provider=provider)
            assert planned.texts == {}, planned.outcomes
            assert not planned.to_look_at


def test_courses_of_the_example_area_written_anew_say_the_same_there(example_root: Path, tmp_path: Path) -> None:
    shutil.copytree(example_root / "content/area", tmp_path / "content/area")
    shutil.copytree(example_root / "providers", tmp_path / "providers")
    before = files(present(tmp_path), "teme-valley")
    for path in (tmp_path / "providers/teme-valley/courses").glob("*.yml"):
        path.unlink()
    for name in ("courses.csv", "courses-without-code.csv"):
        (tmp_path / name).write_bytes(before[name])
        run("-C", tmp_path, "import", "ncs", tmp_path / name, "--provider", "teme-valley", "--write")
        rows = sorted(map(_comparable, read(before[name])))
        assert sorted(map(_comparable, _anew(present(tmp_path), name))) == rows


def _anew(here: Present, name: str) -> Iterator[dict[str, str]]:
    """What all the courses would say, drafts too; where a course leads is in words that name no course any more."""
    for key, held in here.courses_of("teme-valley"):
        for one in course_rows(here, key, held):
            if ("LARS_QAN" in one) == (name == "courses.csv"):
                yield one


def _comparable(one: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """A row, without what is left empty; the marks that keep it from being a formula are taken away."""
    return tuple(sorted((name, as_typed(cell)) for name, cell in one.items() if cell))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<"), min_size=1, max_size=60
).filter(lambda text: first_unseen(text) is None)  # What nobody can see is refused, as everywhere.
COURSES = st.fixed_dictionaries(
    {
        "title": TEXT,
        "status": st.just("published"),
        "level": st.sampled_from(["E", "1", "2", "3"]),
        "kind": st.sampled_from(["gcse", "vocational"]),
        "who_for": TEXT,
        "entry": st.fixed_dictionaries({"summary": TEXT}, optional={"alternatives": TEXT}),
        "leads_to": st.lists(st.fixed_dictionaries({"says": TEXT}), min_size=1, max_size=3),
        "cost": st.one_of(
            st.fixed_dictionaries({"amount": st.integers(1, 9999).map(str)}, optional={"note": TEXT, "kit": TEXT}),
            st.fixed_dictionaries({"free": st.sampled_from(["16-18", "19+"])}, optional={"note": TEXT, "kit": TEXT}),
        ),
        "runs": st.lists(
            st.fixed_dictionaries(
                {
                    "site": st.just("main"),
                    "start": st.one_of(
                        st.dates(dt.date(2020, 1, 1), dt.date(2099, 1, 1)).map(str), st.just("flexible")
                    ),
                    "duration": st.tuples(
                        st.integers(2, 999), st.sampled_from(["hours", "days", "weeks", "months", "years"])
                    ).map(lambda pair: f"{pair[0]} {pair[1]}"),
                    "study": st.sampled_from(["full-time", "part-time", "part-of-programme"]),
                    "pattern": st.sampled_from(["daytime", "evening", "weekend", "day-release"]),
                    "delivery": st.sampled_from(["classroom", "blended"]),
                }
            ),
            min_size=1,
            max_size=3,
        ),
    }
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(course=COURSES)
def test_whatever_the_format_can_hold_comes_back_as_it_was(area: Path, course: dict[str, object]) -> None:
    here = present(area)
    held = Held("x.yml", "", course)
    there = Present(here.root, here.providers, {"oak-college/x": held}, here.destinations)
    made = files(there, "oak-college")["courses-without-code.csv"]
    nothing = Present(here.root, here.providers, {}, here.destinations)
    taken = take(made, nothing, "oak-college")
    assert taken.faults == ()
    (back,) = taken.batch.courses
    assert {name: back.course[name] for name in course if name != "status"} == {
        name: course[name] for name in course if name != "status"
    }
