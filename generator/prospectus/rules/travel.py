"""Rules on the timetable of buses and trains: that it holds now, and that its stops are where people need them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Area
from ..derive.schemes import can_hold
from ..derive.travel import walking, week
from ..derive.travel.network import Network
from ..derive.travel.places import Place, place_of
from ..derive.travel.table import reckoning
from ..gtfs.feed import Feed
from ..problems import Keys, Problem
from ..wording import nearest, quoted
from .finding import advice, day, error, warning

_FAR: Final = 1_500  # metres


class _Written(NamedTuple):
    """A place and where it is written down: the file, the keys of its location and of its stops."""

    place: Place
    path: str
    keys: Keys
    stops: Keys


def feed_ended(area: Area) -> Iterator[Problem]:
    """The timetable of buses and trains has ended, so that its journeys can be wrong.

    Put the one that holds now into content/area/gtfs. Until there is one, delete the old one: then pages say how far it
    is instead.
    """
    if area.feed and area.feed.days[1] < area.today:
        says = f"This timetable ended on {day(area.feed.days[1])}, so its journeys can be wrong."
        do = "Put the one that holds now in its place, or delete it: then pages say how far it is instead."
        yield warning("feed-ended", area.feed.path, (), says, do)


def feed_ends_before_courses(area: Area) -> Iterator[Problem]:
    """The timetable of buses and trains ends before the school year that the courses are in.

    That is usual in autumn, and its journeys are the best guess. Look for a new timetable in summer.
    """
    starts = area.written.academic_year.starts
    if area.feed and area.today <= area.feed.days[1] < starts:
        says = f"This timetable ends on {day(area.feed.days[1])}, and the school year starts on {day(starts)}."
        yield advice("feed-ends-before-courses", area.feed.path, (), says, "Look for a new one before the year starts.")


def nothing_runs_in_term(area: Area) -> Iterator[Problem]:
    """The timetable of buses and trains has nothing that runs from Monday to Friday of any week with lessons.

    Usually it is the one of the holidays. Fetch the one for the term.
    """
    feed = area.feed
    if feed and not _runs_in_term(feed, area):
        says = "Nothing runs from Monday to Friday of any week of term in this timetable."
        yield error("nothing-runs-in-term", feed.path, (), says, "Fetch the timetable for the term.")


def _runs_in_term(feed: Feed, area: Area) -> bool:
    """Whether anything runs in any week of term that the timetable covers; in any week, if it covers none."""
    weeks = week.weeks(feed, area.today)
    first, last = feed.days
    taught = [monday for monday in week.taught(weeks, area.terms) if first <= monday <= last]
    counts = week.trips_by_week(feed, taught or weeks)
    return any(counts.values())


def no_such_stop(area: Area) -> Iterator[Problem]:
    """A stop is named that is not in the timetable of buses and trains; it may have been there in an earlier one.

    Write the stop_id of a stop or station in its stops.txt, or delete the line: then stops near enough are found.
    """
    feed = area.feed
    if feed is None:
        return
    for one in _places(area):
        for index, id_ in enumerate(one.place.stops):
            if id_ not in feed.parts:
                says = f"There is no stop called {quoted(id_)} in the timetable."
                yield error("no-such-stop", one.path, (*one.stops, index), says, _meant(id_, feed))


def _meant(id_: str, feed: Feed) -> str:
    """What may be meant: the stop whose id is nearest, or whose name it is."""
    named = [stop.id for stop in feed.stops if stop.name.casefold() == id_.casefold()]
    guess = named[0] if named else nearest(id_, feed.parts, alike=0.75)
    names = {stop.id: stop.name for stop in feed.stops}
    if guess is None:
        return "Use a stop_id of its stops.txt, or delete the line: then stops near enough are found."
    return f"Did you mean {quoted(guess)}{f' ({names[guess]})' if guess in names else ''}?"


def stop_moved(area: Area) -> Iterator[Problem]:
    """A stop that is named for a place is more than a kilometre and a half away from it.

    Either the stop was moved, or the place is not where its location says. Look at both on a map.
    """
    feed = area.feed
    if feed is None:
        return
    for one in _places(area):
        for index, id_ in enumerate(one.place.stops):
            parts = feed.parts.get(id_, ())
            away = min((walking.metres(one.place.point, feed.stops[part].point) for part in parts), default=0)
            if away > _FAR:
                says = f"The stop {quoted(id_)} is {away / 1000:.1f} km from {one.place.name} in a straight line."
                do = "Look at both on a map: mend the location, or name another stop."
                yield warning("stop-moved", one.path, (*one.stops, index), says, do)


def no_stop_near(area: Area) -> Iterator[Problem]:
    """There is no stop within a walk of a place, so that nobody gets there by bus or train.

    If people walk or are brought to a stop farther away, name it under “stops”.
    """
    if area.feed is None:
        return
    network = Network(area.feed, reckoning(area))
    for one in _places(area):
        if not one.place.stops and not network.stops_of(one.place):
            most = network.reckoning.walk_at_most
            says = f"The timetable has no stop within {most:g} minutes' walk of {one.place.name}."
            do = "If there is one that people use, name it under “stops”."
            yield advice("no-stop-near", one.path, one.keys, says, do)


def scheme_for_nobody(area: Area) -> Iterator[Problem]:
    """Help with travel is for nobody: no published course, place and home fit all that it asks for.

    Mend what stands under “applies”, or delete what is too narrow there.
    """
    for id_ in area.schemes if area.published else ():
        if not can_hold(area, area.schemes[id_]):
            says = f"{quoted(area.schemes[id_].written.name)} is for nobody: no published course fits all of “applies”."
            do = "Delete the line below it that is too narrow, or mend it."
            yield warning("scheme-for-nobody", area.paths["travel"], ("schemes", id_, "applies", ""), says, do)


def _places(area: Area) -> Iterator[_Written]:
    """Every town and village, and every site, whose place on the map is known."""
    path = area.paths.get("localities", "content/area/localities.yml")
    for id_, locality in area.localities.items():
        place = place_of(locality)
        if place:
            yield _Written(place, path, (id_, "location"), (id_, "stops"))
    for provider in area.providers.values():
        for id_, site in provider.sites.items():
            place = place_of(site)
            if place:
                at = ("sites", id_)
                yield _Written(place, provider.path, (*at, "location"), (*at, "travel", "stops"))
