"""The kinds of value that fields hold: forgiving about how a thing is written, exact about what it means.

Every value arrives as the text that stands in the file; the types here turn it into what it means or raise a
`PydanticCustomError` whose message already is the sentence that the person who wrote it will read. The error
type is the problem's id; `do` in its context is what to do about it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, Any, Final, Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .. import limits

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class Written(BaseModel):
    """The base of everything that stands in a file: frozen, and no key that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Should:
    """Marks a field that should be given: leaving it out is a warning."""

    why: str


@dataclass(frozen=True, slots=True)
class Reads:
    """Says how a field's text is read, and how its JSON Schema describes it."""

    read: Callable[[object], object]
    schema: dict[str, Any] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


@dataclass(frozen=True, slots=True)
class Text:
    """Says that a field is text of 1 to `longest` characters: plain, or in the small Markdown subset."""

    longest: int
    markup: Literal["plain", "markdown"] = "plain"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=self.longest)


def refuse(id_: str, says: str, do: str) -> NoReturn:
    """Refuse a value: `says` what is so, `do` what to do."""
    raise PydanticCustomError(id_, "{says}", {"says": says, "do": do})


def quoted(value: object) -> str:
    """The value as it was typed, in quotation marks and never longer than a line."""
    text = " ".join(str(value).split())
    return f"“{text[:77]}…”" if len(text) > 78 else f"“{text}”"


def listed(words: Iterable[str], *, last: str = "or") -> str:
    """Words as a person lists them: “a, b or c”."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def nearest(typed: str, allowed: Iterable[str], *, alike: float = 0.6) -> str | None:
    """The allowed word that is most like the one typed, if any is alike enough (from 0 to 1)."""
    found = get_close_matches(typed, list(allowed), n=1, cutoff=alike)
    return found[0] if found else None


def scalar(value: object, what: str) -> str:
    """The text of a value that has to be a single one, not a list or a group of keys."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of keys"
        refuse("one-value", f"This is {kind} where {what} was expected.", f"Write {what} after the colon.")
    return value.strip()


# ── Codes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def code(allowed: Iterable[str], *, what: str, also: dict[str, str] | None = None) -> Reads:
    """One word of a code list; capitals, spaces and underlines do not matter, and `also` names other spellings."""
    codes = tuple(allowed)
    known = {_squeezed(word): word for word in codes} | {word: word for word in codes}
    known |= {_squeezed(word): meant for word, meant in (also or {}).items()}

    def read(value: object) -> str:
        if type(value) is str and value in known:
            return known[value]
        text = scalar(value, what)
        found = known.get(_squeezed(text))
        if found is None:
            guess = nearest(text.lower(), codes)
            hint = f"Did you mean “{guess}”? " if guess else ""
            refuse("not-in-list", f"{quoted(text)} is not {what} that we know.", f"{hint}Use {listed(codes)}.")
        return found

    return Reads(read, {"type": "string", "enum": list(codes)})


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_–-]+", "", text.lower())


def _yes_no(value: object) -> bool:
    text = scalar(value, "yes or no").lower()
    if text in {"yes", "y", "true"}:
        return True
    if text in {"no", "n", "false"}:
        return False
    refuse("yes-or-no", f"{quoted(text)} is neither yes nor no.", "Write yes or no.")


YesNo = Annotated[bool, Reads(_yes_no, {"enum": ["yes", "no", True, False]})]

# ── Identifiers ──────────────────────────────────────────────────────────────────────────────────────────────────────

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether this can be the permanent id of a provider, a course, a site or anything else."""
    return len(text) <= limits.ID_LENGTH and SLUG.fullmatch(text) is not None


def as_id(text: str) -> str:
    """The nearest id to a text: “Level 2 Bricklaying” gives “level-2-bricklaying”."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[: limits.ID_LENGTH].strip("-")


def reference(parts: tuple[int, ...], *, what: str, example: str) -> Reads:
    """An id, or two joined by a slash (`provider/course`), as `parts` allows."""
    pattern = re.compile("|".join("/".join([SLUG.pattern] * count) for count in parts))

    def to_reference(value: object) -> str:
        if type(value) is str and pattern.fullmatch(value) and len(value) <= limits.PATH_LENGTH:
            return value
        text = scalar(value, what)
        guess = "/".join(as_id(part) for part in text.split("/"))
        if text != guess and pattern.fullmatch(guess) and text.lower().strip("/") == guess:
            return guess
        hint = f"Did you mean “{guess}”? " if pattern.fullmatch(guess) else ""
        refuse("not-an-id", f"{quoted(text)} is not the id of {what}.", f"{hint}Write it like “{example}”.")

    return Reads(to_reference, {"type": "string", "pattern": f"^(?:{pattern.pattern})$"})


Slug = Annotated[str, reference((1,), what="one thing", example="riverside")]
CourseId = Annotated[str, reference((2,), what="a course", example="teme-valley/bricklaying-level-2")]
ProviderId = Annotated[str, reference((1,), what="a provider", example="teme-valley")]
SiteId = Annotated[str, reference((1, 2), what="a site", example="riverside")]
DestinationId = Annotated[str, reference((1,), what="a destination", example="bricklayer")]

# ── Dates and times ──────────────────────────────────────────────────────────────────────────────────────────────────

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
        refuse("not-a-date", f"{quoted(value)} is not a date that we can read.", _DATE_HELP)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        refuse("not-a-date", f"{quoted(value)} is not a day in the calendar.", _DATE_HELP)
    if not 1990 <= year <= 2100:
        refuse("not-a-date", f"The year of {quoted(value)} is outside 1990 to 2100.", _DATE_HELP)
    return date


Date = Annotated[dt.date, Reads(parse_date, {"type": "string", "examples": ["2027-09-06", "6/9/2027"]})]


@dataclass(frozen=True, slots=True)
class Start:
    """When a run starts: on a date, in a month, in a year, or at any time (`flexible`).

    `date` is the earliest day that it can mean; None for flexible.
    """

    precision: Literal["day", "month", "year", "flexible"]
    date: dt.date | None


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
        refuse("not-a-start", f"{quoted(value)} is not a start that we can read.", _START_HELP)
    return Start("day", parse_date(text))


_START_HELP: Final = "Write a date (2027-09-06), a month (September 2027), a year (2027) or flexible."


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
    if found:
        hour, minute = int(found[1] or found[4]), int(found[2] or 0)
        half = found[3] or found[5]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    refuse("not-a-time", f"{quoted(value)} is not a time of day.", 'Write hours and minutes, like "09:15" or "16:00".')


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


def _duration(value: object) -> Duration:
    text = scalar(value, "a duration").lower()
    text = re.sub(r"^(a|an|one)\b", "1", text)
    found = _DURATION.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 999:
        refuse(
            "not-a-duration",
            f"{quoted(value)} is not a length of time that we can read.",
            "Write a number from 1 to 999 and hours, days, weeks, months or years, like “2 years” or “12 weeks”.",
        )
    return Duration(int(found[1]), found[2])


DurationField = Annotated[Duration, Reads(_duration, {"type": "string", "examples": ["1 year", "12 weeks"]})]

# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def number(low: float, high: float, *, what: str) -> Reads:
    """A number from `low` to `high`."""

    def to_number(value: object) -> float:
        text = scalar(value, what)
        if not re.fullmatch(r"-?\d+(\.\d+)?", text) or not low <= float(text) <= high:
            refuse("not-a-number", f"{quoted(text)} is not {what}.", f"Write a number from {low:g} to {high:g}.")
        return float(text)

    return Reads(to_number, {"type": "number", "minimum": low, "maximum": high})


def _pounds(value: object) -> int:
    text = scalar(value, "an amount in pounds")
    figure = text.removeprefix("£").replace(",", "").strip()
    if not re.fullmatch(r"\d{1,6}(\.\d\d)?", figure):
        refuse("not-an-amount", f"{quoted(text)} is not an amount in pounds.", "Write a figure, like 420 or 1,250.50.")
    pence = round(float(figure) * 100)
    if pence == 0:
        refuse(
            "zero-amount",
            "An amount of 0 could mean free or not known.",
            "For a free course leave amount out and say who it is free for, like “free: 16-18”.",
        )
    return pence


Pence = Annotated[int, Reads(_pounds, {"type": ["string", "number"], "description": "pounds", "examples": [420]})]

_AGES = re.compile(r"(\d\d) *(?:-|–|to) *(\d\d)|(\d\d) *(?:\+|and over)")


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """The ages, in years, from the youngest to the oldest; `oldest` None where there is no upper end."""

    youngest: int
    oldest: int | None

    def __str__(self) -> str:
        return f"{self.youngest} and over" if self.oldest is None else f"{self.youngest} to {self.oldest}"


def _age_span(value: object) -> AgeSpan:
    text = scalar(value, "a range of ages").lower()
    found = _AGES.fullmatch(text)
    if found and found[3]:
        return AgeSpan(int(found[3]), None)
    if found is None or int(found[1]) > int(found[2]):
        refuse("not-an-age-range", f"{quoted(text)} is not a range of ages.", "Write it like 16-18, 14-16 or 19+.")
    return AgeSpan(int(found[1]), int(found[2]))


AgeSpanField = Annotated[AgeSpan, Reads(_age_span, {"type": "string", "examples": ["16-18", "14-16", "19+"]})]


def digits(pattern: str, *, what: str, example: str) -> Reads:
    """A registration number; spaces, slashes and dots inside it do not matter."""
    compiled = re.compile(pattern)

    def to_digits(value: object) -> str:
        text = re.sub(r"[\s/.]", "", scalar(value, what)).upper()
        if not compiled.fullmatch(text):
            refuse("not-a-number-of-this-kind", f"{quoted(value)} is not {what}.", f"Write it like {example}.")
        return text

    return Reads(to_digits, {"type": ["string", "integer"], "examples": [example]})


Ukprn = Annotated[str, digits(r"1\d{7}", what="a UKPRN, which has 8 digits and starts with 1", example='"10001234"')]
Urn = Annotated[str, digits(r"\d{5,6}", what="a URN, which has 5 or 6 digits", example='"123456"')]
QualificationNumber = Annotated[
    str, digits(r"[0-9A-Z]{8}", what="a qualification number, which has 8 characters", example='"60146089"')
]

# ── Places and ways to reach people ──────────────────────────────────────────────────────────────────────────────────

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")


def _postcode(value: object) -> str:
    text = re.sub(r"\s", "", scalar(value, "a postcode")).upper()
    found = _POSTCODE.fullmatch(text)
    if found is None:
        refuse("not-a-postcode", f"{quoted(value)} is not a postcode.", "Write it like LS12 3AB.")
    return f"{found[1]} {found[2]}"


Postcode = Annotated[str, Reads(_postcode, {"type": "string", "examples": ["LS12 3AB"]})]
PostcodeDistrict = Annotated[str, digits(r"[A-Z]{1,2}\d[A-Z\d]?", what="the first half of a postcode", example="LS12")]

_PHONE = re.compile(r"\+?\d{9,15}")


def _phone(value: object) -> str:
    text = scalar(value, "a telephone number")
    if not _PHONE.fullmatch(re.sub(r"[\s()-]", "", text)):
        refuse("not-a-phone-number", f"{quoted(text)} is not a telephone number.", "Write it like 01632 960101.")
    return " ".join(text.split())


Phone = Annotated[str, Reads(_phone, {"type": "string", "examples": ["01632 960101"]})]

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")


def _email(value: object) -> str:
    text = scalar(value, "an email address").removeprefix("mailto:")
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        refuse("not-an-email", f"{quoted(text)} is not an email address.", "Write it like admissions@example.org.")
    return text


Email = Annotated[str, Reads(_email, {"type": "string", "format": "email"})]

_URL_CHARACTERS = re.compile(r"[!#$%&'()*+,/:;=?@\[\]~\w.-]+", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE)


def url_fault(text: str) -> str | None:
    """Why this is not a web address that we link to, or None when it is one: https, a real host, no user part."""
    if len(text) > limits.URL_LENGTH:
        return f"It has {len(text):,} characters; the most is {limits.URL_LENGTH:,}"
    if not _URL_CHARACTERS.fullmatch(text):
        return "It holds a character that a web address cannot have"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "It cannot be read as a web address"
    if parts.scheme.lower() != "https":
        return "It does not start with https://"
    if parts.username is not None or parts.password is not None:
        return "It carries a user name"
    if not _HOST.fullmatch(parts.hostname or "") or port == 0:
        return "It has no web site's name after https://"
    return None


def _url(value: object) -> str:
    text = scalar(value, "a web address")
    fault = url_fault(text)
    if fault:
        guess = "https://" + re.sub(r"^(?:http:)?/*", "", text, flags=re.IGNORECASE)
        hint = f"Did you mean “{guess}”? " if len(guess) < 100 and url_fault(guess) is None else ""
        refuse(
            "not-a-web-address",
            f"{quoted(text)} is not a web address that can be linked to. {fault}.",
            f"{hint}Write the whole address, like https://www.example.org/apply.",
        )
    return text


Url = Annotated[str, Reads(_url, {"type": "string", "format": "uri", "pattern": "^https://"})]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMore: Final = BeforeValidator(_as_list)
"""A list in which a single item may be written without the list."""

Name = Annotated[str, Text(limits.NAME)]
Title = Annotated[str, Text(limits.TITLE)]
Summary = Annotated[str, Text(limits.SUMMARY)]
ShortText = Annotated[str, Text(limits.SHORT_TEXT)]
ShortMarkdown = Annotated[str, Text(limits.SHORT_TEXT, "markdown")]
Note = Annotated[str, Text(limits.NOTE)]
Meaning = Annotated[str, Text(limits.MEANING)]
Keyword = Annotated[str, Text(limits.KEYWORD)]
Reason = Annotated[str, Text(limits.REASON)]


class Reviewed(Written):
    """When the file was last checked as a whole, and by whom."""

    on: Date = Field(description="The day on which somebody last checked that all of this is right.")
    by: Name = Field(description="Who checked it: a role, never a person's name.")


class Location(Written):
    """A point on the map, in degrees north and east (WGS 84)."""

    lat: Annotated[float, number(49, 61, what="a latitude in Britain")] = Field(
        description="Degrees north, like 52.2968."
    )
    lon: Annotated[float, number(-9, 2.5, what="a longitude in Britain")] = Field(
        description="Degrees east; west is negative, like -2.5942."
    )


Accepted = dict[str, Reason]
