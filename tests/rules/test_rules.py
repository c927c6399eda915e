"""Every rule tells what it is there for, at its line, and is silent about what is as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from prospectus.rules import RULES
from tests.small import (
    AREA,
    AREA_PATH,
    COURSE,
    COURSE_PATH,
    DESTINATIONS,
    DESTINATIONS_PATH,
    PROVIDER,
    PROVIDER_PATH,
    changed,
    line_of,
    problems,
    told,
    write,
)

OTHER_PATH = "providers/oak-college/courses/carving.yml"
OTHER = changed(COURSE, ("title: Joinery", "title: Carving"), ("Make a door that fits.", "Carve a spoon."))


def course(*swaps: tuple[str, str]) -> dict[str, str | None]:
    """The small area's course with something changed."""
    return {COURSE_PATH: changed(COURSE, *swaps)}


def provider(*swaps: tuple[str, str]) -> dict[str, str | None]:
    """The small area's provider with something changed."""
    return {PROVIDER_PATH: changed(PROVIDER, *swaps)}


def area(*swaps: tuple[str, str]) -> dict[str, str | None]:
    """The small area's own file with something changed."""
    return {AREA_PATH: changed(AREA, *swaps)}


def joiner(more: str, *swaps: tuple[str, str]) -> dict[str, str | None]:
    """The small area's destination with more keys, and with something changed."""
    return {DESTINATIONS_PATH: changed(DESTINATIONS, *swaps) + more}


PAY = """\
  pay:
    from: 24000
    to: 32000
    source: Joiners' yearbook 2026
    checked: 2026-11-03
"""
OUTLOOK = """\
  outlook:
    says: More will be needed.
    source: Joiners' yearbook 2026
    checked: 2026-11-03
"""


def at(path: str, start: str, text: str) -> str:
    """Where the line that starts with this stands."""
    return f"{path}:{line_of(text, start)}"


def test_a_small_area_in_which_nothing_is_wrong_has_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_every_rule_has_its_name_as_the_id_of_its_problems_and_says_in_a_sentence_what_it_is_for() -> None:
    names = [rule.__name__ for rule in RULES]
    assert names == sorted(set(names))
    for rule in RULES:
        assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith("."), rule.__name__


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_academic_year_backwards(tmp_path: Path) -> None:
    files = area(("ends: 2028-07-21", "ends: 2027-07-21"))
    assert told(tmp_path, files) == [f"{AREA_PATH}:6 error academic-year-backwards"]


def test_apply_after_start(tmp_path: Path) -> None:
    files = course(("until: 2027-01-29", "until: 2027-09-07"))
    assert told(tmp_path / "day after", files) == [f"{at(COURSE_PATH, 'until:', COURSE)} error apply-after-start"]
    assert told(tmp_path / "same day", course(("until: 2027-01-29", "until: 2027-09-06"))) == []
    month = course(("until: 2027-01-29", "until: 2027-09-20"), ("start: 2027-09-06", "start: September 2027"))
    assert told(tmp_path / "in the month of the start", month) == []


def test_a_draft_is_only_warned(tmp_path: Path) -> None:
    files = course(("until: 2027-01-29", "until: 2027-09-07"), ("status: published", "status: draft"))
    assert [one.split()[1:] for one in told(tmp_path, {OTHER_PATH: OTHER, **files})] == [
        ["warning", "apply-after-start"]
    ]


def test_checked_in_the_future(tmp_path: Path) -> None:
    files = course(("on: 2026-11-03", "on: 2028-11-03"))
    place = at(COURSE_PATH, "on:", COURSE)
    assert told(tmp_path / "after the school year", files) == [f"{place} error checked-in-the-future"]
    tomorrow = course(("on: 2026-11-03", "on: 2026-11-06"))
    assert told(tmp_path / "tomorrow", tomorrow, as_of="2026-11-05") == [f"{place} error checked-in-the-future"]
    assert told(tmp_path / "today", tomorrow, as_of="2026-11-06") == []


@pytest.mark.parametrize("told_of", [PAY, OUTLOOK])
def test_pay_and_outlook_are_not_looked_up_in_the_future_and_are_looked_up_every_year(
    tmp_path: Path, told_of: str
) -> None:
    late = joiner(told_of.replace("2026", "2028"))
    place = at(DESTINATIONS_PATH, "checked:", DESTINATIONS + told_of)
    assert told(tmp_path / "to come", late) == [f"{place} error checked-in-the-future"]
    old = joiner(told_of.replace("2026-11-03", "2025-11-03"))
    assert told(tmp_path / "old", old) == [f"{place} warning checked-long-ago"]
    assert told(tmp_path / "this year", joiner(told_of)) == []


def test_checked_long_ago(tmp_path: Path) -> None:
    files = {COURSE_PATH: changed(COURSE, ("on: 2026-11-03", "on: 2025-11-03"))}
    (problem,) = problems(tmp_path / "last year", files)
    assert (problem.id, problem.severity, problem.place.line) == ("checked-long-ago", "warning", line_of(COURSE, "on:"))
    assert problem.says == (
        "This was last checked on 3 November 2025, and had to be checked again by 30 September 2026."
    )


def test_everything_published_and_every_way_to_a_site_has_to_be_checked_again_by_30_september(tmp_path: Path) -> None:
    flexible = course(("start: 2027-09-06", "start: flexible"))
    assert told(tmp_path / "on the last day", flexible, as_of="2027-09-30") == []
    assert told(tmp_path / "a day later", flexible, as_of="2027-10-01") == [
        f"{at(COURSE_PATH, 'on:', COURSE)} warning checked-long-ago",
        f"{at(PROVIDER_PATH, 'checked:', PROVIDER)} warning checked-long-ago",
        f"{at(PROVIDER_PATH, 'on:', PROVIDER)} warning checked-long-ago",
    ]


def test_what_is_not_published_may_be_old(tmp_path: Path) -> None:
    old = changed(OTHER, ("on: 2026-11-03", "on: 2025-11-03"))
    for status in ("draft", "withdrawn"):
        files = {OTHER_PATH: changed(old, ("status: published", f"status: {status}"))}
        assert told(tmp_path / status, files) == []


@pytest.mark.parametrize(
    ("start", "as_of", "over"),
    [
        ("2027-09-06", "2027-09-06", False),
        ("2027-09-06", "2027-09-07", True),
        ("September 2027", "2027-09-30", False),
        ("September 2027", "2027-10-01", True),
        ("2027", "2027-12-31", False),
        ("2027", "2028-01-01", True),
        ("flexible", "2028-06-01", False),
    ],
)
def test_starts_in_the_past(tmp_path: Path, start: str, as_of: str, over: bool) -> None:
    fresh = ("on: 2026-11-03", "on: 2027-07-01")
    files = {
        **course(("start: 2027-09-06", f"start: {start}"), fresh),
        **provider(fresh, ("checked: 2026-11-02", "checked: 2027-07-01")),
    }
    expected = [f"{at(COURSE_PATH, 'start:', COURSE)} warning starts-in-the-past"] if over else []
    assert told(tmp_path, files, as_of=as_of) == expected


# ── What names what ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_contact_not_given(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, course(("contact: admissions", "contact: careers")))
    assert (problem.id, problem.severity) == ("contact-not-given", "error")
    assert problem.place.line == line_of(COURSE, "contact:")
    assert problem.says == "Oak College lists no contact for “careers”."
    assert problem.do == f"Use admissions, or add the contact to {PROVIDER_PATH}."


def former(*old: str) -> tuple[str, str]:
    return ("\nreviewed:", f"\nformerly: [{', '.join(old)}]\nreviewed:")


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("oak-college/carving", "“oak-college/carving” is a course of today."),
        ("oak-college/joinery", "This is the course's own id, not an earlier one."),
    ],
)
def test_former_id_in_use(tmp_path: Path, old: str, says: str) -> None:
    (problem,) = problems(tmp_path, {OTHER_PATH: OTHER, **course(former(old))})
    assert (problem.id, problem.severity, problem.says) == ("former-id-in-use", "error", says)
    assert problem.place.line == line_of(COURSE, "reviewed:")


def test_two_courses_cannot_have_the_same_former_id(tmp_path: Path) -> None:
    files = {OTHER_PATH: changed(OTHER, former("oak-college/woodwork")), **course(former("oak-college/woodwork"))}
    (problem,) = problems(tmp_path / "twice", files)
    assert problem.id == "former-id-in-use" and "claimed by “oak-college/carving” too" in problem.says
    assert told(tmp_path / "once", course(former("oak-college/woodwork"))) == []


@pytest.mark.parametrize(
    "swap",
    [
        ("  - job: joiner", "  - job: joiner\n  - course: oak-college/joinery"),
        (
            "summary: Grade 2 in maths.",
            "summary: Grade 2 in maths.\n  from: [oak-college/carving, oak-college/joinery]",
        ),
    ],
    ids=["leads to itself", "comes from itself"],
)
def test_step_to_itself(tmp_path: Path, swap: tuple[str, str]) -> None:
    files = {OTHER_PATH: OTHER, **course(swap)}
    assert [one.split()[1:] for one in told(tmp_path, files)] == [["error", "step-to-itself"]]


def test_leads_in_words(tmp_path: Path) -> None:
    files = course(("  - job: joiner", "  - job: joiner\n  - says: You could go on to anything."))
    line = line_of(COURSE, "- job:") + 1
    assert told(tmp_path, files) == [f"{COURSE_PATH}:{line} warning leads-in-words"]


LOGO = ("support: Ask", "logo: {file: logo.png, alt: An oak}\nsupport: Ask")


def test_logo_not_there(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, provider(LOGO)), provider(LOGO))
    assert (problem.id, problem.severity, problem.place.path) == ("logo-not-there", "error", PROVIDER_PATH)
    assert problem.says == "There is no picture called “logo.png” in providers/oak-college/media."


def test_a_logo_that_is_there_is_no_problem_and_one_like_it_is_offered(tmp_path: Path) -> None:
    media = write(tmp_path) / "providers/oak-college/media"
    media.mkdir()
    Image.new("RGB", (8, 8)).save(media / "logo-1.png")
    (problem,) = problems(tmp_path, provider(LOGO))
    assert problem.do == "Did you mean “logo-1.png”? Put the picture there."
    (media / "logo-1.png").rename(media / "logo.png")
    assert told(tmp_path, provider(LOGO)) == []


def test_a_logo_that_cannot_be_shown_is_told_once_where_it_is(tmp_path: Path) -> None:
    media = write(tmp_path) / "providers/oak-college/media"
    media.mkdir()
    (media / "logo.png").write_text("<svg/>")
    assert told(tmp_path, provider(LOGO)) == ["providers/oak-college/media/logo.png:1 error not-a-picture"]


# ── What is offered ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_published(tmp_path: Path) -> None:
    assert told(tmp_path / "no course", {COURSE_PATH: None}) == [f"{AREA_PATH}:1 advice nothing-published"]
    draft = course(("status: published", "status: draft"))
    assert told(tmp_path / "a draft", draft) == [f"{AREA_PATH}:1 advice nothing-published"]


def test_same_summary(tmp_path: Path) -> None:
    files = {OTHER_PATH: changed(OTHER, ("Carve a spoon.", "make a DOOR  that fits."))}
    (problem,) = problems(tmp_path, files)
    assert (problem.id, problem.severity) == ("same-summary", "warning")
    assert (problem.place.path, problem.place.line) == (COURSE_PATH, 3)
    assert "“oak-college/carving” has the same summary" in problem.says


@pytest.mark.parametrize(
    ("name", "swap"),
    [
        ("keywords", ("keywords: [joiner, wood]\n", "")),
        ("what_you_learn", ("what_you_learn: To measure, to mark, to cut and to join.\n", "")),
        ("how_you_learn", ("how_you_learn: In the workshop, for four days a week.\n", "")),
        ("how_assessed", ("how_assessed: You make a door and a window.\n", "")),
        (
            "qualification",
            ("qualification:\n  title: Level 2 Diploma in Bench Joinery\n  awarding_body: City & Guilds\n", ""),
        ),
    ],
)
def test_worth_giving_in_a_course(tmp_path: Path, name: str, swap: tuple[str, str]) -> None:
    (problem,) = problems(tmp_path, course(swap))
    assert (problem.id, problem.severity) == ("worth-giving", "warning")
    assert problem.says == f"“{name}” is not given." and problem.do.startswith(f"Add “{name}:”: ")


@pytest.mark.parametrize(
    ("name", "line", "swap"),
    [
        ("about", 1, ("about: A college with workshops and a wood of its own.\n", "")),
        ("ukprn", 1, ('ukprn: "19990001"\n', "")),
        ("support", 1, ("support: Ask the learner support team on the first floor.\n", "")),
        ("location", 15, ("    location: {lat: 52.3, lon: -2.6}\n", "")),
        ("step_free", 15, ('    step_free: "yes"\n', "")),
        ("travel", 15, ("    travel:\n      bus: Bus 1 stops at the gate.\n      checked: 2026-11-02\n", "")),
    ],
)
def test_worth_giving_in_a_provider_and_its_sites(tmp_path: Path, name: str, line: int, swap: tuple[str, str]) -> None:
    (problem,) = problems(tmp_path, provider(swap))
    assert (problem.id, problem.says, problem.place.line) == ("worth-giving", f"“{name}” is not given.", line)


def test_worth_giving_about_a_job_but_not_about_other_destinations(tmp_path: Path) -> None:
    about = ("  about: You cut, plane and fit wood together at a bench, from 8 to half past 4.\n", "")
    (problem,) = problems(tmp_path / "job", joiner("", about))
    assert (problem.id, problem.says, problem.place.line) == ("worth-giving", "“about” is not given.", 1)
    files = {**joiner("", about, ("kind: job", "kind: higher")), **course(("  - job: joiner", "  - higher: joiner"))}
    assert told(tmp_path / "study", files) == []


# ── What can be seen ─────────────────────────────────────────────────────────────────────────────────────────────────


def coloured(colour: str) -> dict[str, str | None]:
    return {AREA_PATH: f'{AREA}brand_colour: "{colour}"\n'}


def test_colour_too_light(tmp_path: Path) -> None:
    """The contrast of #888888 on white is 3.54 to 1, that of #767676 is 4.54, by the formula of WCAG 2.2."""
    (problem,) = problems(tmp_path / "light", coloured("#888888"))
    assert (problem.id, problem.severity, problem.place.line) == ("colour-too-light", "warning", 17)
    assert problem.says == "White text on “#888888” has a contrast of 3.5 to 1; to be read it needs 4.5."
    better = problem.do.removeprefix("Use “")[:7]
    assert told(tmp_path / "better", coloured(better)) == []
    assert told(tmp_path / "dark enough", coloured("#767676")) == []


# ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["Mrs J. Oakley", "Dr Smith", "Jane Oakley", "Jane Oakley-Smith", "Jane A. Oakley"])
def test_looks_like_a_person(tmp_path: Path, name: str) -> None:
    contact = provider(("title: Admissions team", f"title: {name}"))
    (problem,) = problems(tmp_path / "contact", contact)
    assert (problem.id, problem.severity) == ("looks-like-a-person", "warning") and f"“{name}”" in problem.says
    assert problem.place.line == line_of(PROVIDER, "title:")
    reviewer = course(("by: Admissions team", f"by: {name}"))
    assert told(tmp_path / "reviewer", reviewer) == [f"{at(COURSE_PATH, 'by:', COURSE)} warning looks-like-a-person"]


@pytest.mark.parametrize(
    "role", ["Admissions team", "Head of Sixth Form", "SENCo", "Learner Support", "Careers Adviser", "Reception"]
)
def test_a_role_is_not_taken_for_a_person(tmp_path: Path, role: str) -> None:
    assert told(tmp_path, provider(("title: Admissions team", f"title: {role}"))) == []


@pytest.mark.parametrize(
    "email", ["oakcollege@gmail.com", "jane.oakley@oak-college.example", "j.oakley@oak-college.example"]
)
def test_personal_mailbox(tmp_path: Path, email: str) -> None:
    (problem,) = problems(tmp_path, provider(("admissions@oak-college.example", email)))
    assert (problem.id, problem.severity) == ("personal-mailbox", "warning") and f"“{email}”" in problem.says
    assert problem.place.line == line_of(PROVIDER, "email:")


@pytest.mark.parametrize("email", ["post16.admissions@oak-college.example", "learner.support@oak-college.example"])
def test_a_role_mailbox_is_not_taken_for_a_persons(tmp_path: Path, email: str) -> None:
    assert told(tmp_path, provider(("admissions@oak-college.example", email))) == []


@pytest.mark.parametrize("phone", ["07700 900123", "+44 7700 900123", "(07700) 900123"])
def test_mobile_number(tmp_path: Path, phone: str) -> None:
    files = area(("phone: 01632 960001", f"phone: {phone}"))
    assert told(tmp_path, files) == [f"{at(AREA_PATH, 'phone:', AREA)} warning mobile-number"]


@pytest.mark.parametrize("phone", ["01632 960101", "0300 123 4567", "+44 1632 960101", "070 1234 5678"])
def test_an_offices_number_is_not_taken_for_a_mobiles(tmp_path: Path, phone: str) -> None:
    assert told(tmp_path, area(("phone: 01632 960001", f"phone: {phone}"))) == []


# ── Accepting ────────────────────────────────────────────────────────────────────────────────────────────────────────


def accepting(id_: str) -> tuple[str, str]:
    return ("\nreviewed:", f"\naccepted: {{{id_}: It is right as it stands.}}\nreviewed:")


def test_a_warning_is_accepted_in_its_own_file(tmp_path: Path) -> None:
    words = ("  - job: joiner", "  - job: joiner\n  - says: You could go on to anything.")
    assert told(tmp_path / "accepted", course(words, accepting("leads-in-words"))) == []
    elsewhere = {OTHER_PATH: changed(OTHER, words), **course(accepting("leads-in-words"))}
    assert [one.split()[1:] for one in told(tmp_path / "in another file", elsewhere)] == [
        ["warning", "leads-in-words"],
        ["warning", "acceptance-not-needed"],
    ]


def test_a_warning_about_a_destination_is_accepted_at_that_destination(tmp_path: Path) -> None:
    accepted = "  accepted: {checked-long-ago: The next yearbook comes out in May.}\n"
    old = PAY.replace("2026-11-03", "2025-11-03")
    assert told(tmp_path / "accepted", joiner(old + accepted)) == []
    other = changed(DESTINATIONS, ("joiner:", "carver:")) + accepted
    assert [one.split()[1:] for one in told(tmp_path / "at another", joiner(old + other))] == [
        ["warning", "checked-long-ago"],
        ["warning", "acceptance-not-needed"],
    ]


def test_an_error_cannot_be_accepted(tmp_path: Path) -> None:
    itself = ("  - job: joiner", "  - job: joiner\n  - course: oak-college/joinery")
    assert [one.split()[1:] for one in told(tmp_path, course(itself, accepting("step-to-itself")))] == [
        ["error", "step-to-itself"],
        ["warning", "acceptance-not-needed"],
    ]


def test_acceptance_not_needed(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, course(accepting("no-such-rule")))
    assert (problem.id, problem.severity) == ("acceptance-not-needed", "warning")
    assert problem.place.line == line_of(COURSE, "reviewed:") and problem.do == "Delete this line."
