"""Boxes stand in their columns and nowhere over each other, lines cross little, and the work stays linear."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.derive.drawing import columns, lanes, spaced

MIDDLES = (100.0, 300.0, 500.0, 700.0)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Boxes with their columns, and links between some of them in any direction."""
    layer = {f"n{number}": draw(st.integers(0, 3)) for number in range(draw(st.integers(0, 14)))}
    pairs = [(one, other) for one in layer for other in layer if one != other]
    return layer, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=25)) if pairs else []


@given(graphs())
def test_boxes_of_a_column_never_overlap_and_every_link_is_drawn(
    graph: tuple[dict[str, int], list[tuple[str, str]]],
) -> None:
    layer, links = graph
    layout = columns(dict.fromkeys(layer, 50.0), layer, links, MIDDLES, 14)
    assert {one: MIDDLES.index(point[0]) for one, point in layout.centres.items()} == layer
    for column in range(4):
        tops = sorted(point[1] for one, point in layout.centres.items() if layer[one] == column)
        assert all(below - above >= 64 - 0.21 for above, below in pairwise(tops))
        assert all(top + 0.11 >= 25 and top + 25 <= layout.height + 0.11 for top in tops)
    assert [line.link for line in layout.lines] == links
    for line in layout.lines:
        assert (line.points[0], line.points[-1]) == (layout.centres[line.link[0]], layout.centres[line.link[1]])


def test_a_tangle_that_can_be_undone_is_undone() -> None:
    layer = {**{f"a{n}": 0 for n in range(6)}, **{f"b{n}": 1 for n in range(6)}, **{f"c{n}": 2 for n in range(6)}}
    links = [(f"a{n}", f"b{5 - n}") for n in range(6)] + [(f"b{n}", f"c{(n * 5) % 6}") for n in range(6)]
    assert columns(dict.fromkeys(layer, 50.0), layer, links, MIDDLES[:3], 14).crossings == 0


def test_a_line_that_passes_a_column_passes_between_its_boxes() -> None:
    layer = {"a": 0, "b": 1, "c": 1, "d": 2}
    layout = columns(dict.fromkeys(layer, 50.0), layer, [("a", "b"), ("a", "c"), ("a", "d")], MIDDLES[:3], 14)
    (bend,) = layout.lines[2].points[1:-1]
    assert all(abs(layout.centres[one][1] - bend[1]) >= 25 for one in "bc")


def test_lines_to_the_same_box_run_together() -> None:
    layer = {"a": 0, "b": 0, "c": 1, "d": 2}
    layout = columns(dict.fromkeys(layer, 50.0), layer, [("a", "d"), ("b", "d"), ("a", "c")], MIDDLES[:3], 14)
    assert layout.lines[0].points[1] == layout.lines[1].points[1]


def test_the_same_links_give_the_same_drawing() -> None:
    layer = {f"n{number}": number % 4 for number in range(20)}
    links = [
        (one, other) for one, other in combinations(layer, 2) if (len(one) * int(one[1:]) + int(other[1:])) % 5 == 0
    ]
    sizes = dict.fromkeys(layer, 50.0)
    assert columns(sizes, layer, links, MIDDLES, 14) == columns(sizes, layer, links, MIDDLES, 14)


@given(st.lists(st.tuples(st.floats(-1000, 1000), st.floats(1, 100)), max_size=20))
def test_what_has_room_stands_where_it_is_wanted(boxes: list[tuple[float, float]]) -> None:
    wanted, sizes = [one for one, _ in boxes], [size for _, size in boxes]
    found = spaced(wanted, sizes, 10)
    for (above, size), (below, other) in pairwise(zip(found, sizes, strict=True)):
        assert below - above >= (size + other) / 2 + 10 - 1e-6
    clear = all(b - a >= (s + o) / 2 + 10 for (a, s), (b, o) in pairwise(boxes))
    assert not clear or found == pytest.approx(wanted)


@given(graphs())
def test_lines_in_one_lane_never_overlap(graph: tuple[dict[str, int], list[tuple[str, str]]]) -> None:
    layer, links = graph
    down = {one: float(number) for number, one in enumerate(layer)}
    found = lanes(links, down)
    assert set(found) == {target for _, target in links}
    spans: dict[str, list[float]] = {}
    for source, target in links:
        spans.setdefault(target, [down[target]]).append(down[source])
    for one, other in combinations(found, 2):
        if found[one] == found[other]:
            assert max(spans[one]) < min(spans[other]) or max(spans[other]) < min(spans[one])
