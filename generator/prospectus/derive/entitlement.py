"""Whether the promises to young people are kept: where, for whom and by what, and where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..area import Area, Provider
from ..model.codes import CONTACT_ROLE
from ..model.entitlement import Condition, Promise, ProviderFilter
from . import choices, onward, visits
from .fitting import Fitting, expanded
from .routes import Routes, routes
from .standing import Case, Standing

NO_EVENTS = "There is no calendar: neither content/area/calendar.yml nor a provider's own names an event."
_NOTHING: Mapping[str, str] = {
    "each": "It names no town, village or choice that is there.",
    "each_course": "There is no published course of this kind.",
    "each_provider": "There is no provider of this kind.",
    "events": NO_EVENTS,
}


@lru_cache(maxsize=1)
def entitlement(area: Area) -> tuple[Standing, ...]:
    """How each promise stands, in the order of the file; rules and pages of one build are given the same."""
    graph = routes(area)
    return tuple(_standing(promise, index, area, graph) for index, promise in enumerate(area.promises))


def _standing(promise: Promise, index: int, area: Area, graph: Routes) -> Standing:
    condition = promise.promise
    found = tuple(_cases(condition, area, graph))
    return Standing(
        promise,
        index,
        found,
        dimensions=tuple(Fitting(condition.each, area).values),
        localities=expanded("from", condition.from_, area),
        why="" if found else _NOTHING.get(condition.form, ""),
    )


def _cases(condition: Condition, area: Area, graph: Routes) -> Iterator[Case]:
    if condition.events:
        asked = condition.each_provider
        providers = tuple(_providers(asked, area)) if asked else None
        yield from visits.cases(condition, condition.events, providers, area) if area.events else ()
    elif condition.each_course and condition.leads_to:
        yield from onward.cases(condition.each_course, condition.leads_to, area, graph)
    elif condition.each_provider:
        yield from (_provider(one, condition, area) for one in _providers(condition.each_provider, area))
    elif condition.pages:
        yield from (Case(int(is_page(name, area)), 1, subject=name) for name in condition.pages)
    else:
        yield from choices.cases(condition, area, graph.order.sorted(area.published))


def _providers(asked: ProviderFilter, area: Area) -> Iterator[Provider]:
    kinds = expanded("provider_kind", asked.kind, area)
    offered = Fitting(asked.offers, area) if asked.offers else None
    for provider in area.providers.values():
        meant = not kinds or provider.written.kind in kinds
        if meant and (offered is None or any(offered.runs(course) for course in area.courses_of[provider.id])):
            yield provider


def _provider(provider: Provider, condition: Condition, area: Area) -> Case:
    missing = tuple(one for one in condition.has if not has(provider, one))
    found = len(condition.has) - len(missing)
    return Case(found, len(condition.has), subject=provider.id, missing=missing)


def has(provider: Provider, what: str) -> bool:
    """Whether a provider has one of the things that a promise can ask of it."""
    written = provider.written
    if what in CONTACT_ROLE:
        return any(one.role == what for one in written.contacts)
    if what == "step-free":
        return any(site.written.step_free == "yes" for site in provider.sites.values())
    return bool(written.support if what == "support" else written.inspection)


def is_page(name: str, area: Area) -> bool:
    """Whether there is a hand-written page of this name."""
    return name in area.content or f"{name}/index" in area.content
