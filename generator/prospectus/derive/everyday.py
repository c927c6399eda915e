"""What the everyday words of a search mean: phrases that stand for a filter, words that carry nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from ..area import Area
from ..model.codes import COURSE_KIND, DAYS, LEVEL, PATTERN, SECTOR, STUDY
from .search import FLEXIBLE, MONTHS, ONLINE, fold

ENTRY: Final = tuple(entry.slug for code, entry in LEVEL.items() if code.startswith("E"))


class Meaning(NamedTuple):
    """A phrase of everyday language and the values of a facet that it means."""

    phrase: str
    facet: str
    values: tuple[str, ...]


STOP: Final = frozenset(
    # What carries no meaning in a search or a text.
    """a able about across after all almost also am among an and any are as at be because been but by can cannot could
    did do does doing either else ever every for from get getting go going got had has have having he her hers him his
    how however i if id ill im in into is its ive just least let like likely love me might most must my need neither no
    nor not of off often on only or other our own please rather said say says she should since so some than that the
    their them then there these they this those to too us want wanna wants was we were what whats when where which
    while who whom whos why will with would yet you your youre""".split()
)
STOP_IN_PROSE: Final = frozenset({"it"})
"""What means something only in a title or a keyword."""
ASIDE: Final = frozenset(
    # What people say round the thing they want; it counts only where nothing else does.
    """apply become becoming begin beginner best career careers choose class classes college colleges course courses
    doing enjoy find future good interested involve involved involves involving job jobs join learn learning lesson
    lessons local look looking near option options place places programme programmes qualification qualifications
    qualified qualify role show something start starting starts stuff study studying subject subjects teach things
    train training work working""".split()
)
COMMON: Final = frozenset(
    """apprenticeship award btec certificate course degree diploma foundation gcse hnc hnd introduction level link
    resit t tech""".split()
)
"""Words of titles that say what kind of course it is: what a title is about is the rest."""

_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_ALSO: Final[tuple[Meaning, ...]] = (
    Meaning("gcse", "kind", ("gcse", "gcse-resit")),
    Meaning("gcses", "kind", ("gcse", "gcse-resit")),
    Meaning("alevel", "kind", ("a-level",)),
    Meaning("tlevel", "kind", ("t-level",)),
    Meaning("apprentice", "kind", ("apprenticeship",)),
    Meaning("trainee ship", "kind", ("traineeship",)),
    Meaning("fulltime", "study", ("full-time",)),
    Meaning("parttime", "study", ("part-time",)),
    Meaning("after school", "pattern", ("twilight",)),
    Meaning("twilight", "pattern", ("twilight",)),
    Meaning("evening class", "pattern", ("evening",)),
    Meaning("night class", "pattern", ("evening",)),
    Meaning("night school", "pattern", ("evening",)),
    Meaning("night", "pattern", ("evening",)),
    Meaning("online", "place", (ONLINE,)),
    Meaning("distance learning", "place", (ONLINE,)),
    Meaning("from home", "place", (ONLINE,)),
    Meaning("roll on", "start", (FLEXIBLE,)),
    Meaning("any time", "start", (FLEXIBLE,)),
    Meaning("start now", "start", (FLEXIBLE,)),
    Meaning("straight away", "start", (FLEXIBLE,)),
    Meaning("year 9", "ages", ("14-16",)),
    Meaning("year 10", "ages", ("14-16",)),
    Meaning("key stage 4", "ages", ("14-16",)),
    Meaning("ks4", "ages", ("14-16",)),
    Meaning("14 16", "ages", ("14-16",)),
    Meaning("14 to 16", "ages", ("14-16",)),
    Meaning("year 11", "ages", ("16-19",)),
    Meaning("year 12", "ages", ("16-19",)),
    Meaning("year 13", "ages", ("16-19",)),
    Meaning("after year 11", "ages", ("16-19",)),
    Meaning("post 16", "ages", ("16-19",)),
    Meaning("16 18", "ages", ("16-19",)),
    Meaning("16 19", "ages", ("16-19",)),
    Meaning("after gcses", "ages", ("16-19",)),
    Meaning("adult", "ages", ("19+",)),
    Meaning("over 19", "ages", ("19+",)),
    Meaning("no gcses", "level", (*ENTRY, "level-1")),
    Meaning("without gcses", "level", (*ENTRY, "level-1")),
    Meaning("failed gcses", "level", (*ENTRY, "level-1")),
    Meaning("failed my gcses", "level", (*ENTRY, "level-1")),
    Meaning("no qualifications", "level", (*ENTRY, "level-1")),
    Meaning("entry", "level", ENTRY),
    Meaning("entry level", "level", ENTRY),
)
_UNNAMED: Final = frozenset({"english-and-maths", "diploma"})
"""Kinds whose names are rather a search for subjects and titles."""


def meanings(area: Area, months: Iterable[str]) -> list[Meaning]:
    """Every phrase that means a facet: providers, sectors, levels, kinds, ages, and when in the week and the year."""
    named = chain(_level_meanings(), _kind_meanings(area), _time_meanings(), _month_meanings(months))
    sectors = (Meaning(fold(name), "sector", (id_,)) for id_, name in SECTOR.items())
    found = {meaning.phrase: meaning for meaning in chain(_provider_meanings(area), _ALSO, sectors, named)}
    return [found[phrase] for phrase in sorted(found)]


def _provider_meanings(area: Area) -> Iterator[Meaning]:
    """Names of more than one word; one word may mean anything."""
    for provider in area.providers.values():
        if " " in fold(provider.name):
            yield Meaning(fold(provider.name), "provider", (provider.id,))


def _level_meanings() -> Iterator[Meaning]:
    for code, entry in LEVEL.items():
        number = code.removeprefix("E")
        if not number.isdigit():
            continue
        whole, short = (("entry level", "entry"), "e") if code.startswith("E") else (("level",), "l")
        slugs = (entry.slug, LEVEL["E"].slug) if code.startswith("E") else (entry.slug,)
        spoken = (number, _NUMBERS[int(number) - 1])
        for phrase in (f"{short}{number}", *(f"{stem} {word}" for stem in whole for word in spoken)):
            yield Meaning(phrase, "level", slugs)


def _kind_meanings(area: Area) -> Iterator[Meaning]:
    here: Mapping[str, str] = {kind: words.name for kind, words in area.words.kinds.items()}
    for kind, name in COURSE_KIND.items():
        if kind in _UNNAMED or kind == "gcse":
            continue
        for called in dict.fromkeys((fold(name), fold(here.get(kind, name)))):
            yield Meaning(called, "kind", (kind,))
            yield Meaning(called.removesuffix(" course"), "kind", (kind,))


def _time_meanings() -> Iterator[Meaning]:
    for study in STUDY:
        yield Meaning(fold(study), "study", (study,))
    for pattern in PATTERN:
        if pattern not in {"customised", "twilight"}:
            yield Meaning(fold(pattern), "pattern", (pattern,))
    for day in DAYS:
        yield Meaning(day, "day", (day,))


def _month_meanings(months: Iterable[str]) -> Iterator[Meaning]:
    """The months in which something starts; “may” and “march” are other words too, so they need one before them."""
    by_name: Mapping[str, list[str]] = defaultdict(list)
    for month in months:
        if len(month) == 7:
            by_name[MONTHS[int(month[5:]) - 1].lower()].append(month)
    for name, listed in by_name.items():
        values = tuple(sorted(listed))
        if name not in {"may", "march"}:
            yield Meaning(name, "start", values)
        for before in ("in", "start", "starting", "from"):
            yield Meaning(f"{before} {name}", "start", values)
