"""The kinds of value that are figures: amounts of money, ages, registration numbers, points on the map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import Field, model_validator

from ..wording import quoted
from .fields import Reads, Written, refuse, scalar


def number(low: float, high: float, *, what: str, also: dict[str, str] | None = None) -> Reads:
    """A number from `low` to `high`; `also` has what may be meant by words that are none, in small letters."""

    def to_number(value: object) -> float:
        text = scalar(value, what)
        if not re.fullmatch(r"-?\d+(\.\d+)?", text) or not low <= float(text) <= high:
            figures = re.findall(r"(?<![\d.-])\d+(?![\d.])", text)
            alone = figures[0] if len(figures) == 1 and low <= float(figures[0]) <= high else None
            guess = (also or {}).get(text.lower(), alone)
            hint = f"Did you mean “{guess}”? " if guess else ""
            refuse("not-a-number", f"{quoted(text)} is not {what}.", f"{hint}Write a number from {low:g} to {high:g}.")
        return float(text)

    return Reads(to_number, {"type": "number", "minimum": low, "maximum": high})


def _pounds(value: object) -> int:
    text = scalar(value, "an amount in pounds")
    figure = text.removeprefix("£").replace(",", "").strip()
    if text.lower() in {"free", "none", "nil", "nothing", "no cost"}:
        refuse("not-an-amount", f"{quoted(text)} is not an amount in pounds.", _FREE)
    if not re.fullmatch(r"\d{1,6}(\.\d\d?)?", figure):  # The form saves 1250.50 as 1250.5.
        guesses = re.findall(r"\d[\d,]*(?:\.\d\d)?", text)
        hint = f"Did you mean “{guesses[0]}”? " if len(guesses) == 1 else ""
        do = f"{hint}Write a figure, like 420 or 1,250.50."
        refuse("not-an-amount", f"{quoted(text)} is not an amount in pounds.", do)
    pence = round(float(figure) * 100)
    if pence == 0:
        refuse(
            "zero-amount",
            f"{quoted(text)} could mean free or not known.",
            _FREE,
        )
    return pence


_FREE: Final = "For a free course leave amount out and say who it is free for, like “free: 16-18”."

Pence = Annotated[int, Reads(_pounds, {"type": ["string", "number"], "description": "pounds", "examples": [420]})]


def _pay(value: object) -> int:
    text = scalar(value, "a year's pay")
    figure = text.removeprefix("£").replace(",", "").strip()
    if not re.fullmatch(r"\d{4,6}", figure):
        refuse(
            "not-a-years-pay",
            f"{quoted(text)} is not what somebody earns in a year.",
            "Write whole pounds for a full year, like 24500 or 24,500.",
        )
    return int(figure)


YearlyPay = Annotated[int, Reads(_pay, {"type": ["string", "number"], "description": "pounds", "examples": [24500]})]

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
        both = re.findall(r"\d\d", text)
        hint = f"Did you mean “{min(both)}-{max(both)}”? " if len(set(both)) == 2 else ""
        hint = f"Did you mean “{both[0]}+”? " if len(both) == 1 and re.search("over|above|up|from", text) else hint
        hint = "For everybody write 14+. " if text in {"yes", "all", "everyone", "everybody", "true"} else hint
        do = f"{hint}Write it like 16-18, 14-16 or 19+."
        refuse("not-an-age-range", f"{quoted(text)} is not a range of ages.", do)
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


class Location(Written):
    """A point on the map, in degrees north and east (WGS 84)."""

    lat: Annotated[float, number(49, 61, what="a latitude in Britain")] = Field(
        description="Degrees north, like 52.2968."
    )
    lon: Annotated[float, number(-9, 2.5, what="a longitude in Britain")] = Field(
        description="Degrees east; west is negative, like -2.5942."
    )

    @model_validator(mode="before")
    @classmethod
    def _not_swapped(cls, value: Any) -> Any:
        """Refuse a point whose two numbers are changed round, once for both."""
        lat, lon = (str(value.get(one, "")) for one in ("lat", "lon")) if isinstance(value, dict) else ("", "")
        if re.fullmatch(r"-?\d(\.\d+)?", lat) and re.fullmatch(r"(49|5\d|60)(\.\d+)?", lon):
            says = f"Lat {quoted(lat)} and lon {quoted(lon)} are changed round."
            refuse("not-a-number", says, "Swap the two: in Britain lat is from 49 to 61, and lon from -9 to 2.5.")
        return value
