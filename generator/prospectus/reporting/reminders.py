"""Reminds of yearly checks and reviews: issues that are kept up to date 90, 30 and 7 days before a day, and after."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal
from urllib.parse import quote

from ..area import Area
from ..derive.worklist import KINDS, Item, worklist
from ..reports.markdown import in_markdown
from ..wording import day
from .freshness import whose

ROUNDS: Final = (90, 30, 7)
"""So many days before the day that the area has set there is a reminder; there is one more after it."""

ITEMS: Final = 200
"""How many things an issue names; of the others only how many they are: issues have a longest length."""

_DONE: Final = "All of this is checked, or stands in a newer list. Thank you."
_CHECKS: Final = frozenset({"imported", "old", "due"})
_BY_DAY: Final[Mapping[str, tuple[str, str]]] = {
    "review": ("handbook", "Look again at the handbook"),
    "answer": ("learners/answer", "Tell learners what came of a promise"),
    "ask": ("learners/ask", "Ask learners again"),
}
"""What is not checked once a year but by a day of its own: what its reminder is about, and the title."""

_IN_A_LINK: Final = "/:?#@!$&'*+,;=%~-._"
"""What may stand in an address that is a link in Markdown: no bracket, which could end it and start another."""

_MARK: Final = re.compile(r"<!-- prospectus-reminder ([a-z0-9/-]+) (\d{4}-\d\d-\d\d) round (\d+|after) -->")

Round = Literal["90", "30", "7", "after"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one provider is reminded of: `about` and `by` together are what no other issue has."""

    about: str
    by: dt.date
    round: Round
    title: str
    body: str

    @property
    def mark(self) -> str:
        return f"<!-- prospectus-reminder {self.about} {self.by} round {self.round} -->"


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue that there is already."""

    number: int
    body: str
    open: bool


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done: open an issue, write `body` into one, open it again or close it, and say `comment` there."""

    action: Literal["open", "update", "reopen", "close"]
    number: int | None
    title: str
    body: str
    comment: str
    mark: str


# ── What there is to remind of ───────────────────────────────────────────────────────────────────────────────────────


def current(area: Area) -> tuple[dt.date, Round]:
    """The day that reminders are about, and which reminder is on: the last before it, else the one after the last."""
    by = area.written.freshness.by
    coming = next(one for one in (by.in_year(area.today.year), by.in_year(area.today.year + 1)) if one >= area.today)
    found = _round((coming - area.today).days)
    return (coming, found) if found else (by.in_year(coming.year - 1), "after")


def _round(left: int) -> Round | None:
    """Which reminder is on, so many days before a day; None when it is too early for any."""
    rounds: tuple[tuple[int, Round], ...] = ((-1, "after"), (7, "7"), (30, "30"), (90, "90"))
    return next((name for days, name in rounds if left <= days), None)


def reminders(area: Area, *, site_url: str = "") -> tuple[Reminder, ...]:
    """A reminder for everybody who has something to check, and for each day by which pages of the handbook are due.

    `site_url` ends with a slash where it is known.
    """
    by, round_ = current(area)
    work = worklist(area, ahead=max(ROUNDS) if round_ != "after" else 0)
    yearly = {whose: [one for one in items if one.kind not in _BY_DAY] for whose, items in work.items()}
    return (
        *(
            _reminder(provider, items, by, round_, area, site_url)
            for provider, items in yearly.items()
            if any(one.kind in _CHECKS for one in items)
        ),
        *_by_day([one for one in work[None] if one.kind in _BY_DAY], area, site_url),
    )


def _reminder(
    provider: str | None, items: Sequence[Item], by: dt.date, round_: Round, area: Area, site_url: str
) -> Reminder:
    about = f"provider/{provider}" if provider else "area"
    title = f"Check by {day(by)}: {whose(provider, area)}"
    body = "\n".join([*_opening(provider, items, by, area, site_url), *_list(items, area, site_url)])
    return Reminder(about, by, round_, title, f"{body}\n")


def _by_day(items: Sequence[Item], area: Area, site_url: str) -> Iterator[Reminder]:
    """A reminder for each day by which pages of the handbook, or learners, are turned to again."""

    def asked(one: Item) -> tuple[str, dt.date]:
        return (one.kind, one.on)

    for (kind, by), group in groupby(sorted(items, key=asked), key=asked):
        some = list(group)
        about, what = _BY_DAY[kind]
        round_ = _round((by - area.today).days)
        assert round_  # Nothing is listed earlier than its first reminder.
        title = f"{what} by {day(by)}"
        opening = (f"**{title}.**", "", some[0].do, "This list follows what you have done.")
        body = "\n".join([*opening, *_list(some, area, site_url)])
        yield Reminder(about, by, round_, title, f"{body}\n")


def _opening(provider: str | None, items: Sequence[Item], by: dt.date, area: Area, site_url: str) -> Iterator[str]:
    number = sum(one.kind in _CHECKS for one in items)
    what = f"{number:,} {'page' if number == 1 else 'pages'}"
    name = in_markdown(whose(provider, area))
    when = f"to check by {day(by)}" if by >= area.today else f"not checked again by {day(by)}"
    yield f"**{name}: {what} {when}.**"
    yield ""
    yield "Look through each page, mend what has changed, and write the day on which you did, and your role."
    yield "When nothing has changed, the day is all there is to write. This list follows what you have done."
    if provider and site_url:
        yield f"The same list, with links: {site_url}partnership/{provider}/"


def _list(items: Sequence[Item], area: Area, site_url: str) -> Iterator[str]:
    edit = area.written.edit_url
    base = quote(f"{edit.rstrip('/')}/", _IN_A_LINK) if edit else ""
    for kind, group in groupby(items[:ITEMS], key=lambda one: one.kind):
        yield from ("", f"### {KINDS[kind]}", "")
        yield from (_line(one, site_url, base) for one in group)
    if items[ITEMS:]:
        yield from ("", f"And {len(items) - ITEMS:,} more: see `prospectus report freshness`.")


def _line(one: Item, site_url: str, edit: str) -> str:
    title = in_markdown(one.title)
    if site_url and one.address:
        title = f"[{title}]({site_url}{one.address})"
    file = f" ([edit]({edit}{one.path}))" if edit else f" (`{one.path}`)"
    return f"- {title}: {in_markdown(one.says)}{file}"


_LINK: Final = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_EDIT: Final = re.compile(r" \(\[edit\]\([^)]*\)\)")
_SIGN: Final = re.compile(r"\\(.)")


def plain(one: Reminder) -> str:
    """A reminder to read on a terminal: the same words without the signs of Markdown."""
    lines = [_LINK.sub(r"\1", _EDIT.sub("", line)) for line in one.body.splitlines()]
    bare = [line.removeprefix("### ").replace("**", "").replace("`", "") for line in lines]
    return "\n".join([one.title, "", *(_SIGN.sub(r"\1", line) for line in bare), ""])


# ── What is to be done about it ──────────────────────────────────────────────────────────────────────────────────────


def issues(listed: Sequence[Mapping[str, Any]]) -> tuple[Issue, ...]:
    """The issues that `gh issue list --json number,body,state` lists."""
    return tuple(Issue(int(one["number"]), str(one["body"]), str(one["state"]).upper() == "OPEN") for one in listed)


def actions(wanted: Sequence[Reminder], there: Sequence[Issue]) -> Iterator[Action]:
    """What makes the issues be as they should: never two for the same provider and day, and nothing done twice."""
    marked = ((one, _MARK.search(one.body)) for one in sorted(there, key=lambda one: -one.number))  # the oldest stays
    known = {(found[1], found[2]): (one, found[3]) for one, found in marked if found}
    for one in wanted:
        issue, was = known.pop((one.about, one.by.isoformat()), (None, ""))
        yield from _kept(one, issue, was)
    for issue, _ in known.values():
        if issue.open:
            yield Action("close", issue.number, "", "", _DONE, "")


def _kept(one: Reminder, issue: Issue | None, was: str) -> Iterator[Action]:
    """What one reminder asks for: an issue, the same with another list, or one more word when the next round begins."""
    body = f"{one.mark}\n{one.body}"
    if issue is None:
        yield Action("open", None, one.title, body, "", _stem(one))
    elif was != one.round:
        verb: Literal["update", "reopen"] = "update" if issue.open else "reopen"
        yield Action(verb, issue.number, one.title, body, _word(one), _stem(one))
    elif issue.open and issue.body.replace("\r\n", "\n").strip() != body.strip():
        yield Action("update", issue.number, one.title, body, "", _stem(one))


def _stem(one: Reminder) -> str:
    """What an issue about the same provider and day has in it, whatever its round."""
    return f"prospectus-reminder {one.about} {one.by} "


def _word(one: Reminder) -> str:
    if one.round == "after":
        return f"{day(one.by)} is past. The list above tells what is still to be checked."
    return f"{day(one.by)} is at most {one.round} days away. The list above tells what is still to be checked."
