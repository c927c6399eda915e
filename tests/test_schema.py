"""The JSON Schemas accept what the model accepts, under every way of loading YAML, and refuse what it does not know."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from prospectus import schema
from prospectus.feeds import schemas as feed
from prospectus.front import parts

ROOT = Path(__file__).parent.parent
COURSE = ROOT / "providers/teme-valley/courses/bricklaying-level-2.yml"


@cache
def validator(kind: str) -> Draft202012Validator:
    """The validator of one kind of file."""
    return Draft202012Validator(schema.schema(kind))


def faults(kind: str, data: object) -> list[str]:
    """What the schema has against some data: where, and what."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(kind).iter_errors(data)]


def loaded(path: Path, loader: type) -> Any:
    """A file as JSON knows it: days as text, keys as text (YAML 1.1 takes the key `on` for a truth value)."""
    text = path.read_text(encoding="utf-8")
    return _as_json(yaml.load(parts(text).front or "" if path.suffix == ".md" else text, loader))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {"on" if key is True else str(key): _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def files() -> Iterator[tuple[str, Path]]:
    """Every file of the example area, with its kind."""
    for kind, patterns in schema.FILES.items():
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                yield kind, path


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["as text", "as YAML 1.1"])
def test_every_example_file_is_accepted(loader: type) -> None:
    found = {path.name: told for kind, path in files() if (told := faults(kind, loaded(path, loader)))}
    assert not found
    assert len(list(files())) > 150


@pytest.mark.parametrize("kind", schema.SHAPES)
def test_each_is_a_sound_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema.schema(kind))
    assert schema.schema(kind)["$schema"].endswith("2020-12/schema")


def course(**changed: object) -> dict[str, Any]:
    """A sound course with some keys changed, as text."""
    return {**loaded(COURSE, yaml.CBaseLoader), **changed}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", 2), ("level", "2"), ("level", "Level 2"), ("level", "1/2"), ("level", "entry level 3"),
        ("subject", 5.2), ("subject", "5.2"), ("status", "Published"), ("ages", "19 and over"),
        ("english_maths", True), ("english_maths", "yes"), ("english_maths", "No"), ("english_maths", None),
        ("keywords", "bricks"), ("keywords", ["bricks", 1984]), ("formerly", "teme-valley/bricks"), ("title", 1984),
        ("what_to_bring", None),
        ("cost", {"free": "16-18", "amount": 420}), ("cost", {"amount": "1,250.50"}),
        ("qualification", {"title": "Bricklaying", "number": 60146089}),
        ("entry", {"summary": "None", "gcse": [{"subject": "maths", "grade": "4"}], "interview": "yes"}),
    ],
)  # fmt: skip
def test_ordinary_spellings_are_accepted(key: str, value: object) -> None:
    assert faults("course", course(**{key: value})) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", 9), ("level", "nine"), ("subject", 5.9), ("status", "nearly"), ("titel", "Bricks"), ("title", "x" * 256),
        ("title", ""), ("title", None), ("english_maths", "perhaps"), ("keywords", {"a": "b"}), ("runs", []),
        ("formerly", "Bricks!"), ("cost", {"price": 3}), ("apply", {"how": "by-pigeon"}), ("leads_to", "work"),
    ],
)  # fmt: skip
def test_what_the_model_does_not_know_is_refused(key: str, value: object) -> None:
    assert faults("course", course(**{key: value}))


def test_unknown_keys_are_refused_at_every_depth() -> None:
    def groups(one: object) -> Iterator[dict[str, Any]]:
        if isinstance(one, dict):
            if one.get("type") == "object":
                yield one
            for value in one.values():
                yield from groups(value)
        elif isinstance(one, list):
            for value in one:
                yield from groups(value)

    for kind in schema.SHAPES:
        found = list(groups(schema.schema(kind)))
        assert found and all("additionalProperties" in group for group in found)


def test_every_key_says_what_it_is_for() -> None:
    for kind in schema.SHAPES:
        made = schema.schema(kind)
        for group in (made, *made.get("$defs", {}).values()):
            assert all("description" in key or "$ref" in key for key in group.get("properties", {}).values())


def test_the_feed_publishes_every_schema() -> None:
    files = feed.files()
    assert set(files) == {f"data/schemas/{kind}.json" for kind in (*schema.SHAPES, "courses")}
    assert json.loads(files["data/schemas/course.json"]) == schema.schema("course")


def test_the_editor_is_told_which_schema_is_for_which_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    settings = {name: [path] if isinstance(path, str) else path for name, path in settings.items()}
    files = {kind: list(paths) for kind, paths in schema.FILES.items() if not paths[0].endswith(".md")}
    assert settings == {f"site/data/schemas/{kind}.json": paths for kind, paths in files.items()}


@pytest.mark.parametrize(("ids", "accepted"), [([10, "11"], True), (12, True), ([-1], False), ([1.5], False)])
def test_an_id_that_is_a_number_needs_no_quotes(ids: object, accepted: bool) -> None:
    block = {"name": "A", "year_groups": ids, "sessions": [{"day": "Monday", "from": "09:00", "to": "11:00"}]}
    found = not faults("timetable", {"blocks": {"a": block}})
    assert found is accepted
