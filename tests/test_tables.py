"""A table says in a spreadsheet what it says here, and never runs anything there."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.tables import as_csv, as_typed


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1632", "-2", "@SUM(A1)", "\tx", " =1", "\rx", "＝1", "|cmd", '=HYPERLINK("x")', '"=1"']
)
def test_a_text_that_would_start_a_formula_is_marked_as_text(text: str) -> None:
    ((_,), (cell,)) = csv.reader(io.StringIO(as_csv(["a"], [[text]]), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a, @SUM(A1)", "a,' @SUM(A1)"),
        ('a\t"=1"', 'a\t\'"=1"'),
        ("one\n-2\n\nthree", "one\n'-2\n\nthree"),
        ("\t=1", "'\t'=1"),
        ("rock, pop; and jazz", "rock, pop; and jazz"),
        ("a;'=1", "a;''=1"),
    ],
)
def test_no_part_of_a_cell_starts_a_formula_where_another_sign_parts_the_cells(text: str, cell: str) -> None:
    ((_,), (written,)) = csv.reader(io.StringIO(as_csv(["a"], [[text]]), newline=""))
    assert (written, as_typed(written)) == (cell, text)


@given(st.lists(st.text(alphabet="a =+-@|%'\",;\t\r\n\u00a0", max_size=12), min_size=2, max_size=2))
def test_whichever_sign_parts_the_cells_none_starts_a_formula_and_all_come_back(row: list[str]) -> None:
    text = as_csv(["a", "b"], [row])
    _, read = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [as_typed(cell) for cell in read] == row
    for sign in ",;\t":
        for line in text.replace("\r", "\n").split("\n"):
            for cell in line.split(sign):
                starts = cell.lstrip(' \u00a0"')[:1] in tuple("=+-@|%")
                assert not starts or re.match(r"""[\s"\u00a0]*[-+] +[^=+@|!%(]*(?:[,;\t]|$)""", cell), cell


def test_a_list_in_a_text_stays_as_it_was_written() -> None:
    learn = "You learn:\n- welding\n- cutting, filing\n- =cmd|'/C calc'!A0"
    assert "You learn:\n- welding\n- cutting, filing\n'- =cmd" in as_csv(["a"], [[learn]])


def test_numbers_stay_numbers_and_what_is_not_there_stays_empty() -> None:
    assert as_csv(["a", "b", "c"], [[-1, 2.5, None]]) == "a,b,c\r\n-1,2.5,\r\n"


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2)))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    header, *read = csv.reader(io.StringIO(as_csv(["a", "b"], rows), newline=""), strict=True)
    assert header == ["a", "b"]
    assert [[as_typed(cell) for cell in row] for row in read] == rows
