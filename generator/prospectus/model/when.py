"""Dates, starts, times of day and lengths of time, as people in Britain write them; and when a file was checked."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from ..wording import quoted
from .fields import Name, Reads, Written, refuse, scalar

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)? +([a-z]+),? +(\d{4})")
_MONTH_NUMBERS = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
_MONTH_WORDS = re.compile(r"([a-z]+) +(\d{4})")
_DATE_HELP: Final = "Write the day, month and year, like 2027-09-06 or 6/9/2027."


def _month(word: str) -> int:
    """The number of a month from its name or first three letters or more, 0 if it is none."""
    matches = [number for number, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return 9 if word == "sept" else (matches[0] if matches else 0)


def _meant(year: int, month: int, day: int) -> str:
    """What may be meant by a day that there is not: the month's last one, or month and day changed round."""
    if not 1990 <= year <= 2100:
        return ""
    if 1 <= month <= 12 and day > 28:
        return f"Did you mean “{calendar.monthrange(year, month)[1]}/{month}/{year}”? "
    return f"Did you mean “{month}/{day}/{year}”? " if 1 <= day <= 12 and 1 <= month <= 28 else ""


_MONTH_FIRST = re.compile(r"(?:[a-z]+,? +)?([a-z]+) +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")


def _day_meant(text: str) -> str:
    """What may be meant by a day with a year of two figures, with the month before the day, or without a year."""
    if found := re.fullmatch(r"(\d{1,2}[/.]\d{1,2}[/.])(\d\d)", text):
        return f"Did you mean “{found[1]}20{found[2]}”? "
    if (found := re.fullmatch(r"(?:[a-z]+,? +)?([a-z]+) +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", text)) and _month(
        found[1]
    ):
        return f"Did you mean “{found[2]} {_MONTHS[_month(found[1]) - 1].capitalize()} {found[3]}”? "
    without = re.fullmatch(r"(?:[a-z]+,? +)?\d{1,2}(?:st|nd|rd|th)? +([a-z]+)|\d{1,2}/\d{1,2}", text)
    return "The year is missing. " if without and (not without[1] or _month(without[1])) else ""


def parse_date(value: object) -> dt.date:
    """The date that a text means, day before month as in Britain."""
    text = scalar(value, "a date").lower()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _BRITISH.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif (found := _WORDS.fullmatch(text)) and _month(found[2]):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        refuse("not-a-date", f"{quoted(value)} is not a date that we can read.", f"{_day_meant(text)}{_DATE_HELP}")
    try:
        date = dt.date(year, month, day)
    except ValueError:
        do = f"{_meant(year, month, day)}{_DATE_HELP}"
        refuse("not-a-date", f"{quoted(value)} is not a day in the calendar.", do)
    if not 1990 <= year <= 2100:
        refuse("not-a-date", f"The year of {quoted(value)} is outside 1990 to 2100.", _DATE_HELP)
    return date


Date = Annotated[dt.date, Reads(parse_date, {"type": "string", "examples": ["2027-09-06", "6/9/2027"]})]


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of any year: a month from 1 to 12 and a day that it has every year."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1].capitalize()}"

    def in_year(self, year: int) -> dt.date:
        return dt.date(year, self.month, self.day)


_DAY_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? +([a-z]+)")
_DAY_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})")


def _year_day(value: object) -> YearDay:
    text = scalar(value, "a day of the year").lower()
    words, numbers = _DAY_WORDS.fullmatch(text), _DAY_NUMBERS.fullmatch(text)
    day, month = 0, 0
    if words:
        day, month = int(words[1]), _month(words[2])
    elif numbers:
        day, month = int(numbers[1]), int(numbers[2])
    try:
        dt.date(2027, month, day)  # a year without a 29 February, which most years do not have
    except ValueError:
        do = "Write day and month, like “30 September” or 30/9."
        refuse("not-a-day-of-the-year", f"{quoted(value)} is not a day that every year has.", do)
    return YearDay(month, day)


YearDayField = Annotated[YearDay, Reads(_year_day, {"type": "string", "examples": ["30 September", "30/9"]})]


@dataclass(frozen=True, slots=True)
class Start:
    """When a run starts: on a date, in a month, in a year, at any time (`flexible`), or not known yet (`not-said`).

    `date` is the earliest day that it can mean; None for flexible and for not said.
    """

    precision: Literal["day", "month", "year", "flexible", "not-said"]
    date: dt.date | None


NO_START: Final = Start("not-said", None)
"""Stands for the start that an imported run leaves open; nobody can write it."""


def _start(value: object) -> Start:
    text = scalar(value, "a start").lower()
    if text in {"flexible", "any time", "anytime", "roll-on", "rolling"}:
        return Start("flexible", None)
    if re.fullmatch(r"20\d\d", text):
        return Start("year", dt.date(int(text), 1, 1))
    year, month = _year_and_month(text)
    if 1 <= month <= 12 and 1990 <= year <= 2100:
        return Start("month", dt.date(year, month, 1))
    if year:
        refuse("not-a-start", f"{quoted(value)} is not a month in the calendar.", _START_HELP)
    if not (_ISO.fullmatch(text) or _BRITISH.fullmatch(text) or _WORDS.fullmatch(text)):
        refuse(
            "not-a-start",
            f"{quoted(value)} is not a start that we can read.",
            f"{_month_meant(text) or _day_meant(text)}{_START_HELP}",
        )
    return Start("day", parse_date(text))


_START_HELP: Final = "Write a date (2027-09-06), a month (September 2027), a year (2027) or flexible."


def _month_meant(text: str) -> str:
    """What may be meant by a month with a year of two figures, like “sept 27”."""
    found = re.fullmatch(r"([a-z]+)[ .'’-]+(\d\d)", text)
    month = _month(found[1]) if found else 0
    return f"Did you mean “{_MONTHS[month - 1].capitalize()} 20{found[2]}”? " if found and month else ""


def _year_and_month(text: str) -> tuple[int, int]:
    """The year and month of “2027-09”, “9/2027” or “September 2027”; (0, 0) for anything else."""
    if found := _MONTH_NUMBERS.fullmatch(text):
        return (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
    if (found := _MONTH_WORDS.fullmatch(text)) and _month(found[1]):
        return int(found[2]), _month(found[1])
    return 0, 0


StartField = Annotated[
    Start,
    Reads(_start, {"type": ["string", "integer"], "examples": ["2027-09-06", "September 2027", 2027, "flexible"]}),
]

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2}) *(am|pm)?|(\d{1,2}) *(am|pm)")


def _time(value: object) -> dt.time:
    text = scalar(value, "a time").lower()
    found = _CLOCK.fullmatch(text)
    hour, minute = (_hour(found), int(found[2] or 0)) if found else (24, 0)
    if hour >= 24 or minute >= 60:
        do = 'Write hours and minutes, like "09:15" or "16:00".'
        if re.search(r"\d.*(?:-|–|to).*\d", text):
            do = f"Write the start behind “from:” and the end behind “to:”. {do}"
        refuse("not-a-time", f"{quoted(value)} is not a time of day.", do)
    return dt.time(hour, minute)


def _hour(found: re.Match[str]) -> int:
    """The hour from 0 to 23; 24 or more when there is none such, like 13 pm."""
    hour, half = int(found[1] or found[4]), found[3] or found[5]
    if half is None:
        return hour
    return hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24


Time = Annotated[dt.time, Reads(_time, {"type": "string", "examples": ["09:15"]})]

_UNIT_DAYS: Final = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}
_DURATION = re.compile(r"(\d{1,4}) *(minute|hour|day|week|month|year)s?")


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a run lasts: 1 to 999 of a unit (minute, hour, day, week, month, year)."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    @property
    def days(self) -> float:
        """The length in days of the calendar, for comparing."""
        return self.number * _UNIT_DAYS[self.unit]


def _duration_meant(text: str) -> str:
    """What may be meant by a unit cut short, like “1 yr” or “12wks”, or what to do about terms."""
    if "term" in text:
        return "Give the terms in weeks. "
    found = re.fullmatch(r"(\d{1,3}) *(h|d|w|m|y)[a-z]*\.?", text)
    unit = next((one for one in ("hour", "day", "week", "month", "year") if found and one[0] == found[2]), None)
    short = found and unit and not text[found.start(2) :].startswith("min")
    return f"Did you mean “{Duration(int(found[1]), unit)}”? " if found and unit and short else ""


def _duration(value: object) -> Duration:
    text = scalar(value, "a duration").lower()
    text = re.sub(r"^(a|an|one)\b", "1", text)
    text = re.sub(r"^(\d+) +(?:academic|school|full) +(?=year)", r"\1 ", text)
    found = _DURATION.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 999:
        refuse(
            "not-a-duration",
            f"{quoted(value)} is not a length of time that we can read.",
            f"{_duration_meant(text)}Write a number from 1 to 999 and hours, days, weeks, months or years, "
            "like “2 years” or “12 weeks”.",
        )
    return Duration(int(found[1]), found[2])


DurationField = Annotated[Duration, Reads(_duration, {"type": "string", "examples": ["1 year", "12 weeks"]})]


class Reviewed(Written):
    """When the file was last checked as a whole, and by whom."""

    on: Date = Field(description="The day on which somebody last checked that all of this is right.")
    by: Name = Field(description="Who checked it: a role, never a person's name.")


class Imported(Written):
    """Where something was taken from that nobody here wrote."""

    from_: Name = Field(alias="from", description="What it was taken from: another directory or its file.")
    on: Date = Field(description="The day on which it was taken.")
