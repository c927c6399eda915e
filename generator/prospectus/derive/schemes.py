"""Which help with travel can be for whom: on a course, to a place, from a town or village."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..area import Area, Course, Locality, Scheme, Site
from .nearness import miles

_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "14-16": frozenset({"14-16"}),
    "16-19": frozenset({"16-19"}),
    "14-19": frozenset({"14-16", "16-19"}),
    "19+": frozenset({"19+"}),
}
"""The age ranges that do not overlap, of which each is made."""


def on_course(area: Area, course: Course) -> tuple[Scheme, ...]:
    """The help that somebody on this course may have; none when it is wholly online."""
    return _found(area, [course], course.sites, area.localities.values())


def to_site(area: Area, site: Site) -> tuple[Scheme, ...]:
    """The help that somebody may have who learns here."""
    return _found(area, area.courses_at[site.key], [site], area.localities.values())


def from_locality(area: Area, locality: Locality) -> tuple[Scheme, ...]:
    """The help that somebody may have who lives here."""
    return _found(area, area.published, area.sites.values(), [locality])


def can_hold(area: Area, scheme: Scheme) -> bool:
    """Whether there is any course, place and home for which somebody may have this help."""
    keys = {site.key for site in area.sites.values()}
    return _can_hold(scheme, area.published, keys, list(area.localities.values()))


def _found(
    area: Area, courses: Iterable[Course], sites: Iterable[Site], homes: Iterable[Locality]
) -> tuple[Scheme, ...]:
    courses, keys, homes = list(courses), {site.key for site in sites}, list(homes)
    return tuple(one for one in area.schemes.values() if _can_hold(one, courses, keys, homes))


def _can_hold(scheme: Scheme, courses: Sequence[Course], keys: set[str], homes: Sequence[Locality]) -> bool:
    """Whether all that it asks for can be so at once, for one course, one place and one home."""
    living = [home for home in homes if not scheme.localities or home in scheme.localities]
    if scheme.localities and not living:
        return False
    known: dict[str, bool] = {}
    for course in courses:
        if _for_course(scheme, course):
            for site in course.sites:
                if site.key in keys and _at_site(scheme, course, site):
                    if site.key not in known:
                        known[site.key] = _far_enough(scheme, site, living)
                    if known[site.key]:
                        return True
    return False


def _for_course(scheme: Scheme, course: Course) -> bool:
    applies, written = scheme.written.applies, course.written
    wanted = frozenset[str]().union(*(_PARTS[one] for one in applies.ages))
    return (not wanted or bool(wanted & _PARTS[written.ages])) and (not applies.kinds or written.kind in applies.kinds)


def _at_site(scheme: Scheme, course: Course, site: Site) -> bool:
    """Whether it is for this site, and for the provider of the course or of the site."""
    providers = {provider.id for provider in scheme.providers}
    return (not scheme.sites or site in scheme.sites) and (
        not providers or course.provider.id in providers or site.provider_id in providers
    )


def _far_enough(scheme: Scheme, site: Site, homes: Sequence[Locality]) -> bool:
    """Whether somebody lives far enough away; where the site is not on the map, it may be so."""
    beyond, point = scheme.written.applies.beyond_miles, site.point
    if beyond is None or point is None:
        return True
    return any(miles(home.point, point) > beyond for home in homes)
