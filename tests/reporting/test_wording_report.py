"""The report on wording counts by provider what is hard to read, and names it."""

from __future__ import annotations

from pathlib import Path

from prospectus.pipeline import load
from prospectus.reporting.report import Report
from prospectus.reporting.wording import report
from tests.small import COURSE, COURSE_PATH, changed, write

WHO_FOR = "who_for: You like to work with wood."
LONG = "You saw a plank and you plane it and you mark it and then you cut it and join it and you look at it and you keep it."
"""29 words of one syllable."""


def made(root: Path, *swaps: tuple[str, str]) -> Report:
    area = load(write(root, {COURSE_PATH: changed(COURSE, *swaps)})).area
    assert area is not None
    return report(area)


def test_a_provider_has_a_row_with_what_was_found_in_its_texts(tmp_path: Path) -> None:
    found = made(tmp_path, (WHO_FOR, f"who_for: {' '.join([LONG] * 4)} COSHH is synoptic."))
    header, (row,) = found.tables[0].header, found.tables[0].rows
    told = dict(zip(header, row, strict=True))
    assert (told["Provider"], told["Courses"], told["Too hard"]) == ("Oak College", 1, 0)
    assert (told["Long sentences"], told["Letters"], told["Insiders' words"]) == (4, 1, 1)
    assert "Oak College\n  Nothing explains: COSHH\n  Only insiders say: synoptic\n" in found.text


def test_each_file_has_a_row_with_its_hardest_sentence(tmp_path: Path) -> None:
    found = made(tmp_path, (WHO_FOR, f"who_for: {' '.join([LONG] * 4)}"))
    header, rows = found.tables[1].header, found.tables[1].rows
    told = {row[1]: dict(zip(header, row, strict=True)) for row in rows}[COURSE_PATH]
    assert (told["Title"], told["Level"], told["Should be at most"]) == ("Joinery", "Level 2", 15)
    assert told["Longest sentence in words"] == 29
    assert told["Hardest sentence"] == LONG.rstrip(".")


def test_short_texts_have_no_reading_age(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert found.tables[0].rows[0][2:4] == (None, None)
    assert "Nothing explains" not in found.text


def test_an_area_without_courses_has_an_empty_report(tmp_path: Path) -> None:
    area = load(write(tmp_path, {COURSE_PATH: None})).area
    assert area is not None
    assert report(area).tables[2].rows == ()
