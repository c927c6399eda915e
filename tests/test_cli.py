"""The command line answers in plain words, with the exit codes that it promises, and imports no more than it needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prospectus import __version__
from prospectus.cli import main
from prospectus.schema import SHAPES
from tests.small import COURSE, COURSE_PATH, PROVIDER_PATH, changed, write

BROKEN = changed(COURSE, ("level: 2\n", "level: two\n"))


def run(*arguments: str | Path, **variables: str) -> Result:
    """What a command prints and how it ends."""
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"SOURCE_DATE_EPOCH": "", **variables})


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A small sound area."""
    return write(tmp_path / "area")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A small area with one error, and one warning in another file."""
    provider = "about: A college with workshops and a wood of its own.\n"
    files = {
        COURSE_PATH: BROKEN,
        PROVIDER_PATH: changed((write(tmp_path / "a") / PROVIDER_PATH).read_text(), (provider, "")),
    }
    return write(tmp_path / "broken", files)


def hosted(area: Path) -> Path:
    """The area with a site."""
    (area / "mkdocs.yml").write_text(
        "site_name: Oakshire\ndocs_dir: content\ntheme: prospectus\nplugins: [prospectus]\n"
    )
    return area


# ── Help, and wrong use ──────────────────────────────────────────────────────────────────────────────────────────────

COMMANDS = [[], ["check"], ["build"], ["serve"], ["new"], ["new", "provider"], ["new", "course"], ["schema"], ["init"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert f"prospectus {' '.join(command)}".strip() in result.output.split("Example:")[1]


def test_the_version_is_told() -> None:
    assert run("--version").output == f"prospectus, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["cheque"], ["check", "--format", "xml"], ["check", "--as-of", "soon"], ["-C", "no-such-folder", "check"],
        ["build", "--jobs", "0"], ["serve", "--port", "99999"], ["schema", "pupil"], ["schema"], ["init"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_folder_without_an_area_is_wrong_use(tmp_path: Path) -> None:
    result = run("-C", tmp_path, "check")
    assert result.exit_code == 2
    assert "There is no area in" in result.output and "prospectus init" in result.output


# ── check ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_area_ends_with_0(area: Path) -> None:
    result = run("check", "-C", area)
    assert (result.exit_code, result.output) == (0, "Sound: 1 course of 1 provider.\n")


def test_the_area_can_be_named_before_the_command_or_after_it(broken: Path) -> None:
    before, after = run("-C", broken, "check"), run("check", "-C", broken)
    assert before.output == after.output
    assert before.exit_code == after.exit_code == 1


def test_warnings_only_count_when_strict(broken: Path) -> None:
    (broken / COURSE_PATH).write_text(COURSE)
    assert run("-C", broken, "check").exit_code == 0
    assert run("-C", broken, "check", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("paths", "said", "code"),
    [
        ([COURSE_PATH], "1 error in 1 file.", 1),
        (["providers/oak-college/courses"], "1 error in 1 file.", 1),
        ([PROVIDER_PATH], "Sound, with 1 warning in 1 file: 0 courses of 1 provider.", 0),
        (["content"], "Sound: nothing is wrong here.", 0),
        (["."], "1 error and 1 warning in 2 files.", 1),
        (["content", PROVIDER_PATH, COURSE_PATH], "1 error and 1 warning in 2 files.", 1),
    ],
)
def test_only_what_is_asked_about_is_told(broken: Path, paths: list[str], said: str, code: int) -> None:
    result = run("-C", broken, "check", *paths)
    assert (result.output.splitlines()[-1], result.exit_code) == (said, code)


def test_paths_can_be_given_from_where_one_is(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken / "providers")
    result = run("-C", "..", "check", "oak-college/provider.yml")
    assert result.output.splitlines()[-1].startswith("Sound, with 1 warning")


@pytest.mark.parametrize("path", ["no/such/file.yml", "/etc"])
def test_a_path_outside_the_area_is_wrong_use(area: Path, path: str) -> None:
    result = run("-C", area, "check", path)
    assert result.exit_code == 2
    assert "There is no file or folder" in result.output


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_data_can_be_read_by_other_programs(broken: Path, form: str) -> None:
    result = run("-C", broken, "check", "--format", form)
    assert result.exit_code == 1
    assert json.loads(result.stdout)


def test_github_gets_everything_in_the_summary_of_the_job_where_it_names_a_file(broken: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    result = run("-C", broken, "check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert result.exit_code == 1 and result.output.startswith("::error ")
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("Before.\n## 1 error and 1 warning in 2 files") and "### Oak College" in told


def test_a_report_leads_to_the_help_where_the_site_has_an_address(broken: Path) -> None:
    (broken / "mkdocs.yml").write_text("site_name: Oakshire\nsite_url: 'https://oakshire.example/prospectus'\n")
    (found, _) = json.loads(run("-C", broken, "check", "--format", "json").stdout)["problems"]
    assert found["help"] == f"https://oakshire.example/prospectus/help/messages/{found['id']}/"


def test_it_is_said_when_the_rules_could_not_be_applied(broken: Path) -> None:
    (broken / "content/area/area.yml").write_text("name: 'Oakshire\nsummary: It.\n", encoding="utf-8")
    told = run("-C", broken, "check").output
    assert "two” is not a level" in told  # what is wrong elsewhere is told all the same
    assert told.splitlines()[-1].endswith(
        "The rules were not applied: they need content/area/area.yml. Mend it, and check again."
    )


def test_an_areas_own_file_without_a_fault_is_said_to_be_so(area: Path) -> None:
    assert run("-C", area, "check", "content/area/area.yml").output == "Sound: nothing is wrong here.\n"


@pytest.mark.parametrize("typed", ["oak/bricks", "Oak College/bricks", "oak-colege/bricks"])
def test_a_course_of_nobody_is_guessed_whose_it_is(area: Path, typed: str) -> None:
    result = run("-C", area, "new", "course", typed)
    assert result.exit_code == 2 and "Did you mean “oak-college”?" in result.output


def test_the_day_can_be_given(area: Path) -> None:
    late = run("-C", area, "check", "--as-of", "2027-10-01")
    assert "starts-in-the-past" in late.output
    assert run("-C", area, "check", "--as-of", "1 October 2027").output == late.output
    assert run("-C", area, "check", SOURCE_DATE_EPOCH="1822348800").output == late.output


def test_a_day_that_is_none_is_wrong_use(area: Path) -> None:
    result = run("-C", area, "check", SOURCE_DATE_EPOCH="tomorrow")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.output


def test_check_imports_nothing_that_only_building_needs(area: Path) -> None:
    code = (
        "import sys; from prospectus.cli import main; main(['-C', sys.argv[1], 'check'], standalone_mode=False);"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'mkdocs', 'jinja2', 'lunr', 'markdown', 'material'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(area)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Sound: 1 course of 1 provider.", "[]"]


def test_help_needs_not_even_pydantic() -> None:
    code = (
        "import sys\nfrom prospectus.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print('pydantic' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "False\n"


def test_a_file_name_cannot_move_the_cursor(area: Path) -> None:
    (area / "providers/oak-college/\x1b[2Jx").write_text("")
    result = run("-C", area, "check")
    assert result.exit_code == 1
    assert "\x1b" not in result.output and "\\x1b[2Jx" in result.output


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_console_that_cannot_print_all_letters_is_no_reason_to_fail(broken: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "prospectus", "-C", str(broken), "check"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False)
    assert done.returncode == 1
    assert not done.stderr
    assert b"8:8: error: " in done.stdout


# ── build ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_build_makes_a_site(area: Path) -> None:
    result = run("-C", hosted(area), "build")
    assert result.exit_code == 0, result.output
    assert "Joinery" in (area / "site/courses/oak-college/joinery/index.html").read_text()
    assert result.output.startswith("Built ")
    assert str(area / "site") in result.output


def test_nothing_is_built_from_faulty_data_and_the_old_site_stands(area: Path) -> None:
    assert run("-C", hosted(area), "build").exit_code == 0
    before = (area / "site/build.json").read_bytes()
    (area / COURSE_PATH).write_text(BROKEN)
    result = run("-C", area, "build")
    assert result.exit_code == 1
    assert f"{COURSE_PATH}:8:8: error: “two” is not a level" in result.stderr
    assert "Nothing was built: 1 error in 1 file." in result.stderr
    assert (area / "site/build.json").read_bytes() == before


def test_strict_building_stops_at_warnings(area: Path) -> None:
    (area / COURSE_PATH).write_text(changed(COURSE, ("keywords: [joiner, wood]\n", "")))
    assert run("-C", hosted(area), "build", "--strict").exit_code == 1
    assert not (area / "site").exists()
    assert run("-C", area, "build").exit_code == 0


def test_a_build_that_goes_on_tells_only_the_first_warnings(area: Path) -> None:
    for number in range(12):
        course = changed(COURSE, ("keywords: [joiner, wood]\n", ""), ("Make a door", f"Make {number} doors"))
        (area / COURSE_PATH).with_stem(f"doors-{number}").write_text(course)
    result = run("-C", hosted(area), "build")
    assert result.exit_code == 0
    assert result.stderr.count(": warning: ") == 10
    assert "… and 2 more; “prospectus check” tells them all." in result.stderr


def test_the_site_can_go_elsewhere(area: Path, tmp_path: Path) -> None:
    assert run("-C", hosted(area), "build", "--site-dir", tmp_path / "www/here").exit_code == 0
    assert (tmp_path / "www/here/index.html").is_file()
    assert not (area / "site").exists()


# ── What breaks ──────────────────────────────────────────────────────────────────────────────────────────────────────


def plainly(result: Result) -> str:
    """What is said of something that broke: one message, exit 1, no traceback."""
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert result.stderr.startswith("prospectus: ")
    return result.stderr


def test_a_missing_host_is_told(area: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None\nfrom prospectus.cli import main\nmain(['-C', sys.argv[1], 'build'])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(hosted(area))], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "“mkdocs” is not installed" in done.stderr and "Traceback" not in done.stderr


def test_a_broken_template_is_told_and_the_old_site_stands(area: Path) -> None:
    assert run("-C", hosted(area), "build").exit_code == 0
    before = (area / "site/build.json").read_bytes()
    (area / "overrides/pages").mkdir(parents=True)
    (area / "overrides/pages/course.html").write_text("{% if %}")
    settings = (
        (area / "mkdocs.yml")
        .read_text()
        .replace("theme: prospectus", "theme: {name: prospectus, custom_dir: overrides}")
    )
    (area / "mkdocs.yml").write_text(settings)
    assert "course.html" in plainly(run("-C", area, "build"))
    assert (area / "site/build.json").read_bytes() == before


def test_a_broken_page_frame_is_told(area: Path) -> None:
    (area / "overrides").mkdir()
    (area / "overrides/main.html").write_text("{{ nothing.at.all")
    settings = (hosted(area) / "mkdocs.yml").read_text()
    (area / "mkdocs.yml").write_text(
        settings.replace("theme: prospectus", "theme: {name: prospectus, custom_dir: overrides}")
    )
    plainly(run("-C", area, "build"))
    assert not (area / "site").exists()


def test_a_template_that_is_not_utf_8_is_not_called_a_fault_of_ours(area: Path) -> None:
    (area / "overrides/pages").mkdir(parents=True)
    (area / "overrides/pages/course.html").write_bytes(b"\xff\xfe<")
    settings = (hosted(area) / "mkdocs.yml").read_text()
    (area / "mkdocs.yml").write_text(
        settings.replace("theme: prospectus", "theme: {name: prospectus, custom_dir: overrides}")
    )
    assert "is not saved as UTF-8" in plainly(run("-C", area, "build"))


def test_missing_and_broken_settings_are_told(area: Path) -> None:
    assert "prospectus init" in plainly(run("-C", area, "build"))
    (area / "mkdocs.yml").write_text("theme: [")
    plainly(run("-C", area, "build"))
    (area / "mkdocs.yml").write_text("site_name: x\ntheme: nonesuch\nplugins: [prospectus]\ndocs_dir: content\n")
    plainly(run("-C", area, "build"))


def test_a_full_disk_is_told_and_the_old_site_stands(area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("-C", hosted(area), "build").exit_code == 0
    before = (area / "site/build.json").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(area / "site"))

    monkeypatch.setattr("prospectus.hosts.publish.write", full)
    assert "no room left" in plainly(run("-C", area, "build"))
    assert (area / "site/build.json").read_bytes() == before


def test_a_second_build_at_once_is_told(area: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    assert run("-C", hosted(area), "build").exit_code == 0
    with (area / ".site-builds/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another build" in plainly(run("-C", area, "build"))


def test_our_own_fault_is_owned_up_to(area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("prospectus.hosts.sources.gather", wrong)
    told = plainly(run("-C", area, "check"))
    assert "a fault in Prospectus, not in your files" in told
    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(main, ["-C", str(area), "check"], env={"PROSPECTUS_TRACEBACK": "1"}, catch_exceptions=False)


# ── serve, schema ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["serve", "build"])
def test_without_mkdocs_yml_it_is_told_where_to_get_one(area: Path, command: str) -> None:
    (area / "mkdocs.yml").unlink(missing_ok=True)
    told = run("-C", area, command)
    assert told.exit_code == 1
    assert "There is no mkdocs.yml in" in told.output
    assert "“prospectus init DIR” makes" in told.output


def test_serve_shows_the_site_and_ends_when_told(area: Path) -> None:
    import socket
    import urllib.request

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "prospectus", "-C", str(hosted(area)), "serve", "--port", str(port)]
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert "Joinery" in _got(urllib.request, f"http://127.0.0.1:{port}/courses/oak-college/joinery/", serving)
    finally:
        serving.terminate()
        serving.communicate(timeout=20)


def _got(request: object, address: str, serving: subprocess.Popen[str]) -> str:
    from urllib.error import URLError
    from urllib.request import urlopen

    for _ in range(150):
        assert serving.poll() is None, serving.communicate()[0]
        try:
            with urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("The site is not served.")


def test_schemas_are_printed_or_written(tmp_path: Path) -> None:
    assert json.loads(run("schema", "course").output)["$schema"]
    assert run("schema", "-o", tmp_path / "schemas").exit_code == 0
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(SHAPES)


def test_the_command_is_installed() -> None:
    assert shutil.which("prospectus", path=str(Path(sys.executable).parent))
