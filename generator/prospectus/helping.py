"""Links help with travel to the towns, sites and providers that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .area import Locality, Provider, Scheme, Site
from .naming import Names, choice, named_site, no_provider
from .problems import Keys
from .wording import quoted

if TYPE_CHECKING:
    from .model import travel as travel_file


@dataclass(frozen=True, slots=True)
class Helping:
    """What help can be for; `path` is travel.yml's, `localities` is None when their own file is faulty."""

    path: str
    names: Names
    localities: Mapping[str, Locality] | None

    def schemes(self, written: Mapping[str, travel_file.Scheme]) -> dict[str, Scheme]:
        """The schemes, linked, in the order in which they are written."""
        return {id_: self._scheme(id_, one) for id_, one in written.items()}

    def _scheme(self, id_: str, written: travel_file.Scheme) -> Scheme:
        at: Keys = ("schemes", id_, "applies")
        applies = written.applies
        return Scheme(
            id_,
            written,
            tuple(self._localities(applies.localities, (*at, "localities"))),
            tuple(self._sites(applies.sites, (*at, "sites"))),
            tuple(self._providers(applies.providers, (*at, "providers"))),
        )

    def _localities(self, ids: Sequence[str], at: Keys) -> Iterator[Locality]:
        known = self.localities
        for index, id_ in enumerate(ids if known is not None else ()):
            if known and id_ in known:
                yield known[id_]
            else:
                says = f"There is no town or village called {quoted(id_)} in content/area/localities.yml."
                do = choice(id_, known or (), "towns and villages")
                self.names.refuse("no-such-locality", self.path, (*at, index), says, do, draft=False)

    def _sites(self, keys: Sequence[str], at: Keys) -> Iterator[Site]:
        for index, key in enumerate(keys):
            site = named_site(key, self.path, None, self.names, (*at, index), draft=False)
            if site:
                yield site

    def _providers(self, ids: Sequence[str], at: Keys) -> Iterator[Provider]:
        for index, id_ in enumerate(ids):
            if id_ in self.names.providers:
                yield self.names.providers[id_]
            elif id_ not in self.names.provider_ids:
                no_provider(id_, self.path, (*at, index), self.names, draft=False)
