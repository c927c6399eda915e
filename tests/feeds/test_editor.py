"""The form knows every key, and whatever stands in the example's files fits its fields, so that saving drops nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from prospectus.area import Area
from prospectus.feeds import headers
from prospectus.feeds.editor.entries import addresses, collections
from prospectus.feeds.editor.flow import flow
from prospectus.feeds.editor.form import PACKAGE, Form, place
from prospectus.feeds.editor.widgets import Known, fields
from prospectus.model.fields import Accepted
from prospectus.model.shape import bare, is_model, keys_of
from prospectus.pipeline import load
from prospectus.schema import SHAPES
from prospectus.tidying import tidied
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / PACKAGE
HUB = "https://github.com/oakshire/prospectus/edit/main/"


@cache
def example() -> Area:
    area = load(ROOT).area
    assert area
    return area


@cache
def known_fields() -> dict[str, list[dict[str, Any]]]:
    """The fields for every file of the example that the form edits, by its path."""
    made = collections(example())
    whole = {file["file"]: file["fields"] for one in made for file in one.get("files", ())}
    folders = {one["folder"]: one["fields"] for one in made if "folder" in one}
    return whole | {one.path: folders[one.path.rpartition("/")[0]] for one in example().courses.values()}


# ── Every key has a field ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["course", "provider", "provider-calendar", "area", "calendar", "travel"])
def test_every_key_of_a_file_has_a_field_in_the_models_order(kind: str) -> None:
    _same(SHAPES[kind], fields(SHAPES[kind], Known()), kind)


def _same(model: Any, made: list[dict[str, Any]], where: str) -> None:
    keys = [key for key in keys_of(model) if key.annotation != Accepted]
    assert [one["name"] for one in made] == [key.name for key in keys], where
    for key, one in zip(keys, made, strict=True):
        assert one["required"] is key.required, f"{where}.{key.name}"
        if is_model(bare(key.annotation)):
            _same(bare(key.annotation), one["fields"], f"{where}.{key.name}")


# ── Whatever is there fits ───────────────────────────────────────────────────────────────────────────────────────────


def test_everything_in_the_examples_files_fits_the_field_that_it_is_shown_in() -> None:
    read = YAML(typ="safe", pure=True).load  # YAML 1.2, as the editor reads it
    wrong = [
        f"{path}: {fault}"
        for path, made in known_fields().items()
        if (ROOT / path).is_file()
        for fault in _misfits(read((ROOT / path).read_text(encoding="utf-8")), made)
    ]
    assert len(known_fields()) > 100
    assert wrong == []


def _misfits(data: dict[str, Any], made: list[dict[str, Any]], where: str = "") -> Iterator[str]:
    by_name = {one["name"]: one for one in made}
    for key, value in data.items():
        if key in by_name:
            yield from _misfit(value, by_name[key], f"{where}{key}")
        elif key != "accepted":
            yield f"{where}{key} has no field"
    yield from (f"{where}{one} is left out" for one, at in by_name.items() if at["required"] and one not in data)


def _misfit(value: Any, at: dict[str, Any], where: str) -> Iterator[str]:
    if at["widget"] == "list" or at.get("multiple"):
        if not isinstance(value, list):
            yield f"{where} is no list"
            return
        inner = {**at, "multiple": False} if at.get("multiple") else at.get("field", {**at, "widget": "object"})
        for index, one in enumerate(value):
            yield from _misfit(one, inner, f"{where}.{index}")
    elif at["widget"] == "object":
        yield from _misfits(value, at["fields"], f"{where}.")
    else:
        yield from _odd(value.isoformat() if isinstance(value, dt.date) else value, at, where)


def _odd(value: Any, at: dict[str, Any], where: str) -> Iterator[str]:
    if at["widget"] == "select" and not any(
        value == one["value"] and type(value) is type(one["value"]) for one in at["options"]
    ):
        yield f"{where}: {value!r} cannot be chosen"
    if at["widget"] == "number" and not (isinstance(value, int | float) and at["min"] <= value <= at.get("max", value)):
        yield f"{where}: {value!r} is no such number"
    if at["widget"] == "datetime" and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        yield f"{where}: {value!r} is no day of a calendar"
    if "pattern" in at and not re.search(at["pattern"][0], str(value)):
        yield f"{where}: {value!r} does not match {at['pattern'][0]}"
    if len(str(value).strip()) > at.get("maxlength", 10_000):
        yield f"{where} is too long"


def test_a_place_in_the_list_of_one_kind_of_widget_would_be_told() -> None:
    """The test above can fail: a value that cannot be chosen, a key without a field, a word that is no number."""
    made = fields(SHAPES["course"], Known())
    odd = {"status": "publish", "colour": "red", "cost": {"amount": "free"}}
    told = "\n".join(_misfits(odd, [{**one, "required": False} for one in made]))
    assert "status: 'publish' cannot be chosen" in told
    assert "colour has no field" in told
    assert "cost.amount: 'free' is no such number" in told


# ── What a person sees ───────────────────────────────────────────────────────────────────────────────────────────────


def test_choices_have_words_and_things_have_names() -> None:
    path = "providers/teme-valley/courses/bricklaying-level-2.yml"
    made = {one["name"]: one for one in known_fields()[path]}
    assert {"label": "Level 2", "value": 2} in made["level"]["options"]
    assert {"label": "Level 1 or 2", "value": "1/2"} in made["level"]["options"]
    assert {"label": "Building and Construction (5.2)", "value": "5.2"} in made["subject"]["options"]
    run = {one["name"]: one for one in made["runs"]["fields"]}
    assert {"label": "Riverside Campus", "value": "riverside"} in run["site"]["options"]
    assert all(one["value"] != "teme-valley/riverside" for one in run["site"]["options"])
    step = {one["name"]: one for one in made["leads_to"]["fields"]}
    assert any(one["value"] == "bricklayer" for one in step["job"]["options"])
    assert {"label": "Bricklaying, level 1 – Teme Valley College", "value": "teme-valley/bricklaying-level-1"} in step[
        "course"
    ]["options"]


def test_names_beside_the_form_differ_in_the_letters_that_there_is_room_for() -> None:
    labels = [one["label"] for one in collections(example())]
    assert labels[:3] == ["Contacts and sites", "Dates", "The area"]
    assert len({one[:18] for one in labels}) == len(labels)
    files = collections(example())[1]["files"]
    assert "Teme Valley College" in [one["label"] for one in files]


def test_a_group_that_is_ticked_opens_and_a_date_that_is_there_is_closed_and_says_when() -> None:
    made = {one["name"]: one for one in fields(SHAPES["course"], Known())}
    assert not made["qualification"]["collapsed"]
    events = known_fields()["providers/teme-valley/calendar.yml"][0]["fields"]
    assert [one["collapsed"] for one in events[:4]] == [False, False, False, True]
    assert events[3]["summary"] == "{{on}}: {{name}}"


@pytest.mark.parametrize(
    ("path", "takes", "refuses"),
    [
        ("runs.start", ["2027-09-06", "September 2027", "2027", "flexible"], ["6/9/2027", "6 September 2027"]),
        ("runs.duration", ["1 year", "12 weeks", "1 day", "100 hours"], ["2 year", "1 weeks", "a year", "01 weeks"]),
        ("runs.timetable.sessions.from", ["09:15", "18:30"], ["9:15", "8.30pm", "4 pm"]),
        ("cost.free", ["16-18", "19+"], ["16 to 18", "19 and over"]),
        ("qualification.number", ["60146089", "5001234X"], ["601/4608/9", "5001234x"]),
    ],
)
def test_a_line_is_taken_as_fmt_writes_it_so_that_what_is_saved_is_in_form(
    path: str, takes: list[str], refuses: list[str]
) -> None:
    made = {"fields": fields(SHAPES["course"], Known())}
    for key in path.split("."):
        made = next(one for one in made["fields"] if one["name"] == key)
    looks = made["pattern"][0]
    assert [one for one in takes if not re.search(looks, one)] == []
    assert [one for one in refuses if re.search(looks, one)] == []
    top, *inside = path.split(".")
    for one in takes:
        assert tidied("course", _with(top, inside, one)) == _with(top, inside, one)
    for one in refuses:
        assert tidied("course", _with(top, inside, one)) != _with(top, inside, one)


def _with(top: str, inside: list[str], value: str) -> str:
    """A file with one value in it, in the layout of fmt, lists and all."""
    deep = "  " * len(inside)
    if top == "runs" and len(inside) == 1:
        return f"runs:\n  - {inside[0]}: {value}\n"
    if top == "runs":
        return f'runs:\n  - timetable:\n      sessions:\n        - from: "{value}"\n'
    return f'{top}:\n{deep}{inside[0]}: "{value}"\n' if value[0] in "56" else f"{top}:\n{deep}{inside[0]}: {value}\n"


def test_what_is_wrong_is_told_in_the_sentence_of_the_check() -> None:
    run = next(one for one in fields(SHAPES["course"], Known()) if one["name"] == "runs")
    duration = next(one for one in run["fields"] if one["name"] == "duration")
    looks, says = duration["pattern"]
    assert says.startswith("Write a number from 1 to 999 and hours, days, weeks")
    assert re.search(looks, "12 weeks")
    assert not re.search(looks, "a while")
    words = json.dumps(collections(example()), ensure_ascii=False).lower()
    assert not re.search(r"\b(please|sorry|invalid|illegal|forbidden|oops)\b", words)


def test_a_new_course_is_a_draft_and_its_id_is_one_of_ours() -> None:
    courses = next(one for one in collections(example()) if one["name"] == "courses-teme-valley")
    status = next(one for one in courses["fields"] if one["name"] == "status")
    assert status["default"] == "draft"
    assert (courses["slug"], courses["create"], courses["delete"]) == ("{{title}}", True, False)


def test_a_calendar_has_room_for_three_more_dates_under_ids_that_are_free() -> None:
    events = known_fields()["providers/teme-valley/calendar.yml"][0]["fields"]
    assert [one["name"] for one in events[:3]] == ["teme-valley-1", "teme-valley-2", "teme-valley-3"]
    assert not any(one["required"] for one in events)


def test_a_provider_whose_sites_have_numbers_for_ids_is_left_to_the_file(tmp_path: Path) -> None:
    files = {
        PROVIDER_PATH: changed(PROVIDER, ("  main:\n", '  "1":\n')),
        COURSE_PATH: changed(COURSE, ("site: main", 'site: "1"')),
    }
    write(tmp_path, files)
    area = load(tmp_path).area
    assert area
    made = collections(area)
    found = addresses(made, area)
    assert "providers/oak-college/provider.yml" not in found
    assert found["providers/oak-college/courses/joinery.yml"] == "#/collections/courses-oak-college/entries/joinery"


# ── The editor's settings ────────────────────────────────────────────────────────────────────────────────────────────


def form(edit_url: str = HUB, **options: str) -> Form:
    kept = place(edit_url, **options)
    assert kept
    return Form(example(), kept, INSTALLED, "https://oakshire.example/")


@pytest.mark.skipif(
    not INSTALLED.is_dir(),
    reason="the form’s editor is an npm package: “make test” installs it where npm is, “make editor” by hand",
)
@pytest.mark.parametrize("edit_url", [HUB, "https://gitlab.com/oakshire/schools/prospectus/-/edit/main/"])
def test_the_editor_knows_all_that_it_is_told(edit_url: str) -> None:
    told = form(edit_url).configuration
    few = [{**one, "files": one["files"][:1]} for one in told["collections"] if "files" in one]
    some = {**told, "collections": [*few, told["collections"][-1]]}
    schema = json.loads((INSTALLED / "schema/sveltia-cms.json").read_bytes())
    jsonschema.Draft7Validator(schema).validate(some)


def test_decap_takes_it_too() -> None:
    """What its own checks refuse: `collapsed: auto`, a slug that is no text, widgets that it has not."""
    for one in _every_field(form().collections):
        assert one.get("collapsed") in (None, True, False)
        assert one["widget"] in {"string", "text", "number", "datetime", "select", "list", "object"}
    assert all(isinstance(one.get("slug", ""), str) for one in form().collections)


def _every_field(made: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in made:
        inside = [*one.get("fields", ()), *one.get("files", ()), *([one["field"]] if "field" in one else ())]
        yield from (field for field in inside if "widget" in field)
        yield from _every_field(inside)


@pytest.mark.parametrize(
    ("edit_url", "name", "repo", "host"),
    [
        (HUB, "github", "oakshire/prospectus", "https://api.github.com"),
        ("https://gitlab.com/a/b/c/-/edit/main/", "gitlab", "a/b/c", "https://gitlab.com"),
        ("https://gitlab.oakshire.example/a/b/-/edit/main/", "gitlab", "a/b", "https://gitlab.oakshire.example"),
    ],
)
def test_where_files_are_kept_is_told_by_where_they_are_edited(edit_url: str, name: str, repo: str, host: str) -> None:
    kept = place(edit_url)
    assert kept
    assert (kept.backend["name"], kept.backend["repo"], kept.host) == (name, repo, host)
    assert kept.backend["auth_methods"] == ["token"]


@pytest.mark.parametrize(
    "edit_url", [None, "", "https://forge.example.org/sarn/edit/main/", "http://github.com/a/b/edit/main/"]
)
def test_elsewhere_there_is_no_form(edit_url: str | None) -> None:
    assert place(edit_url) is None


def test_people_sign_in_as_the_area_says() -> None:
    hub = place(HUB, sign_in="https://sign-in.oakshire.example/")
    lab = place("https://gitlab.com/a/b/-/edit/main/", app="0a1b")
    assert hub and hub.backend["base_url"] == "https://sign-in.oakshire.example"
    assert lab and (lab.backend["auth_type"], lab.backend["app_id"]) == ("pkce", "0a1b")
    assert "auth_methods" not in hub.backend and "auth_methods" not in lab.backend


def test_a_change_waits_to_be_looked_at() -> None:
    assert form().configuration["publish_mode"] == "editorial_workflow"
    assert form().configuration["backend"]["open_authoring"] is True


# ── As files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_stands_in_many_places_is_written_once_and_read_as_it_was() -> None:
    options = [{"label": f"Course {number}", "value": f"oak/{number}"} for number in range(20)]
    told = {"one": {"options": options, "list": [options]}, "two": ["“#: *” & 1", True, 2.5, options]}
    text = flow(told)
    assert YAML(typ="safe", pure=True).load(text) == told
    assert text.count("Course 7") == 1


def test_the_policy_of_the_form_lets_only_the_areas_git_host_be_asked() -> None:
    rules = dict(one.split(" ", 1) for one in form().policy.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["connect-src"] == "'self' data: blob: https://api.github.com"
    assert re.findall(r"https?://[^ ;]+", form().policy) == ["https://api.github.com"]
    assert "'unsafe-inline'" not in headers.policy()


def test_servers_are_told_the_milder_policy_for_the_form_alone() -> None:
    text = headers.files({"courses/*", ""}, form().policy)["_headers"].decode()
    rules = {block.split("\n")[0]: block for block in re.split(r"\n(?=/)", text)}
    assert list(rules) == ["/*", "/", "/courses/*", "/edit/*"]
    assert "Content-Security-Policy" not in rules["/*"]  # Servers join the rules of all blocks that fit.
    assert "unsafe" not in rules["/"] + rules["/courses/*"]
    assert "connect-src 'self' data: blob: https://api.github.com;" in rules["/edit/*"]
    assert "same-origin-allow-popups" in rules["/edit/*"]


@pytest.mark.skipif(
    not INSTALLED.is_dir(),
    reason="the form’s editor is an npm package: “make test” installs it where npm is, “make editor” by hand",
)
def test_the_editor_comes_with_its_licence_and_its_fonts_and_asks_no_host_for_them() -> None:
    files = form().files()
    script = files["edit/sveltia-cms.js"].decode()
    assert "jsdelivr" not in script
    assert "unpkg.com/@sveltia/cms`" not in script
    assert b"MIT" in files["edit/LICENSE.txt"]
    assert {f"edit/fonts/{name}.woff2" for name in ("source-sans-3", "noto-mono", "material-symbols-outlined")} <= set(
        files
    )
    version = json.loads(files["edit/cms/package.json"])["version"]
    assert f"edit/cms@{version}/locales/en-GB.json" in files


def test_the_lock_names_one_version_of_the_editor_and_no_address() -> None:
    wanted = json.loads((ROOT / "package.json").read_bytes())["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    assert list(wanted) == ["@sveltia/cms"]
    assert locked[PACKAGE]["version"] == wanted["@sveltia/cms"]
    assert all(one["integrity"].startswith("sha512-") for path, one in locked.items() if path)
    assert not any("resolved" in one for one in locked.values())
