"""The common timetable, linked: the school years that share one, and the blocks of hours kept free for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import run as run_file
    from .model import timetable as timetable_file


@dataclass(frozen=True, slots=True, eq=False)
class YearGroup:
    """A school year whose learners share a timetable."""

    id: str
    written: timetable_file.YearGroup

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def address(self) -> str:
        """Where its page is, from the root of the site."""
        return f"timetable/year/{self.id}/"

    def is_for(self, ages: str) -> bool:
        """Whether courses for these ages are for this year: 14-19 is for all from 14 to 19."""
        return self.written.ages == ages or {self.written.ages, ages} in ({"14-16", "14-19"}, {"16-19", "14-19"})


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Hours of the week that several schools keep free together; without year groups it is for anybody."""

    id: str
    written: timetable_file.Block
    year_groups: tuple[YearGroup, ...] = ()

    @property
    def name(self) -> str:
        return self.written.name

    @property
    def sessions(self) -> tuple[run_file.Session, ...]:
        return self.written.sessions

    @property
    def address(self) -> str:
        """Where it is told, from the root of the site."""
        return f"timetable/#block-{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class CommonTimetable:
    """The year groups and blocks of an area by their ids, in the order of the file."""

    year_groups: Mapping[str, YearGroup] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)

    def of(self, group: YearGroup) -> tuple[Block, ...]:
        """The blocks that are for a year group, those for anybody among them."""
        return tuple(block for block in self.blocks.values() if not block.year_groups or group in block.year_groups)


def common_timetable(written: timetable_file.TimetableFile | None) -> CommonTimetable:
    """Link what timetable.yml says; a year group that is not there is left out, which a rule tells."""
    if written is None:
        return CommonTimetable()
    groups = {id_: YearGroup(id_, one) for id_, one in written.year_groups.items()}
    blocks = {
        id_: Block(id_, one, tuple(groups[name] for name in one.year_groups if name in groups))
        for id_, one in written.blocks.items()
    }
    return CommonTimetable(groups, blocks)
