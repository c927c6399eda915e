"""Problems are told alike in every form, and nothing that a provider wrote is obeyed by a terminal, a log or a browser."""

from __future__ import annotations

import json
import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus import reports
from prospectus.problems import Place, Problem, Severity

WORST = "::error::x\r\n::stop-commands::t\x1b[31m##[group]##vso[task.x]%0A‮<script>alert(1)</script>&\x07"
ONE = Problem(
    "no-such-course",
    Severity.ERROR,
    Place("providers/teme-valley/courses/plumbing.yml", ("leads_to", 0), 14, 5),
    "There is no course called “teme-valley/plumbing-l3”.",
    "Did you mean “teme-valley/plumbing-level-3”?",
)
TWO = Problem("worth-giving", Severity.WARNING, Place("providers/a/provider.yml", (), 1, 1), "“about” is not given.")
THREE = Problem("nothing-published", Severity.ADVICE, Place("content/area/area.yml"), "No course is published yet.")
ALL = (ONE, TWO, THREE)


def bad(text: str) -> Problem:
    """A problem in which everything that can come from a provider is this text."""
    return Problem("a-rule", Severity.ERROR, Place(f"providers/{text}", (), 1, 2), text, text)


def test_text_is_as_people_read_it() -> None:
    assert reports.text(ALL, "3 in all.") == (
        "providers/teme-valley/courses/plumbing.yml:14:5: error: "
        "There is no course called “teme-valley/plumbing-l3”. [no-such-course]\n"
        "    Did you mean “teme-valley/plumbing-level-3”?\n"
        "providers/a/provider.yml:1:1: warning: “about” is not given. [worth-giving]\n"
        "content/area/area.yml: advice: No course is published yet. [nothing-published]\n"
        "3 in all.\n"
    )


@pytest.mark.parametrize(
    ("problems", "stopped", "said"),
    [
        ((), False, "Sound: 187 courses of 16 providers."),
        ((TWO,), False, "Sound, with 1 warning in 1 file: 187 courses of 16 providers."),
        ((TWO,), True, "1 warning in 1 file."),
        ((ONE, ONE, ONE, TWO), True, "3 errors and 1 warning in 2 files."),
        ((ONE, TWO, TWO, THREE, THREE), True, "1 error, 2 warnings and 2 pieces of advice in 3 files."),
    ],
)  # fmt: skip
def test_the_summary_counts_in_words(problems: tuple[Problem, ...], stopped: bool, said: str) -> None:
    assert reports.summary(problems, courses=187, providers=16, stopped=stopped) == said


def test_one_of_each_is_not_in_the_plural() -> None:
    assert reports.summary((), courses=1, providers=1, stopped=False) == "Sound: 1 course of 1 provider."


def test_github_shows_each_beside_its_line() -> None:
    assert reports.github(ALL, "Told.").splitlines() == [
        "::error file=providers/teme-valley/courses/plumbing.yml,line=14,col=5,title=no-such-course::"
        "There is no course called “teme-valley/plumbing-l3”.%0ADid you mean “teme-valley/plumbing-level-3”?",
        "::warning file=providers/a/provider.yml,line=1,col=1,title=worth-giving::“about” is not given.",
        "::notice file=content/area/area.yml,title=nothing-published::No course is published yet.",
        "Told.",
    ]


def test_github_properties_cannot_be_left_by_a_file_name() -> None:
    told = reports.github((bad("a,line=9::b%\nc"),), "Told.")
    assert told.splitlines()[0].startswith(
        "::error file=providers/a%2Cline=9%3A%3Ab%25\\nc,line=1,col=2,title=a-rule::"
    )
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("form", ["text", "github"])
def test_nothing_written_by_a_provider_starts_a_command_or_moves_the_cursor(form: str) -> None:
    told = reports.REPORTS[form]((bad(WORST),), "Told.")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f‪-‮⁦-⁩]", told)
    assert "##[" not in told and "##vso[" not in told
    lines = told.splitlines()
    assert len(lines) == (3 if form == "text" else 2)
    assert [line.startswith("::") for line in lines] == ([False] * 3 if form == "text" else [True, False])


@given(st.text())
def test_harmless_text_is_one_line_of_characters_that_are_seen(text: str) -> None:
    told = reports.harmless(text)
    assert told.isprintable()
    assert len(told.splitlines()) <= 1
    told.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="#    　"), max_size=50))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    if text.isprintable():
        assert reports.harmless(text) == text


def test_gitlab_has_what_its_format_asks_for() -> None:
    told = json.loads(reports.gitlab(ALL, "Told."))
    assert [set(one) for one in told] == [{"description", "check_name", "fingerprint", "severity", "location"}] * 3
    assert told[0]["location"] == {"path": ONE.place.path, "lines": {"begin": 14}}
    assert [one["severity"] for one in told] == ["major", "minor", "info"]
    assert told[2]["location"]["lines"]["begin"] == 1


def test_gitlab_fingerprints_stay_when_lines_move_and_differ_otherwise() -> None:
    def fingerprints(*problems: Problem) -> list[str]:
        return [one["fingerprint"] for one in json.loads(reports.gitlab(problems, ""))]

    moved = Problem(ONE.id, ONE.severity, Place(ONE.place.path, ONE.place.keys, 99, 9), ONE.says, ONE.do)
    assert fingerprints(ONE, TWO) == fingerprints(moved, TWO)
    assert len(set(fingerprints(ONE, ONE, TWO))) == 3


def test_json_says_everything() -> None:
    told = json.loads(reports.as_json(ALL, "Told."))
    assert told["summary"] == "Told."
    assert told["problems"][0] == {
        "id": "no-such-course",
        "severity": "error",
        "path": "providers/teme-valley/courses/plumbing.yml",
        "line": 14,
        "column": 5,
        "keys": ["leads_to", 0],
        "says": "There is no course called “teme-valley/plumbing-l3”.",
        "do": "Did you mean “teme-valley/plumbing-level-3”?",
    }


def test_rdjsonl_is_one_diagnostic_a_line() -> None:
    told = [json.loads(line) for line in reports.rdjsonl(ALL, "Told.").splitlines()]
    assert [one["severity"] for one in told] == ["ERROR", "WARNING", "INFO"]
    assert told[0]["location"]["range"] == {"start": {"line": 14, "column": 5}}
    assert "range" not in told[2]["location"]
    assert told[0]["code"] == {"value": "no-such-course"}


@pytest.mark.parametrize("form", ["gitlab", "json", "rdjsonl"])
def test_data_are_ascii_so_that_every_console_can_print_them(form: str) -> None:
    reports.REPORTS[form]((bad(WORST + "\udc80"),), "Told.").encode("ascii")


def test_the_page_is_sound_html_that_shows_markup_as_text() -> None:
    told = reports.page((bad(WORST), *ALL), "4 errors in <3> files.")
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(told)
    text = "".join(document.itertext())
    assert "<script>alert(1)</script>" in text and "4 errors in <3> files." in text
    assert {one.tag for one in document.iter()} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "ul", "li", "p", "strong", "small",
    }  # fmt: skip
    assert "script-src" not in told and "default-src 'none'" in told
