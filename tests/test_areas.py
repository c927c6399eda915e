"""Whole small areas, sound and unsound: what `prospectus check` says of each, word for word.

A new folder in tests/areas/ is a new test. Its expected.txt is what the command prints; UPDATE_AREAS=1 writes it anew,
to be read before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main

AREAS = Path(__file__).parent / "areas"


@pytest.mark.parametrize("case", sorted(path.name for path in AREAS.iterdir() if path.is_dir()))
def test_the_report_of_the_area(case: str) -> None:
    expected = AREAS / case / "expected.txt"
    result = CliRunner().invoke(main, ["-C", str(AREAS / case), "check"], env={"SOURCE_DATE_EPOCH": ""})
    if os.environ.get("UPDATE_AREAS"):
        expected.write_text(result.output, encoding="utf-8")
    assert result.output == expected.read_text(encoding="utf-8")
    assert result.exit_code == (0 if result.output.splitlines()[-1].startswith("Sound") else 1)
