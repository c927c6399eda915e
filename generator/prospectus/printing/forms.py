"""What is filled in by hand: the area's common application form, blank, and the checklist for September."""

from __future__ import annotations

from typing import Final

from . import press
from .desk import Desk
from .facts import reach
from .press import Printed

CHOICES: Final = 4
"""How many courses one can apply for on the form, in order of preference."""

SUBJECTS: Final = 10
"""How many lines there are for grades."""


def form(desk: Desk) -> Printed:
    """The common application form, two sides of A4."""
    name = _name(desk)
    said = f"To fill in by hand: {name}."
    return press.printed(
        desk.html("form", title=name, said=said, part="", name=name, places=CHOICES, grades=SUBJECTS, reach=reach)
    )


def checklist(desk: Desk) -> Printed:
    """What has to be settled by September, to tick off."""
    title = f"Ready for September {desk.area.written.academic_year.starts.year}?"
    said = "What has to be settled before a course begins, to tick off."
    return press.printed(desk.html("checklist", title=title, said=said, part="", reach=reach))


def _name(desk: Desk) -> str:
    form = desk.area.written.common_form
    return form.name if form else "Application form"
