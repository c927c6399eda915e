"""The example area, ready to be printed, once for all tests of sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.pipeline import load
from prospectus.printing.desk import Desk, desk
from tests.conftest import AS_OF
from tests.printing.paper import SITE


@pytest.fixture(scope="session")
def example(example_root: Path) -> Desk:
    """The example area, as if its site were at prospectus.example."""
    area = load(example_root, as_of=dt.date.fromisoformat(AS_OF)).area
    assert area is not None
    return desk(area, site_url=SITE)
