"""The wheel holds everything, and makes the same site in a clean environment as the checkout does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from prospectus import __version__
from prospectus.founding import _SHARED, is_shared

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, where: Path = ROOT) -> str:
    """What a command prints; it has to succeed."""
    bare = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    day = {"SOURCE_DATE_EPOCH": "1795392000"}
    done = subprocess.run(command, cwd=where, env={**bare, **day}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(source: Path, kind: str, folder: Path) -> Path:
    """The wheel or sdist of a source tree."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, where=source)
    (made,) = folder.iterdir()
    return made


def names(wheel: Path) -> set[str]:
    """The files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_packages_and_the_starter_and_nothing_else(wheel: Path) -> None:
    ours = {
        path.relative_to(folder).as_posix()
        for folder in (ROOT / "generator", ROOT / "theme")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.relative_to(folder).parts[0].startswith("prospectus")
    }
    shared = {
        f"prospectus/starter/shared/{path.relative_to(ROOT).as_posix()}"
        for part in _SHARED
        for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*"))
        if path.is_file()
    }
    assert not is_shared("content/area/area.yml") and is_shared("content/area/words.yml")
    about = {name for name in names(wheel) if name.startswith(f"prospectus-{__version__}.dist-info/")}
    assert names(wheel) == ours | shared | about


def test_the_wheel_knows_its_command_its_theme_and_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = f"prospectus-{__version__}.dist-info"
        entries = archive.read(f"{about}/entry_points.txt").decode()
        assert "[console_scripts]\nprospectus = prospectus.cli:main" in entries
        assert "[mkdocs.themes]\nprospectus = prospectus_theme" in entries
        assert archive.read(f"{about}/licenses/LICENSE").startswith(b"MIT License")
        metadata = archive.read(f"{about}/METADATA").decode()
    assert "Requires-Python: >=3.11" in metadata
    for extra in ("all", "bench", "test"):
        assert f"Provides-Extra: {extra}" in metadata


def test_a_wheel_made_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(built(ROOT, "sdist", tmp_path / "sdist")) as archive:
        careful = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Python 3.11.4 and newer have it.
        archive.extractall(tmp_path / "source", **careful)
    (source,) = (tmp_path / "source").iterdir()
    assert names(built(source, "wheel", tmp_path / "again")) == names(wheel)


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which the wheel is installed; what it needs is lent from this one."""
    folder = tmp_path_factory.mktemp("clean") / "env"
    venv.create(folder, symlinks=True)
    run(sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--no-deps", "--no-index", wheel)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def test_the_installed_wheel_is_what_runs_there(clean: Path) -> None:
    where = run(
        clean / "python",
        "-c",
        "import prospectus, prospectus_theme; print(prospectus.__file__, prospectus_theme.__file__)",
    )
    assert all(str(clean.parent) in path for path in where.split())


def test_a_new_area_from_the_wheel_is_the_same_and_makes_the_same_site(clean: Path, tmp_path: Path) -> None:
    here = Path(sys.executable).parent
    for name, programs in (("wheel", clean), ("checkout", here)):
        run(programs / "prospectus", "init", tmp_path / name / "vale", "--name", "Vale")
        run(programs / "prospectus", "-C", tmp_path / name / "vale", "build", "--strict")
    assert contents(tmp_path / "wheel/vale") == contents(tmp_path / "checkout/vale")
    assert (tmp_path / "wheel/vale/site/courses/example-college/example-bricklaying-level-2/index.html").is_file()


def test_the_example_area_is_the_same_from_the_wheel(clean: Path, built_site: Path, tmp_path: Path) -> None:
    run(clean / "prospectus", "-C", ROOT, "build", "--site-dir", tmp_path / "site", "--as-of", "2026-11-22")
    made, expected = contents(tmp_path / "site"), contents(built_site)
    assert made.keys() == expected.keys()
    assert [path for path in made if made[path] != expected[path]] == []


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder; what stands beside a site is none of it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".site-builds" not in path.parts
    }


# ── What a checkout is installed from ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-print.txt", "requirements-test.txt", "requirements-bench.txt"]
)
def test_requirements_have_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-[^-]|^--(?!hash)", text, re.MULTILINE)
    pins = re.split(r"(?m)^(?=\S)", text)[1:]
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .*)? \\\n    --hash=sha256:[0-9a-f]{64}", pin), pin


def test_requirements_hold_all_that_is_asked_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for name, asked in (
        ("requirements.txt", project["dependencies"]),
        ("requirements-print.txt", [*project["dependencies"], *extras["print"]]),
        ("requirements-test.txt", [*project["dependencies"], *extras["print"], *extras["test"]]),
        ("requirements-bench.txt", extras["bench"]),
    ):
        pinned = set(re.findall(r"(?m)^([a-z0-9-]+)==", (ROOT / name).read_text(encoding="utf-8")))
        wanted = {re.split(r"[^A-Za-z0-9.-]", one)[0].lower().replace(".", "-") for one in asked}
        assert wanted <= pinned
