"""The forms for those who would rather write than edit: GitHub's issue forms and GitLab's templates, from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..feeds.editor.widgets import Field, Known, fields
from ..model.calendar import Event
from ..model.course import Course

GITHUB: Final = ".github/ISSUE_TEMPLATE"
GITLAB: Final = ".gitlab/issue_templates"

_PUBLIC: Final = (
    "What you write here can be read by everybody. Write nothing about a learner, and say who you are by your role, "
    "not by your name. Leave open what you do not know: nobody wants “TBC”."
)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: in a line, in a box, or with answers to choose from."""

    id: str
    label: str
    about: str
    kind: str = "input"
    needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody wants to tell, and what is asked then."""

    id: str
    name: str
    about: str
    title: str
    questions: tuple[Question, ...]


_WHO: Final = Question("role", "Who are you?", "Your role, like Admissions team. We ask you when something is unclear.")
_WHOSE: Final = Question(
    "provider", "Which school, college or training provider?", "Its name as it stands here.", needed=True
)
_CORRECT: Final = (
    Question("page", "Which page?", "Its address, copied from the top of your browser.", needed=True),
    Question("wrong", "What is wrong?", "The words or the figure as it stands there.", "textarea", needed=True),
    Question("right", "What is right?", "What should stand there instead.", "textarea"),
    Question("source", "How do you know?", "Like: I work there; it stands on the college's own site."),
    _WHO,
)
_OF_COURSE: Final = (
    "title", "kind", "level", "ages", "summary", "qualification.title", "qualification.awarding_body", "who_for",
    "what_you_learn", "how_assessed", "entry.summary", "runs.start", "runs.duration", "runs.study", "runs.pattern",
    "cost.amount", "cost.free", "apply.how", "apply.url",
)  # fmt: skip
_OF_DATE: Final = (
    "kind",
    "name",
    "on",
    "until",
    "from",
    "to",
    "place",
    "for",
    "summary",
    "book.how",
    "book.url",
    "cost",
)


def forms() -> tuple[Form, ...]:
    """Every form: to correct something, a new course, a new date."""
    where = Question("where", "Where is it held?", "The site's name, or its address.")
    leads = Question("leads_to", "Where does it lead?", "Courses, apprenticeships or jobs after it.", "textarea")
    course = (_WHOSE, *_asked(fields(Course, Known()), _OF_COURSE), where, leads, _WHO)
    date = (_WHOSE, *_asked(fields(Event, Known()), _OF_DATE), _WHO)
    return (
        Form("correct", "Correct something", "A mistake, or something that has changed.", "Correct: ", _CORRECT),
        Form("course", "A new course", "A course that is not in the prospectus yet.", "New course: ", course),
        Form("date", "A new date", "An open event, a taster, a deadline or another date.", "New date: ", date),
    )


def files() -> dict[str, str]:
    """Every form as the files of GitHub and of GitLab, by their paths in the area's folder."""
    made = forms()
    github = {f"{GITHUB}/{one.id}.yml": "".join(_github(one)) for one in made}
    return github | {f"{GITLAB}/{one.id}.md": "".join(_gitlab(one)) for one in made}


def _asked(known: list[Field], paths: tuple[str, ...]) -> Iterator[Question]:
    """A question for each of these keys, with the model's own words; only a name is needed."""
    for path in paths:
        group, _, key = path.rpartition(".")
        outer = next((one for one in known if one["name"] == group), None)
        found = next(one for one in (outer["fields"] if outer else known) if one["name"] == key)
        label = f"{outer['label']}: {_small(found['label'])}" if outer else found["label"]
        yield _question(path.replace(".", "-"), label, found, needed=path in {"title", "name"})


def _small(label: str) -> str:
    return label if label.isupper() else label[:1].lower() + label[1:]


def _question(id_: str, label: str, asked: Field, *, needed: bool) -> Question:
    choices = tuple(one["label"] for one in asked.get("options", ()))
    kind = "dropdown" if choices else "textarea" if asked["widget"] == "text" and asked["maxlength"] > 255 else "input"
    return Question(id_, label, asked["hint"], kind, needed, choices)


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _github(form: Form) -> Iterator[str]:
    yield "# Made from the model by “make reference”; change generator/prospectus/reference/issues.py instead.\n"
    yield f"name: {_text(form.name)}\ndescription: {_text(form.about)}\ntitle: {_text(form.title)}\nbody:\n"
    yield f"  - type: markdown\n    attributes:\n      value: {_text(_PUBLIC)}\n"
    for one in form.questions:
        yield f"  - type: {one.kind}\n    id: {one.id}\n    attributes:\n      label: {_text(one.label)}\n"
        if one.about:
            yield f"      description: {_text(one.about)}\n"
        if one.choices:
            yield "      options:\n" + "".join(f"        - {_text(choice)}\n" for choice in one.choices)
        if one.needed:
            yield "    validations:\n      required: true\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# ── GitLab ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _gitlab(form: Form) -> Iterator[str]:
    yield f"<!-- {form.name}. {_PUBLIC} -->\n"
    for one in form.questions:
        about = " ".join((one.about, f"One of: {', '.join(one.choices)}." if one.choices else "")).strip()
        yield f"\n## {one.label}\n\n" + (f"<!-- {about} -->\n\n" if about else "")
