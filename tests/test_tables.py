"""A table says in a spreadsheet what it says here, and never runs anything there."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.tables import as_csv, as_typed


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1632", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "|cmd", '=HYPERLINK("x")']
)
def test_a_text_that_would_start_a_formula_is_marked_as_text(text: str) -> None:
    ((_,), (cell,)) = csv.reader(io.StringIO(as_csv(["a"], [[text]]), newline=""))
    assert cell == f"'{text}"


def test_numbers_stay_numbers_and_what_is_not_there_stays_empty() -> None:
    assert as_csv(["a", "b", "c"], [[-1, 2.5, None]]) == "a,b,c\r\n-1,2.5,\r\n"


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2)))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    header, *read = csv.reader(io.StringIO(as_csv(["a", "b"], rows), newline=""), strict=True)
    assert header == ["a", "b"]
    assert [[as_typed(cell) for cell in row] for row in read] == rows
