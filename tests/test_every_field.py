"""Breaking any field of any example file gives a message at the line of that field, and nothing else goes wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospectus.pipeline import load
from prospectus.problems import Severity

ROOT = Path(__file__).parent.parent
FILES = (
    "providers/teme-valley/provider.yml",
    "providers/teme-valley/courses/bricklaying-level-2.yml",
    "content/area/area.yml",
)
FREE_TEXT = frozenset(
    """
    about access address also_known_as alternatives attribution awarding_body body bus by college_bus cycle
    facilities how_assessed how_you_learn keywords kit name non_traditional note notes outcome parking
    partnership rail special_feature subject summary support title town walk what_to_bring
    what_you_learn who_for
    """.split()
)
KEY = re.compile(r"^( *)(?:- )?([a-z_]+):(?: (.*))?$")


def fields(text: str) -> Iterator[tuple[int, str, str]]:
    """Every line that gives a field a value of its own: its number from 1, the key and the value."""
    block: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or indent > block):
            continue
        block = None
        found = KEY.match(line)
        if found and found[3] == "|":
            block = len(found[1])
        elif found and found[3] and not found[3].startswith(("{", "[")):
            yield number, found[2], found[3]


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a part of the example area to break; that it names courses outside that part does not matter here."""
    root = tmp_path_factory.mktemp("area")
    for part in ("content/area", "providers/teme-valley"):
        shutil.copytree(ROOT / part, root / part)
    return root


def broken_at(area: Path, path: str, lines: list[str], number: int, line: str | None) -> list[tuple[str, int]]:
    """The errors after one line is changed or left out: what is so, and in which line of that file."""
    changed = [*lines[: number - 1], *([] if line is None else [line]), *lines[number:]]
    (area / path).write_text("\n".join(changed) + "\n", encoding="utf-8")
    try:
        found = load(area).problems
    finally:
        (area / path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [(one.says, one.place.line) for one in found if one.severity is Severity.ERROR and one.place.path == path]


@pytest.mark.parametrize("path", FILES)
def test_a_value_that_cannot_be_is_told_at_its_line(area: Path, path: str) -> None:
    lines = (area / path).read_text(encoding="utf-8").splitlines()
    for number, key, value in fields("\n".join(lines)):
        typed = "x" * 2_100 if key in FREE_TEXT else "☃ nonsense"
        told = broken_at(area, path, lines, number, lines[number - 1].replace(f": {value}", f": {typed}"))
        assert number in [line for _, line in told], (key, value, told)


@pytest.mark.parametrize("path", FILES)
def test_a_misspelt_key_is_told_at_its_line_with_the_right_one(area: Path, path: str) -> None:
    lines = (area / path).read_text(encoding="utf-8").splitlines()
    for number, key, _ in fields("\n".join(lines)):
        line = lines[number - 1].replace(f"{key}:", f"{key}x:", 1)
        told = broken_at(area, path, lines, number, line)
        assert any(at == number and f"“{key}x”" in says for says, at in told), (key, told)
