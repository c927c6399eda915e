"""What learners said and what was done about it, the newest year first."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..derive.few import FEW, told
from ..model.consultation import BECAME, Consultation, Said
from . import phrases
from .context import Context
from .named import CONSULTATION
from .page import Page

TITLE: Final = "What learners said, and what was done"


class Theme(NamedTuple):
    """Something that learners said; `learners` and `became` are in words, empty where nobody has said."""

    said: Said
    learners: str
    became: str


class Year(NamedTuple):
    """A year's consultation: its school year, when learners were asked, how many took part, and what they said."""

    name: str
    written: Consultation
    when: str
    learners: str
    themes: tuple[Theme, ...]


def view(ctx: Context, _: object) -> Page:
    """The page; it is there before anybody has been asked, and then says so."""
    written = ctx.area.consultation.years if ctx.area.consultation else {}
    years = [_year(name, one) for name, one in sorted(written.items(), reverse=True)]
    body = ctx.html("consultation", 3, title=TITLE, years=years, few=FEW)
    described = f"What learners of {ctx.area.written.name} said when they were asked, and what has come of it."
    return Page(CONSULTATION, "partnership", TITLE, described, body, source=ctx.area.paths.get("consultation"))


def _year(name: str, written: Consultation) -> Year:
    when = phrases.date(written.asked_on)
    if written.until and written.until != written.asked_on:
        when = f"{when} to {phrases.date(written.until)}"
    themes = tuple(_theme(one) for one in written.said)
    return Year(name, written, when, _learners(written.learners), themes)


def _theme(said: Said) -> Theme:
    return Theme(said, _learners(said.learners), BECAME[said.answer.became] if said.answer else "")


def _learners(number: int | None) -> str:
    """“412 learners”, “fewer than 10 learners”."""
    return f"{told(number)} learners" if number is not None else ""
