"""Says problems in plain words on one line each, with nothing that a terminal, a log or a reader would obey."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..problems import Problem, Severity, order


@dataclass(frozen=True, slots=True)
class About:
    """What a report should know beside the problems.

    `help_url` is the address below which every message has its page (`https://…/help/messages/`), empty where it is
    not known; `providers` has the providers' names by id; with `strict` warnings stop publication, too.
    """

    help_url: str = ""
    providers: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    def page_of(self, id_: str) -> str:
        """The address of a message's page; empty where it is not known."""
        return f"{self.help_url}{id_}/" if self.help_url else ""

    def stops(self, problem: Problem) -> bool:
        """Whether a problem keeps everything from being published."""
        return problem.severity is Severity.ERROR or (self.strict and problem.severity is Severity.WARNING)


Report = Callable[[Sequence[Problem], str, About], str]
"""Tells problems, and in a sentence what they come to; the text ends with a new line unless it is empty."""

NOTHING_ELSE: Final = About()

_COUNTED: Final = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_GRADES: Final = tuple(_COUNTED)
_CI_COMMAND: Final = re.compile(r"##(?=[a-z]*\[)", re.IGNORECASE)


def summary(problems: Sequence[Problem], *, courses: int | None, providers: int, stopped: bool) -> str:
    """What it all comes to, in one sentence; `stopped` when nothing may be published.

    `courses` is None when what was looked at has neither courses nor providers, like an area's own file.
    """
    told = counted(problems)
    if stopped:
        return f"{told}."
    if courses is None:
        return f"Sound, with {told}." if told else "Sound: nothing is wrong here."
    what = f"{number(courses, 'course', 'courses')} of {number(providers, 'provider', 'providers')}"
    return f"Sound, with {told}: {what}." if told else f"Sound: {what}."


def counted(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity and in how many files; empty when there is none."""
    found = Counter(problem.severity for problem in problems)
    parts = [number(found[severity], *words) for severity, words in _COUNTED.items() if found[severity]]
    files = number(len({problem.place.path for problem in problems}), "file", "files")
    return f"{' and '.join([', '.join(parts[:-1]), parts[-1]] if parts[1:] else parts)} in {files}" if parts else ""


def number(count: int, one: str, many: str) -> str:
    """A number of things, in the singular or the plural."""
    return f"{count:,} {one if count == 1 else many}"


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, then warnings, then advice, each in the order of the files."""
    return sorted(problems, key=lambda one: (_GRADES.index(one.severity), order(one)))


def by_provider(problems: Sequence[Problem], about: About) -> dict[str, list[Problem]]:
    """The problems by the name of the provider whose files they are in; what is the area's own comes first."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        folder, _, rest = problem.place.path.partition("/")
        id_ = rest.split("/")[0] if folder == "providers" else ""
        groups.setdefault(id_, []).append(problem)
    return {about.providers.get(id_, id_) if id_ else "The area's own files": groups[id_] for id_ in sorted(groups)}


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


def sentences(problem: Problem) -> str:
    """What is so and what to do, one after the other."""
    return f"{problem.says} {problem.do}".strip()


def told(problem: Problem) -> str:
    """A problem as people read it: where, how bad, what is so and its rule; then, on a line of its own, what to do."""
    place = problem.place
    where = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    head = harmless(f"{where}: {problem.severity}: {problem.says} [{problem.id}]")
    return f"{head}\n    {harmless(problem.do)}" if problem.do else head


def text(problems: Sequence[Problem], verdict: str, about: About = NOTHING_ELSE) -> str:
    """For people at a terminal."""
    return "".join(f"{line}\n" for line in (*map(told, problems), verdict))
