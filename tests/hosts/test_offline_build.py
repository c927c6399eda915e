"""`prospectus build --offline`: a folder and an archive beside the site, the same for the same data."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from prospectus.cli import main
from sandbox import Sandbox


def build(sandbox: Sandbox, *options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(sandbox.root), "build", "--as-of", "2026-11-22", *options])


def bytes_below(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_edition_stands_beside_the_site_and_changes_nothing_of_it(sandbox: Sandbox) -> None:
    assert build(sandbox).exit_code == 0
    site = bytes_below(sandbox.root / "site")
    done = build(sandbox, "--offline")
    assert done.exit_code == 0, done.output
    assert f"All of it in one file: {sandbox.root / 'site-offline.zip'}" in done.output
    assert bytes_below(sandbox.root / "site") == site
    stamp = json.loads((sandbox.root / "site-offline/build.json").read_text(encoding="utf-8"))
    assert stamp["edition"] == "offline"
    assert stamp["files"] == len(bytes_below(sandbox.root / "site-offline"))


def test_the_same_data_give_the_same_archive(sandbox: Sandbox, tmp_path: Path) -> None:
    archives = []
    for place in ("one", "two"):
        assert build(sandbox, "--offline", "-o", str(tmp_path / place / "stick")).exit_code == 0
        archives.append((tmp_path / place / "stick.zip").read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(tmp_path / "one/stick.zip") as opened:
        packed = {
            name.removeprefix("stick/"): hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist()
        }
    assert packed == bytes_below(tmp_path / "one/stick")


def test_an_old_address_leads_to_a_file(sandbox: Sandbox, tmp_path: Path) -> None:
    assert build(sandbox, "--offline", "-o", str(tmp_path / "stick")).exit_code == 0
    old = (tmp_path / "stick/courses/sarn-college/carpentry/index.html").read_text(encoding="utf-8")
    assert 'url=../../../courses/sarn-college/joinery/index.html"' in old
    assert "This is a copy of " in old
    assert "For the newest, ask Sarn 14–19 Partnership." in old


def test_the_folder_of_the_site_is_not_taken_for_the_edition(sandbox: Sandbox) -> None:
    assert build(sandbox).exit_code == 0
    site = bytes_below(sandbox.root / "site")
    done = build(sandbox, "--offline", "-o", str(sandbox.root / "site"))
    assert done.exit_code == 1
    assert "holds the site itself" in done.output
    assert bytes_below(sandbox.root / "site") == site
