"""Whether a neighbour's course keeps a promise: only where the area lets it, and only by what is known of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.derive.entitlement import entitlement
from prospectus.derive.standing import Standing
from prospectus.pages import promise as pages
from prospectus.pipeline import load
from tests.bordering import FILE, naming, told
from tests.seen import context, parsed, text_of
from tests.small import write

PROMISE = """\
promises:
  - id: on-the-roof
    says: You can learn to build, near your home.
    for: learner
    promise: {each: {sector: [construction-and-the-built-environment], level: [2, 3]}TEST}
"""
LOCALITIES = """\
oakham:
  name: Oakham
  kind: town
  location: {lat: 52.3, lon: -2.6}
"""
COURSE = {
    "level": "3",
    "subject": "5.2",
    "ages": "16-19",
    "runs": [{"site": "main", "start": "2027-09-06", "study": "full-time"}],
}


def standing(root: Path, test: str, *keys: str, **course: object) -> Standing:
    """How the promise stands in the small area, whose own course is of level 2, beside one with a course of level 3."""
    entitled = PROMISE.replace("TEST", test)
    files = {"content/area/entitlement.yml": entitled, "content/area/localities.yml": LOCALITIES}
    write(root, {**naming(*keys), **files, FILE: told({**COURSE, **course})})
    area = load(root, as_of=dt.date(2026, 11, 20)).area
    assert area is not None
    (found,) = entitlement(area)
    return found


def level_3(found: Standing) -> list[str]:
    return [key for one in found.cases if one.choice[1] == "3" for key in one.keepers]


def test_it_counts_only_where_the_area_says_so(tmp_path: Path) -> None:
    assert standing(tmp_path / "not", "").state == "broken"
    assert standing(tmp_path / "travel", "", "count_in: [travel]").state == "broken"
    counted = standing(tmp_path / "counts", "", "count_in: [promises]")
    assert level_3(counted) == ["north-dale:dale-college/course-1"] and counted.state == "fragile"


@pytest.mark.parametrize(
    ("asked", "course", "counts"),
    [
        ("{ages: 16-19}", {}, True),
        ("{ages: 16-19}", {"ages": "14-19"}, True),
        ("{ages: 14-16}", {}, False),
        ("{ages: 16-19}", {"ages": None}, False),  # Not told.
        ("{study: full-time}", {}, True),
        ("{study: part-time}", {}, False),
        ("{starts: on-time}", {}, True),
        ("{starts: late}", {}, False),
        ("{apply: school}", {}, False),  # Nobody tells how to apply there.
    ],
)
def test_it_has_to_be_what_the_promise_says(
    asked: str, course: dict[str, object], counts: bool, tmp_path: Path
) -> None:
    found = standing(tmp_path, f", courses: {asked}", "count_in: [promises]", **course)
    assert bool(level_3(found)) is counts


def test_how_far_it_is_counts_only_with_travel(tmp_path: Path) -> None:
    """3.1 miles; by the estimate 5.0 km × 1.3 at 30 km an hour are 13 minutes."""
    miles = ", from: every-locality, within_miles: "
    both, alone = "count_in: [promises, travel]", "count_in: [promises]"
    assert level_3(standing(tmp_path / "a", f"{miles}3.2", both))
    assert not level_3(standing(tmp_path / "b", f"{miles}3", both))
    assert not level_3(standing(tmp_path / "c", f"{miles}3.2", alone))
    minutes = ", from: every-locality, within_minutes: "
    assert level_3(standing(tmp_path / "d", f"{minutes}14", both))
    assert not level_3(standing(tmp_path / "e", f"{minutes}12", both))
    online = {"runs": [{"delivery": "online", "start": "flexible"}]}
    assert level_3(standing(tmp_path / "f", f"{minutes}1", alone, **online))


def test_the_promise_says_which_come_from_a_neighbour(tmp_path: Path) -> None:
    test = ", from: every-locality, within_miles: 4"
    found = standing(tmp_path, test, "count_in: [promises, travel]")
    ctx = context(load(tmp_path, as_of=dt.date(2026, 11, 20)).area)
    page = text_of(parsed(pages.view(ctx, found).body))
    assert "1 course of neighbouring areas counts too" in page
    lists = [text_of(parsed(pages.list_view(ctx, one).body)) for one in pages.lists(ctx)]
    marked = [one for one in lists if "ThatchingNorth Dale – another area" in one]
    assert len(marked) == 1 and "There is no such course of our own now." in marked[0]
