"""Rules on what learners said: that no small number tells who it was, and that what was promised them is kept."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..derive.consultation import kept_late
from ..derive.few import FEW
from ..problems import Keys, Problem
from ..wording import day, quoted
from .finding import warning


def few_people(area: Area) -> Iterator[Problem]:
    """The consultation gives a number under 10, from which others could tell who it was.

    Leave it out, or put what is alike together. The page calls it “fewer than 10”, but the file can be read, too.
    """
    path = area.paths.get("consultation", "")
    for year, one in area.consultation.years.items() if area.consultation else ():
        told: list[tuple[Keys, int | None]] = [((), one.learners)]
        told += [(("said", index), said.learners) for index, said in enumerate(one.said)]
        for keys, number in told:
            if number is not None and number < FEW:
                says = f"{number} is so few that others could tell who it was."
                do = f"Leave it out, or put what is alike together. The page says “fewer than {FEW}”."
                yield warning("few-people", path, ("years", year, *keys, "learners"), says, do)


def promised_and_late(area: Area) -> Iterator[Problem]:
    """Learners were promised something by a day that is past, and nothing says what came of it.

    Write “became: done” and what was done, or “became: not-done” and why.
    """
    path = area.paths.get("consultation", "")
    for year, index, said, by in kept_late(area):
        says = f"Learners were promised something on {quoted(said.theme)} by {day(by)}."
        do = "Write “became: done” and what was done, or “became: not-done” and why."
        keys = ("years", year, "said", index, "answer", "by")
        yield warning("promised-and-late", path, keys, says, do)
