"""Every one of the fifty faults is told at its line, with the cure and the right value: more than a schema can do."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from prospectus.schema import schema

from .. import small
from .fifty import FIFTY, SOUND, Fault

HELP = Path(__file__).parents[2] / "content" / "help" / "when-something-is-wrong.md"


class Answer(NamedTuple):
    """What an answer to a fault names: its line, its cure, and the right value; None where there is none to know."""

    line: bool
    cure: bool
    value: bool | None

    @property
    def whole(self) -> bool:
        return self.line and self.cure and self.value is not False


MEANT = r"is not one of|is a required property|unexpected|is too long|is not of type|does not match"
"""What a schema's messages say instead of a cure counts as one: who knows schemas can mend the fault by it."""


def judged(fault: Fault, said: str, *, line: bool) -> Answer:
    value = bool(re.search(fault.value, said)) if fault.value else None
    return Answer(line, bool(re.search(f"{fault.cure}|{MEANT}", said)), value)


def ours(fault: Fault, folder: Path) -> Answer:
    """The answer of `prospectus check`; only what it says at the right line counts."""
    found = small.problems(folder, {**SOUND, fault.path: fault.text})
    here = [one for one in found if one.place.path == fault.path and one.place.line == fault.number]
    return judged(fault, " ".join(f"{one.says} {one.do}" for one in here), line=bool(here))


def theirs(fault: Fault, folder: Path) -> Answer:
    """The answer of check-jsonschema with our published schema, at its most talkative; all that it says counts."""
    kind = "course" if "/courses/" in fault.path else "provider"
    (folder / "schema.json").write_text(json.dumps(schema(kind)), encoding="utf-8")
    (folder / "faulty.yml").write_text(fault.text, encoding="utf-8")
    asked = ["-v", "-v", "--schemafile", str(folder / "schema.json"), str(folder / "faulty.yml")]
    said = CliRunner().invoke(check_jsonschema, asked).output
    if said.startswith("ok --"):
        said = ""
    # A traceback has the lines of programs, too; those of the file stand behind “<byte string>”.
    line = f'"<byte string>", line {fault.number},' in said
    return judged(fault, re.sub(r'File "[^"]*", line \d+.*\n.*\n', "", said), line=line)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Answer, Answer]]:
    def folder() -> Path:
        return tmp_path_factory.mktemp("fault")

    return {one.name: (ours(one, folder()), theirs(one, folder())) for one in FIFTY}


def test_there_are_fifty_of_different_names_in_an_area_that_is_otherwise_sound(tmp_path: Path) -> None:
    assert len({one.name for one in FIFTY}) == 50
    assert small.problems(tmp_path, dict(SOUND)) == []


@pytest.mark.parametrize("fault", FIFTY, ids=lambda one: one.name.replace(" ", "-"))
def test_ours_names_the_line_the_cure_and_the_right_value(fault: Fault, tmp_path: Path) -> None:
    assert ours(fault, tmp_path).whole


def test_a_schema_alone_names_fewer_in_every_way(answers: dict[str, tuple[Answer, Answer]]) -> None:
    counted = dict(counts(answers))
    for what, (our, their) in counted.items():
        assert our > their, what
    table = "\n".join(f"| {what} | {our} | {their} |" for what, (our, their) in counted.items())
    print(table)
    if os.environ.get("UPDATE_FIFTY"):
        text = HELP.read_text(encoding="utf-8")
        HELP.write_text(re.sub(r"(\|---\|---\|---\|\n)(?:\|.*\n)*", rf"\1{table}\n", text), encoding="utf-8")


def counts(answers: dict[str, tuple[Answer, Answer]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """What is counted, and how many of the fifty our answer and the other has."""
    known = sum(one.value is not None for one in FIFTY)
    for what, name in (("The right line", "line"), ("The cure", "cure"), ("All that can be known", "whole")):
        yield f"{what} (of 50)", tuple(sum(getattr(pair[at], name) for pair in answers.values()) for at in (0, 1))  # type: ignore[misc]
    values = (sum(pair[at].value is True for pair in answers.values()) for at in (0, 1))
    yield f"The right value, or what is allowed (of {known})", tuple(values)  # type: ignore[misc]
