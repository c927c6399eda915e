"""Journeys are the best that there are: compared with an exhaustive search on small networks made by chance."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.derive.travel.answers import HOME, ON_FOOT, SITE, Legs
from prospectus.derive.travel.asked import Times
from prospectus.derive.travel.day import Reach, journeys
from prospectus.derive.travel.network import Network, day_of_trips
from prospectus.derive.travel.places import Place
from prospectus.gtfs.feed import Feed, Stop, Transfer
from prospectus.model.travel import Reckoning
from tests.timetables import EVERY_DAY, Call, feed

DAY = EVERY_DAY.first.replace(year=2027, month=3, day=3)
NORTH = 0.00072  # degrees of about 80 metres, which one walks in 1.3 minutes


class Found(NamedTuple):
    """A journey as far as it can be better or worse than another."""

    leaves: int
    arrives: int
    changes: int
    walking: int


# ── The search that tries everything ─────────────────────────────────────────────────────────────────────────────────


class Stand(NamedTuple):
    """Somebody has got off: where and when, how many rides and minutes on foot so far, and when the journey began."""

    stop: int
    time: int
    rides: int
    walking: int
    began: int


def every_journey(network: Network, start: Mapping[int, int], end: Mapping[int, int]) -> Iterator[Found]:
    """All journeys with at least one ride from some stops (with the minutes to walk there) to others."""
    open_: list[Stand] = []
    for stop, walk in start.items():
        open_ += rides(network.feed, stop, -1_000_000, 0, walk, None)
    while open_:
        here = open_.pop()
        if here.stop in end:
            walk = end[here.stop]
            yield Found(here.began, here.time + walk, here.rides - 1, here.walking + walk)
        for stop, changes in network.changes.items():
            for from_, minutes, walk in changes:
                if from_ == here.stop:
                    open_ += rides(network.feed, stop, here.time + minutes, here.rides, here.walking + walk, here.began)


def rides(feed: Feed, stop: int, from_time: int, before: int, walking: int, began: int | None) -> Iterator[Stand]:
    """Every place and time at which one can get off a vehicle that leaves a stop at a time or later."""
    for trip in range(len(feed.service_of)):
        calls = range(feed.starts[trip], feed.starts[trip + 1])
        for on in calls:
            leaves = feed.leaves[on] // 60
            if feed.at[on] != stop or leaves < from_time or feed.shut[on] & 1:
                continue
            for off in calls:
                if off > on and not feed.shut[off] & 2:
                    first = leaves - walking if began is None else began
                    arrives = -(-feed.arrives[off] // 60)
                    yield Stand(feed.at[off], arrives, before + 1, walking, first)


def fit(found: Iterator[Found], walk: int | None) -> list[Found]:
    """Those for which it is not as good to walk all the way."""

    def slow(one: Found) -> bool:
        took = one.arrives - one.leaves
        return walk is not None and (took > walk or (took == walk and one.changes > 0))

    return [one for one in found if not slow(one)]


def latest(found: list[Found]) -> Found | None:
    """The one that leaves last, then is there first, then with the fewest changes, then with least on foot."""
    return min(found, key=lambda one: (-one.leaves, one.arrives, one.changes, one.walking), default=None)


def first_home(found: list[Found]) -> Found | None:
    """The one that is home first, then leaves last, then with the fewest changes, then with least on foot."""
    return min(found, key=lambda one: (one.arrives, -one.leaves, one.changes, one.walking), default=None)


# ── Networks made by chance ──────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def trips(draw: st.DrawFn, stops: int, grain: int) -> list[Call]:
    """A trip through some stops from 7 o'clock on, to the second, to the minute or to five minutes."""
    path = draw(st.lists(st.integers(0, stops - 1), min_size=2, max_size=4))
    time = 7 * 3600 + draw(st.integers(0, 5400 // grain)) * grain
    calls = []
    for stop in path:
        arrives = time + draw(st.integers(0, max(600 // grain, 1))) * grain
        time = arrives + draw(st.sampled_from([0, 0, 0, grain]))
        calls.append((stop, arrives, time, draw(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, 2, 3]))))
    return calls


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Three to six stops on a road to the north, 80 metres to some kilometres apart, and up to ten trips."""
    number = draw(st.integers(3, 6))
    at = [0, 60, *(draw(st.sampled_from([2, 4, 30, 30, 32, 62, 90])) for _ in range(number - 2))]
    stops = [Stop(f"s{one}", f"Stop {one}", (52.0 + steps * NORTH, -2.0)) for one, steps in enumerate(at)]
    grain = draw(st.sampled_from([1, 60, 60, 300]))
    every = draw(st.lists(trips(number, grain), min_size=3, max_size=10))
    ids = st.sampled_from([stop.id for stop in stops])
    told = draw(st.lists(st.builds(Transfer, ids, ids, st.sampled_from([None, 1, 7, 20])), max_size=3))
    reckoning = Reckoning.model_construct(
        walking_kmh=4.8, walk_at_most=draw(st.sampled_from([5.0, 20.0])), be_there_before=5.0,
        on_foot_at_most=draw(st.sampled_from([0.0, 0.0, 120.0])), change_at_least=draw(st.sampled_from([1.0, 3.0])),
    )  # fmt: skip
    return Network(feed(stops, every, told), reckoning)


HOMES = st.sampled_from([0, 1, 3, 30])
SITES = st.sampled_from([61, 61, 64, 90])
TIMES = tuple(range(7 * 60, 11 * 60, 7))


def place(key: str, steps: int) -> Place:
    return Place(key, key, (52.0 + steps * NORTH, -2.0))


def summed(legs: Legs | None, network: Network) -> Found | None:
    """What a journey says of itself, leg by leg, after a look at whether its legs follow one another.

    Between two rides there is a walk unless it takes no time: two stops can be at the same place.
    """
    if legs is None:
        return None
    for (before, _, to, _, arrives), (after, from_, _, leaves, _) in itertools.pairwise(legs):
        assert leaves >= arrives
        if from_ != to:
            assert ON_FOOT not in (before, after)
            assert any(start == to and not walk for start, _, walk in network.changes[from_])
    on_foot = sum(leg[4] - leg[3] for leg in legs if leg[0] == ON_FOOT)
    return Found(legs[0][3], legs[-1][4], max(sum(leg[0] != ON_FOOT for leg in legs) - 1, 0), on_foot)


def are_real(legs: Legs | None, feed: Feed, ends: tuple[int, int]) -> None:
    """That a journey goes from end to end, and that each of its rides stands in the timetable."""
    if legs is None:
        return
    # One can live or learn at the very stop: then there is no walk to tell.
    assert legs[0][1] == ends[0] or legs[0][0] != ON_FOOT
    assert legs[-1][2] == ends[1] or legs[-1][0] != ON_FOOT
    for trip, from_, to, leaves, arrives in legs:
        if trip != ON_FOOT:
            calls = range(feed.starts[trip], feed.starts[trip + 1])
            on = [call for call in calls if feed.at[call] == from_ and feed.leaves[call] // 60 == leaves]
            off = [call for call in calls if feed.at[call] == to and -(-feed.arrives[call] // 60) == arrives]
            assert any(one < other for one in on for other in off)


@settings(max_examples=250, deadline=None)
@given(networks(), HOMES, SITES)
def test_there_and_home_are_what_trying_everything_finds(network: Network, here: int, there: int) -> None:
    origin, site = place("village", here), place("college/main", there)
    reach = Reach(network, (origin,))
    walk = reach.on_foot(origin, site)
    trips = day_of_trips(network, network.runs(DAY))
    answers = journeys(reach, trips, site, Times(TIMES, TIMES), all_day=False)["village"]
    homes, sites = network.stops_of(origin), network.stops_of(site)
    to = fit(every_journey(network, homes, sites), walk)
    back = fit(every_journey(network, sites, homes), walk)
    for time in TIMES:
        assert tuple(summed(legs, network) for legs in answers.there[time]) == best_there(to, time - 5, walk)
        assert tuple(summed(legs, network) for legs in answers.home[time]) == best_home(back, time, walk)
        for legs, ends in ((answers.there[time], (HOME, SITE)), (answers.home[time], (SITE, HOME))):
            for one in legs:
                are_real(one, network.feed, ends)


def best_there(every: list[Found], by: int, walk: int | None) -> tuple[Found | None, Found | None]:
    """The best to be there at a time, and the best of those that leave and arrive earlier."""
    best = latest([one for one in every if one.arrives <= by])
    if walk is not None and (best is None or best.leaves < by - walk):
        return Found(by - walk, by, 0, walk), None
    return best, latest([one for one in every if best and one.leaves < best.leaves and one.arrives < best.arrives])


def best_home(every: list[Found], after: int, walk: int | None) -> tuple[Found | None, Found | None]:
    """The best to be home after a time, and the last."""
    rides = [one for one in every if one.leaves >= after]
    best = first_home(rides)
    if walk is not None and (best is None or best.arrives > after + walk):
        best = Found(after, after + walk, 0, walk)
    return best, latest(rides)


@settings(max_examples=150, deadline=None)
@given(networks(), HOMES, SITES)
def test_between_has_all_the_best_ways_of_the_day(network: Network, here: int, there: int) -> None:
    origin, site = place("one/main", here), place("other/main", there)
    reach = Reach(network, (origin,))
    found = journeys(reach, day_of_trips(network, network.runs(DAY)), site, Times((540,), (900,)), all_day=True)
    every = fit(every_journey(network, network.stops_of(origin), network.stops_of(site)), reach.on_foot(origin, site))
    best = {
        (one.leaves, one.arrives)
        for one in every
        if not any(
            (other.leaves >= one.leaves and other.arrives < one.arrives)
            or (other.leaves > one.leaves and other.arrives <= one.arrives)
            for other in every
        )
    }
    assert found["one/main"].pairs == tuple(sorted(best))
