"""Where the boxes and lines of a map of routes stand: in columns on wide screens, in one column on narrow ones."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Link = tuple[str, str]
Point = tuple[float, float]
_Joined = Mapping[str, Sequence[str]]

SWEEPS: Final = 8
_BEND: Final = 6.0
"""How tall the place is that is kept free for a line that passes a column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one box to another, with its points from the first box on.

    `swing` is true when both boxes stand in the same column: the line then leaves and comes back on the same side.
    """

    link: Link
    points: tuple[Point, ...]
    swing: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of every box, from the left and from the top, the lines, and how much room it all takes."""

    centres: Mapping[str, Point]
    lines: tuple[Line, ...]
    height: float
    crossings: int


# ── In columns ───────────────────────────────────────────────────────────────────────────────────────────────────────


def columns(
    heights: Mapping[str, float], layer: Mapping[str, int], links: Sequence[Link], middles: Sequence[float], gap: float
) -> Layout:
    """Boxes in columns, `middles` being the middle of each column and `layer` the column of each box.

    The order in each column is the one that was met with the fewest crossings; the work grows as the number of links.
    """
    chains = {link: _chain(link, layer) for link in links if layer[link[0]] != layer[link[1]]}
    at = dict(layer) | {bend: place for chain in chains.values() for bend, place in chain}
    stacks: list[list[str]] = [[] for _ in middles]
    for one, place in at.items():
        stacks[place].append(one)
    before, after = _joined(chains, at)
    stacks, crossings = _untangled(stacks, before, after)
    sizes = {one: heights.get(one, _BEND) for one in at}
    tops = _levelled(stacks, sizes, before, after, gap)
    centres = {one: (middles[at[one]], tops[one]) for one in at}
    lines = [_line(link, chains.get(link), centres) for link in links]
    height = max((tops[one] + sizes[one] / 2 for one in at), default=0)
    return Layout({one: centres[one] for one in layer}, tuple(lines), height, crossings)


def _chain(link: Link, layer: Mapping[str, int]) -> list[tuple[str, int]]:
    """The boxes of a link and the bends between them, each with its column, from left to right.

    Lines to the same box share their bends: they run together as soon as they can.
    """
    first, last = sorted(link, key=layer.__getitem__)
    between = range(layer[first] + 1, layer[last])
    bends = [(f"\0{last}\0{place}", place) for place in between]
    return [(first, layer[first]), *bends, (last, layer[last])]


def _joined(chains: Mapping[Link, Sequence[tuple[str, int]]], at: Iterable[str]) -> tuple[_Joined, _Joined]:
    """What each box or bend is joined to in the column before it and in the one after it."""
    before: dict[str, list[str]] = {one: [] for one in at}
    after: dict[str, list[str]] = {one: [] for one in before}
    pieces = ((one, other) for chain in chains.values() for (one, _), (other, _) in pairwise(chain))
    for one, other in dict.fromkeys(pieces):
        after[one].append(other)
        before[other].append(one)
    return before, after


def _line(link: Link, chain: Sequence[tuple[str, int]] | None, centres: Mapping[str, Point]) -> Line:
    if chain is None:
        return Line(link, tuple(centres[one] for one in link), swing=True)
    points = tuple(centres[one] for one, _ in chain)
    return Line(link, points if chain[0][0] == link[0] else points[::-1])


# ── Few crossings ────────────────────────────────────────────────────────────────────────────────────────────────────


def _untangled(stacks: list[list[str]], before: _Joined, after: _Joined) -> tuple[list[list[str]], int]:
    """The order in each column with the fewest crossings that sweeps to the right and to the left come by."""
    best, fewest = stacks, _crossings(stacks, after)
    for sweep in range(SWEEPS):
        rightward = sweep % 2 == 0
        stacks = _swept(stacks, before if rightward else after, rightward)
        stacks = _exchanged(stacks, before, after)
        crossings = _crossings(stacks, after)
        if crossings < fewest:
            best, fewest = stacks, crossings
        if not fewest:
            break
    return best, fewest


def _swept(stacks: list[list[str]], joined: _Joined, rightward: bool) -> list[list[str]]:
    """Column after column, each box as near as may be to the middle of those that it is joined to."""
    place = _places(stacks)
    swept = list(stacks)
    for number in range(len(stacks)) if rightward else reversed(range(len(stacks))):
        wanted = {one: _mean([place[other] for other in joined[one]], place[one]) for one in stacks[number]}
        swept[number] = sorted(stacks[number], key=wanted.__getitem__)
        place |= {one: float(index) for index, one in enumerate(swept[number])}
    return swept


def _exchanged(stacks: list[list[str]], before: _Joined, after: _Joined) -> list[list[str]]:
    """The same with neighbours exchanged wherever that takes crossings away."""
    place = _places(stacks)
    done = []
    for stack in stacks:
        stack = list(stack)
        for index in range(len(stack) - 1):
            one, other = stack[index : index + 2]
            if _gain(one, other, place, before) + _gain(one, other, place, after) > 0:
                stack[index], stack[index + 1] = other, one
                place[one], place[other] = place[other], place[one]
        done.append(stack)
    return done


def _gain(one: str, other: str, place: Mapping[str, float], joined: _Joined) -> int:
    """How many crossings fewer there are when `one` stands after `other` instead of before it."""
    ends, others = sorted(place[end] for end in joined[one]), sorted(place[end] for end in joined[other])
    now = sum(len(ends) - bisect_right(ends, end) for end in others)
    then = sum(len(others) - bisect_right(others, end) for end in ends)
    return now - then


def _crossings(stacks: Sequence[Sequence[str]], after: _Joined) -> int:
    place = _places(stacks)
    total = 0
    for stack in stacks:
        seen: list[float] = []
        for one in stack:
            ends = [place[end] for end in after[one]]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _places(stacks: Sequence[Sequence[str]]) -> dict[str, float]:
    return {one: float(index) for stack in stacks for index, one in enumerate(stack)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


# ── Straight lines ───────────────────────────────────────────────────────────────────────────────────────────────────


def _levelled(
    stacks: Sequence[Sequence[str]], sizes: Mapping[str, float], before: _Joined, after: _Joined, gap: float
) -> dict[str, float]:
    """How far down each box has its middle, so that lines are as level as the order in the columns allows."""
    down = {one: 0.0 for stack in stacks for one in stack}
    for sweep in range(SWEEPS):
        joined = before if sweep % 2 == 0 else after
        for stack in stacks if sweep % 2 == 0 else reversed(stacks):
            wanted = [_mean([down[other] for other in joined[one]], down[one]) for one in stack]
            down |= zip(stack, spaced(wanted, [sizes[one] for one in stack], gap), strict=True)
    top = min((down[one] - sizes[one] / 2 for one in down), default=0.0)
    return {one: round(place - top, 1) for one, place in down.items()}


def spaced(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Middles as near as can be to the wanted ones, in this order and with at least the gap between any two."""
    offsets = [0.0]
    for size, following in pairwise(sizes):
        offsets.append(offsets[-1] + (size + following) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        total, number = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / number:
            earlier, others = pools.pop()
            total, number = total + earlier, number + others
        pools.append((total, number))
    starts = [total / number for total, number in pools for _ in range(number)]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]


# ── In one column ────────────────────────────────────────────────────────────────────────────────────────────────────


def lanes(links: Iterable[Link], down: Mapping[str, float]) -> dict[str, int]:
    """Which lane beside a column the lines to each box take, 0 being the nearest: no two in one lane overlap."""
    spans: dict[str, tuple[float, float]] = {}
    for source, target in links:
        top, bottom = spans.get(target, (down[target], down[target]))
        spans[target] = (min(top, down[source]), max(bottom, down[source]))
    taken: list[list[tuple[float, float]]] = []
    lane: dict[str, int] = {}
    for target, (top, bottom) in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1])):
        free = next((n for n, spans_ in enumerate(taken) if all(bottom < a or b < top for a, b in spans_)), len(taken))
        if free == len(taken):
            taken.append([])
        taken[free].append((top, bottom))
        lane[target] = free
    return lane
