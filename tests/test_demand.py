"""demand.csv is read strictly: every fault at its line and column, all of them in one run, and nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus import limits
from prospectus.pipeline import load
from prospectus.reference.examples.of_demand import PATH
from tests.small import problems, write

HEAD = "course,places,applications"
ROW = "oak-college/joinery,16,41"


def faults(root: Path, *lines: str) -> list[str]:
    """What is wrong with demand.csv: `line:column id`."""
    found = problems(root, {PATH: "\n".join(lines) + "\n"})
    return [f"{one.place.line}:{one.place.column} {one.id}" for one in found if one.place.path == PATH]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((HEAD, ROW), []),
        (("Course , PLACES,applications,", ' oak-college/joinery , "16" ,41,'), []),
        ((HEAD, '"oak-college/joinery","1,600",41', "", ",,"), []),
        ((f"{HEAD},offers,year", f"{ROW},,2026/27", f"{ROW},20,2027"), []),
        ((HEAD, "oak-college/joinry,16,41"), ["2:1 no-such-course"]),
        ((HEAD, "oak-college/joinery,0,41"), ["2:21 demand-value"]),
        ((HEAD, "oak-college/joinery,,-1", " ,x,4.5"), ["2:21 demand-value", "2:22 demand-value", "3:1 demand-value", "3:3 demand-value", "3:5 demand-value"]),
        ((HEAD, ROW, ROW), ["3:1 demand-twice"]),
        ((f"{HEAD},year", f"{ROW},2027", f"{ROW},"), ["3:1 demand-twice"]),
        ((f"{HEAD},year", f"{ROW},27"), ["2:27 demand-value"]),
        ((f"{HEAD},year", f"{ROW},2027/99"), ["2:27 demand-value"]),
        ((f"{HEAD},year", f"{ROW},2028", f"{ROW},2027"), ["2:1 demand-value"]),
        ((HEAD, f"{ROW},25"), ["2:27 demand-cells"]),
        ((HEAD, f"{ROW},,{'x,' * 100_000}"), ["2:28 demand-cells"]),
        ((HEAD, 'oak-college/joinery,"16"6,41'), ["2:25 demand-cells"]),
        (("course;places;applications", "oak-college/joinery;16;41"), ["1:1 demand-columns", "1:1 demand-columns"]),
        ((f"{HEAD},places,seats", ROW), ["1:28 demand-columns", "1:35 demand-columns"]),
        (("",), ["1:1 demand-columns", "1:1 demand-columns"]),
        ((HEAD, f"oak-college/joinery,{'9' * 5000},41"), ["2:21 demand-value"]),
    ],
)  # fmt: skip
def test_every_fault_is_told_where_it_stands(tmp_path: Path, lines: tuple[str, ...], told: list[str]) -> None:
    assert faults(tmp_path, *lines) == told


def test_the_nearest_course_and_column_are_guessed(tmp_path: Path) -> None:
    course, column = problems(tmp_path, {PATH: f"{HEAD},offer\noak-college/joinry,16,41\n"})[:2]
    assert "“offers”" in course.do and "“oak-college/joinery”" in column.do


def test_of_columns_without_number_the_first_hundred_are_told(tmp_path: Path) -> None:
    assert len(faults(tmp_path, f"{HEAD},{'x,' * 100_000}", ROW)) == 97


def test_too_large_tables_are_refused_and_the_largest_is_read(tmp_path: Path) -> None:
    rows = [ROW, *["" for _ in range(limits.DEMAND_ROWS - 1)]]
    assert faults(tmp_path, HEAD, *rows) == []
    assert faults(tmp_path, HEAD, *rows, "") == ["1:1 demand-too-large"]
    assert faults(tmp_path, HEAD, " " * limits.DEMAND_BYTES) == ["1:1 demand-too-large"]


def test_windows_letters_are_told_with_their_line(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / PATH).write_bytes(f"{HEAD}\n".encode() + b"caf\xe9/joinery,1,2\n")
    assert [(one.id, one.place.line) for one in load(tmp_path).problems] == [("not-utf-8", 2)]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "area")
    (tmp_path / "out.csv").write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    (tmp_path / "area" / PATH).symlink_to(tmp_path / "out.csv")
    loaded = load(tmp_path / "area")
    assert [one.id for one in loaded.problems] == ["symbolic-link"]
    assert loaded.area and loaded.area.demand == ()
