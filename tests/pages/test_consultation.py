"""What learners said: the newest year first, each with what came of it, and no number that tells who it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.derive.worklist import worklist
from prospectus.founding import is_shared
from prospectus.pages.consultation import view
from prospectus.pages.context import Context
from prospectus.pages.home import view as home
from prospectus.pages.named import CONSULTATION
from prospectus.pipeline import load
from prospectus.reference.examples.of_consultation import FILE, PATH
from prospectus.reporting.reminders import actions, plain, reminders
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import told, write

EARLIER = """\
  2024/25:
    asked_on: 2025-02-10
    until: 2025-03-07
    how: Three group talks.
    learners: 9
    said:
      - {theme: Wi-Fi, says: We could work on the bus., learners: 3, answer: {became: not-done, says: It costs too much.}}
"""


def test_the_newest_year_stands_first_with_what_came_of_each_thing(tmp_path: Path) -> None:
    body = view(small_context(tmp_path, {PATH: FILE + EARLIER}), None).body
    assert [one for one in headings(body) if one.startswith("h2")] == ["h2 2025/26", "h2 2024/25", "h2 Tell us now"]
    said = section(body, "2025/26")
    assert (
        "412 learners took part. How they were asked: A form on paper in every tutor group. When: 2 February 2026."
        in said
    )
    assert "You said The bus home leaves too early. (96 learners)" in said
    assert "What came of it Promised, by 1 April 2027. We ask for a later bus." in said
    assert "Not done. It costs too much." in section(body, "2024/25")


def test_no_number_under_ten_is_shown(tmp_path: Path) -> None:
    said = section(view(small_context(tmp_path, {PATH: FILE + EARLIER}), None).body, "2024/25")
    assert "Fewer than 10 learners took part." in said and "(fewer than 10 learners)" in said
    assert " 9 " not in said and " 3 " not in said and "(3" not in said


def test_before_anybody_was_asked_the_page_says_so_and_nothing_points_there_from_home(tmp_path: Path) -> None:
    context = small_context(tmp_path)
    assert "Nothing has been written down here yet." in text_of(parsed(view(context, None).body))
    assert CONSULTATION not in home(context, None).body


def test_what_learners_said_is_a_click_from_the_first_page(example: Context) -> None:
    assert CONSULTATION in home(example, None).body
    assert "Words that nobody explains" in view(example, None).body


@pytest.mark.parametrize(
    ("swap", "fault"),
    [
        (("  2025/26:", "  2025/27:"), "2 error not-a-school-year"),
        (("learners: 96", "learners: many"), "9 error not-a-number"),
        (("learners: 96", "learners: 9"), "9 warning few-people"),
        (("    learners: 412\n", ""), "2 warning worth-giving"),
        (("became: promised", "became: done"), "10 error by-when"),
        (("asked_on: 2026-02-02", "asked_on: 2026-02-02\n    until: 2026-02-01"), "3 error ends-before-start"),
    ],
)
def test_faults_are_told_at_their_line(tmp_path: Path, swap: tuple[str, str], fault: str) -> None:
    line, severity, id_ = fault.split()
    found = [one for one in told(tmp_path, {PATH: FILE.replace(*swap)}) if one.startswith(PATH)]
    assert [one.partition(" ")[2] for one in found] == [f"{severity} {id_}"]
    assert abs(int(found[0].partition(":")[2].split()[0]) - int(line)) <= 1, found


@pytest.mark.parametrize(
    ("today", "kinds"),
    [("2027-02-02", []), ("2027-02-03", ["ask"]), ("2027-04-01", ["ask"]), ("2027-04-02", ["answer", "ask"])],
)
def test_after_a_year_and_after_a_promised_day_somebody_is_reminded(
    tmp_path: Path, today: str, kinds: list[str]
) -> None:
    area = load(write(tmp_path, {PATH: FILE}), as_of=dt.date.fromisoformat(today)).area
    assert area and [one.kind for one in worklist(area)[None] if one.kind in ("answer", "ask")] == kinds
    titles = [one.title for one in reminders(area) if one.about.startswith("learners")]
    assert len(titles) == len(kinds)
    if kinds == ["answer", "ask"]:
        assert titles == [
            "Tell learners what came of a promise by 1 April 2027",
            "Ask learners again by 2 February 2027",
        ]
        bodies = "".join(plain(one) for one in reminders(area))
        assert "Buses: Learners were promised something by 1 April 2027" in bodies
        assert {one.action for one in actions(reminders(area), [])} == {"open"}


def test_a_new_area_does_not_get_it() -> None:
    assert not is_shared(PATH)
