"""The page where readers enter the grades that they expect, which never leave their device."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from ..derive.entry import subjects
from ..model.codes import LEVEL
from ..model.fields import as_id
from .context import Context
from .page import Page

ADDRESS: Final = "grades/"
HEAD: Final = (
    '<link rel="stylesheet" href="../assets/stylesheets/grades.css">\n'
    '<script type="module" src="../assets/javascripts/grades-page.js"></script>'
)
FIRST: Final = (
    *("english language", "english literature", "maths"),
    *("combined science", "biology", "chemistry", "physics"),
)
USUAL: Final = (
    *("art and design", "business", "citizenship", "computer science", "dance", "design and technology", "drama"),
    *("economics", "engineering", "food preparation and nutrition", "french", "geography", "german", "history"),
    *("media studies", "music", "physical education", "psychology", "religious studies", "sociology", "spanish"),
    *("statistics", "welsh"),
)
OTHERS: Final = 4
_SEPTEMBER: Final = 9
_FIRST_YEAR, _LAST_YEAR, _OLDEST = 9, 13, 25
_AGE_IN_YEAR: Final = 4
"""How much older than their school year young people are on its first day at the least."""
_GROUPS: Final = frozenset({"any", "science", "english"})
_NAMES: Final = frozenset({"english", "french", "german", "spanish", "welsh", "italian", "polish", "urdu", "latin"})
_REACHED: Final = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6")


class Subject(NamedTuple):
    """A GCSE to enter a grade for: `key` as courses name it, `id` for the page, `name` for the reader."""

    key: str
    id: str
    name: str


def view(ctx: Context, _: object) -> Page:
    """The reader's own grades."""
    september = _coming_september(ctx.area.today)
    keys = sorted({*USUAL, *subjects(ctx.area.published)} - _GROUPS - {*FIRST})
    others = [f"another {number}" for number in range(1, OTHERS + 1)]
    body = ctx.html(
        "grades",
        1,
        subjects=[_subject(key) for key in (*FIRST, *keys)]
        + [Subject(key, as_id(key), f"Another GCSE ({number})") for number, key in enumerate(others, 1)],
        levels=[(f"{LEVEL[code].rank:g}", LEVEL[code].name) for code in _REACHED],
        september=september,
        years=_years(september),
        oldest=september - _OLDEST,
        privacy="privacy/" in ctx.handwritten,
    )
    described = "Enter the grades that you expect, and see which courses you would get into. They stay on your device."
    return Page(ADDRESS, "grades", "My grades", described, body, head=HEAD)


def _coming_september(today: dt.date) -> int:
    """The year of the next September that has not begun."""
    return today.year + (today.month >= _SEPTEMBER)


def _years(september: int) -> list[tuple[int, str]]:
    """Where one may be in a September: the year in which one turned 0 by then, and the words for it."""
    pupils = [
        (year + _AGE_IN_YEAR, f"Year {year} (age {year + _AGE_IN_YEAR})") for year in range(_FIRST_YEAR, _LAST_YEAR + 1)
    ]
    older = [(age, f"no school year: age {age}") for age in range(_LAST_YEAR + _AGE_IN_YEAR + 1, _OLDEST)]
    return [
        (september - age, name) for age, name in (*pupils, *older, (_OLDEST, f"no school year: age {_OLDEST} or over"))
    ]


def _subject(key: str) -> Subject:
    name = " ".join(word.capitalize() if word in _NAMES else word for word in key.split())
    return Subject(key, as_id(key), name[:1].upper() + name[1:])
