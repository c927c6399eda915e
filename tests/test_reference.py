"""The reference pages say what the program does: every key, every problem, every command, and nothing that is gone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel, TypeAdapter

import prospectus
from prospectus import limits
from prospectus.cli import main
from prospectus.model.shape import bare, keys_of
from prospectus.pages.named import NAMED
from prospectus.reading import Document, read
from prospectus.reference import commands, fields, problems
from prospectus.reference.__main__ import pages
from prospectus.reference.catalogue import CATALOGUE
from prospectus.schema import SHAPES

CODE = Path(prospectus.__file__).parent
HELP = Path(__file__).parent.parent / "content" / "help"
PAGES = ("area-fields.md", "commands.md", "fields.md", "rules.md")
made = cache(pages)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_in_the_help_is_the_one_that_the_program_makes(name: str) -> None:
    assert (HELP / name).read_text(encoding="utf-8") == made()[name], "Run `make reference`."


# ── Problems ─────────────────────────────────────────────────────────────────────────────────────────────────────────

# Where the id of a problem stands among the arguments of each function that makes one.
MAKERS = {
    "Problem": 0,
    "_RefusedError": 0,
    "_fault": 1,
    "_problem": 0,
    "_refused": 1,
    "advice": 0,
    "error": 0,
    "error_in": 0,
    "fault": 0,
    "graded": 0,
    "refuse": 0,
    "warning": 0,
}
ID = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def given_ids() -> Iterator[str]:
    """The id of every problem that stands anywhere in the code; pages are only made when there is none."""
    for path in sorted(CODE.rglob("*.py")):
        if not {"reference", "pages"} & set(path.parts) and path.name != "syntax.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from _ids_of(node)
    yield from (f"no-such-{kind}" for kind in NAMED)


def _ids_of(node: ast.AST) -> Iterator[str]:
    first: ast.AST | None = None
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        at = MAKERS.get(name, len(node.args))
        first = node.args[at] if at < len(node.args) else None
    elif isinstance(node, ast.Tuple) and len(node.elts) >= 3 and any(map(_is_sentence, node.elts[1:])):
        first = node.elts[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and ID.fullmatch(first.value):
        yield first.value


def _is_sentence(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.endswith(".")
    if isinstance(node, ast.Starred):
        return isinstance(node.value, ast.Call)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Name) and node.id == "says")


DOCUMENTED = [id_ for id_, _ in problems.rules()] + [id_ for group in CATALOGUE.values() for id_ in group]


def test_every_problem_that_the_code_can_give_is_documented() -> None:
    assert sorted(set(given_ids()) - set(DOCUMENTED)) == []


def test_no_problem_is_documented_that_the_code_cannot_give() -> None:
    assert sorted(set(DOCUMENTED) - set(given_ids())) == []


def test_no_problem_is_documented_twice() -> None:
    assert len(DOCUMENTED) == len(set(DOCUMENTED))


def test_every_problem_has_a_meaning_and_a_cure_in_sentences() -> None:
    meanings = {id_: problems.doc(rule) for id_, rule in problems.rules()}
    meanings |= {id_: meaning for group in CATALOGUE.values() for id_, meaning in group.items()}
    for id_, (what, mend) in meanings.items():
        assert re.search(r"[.”]$", what) and re.search(r"[.”]$", mend), id_
        assert f"### `{id_}` {{ #{id_} }}" in made()["rules.md"]


# ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def models(shape: Any) -> Iterator[type[BaseModel]]:
    """Every group of keys that a kind of file can hold."""
    inner = bare(shape)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        yield inner
        for key in keys_of(inner):
            yield from models(key.annotation)
    for part in getattr(inner, "__args__", ()):
        yield from models(part)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_key_is_explained(kind: str) -> None:
    told = made()["fields.md" if kind in {"provider", "course", "provider-calendar"} else "area-fields.md"]
    for model in models(SHAPES[kind]):
        for key in keys_of(model):
            assert key.about, (model, key.name)
            needed = " – \\*\\*needed\\*\\*" if key.required else " – \\*\\*should be given\\*\\*" if key.should else ""
            entry = rf"^`{key.name}`{needed}\n:   {re.escape(key.about)}"
            assert re.search(entry, told, re.MULTILINE), (model, key.name)


@pytest.mark.parametrize("kind", SHAPES)
def test_the_sample_of_each_kind_of_file_is_sound(kind: str) -> None:
    document = read(kind, fields.sample(kind).encode())
    assert isinstance(document, Document), document
    TypeAdapter(SHAPES[kind]).validate_python(document.data)


def test_every_link_inside_the_page_has_an_anchor_and_no_two_are_alike() -> None:
    for text in made().values():
        anchors = re.findall(r"\{ #([a-z0-9-]+) \}", text)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    elsewhere = set(re.findall(r"\]\(fields\.md#([^)]+)\)", made()["area-fields.md"]))
    assert elsewhere and elsewhere <= set(re.findall(r"\{ #([a-z0-9-]+) \}", made()["fields.md"]))


def test_every_page_is_small_enough_to_be_read() -> None:
    assert max(len(text.encode()) for text in made().values()) <= limits.CONTENT_PAGE_BYTES


def test_what_can_be_written_is_what_the_message_tells() -> None:
    assert "`postcode` – **needed**\n:   The postcode. Write it like LS12 3AB. " in made()["fields.md"]
    assert "Text of at most 140 characters." in made()["fields.md"]


# ── Commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_command_and_option_is_there_with_an_example() -> None:
    text = commands.page(main)
    for name, command in main.commands.items():
        part = text.partition(f"## `prospectus {name}`\n")[2].partition("\n## ")[0]
        assert f"prospectus {name}" in part and "Example" in part, name
        for option in command.params:
            if isinstance(option, click.Option) and not isinstance(command, click.Group):
                assert f"\n`{', '.join(option.opts)}" in part, (name, option.opts)


# ── Help ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", sorted(path.name for path in HELP.glob("*.md")))
def test_ids_that_the_help_shows_in_messages_exist(page: str) -> None:
    shown = re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]$", (HELP / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert set(shown) <= set(DOCUMENTED)
