"""A table is read whichever way a spreadsheet saved it, and refused in plain words when it is none."""

from __future__ import annotations

import tracemalloc

import pytest

from prospectus import limits
from prospectus.exchange.sheet import Row, from_csv, odd_cells, returned_csv
from prospectus.refused import RefusedError

TEXT = "NAME,TOWN\r\nCafé Zoë,Wyreford\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode("utf-8-sig"),
        TEXT.replace("\r\n", "\n").encode(),
        b"\xef\xbb\xbf NAME , TOWN,,\r\nCaf\xc3\xa9 Zo\xc3\xab ,Wyreford,,\r\n,,,\r\n",
    ],
    ids=["utf-8", "with a mark", "windows", "utf-16", "semicolons", "tabs", "line feeds", "empty columns and rows"],
)
def test_every_way_of_saving_gives_the_same_table(raw: bytes) -> None:
    sheet = from_csv(raw)
    assert sheet.header == ("NAME", "TOWN")
    assert sheet.rows == (Row(2, {"NAME": "Café Zoë", "TOWN": "Wyreford"}),)


def test_rows_have_the_numbers_that_a_spreadsheet_shows_even_when_cells_have_several_lines() -> None:
    sheet = from_csv(b'A,B\n"one\ntwo",1\n,\nthree,2\n')
    assert [(row.number, row.cells["A"]) for row in sheet.rows] == [(2, "one\ntwo"), (4, "three")]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "nothing in the first row"),
        (b"PK\x03\x04\x00\x00", "not a table"),
        (b"A,A\n1,2\n", "“A” is there twice"),
        (b"A\n" + b"1\n" * (limits.SHEET_ROWS + 1), "more than 10,000 rows"),
        (b",".join(b"C%d" % one for one in range(limits.SHEET_COLUMNS + 1)), "more than 100 columns"),
        (b"x" * (limits.SHEET_BYTES + 1), "the most is 10 MB"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused(raw: bytes, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        from_csv(raw)


def test_a_cell_at_the_limit_is_no_fault() -> None:
    assert list(odd_cells(Row(2, {"A": "x" * limits.SHEET_CELL}))) == []


def test_a_table_at_the_limit_is_read() -> None:
    header = ",".join(f"C{one}" for one in range(limits.SHEET_COLUMNS))
    assert len(from_csv(header.encode()).header) == limits.SHEET_COLUMNS
    assert len(from_csv(b"A\n" + b"1\n" * limits.SHEET_ROWS).rows) == limits.SHEET_ROWS


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("a\u200bb", "invisible"),
        ("<b>bold</b>", "looks like HTML"),
        ("x" * (limits.SHEET_CELL + 1), "the most is 10,000"),
    ],
)
def test_a_cell_that_no_file_may_hold_is_a_fault_of_its_row(cell: str, told: str) -> None:
    (fault,) = odd_cells(Row(4, {"A": cell, "B": "sound, and 3 < 4"}))
    assert (fault.row, fault.column) == ("row 4", "A")
    assert told in fault.says


def test_rows_that_come_back_are_as_they_were_typed_with_what_to_mend_last_and_can_be_sent_again() -> None:
    sheet = from_csv(b"NAME;TOWN\n=1+1;Wyreford\nsound;Tembridge\n")
    raw = returned_csv(sheet, {"row 2": ["NAME: one.", "NAME: one.", "TOWN: two."]})
    assert raw.decode("utf-8-sig") == "NAME;TOWN;ERRORS\r\n'=1+1;Wyreford;NAME: one. TOWN: two.\r\n"
    assert from_csv(raw).rows[0].cells["NAME"] == "=1+1"


def test_a_million_empty_columns_are_taken_off_at_once() -> None:
    assert from_csv(b"A" + b"," * 1_000_000 + b"\n1\n").header == ("A",)


def test_a_file_of_nothing_but_lines_is_not_kept_whole() -> None:
    tracemalloc.start()
    with pytest.raises(RefusedError, match="more than 10,000 rows"):
        from_csv(b"A\n" + b"\n" * 2_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
