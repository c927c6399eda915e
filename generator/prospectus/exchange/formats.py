"""What reading a file of another kind gives: all that could be understood, and the rows that come back to be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..directories.record import Batch
from .present import Present
from .sheet import Fault


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file says, and the faults of its rows, which are not among it.

    `returned` gives the bytes of the same kind of file with only these rows, and beside each what is to be mended;
    None for a format that has no rows.
    """

    batch: Batch
    faults: tuple[Fault, ...] = ()
    returned: Callable[[Mapping[str, Iterable[str]]], bytes] | None = field(default=None)


Taker = Callable[[bytes, Present, str | None], Taken]
"""Reads a file's bytes; the provider's id is the one from the command line. Raises refused.RefusedError."""

Giver = Callable[[Present, str | None], Mapping[str, bytes]]
"""Writes the area, or one provider, as files of a format, by their names."""
