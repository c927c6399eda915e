"""Routes can be followed both ways, and an outside graph library finds the same ways, circles and gaps."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.area import Area
from prospectus.derive import gaps
from prospectus.derive.circles import circles
from prospectus.derive.routes import (
    MOST_WAYS,
    following,
    from_school,
    preceding,
    reach,
    reachable,
    routes,
    ways_to,
    years,
)
from prospectus.rules import routes as rules
from tests.graphs import Node, area, key

# ── Graphs that hypothesis makes ─────────────────────────────────────────────────────────────────────────────────────

Edges = set[tuple[int, int]]


@st.composite
def shapes(draw: st.DrawFn) -> tuple[int, Edges]:
    """A graph put together from circles, diamonds and chains, apart (islands) or joined, with some links at random."""
    edges: Edges = set()
    size = 0
    for _ in range(draw(st.integers(1, 4))):
        shape, length = draw(st.sampled_from(["circle", "diamond", "chain", "island"])), draw(st.integers(2, 4))
        nodes = range(size, size + length)
        if shape == "circle":
            edges |= {(node, size + (node + 1 - size) % length) for node in nodes}
        elif shape == "diamond":
            edges |= {(size, size + length + 1)} | {(size, node) for node in nodes[1:]}
            edges |= {(node, size + length) for node in nodes[1:]}
        elif shape == "chain":
            edges |= {(node, node + 1) for node in nodes[:-1]}
        size += length + 2
    node = st.integers(0, size - 1)
    return size, edges | draw(st.sets(st.tuples(node, node), max_size=6))


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """An area with such a graph, its links written at either end or both, and a few destinations."""
    size, edges = draw(shapes())
    written = {edge: draw(st.sampled_from(["leads_to", "from", "both"])) for edge in sorted(edges)}
    nodes = {
        f"c{number:02}": Node(
            leads_to=[f"c{b:02}" for a, b in sorted(edges) if a == number and written[a, b] != "from"],
            from_=[f"c{a:02}" for a, b in sorted(edges) if b == number and written[a, b] != "leads_to"],
            goals=draw(st.lists(st.sampled_from(["job", "degree"]), max_size=1)),
            months=draw(st.sampled_from([1, 3, 6, 12, 15, 18, 24])),
            ages=draw(st.sampled_from(["14-16", "16-19"])),
            asks=draw(st.sampled_from([None, None, "1", "3"])),
            gcse=draw(st.booleans()),
            status=draw(st.sampled_from(["published"] * 6 + ["draft", "withdrawn"])),
        )
        for number in range(size)
    }
    return area(nodes, {"job": "job", "degree": "higher"})


def graph(area: Area) -> nx.DiGraph:
    """The same graph, as the outside library has it: an edge is as long as the course that it leaves."""
    made = nx.DiGraph()
    made.add_nodes_from(course.key for course in area.published)
    for course in area.published:
        for other in [one.course_id for one in course.leads_to if one.course_id]:
            made.add_edge(course.key, other, years=years(course))
        for other in course.written.entry.from_:
            made.add_edge(other, course.key, years=years(area.courses[other]))
    made.remove_nodes_from([one for one in made if area.courses[one].written.status != "published"])
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    return made


def goals(area: Area, id_: str | None = None) -> set[str]:
    """The courses that lead straight to a destination."""
    steps = {
        course.key: [step.destination.id for step in course.leads_to if step.destination] for course in area.published
    }
    return {one for one, found in steps.items() if (id_ in found if id_ else found)}


checked = settings(max_examples=80, deadline=None)


@checked
@given(areas())
def test_links_are_the_same_from_both_ends_wherever_they_are_written(area: Area) -> None:
    found, oracle = routes(area), graph(area)
    assert {one: set(links) for one, links in found.onward.items()} == {
        one: set(oracle.successors(one)) for one in oracle
    }
    assert {one: set(links) for one, links in found.back.items()} == {
        one: set(oracle.predecessors(one)) for one in oracle
    }
    for id_ in area.destinations:
        assert set(found.from_courses[id_]) == goals(area, id_)
    for links in (*found.onward.values(), *found.back.values(), *found.from_courses.values()):
        ranks = [found.order.rank[one] for one in links]
        assert ranks == sorted(set(ranks))


@checked
@given(areas())
def test_what_follows_and_precedes(area: Area) -> None:
    found, oracle = routes(area), graph(area)
    for one in oracle:
        assert following(found, [one]) == nx.descendants(oracle, one) | {one}
        assert preceding(found, [one]) == nx.ancestors(oracle, one) | {one}


@checked
@given(areas(), st.sampled_from([0.5, 1, 2, 4, 99]))
def test_what_can_be_reached_in_some_years(area: Area, limit: float) -> None:
    found, oracle = routes(area), graph(area)
    for one in oracle:
        begun = nx.single_source_dijkstra_path_length(oracle, one, cutoff=limit + 1e-5, weight="years")
        result = reach(found, one, limit)
        assert {there.id: there.years for there in result.courses} == pytest.approx(
            {k: v for k, v in begun.items() if k != one}, abs=1e-4
        )
        done = {k: v + found.years[k] for k, v in begun.items()}
        soonest = {id_: min([done[k] for k in done if k in goals(area, id_)], default=999) for id_ in area.destinations}
        expected = {id_: v for id_, v in soonest.items() if v <= limit + 1e-5}
        assert {there.id: there.years for there in result.destinations} == pytest.approx(expected, abs=1e-4)
        assert [there.years for there in result.courses] == sorted(there.years for there in result.courses)


@checked
@given(areas())
def test_the_ways_to_a_destination_are_the_shortest_and_make_a_tree(area: Area) -> None:
    found, oracle = routes(area), graph(area)
    for id_ in area.destinations:
        turned = nx.DiGraph([("", k) for k in goals(area, id_)])
        turned.add_edges_from((b, a) for a, b in oracle.edges)
        lengths = (
            nx.single_source_dijkstra_path_length(turned, "", weight=lambda _, to, __: found.years[to])
            if goals(area, id_)
            else {"": 0}
        )
        ways = ways_to(found, id_)
        assert not ways.more
        assert {way.key: way.years for way in ways.ways} == pytest.approx(
            {k: v for k, v in lengths.items() if k}, abs=1e-4
        )
        assert [(way.years, way.steps) for way in ways.ways] == sorted((way.years, way.steps) for way in ways.ways)
        assert sorted(way.key for group in ways.before.values() for way in group) == sorted(
            way.key for way in ways.ways
        )
        for way in ways.ways:
            path = ways.path(way.key)
            assert len(path) == way.steps and path[-1] in goals(area, id_) and nx.is_path(oracle, path)
            assert sum(found.years[one] for one in path) == pytest.approx(way.years, abs=1e-4)


@checked
@given(areas())
def test_every_knot_has_one_circle_the_shortest_through_its_first_course(area: Area) -> None:
    found, oracle = circles(routes(area)), graph(area)
    knots = [knot for knot in nx.strongly_connected_components(oracle) if len(knot) > 1]
    assert sorted(circle[0] for circle in found) == sorted(min(knot) for knot in knots)
    assert list(found) == sorted(found)
    for circle in found:
        assert len(set(circle)) == len(circle) and nx.is_path(oracle, [*circle, circle[0]])
        back = nx.single_target_shortest_path_length(oracle, circle[0])
        back = dict(back)
        assert len(circle) == 1 + min(back[one] for one in oracle.successors(circle[0]) if one in back)


@checked
@given(areas())
def test_what_is_missing_is_what_the_outside_library_cannot_join(area: Area) -> None:
    found, oracle = routes(area), graph(area)
    young = {one.key for one in area.published if one.written.ages == "14-16"}
    starts = {one.key for one in area.published if from_school(one)}
    after = {one: nx.descendants(oracle, one) | {one} for one in oracle}
    before = {one: nx.ancestors(oracle, one) | {one} for one in oracle}
    assert gaps.dead_ends(found) == {one for one in oracle if not after[one] & goals(area)}
    assert gaps.nothing_after_16(found, area) == {one for one in young if after[one] <= young - goals(area)}
    assert reachable(found, area) == {one for one in oracle if before[one] & starts}
    assert gaps.out_of_reach(found, area) == {one for one in oracle if not before[one] & starts}


@checked
@given(areas())
def test_faults_are_told_where_they_begin_and_mending_these_mends_all(area: Area) -> None:
    found, oracle = routes(area), graph(area)
    for lost in (gaps.dead_ends(found), gaps.nothing_after_16(found, area)):
        told = gaps.ends(found, lost)
        assert set(told) <= lost <= preceding(found, told)
        assert all(not found.onward[one] or any(one == circle[0] for circle in circles(found)) for one in told)
    lost = gaps.out_of_reach(found, area)
    told = gaps.beginnings(found, lost)
    assert set(told) <= lost <= following(found, told)
    assert len(oracle) == len(found.onward)


# ── What a course takes and asks ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("months", "expected"),
    [(3, 0.25), (6, 0.5), (7, 1), (9, 1), (12, 1), (14, 1.17), (18, 1.5), (21, 2), (24, 2), (42, 3.5)],
)
def test_lessons_that_fill_more_than_half_a_year_take_the_whole_of_it(months: int, expected: float) -> None:
    course = area({"a": Node(months=months)}).courses[key("a")]
    assert years(course) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Node(), True),
        (Node(gcse=True), True),
        (Node(gcse=True, from_=["b"]), True),
        (Node(asks="2"), True),
        (Node(asks="E3", from_=["b"]), True),
        (Node(asks="3"), False),
        (Node(asks="3", gcse=True), False),
        (Node(from_=["b"]), False),
        (Node(from_=["b"], ages="14-16"), True),
    ],
)
def test_who_comes_from_school(node: Node, expected: bool) -> None:
    assert from_school(area({"a": node, "b": Node()}).courses[key("a")]) is expected


@pytest.mark.parametrize(
    ("level", "after", "down"),
    [("2", "1", True), ("1/2", "1", False), ("2", "1/2", False), ("3", "1/2", True), ("E", "E1", False), ("E3", "E1", True), ("1", "E", True), ("2", "3", False), ("2", "2", False)],
)  # fmt: skip
def test_a_level_goes_down_when_even_its_highest_lies_below(level: str, after: str, down: bool) -> None:
    made = area({"a": Node(level=level), "b": Node(level=after)})
    assert gaps.goes_down(made.courses[key("a")], made.courses[key("b")]) is down


def test_a_sector_can_be_entered_from_another_one_but_an_apprenticeship_alone_is_not_the_end() -> None:
    start = {"entry": Node(["a", "b"], level="E3", subject="14.2")}
    made = area(start | {"a": Node(goals=["work"]), "b": Node(goals=["trade"], kind="apprenticeship", subject="9.1")})
    assert gaps.sectors_from_entry(routes(made), made) == {"construction-and-the-built-environment"}


# ── Size ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_chain_of_ten_thousand_courses_needs_no_recursion() -> None:
    made = area({f"c{n:05}": Node([f"c{(n + 1) % 10_000:05}"], goals=["job"] if not n else []) for n in range(10_000)})
    found = routes(made)
    assert [len(circle) for circle in circles(found)] == [10_000]
    ways = ways_to(found, "job")
    assert ways.more and ways.ways[-1].steps == len(ways.ways) == MOST_WAYS
    assert len(reach(found, key("c00000"), 99_999).courses) == 9_999


def test_the_rules_tell_one_knot_of_ten_thousand_courses_with_thirty_thousand_links_once() -> None:
    made = area(
        {
            f"c{n:05}": Node([f"c{(n * 7 + 13 * k) % 10_000:05}" for k in (1, 2, 3)], goals=[f"g{n % 300}"])
            for n in range(10_000)
        }
    )
    told = [
        problem
        for rule in (
            rules.dead_end,
            rules.goes_in_a_circle,
            rules.level_goes_down,
            rules.nothing_after_16,
            rules.out_of_reach,
            rules.target_not_open,
        )
        for problem in rule(made)
    ]
    assert {problem.id for problem in told} == {"goes-in-a-circle"}
