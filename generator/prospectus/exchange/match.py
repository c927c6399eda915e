"""Finds which of our courses, sites and providers a record from elsewhere is about: by references, ids, then names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..directories.record import Doubt, Incoming, IncomingProvider, IncomingSite
from ..naming import choice
from ..wording import quoted
from .present import Present, one_text, rows


def courses_meant(present: Present, provider: str, one: Incoming) -> tuple[list[str], Doubt | None]:
    """The courses that may be meant, by provider/course; and a doubt where its reference says that it is none of them.

    One is meant by its reference or that of a run, by its id, or by its qualification's number together with its title.
    """
    held = {key: file.data or {} for key, file in sorted(present.courses_of(provider))}
    theirs = _references(one.reference, one.course)
    if known := [key for key, data in held.items() if theirs & {key.partition("/")[2], *_references(None, data)}]:
        return known, None
    if one.id is not None:
        return [key for key in held if key == f"{provider}/{one.id}"], None
    alike = [key for key, data in held.items() if _name(data) == _name(one.course)]
    same = [key for key in alike if not (one.reference and one_text(held[key], "reference"))]
    if alike and not same:
        return [], _other_reference(one, alike[0], one_text(held[alike[0]], "reference"))
    return same, None


def _other_reference(one: Incoming, key: str, reference: str) -> Doubt:
    says = f"{key} has the same title and qualification number, but the reference {quoted(reference)}."
    do = f"If it is the same course, write “reference: {one.reference}” there; if not, give one of them another title."
    return Doubt("other-reference", one.source, says, do)


def _references(own: str | None, course: Mapping[str, Any]) -> set[str]:
    """What a course and its runs are called elsewhere."""
    found = {own or "", one_text(course, "reference"), *(one_text(run, "reference") for run in rows(course, "runs"))}
    return found - {""}


def _name(course: Mapping[str, Any]) -> tuple[str, str]:
    """A course's title and its qualification's number, but for how they are written."""
    number = re.sub(r"[\s/.]", "", one_text(course, "qualification", "number")).upper()
    return _plain(one_text(course, "title")), number


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def provider_meant(present: Present, one: IncomingProvider) -> str | None:
    """The provider with this id, UKPRN or name."""
    if one.provider in present.providers:
        return one.provider
    name = _plain(one_text(one.data, "name"))
    for id_, held in present.providers.items():
        data = held.data or {}
        if one.reference and one_text(data, "ukprn") == one.reference:
            return id_
        if name and _plain(one_text(data, "name")) == name and not (one.reference and one_text(data, "ukprn")):
            return id_
    return None


def site_of(sites: Mapping[str, Any], one: IncomingSite) -> list[str]:
    """The sites of a provider that may be meant."""
    if one.id is not None and one.id in sites:
        return [one.id]
    if one.reference and (found := _sites_called(sites, one.reference, by_name=False)):
        return found
    name = one_text(one.site, "name")
    return [
        id_
        for id_ in _sites_called(sites, name, by_name=True)
        if not (one.reference and one_text(sites[id_], "reference"))
    ]


def site_called(sites: Mapping[str, Any], text: str) -> list[str]:
    """The sites that a text may mean: an id, a reference or a name."""
    if not text or text in sites:
        return [text] if text else []
    return _sites_called(sites, text, by_name=False) or _sites_called(sites, text, by_name=True)


def _sites_called(sites: Mapping[str, Any], text: str, *, by_name: bool) -> list[str]:
    if by_name:
        return [id_ for id_, site in sites.items() if text and _plain(one_text(site, "name")) == _plain(text)]
    return [id_ for id_, site in sites.items() if text in {id_, one_text(site, "reference")}]


def no_site(name: str, text: str, sites: Mapping[str, Any], found: Iterable[str]) -> tuple[str, str]:
    """What is so and what to do where a text means no site of the provider called `name`, or several."""
    several = list(found)
    if several:
        return (
            f"{name} has {len(several)} sites called {quoted(text)}.",
            "Write the reference or the id of one of them.",
        )
    names = [one_text(site, "name") or id_ for id_, site in sites.items()]
    return f"{name} has no site called {quoted(text)}.", choice(text, names, "sites")
