"""Makes sites of the places that a directory names again and again: equal ones are one site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from .. import limits
from ..directories.cells import refusal
from ..directories.record import IncomingSite
from ..directories.taking import Taking
from ..model.fields import as_id, is_id
from ..model.provider import Site
from ..wording import quoted

KEYS: Final = frozenset({("name",), ("address",), ("town",), ("postcode",), ("reference",)})
"""What directories can carry of a site."""
_POSTCODE: Final = 10


class Place(NamedTuple):
    """A place as a directory names it; `identifier` is empty where it has none."""

    name: str
    address: str
    town: str
    postcode: str
    identifier: str = ""


@dataclass(slots=True)
class Places:
    """The places of one provider, `owner`; `every` are those of all providers of the directory, by their ids.

    `known` are the sites, provider/site, of the area that takes the directory in.
    """

    owner: str
    every: dict[str, Places]
    taking: Taking
    known: Collection[str] = ()
    found: dict[tuple[str, ...], tuple[str, dict[str, Any], str, str]] = field(default_factory=dict)

    def site(self, place: Place, source: str) -> str:
        """The id that a place has itself, else its name; empty when it does not say enough to be found."""
        other, _, at = place.identifier.partition("/")
        if is_id(at) and other in self.every:
            found = self.every[other].site(place._replace(identifier=at), source)
            return found if other == self.owner or found != at else f"{other}/{at}"
        if at and place.identifier in self.known:
            return place.identifier
        if not all(place[:4]) or refusal(Site, ("postcode",), place.postcode):
            says = f"The venue {quoted(place.name)} has no whole address, so that nobody would find it."
            do = "Ask where it is, add it to the sites of the provider's file, and name it in these runs."
            self.taking.note("venue-left-out", says, do, source)
            return ""
        key = tuple(part.casefold() for part in place[:4])
        if key not in self.found:
            self.found[key] = self._new(place, source)
        id_, data, *_ = self.found[key]
        return id_ if id_ == place.identifier else str(data["name"])

    def _new(self, place: Place, source: str) -> tuple[str, dict[str, Any], str, str]:
        taken = {id_ for id_, *_ in self.found.values()}
        base = place.identifier if is_id(place.identifier) else as_id(place.name)[:50] or "site"
        id_ = next(one for one in (base, *(f"{base}-{number}" for number in range(2, 9_999))) if one not in taken)
        named = {data["name"].casefold() for _, data, *_ in self.found.values()}
        name = f"{place.name}, {place.address}" if place.name.casefold() in named else place.name
        data: dict[str, Any] = {
            "name": name[: limits.NAME],
            "address": place.address[: limits.ADDRESS],
            "town": place.town[: limits.NAME],
            "postcode": place.postcode[:_POSTCODE],
        }
        return id_, data, place.identifier if place.identifier != id_ else "", source

    @classmethod
    def of(cls, owners: Iterable[str], taking: Taking, known: Collection[str] = ()) -> dict[str, Places]:
        """For each of a directory's providers those that it has, none yet."""
        every: dict[str, Places] = {}
        every.update((owner, cls(owner, every, taking, known)) for owner in owners)
        return every

    def records(self) -> Iterator[IncomingSite]:
        """Every site once."""
        for id_, data, reference, first in self.found.values():
            source = f"venue {quoted(data['name'])}, first in {first}"
            yield IncomingSite(self.owner, source, reference or None, data, KEYS, id=id_)
