"""How values are said to a reader: dates, times, days, money, numbers, as a person would write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ..model.codes import DAYS

if TYPE_CHECKING:
    from ..model import run as run_file
    from ..model.course import Course
    from ..model.numbers import AgeSpan
    from ..model.provider import Provider
    from ..model.when import Start

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=4096)
def date(day: dt.date) -> str:
    """“6 September 2027”, whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def short_date(day: dt.date) -> str:
    """“6 Sep 2027”."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def checked(written: Course | Provider) -> str:
    """“Checked on 6 September 2027 by Admissions”, or where it was taken from, if nobody has checked it since."""
    if written.imported:
        taken = written.imported
        return f"Taken from {taken.from_} on {date(taken.on)}; not yet checked by the provider"
    return f"Checked on {date(written.reviewed.on)} by {written.reviewed.by}"


def month(day: dt.date) -> str:
    """“September 2027”."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def start(value: Start) -> str:
    """When a run starts: “Monday 6 September 2027”, “September 2027”, “2027” or “any time”."""
    if value.date is None:
        return "any time of the year" if value.precision == "flexible" else "not said"
    if value.precision == "year":
        return str(value.date.year)
    if value.precision == "month":
        return month(value.date)
    return f"{DAYS[value.date.weekday()].capitalize()} {date(value.date)}"


@lru_cache(maxsize=4096)
def short_start(value: Start) -> str:
    """When a run starts, for a list: “6 Sep 2027”, “Sep 2027”, “2027” or “any time”."""
    if value.date is None:
        return "any time" if value.precision == "flexible" else "not said"
    if value.precision == "day":
        return short_date(value.date)
    return (
        str(value.date.year) if value.precision == "year" else f"{_MONTHS[value.date.month - 1][:3]} {value.date.year}"
    )


@lru_cache(maxsize=2048)
def clock(time: dt.time) -> str:
    """“9am”, “1:15pm”, “midday”."""
    if (time.hour, time.minute) == (12, 0):
        return "midday"
    half = "am" if time.hour < 12 else "pm"
    hour = (time.hour - 1) % 12 + 1
    return f"{hour}:{time.minute:02}{half}" if time.minute else f"{hour}{half}"


def money(pence: int) -> str:
    """“£1,640” or “£12.50”."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def count(number: int, one: str, many: str | None = None) -> str:
    """“1 course”, “1,240 courses”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def both(words: Sequence[str], *, last: str = "and") -> str:
    """Words as a person lists them: “a”, “a and b”, “a, b and c”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def sessions(lessons: Iterable[run_file.Session]) -> list[str]:
    """A week's lessons, days with the same hours together: “Tuesday and Thursday, 9am to 4pm”."""
    return [
        f"{both([day.capitalize() for day in days])}, {clock(since)} to {clock(until)}"
        for (since, until), days in _by_hours(lessons).items()
    ]


def days(lessons: Iterable[run_file.Session]) -> str:
    """The days of a week's lessons: “Mon–Thu”, “Tue, Thu”; empty when there are none."""
    numbers = sorted({DAYS.index(lesson.day) for lesson in lessons})
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{_short(numbers[0])}–{_short(numbers[-1])}"
    return ", ".join(_short(number) for number in numbers)


def ages(span: AgeSpan) -> str:
    """“16 to 18”, “19 or over”."""
    return f"{span.youngest} or over" if span.oldest is None else f"{span.youngest} to {span.oldest}"


def phone_link(number: str) -> str:
    """A telephone number as a link's address."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def host(url: str) -> str:
    """A web site's name without “https://www.”: “teme-valley-college.example”."""
    return url.removeprefix("https://").split("/")[0].removeprefix("www.")


def _short(day: int) -> str:
    return DAYS[day][:3].capitalize()


def _by_hours(lessons: Iterable[run_file.Session]) -> dict[tuple[dt.time, dt.time], list[str]]:
    groups: dict[tuple[dt.time, dt.time], list[str]] = {}
    for lesson in sorted(lessons, key=lambda one: (DAYS.index(one.day), one.from_)):
        listed = groups.setdefault((lesson.from_, lesson.to), [])
        if lesson.day not in listed:
            listed.append(lesson.day)
    return groups
