"""What was printed is kept for the next build only when it is the same in everything, and is then the same in every byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.printing import kept, press

SHEET = '<!doctype html><html lang="en-GB"><head><title>A sheet</title></head><body><h1>{}</h1></body></html>'


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def printed(shelf: Path, words: str) -> press.Printed:
    with kept.keeping(shelf):
        return press.printed(SHEET.format(words))


def no_press(html: str) -> press.Laid:
    raise AssertionError("This was to be taken from what is kept.")


def test_the_same_sheet_is_taken_from_what_was_kept_with_the_same_bytes(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printed(shelf, "Open day")
    assert first == press.printed(SHEET.format("Open day"))  # outside, nothing is kept: it is made anew
    monkeypatch.setattr(press, "laid", no_press)
    assert printed(shelf, "Open day") == first
    with pytest.raises(AssertionError):
        printed(shelf, "Open evening")


def test_another_look_another_program_or_other_fonts_are_made_anew(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(shelf, "Open day")
    monkeypatch.setattr(press, "laid", no_press)
    for name, other in (("_css", lambda: "h1 { color: red }"), ("__version__", "99")):
        with monkeypatch.context() as changed, pytest.raises(AssertionError):
            press._version.cache_clear()
            changed.setattr(press, name, other)
            printed(shelf, "Open day")
    with monkeypatch.context() as changed, pytest.raises(AssertionError):
        press._version.cache_clear()
        changed.setattr(kept, "fonts", lambda: "others")
        printed(shelf, "Open day")
    press._version.cache_clear()


@pytest.mark.parametrize("harm", [b"", b"no sum", b"0 1\n%PDF", None])
def test_what_is_not_whole_is_made_anew(shelf: Path, harm: bytes | None) -> None:
    first = printed(shelf, "Open day")
    (path,) = (shelf / kept.FOLDER).iterdir()
    path.write_bytes(path.read_bytes()[:-1] if harm is None else harm)
    assert printed(shelf, "Open day") == first
    assert printed(shelf, "Open day") == first


def test_where_no_fonts_are_known_nothing_is_kept(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FONTS", (str(shelf / "none"),))
    assert printed(shelf, "Open day").pages == 1
    assert not shelf.exists()


def test_a_folder_that_cannot_be_written_stops_nothing(shelf: Path) -> None:
    shelf.write_text("a file")
    assert printed(shelf, "Open day").pages == 1


def test_only_so_many_are_kept_and_those_that_were_used_last(shelf: Path) -> None:
    for words in ("one", "two", "three"):
        printed(shelf, words)
    printed(shelf, "one")
    kept.tidy(shelf, 2)
    assert len(list((shelf / kept.FOLDER).iterdir())) == 2
    with kept.keeping(shelf):
        assert kept.found(kept.digest([press._version(), SHEET.format("one")])) is not None
