"""`prospectus print` writes what is asked for, guesses at wrong names, and says what to install when something lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prospectus.cli import main
from prospectus.onpaper import _SHEETS, print_
from prospectus.printing import press
from prospectus.printing.every import SHEETS
from tests.small import COURSE, COURSE_PATH, changed, write


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """The small area with a site's address."""
    root = write(tmp_path / "area")
    (root / "mkdocs.yml").write_text(
        "site_name: Oakshire\nsite_url: https://oakshire.example/\ndocs_dir: content\ntheme: prospectus\n"
        "plugins: [prospectus]\n"
    )
    return root


def run(area: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(area), *map(str, arguments)], env={"SOURCE_DATE_EPOCH": ""})


def test_a_leaflet_is_written_where_it_is_asked_for(area: Path, tmp_path: Path) -> None:
    done = run(area, "print", "leaflet", "oak-college/joinery", "-o", tmp_path / "x" / "j.pdf")
    assert done.exit_code == 0, done.output
    assert "j.pdf: 1 page, " in done.output
    assert (tmp_path / "x" / "j.pdf").read_bytes().startswith(b"%PDF-")


def test_leaflets_are_written_into_a_folder(area: Path, tmp_path: Path) -> None:
    done = run(area, "print", "leaflets", "-o", tmp_path / "all")
    assert done.exit_code == 0, done.output
    assert [one.name for one in (tmp_path / "all").iterdir()] == ["oak-college-joinery.pdf"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("leaflt",), "There is no sheet called “leaflt”. Did you mean “leaflet”?"),
        (("xyz",), "There is no sheet called “xyz”. See “prospectus print --help” for what there is."),
        (("leaflet", "oak-college/joinary"), "Did you mean “oak-college/joinery”?"),
        (("booklet", "--sector", "digital"), "No course is all of this."),
        (("booklet", "--level", "9"), "There is no level called “9”."),
        (("comparison", "oak-college/joinery"), "Name two, three or four different courses."),
        (("routes", "construction"), "There is no sector called “construction”."),
    ],
)
def test_wrong_use_is_told_with_a_guess(area: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run(area, "print", *arguments)
    assert done.exit_code == 2 and says in done.output


def test_a_draft_is_not_printed(area: Path) -> None:
    (area / COURSE_PATH).write_text(changed(COURSE, ("status: published", "status: draft")))
    done = run(area, "print", "leaflet", "oak-college/joinery")
    assert done.exit_code == 2 and "is a draft, so it is not printed" in done.output


def test_an_area_with_errors_is_not_printed(area: Path) -> None:
    (area / COURSE_PATH).write_text(changed(COURSE, ("level: 2\n", "level: two\n")))
    done = run(area, "print", "checklist")
    assert done.exit_code == 1 and "mend these first" in done.output and "joinery.yml:" in done.output


def test_without_weasyprint_it_says_what_to_install(area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks() -> None:
        raise press.MissingError(press.NEEDS)

    monkeypatch.setattr(press, "_weasyprint", lacks)
    for arguments in (("print", "checklist"), ("build", "--print", "--site-dir", str(area.parent / "site"))):
        done = run(area, *arguments)
        assert done.exit_code == 1 and "pip install “prospectus[print]”" in done.output, done.output


def test_every_sheet_has_a_command_with_an_example() -> None:
    assert set(_SHEETS) == set(SHEETS)
    shown = CliRunner().invoke(main, ["print", "--help"]).output
    for name in print_.commands:
        assert f"prospectus print {name}" in shown
        assert f"prospectus print {name}" in CliRunner().invoke(main, ["print", name, "--help"]).output


def test_packs_are_built_with_the_site_and_listed(area: Path, tmp_path: Path) -> None:
    done = run(area, "build", "--print", "--site-dir", tmp_path / "site")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "site/advisers/print/index.html").read_text()
    packs = sorted(one.name for one in (tmp_path / "site/print").iterdir())
    assert "booklet.pdf" in packs and "planner.pdf" in packs
    for name in packs:
        assert f'href="../../print/{name}"' in page


def test_packs_of_the_next_build_are_those_that_were_kept(
    area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(area, "build", "--print", "--jobs", "1", "--site-dir", tmp_path / "site")
    assert first.exit_code == 0, first.output

    def no_press(html: str) -> press.Laid:
        raise AssertionError(html)

    monkeypatch.setattr(press, "laid", no_press)
    again = run(area, "build", "--print", "--jobs", "1", "--site-dir", tmp_path / "again")
    assert again.exit_code == 0, again.output
    made, kept = (
        {one.name: one.read_bytes() for one in (tmp_path / name / "print").iterdir()} for name in ("site", "again")
    )
    assert made == kept


def test_without_packs_the_page_says_how_to_get_them(area: Path, tmp_path: Path) -> None:
    done = run(area, "build", "--site-dir", tmp_path / "site")
    assert done.exit_code == 0, done.output
    assert "prospectus build --print" in (tmp_path / "site/advisers/print/index.html").read_text()
    assert not (tmp_path / "site/print").exists()
