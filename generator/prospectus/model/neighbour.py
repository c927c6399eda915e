"""How area.yml names a neighbouring area: its site, and the file of its courses that are shown beside our own."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import Field

from .. import limits
from ..wording import quoted
from .fields import Name, OneOrMore, Reads, Source, Written, code, refuse, scalar
from .numbers import number
from .reach import Url

_NEIGHBOUR_FILE = re.compile(r"(?!here\.)[a-z0-9]+(?:-[a-z0-9]+)*\.(?:json|xml)")


def _neighbour_file(value: object) -> str:
    text = scalar(value, "a file's name")
    name = re.sub(r"^(?:(?:content/)?area/)?neighbours/", "", text)
    if len(name) > limits.ID_LENGTH or not _NEIGHBOUR_FILE.fullmatch(name):
        says = f"{quoted(text)} is not the name of a neighbour's file."
        do = "Put it into content/area/neighbours/, and write its name here, like north-dale.json or north-dale.xml."
        refuse("not-a-neighbours-file", says, do)
    return name


NeighbourFile = Annotated[
    str,
    Reads(_neighbour_file, {"type": "string", "pattern": r"\.(json|xml)$", "examples": ["north-dale.json"]}),
]
COUNTED: Final = ("promises", "travel")
"""In what the courses of a neighbour can count."""


class Neighbour(Written):
    """The next area: where its prospectus is and, if its courses are to be shown here, the file that tells them."""

    name: Name = Field(description="The neighbouring area's name.")
    url: Url = Field(description="Where its prospectus is.")
    file: NeighbourFile | None = Field(
        None,
        description="Its published courses, as our JSON or XCRI-CAP: a file in content/area/neighbours, whose name is "
        "also their address under /neighbours/.",
    )
    attribution: Source | None = Field(None, description="Whose data these are and under which licence, in a line.")
    stale_after: Annotated[float, number(1, 730, what="a number of days from 1 to 730")] = Field(
        90, description="After how many days the pages say that its file is old; without it after 90."
    )
    count_in: Annotated[tuple[Annotated[str, code(COUNTED, what="something to count in")], ...], OneOrMore] = Field(
        (), description="In what its courses count here: promises, travel; without it in neither."
    )

    @property
    def id(self) -> str:
        """By what the area is told from others: its file's name without the ending."""
        return (self.file or "").partition(".")[0]
