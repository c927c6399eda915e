"""What tests of pages share: the example area's pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.pages import plan
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from prospectus.pipeline import load
from tests.seen import context


@pytest.fixture(scope="session")
def example(example_root: Path) -> Context:
    """The example area, ready to be shown."""
    return context(load(example_root, as_of=dt.date(2026, 11, 22)).area)


@pytest.fixture(scope="session")
def pages(example: Context) -> dict[str, Page]:
    """Every generated page of the example area by its address."""
    return {page.address: page for page in (plan.render(example, job) for job in plan.jobs(example))}
