"""Which single courses every way to a goal goes through: without one of them there would be no way left.

These are the dominators of a graph that is read backwards from all its goals, found as Cooper, Harvey and Kennedy do
(A Simple, Fast Dominance Algorithm, 2001), which takes about as long as walking through it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .routes import Links

GOAL = ""
"""Stands for all goals together."""


class Cuts:
    """The tree of what cannot be avoided: above each course the nearest one that every way from it goes through."""

    def __init__(self, onward: Links, back: Links, goals: Iterable[str]) -> None:
        self._goals = frozenset(goals)
        self._order = _backwards(back, [key for key in back if key in self._goals])
        self._onward = onward
        self._above = self._tree()

    @property
    def leading(self) -> Mapping[str, int]:
        """The goals and every course from which one of them can be reached."""
        return self._order

    def unavoidable(self, steps: Iterable[str]) -> Iterator[str]:
        """The courses that every way through one of these next steps goes through, the nearest first."""
        at: str | None = None
        for step in steps:
            at = step if at is None else self._common(at, step)
        while at:
            yield at
            at = self._above[at]

    def _tree(self) -> dict[str, str]:
        above: dict[str, str] = {}
        changed = True
        while changed:
            changed = False
            for key in self._order:
                found = self._over(key, above)
                if above.get(key) != found:
                    above[key] = found
                    changed = True
        return above

    def _over(self, key: str, above: Mapping[str, str]) -> str:
        """What stands above a course, as far as is known yet."""
        if key in self._goals:
            return GOAL
        at: str | None = None
        for step in self._onward[key]:
            if step in above:
                at = step if at is None else self._common(at, step, above)
        assert at is not None
        return at

    def _common(self, one: str, other: str, above: Mapping[str, str] | None = None) -> str:
        """The nearest that stands above both."""
        above = self._above if above is None else above
        while one != other:
            if not one or not other:
                return GOAL
            if self._order[one] > self._order[other]:
                one = above[one]
            else:
                other = above[other]
        return one


def _backwards(back: Links, goals: Iterable[str]) -> dict[str, int]:
    """Every course that leads to a goal with its place, counted so that what is nearer to the goals comes first.

    It is the reverse of the order in which a walk through what comes before is done with each.
    """
    seen: set[str] = set()
    done: list[str] = []
    for goal in goals:
        if goal not in seen:
            seen.add(goal)
            _walk(goal, back, seen, done)
    return {key: place for place, key in enumerate(reversed(done))}


def _walk(start: str, back: Links, seen: set[str], done: list[str]) -> None:
    waiting = [(start, iter(back[start]))]
    while waiting:
        key, before = waiting[-1]
        step = next((one for one in before if one not in seen), None)
        if step is None:
            waiting.pop()
            done.append(key)
        else:
            seen.add(step)
            waiting.append((step, iter(back[step])))
