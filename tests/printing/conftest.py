"""The example area, ready to be printed, once for all tests of sheets."""

from __future__ import annotations

import datetime as dt
import fcntl
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from prospectus.pipeline import load
from prospectus.printing import booklet
from prospectus.printing.choosing import Choice
from prospectus.printing.desk import Desk, desk
from prospectus.printing.press import Printed
from tests.conftest import AS_OF
from tests.printing.paper import SITE


@pytest.fixture(scope="session")
def example(example_root: Path) -> Desk:
    """The example area, as if its site were at prospectus.example."""
    area = load(example_root, as_of=dt.date.fromisoformat(AS_OF)).area
    assert area is not None
    return desk(area, site_url=SITE)


@pytest.fixture(scope="session")
def whole(example: Desk, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Printed:
    """The booklet of the whole area, which takes long: made once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    path = (base if worker_id == "master" else base.parent) / "booklet.pdf"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.is_file():
            path.write_bytes(booklet.printed(example, Choice()).data)
    data = path.read_bytes()
    return Printed(data, len(PdfReader(io.BytesIO(data)).pages))
