"""Course directories in XCRI-CAP: what is taken from them, what is doubted, and that nothing in them does harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from exchange.directories import COURSE, RUN, VENUE, directory, imported, run
from prospectus.pipeline import load
from prospectus.reading import Document, read
from tests import small

WELDING = "providers/fern-college/courses/welding.yml"


@pytest.fixture
def area(tmp_path: Path) -> Path:
    small.write(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n")
    return tmp_path


def said(area: Path, path: str = WELDING) -> dict[str, Any]:
    """What a file says, as texts."""
    document = read(path, (area / path).read_bytes())
    assert isinstance(document, Document)
    return document.data


def test_a_course_is_taken_with_all_that_it_says(area: Path) -> None:
    result = imported(area, "xcri", directory(), "--write")
    assert result.exit_code == 0, result.output
    assert said(area) == {
        "title": "Welding",
        "status": "published",
        "summary": "Learn to weld.",
        "qualification": {"title": "Diploma in Welding", "awarding_body": "City & Guilds"},
        "level": "2",
        "sector": "construction-and-the-built-environment",
        "keywords": ["welder"],
        "who_for": "For people who like **metal**.\n\n- Cut\n- Join\n\nSee [our page](https://www.example.org/w) or this.\n",
        "entry": {"summary": "Grade 2 in maths."},
        "runs": [
            {
                "site": "main-building",
                "start": "2027-09-06",
                "end": "2028-06-30",
                "study": "full-time",
                "pattern": "daytime",
                "delivery": "classroom",
                "reference": "W1/27",
            }
        ],
        "apply": {"how": "provider-website", "url": "https://www.example.org/welding"},
        "reference": "W1",
        "imported": {"from": "the course directory of Fern College of 15 January 2027", "on": "2027-02-01"},
    }


def test_the_provider_and_its_site_are_made(area: Path) -> None:
    imported(area, "xcri", directory(), "--write")
    provider = said(area, "providers/fern-college/provider.yml")
    assert (provider["name"], provider["website"]) == ("Fern College", "https://www.example.org")
    assert provider["sites"] == {
        "main-building": {"name": "Main building", "address": "1 Fern Road", "town": "Ashby", "postcode": "ZZ1 2AB"}
    }


def test_without_write_nothing_changes(area: Path) -> None:
    result = imported(area, "xcri", directory())
    assert "Nothing is written yet" in result.output
    assert not (area / "providers/fern-college").exists()


def test_twice_gives_nothing_new_even_on_another_day(area: Path) -> None:
    imported(area, "xcri", directory(), "--write")
    before = (area / WELDING).read_bytes()
    again = imported(area, "xcri", directory().replace(b"2027-01-15", b"2027-03-01"), "--write")
    assert "0 added, 0 changed" in again.output
    assert (area / WELDING).read_bytes() == before


def test_what_the_provider_has_made_of_a_course_stands(area: Path) -> None:
    imported(area, "xcri", directory(), "--write")
    text = (
        (area / WELDING)
        .read_text()
        .replace("status: published", "status: withdrawn")
        .replace("level: 2", "level: 2\nages: 16-19")
    )
    (area / WELDING).write_text(text)
    imported(area, "xcri", directory(), "--write")
    assert (said(area)["status"], said(area)["ages"]) == ("withdrawn", "16-19")


def test_a_changed_date_is_shown_and_taken(area: Path) -> None:
    imported(area, "xcri", directory(), "--write")
    result = imported(area, "xcri", directory().replace(b"2027-09-06", b"2027-09-13"), "--write")
    assert "2027-09-06" in result.output and "2027-09-13" in result.output
    assert said(area)["runs"][0]["start"] == "2027-09-13"


def test_what_is_lacking_is_a_warning_and_the_area_is_sound(area: Path) -> None:
    imported(area, "xcri", directory(), "--write")
    loaded = load(area)
    assert loaded.area is not None
    assert [one.key for one in loaded.area.published] == ["fern-college/welding", "oak-college/joinery"]
    told = {one.id: one.says for one in loaded.problems if one.place.path == WELDING}
    assert told["imported-lacks"] == "This was imported, and does not give kind, subject, ages, leads_to and cost."
    assert "imported-unchecked" in told


def test_a_coordinator_is_told_what_is_lacking_and_can_keep_it(area: Path) -> None:
    output = imported(area, "xcri", directory(), "-o", str(area / "report.txt")).output
    assert "Fern College: Not said of 1 of 1 courses: for which ages it is. [imported-lacks]" in output
    assert output.index("what it costs") < output.index("for which ages") < output.index("what kind of course")
    assert "for which ages it is" in (area / "report.txt").read_text()


def test_runs_of_the_past_are_told(area: Path) -> None:
    old = directory().replace(b"2027-09-06", b"2012-09-06").replace(b"2028-06-30", b"2013-06-30")
    assert "1 of 1 courses have started for the last time. [imported-over]" in imported(area, "xcri", old).output


# ── Words, prices and places ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "run_says"),
    [
        ('<studyMode identifier="PT">x</studyMode>', {"study": "part-time"}),
        ("<studyMode>Part time</studyMode>", {"study": "part-time"}),
        ("<studyMode>Part-Time Day</studyMode>", {"study": "part-time", "pattern": "daytime"}),
        ("<studyMode>Block Release</studyMode>", {"pattern": "block-release"}),
        ("<studyMode>Now and then</studyMode>", {}),
        ('<attendanceMode identifier="ON"/>', {"delivery": "online"}),
        ('<attendanceMode identifier="MM"/>', {"delivery": "blended"}),
        ('<attendancePattern identifier="DR">Block release</attendancePattern>', {"pattern": "block-release"}),
        ('<attendancePattern identifier="DR">Day release</attendancePattern>', {"pattern": "day-release"}),
        ('<mlo:start dtf="2027-09">September</mlo:start>', {"start": "2027-09"}),
        ("<mlo:start>Flexible</mlo:start>", {"start": "flexible"}),
        ('<mlo:duration interval="P6W"/>', {"duration": "6 weeks"}),
        (
            '<applyFrom dtf="2027-01-01"/><applyUntil>2027-02-01</applyUntil>',
            {"apply": {"from": "2027-01-01", "until": "2027-02-01"}},
        ),
        ("<mlo:start>32 May</mlo:start>", {}),
        ("<end>2011-99-99</end>", {}),
    ],
)
def test_what_a_presentation_says(area: Path, words: str, run_says: dict[str, Any]) -> None:
    imported(area, "xcri", directory(runs=f"<presentation>{words}{VENUE}</presentation>"), "--write")
    assert said(area)["runs"] == [{"site": "main-building", **run_says}]


@pytest.mark.parametrize(
    ("cost", "says"),
    [
        ("0.0000", None),
        ("0", None),
        ("£0.00", None),
        ("570.0000", {"amount": "570"}),
        ("£1,250.50", {"amount": "1250.50"}),
        ("Free if you are 16 to 18, otherwise £420", {"free": "16-18", "amount": "420"}),
        ("Ask us", {"note": "Ask us"}),
    ],
)
def test_a_price_of_nothing_is_not_free(area: Path, cost: str, says: object) -> None:
    result = imported(area, "xcri", directory(runs=RUN.replace("0.0000", cost)), "--write")
    assert said(area).get("cost") == says
    assert ("cost-of-nothing" in result.output) == (says is None)


def test_runs_at_different_prices_are_told(area: Path) -> None:
    runs = RUN.replace("0.0000", "84") + RUN.replace("0.0000", "120").replace("W1/27", "W1/28")
    result = imported(area, "xcri", directory(runs=runs), "--write")
    assert said(area)["cost"] == {"amount": "84", "note": "From £84 to £120, depending on the run."}
    assert "costs-differ" in result.output


def test_local_words_are_told_with_what_they_are_taken_for(area: Path) -> None:
    runs = f"<presentation><studyMode>Part-Time Day</studyMode><attendanceMode>Now and then</attendanceMode>{VENUE}</presentation>"
    output = imported(area, "xcri", directory(runs=runs)).output
    assert "“Part-Time Day” is taken for study “part-time” and pattern “daytime”. [word-guessed]" in output
    assert "“Now and then” says nothing in our words. [word-not-known]" in output


def test_equal_venues_are_one_site_and_others_are_not(area: Path) -> None:
    elsewhere = VENUE.replace("1 Fern Road", "9 Moss Lane")
    runs = "".join(
        f"<presentation><dc:identifier>{number}</dc:identifier>{venue}</presentation>"
        for number, venue in enumerate((VENUE, VENUE.replace("ZZ1 2AB", "zz1 2ab"), elsewhere))
    )
    imported(area, "xcri", directory(runs=runs), "--write")
    sites = said(area, "providers/fern-college/provider.yml")["sites"]
    assert [one["name"] for one in sites.values()] == ["Main building", "Main building, 9 Moss Lane"]
    first, second = sites
    assert [one["site"] for one in said(area)["runs"]] == [first, first, second]


@pytest.mark.parametrize("postcode", ["", "N/A"])
def test_a_venue_that_nobody_would_find_is_no_site(area: Path, postcode: str) -> None:
    result = imported(area, "xcri", directory(runs=RUN.replace("ZZ1 2AB", postcode)), "--write")
    assert "venue-left-out" in result.output
    assert "site" not in said(area)["runs"][0]
    assert not [one for one in load(area).problems if one.severity == "error"]


def test_courses_with_one_title_are_told_apart_by_their_award(area: Path) -> None:
    one = COURSE.replace("PRESENTATIONS", RUN)
    other = one.replace("W1", "W2").replace("Diploma in Welding", "HNC").replace("Level 2", "")
    imported(area, "xcri", directory(one, other), "--write")
    names = sorted(path.name for path in (area / "providers/fern-college/courses").iterdir())
    assert names == ["welding-hnc.yml", "welding-level-2-diploma-in-welding.yml"]
    assert said(area, "providers/fern-college/courses/welding-hnc.yml")["level"] == "4"


def test_the_provider_can_be_named(area: Path) -> None:
    imported(area, "xcri", directory(), "--write", "--provider", "oak-college")
    assert (area / "providers/oak-college/courses/welding.yml").is_file()


# ── Hostile files ────────────────────────────────────────────────────────────────────────────────────────────────────

BOMB = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><catalog>&b;</catalog>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><catalog>&x;</catalog>'


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (BOMB, "has a document type"),
        (OUTSIDE, "has a document type"),
        (b"<catalog>" * 100_000, "more than 40 deep"),
        (b"<catalog>" + b"x" * 300_000, "more than 200,000 characters"),
        (b"<catalog><a></catalog>", "This is not XML from here on"),
        (b"", "This is not XML from here on"),
        (b"\x00\x01\x02", "This is not XML from here on"),
        (b"<rss/>", "it starts with <rss>"),
        (b"<catalog/>", "There is no course in this file"),
        (b'<?xml version="1.0" encoding="klingon"?><catalog/>', "XML"),
    ],
)
def test_a_file_that_is_no_directory_is_refused_with_the_reason(area: Path, raw: bytes, says: str) -> None:
    result = imported(area, "xcri", raw, "--write")
    assert result.exit_code == 2
    assert says in result.output
    assert not (area / "providers/fern-college").exists()


def test_a_fault_is_told_with_its_line(area: Path) -> None:
    assert "Line 4: This is not XML" in imported(area, "xcri", b"<catalog>\n<provider>\n\n</catalog>").output


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "<script>alert(1)</script>", "x" * 5_000, "\u202eevil", "{{ 7 * 7 }}", "- a: b", "con"],
)
def test_a_hostile_title_is_a_title_and_nothing_else(area: Path, title: str) -> None:
    raw = directory().replace(b"<dc:title>Welding", b"<dc:title>" + title.replace("<", "&lt;").encode())
    before = set(area.parent.rglob("*"))
    imported(area, "xcri", raw, "--write")
    made = set(area.parent.rglob("*")) - before
    assert all(path.is_relative_to(area) for path in made)
    assert not [one for one in load(area).problems if one.severity == "error"]


def test_scripts_and_signs_in_a_description_come_out_as_words(area: Path) -> None:
    text = "&lt;p onclick='x'&gt;Fit &amp;amp; *keen* &lt;img src=x onerror=alert(1)&gt;&lt;b&gt;now&lt;/b&gt;&lt;/p&gt;&lt;style&gt;p{}&lt;/style&gt;"
    course = COURSE.replace("PRESENTATIONS", RUN)
    start, end = course.index("<dc:description>"), course.index("</dc:description>")
    imported(area, "xcri", directory(f"{course[:start]}<dc:description>{text}{course[end:]}"), "--write")
    assert said(area)["who_for"] == "Fit & \\*keen\\* **now**"


# ── Giving ───────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "mlo": "http://purl.org/net/mlo",
    "x": "http://xcri.org/profiles/1.2/catalog",
}
ORDER = (
    "dc:description dc:identifier dc:subject dc:title dc:type mlo:url abstract applicationProcedure mlo:assessment "
    "learningOutcome mlo:prerequisite mlo:level mlo:qualification presentation"
).split()
RUN_ORDER = (
    "dc:identifier mlo:start end mlo:duration applyFrom applyUntil applyTo studyMode attendanceMode attendancePattern "
    "mlo:cost age venue"
).split()


def _named(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    prefix = next(prefix for prefix, uri in NAMES.items() if uri == space)
    return name if prefix == "x" else f"{prefix}:{name}"


def test_what_is_given_has_the_order_of_the_standard() -> None:
    result = run(Path(__file__).parents[2], "export", "xcri")
    root = ElementTree.fromstring(result.stdout_bytes)
    courses = root.findall("x:provider/x:course", NAMES)
    assert len(courses) > 100
    for one in courses:
        names = [_named(child.tag) for child in one]
        assert names == sorted(names, key=ORDER.index)
        for held in one.findall("x:presentation", NAMES):
            parts = [_named(child.tag) for child in held]
            assert parts == sorted(parts, key=RUN_ORDER.index)


def test_what_is_given_comes_back_without_a_change() -> None:
    """What the example area gives, it takes again: nothing is added, nothing changed."""
    example = Path(__file__).parents[2]
    given = run(example, "export", "xcri").stdout_bytes
    from prospectus.exchange import xcri
    from prospectus.exchange.outcome import What
    from prospectus.exchange.plan import plan
    from prospectus.exchange.present import present

    planned = plan(example, xcri.take(given, present(example), None).batch)
    assert {one.what for one in planned.outcomes} == {What.SAME}
    assert len(planned.outcomes) > 200


def test_what_is_given_makes_the_same_courses_elsewhere(area: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Into another area: title, summary, award, level, subject, entry, price, ages and run arrive as they were."""
    given = run(area, "export", "xcri").stdout_bytes
    other = tmp_path_factory.mktemp("other")
    (other / "mkdocs.yml").write_text("site_name: Other\n")
    small.write(other, {small.PROVIDER_PATH: None, small.COURSE_PATH: None})
    result = imported(other, "xcri", given, "--write")
    assert result.exit_code == 0, result.output
    was, now = said(area, small.COURSE_PATH), said(other, small.COURSE_PATH)
    for key in (
        "title",
        "summary",
        "kind",
        "level",
        "ages",
        "who_for",
        "what_you_learn",
        "how_you_learn",
        "how_assessed",
    ):
        assert now[key] == was[key], key
    assert now["subject"] == was["subject"].strip('"')
    assert now["qualification"] == was["qualification"]
    assert now["keywords"] == was["keywords"]
    assert now["cost"]["free"] == "16-18"
    assert {key: now["runs"][0][key] for key in ("start", "study", "pattern", "delivery", "site")} == {
        key: was["runs"][0][key] for key in ("start", "study", "pattern", "delivery", "site")
    }
