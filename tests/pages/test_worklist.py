"""Every provider has a page with what its staff have to look at, each with a link to its page and to its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from markupsafe import Markup

from prospectus.derive.derive import derive
from prospectus.pages import context, partnership, worklist
from prospectus.pipeline import load
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, changed, write

EDIT = "edit_url: https://git.example/oakshire/edit/main\n"


def seen(folder: Path, today: str, files: dict[str, str | None] | None = None) -> tuple[str, str]:
    """The HTML of the worklist of Oak College and of the partnership's page, on a day."""
    area = load(write(folder, {AREA_PATH: AREA + EDIT, **(files or {})}), as_of=dt.date.fromisoformat(today)).area
    assert area
    ctx = context.make(area, derive(area))
    return worklist.view(ctx, area.providers["oak-college"]).body, partnership.view(ctx, None).body


def test_where_all_is_fresh_it_says_so_and_when_it_is_next_due(tmp_path: Path) -> None:
    body, partners = seen(tmp_path, "2026-12-01")
    words = Markup(body).striptags()
    assert "Up to date: 3 pages, to be checked again by 30 September 2027" in words
    assert "There is nothing to do here now." in words
    assert 'href="../partnership/oak-college/"' in partners
    assert "The next check is due by 30 September 2027." in Markup(partners).striptags()


def test_what_is_due_leads_to_its_page_and_to_where_its_file_is_edited(tmp_path: Path) -> None:
    body, partners = seen(tmp_path, "2027-09-15")
    words = Markup(body).striptags()
    assert "Check is due: 3 pages" in words and "Has started already: 1" in words
    assert '<a href="../../courses/oak-college/joinery/">Joinery</a>' in body
    assert f'href="https://git.example/oakshire/edit/main/{COURSE_PATH}"' in body
    assert "Check is due: 3 pages" in Markup(partners).striptags()
    assert "The next check is due by 30 September 2027." in Markup(partners).striptags()


def test_where_there_is_a_form_it_is_offered_first_and_files_are_edited_where_all_pages_say(tmp_path: Path) -> None:
    area = load(write(tmp_path), as_of=dt.date(2027, 9, 15)).area
    assert area and area.written.edit_url is None
    files, form = (
        "https://gitlab.example/oakshire/-/edit/main/",
        "edit/#/collections/courses-oak-college/entries/joinery",
    )
    ctx = context.make(area, derive(area), edit_url=files, in_form={COURSE_PATH: form})
    body = worklist.view(ctx, area.providers["oak-college"]).body
    assert f'<a href="../../{form}">In the form' in body and f'href="{files}{COURSE_PATH}">in the file' in body
    assert f'href="{files}providers/oak-college/provider.yml">Edit' in body
    assert "<code>" not in body


def test_a_state_is_never_told_by_colour_alone(tmp_path: Path) -> None:
    for today, state, word in (
        ("2026-12-01", "fresh", "Up to date"), ("2027-09-15", "due", "Check is due"), ("2027-10-01", "old", "Check is overdue"),
    ):  # fmt: skip
        body, partners = seen(tmp_path / state, today)
        for html in (body, partners):
            assert f"i-{state}" in html and word in Markup(html).striptags()


def test_names_are_only_text_there(tmp_path: Path) -> None:
    odd = changed(COURSE, ("title: Joinery", 'title: "Joinery & \'co\' \\" onclick=x"'))
    body, _ = seen(tmp_path, "2027-10-01", {COURSE_PATH: odd})
    assert "Joinery &amp; &#39;co&#39; &#34; onclick=x" in body
