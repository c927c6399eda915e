"""Tells a coordinator what the courses of a directory do not say, what matters most to learners first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final

from ..directories.record import Batch, Doubt, Group
from .present import one_text, rows

Lacks = Callable[[Any], bool]


def _without(name: str) -> Lacks:
    return lambda course: name not in course


def _run_without(*names: str) -> Lacks:
    return lambda course: any(not set(names) & set(run) for run in course.get("runs", ()))


def _somewhere(course: Any) -> bool:
    return any("site" not in run and run.get("delivery") != "online" for run in course.get("runs", ()))


_COURSE: Final[Sequence[tuple[str, Lacks, str]]] = (
    ("when it is held", _without("runs"), "Add “runs:”."),
    ("what one needs to get in", _without("entry"), "Add “entry:” with a line on what you need."),
    ("what it costs", lambda course: "cost" not in course, "Add “cost:”: for which ages it is free, or the amount."),
    ("for which ages it is", _without("ages"), "Add “ages:”."),
    ("on which level it is", _without("level"), "Add “level:”."),
    ("which subject it is", lambda one: not {"subject", "sector"} & set(one), "Add “subject:”, like 5.2."),
    (
        "which subject it is, more closely than the sector",
        lambda one: "subject" not in one and "sector" in one,
        "Add “subject:”, like 5.2.",
    ),
    ("what kind of course it is", _without("kind"), "Add “kind:”, like vocational."),
    ("how to apply", _without("apply"), "Add “apply:”."),
    ("where all its runs are", _somewhere, "Add “site:” to its runs."),
    ("where it leads", _without("leads_to"), "Add “leads_to:”."),
    ("what it is about", _without("who_for"), "Add “who_for:”."),
    ("what it is in a line", _without("summary"), "Add “summary:”."),
    ("whether it is full-time or part-time", _run_without("study"), "Add “study:” to its runs."),
    ("when in the week it is", _run_without("pattern"), "Add “pattern:” to its runs."),
    ("whether it is in person or online", _run_without("delivery"), "Add “delivery:” to its runs."),
    ("how long it lasts", _run_without("duration", "end"), "Add “duration:” to its runs."),
)
_PROVIDER: Final = (
    ("whom to ask", "contacts", "Add “contacts:” with a role, a telephone number and a mailbox."),
    ("what kind of provider it is", "kind", "Add “kind:”."),
    ("what it is in a line", "summary", "Add “summary:”."),
    ("its web address", "website", "Add “website:”."),
)


def lacking_of(batch: Batch, checked: Collection[str], today: dt.date) -> Iterator[Doubt]:
    """By provider, each thing that its file or courses do not say, with how many, in the order of what to do first.

    Providers whose files are `checked` already are left out: they look after their courses themselves.
    """
    for provider in batch.providers:
        if provider.provider not in checked:
            own = [one.course for one in batch.courses if one.provider == provider.provider]
            name = str(provider.data.get("name", ""))
            yield from _lacking(name, provider.data, own, today)


def _lacking(name: str, provider: Group, own: Sequence[Group], today: dt.date) -> Iterator[Doubt]:
    for what, key, do in _PROVIDER:
        if key not in provider:
            yield Doubt("imported-lacks", name, f"Not said of the provider: {what}.", do)
    past = sum(_is_over(one, today) for one in own)
    if past:
        says = f"{past:,} of {len(own):,} courses have started for the last time."
        do = "Ask for this year's dates first: nobody can join these any more."
        yield Doubt("imported-over", name, says, do)
    for what, lacks, do in _COURSE:
        number = sum(lacks(one) for one in own)
        if number:
            yield Doubt("imported-lacks", name, f"Not said of {number:,} of {len(own):,} courses: {what}.", do)


def _is_over(course: Group, today: dt.date) -> bool:
    runs = rows(course, "runs")
    return bool(runs) and all(_over(one_text(run, "start"), today) for run in runs)


def _over(start: str, today: dt.date) -> bool:
    return start[:4].isdigit() and start < today.isoformat()[: len(start)]
