"""What a change is: something that learners can see, what is different about it, and how that is for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, TypeVar

Value = TypeVar("Value")


class Effect(IntEnum):
    """How a change is for learners, the worst first."""

    GONE = 0
    WORSE = 1
    DIFFERENT = 2
    BETTER = 3
    NEW = 4
    WORDS = 5
    CHECKED = 6


HEADINGS: Final[Mapping[Effect, str]] = {
    Effect.GONE: "Gone",
    Effect.WORSE: "Harder, dearer or less",
    Effect.DIFFERENT: "Different",
    Effect.BETTER: "Easier, cheaper or more",
    Effect.NEW: "New",
    Effect.WORDS: "Other words",
    Effect.CHECKED: "Checked again",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is different: `says` goes on after a name and a colon, like “start moves from … to …”.

    `about` names the part that it is about, where there are several: one run of a course.
    """

    effect: Effect
    says: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something with all that is different about it.

    `kind` is what it is (course, site, provider, event …), `key` its id, `title` its name and `whose` its provider's,
    if it has one. `path` is its file, relative to the area's folder. `address` is its page from the root of the site,
    None where there is none (any more). The facts are the worst first.
    """

    kind: str
    key: str
    title: str
    whose: str
    path: str
    address: str | None
    facts: tuple[Fact, ...]

    @property
    def effect(self) -> Effect:
        """That of its worst fact."""
        return self.facts[0].effect

    @property
    def says(self) -> str:
        """Its facts in a row: first those about the whole, then those about each part together."""
        parts: dict[str, list[str]] = {"": []}
        for fact in self.facts:
            parts.setdefault(fact.about, []).append(fact.says)
        return "; ".join(
            f"{about}: {'; '.join(said)}" if about else "; ".join(said) for about, said in parts.items() if said
        )


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts, the worst first, each once; those alike as they came."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda one: one.effect))


# ── Ways in which values differ ──────────────────────────────────────────────────────────────────────────────────────


def swapped(
    what: str,
    old: Value | None,
    new: Value | None,
    told: Callable[[Value], str] = str,
    effect: Effect = Effect.DIFFERENT,
) -> Iterator[Fact]:
    """A value that is another one, was given or was taken away."""
    if old == new:
        return
    if old is None:
        yield Fact(effect, f"{what} is now given: {told(new)}")  # type: ignore[arg-type]  # not None, as it differs
    elif new is None:
        yield Fact(effect, f"{what} is no longer given; it was {told(old)}")
    else:
        yield Fact(effect, f"{what} changes from {told(old)} to {told(new)}")


def moved(
    what: str, old: Any, new: Any, told: Callable[[Any], str], *, up: Effect, given: Effect | None = None
) -> Iterator[Fact]:
    """A value that is higher or lower: `up` is how it is for learners when it rises, or when it is `given` at all."""
    given = up if given is None else given
    if old == new:
        return
    if old is None:
        yield Fact(given, f"{what} is now given: {told(new)}")
    elif new is None:
        yield Fact(other_way(given), f"{what} is no longer given; it was {told(old)}")
    else:
        rises = new > old
        verb = "rises" if rises else "falls"
        yield Fact(up if rises else other_way(up), f"{what} {verb} from {told(old)} to {told(new)}")


def other_way(effect: Effect) -> Effect:
    """How the opposite change is for learners."""
    opposite = {
        Effect.WORSE: Effect.BETTER,
        Effect.BETTER: Effect.WORSE,
        Effect.GONE: Effect.NEW,
        Effect.NEW: Effect.GONE,
    }
    return opposite.get(effect, effect)


def reworded(old: Any, new: Any, names: Mapping[str, str], effect: Effect = Effect.WORDS) -> Iterator[Fact]:
    """Texts among these attributes that are others now, in one fact; `names` says what each is called."""
    found = [name for key, name in names.items() if getattr(old, key) != getattr(new, key)]
    if found:
        yield Fact(effect, f"other words on {', '.join(found)}")
