"""A course that was imported with nothing but its title: every page, feed and report there is can tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange.directories import run
from tests.seen import parsed, text_of

BARE = "title: Welding\nstatus: published\nimported: {from: the county's list, on: 2027-01-15}\n"
OWNER = "name: Fern College\nimported: {from: the county's list, on: 2027-01-15}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new area with such a course, of a provider of which only the name is known."""
    area = tmp_path_factory.mktemp("bare") / "area"
    assert run(area.parent, "init", str(area), "--name", "Oakshire").exit_code == 0
    (area / "providers/fern-college/courses").mkdir(parents=True)
    (area / "providers/fern-college/provider.yml").write_text(OWNER)
    (area / "providers/fern-college/courses/welding.yml").write_text(BARE)
    for report in ("routes", "entitlement", "freshness"):
        assert run(area, "report", report).exit_code == 0
    built = run(area, "build", "--site-dir", str(area.parent / "site"))
    assert built.exit_code == 0, built.output[-2000:]
    return area.parent / "site"


def text(site: Path, address: str) -> str:
    return text_of(parsed((site / address / "index.html").read_text()))


def test_the_page_says_what_is_not_said_and_where_it_comes_from(site: Path) -> None:
    page = text(site, "courses/fern-college/welding")
    for words in (
        "Taken from the county's list on 15 January 2027; not yet checked by the provider",
        "Level not said",
        "Ages not said",
        "Place not said",
        "Days not said",
        "The provider does not say what you need to get in.",
        "The provider does not say where it leads.",
        "The provider does not say how to apply: ask them",
        "By when is not said: ask.",
    ):
        assert words in page, words
    assert "Online" not in page and "Checked on" not in page and "Free" not in page


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("subjects", "1 course whose subject is not said"),
        ("subjects/not-said", "Welding"),
        ("levels/not-said", "Welding"),
        ("providers/fern-college", "Kind of provider not said"),
        ("courses", "Level not said"),
        ("a-z", "Welding"),
        ("advisers/entry", "Welding"),
    ],
)
def test_lists_have_it_under_what_is_not_said(site: Path, address: str, words: str) -> None:
    assert words in text(site, address)


def test_the_partnership_sees_that_nobody_has_checked_it(site: Path) -> None:
    assert "nobody yet: taken from the county's list" in text(site, "partnership")


def test_there_is_no_map_for_a_subject_that_is_not_said(site: Path) -> None:
    assert not (site / "routes/not-said").exists()
    assert "routes/not-said" not in (site / "subjects/not-said/index.html").read_text()
