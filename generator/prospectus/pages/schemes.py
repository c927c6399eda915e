"""Help with travel in a line: what it is, whom it is for, and where it is told in full."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Scheme
from ..model.codes import AGES, COURSE_KIND
from ..model.entitlement import GROUP
from .phrases import both

MOST: Final = 3
"""The most towns, kinds of course or places that a line names; the help's own text tells more."""

_SCHOOL: Final = frozenset({"14-16", "16-19"})


class Help(NamedTuple):
    """A scheme: the group that it is for, and other limits in a few words; both are empty when it is for all."""

    scheme: Scheme
    group: str
    limits: str


def lines(found: Iterable[Scheme], told: Container[str] = ()) -> list[Help]:
    """The lines of these schemes, in the order of the file; `told` are conditions that the page makes plain."""
    return [Help(one, group(one), limits(one, told)) for one in found]


def group(scheme: Scheme) -> str:
    """“If you have a learning difficulty or a disability”; empty when it is for everyone."""
    id_ = scheme.written.applies.group
    return "" if id_ == "everyone" else GROUP[id_]


def limits(scheme: Scheme, told: Container[str] = ()) -> str:
    """Whom it is for: “ages 16 to 19; more than 3 miles from home”."""
    return "; ".join(says for name, says in _limits(scheme) if says and name not in told)


def _limits(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """The conditions by their names, in words; those that are not made are empty."""
    applies = scheme.written.applies
    beyond = applies.beyond_miles
    places = [f"{one.written.name}, {one.written.town}" for one in scheme.sites]
    places += [one.name for one in scheme.providers]
    yield (
        "ages",
        "ages 14 to 19" if set(applies.ages) == _SCHOOL else _any_of("ages", [AGES[a] for a in applies.ages], ""),
    )
    yield "beyond_miles", "" if beyond is None else f"more than {mile_count(beyond)} from home"
    kinds = [_small(COURSE_KIND[one]) for one in applies.kinds]
    yield "kinds", "some kinds of course" if len(kinds) > MOST else _any_of("kind of course:", kinds, "")
    yield "localities", _any_of("from", [one.written.name for one in scheme.localities], "some towns and villages")
    yield "places", _any_of("to", places, "some places")


def _any_of(before: str, words: Sequence[str], many: str) -> str:
    """“from Abberton Green or Wyreford”; where there are many of them, `many` stands for them."""
    named = many if len(words) > MOST else both(words, last="or")
    return f"{before} {named}" if words else ""


def mile_count(far: float) -> str:
    """“1 mile”, “3 miles”, “2.5 miles”."""
    return f"{far:g} {'mile' if far == 1 else 'miles'}"


def _small(text: str) -> str:
    """A name inside a sentence; what is written in capitals stays so."""
    return text if text[1:2].isupper() or text[1:2] == " " else text[:1].lower() + text[1:]
