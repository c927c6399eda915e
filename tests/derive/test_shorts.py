"""A short address follows from a course's id for ever, and one that is on paper always leads somewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive import shorts
from prospectus.feeds import shorts as feed
from prospectus.pipeline import load
from tests.small import COURSE, COURSE_PATH, changed, write


def small(root: Path, files: dict[str, str | None] | None = None) -> Area:
    area = load(write(root, files), as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    return area


def test_it_never_changes() -> None:
    """These are on paper."""
    assert shorts.letters("teme-valley/bricklaying-level-1", 6) == "53k6h8"
    assert shorts.letters("oak-college/joinery", 6) == OAK


OAK = "tmsvkf"
SECOND = COURSE_PATH.replace("joinery", "carving")
CARVING = changed(COURSE, ("title: Joinery", "title: Carving"), ("Make a door that fits.", "Carve a spoon."))


def test_every_course_has_one_that_leads_to_its_page(tmp_path: Path) -> None:
    files = feed.files(small(tmp_path, {SECOND: CARVING}))
    page = files[f"c/{OAK}/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../courses/oak-college/joinery/">' in page
    assert "<title>Joinery</title>" in page and len(files) == 2


def test_what_a_course_was_called_before_still_leads_there(tmp_path: Path) -> None:
    renamed = changed(COURSE, ("reviewed:\n", "formerly: [oak-college/woodwork]\nreviewed:\n"))
    found = shorts.shorts(small(tmp_path, {COURSE_PATH: renamed}))
    assert [one.title for one in found.leads[f"c/{shorts.letters('oak-college/woodwork', 6)}/"]] == ["Joinery"]
    assert found.of["oak-college/joinery"] == f"c/{OAK}/"


def test_a_draft_has_none(tmp_path: Path) -> None:
    drafted = changed(COURSE, ("status: published", "status: draft"))
    assert shorts.shorts(small(tmp_path, {COURSE_PATH: drafted})).leads == {}


def test_where_two_share_one_it_asks_which_and_both_get_a_longer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shorts.letters
    monkeypatch.setattr(shorts, "letters", lambda key, length: "bcdfgh"[:length] + real(key, length)[6:])
    area = small(tmp_path, {SECOND: CARVING})
    found = shorts.shorts(area)
    assert len(found.leads["c/bcdfgh/"]) == 2
    assert len(set(found.of.values())) == 2 and all(len(one) == len("c/bcdfghx/") for one in found.of.values())
    page = feed.files(area)["c/bcdfgh/index.html"].decode()
    assert "Which of these do you mean?" in page and "Carving" in page and "../../courses/oak-college/joinery/" in page


def test_the_example_area_has_one_for_each_course(example_root: Path) -> None:
    area = load(example_root).area
    assert area is not None
    found = shorts.shorts(area)
    assert len(set(found.of.values())) == len(area.published) + len(area.withdrawn)
