"""A word of words.yml is explained on the pages where it is used, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from prospectus.pages import course
from tests.seen import section, small_context
from tests.small import COURSE, COURSE_PATH, changed

WORDS = """\
words:
  - {word: UCAS, meaning: Where you apply to university.}
  - {word: Work experience, also: [placement], meaning: Time with an employer.}
  - {word: Maths, meaning: Numbers and shapes.}
"""


def explained(root: Path, who_for: str) -> str:
    files = {COURSE_PATH: changed(COURSE, ("You like to work with wood.", who_for)), "content/area/words.yml": WORDS}
    ctx = small_context(root, files)
    return section(course.view(ctx, ctx.area.courses["oak-college/joinery"]).body, "What the words mean")


def test_a_word_is_found_in_any_case_beside_any_mark_and_by_its_other_names(tmp_path: Path) -> None:
    told = explained(tmp_path, "Apply (through Ucas), then a placement.")
    assert "UCAS Where you apply to university." in told
    assert "Work experience Time with an employer." in told


def test_a_part_of_a_word_is_not_the_word(tmp_path: Path) -> None:
    told = explained(tmp_path, "Replacement, work and experience.")
    assert "Work experience" not in told
    assert told == "What the words mean Maths Numbers and shapes."
