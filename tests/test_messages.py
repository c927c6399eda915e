"""Every message as a catalogue: each has one id, a page, an example that is true, and plain words in a few of them."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import prospectus
from prospectus.pages.messages import messages
from prospectus.reference import explained
from prospectus.reference.examples import EXAMPLES, WITHOUT
from prospectus.rules import RULES
from prospectus.rules.dated import DATED

TESTS = Path(__file__).parent
CODE = Path(prospectus.__file__).parent
IDS = [id_ for id_, *_ in explained.entries()]
BANNED = re.compile(
    r"\b(?:please|sorry|invalid|valid|illegal|forbidden|required|oops|oh no|failed|failure|must not|shall|kindly|incorrect"
    r"|bad|fatal|abort\w*|exception|null|none type|boolean|integer|string|array|parse\w*|schema|regex|syntax|token)\b",
    re.IGNORECASE,
)
"""Words that blame, that beg, or that only programmers use."""

MOST_WORDS = 30
LISTED = re.compile(r"(?:[^\s,]+, )+(?:[^\s,]+ )?(?:or|and) [^\s,.]+")
"""A list of what is allowed, which counts as one word: it is looked up, not read."""


def words(sentence: str) -> int:
    """How many words somebody has to read; what was typed, in quotes, and a list of what is allowed are one each."""
    return len(LISTED.sub("list", re.sub(r"“[^”]*”", "typed", sentence)).split())


# ── The catalogue ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_message_has_an_id_of_its_own_and_a_page_in_the_same_order() -> None:
    assert len(IDS) == len(set(IDS))
    assert [one["id"] for one in messages()] == IDS


def test_what_the_pages_say_is_what_the_program_says() -> None:
    assert json.loads(explained.messages()) == list(messages()), "Run `make reference`."


def test_the_rules_stand_in_order() -> None:
    names = [rule.__name__ for rule in RULES]
    assert names == sorted(names)


def test_every_message_has_an_example_or_a_reason_why_not() -> None:
    assert sorted(set(EXAMPLES) | set(WITHOUT)) == sorted(IDS)
    assert not set(EXAMPLES) & set(WITHOUT)


@cache
def everything_tested() -> str:
    """What all tests say, and all reports of small areas, but for this file."""
    paths = [path for path in TESTS.rglob("*") if path.suffix in {".py", ".txt"} and path != Path(__file__)]
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in paths)


@pytest.mark.parametrize("id_", sorted(WITHOUT))
def test_a_message_without_an_example_has_a_test_of_its_own(id_: str) -> None:
    assert id_ == "not-understood" or re.search(rf"\b{id_}\b", everything_tested())


# ── Examples ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("id_", EXAMPLES)
def test_the_faulty_example_gives_just_this_message_and_the_mended_one_does_not(id_: str) -> None:
    example = EXAMPLES[id_]
    found = [one for one in explained.told(example, example.wrong) if one.id == id_]
    place = example.at or example.path
    assert found and all(place == one.place.path or place.startswith(f"{one.place.path}/") for one in found)
    assert id_ not in [one.id for one in explained.told(example, example.right)]


# ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def sentences() -> Iterator[tuple[str, str]]:
    """Every message that an example or a small area gives: what is so, and what to do."""
    for one in messages():
        if one["example"]:
            yield one["example"]["says"], one["example"]["do"]
    for path in sorted((TESTS / "areas").glob("*/expected.txt")):
        told = re.findall(
            r"^\S[^\n]*?: (?:error|warning|advice): (.*) \[[a-z0-9-]+\]\n(?:    (.*)\n)?",
            path.read_text(encoding="utf-8"),
            re.M,
        )
        yield from told


def test_nobody_has_to_read_more_than_thirty_words_to_know_what_is_so_or_what_to_do() -> None:
    assert [one for pair in sentences() for one in pair if words(one) > MOST_WORDS] == []


def test_no_word_blames_or_begs_or_is_for_programmers_only() -> None:
    said = [re.sub(r"“[^”]*”|`[^`]*`|\S+\.\w+", "", part) for pair in sentences() for part in pair]
    assert [one for one in said if BANNED.search(one)] == []


def test_no_message_anywhere_in_the_code_has_a_banned_word() -> None:
    found = []
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING:
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and POLITE.search(part.value):
                        found.append((path.name, part.lineno, part.value))
    assert found == []


SAYING = {"Problem", "refuse", "_refused", "_RefusedError", "error", "warning", "advice", "graded", "error_in", "fault"}
POLITE = re.compile(r"\b(?:please|sorry|invalid|valid|illegal|forbidden|required|oops)\b", re.IGNORECASE)


@pytest.mark.parametrize("id_", EXAMPLES)
def test_every_example_says_what_to_do(id_: str) -> None:
    example = next(one["example"] for one in messages() if one["id"] == id_)
    assert re.search(r"[.!?”]$", example["says"]) and re.search(r"[.?”)]$", example["do"]), example


# ── New rules ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_rule_has_time_of_at_least_half_a_year_before_it_stops_anything() -> None:
    for id_, dates in DATED.items():
        assert id_ in IDS
        assert (dates.error_from - dates.since).days > 180
