"""Lists, forms, the planner and the other sheets say what they are for, and nothing is fetched for them."""

from __future__ import annotations

import datetime as dt
import socket
from pathlib import Path

import pytest

from prospectus.printing import comparison, every, planner, press, routes
from prospectus.printing.desk import Desk
from tests.printing.paper import read, small_desk, words
from tests.small import COURSE, COURSE_PATH, changed

LATE = COURSE_PATH.replace("joinery", "carving")


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """The small area with a second course: Entry level, at any time."""
    carving = changed(
        COURSE,
        ("title: Joinery", "title: Carving"),
        ("level: 2\n", "level: E3\n"),
        ("start: 2027-09-06", "start: flexible"),
        ("summary: Make a door that fits.", "summary: Carve a spoon."),
        ("cost:\n", "support: A helper sits with you.\nnon_traditional: Few boys carve.\ncost:\n"),
    )
    return small_desk(tmp_path, {LATE: carving})


def test_late_starts_are_those_of_no_september(small: Desk) -> None:
    said = " ".join(words(every.SHEETS["late-starts"].make(small)))
    assert "Start at any time" in said and "Carving" in said and "Joinery" not in said


def test_the_directory_holds_first_levels_with_the_help_there_is(small: Desk) -> None:
    said = " ".join(words(every.SHEETS["directory"].make(small)))
    assert "Carving" in said and "Joinery" not in said
    assert "A helper sits with you." in said and "Ask the learner support team on the first floor." in said


def test_what_has_begun_is_in_no_list(tmp_path: Path) -> None:
    begun = changed(COURSE, ("start: 2027-09-06", "start: 2026-10-05"), ("until: 2027-01-29", "until: 2026-09-29"))
    desk = small_desk(tmp_path, {COURSE_PATH: begun})
    assert "Joinery" not in " ".join(words(every.SHEETS["late-starts"].make(desk)))


def test_non_traditional_choices_say_who_is_missing(small: Desk) -> None:
    said = " ".join(words(every.SHEETS["non-traditional"].make(small)))
    assert "Few boys carve." in said and "Joinery" not in said


def test_a_taster_is_told_beside_the_choice(example: Desk) -> None:
    said = " ".join(words(every.SHEETS["non-traditional"].make(example)))
    assert "Try it:" in said


def test_compared_courses_have_the_same_facts_in_the_same_rows(small: Desk) -> None:
    printed = comparison.printed(small, small.area.published)
    (said,) = words(printed)
    assert "Carving" in said and "Joinery" in said and said.count("Checked on 3 November 2026") == 2
    assert read(printed).pages[0].mediabox.width > read(printed).pages[0].mediabox.height


def test_a_comparison_of_two_pages_fills_the_second_and_leaves_room_to_write(example: Desk) -> None:
    """These three do not go onto one page in a type that can be read: then both pages are used."""
    keys = (
        "adult-learning/british-sign-language-level-1",
        "hopyard-inns/hospitality-supervisor-apprenticeship",
        "marches-works/retailer-apprenticeship",
    )
    first, second = words(comparison.printed(example, [example.area.courses[key] for key in keys]))
    assert "You need" in first and "Leads to" not in first
    assert all(name in second for name in ("Leads to", "Apply", "Ask", "Minutes from", "On the web", "What I think"))


def test_the_route_sheet_has_the_map_and_the_words(example: Desk) -> None:
    pages = words(routes.printed(example, "digital"))
    assert "Routes in digital" in pages[0] and "Entry level" in pages[0]
    assert "The same in words" in pages[1] and "leads to" in pages[1]


def test_the_planner_is_one_sheet_of_a3_with_what_must_not_be_missed(example: Desk) -> None:
    printed = planner.printed(example)
    (said,) = words(printed)
    box = read(printed).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (420, 297)
    assert "September 2026" in said and "August 2027" in said and "last day for a sure answer" in said


def test_the_planner_has_what_repeats_on_each_of_its_days(tmp_path: Path) -> None:
    again = """events:
  weekly:
    kind: drop-in
    name: Adviser in school
    on: 2027-01-12
    from: "12:15"
    place: Library
    repeats: {every: month, until: 2027-04-30, except: 2027-03-09}
"""
    (said,) = words(planner.printed(small_desk(tmp_path, {"content/area/calendar.yml": again})))
    assert said.count("Adviser in school") == 3  # the second Tuesdays of January, February and April


def test_a_school_year_begins_in_september() -> None:
    assert planner.school_year(dt.date(2026, 8, 31)) == dt.date(2025, 9, 1)
    assert planner.school_year(dt.date(2026, 9, 1)) == dt.date(2026, 9, 1)


def test_the_checklist_is_one_page_and_the_form_two(example: Desk) -> None:
    assert every.SHEETS["checklist"].make(example).pages == 1
    assert every.SHEETS["form"].make(example).pages == 2


def test_the_form_says_by_when(example: Desk) -> None:
    assert "29 January 2027" in words(every.SHEETS["form"].make(example))[0]


@pytest.mark.parametrize("name", ["entitlement-large-print", "entitlement-easy-read"])
def test_every_promise_is_there(example: Desk, name: str) -> None:
    said = " ".join(words(every.SHEETS[name].make(example)))
    for promise in example.area.promises:
        shown = promise.easy if name.endswith("easy-read") and promise.easy else promise.says
        assert shown.split()[-1] in said and " ".join(shown.split()[:3]) in said, promise.id


@pytest.mark.parametrize("name", every.SHEETS)
def test_every_sheet_can_be_made_of_the_smallest_area(small: Desk, name: str) -> None:
    assert every.SHEETS[name].make(small).pages >= 1
    assert name in every.TITLES


def test_every_pack_has_a_name_of_its_own(example: Desk) -> None:
    names = [(one.name, one.suffix) for one in every.packs(example.area, example.derived.order)]
    assert len(names) == len(set(names))
    wanted = {"booklet", "booklet-14-16", "booklet-16-19", "booklet-digital", "routes-digital", *every.SHEETS}
    assert wanted <= {name for name, suffix in names if suffix == "pdf"}


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: asked.append(address))
    secret = Path(__file__).as_uri()
    html = f'<html lang="en"><title>x</title><link rel="stylesheet" href="{secret}"><p>Here<img alt="x" src="https://x.example/a.png">'
    assert press.printed(html).pages == 1
    assert asked == []


def test_a_text_becomes_a_string_of_a_style_sheet_and_nothing_else() -> None:
    assert Desk.css('a"}</style>') == '"a\\22 \\7d \\3c \\2f style\\3e "'
