"""Tells problems as the results of tests, in the XML that started with JUnit and that most build services read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from ..problems import Problem
from .saying import NOTHING_ELSE, About, harmless, told


def suites(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """One suite for each file and one test for each problem; a sound area is one suite with one test that passed.

    What stops publication has failed. A warning or advice has passed, and is told as what the test printed. There is
    no clock in it: every test took 0 seconds. ASCII, so that it is the same in every encoding.
    """
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.place.path, []).append(problem)
    inside = "".join(_suite(path, group, about) for path, group in by_path.items()) or _passed(verdict)
    failed = sum(map(about.stops, problems))
    head = _tag("testsuites", {"name": "prospectus", "tests": max(len(problems), 1), "failures": failed})
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{inside}</testsuites>\n'
    return whole.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _suite(path: str, problems: Sequence[Problem], about: About) -> str:
    counts = {"tests": len(problems), "failures": sum(map(about.stops, problems)), "errors": 0, "skipped": 0}
    cases = "".join(_case(problem, about) for problem in problems)
    return f"{_tag('testsuite', {'name': path, **counts, 'time': 0})}{cases}</testsuite>\n"


def _case(problem: Problem, about: About) -> str:
    place = problem.place
    line = f", line {place.line}" if place.line else ""
    head = _tag("testcase", {"name": f"{problem.id}{line}", "classname": place.path, "file": place.path, "time": 0})
    address = about.page_of(problem.id)
    whole = escape("\n".join([told(problem), *([address] if address else [])]))
    if about.stops(problem):
        failure = _tag("failure", {"type": problem.id, "message": problem.says}).rstrip("\n")
        return f"{head}{failure}{whole}</failure>\n</testcase>\n"
    return f"{head}<system-out>{whole}</system-out>\n</testcase>\n"


def _passed(verdict: str) -> str:
    suite = _tag("testsuite", {"name": "prospectus", "tests": 1, "failures": 0, "errors": 0, "skipped": 0, "time": 0})
    case = _tag("testcase", {"name": "check", "classname": "prospectus", "time": 0})
    return f"{suite}{case}<system-out>{escape(harmless(verdict))}</system-out>\n</testcase>\n</testsuite>\n"


def _tag(name: str, attributes: Mapping[str, object]) -> str:
    written = "".join(f' {key}="{escape(harmless(str(value)))}"' for key, value in attributes.items())
    return f"<{name}{written}>\n"
