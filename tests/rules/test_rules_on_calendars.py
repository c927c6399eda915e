"""Every rule on calendars tells what it is there for, at its line, and is silent about what is as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, changed, line_of, problems, told

PATH = "content/area/calendar.yml"
OWN_PATH = "providers/oak-college/calendar.yml"
VISIT = """\
events:
  open-evening:
    kind: open-event
    name: Open evening
    on: 2027-01-21
    from: "18:00"
    provider: oak-college
    site: main
    courses: [oak-college/joinery]
"""
TODAY = "2026-11-22"
FORM = "common_form: {name: Oakshire form, opens: 2026-10-05, closes: 2027-01-29}\n"


def calendar(*swaps: tuple[str, str], more: str = "") -> dict[str, str | None]:
    """A calendar with one open evening, with something changed and more after it."""
    return {PATH: changed(VISIT, *swaps) + more}


def at(text: str, start: str, severity: str, id_: str, path: str = PATH) -> str:
    return f"{path}:{line_of(text, start)} {severity} {id_}"


def test_a_sound_calendar_has_nothing_to_be_told(tmp_path: Path) -> None:
    assert told(tmp_path, calendar(), as_of=TODAY) == []


def test_without_any_calendar_nobody_is_told_to_open_their_doors(tmp_path: Path) -> None:
    assert told(tmp_path, as_of=TODAY) == []


def test_a_provider_without_anything_to_come_is_told(tmp_path: Path) -> None:
    files = calendar(("kind: open-event", "kind: drop-in"))
    (found,) = problems(tmp_path, files, as_of=TODAY)
    assert (found.place.path, found.severity, found.id) == (
        "providers/oak-college/provider.yml",
        "advice",
        "no-open-event",
    )
    assert found.says == "Oak College has no open event and no taster to come, so nobody can see it before they choose."


def test_an_event_in_the_wrong_year_is_told_at_its_day(tmp_path: Path) -> None:
    files = calendar(("2027-01-21", "2029-01-21"))
    assert told(tmp_path, files, as_of=TODAY) == [at(files[PATH] or "", "on:", "warning", "event-outside-years")]
    early = calendar(("2027-01-21", "2025-01-21"))
    assert at(early[PATH] or "", "on:", "warning", "event-outside-years") in told(tmp_path, early, as_of=TODAY)


def test_both_school_years_and_the_summer_after_them_are_concerned(tmp_path: Path) -> None:
    for day in ("2026-09-01", "2027-08-19", "2028-09-30"):
        assert "event-outside-years" not in str(told(tmp_path, calendar(("2027-01-21", day)), as_of="2026-09-01")), day


@pytest.mark.parametrize(("today", "old"), [("2027-03-22", False), ("2027-03-23", True)])
def test_what_has_been_over_for_two_months_is_told(tmp_path: Path, today: str, old: bool) -> None:
    files = calendar()  # 21 January and 60 days is 22 March
    found = [one for one in problems(tmp_path, files, as_of=today) if one.id == "event-over"]
    assert [(one.severity, one.says) for one in found] == (
        [("advice", "Open evening was over on 21 January 2027, and is no longer shown.")] if old else []
    )


@pytest.mark.parametrize(("today", "over"), [("2027-02-11", False), ("2027-02-12", True)])
def test_what_repeats_is_over_after_its_last_time(tmp_path: Path, today: str, over: bool) -> None:
    """Every Thursday from 21 January until 18 February, but not on that day: the last time is 11 February."""
    files = calendar(more="    repeats: {every: week, until: 2027-02-18, except: 2027-02-18}\n")
    found = {one.id for one in problems(tmp_path, files, as_of=today)}
    assert ("no-open-event" in found) is over


@pytest.mark.parametrize(
    ("gone", "says", "do"),
    [
        (['    from: "18:00"\n'], "from when it is", "Add “from”."),
        (["    site: main\n"], "where it is", "Add “site” or “place”."),
        (['    from: "18:00"\n', "    site: main\n"], "from when or where it is", "Add “from”, and “site” or “place”."),
    ],
)
def test_an_open_event_says_when_and_where_it_is(tmp_path: Path, gone: list[str], says: str, do: str) -> None:
    (found,) = problems(tmp_path, calendar(*((line, "") for line in gone)), as_of=TODAY)
    assert (found.id, found.severity, found.do) == ("no-time-or-place", "warning", do)
    assert found.says == f"Open evening does not say {says}, so nobody can come."


def test_a_deadline_needs_no_time_and_no_place(tmp_path: Path) -> None:
    more = "  forms-back:\n    {kind: deadline, name: Forms back, on: 2027-02-12}\n"
    assert told(tmp_path, calendar(more=more), as_of=TODAY) == []


@pytest.mark.parametrize(("day", "wrong"), [("2027-01-29", False), ("2027-01-22", True)])
def test_the_forms_deadline_is_the_one_of_the_areas_file(tmp_path: Path, day: str, wrong: bool) -> None:
    more = f"  closes:\n    kind: deadline\n    name: The Oakshire form closes\n    on: {day}\n"
    found = problems(tmp_path, calendar(more=more) | {AREA_PATH: AREA + FORM}, as_of=TODAY)
    assert [(one.severity, one.id, one.says) for one in found] == [
        (
            "error",
            "not-the-forms-date",
            "This is on 22 January 2027, but content/area/area.yml gives 5 October 2026 and 29 January 2027 for this form.",
        )
    ] * wrong


def test_two_events_of_one_id_are_told_where_the_second_stands(tmp_path: Path) -> None:
    own = VISIT.replace("    provider: oak-college\n", "")
    assert told(tmp_path, calendar() | {OWN_PATH: own}, as_of=TODAY) == [f"{OWN_PATH}:2 error event-id-taken"]


def test_an_event_about_a_course_that_is_gone_is_told(tmp_path: Path) -> None:
    files = calendar() | {COURSE_PATH: changed(COURSE, ("status: published", "status: withdrawn"))}
    found = [one for one in problems(tmp_path, files, as_of=TODAY) if one.id == "event-about-nothing"]
    assert [(one.place.line, one.says) for one in found] == [(9, "Open evening is about Joinery, which is withdrawn.")]


def test_terms_do_not_overlap(tmp_path: Path) -> None:
    terms = "terms:\n- {name: Autumn, from: 2027-09-01, to: 2027-12-17}\n- {name: Spring, from: 2027-12-17, to: 2028-03-31}\n"
    (found,) = problems(tmp_path, {PATH: VISIT + terms}, as_of=TODAY)
    assert (found.id, found.severity, found.place.line) == ("terms-overlap", "error", 12)
    assert found.says == "Spring begins on 17 December 2027, before Autumn ends."


def test_whom_to_book_with_is_no_person(tmp_path: Path) -> None:
    more = "    book: {email: jo.smith@gmail.com, phone: 07700 900123}\n"
    assert told(tmp_path, calendar(more=more), as_of=TODAY) == [
        f"{PATH}:10 warning personal-mailbox",
        f"{PATH}:10 warning mobile-number",
    ]


def test_a_warning_is_accepted_at_its_event(tmp_path: Path) -> None:
    accepted = "    accepted: {no-time-or-place: It is announced in May.}\n"
    assert told(tmp_path, calendar(("    site: main\n", accepted)), as_of=TODAY) == []
    assert told(tmp_path, calendar(more=accepted), as_of=TODAY) == [f"{PATH}:10 warning acceptance-not-needed"]


def test_an_id_in_capitals_is_told_at_its_own_line(tmp_path: Path) -> None:
    more = "  Open-Day: {kind: open-event, name: Open day, on: 2027-02-21, provider: oak-college, site: main}\n"
    found = told(tmp_path, calendar(more=more), as_of=TODAY)
    assert found == [at(VISIT + more, "Open-Day", "warning", "no-time-or-place")]
