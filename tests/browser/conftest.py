"""What these tests share: the example area's offline edition, built once."""

from __future__ import annotations

import fcntl
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main

AS_OF = "2026-11-22"
NEWEST = "https://prospectus.example/"
"""Where the newest is, as the copy's mkdocs.yml says."""


@pytest.fixture(scope="session")
def edition(example_root: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example area's offline edition, in a folder with a space in its name, once for all processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "our prospectus"
    with (shared / "offline.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _build(example_root, shared / "offline-area", folder)
    return folder


def _build(example: Path, area: Path, folder: Path) -> None:
    for name in ("content", "providers"):
        shutil.copytree(example / name, area / name)
    settings = (example / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^site_url:.*$", f"site_url: {NEWEST}", settings)
    (area / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = ["-C", str(area), "build", "--offline", "-o", str(folder), "--as-of", AS_OF]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert f"{folder}.zip" in done.output
