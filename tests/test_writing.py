"""What the program writes says what was meant, keeps comments and other people's lines, and is the same the second time."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.reading import Document, read
from prospectus.schema import FILES
from prospectus.writing import REMOVED, Change, UnreadableError, formatted, new_text, with_changes
from tests.small import COURSE, PROVIDER

ROOT = Path(__file__).parent.parent
COMMENTED = """\
# yaml-language-server: $schema=https://example.org/course.json
# About this whole file.

# what it is called
title: "Joinery"   # as on the leaflet
summary: 'Doors: and windows'
status: published
runs:
  # the day course
  - site: main
    start: "2027-09-06"  # a Monday
    # the last day
    end: 2028-06-30
    apply: {until: 2027-07-16, from: 2027-01-11}
    # Ask the office before this changes.

  # the evening course
  -
    # first of all
    start: 2028-01-10
    site: main

# keywords: [wood]
cost:
  amount: 120
  # nobody under 19 pays
  free: 16-18
# the end
"""


def said(text: str) -> dict[str, Any]:
    """What a file says, as every other part of the program reads it."""
    document = read("file.yml", text.encode())
    assert isinstance(document, Document), document
    return document.data


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in found if line[0] in "+-"]


# ── A file afresh ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_keys_stand_in_the_models_order_and_comments_go_with_them() -> None:
    assert (
        formatted("course", COMMENTED)
        == """\
# yaml-language-server: $schema=https://example.org/course.json
# About this whole file.

# what it is called
title: "Joinery"   # as on the leaflet
status: published
summary: 'Doors: and windows'
runs:
  # the day course
  - site: main
    start: "2027-09-06"  # a Monday
    # the last day
    end: 2028-06-30
    apply: {from: 2027-01-11, until: 2027-07-16}
    # Ask the office before this changes.

  # the evening course
  - site: main
    # first of all
    start: 2028-01-10

# keywords: [wood]
cost:
  # nobody under 19 pays
  free: 16-18
  amount: 120
# the end
"""
    )


@pytest.mark.parametrize(
    ("written", "afresh"),
    [
        pytest.param("title:   Joinery\n\n\n\nkind:  gcse\n", "title: Joinery\n\nkind: gcse\n", id="spaces and blank lines"),
        pytest.param("title: Joinery\r\nkind: gcse\r\n", "title: Joinery\nkind: gcse\n", id="line ends of Windows"),
        pytest.param("title: Joinery", "title: Joinery\n", id="no line end"),
        pytest.param("keywords:\n- wood\n- doors\n", "keywords:\n  - wood\n  - doors\n", id="a list further in"),
        pytest.param("keywords: [wood,doors ]\n", "keywords: [wood, doors]\n", id="brackets"),
        pytest.param("keywords: [wood,\n  doors] # both\n", "keywords: # both\n  - wood\n  - doors\n", id="brackets in two lines"),
        pytest.param("cost:\n    amount: 120\n", "cost:\n  amount: 120\n", id="four spaces"),
        pytest.param("who_for: >\n  You like\n  wood.\n", "who_for: |\n  You like wood.\n", id="folded text"),
        pytest.param("summary: You like\n  wood.\n", "summary: You like wood.\n", id="a text over two lines"),
        pytest.param("who_for: |\n    One.\n\n      Two.\n", "who_for: |\n  One.\n\n    Two.\n", id="a text further in"),
        pytest.param("---\ntitle: Joinery\n", "title: Joinery\n", id="the mark of a document"),
        pytest.param("runs:\n  - # note\n    site: main\n", "runs:\n  - # note\n    site: main\n", id="a note beside a hyphen"),
        pytest.param("cost:\n  # free:\nreviewed:\n", "cost:\n  # free:\nreviewed:\n", id="a key without a value, with notes"),
        pytest.param("{kind: gcse,\n title: A} # x\n", "title: A\nkind: gcse\n# x\n", id="all in brackets"),
        pytest.param("titel: Joinery\nkind: gcse\n", "titel: Joinery\nkind: gcse\n", id="an unknown key stays"),
        pytest.param("interview: yes\n", "interview: yes\n", id="no quotation marks are added"),
        pytest.param("level: '3'\n", "level: '3'\n", id="nor taken away"),
    ],
)  # fmt: skip
def test_layout(written: str, afresh: str) -> None:
    assert formatted("course", written) == afresh
    assert formatted("course", afresh) == afresh


def test_a_file_that_cannot_be_read_is_told_with_its_problems() -> None:
    with pytest.raises(UnreadableError) as raised:
        formatted("course", "title: Joinery\ntitle: Carpentry\n")
    assert [problem.id for problem in raised.value.problems] == ["key-twice"]


@pytest.mark.parametrize("kind", FILES)
def test_every_file_of_the_example_area_has_the_layout(kind: str) -> None:
    paths = [path for pattern in FILES[kind] for path in ROOT.glob(pattern) if path.suffix == ".yml"]
    texts = {str(path): path.read_text("utf-8") for path in paths}
    assert {path for path, text in texts.items() if formatted(kind, text) != text} == set()


# ── What the form at /edit/ writes ───────────────────────────────────────────────────────────────────────────────────

FROM_THE_FORM = """\
title: Joinery
status: published
summary: 'Doors: made by you'
level: '3'
subject: '5.2'
keywords:
  - wood
  - 'doors: inside and outside'
who_for: |-
  You like wood.

  - And saws.
entry:
  summary: Come and see.
  gcse:
    - subject: maths
      grade: 4
  interview: yes
runs:
  - site: main
    start: 2027-09-06
    timetable:
      sessions:
        - day: monday
          from: 09:30
          to: 15:15
reviewed:
  on: 2026-11-02
  by: "Head of 'wood'"
"""


def test_what_the_form_writes_stays_as_it_is() -> None:
    assert formatted("course", FROM_THE_FORM) == FROM_THE_FORM


# ── A new file ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_file_has_its_keys_in_order_and_quotes_where_readers_disagree() -> None:
    data = {
        "summary": "Doors: made by you",
        "title": "Joinery",
        "level": "3",
        "subject": "5.2",
        "who_for": "You like wood.\n\n- And saws.",
        "runs": [{"start": "2027-09-06", "site": "main", "timetable": {"sessions": [{"to": "15:15", "day": "monday", "from": "09:30"}]}}],
        "entry": {"interview": "no", "gcse": [{"grade": "4", "subject": "maths"}]},
        "cost": {"amount": "1250.50", "note": 'Doors: say "joiner".'},
        "qualification": {"number": "01271345"},
        "formerly": [],
    }  # fmt: skip
    assert (
        new_text("course", data)
        == """\
title: Joinery
summary: "Doors: made by you"
qualification:
  number: "01271345"
level: 3
subject: "5.2"
who_for: |
  You like wood.

  - And saws.
entry:
  gcse:
    - subject: maths
      grade: 4
  interview: "no"
runs:
  - site: main
    start: 2027-09-06
    timetable:
      sessions:
        - day: monday
          from: "09:30"
          to: "15:15"
cost:
  amount: 1250.50
  note: 'Doors: say "joiner".'
formerly: []
"""
    )


@pytest.mark.parametrize(
    "text", "no Yes on ~ null 12:30 01271345671 1_000 1.10 0x1F 1e3 .5 -1 +44 = << - ? # @x %a 2027-9-6".split()
)
def test_other_readers_see_the_same_text(text: str) -> None:
    """YAML 1.1, as most programs read it, would make numbers, days and truth values of these without quotes."""
    assert yaml.safe_load(new_text("provider", {"name": text})) == {"name": text}


def test_markup_is_not_written() -> None:
    with pytest.raises(UnreadableError) as raised:
        new_text("course", {"title": "<b>Joinery</b>"})
    assert [problem.id for problem in raised.value.problems] == ["text-is-html"]


# ── Changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        pytest.param(
            Change(("runs", 0, "start"), "2028-09-04"),
            ['-     start: "2027-09-06"  # a Monday', '+     start: "2028-09-04"  # a Monday'],
            id="a value with a comment beside it",
        ),
        pytest.param(Change(("level",), "2"), ["+ level: 2"], id="a new key"),
        pytest.param(
            Change(("runs", 0, "apply", "until"), "2028-07-14"),
            [
                "-     apply: {until: 2027-07-16, from: 2027-01-11}",
                "+     apply: {until: 2028-07-14, from: 2027-01-11}",
            ],
            id="inside brackets",
        ),
        pytest.param(
            Change(("runs", 0, "apply"), REMOVED),
            ["-     apply: {until: 2027-07-16, from: 2027-01-11}"],
            id="a key taken away",
        ),
        pytest.param(
            Change(("runs", 0, "end"), REMOVED),
            ["-     # the last day", "-     end: 2028-06-30"],
            id="a key and the comment right above it",
        ),
        pytest.param(
            Change(("runs", 2), {"start": "flexible", "site": "main"}),
            ["+   - site: main", "+     start: flexible"],
            id="one more item",
        ),
        pytest.param(
            Change(("entry", "gcse", 0, "subject"), "maths"),
            ["+ entry:", "+   gcse:", "+     - subject: maths"],
            id="groups that were not there",
        ),
        pytest.param(Change(("title",), "Joinery"), [], id="the same again"),
        pytest.param(Change(("keywords",), REMOVED), [], id="what is not there taken away"),
        pytest.param(
            Change(("cost",), {"amount": "120", "free": "16-18", "kit": "A saw."}),
            ["+   kit: A saw."],
            id="a group that says nearly the same",
        ),
    ],
)
def test_only_what_is_named_changes(change: Change, lines: list[str]) -> None:
    after = with_changes("course", COMMENTED, [change])
    assert changed_lines(COMMENTED, after) == lines


def test_an_item_that_is_there_already_keeps_its_lines_wherever_it_goes() -> None:
    text = "keywords:\n  # the first\n  - wood\n  - doors\n"
    after = with_changes("course", text, [Change(("keywords",), ["saws", "wood"])])
    assert after == "keywords:\n  - saws\n  # the first\n  - wood\n"


def test_a_single_text_becomes_a_list_when_one_is_added() -> None:
    assert said(with_changes("course", "keywords: wood\n", [Change(("keywords", 1), "doors")])) == {
        "keywords": ["wood", "doors"]
    }


def test_a_group_whose_last_key_goes_goes_with_it() -> None:
    text = "title: Joinery\ncost:\n  amount: 120\n"
    assert with_changes("course", text, [Change(("cost", "amount"), REMOVED)]) == "title: Joinery\n"


def test_line_ends_of_windows_stay() -> None:
    assert (
        with_changes("course", "title: A\r\nkind: gcse\r\n", [Change(("title",), "B")]) == "title: B\r\nkind: gcse\r\n"
    )


# ── Whatever comes ───────────────────────────────────────────────────────────────────────────────────────────────────

LETTERS = st.text(st.sampled_from(list("ab1: #-'\"[]{},|>!&*%@é\\\n\t£.")), max_size=12).filter(
    lambda text: text != "<<"
)
NAMES = st.sampled_from(["title", "status", "summary", "level", "keywords", "entry", "runs", "cost", "odd", "on"])
VALUES = st.recursive(
    LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
DATA = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


def settled(value: Any) -> Any:
    """The same with the line feed that a text of several lines gets at its end."""
    if isinstance(value, str):
        return value + "\n" if "\n" in value and not value.endswith("\n") else value
    if isinstance(value, list):
        return [settled(one) for one in value]
    return {key: settled(one) for key, one in value.items()}


@settings(max_examples=100, deadline=None)
@given(data=DATA)
def test_whatever_is_written_is_read_as_it_was_meant(data: dict[str, Any]) -> None:
    text = new_text("course", data)
    assert said(text) == settled(data)
    assert formatted("course", text) == text


class Scribe:
    """Writes data in an odd hand, with a comment wherever there can be one, and remembers what each is about."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.lines: list[str] = []

    def group(self, data: Any, column: int) -> None:
        listed = isinstance(data, list)
        for key, value in enumerate(data) if listed else data.items():
            name = "-" if listed else f"{key}:"
            pad = " " * column
            number = len(self.lines)
            if self.draw(st.booleans()):
                self.lines += [""] * self.draw(st.integers(0, 2))
                self.lines.append(f"{pad}#above-{number}-{key}")
            beside = f"  #beside-{number}-{key}" if self.draw(st.booleans()) else ""
            if isinstance(value, str):
                self.lines.append(f'{pad}{name} "{value}"{beside}')
            else:
                self.lines.append(f"{pad}{name}{beside}")
                self.group(value, column + self.draw(st.integers(1, 5)))
        if self.draw(st.booleans()):
            self.lines.append(f"{' ' * column}#tail-{len(self.lines)}")


WORDS = st.text("abc", max_size=3)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None)
@given(data=st.dictionaries(NAMES, NESTED, min_size=1, max_size=5), pen=st.data())
def test_every_comment_survives_and_keeps_its_neighbour(data: dict[str, Any], pen: st.DataObject) -> None:
    scribe = Scribe(pen.draw)
    scribe.group(data, 0)
    text = "\n".join(scribe.lines) + "\n"
    after = formatted("course", text)
    assert said(after) == said(text)
    assert formatted("course", after) == after
    assert sorted(comments(after)) == sorted(comments(text))


@settings(max_examples=100, deadline=None)
@given(data=st.dictionaries(NAMES, NESTED, min_size=1, max_size=5), pen=st.data())
def test_one_changed_value_is_one_changed_line(data: dict[str, Any], pen: st.DataObject) -> None:
    """However oddly a file is written: with spaces at line ends, too many blank lines, hyphens with a line to themselves."""
    scribe = Scribe(pen.draw)
    scribe.group(data, 0)
    ends = pen.draw(st.lists(st.sampled_from(["", "  "]), min_size=len(scribe.lines), max_size=len(scribe.lines)))
    text = "".join(f"{line}{end}\n" for line, end in zip(scribe.lines, ends, strict=True))
    keys = pen.draw(st.sampled_from(list(leaves(data, ()))))
    after = with_changes("course", text, [Change(keys, "other")])
    assert [line[0] for line in changed_lines(text, after) if line.strip("+- ")] in (["-", "+"], ["+", "-"])


def leaves(data: Any, above: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """The keys of every single value."""
    if isinstance(data, str):
        yield above
        return
    for key, inner in enumerate(data) if isinstance(data, list) else data.items():
        yield from leaves(inner, (*above, key))


def comments(text: str) -> Iterator[tuple[str, str]]:
    """Every comment with the key that it stands beside or above; nothing more is said of items, and of those at an end."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        words, _, comment = line.partition("#")
        below = next((one.partition("#")[0] for one in lines[index + 1 :] if not one.startswith("#")), "")
        if comment.startswith("tail"):
            yield comment, ""
        elif comment and words:
            yield comment, words.strip(" -") or "an item"
        elif comment:
            yield comment, "an item" if below.startswith("-") else below.strip()


@settings(max_examples=60, deadline=None)
@given(data=DATA, changes=st.lists(st.tuples(st.tuples(NAMES), VALUES), max_size=3))
def test_changed_keys_say_what_was_named_and_all_others_what_they_said(
    data: dict[str, Any], changes: list[tuple[tuple[str], Any]]
) -> None:
    before = new_text("course", data)
    after = said(with_changes("course", before, [Change(keys, value) for keys, value in changes]))
    meant = settled(data) | {keys[0]: value for keys, value in changes}
    assert after.keys() == meant.keys()
    assert {key: one for key, one in after.items() if (key,) not in dict(changes)} == {
        key: one for key, one in meant.items() if (key,) not in dict(changes)
    }


def test_the_small_areas_files_can_be_formatted() -> None:
    assert said(formatted("course", COURSE)) == said(COURSE)
    assert said(formatted("provider", PROVIDER)) == said(PROVIDER)
