"""The handbook's pages are held to what they say about themselves: names, versions, facts, reviews, signatures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.hosts.sources import gather
from prospectus.pipeline import load
from tests.small import PROTOCOL, PROTOCOL_PATH, changed, write


def told(root: Path, page: str, *, as_of: str | None = None) -> list[str]:
    """What is wrong, as line, severity and id."""
    write(root, {PROTOCOL_PATH: page})
    found = load(root, as_of=dt.date.fromisoformat(as_of) if as_of else None).problems
    return [f"{one.place.line} {one.severity} {one.id}" for one in found if one.place.path == PROTOCOL_PATH]


def test_a_sound_page_gives_no_problem(tmp_path: Path) -> None:
    write(tmp_path, {PROTOCOL_PATH: PROTOCOL})
    assert gather(tmp_path).problems == ()


CASES = {
    "a fact that nobody settles": (("by {register-by}", "by {registr-by}"), ["13 warning fact-not-used", "22 warning fact-not-settled"]),
    "a version that there is not": (("2026-07-06", "{on: 2026-07-06, version: 3}"), ["19 error no-such-version"]),
    "a provider that there is not": (("  oak-college: 2026", "  elm-college: 2026"), ["19 error no-such-provider"]),
    "a page that there is not": (("readers: teacher", "related: attendance"), ["10 error no-such-protocol"]),
    "bound to nobody here, and signed": (("applies_to: all", "applies_to: school"), ["19 warning signed-but-not-bound"]),
    "guidance is not signed": (("kind: protocol", "kind: guidance"), ["19 warning signed-but-not-bound"]),
    "a version that is not told": (("  2:\n", "  1:\n"), ["6 advice version-not-told"]),
    "no task": (("tasks: A learner is missing\n", ""), ["1 warning worth-giving"]),
    "a review before it was agreed": (("review_by: 2027-07-02", "review_by: 2026-07-02"), ["8 error review-before-agreed"]),
    "a fact that area.yml gives": (("  register-by: nine", "  partnership: nine"), ["13 error fact-given"]),
    "a kind that there is not": (("kind: protocol", "kind: policy"), ["3 error not-in-list"]),
    "a key twice": (("kind: protocol", "kind: protocol\nkind: form"), ["4 error key-twice"]),
    "nothing above the text": ((PROTOCOL[: PROTOCOL.index("In {area}")], ""), ["1 error no-front-matter"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, case: str) -> None:
    swap, expected = CASES[case]
    assert [one for one in told(tmp_path, changed(PROTOCOL, swap)) if one in expected] == expected


def test_a_review_that_was_missed_is_a_warning_from_the_day_after(tmp_path: Path) -> None:
    assert "8 warning review-overdue" not in told(tmp_path, PROTOCOL, as_of="2027-07-02")
    assert "8 warning review-overdue" in told(tmp_path, PROTOCOL, as_of="2027-07-03")


def test_a_missed_review_can_be_accepted(tmp_path: Path) -> None:
    page = changed(PROTOCOL, ("signed:\n", "accepted:\n  review-overdue: The board meets in September.\nsigned:\n"))
    assert "8 warning review-overdue" not in told(tmp_path, page, as_of="2027-07-03")


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("[x](course:oak-college/joinry)", "no-such-course"),
        ("[x](protocol:attendence)", "no-such-protocol"),
        ("[x](/courses/oak-college/joinry/)", "no-such-page"),
        ("[x](../area/area.yml)", "link-not-allowed"),
        ("[x](javascript:alert(1))", "link-not-allowed"),
        ("<script>alert(1)</script>", "html-not-allowed"),
    ],
)
def test_the_text_is_held_to_what_hand_written_pages_are(tmp_path: Path, written: str, id_: str) -> None:
    write(tmp_path, {PROTOCOL_PATH: PROTOCOL + written + "\n"})
    found = {(one.id, one.place.line) for one in gather(tmp_path).problems if one.place.path == PROTOCOL_PATH}
    assert found == {(id_, len(PROTOCOL.splitlines()) + 1)}
