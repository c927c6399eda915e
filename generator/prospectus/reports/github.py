"""Tells problems to GitHub: the worst beside the lines of a pull request, all of them in the summary of the job."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..problems import Problem, Severity
from .saying import NOTHING_ELSE, About, by_provider, harmless, told, worst_first

INLINE: Final = 10
"""How many annotations of a kind GitHub shows for a step; the others of a longer list would be lost unseen."""

ROOM: Final = 1024 * 1024
"""How many bytes the summary of a step can have; GitHub drops a longer one whole."""

_KIND: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def annotated(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """Workflow commands for the worst ten, which GitHub shows beside their lines; the others as lines of the log."""
    worst = worst_first(problems)
    inline, others = worst[:INLINE], worst[INLINE:]
    lines = [_annotation(one, about) for one in inline]
    lines += [told(one) for one in others]
    return "".join(f"{line}\n" for line in (*lines, verdict))


def _annotation(problem: Problem, about: About) -> str:
    place = problem.place
    parts = (problem.says, problem.do, about.page_of(problem.id))
    message = "\n".join(harmless(part) for part in parts if part)
    at = {"file": harmless(place.path), "line": place.line, "col": place.column, "title": problem.id}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in at.items() if value)
    return f"::{_KIND[problem.severity]} {properties}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


# ── The summary of the job ───────────────────────────────────────────────────────────────────────────────────────────

_MARKS: Final = re.compile(r"([!-/:-@\[-`{-~])")


def job_summary(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE, *, room: int = ROOM) -> str:
    """Every problem in Markdown, by provider and file, in at most `room` bytes: what has no room is counted."""
    blocks = list(_blocks(problems, about))
    head = f"## {_plain(verdict)}\n"
    left = room - len(head.encode()) - 200  # for what is said of those that have no room
    kept, shown = [head], 0
    for block, number in blocks:
        left -= len(block.encode())
        if left < 0:
            kept.append(f"\n{len(problems) - shown:,} more have no room here; “prospectus check” tells them all.\n")
            break
        kept.append(block)
        shown += number
    return "".join(kept) if len(head.encode()) + 200 <= room else ""


def _blocks(problems: Sequence[Problem], about: About) -> Iterator[tuple[str, int]]:
    """The parts of the summary in their order, each with the number of problems in it."""
    for name, group in by_provider(problems, about).items():
        yield f"\n### {_plain(name)}\n", 0
        path = None
        for problem in group:
            if problem.place.path != path:
                path = problem.place.path
                yield f"\n#### {_plain(path)}\n\n", 0
            yield _item(problem, about), 1


def _item(problem: Problem, about: About) -> str:
    where = f", line {problem.place.line}" if problem.place.line else ""
    address = about.page_of(problem.id)
    name = f"[{_plain(problem.id)}]({address})" if address else _plain(problem.id)
    do = f"  \n  {_plain(problem.do)}" if problem.do else ""
    return f"- **{problem.severity.capitalize()}**{where}: {_plain(problem.says)} ({name}){do}\n"


def _plain(text: str) -> str:
    """The text with every sign escaped that could mean something in Markdown, HTML included."""
    return _MARKS.sub(r"\\\1", harmless(text))
