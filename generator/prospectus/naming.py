"""What can be named in an area's files, and how a name that is not there is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from .area import Destination, Provider, Site
from .blocks import Block
from .problems import Keys, Place, Problem, Severity
from .wording import listed, nearest, quoted

CHECK: Final = "Check how it is written; it has to be the name of its file or key."


@dataclass(slots=True)
class Names:
    """What can be named, and what is wrong with the naming so far.

    A thing whose own file is faulty can be named all the same: the fault is told once, where it is.
    """

    providers: Mapping[str, Provider]
    provider_ids: frozenset[str]
    course_ids: frozenset[str]
    destinations: Mapping[str, Destination]
    destinations_known: bool
    blocks: Mapping[str, Block]
    blocks_known: bool
    timetable: bool = True
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, id_: str, path: str, keys: Keys, says: str, do: str, *, draft: bool) -> None:
        severity = Severity.WARNING if draft else Severity.ERROR
        self.problems.append(Problem(id_, severity, Place(path, keys), says, do))

    def meant(self, key: str) -> str | None:
        """The course that may be meant by a wrong name: one of the same provider, or of the same name elsewhere.

        Not all are compared: every wrong name against every course would take minutes in a large area.
        """
        provider, _, course = key.rpartition("/")
        own = [one.rpartition("/")[2] for one in self.course_ids if one.startswith(f"{provider}/")]
        guess = nearest(course, sorted(own))
        if guess:
            return f"{provider}/{guess}"
        return nearest(key, sorted(one for one in self.course_ids if one.endswith(f"/{course}")), alike=0)


def named_site(
    written: str, path: str, provider: Provider | None, names: Names, keys: Keys, *, draft: bool
) -> Site | None:
    """The site that is named: one of its own provider's, or another's by provider/site."""
    owner_id, _, site_id = written.rpartition("/")
    owner = names.providers.get(owner_id) if owner_id else provider
    if owner is None:
        if owner_id and owner_id not in names.provider_ids:
            no_provider(owner_id, path, keys, names, draft=draft)
        return None
    site = owner.sites.get(site_id)
    if site is None:
        says = f"{owner.name} has no site called {quoted(site_id)}."
        names.refuse("no-such-site", path, keys, says, choice(site_id, owner.sites, "sites"), draft=draft)
    return site


def no_course(key: str, path: str, keys: Keys, names: Names, *, draft: bool) -> None:
    says, guess = f"There is no course called {quoted(key)}.", names.meant(key)
    names.refuse("no-such-course", path, keys, says, f"Did you mean “{guess}”?" if guess else CHECK, draft=draft)


def no_provider(id_: str, path: str, keys: Keys, names: Names, *, draft: bool) -> None:
    says = f"There is no provider called {quoted(id_)}."
    names.refuse("no-such-provider", path, keys, says, choice(id_, names.provider_ids, "providers"), draft=draft)


def choice(typed: str, known: Iterable[str], what: str) -> str:
    """What to write instead: the nearest name, and the list where it is short."""
    words = sorted(known)
    guess = nearest(typed, words, alike=0.75)
    hint = f"Did you mean “{guess}”? " if guess else ""
    if what and len(words) == 1:
        return f"{hint}The only {what.removesuffix('s')} is {words[0]}."
    if what and 1 < len(words) <= 12:
        return f"{hint}The {what} are {listed(words, last='and')}."
    return hint.strip() or CHECK
