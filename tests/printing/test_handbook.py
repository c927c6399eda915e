"""The handbook on paper: contents with the right page numbers, each page alone, and files for a word processor."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from prospectus.cli import main
from prospectus.printing import handbook
from prospectus.printing.desk import Desk
from tests.printing.paper import read, small_desk, words
from tests.small import PROTOCOL, PROTOCOL_PATH, write

SETTINGS = "site_name: x\ndocs_dir: content\ntheme: {name: prospectus}\nplugins: [prospectus]\n"
TABLE = "\n| Who | When |\n|---|---|\n| tutor | at *once* |\n\n- [ ] told **all** at ____\n  1. first\n"


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return small_desk(tmp_path, {PROTOCOL_PATH: PROTOCOL + TABLE})


def test_the_contents_name_the_page_on_which_each_stands(example: Desk) -> None:
    printed = handbook.whole(example)
    pages = words(printed)
    contents = pages[1]
    for one in example.area.protocols.values():
        found = re.search(rf"{re.escape(one.title)}\s+(\d+)", contents)
        assert found, one.title
        page = pages[int(found[1]) - 1]
        assert one.title in page and one.written.summary in page, one.title
    assert read(printed).metadata.title == f"Handbook of the {example.area.written.partnership}"  # type: ignore[union-attr]


def test_every_page_of_the_example_is_settled(example: Desk) -> None:
    assert "to be settled" not in " ".join(words(handbook.whole(example)))


def test_a_page_alone_has_its_standing_and_room_to_sign(small: Desk) -> None:
    said = " ".join(" ".join(words(handbook.alone(small, small.area.protocols["registers"]))).split())
    assert "Protocol. Agreed on 3 July 2026, version 2, signed by 1 of 1." in said
    assert "In Oakshire the register is taken by nine o'clock." in said
    assert "Name and role" in said and "Signature" in said


def test_a_word_processor_gets_headings_lists_tables_and_gaps(small: Desk) -> None:
    document = docx.Document(io.BytesIO(handbook.document(small, small.area.protocols["registers"])))
    styled = [(one.style.name, one.text) for one in document.paragraphs if one.text]  # type: ignore[union-attr]
    assert ("Title", "Registers") in styled and ("Heading 1", "Who is told") in styled
    assert ("Normal", "In Oakshire the register is taken by nine o'clock.") in styled
    assert any(style == "List Bullet" and text.startswith("☐ told all at ____") for style, text in styled)
    assert ("List Number 2", "first") in styled
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Who", "When"], ["tutor", "at once"]]
    assert document.core_properties.title == "Registers" and document.core_properties.language == "en-GB"


def test_the_file_is_the_same_every_time(small: Desk) -> None:
    page = small.area.protocols["registers"]
    first = handbook.document(small, page)
    assert first == handbook.document(small, page)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_pdf_is_written_under_another_kinds_name(tmp_path: Path) -> None:
    for sheet, name in (("handbook", "handbook.docx"), ("protocol registers", "registers.odt")):
        done = CliRunner().invoke(main, ["print", *sheet.split(), "-o", str(tmp_path / name)])
        assert done.exit_code == 2 and f"“{name}” is no name for this sheet. End it with .pdf" in done.output
        assert not (tmp_path / name).exists()


def test_the_command_writes_pdf_or_docx_as_the_file_is_called(tmp_path: Path) -> None:
    write(
        tmp_path / "area",
        {PROTOCOL_PATH: PROTOCOL, "mkdocs.yml": SETTINGS},
    )
    for name, begins in (("a.pdf", b"%PDF"), ("a.docx", b"PK")):
        out = tmp_path / name
        done = CliRunner().invoke(
            main, ["-C", str(tmp_path / "area"), "print", "protocol", "registers", "-o", str(out)]
        )
        assert done.exit_code == 0, done.output
        assert out.read_bytes().startswith(begins)


def test_a_page_that_there_is_not_gets_a_guess(tmp_path: Path) -> None:
    write(tmp_path, {PROTOCOL_PATH: PROTOCOL, "mkdocs.yml": SETTINGS})
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "print", "protocol", "register"])
    assert done.exit_code == 2 and "Did you mean “registers”?" in done.output
