"""Links the handbook's pages: whom each binds, who has signed it, and which pages belong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .area import Protocol, Provider, Signature
from .intake import PageFile
from .model.protocol import Bound, ProtocolFile
from .naming import Names, choice, no_provider
from .problems import Keys
from .wording import quoted


@dataclass(frozen=True, slots=True)
class Signing:
    """The pages as they are written, and the names that they can use."""

    pages: Sequence[PageFile]
    names: Names

    def protocols(self) -> dict[str, Protocol]:
        """The sound pages by id, in the order of their ids."""
        return {one.id: self._protocol(one, one.written) for one in self.pages if one.written}

    def _protocol(self, page: PageFile, written: ProtocolFile) -> Protocol:
        bound = dict.fromkeys(one for rule in self._bound(page, written) for one in rule)
        return Protocol(
            page.id,
            page.path,
            written,
            page.text,
            tuple(bound),
            tuple(self._signed(page, written)),
            tuple(self._related(page, written)),
            page.first_line,
        )

    def _bound(self, page: PageFile, written: ProtocolFile) -> Iterator[Sequence[Provider]]:
        for index, rule in enumerate(written.applies_to):
            if rule.provider and rule.provider not in self.names.provider_ids:
                no_provider(rule.provider, page.path, ("applies_to", index), self.names, draft=False)
            yield [one for one in self.names.providers.values() if _binds(rule, one)]

    def _signed(self, page: PageFile, written: ProtocolFile) -> Iterator[Signature]:
        for id_, signature in written.signed.items():
            if id_ in self.names.providers:
                yield Signature(self.names.providers[id_], signature.on, signature.version)
            elif id_ not in self.names.provider_ids:
                no_provider(id_, page.path, ("signed", id_), self.names, draft=False)

    def _related(self, page: PageFile, written: ProtocolFile) -> Iterator[str]:
        known = [one.id for one in self.pages]
        for index, id_ in enumerate(written.related):
            if id_ in known:
                yield id_
            else:
                at: Keys = ("related", index)
                says = f"The handbook has no page called {quoted(id_)}."
                self.names.refuse("no-such-protocol", page.path, at, says, choice(id_, known, "pages"), draft=False)


def _binds(rule: Bound, provider: Provider) -> bool:
    return rule.everybody or rule.provider == provider.id or rule.kind == provider.written.kind
