"""HTML from elsewhere as our small Markdown: what a reader would read stays, everything else goes."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prospectus.characters import without_unseen
from prospectus.directories.elements import read_xml
from prospectus.directories.markup import blocks, fitting, markdown, plain, shortened, web_address
from prospectus.pages.text import cleaner, html, words
from prospectus.reading import Document, read

CLEAN = cleaner(lambda _: None)


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<br/>Two</div>", "One\n\nTwo"),
        ("<ul><li>One</li><li><p>Two</p></li></ul>After", "- One\n- Two\n\nAfter"),
        ("<ol><li>One</li></ol>", "- One"),
        ("<p>A <strong>b </strong>c <em>d</em></p>", "A **b** c *d*"),
        ('<a href="https://www.example.org/a_b">x</a>', "[x](https://www.example.org/a_b)"),
        ('<a href="http://www.example.org">x</a>', "[x](https://www.example.org)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="//evil.example">x</a>', "x"),
        ("<script>alert(1)</script>a<style>b</style><iframe>c</iframe>", "a"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("1. One", "1\\. One"),
        ("# One", "\\# One"),
        ("*one* _two_ [three]", "\\*one\\* \\_two\\_ \\[three\\]"),
        ("a < b", "a < b"),
        ("-----", ""),
        ("<p></p><p> </p>", ""),
        ("<b>never <i>closed", "never closed"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ],
)
def test_what_comes_of_html(markup: str, says: str) -> None:
    assert markdown(blocks(markup)) == says


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300)
TAGS = st.sampled_from(
    "<p> </p> <ul> <li> </li> </ul> <b> </b> <i> <a href='https://a.example/x'> </a> <br> <!-- &lt; & < > * _ [ ] ( ) - # 1. ` \\ a \n".split(
        " "
    )
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.lists(TAGS, max_size=40).map("".join)))
@example("<<script>alert(1)//<</script>")
@example("&lt;img src=x onerror=alert(1)&gt;")
def test_whatever_comes_in_our_own_rules_take_what_comes_out(text: str) -> None:
    """It can stand in a file, and no tag of it runs."""
    made = markdown(blocks(text))
    if made:
        document = read("x.yml", f"who_for: {json.dumps(made, ensure_ascii=False)}\n".encode())
        assert isinstance(document, Document), document
    shown = html(made, CLEAN)
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters="<&`~"), max_size=200)
)
@example("\\#")
@example("C:\\.cache \\* \\\\-")
def test_plain_words_stay_as_they_were(text: str) -> None:
    made = blocks(text)
    if made and not text.lstrip()[:1].isdigit():
        assert words(markdown(made)).split() == without_unseen(text).split()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abc *_[]-.", min_size=1, max_size=20), min_size=1, max_size=5))
def test_what_we_write_ourselves_comes_back_the_same(parts: list[str]) -> None:
    """Paragraphs of ours, as XHTML and back: the same words, the same blocks."""
    made = markdown(blocks("\n\n".join(parts)))
    shown = read_xml(f"<div>{html(made, CLEAN)}</div>".replace("<br>", "<br/>").encode())
    assert words(markdown(blocks(shown))) == words(made)


def test_a_text_is_cut_between_its_blocks() -> None:
    found = blocks("<p>One two</p><p>Three</p><p>Four</p>")
    kept, rest = fitting(found, 15)
    assert (markdown(kept), markdown(rest)) == ("One two\n\nThree", "Four")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Short.", "Short."),
        ("A first sentence of this. And a second one that is far too long.", "A first sentence of this."),
        ("One long run of words without any end to it at all", "One long run of words without…"),
        ("x" * 50, "x" * 29 + "…"),
    ],
)
def test_a_line_is_cut_where_a_reader_can_stop(text: str, says: str) -> None:
    assert shortened(text, 30) == says
    assert len(says) <= 30


def test_items_and_lines_are_one_line_of_words() -> None:
    assert plain(blocks("<p>After HNC:</p><ul><li>Work</li><li>HND</li></ul>")) == "After HNC: Work; HND"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://www.example.org/x", "https://www.example.org/x"),
        ("www.example.org", "https://www.example.org"),
        ("https://user:word@example.org", None),
        ("ftp://example.org", None),
        ("not an address", None),
    ],
)
def test_addresses_that_we_may_link_to(text: str, address: str | None) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["<a " * 60_000, "<a " * 6_600, "<b>" * 30_000 + "<p>x" * 20_000, "<!--" * 50_000],
    ids=["tags", "fewer tags", "open", "comments"],
)
def test_html_that_is_made_to_take_long_does_not(text: str) -> None:
    """Each took from a minute to an hour."""
    assert fitting(blocks(text), 2_000) is not None


def test_a_very_long_text_keeps_its_words_without_their_form() -> None:
    (one,) = blocks("<p><b>Bricks</b> " + "and mortar " * 2_000 + "</p>")
    assert one.markdown.startswith("Bricks and mortar and mortar")


def test_only_so_many_blocks_as_fit_are_kept() -> None:
    found = blocks("<p>one</p><p>two</p><p>three</p>")
    kept, rest = fitting(found, 8)
    assert ([one.plain for one in kept], [one.plain for one in rest]) == (["one", "two"], ["three"])
