"""The forms for those who would rather write are as the model is, and as GitHub takes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from prospectus.reference.issues import files, forms

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("path", sorted(files()))
def test_the_file_is_the_one_that_the_program_makes(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == files()[path], "Run `make reference`."


def test_github_takes_them() -> None:
    paths = [str(ROOT / path) for path in files() if path.endswith(".yml")]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert len(paths) == 3


def test_what_is_asked_has_the_models_own_words() -> None:
    course = YAML(typ="safe", pure=True).load(files()[".github/ISSUE_TEMPLATE/course.yml"])
    asked = {one["id"]: one for one in course["body"] if "id" in one}
    assert asked["kind"]["attributes"]["options"][:2] == ["GCSE", "GCSE resit"]
    assert asked["who_for"]["type"] == "textarea"
    assert asked["runs-start"]["attributes"]["label"] == "When and where: start"
    assert [id_ for id_, one in asked.items() if one.get("validations")] == ["provider", "title"]


def test_they_say_that_everybody_can_read_them_and_ask_for_no_name() -> None:
    for text in files().values():
        assert "can be read by everybody" in text
        assert "by your role, not by your name" in text
    assert [one.id for one in forms()] == ["correct", "course", "date"]


def test_gitlab_has_the_same_questions() -> None:
    for form in forms():
        text = files()[f".gitlab/issue_templates/{form.id}.md"]
        assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [
            one.label for one in form.questions
        ]
