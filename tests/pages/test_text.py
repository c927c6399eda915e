"""Providers' text: a small Markdown subset is understood, everything else shows as it was typed."""

from __future__ import annotations

import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.pages import text
from tests.seen import parsed, text_of


def resolve(reference: str) -> str | None:
    return {"course:oak-college/joinery": "../courses/oak-college/joinery/"}.get(reference)


CLEAN = text.cleaner(resolve)


def html(written: str) -> str:
    return str(text.html(written, CLEAN)).replace("\n", "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("First:\n- a\n- b\n\nThen.", "<p>First:</p><ul><li>a</li><li>b</li></ul><p>Then.</p>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
        ("- **a** b\n- c", "<ul><li><strong>a</strong> b</li><li>c</li></ul>"),
        ("[us](https://a.example/b?c=d&e=f)", '<p><a href="https://a.example/b?c=d&amp;e=f">us</a></p>'),
        ("[us](mailto:a@b.example)", '<p><a href="mailto:a@b.example">us</a></p>'),
        ("[us](tel:01632960101)", '<p><a href="tel:01632960101">us</a></p>'),
        ("[it](course:oak-college/joinery)", '<p><a href="../courses/oak-college/joinery/">it</a></p>'),
    ],
)
def test_paragraphs_lists_emphasis_and_links_are_understood(written: str, shown: str) -> None:
    assert html(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,1)",
        "[x](http://a.example/)",
        "[x](//a.example/)",
        "[x](/local)",
        "[x](https://user:pass@a.example/)",
        "[x](course:oak-college/nothing)",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<java\nscript:alert(1)>)",
    ],
)
def test_other_links_lead_nowhere(written: str) -> None:
    assert "href" not in html(written)


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b>",
        "a < b > c",
        "&amp; &lt; &copy; &#60;",
        "`code` and ```more```",
        "~~~ fenced ~~~",
        "C:\\temp\\new",
        "Fish & chips",
        "<!-- gone? -->",
        "<script>alert(1)</script>",
        "\\&amp;",
        "\\`x\\`",
        "5 > 3 and 2 < 4 *so* there <i>",
    ],
)
def test_code_tags_and_entities_show_as_they_were_typed(typed: str) -> None:
    shown = text_of(parsed(html(typed)))
    assert shown == " ".join(typed.replace("*", "").split())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("# Big\n\ntext", "Big text"),
        ("Big\n===\n\ntext", "Big text"),
        ("![a cat](https://a.example/cat.png)", "a cat"),
        ("before\n\n---\n\nafter", "before after"),
        ("    indented", "indented"),
        ("- a\n\n      deep", "a deep"),
    ],
)
def test_headings_pictures_and_code_blocks_become_their_words(written: str, says: str) -> None:
    body = parsed(html(written))
    assert text_of(body) == says
    assert {one.tag for one in body.iter()} <= {"body", "p", "ul", "li"}


PLAIN = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\\*_[]#+=~`") | st.just(" "),
        min_size=1,
        max_size=40,
    ),
    min_size=1,
    max_size=5,
).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(PLAIN, st.booleans())
def test_the_fast_path_says_the_same_as_the_slow_one(written: str, as_list: bool) -> None:
    written = "\n".join(f"- {line.strip(' -')}" for line in written.split("\n")) if as_list else written
    fast, slow = text._is_plain(written), CLEAN.clean(text._markdown(written))
    if fast:
        assert tree(str(text.html(written, CLEAN))) == tree(slow)


def tree(shown: str) -> list[tuple[str, str]]:
    """The elements with their words."""
    return [(one.tag, text_of(one)) for one in parsed(shown).iter()]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_only_the_tags_of_the_subset_ever_come_out(written: str) -> None:
    body = parsed(str(text.html(written, CLEAN)))
    assert {one.tag for one in body.iter()} <= {"body", "p", "ul", "ol", "li", "em", "strong", "a", "br"}
    assert all(set(one.attrib) <= {"href"} for one in body.iter())


@pytest.mark.parametrize(
    "nasty",
    ["[" * 2000, "*a" * 1000, "- " * 1000, "[a](" * 500, "_" * 2000, "![" * 1000, "<![CDATA[" * 200, "1. " * 600],
)
def test_the_longest_text_of_the_worst_kind_hangs_nothing(nasty: str) -> None:
    signal.alarm(30)  # Not a measure of speed: some Markdown libraries never come back from such texts.
    try:
        html(nasty)
    finally:
        signal.alarm(0)
