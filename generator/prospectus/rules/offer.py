"""Rules on what is offered and how well it is told."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..model.imported import lacking
from ..model.shape import left_out
from ..problems import Keys, Problem
from .finding import advice, warning


def nothing_published(area: Area) -> Iterator[Problem]:
    """No course is published, here or by a neighbouring area, so that the prospectus is empty.

    Make a course, and set its status to published when it is ready.
    """
    if not (area.published or area.across):
        says = "No course is published yet, so the prospectus has no courses to show."
        yield advice("nothing-published", area.paths["area"], (), says, "Make one with `prospectus new course`.")


def same_summary(area: Area) -> Iterator[Problem]:
    """Two courses have the same summary, so that nobody can tell them apart in a list.

    Say in each what is special about it.
    """
    first: dict[str, str] = {}
    for course in area.courses.values():
        words = " ".join(course.written.summary.lower().split())
        if "summary" in lacking(course.written):
            continue
        other = first.setdefault(words, course.key)
        if other != course.key:
            says = f"“{other}” has the same summary, so that the two look alike in every list."
            yield warning("same-summary", course.path, ("summary",), says, "Say what is special about this one.")


def entry_in_words(area: Area) -> Iterator[Problem]:
    """Only words say who gets in, so that nobody's grades can be held against them and the page can only say “Ask”.

    Write what is needed under gcse, level or from. Where no grades and no earlier course are needed, write
    “grades_needed: no”; where they are but cannot be listed, “grades_needed: yes”.
    """
    for course in area.courses.values():
        written = course.written
        told = written.entry.listed or written.entry.grades_needed is not None
        if not told and written.status != "withdrawn" and not written.imported:
            says = "Only words say who gets in here, so the page can only say “Ask”."
            do = "Add gcse, level or from; or “grades_needed: no” when no grades and no earlier course are needed."
            yield warning("entry-in-words", course.path, ("entry", "summary"), says, do)


def worth_giving(area: Area) -> Iterator[Problem]:
    """Something is left out that learners need to choose well.

    Add the key that the message names; the message says why it is asked for.
    """
    for path, keys, name, why in _left_out(area):
        yield warning("worth-giving", path, keys, f"“{name}” is not given.", f"Add “{name}:”: {why}.")


def _left_out(area: Area) -> Iterator[tuple[str, Keys, str, str]]:
    """Every key that should be given and is not: its file, the group where it would stand, its name and why."""
    for thing in area.things:
        if thing.written.imported:  # What an imported file lacks is told of it as a whole.
            continue
        for above, name, why in left_out(thing.written):
            yield thing.path, above, name, why
    for page in area.protocols.values():
        for above, name, why in left_out(page.written):
            yield page.path, above, name, why
    if area.consultation:
        for above, name, why in left_out(area.consultation):
            yield area.paths["consultation"], above, name, why
    for one in area.destinations.values():
        if one.written.kind == "job":
            for above, name, why in left_out(one.written):
                yield one.path, (one.id, *above, name), name, why
