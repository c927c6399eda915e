"""Makes what the site's page of every message says: its meaning, and an example with the message word for word."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from ..hosts.sources import gather
from ..mending import mended
from ..problems import Problem
from ..rules.dated import DATED
from . import problems
from .catalogue import CATALOGUE, how_bad
from .examples import EXAMPLES
from .examples.example import Example, File
from .problems import GROUP_OF_RULES

LONGEST: Final = 1_500
"""Characters of a file that are shown on a page; of a longer one only the message is."""


def messages() -> str:
    """Everything, as the JSON from which the pages are made, in the order of the page of all messages."""
    return json.dumps(list(_every()), indent=1, ensure_ascii=False) + "\n"


def _every() -> Iterator[dict[str, Any]]:
    for id_, severity, group, (what, mend) in entries():
        dates = DATED.get(id_)
        yield {
            "id": id_,
            "severity": severity,
            "group": group,
            "what": what,
            "mend": mend,
            "since": dates.since.isoformat() if dates else None,
            "error_from": dates.error_from.isoformat() if dates else None,
            "fixed": id_ in EXAMPLES and _is_fixed(id_, EXAMPLES[id_]),
            "example": _shown(id_, EXAMPLES[id_]) if id_ in EXAMPLES else None,
        }


def entries() -> Iterator[tuple[str, str, str, tuple[str, str]]]:
    """Every message: its id, how bad it is, the group that it belongs to, what it means and how to mend it."""
    for id_, severity, meaning in problems.of_rules():
        yield id_, severity, GROUP_OF_RULES, meaning
    for group, meanings in CATALOGUE.items():
        for id_, meaning in meanings.items():
            yield id_, how_bad(id_), group, meaning


def _shown(id_: str, example: Example) -> dict[str, Any]:
    problem = next(one for one in told(example, example.wrong) if one.id == id_)
    place = problem.place
    return {
        "path": example.path,
        "wrong": _text(example.wrong),
        "right": _text(example.right),
        "where": f"{place.path}:{place.line}:{place.column}" if place.line else place.path,
        "severity": problem.severity.value,
        "says": problem.says,
        "do": problem.do,
    }


def _is_fixed(id_: str, example: Example) -> bool:
    """Whether `prospectus fix` mends the example."""
    with TemporaryDirectory() as folder:
        _write(Path(folder), example.files(example.wrong))
        return id_ in [one.id for one in mended(Path(folder), lambda path: True).problems]


def _text(shown: File | None) -> str | None:
    return shown if isinstance(shown, str) and len(shown) <= LONGEST else None


def told(example: Example, shown: File | None) -> tuple[Problem, ...]:
    """All that is wrong with the example's area, with what is shown in it."""
    with TemporaryDirectory() as folder:
        _write(Path(folder), example.files(shown))
        day = dt.date.fromisoformat(example.as_of) if example.as_of else None
        return gather(Path(folder), as_of=day).problems


def _write(root: Path, files: Mapping[str, File]) -> None:
    for path, held in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(held.encode() if isinstance(held, str) else held)
