"""Tells problems to GitLab as a Code Quality report, which it shows beside the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..problems import Problem, Severity
from .saying import NOTHING_ELSE, About, sentences

_SEVERITY: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def code_quality(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """A JSON list with what GitLab asks for: description, check_name, fingerprint, severity and location."""
    marks = _fingerprints(problems)
    issues = [_issue(problem, mark) for problem, mark in zip(problems, marks, strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(problem: Problem, fingerprint: str) -> dict[str, Any]:
    return {
        "description": sentences(problem),
        "check_name": problem.id,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[problem.severity],
        "location": {"path": problem.place.path, "lines": {"begin": max(problem.place.line, 1)}},
    }


def _fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """A mark for each problem that stays the same when the lines above it move."""
    seen: Counter[tuple[object, ...]] = Counter()
    for problem in problems:
        what = (problem.id, problem.place.path, problem.place.keys, problem.says)
        seen[what] += 1
        yield hashlib.sha256(repr((*what, seen[what])).encode("utf-8", "surrogatepass")).hexdigest()
