"""The shape of timetable.yml: which school years share a timetable, and the blocks of hours that are kept free."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from .codes import AGES, AgeRange
from .fields import Accepted, EachOnce, Name, OneOrMore, Slug, Written, code
from .run import Session

BlockKind = Literal["option", "collaborative", "twilight", "evening", "other"]
BLOCK_KIND: Final[dict[BlockKind, str]] = {
    "option": "Option block",
    "collaborative": "Collaborative day",
    "twilight": "Twilight",
    "evening": "Evening",
    "other": "Other shared hours",
}
"""What kinds of block there are, in the order in which they are listed, and what they are called."""


class YearGroup(Written):
    """A school year whose learners share a timetable."""

    name: Name = Field(description="What the year is called, like Year 10.")
    ages: Annotated[AgeRange, code(AGES, what="an age range", also={"19 and over": "19+"})] = Field(
        description="14-16, 16-19, 14-19 or 19+: the courses for these ages are for this year."
    )
    collaborative: tuple[Session, ...] = Field(
        (), description="The hours in a week in which its learners may go to another school or to the college."
    )


class Block(Written):
    """A block: hours of the week that several schools keep free together."""

    name: Name = Field(description="What the block is called.")
    year_groups: Annotated[tuple[Slug, ...], OneOrMore] = Field(
        (), description="The year groups that it is for, by their ids; left out, it is for anybody."
    )
    kind: Annotated[BlockKind, code(BLOCK_KIND, what="a kind of block")] = Field(
        "option", description="option, collaborative, twilight, evening or other; option when it is left out."
    )
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)] = Field(description="Its hours in a week.")
    accepted: Accepted = Field(
        default_factory=dict, description="Warnings that are right as they stand: the rule's id and the reason."
    )


class TimetableFile(Written):
    """content/area/timetable.yml: year groups and blocks."""

    year_groups: Annotated[dict[Slug, YearGroup], EachOnce] = Field(
        {}, description="The school years that share a timetable, each under its id."
    )
    blocks: Annotated[dict[Slug, Block], EachOnce] = Field({}, description="The blocks, each under its id.")
