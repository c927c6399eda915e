"""How a promise stands: the cases that it speaks of, and whether each is kept, by what, and by how much not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from ..model.entitlement import Promise

State = Literal["kept", "fragile", "broken", "unchecked"]
WORST_FIRST: Final[tuple[State, ...]] = ("broken", "fragile", "kept")


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a promise speaks of.

    `choice` has a value for each of the promise's dimensions. `locality` is the id of where learners live, if the
    promise asks; `subject` the course (by key), the provider or the page that it speaks of, if it does. `keepers` are
    the courses that keep it and `goals` the destinations; `found` how many there are of what is counted, `missing` what
    a provider does not have. It is fragile when withdrawing one course would break it; these are `relied`. Where events
    are promised, `events` keep it by their ids, and it is fragile when one that is `called_off` would break it.
    """

    found: int
    wanted: int
    choice: tuple[str, ...] = ()
    locality: str | None = None
    subject: str | None = None
    keepers: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    relied: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    called_off: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        if self.found < self.wanted:
            return "broken"
        return "fragile" if self.relied or self.called_off else "kept"

    @property
    def short(self) -> int:
        """By how much it is broken."""
        return max(self.wanted - self.found, 0)


@dataclass(frozen=True, eq=False)
class Standing:
    """How a promise stands; `index` is its place in the file, from 0, `dimensions` are the keys of its choices.

    `why` says why there is nothing to check, when there are no cases.
    """

    promise: Promise
    index: int
    cases: tuple[Case, ...]
    dimensions: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    why: str = ""

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many of its cases are kept, fragile and broken."""
        return Counter(one.state for one in self.cases)

    @property
    def state(self) -> State:
        """As bad as the worst of its cases."""
        return next((one for one in WORST_FIRST if self.counts.get(one)), "unchecked")

    def of(self, state: State) -> tuple[Case, ...]:
        """Its cases that stand so, those that lack most first."""
        found = [one for one in self.cases if one.state == state]
        return tuple(sorted(found, key=lambda one: -one.short))

    @cached_property
    def by_choice(self) -> Mapping[tuple[str, ...], tuple[Case, ...]]:
        """The cases of each choice, one for every locality, in the order in which they are checked."""
        groups: dict[tuple[str, ...], list[Case]] = {}
        for one in self.cases:
            groups.setdefault(one.choice, []).append(one)
        return {choice: tuple(group) for choice, group in groups.items()}
