"""There is one issue for each provider and day, kept up to date at 90, 30 and 7 days and once after it; never two."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.area import Area
from prospectus.cli import main
from prospectus.derive.calendar import calendar
from prospectus.feeds import dates
from prospectus.pipeline import load
from prospectus.reporting import freshness
from prospectus.reporting.reminders import Action, Issue, Reminder, actions, current, plain, reminders
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, PROTOCOL, PROVIDER, PROVIDER_PATH, changed, write

SITE = "https://www.oakshire.example/"
CHECKED: dict[str, str | None] = {
    COURSE_PATH: changed(COURSE, ("2026-11-03", "2027-08-20")),
    PROVIDER_PATH: changed(PROVIDER, ("2026-11-03", "2027-08-20"), ("2026-11-02", "2027-08-20")),
}


def area(folder: Path, today: str, files: dict[str, str | None] | None = None) -> Area:
    found = load(write(folder, files), as_of=dt.date.fromisoformat(today)).area
    assert found
    return found


def planned(folder: Path, today: str, there: list[Issue], files: dict[str, str | None] | None = None) -> list[Action]:
    return list(actions(reminders(area(folder, today, files), site_url=SITE), there))


def opened(action: Action, number: int = 12) -> Issue:
    """The issue after an action; GitHub gives a text back with ends of lines as Windows has them."""
    return Issue(number, action.body.replace("\n", "\r\n"), True)


@pytest.mark.parametrize(
    ("today", "by", "round_"),
    [
        ("2027-07-01", "2026-09-30", "after"),
        ("2027-07-02", "2027-09-30", "90"),
        ("2027-08-30", "2027-09-30", "90"),
        ("2027-08-31", "2027-09-30", "30"),
        ("2027-09-22", "2027-09-30", "30"),
        ("2027-09-23", "2027-09-30", "7"),
        ("2027-09-30", "2027-09-30", "7"),
        ("2027-10-01", "2027-09-30", "after"),
    ],
)
def test_the_round_is_the_last_that_has_begun(tmp_path: Path, today: str, by: str, round_: str) -> None:
    assert current(area(tmp_path, today)) == (dt.date.fromisoformat(by), round_)


def test_an_issue_has_the_whole_list_with_links_to_each_page_and_its_file(tmp_path: Path) -> None:
    own = {AREA_PATH: f"{AREA}edit_url: https://git.example/oakshire/edit/main/\n"}
    (one,) = planned(tmp_path, "2027-07-02", [], own)
    assert (one.action, one.number, one.title) == ("open", None, "Check by 30 September 2027: Oak College")
    assert one.body.startswith("<!-- prospectus-reminder provider/oak-college 2027-09-30 round 90 -->\n")
    assert "**Oak College: 3 pages to check by 30 September 2027.**" in one.body
    assert f"{SITE}partnership/oak-college/" in one.body
    assert f"- [Joinery]({SITE}courses/oak-college/joinery/): Last checked on 3 November 2026" in one.body
    assert f"([edit](https://git.example/oakshire/edit/main/{COURSE_PATH}))" in one.body


def test_nothing_is_done_twice_and_each_round_says_one_more_word(tmp_path: Path) -> None:
    (first,) = planned(tmp_path / "a", "2027-07-02", [])
    assert planned(tmp_path / "a", "2027-07-02", [opened(first)]) == []
    assert planned(tmp_path / "a", "2027-08-01", [opened(first)]) == []
    there = opened(first)
    for today, word in (
        ("2027-08-31", "30 September 2027 is at most 30 days away."),
        ("2027-09-23", "30 September 2027 is at most 7 days away."),
        ("2027-10-01", "30 September 2027 is past."),
    ):
        (again,) = planned(tmp_path / "a", today, [there])
        assert (again.action, again.number) == ("update", 12)
        assert again.comment.startswith(word)
        there = opened(again)
        assert planned(tmp_path / "a", today, [there]) == []


def test_the_list_follows_what_was_done_and_the_issue_is_closed_in_the_end(tmp_path: Path) -> None:
    (first,) = planned(tmp_path / "a", "2027-08-31", [])
    half = {COURSE_PATH: CHECKED[COURSE_PATH]}
    (less,) = planned(tmp_path / "b", "2027-08-31", [opened(first)], half)
    assert (less.action, less.comment) == ("update", "")
    assert "2 pages to check" in less.body and "[Joinery]" not in less.body.partition("### Last day")[0]
    (done,) = planned(tmp_path / "c", "2027-08-31", [opened(first)], CHECKED)
    assert (done.action, done.number) == ("close", 12)
    assert "Thank you" in done.comment


def test_an_issue_that_somebody_closed_is_opened_again_only_when_the_next_round_begins(tmp_path: Path) -> None:
    (first,) = planned(tmp_path, "2027-08-31", [])
    closed = Issue(12, first.body, False)
    assert planned(tmp_path, "2027-09-01", [closed]) == []
    (again,) = planned(tmp_path, "2027-09-23", [closed])
    assert (again.action, again.number) == ("reopen", 12)


def test_where_there_are_two_by_mistake_the_older_one_goes_on(tmp_path: Path) -> None:
    (first,) = planned(tmp_path, "2027-08-31", [])
    (again,) = planned(tmp_path, "2027-09-23", [opened(first, 30), opened(first, 12)])
    assert again.number == 12


def test_what_somebody_else_wrote_is_left_alone(tmp_path: Path) -> None:
    assert [one.action for one in planned(tmp_path, "2027-08-31", [Issue(1, "The phone number is wrong.", True)])] == [
        "open"
    ]


def test_names_are_only_words_in_an_issue(tmp_path: Path) -> None:
    odd = {COURSE_PATH: changed(COURSE, ("title: Joinery", 'title: "@oakshire/all ![x](https://evil.example) --> #1"'))}
    (one,) = planned(tmp_path, "2027-08-31", [], odd)
    assert "@oakshire" not in one.body and "![x](" not in one.body and "#1" not in one.body.partition("-->")[2]
    assert one.body.count("-->") == 1


def test_the_command_gives_actions_for_the_workflow_and_words_for_people(tmp_path: Path) -> None:
    write(tmp_path / "area")
    there = tmp_path / "issues.json"
    there.write_text("[]", encoding="utf-8")
    base = ["-C", str(tmp_path / "area"), "remind", "--as-of", "2027-08-31"]
    (one,) = json.loads(CliRunner().invoke(main, [*base, "--issues", str(there), "--format", "json"]).output)
    assert one["action"] == "open" and one["mark"] == "prospectus-reminder provider/oak-college 2027-09-30 "
    assert one["mark"] in one["body"]
    assert "Check by 30 September 2027: Oak College" in CliRunner().invoke(main, base).output
    there.write_text('{"message": "Not Found"}', encoding="utf-8")
    refused = CliRunner().invoke(main, [*base, "--issues", str(there), "--format", "json"])
    assert refused.exit_code == 2 and "is not a list of issues" in refused.output


def test_the_address_for_editing_stays_one_address(tmp_path: Path) -> None:
    odd = f'{AREA}edit_url: "https://code.example/a)[click](https://evil.example/b"\n'
    made = reminders(area(tmp_path, "2027-09-01", {AREA_PATH: odd}))
    assert made
    assert all("](https://code.example/a%29%5Bclick%5D%28https://evil.example/b/" in one.body for one in made)


def test_on_a_terminal_a_reminder_has_no_signs_of_markdown() -> None:
    body = "**Area's files: 1 page to check.**\n\n### Overdue\n\n- [Actor\\: outlook \\[a\\]](https://x.example/a/): Last checked\\; again. ([edit](https://e.example/a.yml))\n"
    one = Reminder("area", dt.date(2027, 9, 30), "90", "Check by 30 September 2027", body)
    assert plain(one).splitlines()[2:] == [
        "Area's files: 1 page to check.", "", "Overdue", "", "- Actor: outlook [a]: Last checked; again."
    ]  # fmt: skip


def handbook(folder: Path, today: str) -> list[Reminder]:
    """What is reminded of two pages of the handbook, due on the same day, one more due later, and a draft."""
    files: dict[str, str | None] = {
        f"content/handbook/{name}.md": PROTOCOL.replace("title: Registers", f"title: {title}").replace(*swap)
        for name, title, swap in (
            ("registers", "Registers", ("", "")),
            ("visits", "Visits", ("owner: Partnership manager", "owner: Curriculum group")),
            ("later", "Later", ("review_by: 2027-07-02", "review_by: 2028-07-07")),
            ("draft", "Draft", ("agreed_on: 2026-07-03\n", "")),
        )
    }
    return [one for one in reminders(area(folder, today, files), site_url=SITE) if one.about == "handbook"]


@pytest.mark.parametrize(
    ("today", "round_"),
    [
        ("2027-04-02", None),
        ("2027-04-03", "90"),
        ("2027-06-01", "90"),
        ("2027-06-02", "30"),
        ("2027-06-25", "7"),
        ("2027-07-02", "7"),
        ("2027-07-03", "after"),
    ],
)
def test_pages_of_the_handbook_are_reminded_of_by_their_own_day_with_their_owners(
    tmp_path: Path, today: str, round_: str | None
) -> None:
    found = handbook(tmp_path, today)
    assert [one.round for one in found] == ([round_] if round_ else [])
    for one in found:
        assert one.title == "Look again at the handbook by 2 July 2027" and "Draft" not in one.body
        assert f"[Registers]({SITE}handbook/registers/)" in one.body and "Later" not in one.body
        said = plain(one)
        assert "- Registers: Partnership manager keeps it." in said and "- Visits: Curriculum group keeps it." in said


def test_the_freshness_report_names_pages_of_the_handbook_with_their_owners(tmp_path: Path) -> None:
    page = {"content/handbook/registers.md": PROTOCOL}
    text = freshness.report(area(tmp_path / "soon", "2027-06-10", page)).text
    assert "Registers. Partnership manager keeps it. It is to be looked at again by 2 July 2027." in text
    assert (
        "It was to be looked at again by 2 July 2027."
        in freshness.report(area(tmp_path / "past", "2027-07-03", page)).text
    )
    assert "Registers" not in freshness.report(area(tmp_path / "early", "2027-04-02", page)).text


def test_their_days_are_in_the_handbooks_calendar(tmp_path: Path) -> None:
    found = area(tmp_path, "2027-06-10", {"content/handbook/registers.md": PROTOCOL})
    (feed,) = [text.decode() for path, text in dates.files(found, calendar(found), SITE).items() if "handbook" in path]
    assert "Look again at: Registers" in feed and "DTSTART;VALUE=DATE:20270702" in feed
    assert "Partnership manager keeps it." in feed
