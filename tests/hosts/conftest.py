"""What the tests of the hosts share."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox import PROVIDER, Sandbox


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """A whole area: one provider, two courses, a hand-written page, mkdocs.yml."""
    made = Sandbox(tmp_path / "area")
    made.area()
    made.write("providers/sarn-college/provider.yml", PROVIDER)
    made.course("plumbing")
    made.course("joinery", more="formerly: [sarn-college/carpentry]\n")
    made.write("content/privacy.md", "# Privacy\n\nNo cookies.\n")
    made.host()
    return made
