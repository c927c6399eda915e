"""What prints leaves the process as it was: the garbage collector waits only as long as a sheet is made."""

from __future__ import annotations

import gc

import pytest

from prospectus.printing import press

SHEET = '<html lang="en-GB"><title>A</title><h1>A</h1><p>B</p></html>'


def test_the_collector_is_on_again_after_a_sheet() -> None:
    assert gc.isenabled()
    assert press.printed(SHEET).pages == 1
    assert gc.isenabled()


def test_it_waits_while_a_sheet_is_laid_out_and_is_on_again_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(html: str) -> press.Laid:
        assert not gc.isenabled()
        raise MemoryError(html)

    monkeypatch.setattr(press, "laid", failing)
    with pytest.raises(MemoryError):
        press.printed(SHEET)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        press.printed(SHEET)
        assert not gc.isenabled()
    finally:
        gc.enable()
