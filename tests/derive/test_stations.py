"""A sector's map has each course in one place, and stays small however many courses there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive.routes import routes
from prospectus.derive.stations import ENDS, Chart, chart
from prospectus.pipeline import load


@pytest.fixture(scope="module")
def area(example_root: Path) -> Area:
    found = load(example_root, as_of=None).area
    assert found is not None
    return found


def charts(area: Area, most: int, most_ends: int) -> dict[str, Chart]:
    found = routes(area)
    return {id_: chart(area, found, id_, most, most_ends) for id_, courses in area.courses_in.items() if courses}


@pytest.mark.parametrize(("most", "most_ends"), [(24, 14), (16, 6), (1000, 1000), (1, 1)])
def test_every_course_and_every_destination_has_one_place(area: Area, most: int, most_ends: int) -> None:
    graph = routes(area)
    for sector, found in charts(area, most, most_ends).items():
        inside = [one.key for stop in found.stops for one in stop.courses if one.sector == sector]
        assert sorted(inside) == sorted(one.key for one in area.courses_in[sector])
        ends = [one.id for stop in found.stops for one in stop.destinations]
        assert sorted(ends) == sorted({one.id for key in inside for one in graph.destinations[key]})
        assert len({stop.id for stop in found.stops}) == len(found.stops)


def test_every_link_of_the_sector_is_on_the_map(area: Area) -> None:
    graph = routes(area)
    for sector, found in charts(area, 1000, 1000).items():
        place = {one.key: stop.id for stop in found.stops for one in stop.courses}
        for course in area.courses_in[sector]:
            for key in graph.onward[course.key]:
                assert place[course.key] == place[key] or (place[course.key], place[key]) in found.links
            for end in graph.destinations[course.key]:
                assert (place[course.key], f"to-{end.id}") in found.links


def test_many_courses_are_shown_by_step(area: Area) -> None:
    for found in charts(area, 8, 3).values():
        inner = [stop for stop in found.stops if stop.kind in {"course", "step"}]
        assert len(inner) <= 8
        assert sum(stop.band == ENDS for stop in found.stops) <= 3
