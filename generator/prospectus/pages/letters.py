"""The A–Z of courses: on one page when they are few, by letter when they are many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Course
from ..derive.order import alphabetical
from .context import Context
from .lists import LENGTH, Group, Sheet, sheets, shown
from .page import Page
from .phrases import count

INDEX: Final = "a-z/"
_KIND: Final = re.compile(
    r"^(?:(?:as?|t)[ -]level|gcse|btec|foundation degree|hnc|hnd|introduction to|access to)\b:?(?: in)? +"
)


class Letter(NamedTuple):
    """A letter in the row of letters: where its page is from the root, and how many courses stand under it."""

    name: str
    id: str
    courses: int

    @property
    def address(self) -> str:
        return f"{INDEX}{self.id}/"


Letters = tuple[Letter, ...]


def letter(title: str) -> str:
    """The letter under which a title stands, A to Z or 0–9; what kind of course it is does not count.

    “A level Biology” stands under B, where somebody looks who wants biology.
    """
    sign = stem(title)[:1].upper()
    return sign if "A" <= sign <= "Z" else "0–9"


def stem(title: str) -> str:
    """A title as it is sorted: without the words for the kind of course in front."""
    plain = alphabetical(title)
    return _KIND.sub("", plain).lstrip("\"'‘“(") or plain


def pages(ctx: Context) -> Iterator[tuple[str, Sheet, Letters]]:
    """The pages of letters: none when all courses are on the first page."""
    groups = _groups(ctx)
    letters = _letters(groups)
    if sum(len(group.courses) for group in groups) > LENGTH:
        for group, one in zip(groups, letters, strict=True):
            for sheet in sheets(one.address, [group]):
                yield one.name, sheet, letters


def index(ctx: Context, _: object) -> Page:
    """The A–Z itself: all courses when they are few, else the letters."""
    groups = _groups(ctx)
    sheet = Sheet(INDEX, 1, 1, sum(len(group.courses) for group in groups), groups)
    few = sheet.total <= LENGTH
    listed = shown(ctx, sheet) if few else []
    body = ctx.html("a-z", 1, total=sheet.total, letters=_letters(groups), few=few, groups=listed)
    return Page(INDEX, "a-z", "Courses A to Z", f"All {count(sheet.total, 'course')} by the alphabet.", body)


def view(ctx: Context, subject: tuple[str, Sheet, Letters]) -> Page:
    """A page of one letter."""
    name, sheet, letters = subject
    body = ctx.html("letter", sheet.depth, name=name, sheet=sheet, letters=letters, groups=shown(ctx, sheet))
    described = f"{count(sheet.total, 'course')} under {name}."
    return Page(sheet.address, "a-z", sheet.title(f"Courses: {name}"), described, body)


def _groups(ctx: Context) -> list[Group]:
    """The published courses under their letters."""
    found: dict[str, list[Course]] = {}
    rank = ctx.derived.order.rank
    for course in sorted(ctx.area.published, key=lambda one: (stem(one.title), rank[one.key])):
        found.setdefault(letter(course.title), []).append(course)
    return [Group(name, "", found[name]) for name in sorted(found)]


def _letters(groups: list[Group]) -> Letters:
    return tuple(Letter(group.title, group.title.replace("–", "-").lower(), len(group.courses)) for group in groups)
