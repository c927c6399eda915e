"""How problems are told: as text, as annotations of a pull request, as data for other tools, as a page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final

from .problems import Problem, Severity

Report = Callable[[Sequence[Problem], str], str]
"""Tells problems, and in a sentence what they come to; the text ends with a new line unless it is empty."""

_COUNTED: Final = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_CI_COMMAND: Final = re.compile(r"##(?=[a-z]*\[)", re.IGNORECASE)


def summary(problems: Sequence[Problem], *, courses: int, providers: int, stopped: bool) -> str:
    """What it all comes to, in one sentence; `stopped` when nothing may be published."""
    told = counted(problems)
    if stopped:
        return f"{told}."
    what = f"{_number(courses, 'course', 'courses')} of {_number(providers, 'provider', 'providers')}"
    return f"Sound, with {told}: {what}." if told else f"Sound: {what}."


def counted(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity and in how many files; empty when there is none."""
    number = Counter(problem.severity for problem in problems)
    parts = [_number(number[severity], *words) for severity, words in _COUNTED.items() if number[severity]]
    files = _number(len({problem.place.path for problem in problems}), "file", "files")
    return f"{' and '.join([', '.join(parts[:-1]), parts[-1]] if parts[1:] else parts)} in {files}" if parts else ""


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def harmless(text: str) -> str:
    """The text on one line, with nothing that a terminal or the log of a build would obey.

    Control, bidirectional and other unseen characters are written as escapes (`\\x1b`), and the marks with which a
    build service's commands start (`##[…]`) lose their meaning. File names come here as they are on the disk.
    """
    if not text.isprintable():
        text = "".join(one if one.isprintable() else _escaped(one) for one in text)
    return _CI_COMMAND.sub(r"#\\x23", text)


def harmless_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(harmless(line) for line in text.splitlines())


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def told(problem: Problem) -> str:
    """A problem as people read it: where, how bad, what is so and its rule; then, on a line of its own, what to do."""
    place = problem.place
    where = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    head = harmless(f"{where}: {problem.severity}: {problem.says} [{problem.id}]")
    return f"{head}\n    {harmless(problem.do)}" if problem.do else head


def text(problems: Sequence[Problem], verdict: str) -> str:
    """For people at a terminal."""
    return "".join(f"{line}\n" for line in (*map(told, problems), verdict))


# ── Annotations ──────────────────────────────────────────────────────────────────────────────────────────────────────


_GITHUB_KIND: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(problems: Sequence[Problem], verdict: str) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(f"{line}\n" for line in (*map(_github, problems), verdict))


def _github(problem: Problem) -> str:
    place = problem.place
    message = "\n".join(harmless(part) for part in (problem.says, problem.do) if part)
    at = {"file": harmless(place.path), "line": place.line, "col": place.column, "title": problem.id}
    properties = ",".join(f"{name}={_github_property(str(value))}" for name, value in at.items() if value)
    return f"::{_GITHUB_KIND[problem.severity]} {properties}::{_github_data(message)}"


def _github_data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(value: str) -> str:
    return _github_data(value).replace(":", "%3A").replace(",", "%2C")


_GITLAB_SEVERITY: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab(problems: Sequence[Problem], verdict: str) -> str:
    """A Code Quality report, which GitLab shows beside the lines of a merge request."""
    marks = list(_fingerprints(problems))
    issues = [_gitlab(problem, mark) for problem, mark in zip(problems, marks, strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _gitlab(problem: Problem, fingerprint: str) -> dict[str, Any]:
    return {
        "description": _sentences(problem),
        "check_name": problem.id,
        "fingerprint": fingerprint,
        "severity": _GITLAB_SEVERITY[problem.severity],
        "location": {"path": problem.place.path, "lines": {"begin": max(problem.place.line, 1)}},
    }


def _fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """A mark for each problem that stays the same when the lines above it move."""
    seen: Counter[tuple[object, ...]] = Counter()
    for problem in problems:
        what = (problem.id, problem.place.path, problem.place.keys, problem.says)
        seen[what] += 1
        yield hashlib.sha256(repr((*what, seen[what])).encode("utf-8", "surrogatepass")).hexdigest()


def _sentences(problem: Problem) -> str:
    return f"{problem.says} {problem.do}".strip()


# ── Data ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def as_json(problems: Sequence[Problem], verdict: str) -> str:
    """Everything, for other programs."""
    found = [
        {
            "id": problem.id,
            "severity": problem.severity.value,
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "keys": list(problem.place.keys),
            "says": problem.says,
            "do": problem.do,
        }
        for problem in problems
    ]
    return json.dumps({"summary": verdict, "problems": found}, indent=2) + "\n"


_REVIEWDOG_SEVERITY: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


def rdjsonl(problems: Sequence[Problem], verdict: str) -> str:
    """Reviewdog's diagnostics: one JSON object on each line."""
    return "".join(json.dumps(_reviewdog(problem)) + "\n" for problem in problems)


def _reviewdog(problem: Problem) -> dict[str, Any]:
    place = problem.place
    start = {"line": place.line, "column": place.column} if place.line else {}
    return {
        "message": _sentences(problem),
        "location": {"path": place.path, **({"range": {"start": start}} if start else {})},
        "severity": _REVIEWDOG_SEVERITY[problem.severity],
        "source": {"name": "prospectus"},
        "code": {"value": problem.id},
    }


# ── A page ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_STYLE: Final = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h2 { font-size: 1.1875rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-left: .3rem solid; margin: 0 0 1rem; padding: 0 0 0 .75rem; }
li.error { border-color: #d4351c; } li.warning { border-color: #b58105; } li.advice { border-color: #1d70b8; }
p { margin: 0; overflow-wrap: anywhere; } small { font-size: .875rem; }
"""


def page(problems: Sequence[Problem], verdict: str) -> str:
    """One small page on its own, without scripts, for people who were sent a link to it."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.place.path, []).append(problem)
    files = "".join(_page_file(path, group) for path, group in by_path.items())
    style_hash = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(verdict)}</title>\n<style>{_STYLE}</style>\n"
        f"<main>\n<h1>What was checked</h1>\n<p>{escape(verdict)}</p>\n{files}</main>\n</html>\n"
    )


def _page_file(path: str, problems: Sequence[Problem]) -> str:
    items = "".join(_page_item(problem) for problem in problems)
    return f"<h2>{escape(harmless(path))}</h2>\n<ul>\n{items}</ul>\n"


def _page_item(problem: Problem) -> str:
    place, do = problem.place, harmless(problem.do)
    where = f"Line {place.line}, column {place.column}: " if place.line else ""
    return (
        f'<li class="{problem.severity}"><p><strong>{problem.severity.capitalize()}.</strong> {where}'
        f"{escape(harmless(problem.says))}</p>{f'<p>{escape(do)}</p>' if do else ''}"
        f"<p><small>{escape(harmless(problem.id))}</small></p></li>\n"
    )


REPORTS: Final[Mapping[str, Report]] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "rdjsonl": rdjsonl,
    "html": page,
}
