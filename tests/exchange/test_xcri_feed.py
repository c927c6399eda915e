"""The real feed of a college: from an empty folder to an area of more than three hundred published courses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from exchange.directories import FEED, needs_the_feed, run
from prospectus.pipeline import Loaded, load

pytestmark = needs_the_feed


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A new area with the feed in it, and what the import said."""
    area = tmp_path_factory.mktemp("fife") / "area"
    assert run(area.parent, "init", str(area), "--name", "Fife").exit_code == 0
    result = run(area, "import", "xcri", str(FEED), "--write")
    assert result.exit_code == 0, result.output
    return area, result.output


@pytest.fixture(scope="module")
def loaded(told: tuple[Path, str]) -> Loaded:
    return load(told[0])


def test_every_course_is_published(loaded: Loaded) -> None:
    """The feed has 334 courses; the new area brings one of its own."""
    assert loaded.area is not None
    assert len(loaded.area.courses_of["adam-smith-college"]) == 334
    assert not [one for one in loaded.problems if one.severity == "error"]


def test_presentations_are_grouped_as_runs(loaded: Loaded) -> None:
    """791 presentations, of which one course has 76 (counted in the feed by hand)."""
    assert loaded.area is not None
    runs = [len(one.runs) for one in loaded.area.courses_of["adam-smith-college"]]
    assert (sum(runs), max(runs)) == (791, 76)


def test_770_venues_are_eleven_places(loaded: Loaded) -> None:
    """Fourteen different ones, of which three have no address."""
    assert loaded.area is not None
    assert len(loaded.area.providers["adam-smith-college"].sites) == 11


def test_no_course_is_free(loaded: Loaded) -> None:
    """378 costs of 0.0000 say nothing; the others are amounts."""
    assert loaded.area is not None
    courses = loaded.area.courses_of["adam-smith-college"]
    assert not [one for one in courses if one.written.cost.free]
    assert {one.written.cost.amount for one in courses} >= {57_000, 91_000, 150_000}


def test_everything_over_is_told(loaded: Loaded) -> None:
    told = Counter(one.id for one in loaded.problems)
    assert told["starts-in-the-past"] == 791
    assert told["imported-lacks"] == told["imported-unchecked"] == 335  # the courses and their provider
    assert not {"worth-giving", "days-not-told", "dead-end", "leads-in-words"} & set(told)


def test_every_local_word_is_told(told: tuple[Path, str]) -> None:
    for word in ("Full-Time", "Part Time Day", "Short Full Time", "Other open learning", "Distance Learning", "HNC"):
        assert f"“{word}” " in told[1], word
    assert "378 times" in told[1] and "A cost of 0.0000 is not taken for free." in told[1]
    assert "Adam Smith College: 334 of 334 courses have started for the last time." in told[1]


def test_again_gives_nothing_new(told: tuple[Path, str]) -> None:
    assert "0 added, 0 changed" in run(told[0], "import", "xcri", str(FEED)).output


def test_it_builds_with_what_is_not_said_told_as_such(told: tuple[Path, str], tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = run(told[0], "build", "--site-dir", str(site))
    assert result.exit_code == 0, result.output[-2000:]
    page = (site / "courses/adam-smith-college/abrasive-wheels/index.html").read_text()
    assert "Taken from the course directory of Adam Smith College of 7 September 2012 on 1 February 2027" in page
    assert "not yet checked by the provider" in page
    assert "Level not said" in page and "Ages not said" in page
    assert "whose subject is not said" in (site / "subjects/index.html").read_text()
    assert "Level not said" in (site / "levels/not-said/index.html").read_text()
    assert (site / "subjects/not-said/index.html").is_file()
    assert not (site / "routes/not-said").exists()
