"""Like courses are found by their words, and the same course elsewhere by what it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive.order import order
from prospectus.derive.similar import ELSEWHERE, SIMILAR, Likeness, likeness
from prospectus.pipeline import load
from tests.small import COURSE, COURSE_PATH, PROVIDER, changed, write


@pytest.fixture(scope="module")
def example(example_root: Path) -> Area:
    area = load(example_root, as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    return area


@pytest.fixture(scope="module")
def index(example: Area) -> Likeness:
    return likeness(example, order(example))


def similar(area: Area, index: Likeness, key: str) -> list[str]:
    return [one.key for one in index.similar(area.courses[key])]


def test_somebody_who_looks_at_a_trade_sees_its_other_levels(example: Area, index: Likeness) -> None:
    assert {"teme-valley/bricklaying-level-1", "teme-valley/bricklaying-apprenticeship"} <= set(
        similar(example, index, "teme-valley/bricklaying-level-2")
    )


def test_the_same_a_level_elsewhere_is_not_similar_but_the_same(example: Area, index: Likeness) -> None:
    course = example.courses["wyreford-sixth-form/a-level-biology"]
    assert [one.key for one in index.elsewhere(course)] == ["bishops-mead/a-level-biology"]
    assert "bishops-mead/a-level-biology" not in similar(example, index, course.key)


def test_being_the_same_is_mutual(example: Area, index: Likeness) -> None:
    for course in example.published:
        for other in index.elsewhere(course):
            assert course in index.elsewhere(other)


def test_nobody_is_shown_a_course_that_is_closed_their_own_or_for_another_age(example: Area, index: Likeness) -> None:
    for course in (*example.published, *example.withdrawn):
        found = index.similar(course)
        assert len(found) == len(set(found)) <= SIMILAR
        assert course not in found
        assert all(one.written.status == "published" for one in found)
        if course.written.ages == "14-16":
            assert not [one.key for one in found if one.written.ages in {"16-19", "19+"}]


def big(root: Path, count: int) -> Area:
    """An area with this many providers of the same course."""
    files: dict[str, str | None] = {}
    for number in range(count):
        files[f"providers/oak-{number}/provider.yml"] = changed(PROVIDER, ("name: Oak College", f"name: Oak {number}"))
        files[f"providers/oak-{number}/courses/joinery.yml"] = changed(COURSE, ("Make a door", f"Make {number} doors"))
    area = load(write(root, {COURSE_PATH: None, **files}), as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    return area


def test_of_very_many_the_same_each_names_some_and_all_are_named_by_some(tmp_path: Path) -> None:
    area = big(tmp_path, 60)
    found = likeness(area, order(area))
    named = [one.key for course in area.published for one in found.elsewhere(course)]
    assert {len(found.elsewhere(course)) for course in area.published} == {ELSEWHERE}
    assert set(named) == set(area.courses)
