"""Tells problems to other programs: everything as JSON, and reviewdog's diagnostics."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from ..problems import Problem, Severity
from .saying import NOTHING_ELSE, About, sentences


def as_json(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """Everything that is known of each problem."""
    found = [_everything(problem, about) for problem in problems]
    return json.dumps({"summary": verdict, "problems": found}, indent=2) + "\n"


def _everything(problem: Problem, about: About) -> dict[str, Any]:
    place, address = problem.place, about.page_of(problem.id)
    return {
        "id": problem.id,
        "severity": problem.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "keys": list(place.keys),
        "says": problem.says,
        "do": problem.do,
        **({"help": address} if address else {}),
    }


_SEVERITY: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


def rdjsonl(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """Reviewdog's diagnostics: one JSON object on each line."""
    return "".join(json.dumps(_diagnostic(problem, about)) + "\n" for problem in problems)


def _diagnostic(problem: Problem, about: About) -> dict[str, Any]:
    place, address = problem.place, about.page_of(problem.id)
    start = {"line": place.line, "column": place.column} if place.line else {}
    return {
        "message": sentences(problem),
        "location": {"path": place.path, **({"range": {"start": start}} if start else {})},
        "severity": _SEVERITY[problem.severity],
        "source": {"name": "prospectus"},
        "code": {"value": problem.id, **({"url": address} if address else {})},
    }
