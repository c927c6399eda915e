"""New files are complete, keep what was typed, and are accepted; a new area checks and builds at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus import schema, starting
from prospectus.cli import main
from prospectus.pipeline import load
from prospectus.problems import Severity
from prospectus.reading import Document, read
from tests.small import PROVIDER, PROVIDER_PATH, write

ROOT = Path(__file__).parent.parent
DAY = {"SOURCE_DATE_EPOCH": "1795392000"}  # 23 November 2026
ANSWERS = {
    "name": "Elm: the #1 school",
    "kind": "school",
    "summary": "A school among elms.",
    "website": "https://www.elm-school.example",
    "contact": "Reception",
    "address": "2 Leaf Road",
    "town": "Oakham Green",
    "postcode": "wt12ab",
    "by": "Partnership office",
}
OPTIONS = [part for key, value in ANSWERS.items() for part in (f"--{key}", value)]


def run(*arguments: str | Path, typed: str | None = None) -> Result:
    """What a command prints and how it ends."""
    return CliRunner().invoke(main, [str(one) for one in arguments], env=DAY, input=typed)


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A small sound area."""
    return write(tmp_path / "area")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if on a terminal, where questions can be asked."""
    from click.testing import _NamedTextIOWrapper

    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda _: True, raising=False)


# ── new provider ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_provider_is_accepted_with_warnings_only(area: Path) -> None:
    result = run("-C", area, "new", "provider", "elm-school", *OPTIONS)
    assert result.exit_code == 0, result.output
    assert "Made providers/elm-school/provider.yml." in result.output
    loaded = load(area)
    assert {problem.severity for problem in loaded.problems} == {Severity.WARNING}
    assert loaded.area is not None
    provider = loaded.area.providers["elm-school"].written
    assert (provider.name, provider.sites["main"].postcode) == ("Elm: the #1 school", "WT1 2AB")
    assert provider.reviewed.on.isoformat() == "2026-11-23"


def test_what_is_missing_is_named_where_nobody_can_be_asked(area: Path) -> None:
    result = run("-C", area, "new", "provider", "elm-school", "--name", "Elm School")
    assert result.exit_code == 2
    assert "Give --kind, --summary, --website, --contact, --address, --town, --postcode, --by too." in result.output
    assert not (area / "providers/elm-school").exists()


@pytest.mark.usefixtures("asked")
def test_what_is_missing_is_asked_for_on_a_terminal(area: Path) -> None:
    typed = "\n".join(value for key, value in ANSWERS.items() if key != "name") + "\n"
    result = run("-C", area, "new", "provider", "elm-school", "--name", "Elm School", typed=typed)
    assert result.exit_code == 0, result.output
    assert "What kind of provider it is (school-sixth-form, school, " in result.output
    assert "name: Elm School\n" in (area / "providers/elm-school/provider.yml").read_text()


@pytest.mark.usefixtures("asked")
def test_a_refused_answer_is_asked_for_again_with_the_others_kept(area: Path) -> None:
    options = [one if one != "wt12ab" else "nowhere" for one in OPTIONS]
    result = run("-C", area, "new", "provider", "elm-school", *options, typed="\n" * 7 + "WT1 2AB\n\n")
    assert result.exit_code == 0, result.output
    assert "“nowhere” is not a postcode." in result.output
    assert "postcode: WT1 2AB\n" in (area / "providers/elm-school/provider.yml").read_text()


# ── new course ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_course_is_a_draft_accepted_with_warnings_only(area: Path) -> None:
    result = run("-C", area, "new", "course", "oak-college/carving", "--title", "Carving", "--level", "2")
    assert result.exit_code == 0, result.output
    text = (area / "providers/oak-college/courses/carving.yml").read_text()
    assert "title: Carving\n" in text and "status: draft\n" in text and "    site: main\n" in text
    problems = load(area).problems
    assert problems and {problem.severity for problem in problems} == {Severity.WARNING}
    assert run("-C", area, "check").exit_code == 0


def test_a_new_course_waits_for_its_duration_as_for_its_start(area: Path) -> None:
    """One of duration and end is needed: it stands as a key to fill in, and check tells it beside the others."""
    run("-C", area, "new", "course", "oak-college/carving", "--title", "Carving")
    text = (area / "providers/oak-college/courses/carving.yml").read_text()
    assert "    duration:\n" in text and "    # end:\n" in text
    said = run("-C", area, "check", area / "providers/oak-college/courses/carving.yml").output
    assert "This run has no duration and no end. [duration-or-end]" in said
    assert "There is nothing after “start:”. [missing]" in said


def test_a_new_file_has_every_key_with_what_it_is_for() -> None:
    for kind in ("course", "provider"):
        text = starting.written(kind, {})
        made = schema.schema(kind)
        for name, key in made["properties"].items():
            assert re.search(rf"(?m)^(?:# )?{name}:", text), name
            about = key.get("description", "")[:40]
            assert about in text.replace("\n# ", " "), name
        assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("carving", "does not say whose course it is"),
        ("elm-school/carving", "There is no provider called “elm-school”."),
        ("oak-colege/carving", "Did you mean “oak-college”?"),
        ("oak-college/Carving 2", "Did you mean “carving-2”?"),
        ("oak-college/joinery", "is there already"),
        ("oak-college/../x", "cannot be the id of a course"),
        ("../oak-college/x", "There is no provider called"),
    ],
)
def test_an_id_that_cannot_be_is_refused(area: Path, key: str, said: str) -> None:
    before = sorted(area.rglob("*"))
    result = run("-C", area, "new", "course", key, "--title", "Carving")
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(area.rglob("*")) == before


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("x" * 256, "“title” has 256 characters; the most is 255."),
        ("", "There is nothing in “title”."),
        ("a\u202eb", "invisible or control character"),
        ("a\nb", "Write it on one line."),
        ("<b>Art</b>", "looks like HTML"),
        ("a\udc80", "cannot be saved as UTF-8"),
    ],
)
def test_a_title_that_cannot_be_is_refused_and_nothing_is_left_behind(area: Path, title: str, said: str) -> None:
    (area / "providers/elm").mkdir()
    (area / "providers/elm/provider.yml").write_text(PROVIDER)
    before = sorted(area.rglob("*"))
    path = starting.course_path(area, "elm/art")
    with pytest.raises(starting.RefusedValueError, match=re.escape(said)):
        starting.start(area, path, "course", {"title": title, "status": "draft"})
    assert sorted(area.rglob("*")) == before


def test_a_file_in_the_way_is_never_overwritten(area: Path) -> None:
    before = (area / PROVIDER_PATH).read_bytes()
    with pytest.raises(FileExistsError):
        starting.start(area, PROVIDER_PATH, "provider", {"name": "Elm"})
    assert (area / PROVIDER_PATH).read_bytes() == before


ODD = """yes NO null ~ 12:30 1e3 0777 -a ?b a:b a# ' " \\ [x] {y} | > &a *a !t % @ ` … é , a,b 2027-09-06 2027-9-6 .5 +1""".split()
ODDER = ["- a", "? b", "a: b", "a #b", "a ", "a'b\"c", "\\u202e", "x" * 300]
texts = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from([*ODD, *ODDER])


@given(texts)
def test_a_text_comes_back_as_it_was_typed(text: str) -> None:
    document = read("x.yml", f"title: {starting.scalar(text)}\n".encode())
    if isinstance(document, Document):
        assert document.data["title"] == text or text.splitlines() != [text]
    else:
        assert document[0].id in {"unseen-character", "text-is-html", "not-yaml"}


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_title_comes_back_as_it_was_typed_or_is_refused(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    area = write(tmp_path_factory.mktemp("titles"))
    path = "providers/oak-college/courses/carving.yml"
    try:
        starting.start(area, path, "course", {"title": title, "status": "draft"})
    except starting.RefusedValueError as refused:
        assert str(refused)
        assert not (area / path).exists()
    else:
        document = read(path, (area / path).read_bytes())
        assert isinstance(document, Document)
        assert document.data["title"] == title


# ── init ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new area."""
    folder = tmp_path_factory.mktemp("new") / "vale"
    result = run("init", folder, "--name", "Vale: of 'Oddly' #1")
    assert result.exit_code == 0, result.output
    return folder


def test_a_new_area_is_sound_without_any_warning(founded: Path) -> None:
    result = run("-C", founded, "check", "--strict")
    assert (result.output, result.exit_code) == ("Sound: 1 course of 1 provider.\n", 0)


def test_a_new_area_builds_at_once_under_its_own_name(founded: Path, tmp_path: Path) -> None:
    result = run("-C", founded, "build", "--site-dir", tmp_path / "site", "--strict")
    assert result.exit_code == 0, result.output
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Vale: of &#39;Oddly&#39; #1" in home or "Vale: of &#x27;Oddly&#x27; #1" in home
    assert (tmp_path / "site/courses/example-college/example-bricklaying-level-2/index.html").is_file()


def test_nothing_of_the_example_area_is_in_a_new_one(founded: Path) -> None:
    invented = "Wyreford|Teme|Tembridge|Stokeminster|Abberton|Sarn|Netherwick|Broadhope|Penn Lacy|Lowbrook|Hollybank|Connexions W"
    found = [
        (path.relative_to(founded).as_posix(), hit[0])
        for path in _files(founded)
        if (hit := re.search(invented, path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_a_new_area_has_what_a_repository_needs(founded: Path) -> None:
    assert {
        ".github/CODEOWNERS", ".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitignore",
        ".vscode/settings.json", "README.md", "mkdocs.yml", "requirements.txt", "content/area/area.yml",
        "content/area/localities.yml", "content/area/destinations/higher.yml", "content/area/words.yml",
        "content/area/synonyms.yml", "providers/example-college/provider.yml",
    } <= {path.relative_to(founded).as_posix() for path in _files(founded)}  # fmt: skip
    for path in _files(founded):
        if "workflows" in path.parts:
            continue  # Its scripts have variables of their own.
        text = path.read_text(encoding="utf-8").replace("# yaml-language-server: $schema=", "")
        assert "$" not in re.sub(r"\$\{\{|\$\(|\"\$[A-Za-z]", "", text), path


def test_a_new_area_says_itself_where_its_site_will_stand(founded: Path) -> None:
    settings = (founded / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\n# site_url: https://www.example.org/" in settings
    assert "wyreford" not in settings


def test_a_new_area_is_for_the_next_school_year(tmp_path: Path) -> None:
    from prospectus import founding

    for day, year in (("2026-11-22", "2027-09-01"), ("2027-08-31", "2027-09-01"), ("2027-09-01", "2028-09-01")):
        import datetime as dt

        founding.found(tmp_path / day, name="Vale", today=dt.date.fromisoformat(day))
        assert f"starts: {year}" in (tmp_path / day / "content/area/area.yml").read_text()
        assert not [one for one in load(tmp_path / day).problems if one.severity is not Severity.ADVICE]


@pytest.mark.parametrize("name", ["", "x" * 100, "a\nb", "<b>Vale</b>", " Vale"])
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    result = run("init", tmp_path / "new", f"--name={name}")
    assert result.exit_code == 2, result.output
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_refused(area: Path) -> None:
    result = run("init", area)
    assert result.exit_code == 2
    assert "is not an empty folder" in result.output
    assert not (area / "README.md").exists()


# ── The workflows, ours and a new area's ─────────────────────────────────────────────────────────────────────────────


def tool(*command: str | Path) -> None:
    """Run a tool of this environment, which has to be content."""
    done = subprocess.run(
        [Path(sys.executable).parent / command[0], *command[1:]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(params=["ours", "a new area's"])
def workflows(request: pytest.FixtureRequest, founded: Path) -> Path:
    """A folder with workflows."""
    return (ROOT if request.param == "ours" else founded) / ".github/workflows"


def test_zizmor_finds_nothing_in_the_workflows(workflows: Path) -> None:
    tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", workflows)


def test_the_workflows_are_as_github_wants_them(workflows: Path) -> None:
    tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *sorted(workflows.glob("*.yml")))


def test_the_workflows_have_no_more_rights_than_they_need(workflows: Path) -> None:
    for path in sorted(workflows.glob("*.yml")):
        flow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert flow["permissions"] == {}
        assert "pull_request_target" not in flow[True] and "workflow_run" not in flow[True]
        for job in flow["jobs"].values():
            for step in job["steps"]:
                uses = step.get("uses", "./@" + "0" * 40)
                assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", uses), uses
                if uses.startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
    assert not (workflows.parent / "dependabot.yml").exists()


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def test_editors_find_the_schema_of_a_file_that_was_started_here(area: Path) -> None:
    assert run("-C", area, "new", "course", "oak-college/carving", "--title", "Carving").exit_code == 0
    text = (area / "providers/oak-college/courses/carving.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../site/data/schemas/course.json\n")
