"""Reading gives the text that stands in the file, or says at which line and column it cannot."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prospectus import limits, reading
from prospectus.problems import Problem
from prospectus.reading import Document, read, spots
from prospectus.shortcut import unremarkable


def refused(text: str | bytes) -> list[tuple[str, int, int]]:
    """What is wrong with a text: ids with line and column."""
    raw = text if isinstance(text, bytes) else text.encode()
    outcome = read("f.yml", raw)
    assert not isinstance(outcome, Document), outcome
    return [(one.id, one.place.line, one.place.column) for one in outcome]


def accepted(text: str) -> dict[str, reading.Value]:
    outcome = read("f.yml", text.encode())
    assert isinstance(outcome, Document), outcome
    return outcome.data


@pytest.mark.parametrize("written", ["12:30", "01271345671", "NO", "1.10", "2027-09-06", "null", "~", "0x1F", "1_000"])
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    assert accepted(f"key: {written}\n") == {"key": written}


def test_lists_groups_and_texts_over_several_lines_are_read() -> None:
    text = "a:\n  - b: 1\n    c: [x, y]\n  - two\nd: |\n  first\n\n  second\n"
    assert accepted(text) == {"a": [{"b": "1", "c": ["x", "y"]}, "two"], "d": "first\n\nsecond\n"}


def test_a_key_with_nothing_after_it_is_as_if_it_had_not_been_written() -> None:
    assert accepted('a:\nb: ""\nc: 1\n') == {"b": "", "c": "1"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: &x 2\n", ("anchor", 2, 4)),
        ("a: 1\nb: *x\n", ("alias", 2, 4)),
        ("a: !!int 1\n", ("tag", 1, 4)),
        ("a: !local 1\n", ("tag", 1, 4)),
        ("a:\n  <<: {b: 1}\n", ("merge-key", 2, 3)),
        ("a: 1\n---\nb: 1\n", ("second-document", 2, 1)),
        ("- a\n", ("not-a-mapping", 1, 1)),
        ("just words\n", ("not-a-mapping", 1, 1)),
        ("", ("not-a-mapping", 1, 1)),
        ("# only a comment\n", ("not-a-mapping", 1, 1)),
        ("a: 1\nb: 2\na: 3\n", ("key-twice", 3, 1)),
        ("a:\na: 3\n", ("key-twice", 2, 1)),
        ("title: BTEC #1\n", ("text-lost", 1, 8)),
        ("list:\n  - one # lost\n", ("text-lost", 2, 5)),
        ("a: x <b>bold</b>\n", ("text-is-html", 1, 4)),
        ("a: <script>alert(1)</script>\n", ("text-is-html", 1, 4)),
        ("a: see <!-- this\n", ("text-is-html", 1, 4)),
        ("? [a]\n: b\n", ("key-not-text", 1, 3)),
        ("a: 1\n\tb: 2\n", ("not-yaml", 2, 1)),
        ("a: b: c\n", ("not-yaml", 1, 5)),
        ("a: 'open\nb: 2\n", ("not-yaml", 1, 4)),
        ("a: 1\n  b: 2\n", ("not-yaml", 2, 4)),
        ("a: @home\n", ("not-yaml", 1, 4)),
        ("a: x\nb:1\nc: y\n", ("not-yaml", 2, 2)),
        ("a: x\nb = 1\nc: y\n", ("not-yaml", 2, 2)),
        ("a:\u00a0x\n", ("not-yaml", 1, 3)),
        ("a:\n\u00a0 b: x\n c: y\n", ("not-yaml", 2, 1)),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", ("not-yaml", 2, 1)),
        ("a: 1\n".encode("utf-16-le"), ("not-utf-8", 1, 1)),
        (bytes(500), ("not-utf-8", 1, 1)),
    ],
)
def test_what_is_not_plain_yaml_is_refused_at_its_place(text: str, problem: tuple[str, int, int]) -> None:
    assert problem in refused(text)


@pytest.mark.parametrize(
    "text", ["a: 'BTEC #1'\n", "# a comment\na: 1\n", "a: 1\n# a comment\n  # and one\nb: 2\n", "a: C#\n"]
)
def test_comments_on_their_own_lines_and_quoted_hashes_lose_nothing(text: str) -> None:
    accepted(text)


def test_a_less_than_sign_before_a_space_or_figure_is_plain_text() -> None:
    assert accepted("a: 3 < 4 and <5 miles\n") == {"a": "3 < 4 and <5 miles"}


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2066", "\x07", "\ufeff", "\x85", "\u00ad", "\U000e0041"])
def test_invisible_and_control_characters_are_refused(unseen: str) -> None:
    if unseen == "\x85":
        unseen = "\x84"
    assert refused(f"a: 1\nb: x{unseen}y\n")[0] == ("unseen-character", 2, 5)


@pytest.mark.parametrize("escape", [r"\u202e", r"\x1b", r"\0", r"\u200b", r"\U000E0041"])
def test_an_escape_cannot_bring_them_in(escape: str) -> None:
    assert refused(f'a: 1\nb: "x{escape}y"\n')[0] == ("unseen-character", 2, 4)
    assert refused(f'a: 1\n"b{escape}": y\n')[0] == ("unseen-character", 2, 1)


def test_an_escape_cannot_bring_html_in() -> None:
    assert refused(r'a: "\x3cscript>"')[0] == ("text-is-html", 1, 4)


def test_a_byte_order_mark_at_the_start_is_no_fault() -> None:
    assert isinstance(read("f.yml", b"\xef\xbb\xbfa: 1\n"), Document)


@pytest.mark.parametrize(
    ("raw", "at"), [(b"a: 1\nb: caf\xe9\n", (2, 7)), ("a: 1".encode("utf-16"), (1, 1)), (b"\xff", (1, 1))]
)
def test_a_file_that_is_not_utf_8_is_refused(raw: bytes, at: tuple[int, int]) -> None:
    assert refused(raw) == [("not-utf-8", *at)]


def test_faults_that_do_not_hide_each_other_are_told_in_one_run() -> None:
    assert refused("a: 1 # lost\nb: <b>\nb: 2\n") == [("text-lost", 1, 4), ("text-is-html", 2, 4), ("key-twice", 3, 1)]


class TestLimits:
    """Each limit holds at its value and is told one over it."""

    def test_bytes(self) -> None:
        frame = len("a: ''\n")
        at = "a: '" + "x" * (limits.YAML_BYTES - frame) + "'\n"
        accepted(at)
        assert refused(at.replace("x", "xx", 1)) == [("file-too-large", 1, 1)]

    def test_depth(self) -> None:
        def nested(depth: int) -> str:
            return "a: " + "[" * (depth - 1) + "]" * (depth - 1)

        accepted(nested(limits.YAML_DEPTH))
        assert refused(nested(limits.YAML_DEPTH + 1)) == [("too-deep", 1, 11)]

    def test_list_items(self) -> None:
        accepted("a: [" + "x, " * limits.LIST_ITEMS + "]")
        assert refused("a: [" + "x, " * (limits.LIST_ITEMS + 1) + "]")[0][0] == "list-too-long"

    def test_values(self) -> None:
        def holding(values: int) -> str:
            pairs, odd = divmod(values - 1, 2)
            assert not odd
            return "{" + ",".join(f"k{number}: v" for number in range(pairs)) + "}"

        accepted(holding(limits.YAML_NODES - 1))
        assert refused(holding(limits.YAML_NODES + 1))[0][0] == "too-many-values"

    @pytest.mark.parametrize(
        "text", ["[" * 60_000, "{a: " * 15_000, "- " * 30_000, "? " * 30_000, "a: " + "[{b: " * 9_000]
    )
    def test_sixty_kilobytes_of_nesting_are_refused_and_crash_nothing(self, text: str) -> None:
        assert refused(text)

    def test_an_alias_bomb_is_refused_at_its_first_anchor(self) -> None:
        bomb = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(9))
        assert refused(bomb) == [("anchor", 1, 4)]


def test_spots_tell_where_values_and_their_keys_stand() -> None:
    found = spots(b"title: Maths\nruns:\n  - site: here\n    start: 2027\n")
    assert (found[("title",)].line, found[("title",)].column) == (1, 8)
    assert (found[("runs", 0, "start")].line, found[("runs", 0, "start")].key_column) == (4, 5)


TEXTS = st.text(alphabet=st.sampled_from(list("ab:-[]{}#&*!|>'\"%@`,?\n\t <=\\0é")), max_size=60)


@given(st.one_of(st.binary(max_size=200), TEXTS.map(str.encode)))
@example(b"? ? ? a")
@example(b"a: |\n \x0b")
@settings(max_examples=600, deadline=None)
def test_only_a_document_or_placed_problems_come_out(raw: bytes) -> None:
    outcome = read("f.yml", raw)
    if isinstance(outcome, Document):
        assert isinstance(outcome.data, dict)
    else:
        assert outcome
        lines = raw.decode("utf-8", "replace").count("\n") + raw.count(b"\r") + 2
        for problem in outcome:
            assert isinstance(problem, Problem)
            assert 1 <= problem.place.line <= lines and problem.place.column >= 1, problem
            assert problem.says and problem.do
    spots(raw)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_the_quick_way_reads_what_the_careful_way_reads(text: str) -> None:
    quick = unremarkable(text)
    if quick is not None:
        assert quick == reading._Builder(text, []).build()


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_what_is_read_is_what_yaml_says_with_every_value_as_text(text: str) -> None:
    outcome = read("f.yml", text.encode())
    if isinstance(outcome, Document):
        other = yaml.load(text, Loader=yaml.CBaseLoader)
        assert _without_empty(outcome.data) == _without_empty(other)


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item != ""}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\n  b: 2\n", "“b:” is not in line with the keys above it."),
        ("runs:\n - site: main\n    start: 2027\n", "“start:” is not in line with the keys above it."),
        ("a: b: c\n", "There is a colon here inside a value that is not in quotes."),
        ("a: 'Don't'\n", "Here a text goes on behind a closing quotation mark or bracket."),
        ('a: "Best" course\n', "Here a text goes on behind a closing quotation mark or bracket."),
        ("a: [New] course\n", "Here a text goes on behind a closing quotation mark or bracket."),
        ("a: *best*\n", "“*” and “&” at the start of a value have a meaning of their own."),
        ("a: > doors\n", "“>” and “|” at the start of a value have a meaning of their own."),
        ('a: "C:\\Users"\n', "A backslash inside double quotes has a meaning of its own."),
        ("a: [b, , c]\n", "Between two commas or brackets there is nothing, or a sign that YAML does not allow there."),
        ("a: x\nb; 1\nc: y\n", "After “b” there has to be a colon and a space."),
        ("---\n", "This file has nothing in it."),
    ],
)
def test_a_slip_that_people_make_is_told_as_what_it_is(text: str, says: str) -> None:
    outcome = read("f.yml", text.encode())
    assert not isinstance(outcome, Document)
    assert [one.says for one in outcome] == [says]


def test_a_special_space_inside_a_text_is_no_problem_of_its_own() -> None:
    assert refused("a: |\n  \u00a0x\nb: &c d\n") == [("anchor", 3, 4)]
    assert accepted("a: |\n  \u00a0x: y\n") == {"a": "\u00a0x: y\n"}
