"""Problems are told alike in every form, and nothing that a provider wrote is obeyed by a terminal, a log or a browser."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import cmarkgfm
import defusedxml.ElementTree
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus import reports
from prospectus.problems import Place, Problem, Severity
from prospectus.reports import data, github, gitlab, junit, page

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
    assert github.annotated(ALL, "Told.").splitlines() == [
        "::error file=providers/teme-valley/courses/plumbing.yml,line=14,col=5,title=no-such-course::"
        "There is no course called “teme-valley/plumbing-l3”.%0ADid you mean “teme-valley/plumbing-level-3”?",
        "::warning file=providers/a/provider.yml,line=1,col=1,title=worth-giving::“about” is not given.",
        "::notice file=content/area/area.yml,title=nothing-published::No course is published yet.",
        "Told.",
    ]


def test_github_properties_cannot_be_left_by_a_file_name() -> None:
    told = github.annotated((bad("a,line=9::b%\nc"),), "Told.")
    assert told.splitlines()[0].startswith(
        "::error file=providers/a%2Cline=9%3A%3Ab%25\\nc,line=1,col=2,title=a-rule::"
    )
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("form", ["text", "github"])
def test_nothing_written_by_a_provider_starts_a_command_or_moves_the_cursor(form: str) -> None:
    told = reports.REPORTS[form]((bad(WORST),), "Told.", reports.About())
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
    told = json.loads(gitlab.code_quality(ALL, "Told."))
    assert [set(one) for one in told] == [{"description", "check_name", "fingerprint", "severity", "location"}] * 3
    assert told[0]["location"] == {"path": ONE.place.path, "lines": {"begin": 14}}
    assert [one["severity"] for one in told] == ["major", "minor", "info"]
    assert told[2]["location"]["lines"]["begin"] == 1


def test_gitlab_fingerprints_stay_when_lines_move_and_differ_otherwise() -> None:
    def fingerprints(*problems: Problem) -> list[str]:
        return [one["fingerprint"] for one in json.loads(gitlab.code_quality(problems, ""))]

    moved = Problem(ONE.id, ONE.severity, Place(ONE.place.path, ONE.place.keys, 99, 9), ONE.says, ONE.do)
    assert fingerprints(ONE, TWO) == fingerprints(moved, TWO)
    assert len(set(fingerprints(ONE, ONE, TWO))) == 3


def test_json_says_everything() -> None:
    told = json.loads(data.as_json(ALL, "Told."))
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
    told = [json.loads(line) for line in data.rdjsonl(ALL, "Told.").splitlines()]
    assert [one["severity"] for one in told] == ["ERROR", "WARNING", "INFO"]
    assert told[0]["location"]["range"] == {"start": {"line": 14, "column": 5}}
    assert "range" not in told[2]["location"]
    assert told[0]["code"] == {"value": "no-such-course"}


@pytest.mark.parametrize("form", ["gitlab", "junit", "json", "rdjsonl"])
def test_data_are_ascii_so_that_every_console_can_print_them(form: str) -> None:
    reports.REPORTS[form]((bad(WORST + "\udc80"),), "Told.", reports.About()).encode("ascii")


def test_the_page_is_sound_html_that_shows_markup_as_text() -> None:
    told = page.as_page((bad(WORST), *ALL), "4 errors in <3> files.")
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(told)
    text = "".join(document.itertext())
    assert "<script>alert(1)</script>" in text and "4 errors in <3> files." in text
    assert {one.tag for one in document.iter()} <= {
        "html", "head", "meta", "title", "style", "body", "main", "section", "nav", "a", "h1", "h2", "h3", "ul", "li", "p", "strong", "small",
    }  # fmt: skip
    assert "script-src" not in told and "default-src 'none'" in told


# ── Where each message is explained ──────────────────────────────────────────────────────────────────────────────────

ABOUT = reports.About("https://oakshire.example/help/messages/", {"teme-valley": "Teme Valley College"})
EXPLAINED = "https://oakshire.example/help/messages/no-such-course/"


@pytest.mark.parametrize("form", ["github", "junit", "json", "rdjsonl", "html"])
def test_reports_lead_to_the_page_of_each_message_where_the_site_is_known(form: str) -> None:
    assert EXPLAINED in reports.REPORTS[form](ALL, "Told.", ABOUT).replace("%3A", ":")
    assert "messages/" not in reports.REPORTS[form](ALL, "Told.", reports.About())


def test_rdjson_has_the_address_where_its_format_has_a_place_for_it() -> None:
    first = json.loads(data.rdjsonl(ALL, "Told.", ABOUT).splitlines()[0])
    assert first["code"] == {"value": "no-such-course", "url": EXPLAINED}
    assert set(first) <= {"message", "location", "severity", "source", "code", "suggestions", "original_output"}


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def many(number: int, severity: Severity, path: str = "providers/a/provider.yml") -> list[Problem]:
    return [
        Problem(f"{severity}-{one}", severity, Place(path, (), one, 1), "So.", "Do.") for one in range(1, number + 1)
    ]


def test_github_shows_the_worst_ten_beside_their_lines_and_the_others_in_the_log() -> None:
    told = github.annotated([*many(9, Severity.WARNING), *many(4, Severity.ERROR)], "13 in all.").splitlines()
    assert [line.split(" ")[0] for line in told if line.startswith("::")] == ["::error"] * 4 + ["::warning"] * 6
    assert "".join(told).count("[warning-") == 3 and told[-1] == "13 in all."


def shown(markdown: str) -> tuple[str, list[str]]:
    """The text and the links that GitHub would make of Markdown."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown)
    document = html5lib.parse(html, namespaceHTMLElements=False)
    assert {one.tag for one in document.iter()} <= {
        "html", "head", "body", "h2", "h3", "h4", "ul", "li", "strong", "a", "br", "p",
    }  # fmt: skip
    return "".join(document.itertext()), [one.get("href", "") for one in document.iter("a")]


def test_the_summary_of_the_job_has_everything_by_provider_and_file() -> None:
    text, links = shown(github.job_summary(ALL, "3 in all.", ABOUT))
    assert EXPLAINED in links and len(links) == 3
    wanted = ["3 in all.", "The area's own files", "content/area/area.yml", "a", "Teme Valley College", "plumbing.yml"]
    assert [text.index(one) for one in wanted if one != "a"] == sorted(text.index(one) for one in wanted if one != "a")
    assert "Error, line 14: There is no course called “teme-valley/plumbing-l3”. (no-such-course)" in text


@pytest.mark.parametrize(
    "written",
    [
        WORST, "![x](https://evil.example/a.png)", "<img src=x onerror=alert(1)>", "https://evil.example", "www.evil.example",
        "`code` **bold** _it_ ~~no~~ | a | b |", "# head", "- item", "1. item", "[x]: https://evil.example", "a@evil.example",
        "\\<b>", "&lt;b&gt; &amp;",
    ],
)  # fmt: skip
def test_nothing_written_by_a_provider_means_anything_in_the_summary_of_the_job(written: str) -> None:
    text, links = shown(github.job_summary((bad(written),), "One.", reports.About()))
    assert [one for one in links if not one.startswith("mailto:")] == []
    assert text.count(reports.harmless(written).strip()) >= 3  # the path, what is so, and what to do


def test_the_summary_of_the_job_fits_into_what_github_takes_and_counts_what_has_no_room() -> None:
    every = many(20_000, Severity.WARNING)
    told = github.job_summary(every, "20,000 in all.", ABOUT)
    assert len(told.encode()) <= 1024 * 1024
    left = int(re.findall(r"\n([0-9,]+) more have no room here", told)[0].replace(",", ""))
    assert told.count("\n- **Warning**") + left == 20_000
    assert github.job_summary(every, "20,000 in all.", room=100) == ""


# ── JUnit ────────────────────────────────────────────────────────────────────────────────────────────────────────────

# What the schema of Jenkins' xUnit plugin (junit-10.xsd) says: attributes that an element needs and may have, and
# the elements inside it, in their order.
XSD = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "disabled", "errors"}, ["testsuite"]),
    "testsuite": (
        {"name", "tests"},
        {
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "disabled",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        },
        ["properties", "testcase", "system-out", "system-err"],
    ),
    "testcase": (
        {"name"},
        {"name", "assertions", "time", "classname", "status", "class", "file", "line"},
        ["skipped", "error", "failure", "system-out", "system-err"],
    ),
    "failure": (set(), {"type", "message"}, []),
    "system-out": (set(), set(), []),
}


def junit_of(told: str) -> ElementTree.Element:
    root: ElementTree.Element = defusedxml.ElementTree.fromstring(told)
    assert root.tag == "testsuites"
    for element in root.iter():
        needed, possible, inside = XSD[element.tag]
        assert needed <= set(element.attrib) <= possible
        places = [inside.index(child.tag) for child in element]
        assert places == sorted(places)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == sum(one.find("failure") is not None for one in cases)
    return root


@pytest.mark.parametrize(("strict", "failed"), [(False, 1), (True, 2)])
def test_junit_keeps_to_its_schema_and_fails_what_stops_publication(strict: bool, failed: int) -> None:
    root = junit_of(junit.suites(ALL, "Told.", reports.About(strict=strict)))
    assert (root.attrib["tests"], root.attrib["failures"]) == ("3", str(failed))
    (failure, *_) = root.iter("failure")
    assert failure.attrib == {"type": "no-such-course", "message": ONE.says}
    assert "Did you mean “teme-valley/plumbing-level-3”?" in (failure.text or "")
    assert "No course is published yet." in "".join(one.text or "" for one in root.iter("system-out"))


def test_junit_of_a_sound_area_is_one_test_that_passed() -> None:
    root = junit_of(junit.suites((), "Sound: 187 courses of 16 providers."))
    (case,) = root.iter("testcase")
    assert case.findtext("system-out") == "Sound: 187 courses of 16 providers."


def test_junit_can_be_parsed_whatever_a_provider_wrote() -> None:
    junit_of(junit.suites((bad(WORST + "\udc80\x00]]>"),), "Told."))


# ── A page for each provider ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_has_a_part_for_each_provider_under_its_name_and_leads_there() -> None:
    told = page.as_page(sorted(ALL, key=lambda one: one.place.path), "3 in all.", ABOUT)
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(told)
    headings = {one.get("id"): one.text for one in document.iter("h2")}
    assert list(headings.values()) == ["The area's own files", "a", "Teme Valley College"]
    links = {
        (one.get("href") or "").removeprefix("#"): one.text for one in document.iter("nav") for one in one.iter("a")
    }
    assert links == headings
