"""A shell is cut once and joined for every page; text is escaped on the way."""

from __future__ import annotations

import pytest

from prospectus.hosts.folder import PublishError
from prospectus.hosts.shells import cut, cut_all, marker, source
from prospectus.pages.page import Page

SHELL = (
    f'<title>{marker("title")} – Sarn</title><meta name=description content="{marker("description")}">'
    f'<link rel=canonical href="{marker("canonical")}">{marker("head")}<h2>{marker("title")}</h2>'
    f'{marker("body")}{marker("if-edit")}<a href="{marker("edit")}">Edit</a>{marker("end-edit")}<footer>'
)
PAGE = Page("courses/a/b/", "course", "Fish & <b>chips</b>", '"Good"', "<p>Body</p>", "<meta>", "providers/a/b.yml")


def filled(page: Page, edit_url: str | None = "https://x.example/edit/") -> str:
    return cut(SHELL, "course-3").filled(page, site_url="https://s.example/", edit_url=edit_url).decode()


def test_every_place_is_filled_and_text_is_escaped() -> None:
    assert filled(PAGE) == (
        "<title>Fish &amp; &lt;b&gt;chips&lt;/b&gt; – Sarn</title>"
        '<meta name=description content="&quot;Good&quot;">'
        '<link rel=canonical href="https://s.example/courses/a/b/"><meta>'
        "<h2>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</h2><p>Body</p>"
        '<a href="https://x.example/edit/providers/a/b.yml">Edit</a><footer>'
    )


@pytest.mark.parametrize(("page", "edit_url"), [(PAGE, None), (Page("a/", "x", "t", "d", "b"), "https://x.example/")])
def test_without_a_file_or_a_place_to_edit_there_is_no_edit_link(page: Page, edit_url: str | None) -> None:
    html = filled(page, edit_url)
    assert "Edit" not in html
    assert html.endswith("<footer>")


def test_a_page_that_holds_a_marker_of_another_run_shows_it_as_it_is() -> None:
    assert "@@prospectus-0123456789abcdef-body@@" in filled(
        Page("a/", "x", "@@prospectus-0123456789abcdef-body@@", "", "b")
    )


@pytest.mark.parametrize("without", ["title", "head", "body"])
def test_a_theme_that_leaves_a_place_out_is_told_so(without: str) -> None:
    with pytest.raises(PublishError, match=f"“course-3” has no place, or more than one, for {without}"):
        cut(SHELL.replace(marker(without), ""), "course-3")


def test_a_body_that_would_stand_twice_is_refused() -> None:
    with pytest.raises(PublishError, match="more than one, for the body"):
        cut(SHELL + marker("body"), "course-3")


def test_a_shell_that_the_host_did_not_render_is_named() -> None:
    with pytest.raises(PublishError, match="The host made no page for level-2"):
        cut_all({("home", 0): SHELL}, [("home", 0), ("level", 2)])


@pytest.mark.parametrize(("depth", "uri"), [(0, "index.md"), (1, "_shell-x/index.md"), (3, "_shell-x/x/x/index.md")])
def test_a_shell_stands_as_deep_as_its_pages(depth: int, uri: str) -> None:
    assert source("x", depth) == uri
    assert uri.count("/") == depth
