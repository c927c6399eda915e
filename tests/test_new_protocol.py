"""A page of the handbook is started as a draft that can be read, and nothing is left behind by what cannot be."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from prospectus.cli import main
from prospectus.pipeline import load
from tests.small import write

GIVEN = ("--title=Lost property", "--kind=guidance", "--summary=What becomes of it.", "--owner=Partnership manager")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "new", "protocol", *arguments])


def test_a_page_is_started_as_a_draft(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    done = run(tmp_path, "lost-property", *GIVEN)
    assert done.exit_code == 0 and "Made content/handbook/lost-property.md." in done.output, done.output
    area = load(tmp_path).area
    assert area
    written = area.protocols["lost-property"].written
    assert (written.title, written.version, written.agreed_on) == ("Lost property", 1, None)
    assert {one.severity for one in load(tmp_path).problems} <= {"warning", "advice"}


def test_what_cannot_be_is_refused_and_nothing_stays(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    done = run(tmp_path, "lost-property", *GIVEN[:1], "--kind=policy", *GIVEN[2:])
    assert done.exit_code == 2 and "“policy” is not a kind of page" in done.output, done.output
    assert not (tmp_path / "content/handbook").exists()
    assert run(tmp_path, "Lost Property", *GIVEN).exit_code == 2


def test_a_page_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    assert run(tmp_path, "lost-property", *GIVEN).exit_code == 0
    assert "is there already" in run(tmp_path, "lost-property", *GIVEN).output
