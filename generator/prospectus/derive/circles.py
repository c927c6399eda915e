"""Circles in which courses lead: nobody who follows them gets any further."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from .routes import Links, Routes


@lru_cache(maxsize=1)
def circles(routes: Routes) -> tuple[tuple[str, ...], ...]:
    """The circles in which courses lead, each from its first course by key; sorted.

    Of courses that all lead to one another only the shortest circle through the first of them is told: when that has
    been broken, the next comes to light.
    """
    knots = sorted(sorted(knot) for knot in _knots(routes.onward) if len(knot) > 1)
    return tuple(_circle(routes.onward, knot) for knot in knots)


def _knots(links: Links) -> Iterator[list[str]]:
    """The strongly connected parts of a graph, by Tarjan's way without recursion (SIAM J. Comput. 1, 1972)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for start in links:
        path: list[tuple[str, Iterator[str]]] = [] if start in number else [(start, iter(links[start]))]
        while path:
            here, targets = path[-1]
            if here not in number:
                number[here] = low[here] = len(number)
                stack.append(here)
                on_stack.add(here)
            for target in targets:
                if target not in number:
                    path.append((target, iter(links[target])))
                    break
                if target in on_stack:
                    low[here] = min(low[here], number[target])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[here])
                if low[here] == number[here]:
                    yield list(_popped(stack, on_stack, here))


def _popped(stack: list[str], on_stack: set[str], last: str) -> Iterator[str]:
    """Everything on the stack down to `last`, taken off it."""
    key = None
    while key != last:
        key = stack.pop()
        on_stack.remove(key)
        yield key


def _circle(links: Links, knot: list[str]) -> tuple[str, ...]:
    """The shortest way from the first course of a knot back to it."""
    first, inside = knot[0], set(knot)
    came_from: dict[str, str] = {}
    waiting = deque([first])
    while first not in came_from:
        here = waiting.popleft()
        for target in links[here]:
            if target in inside and target not in came_from:
                came_from[target] = here
                waiting.append(target)
    back = [came_from[first]]
    while back[-1] != first:
        back.append(came_from[back[-1]])
    return tuple(reversed(back))
