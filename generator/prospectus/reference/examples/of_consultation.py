"""Examples of what is found in what learners said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .example import Example

PATH: Final = "content/area/consultation.yml"
FILE: Final = """\
years:
  2025/26:
    asked_on: 2026-02-02
    how: A form on paper in every tutor group.
    learners: 412
    said:
      - theme: Buses
        says: The bus home leaves too early.
        learners: 96
        answer: {became: promised, says: We ask for a later bus., by: 2027-04-01}
"""


def _with(right: str, wrong: str, *, as_of: str | None = None) -> Example:
    """The file with `wrong` in the place of a piece of it."""
    assert FILE.count(right) == 1, right
    return Example(FILE.replace(right, wrong), FILE, PATH, beside={PATH: FILE}, as_of=as_of)


CONSULTATION: Final[Mapping[str, Example]] = {
    "by-when": _with(", by: 2027-04-01}", "}"),
    "few-people": _with("learners: 96", "learners: 4"),
    "not-a-school-year": _with("  2025/26:", "  2025:"),
    "promised-and-late": _with("by: 2027-04-01", "by: 2026-10-30", as_of="2026-11-22"),
}
"""Each with the same file mended."""
