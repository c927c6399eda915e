"""Advice on wording finds what only insiders understand, once of each kind, and is silent about plain texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.derive.prose.readability import reading_age, syllables
from prospectus.derive.prose.texts import sentences, words_of
from prospectus.pipeline import load
from prospectus.problems import Problem
from prospectus.rules.wording import ADVICE
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, line_of, problems

ROOT = Path(__file__).parents[2]
IDS = {kind.__name__.replace("_", "-") for kind in ADVICE} | {"same-text"}
WORDS_PATH = "content/area/words.yml"
WHO_FOR = "You like to work with wood."
HARD = (
    "This qualification provides candidates with comprehensive opportunities to develop professional competence and "
    "theoretical understanding appropriate to contemporary manufacturing environments. Assessment methodology "
    "incorporates observation, documentary evidence, professional discussion and externally moderated examination. "
    "Successful completion facilitates subsequent specialisation, management responsibility and considerable career "
    "development within national and international organisations. Individualised programmes accommodate previous "
    "experience, organisational requirements and personal aspirations, underpinned by appropriate supervision. "
    "Participants additionally demonstrate numerical reasoning, communication, collaboration and independent "
    "investigation, consolidating knowledge acquired throughout preceding educational experience and preparing "
    "systematically for professional accreditation or university admission."
)
"""Made up to be hard: 104 words in five sentences, most of three syllables and more."""


def advice(
    root: Path, *swaps: tuple[str, str], words: str = "", files: dict[str, str | None] | None = None
) -> list[Problem]:
    """The advice on wording that the small area's course gets with something changed."""
    every: dict[str, str | None] = {COURSE_PATH: changed(COURSE, *swaps), **(files or {})}
    if words:
        every[WORDS_PATH] = words
    return [one for one in problems(root, every) if one.id in IDS]


def who_for(text: str) -> tuple[str, str]:
    return f"who_for: {WHO_FOR}", f"who_for: |\n  {text}"


def found(root: Path, text: str) -> list[tuple[str, str]]:
    """The ids of what is advised about a text, and what is said."""
    return [(one.id, one.says) for one in advice(root, who_for(text))]


@pytest.mark.parametrize(
    ("text", "id_", "says"),
    [
        ("You use the COSHH rules.", "acronym-not-explained", "Nothing explains “COSHH”."),
        ("The course ends with EPAs at work.", "acronym-not-explained", "Nothing explains “EPA”."),
        ("AB, EFG, HIJ, KLM and PQR.", "acronym-not-explained", "Nothing explains “AB”, “EFG”, “HIJ” and 2 more."),
        ("We take a holistic view.", "insiders-words", "Only insiders say “holistic”."),
        ("Holistic care, in KS4 or later.", "insiders-words", "Only insiders say “KS4” and “holistic”."),
        ("Our learner-centred lessons.", "insiders-words", "Only insiders say “learner-centred”."),
        ("Support is there for SEND and ALS.", "insiders-words", "Only insiders say “ALS” and “SEND”."),
        ("Many progression pathways are open.", "insiders-words", "Only insiders say “progression pathways”."),
        ("TBC", "not-an-answer", "“TBC” tells a learner nothing."),
        ("n/a", "not-an-answer", "“n/a” tells a learner nothing."),
        ("See our website for details.", "not-an-answer", "“See our website for details.” tells a learner nothing."),
        ("The hours are to be confirmed in May.", "not-an-answer", "“to be confirmed” tells a learner nothing."),
        ("Contact the college for more information", "not-an-answer", "for more information” tells a learner nothing."),
        ("A foreman shows you how.", "gendered-words", "“foreman” leaves half of your readers out."),
        ("We lack manpower.", "gendered-words", "“manpower” leaves half of your readers out."),
        ("Each learner brings his own tools.", "gendered-words", "“his” means everybody here:"),
        ("A good nurse knows when she is tired.", "gendered-words", "“she” means everybody here:"),
        ("IMPORTANT: bring boots.", "shouting", "“IMPORTANT” sounds like shouting."),
        ("It is FREE for you.", "shouting", "“FREE” sounds like shouting."),
        ("Come and see us!!", "shouting", "“!!” sounds like shouting."),
        ("BOOK YOUR PLACE with us.", "shouting", "“BOOK YOUR PLACE” sounds like shouting."),
        (" ".join(["wood"] * 41) + ".", "hard-to-read", "This sentence has 41 words: “wood wood"),
    ],
)  # fmt: skip
def test_what_is_hard_to_understand_is_found(tmp_path: Path, text: str, id_: str, says: str) -> None:
    told = found(tmp_path, text)
    assert [one for one, _ in told if one == id_] == [id_], told
    assert says in dict(told)[id_]


@pytest.mark.parametrize(
    "text",
    [
        "You take two GCSEs and a BTEC, bring a CV, and go to an NHS ward with TVs.",
        "At the end is an end-point assessment (EPA). The EPA takes a day.",
        "The EPA (the last test) takes a day. You learn GIS, which is a map on a computer.",
        "The practical tests (called OSCEs) are in June.",
        "City & Guilds and OCR set the tests.",
        "Henry VIII and his wives; the emperor led his army; Ms Ivy runs her own firm.",
        "You help an old man to his chair.",
        "Each learner keeps his or her tools.",
        "Craftsmanship, workmanship and management count here, and we mandate nothing.",
        "You learn differentiation, embedded systems and asynchronous motors.",
        "It is fun! You will like it.",
        "The website has a map. More is to follow in spring: boots, an apron and a coat.",
        "Bring a ruler, e.g. one of steel. Room B2.14 is on the second floor.",
        "Use the A&E entrance at WT1 2AB, or write to HELP@oak-college.example.",
        " ".join(["wood"] * 40) + ".",
        "- " + "\n  - ".join(["wood and wood"] * 20),
    ],
)
def test_what_is_plain_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_one_course_gets_one_piece_of_advice_of_each_kind(tmp_path: Path) -> None:
    swaps = (
        who_for("The HND has a foreman! TBC!! Only holistic QRST and synoptic UVWX, for CHEAP PEOPLE TODAY."),
        ("how_assessed: You make a door and a window.", "how_assessed: TBC. A salesman uses YZAB holistically!!"),
    )
    told = [one.id for one in advice(tmp_path, *swaps)]
    assert sorted(told) == ["acronym-not-explained", "gendered-words", "insiders-words", "not-an-answer", "shouting"]


def test_advice_stands_at_the_key_with_what_to_do(tmp_path: Path) -> None:
    swap = ("how_assessed: You make a door and a window.", "how_assessed: A synoptic test.")
    (one,) = advice(tmp_path, swap)
    assert (one.severity, one.place.path) == ("advice", COURSE_PATH)
    assert one.place.line == line_of(changed(COURSE, swap), "how_assessed:")
    assert one.do == "Write “on everything you have learnt” for “synoptic”."


def test_a_text_of_long_words_and_sentences_takes_a_high_reading_age(tmp_path: Path) -> None:
    (one,) = [one for one in advice(tmp_path, who_for(HARD)) if one.id == "hard-to-read"]
    assert one.says.startswith("This takes a reading age of more than 20.")
    assert "The hardest sentence: “" in one.says
    assert one.do.endswith("down to a reading age of 15.")


def test_courses_at_the_start_are_to_be_easier(tmp_path: Path) -> None:
    """276 words with 419 syllables in 17 sentences: grade 8.7, and so more than 13 years and less than 15."""
    text = "You learn to measure a panel, to sharpen a cutting tool and to finish every corner with sandpaper. " * 14
    assert [one.id for one in advice(tmp_path / "two", who_for(text))] == []
    (one,) = advice(tmp_path / "one", who_for(text), ("level: 2", "level: 1"))
    assert one.says.startswith("This takes a reading age of about 14.")


def test_the_areas_words_explain(tmp_path: Path) -> None:
    words = (
        "words:\n  - {word: COSHH, also: [Holistic care], meaning: Rules.}\n  - {word: Synoptic, meaning: Of all.}\n"
    )
    text = who_for("The COSHH rules and a synoptic test.")
    assert [one.id for one in advice(tmp_path / "without", text)] == ["acronym-not-explained", "insiders-words"]
    assert advice(tmp_path / "with", text, words=words) == []


def test_names_of_providers_and_of_those_who_award_are_names(tmp_path: Path) -> None:
    provider = changed(PROVIDER, ("name: Oak College", "name: Oak College\nalso_known_as: OKC"))
    text = who_for("OKC and the QZX award it.")
    award = ("awarding_body: City & Guilds", "awarding_body: QZX")
    assert advice(tmp_path, text, award, files={PROVIDER_PATH: provider}) == []


def test_the_texts_of_a_provider_are_read_too(tmp_path: Path) -> None:
    provider = changed(PROVIDER, ("about: A college with", "about: A holistic college with"))
    (one,) = advice(tmp_path, files={PROVIDER_PATH: provider})
    assert (one.id, one.place.path) == ("insiders-words", PROVIDER_PATH)


def test_advice_is_accepted_in_place(tmp_path: Path) -> None:
    accepted = ("reviewed:", "accepted:\n  insiders-words: It is the name of the exam.\nreviewed:")
    assert advice(tmp_path, who_for("A synoptic test."), accepted) == []


def test_a_withdrawn_course_is_not_advised_and_a_draft_is(tmp_path: Path) -> None:
    text = who_for("A synoptic test.")
    assert advice(tmp_path / "gone", text, ("status: published", "status: withdrawn")) == []
    assert len(advice(tmp_path / "draft", text, ("status: published", "status: draft"))) == 1


def test_what_nobody_has_checked_since_it_was_imported_is_not_advised_on(tmp_path: Path) -> None:
    imported = ("reviewed:", "imported: {from: A list, on: 2026-11-01}\nreviewed:")
    assert advice(tmp_path, who_for("A synoptic test."), imported) == []


LONG = "You start with a saw and a plane. " * 5


def shared(*who: str) -> dict[str, str | None]:
    """Courses of the college with these texts."""
    files: dict[str, str | None] = {COURSE_PATH: None}
    for number, text in enumerate(who):
        course = changed(
            COURSE, (f"who_for: {WHO_FOR}", f"who_for: |\n  {text}"), ("Make a door", f"Make {number} doors")
        )
        files[COURSE_PATH.replace("joinery", f"joinery-{number}")] = course
    return files


def copied(root: Path, *who: str) -> list[Problem]:
    return [one for one in problems(root, shared(*who)) if one.id == "same-text"]


def test_a_long_text_in_three_courses_is_told_once(tmp_path: Path) -> None:
    (one,) = copied(tmp_path / "three", LONG, LONG.upper().capitalize(), f"{LONG}\n\n  And more.", "Quite another.")
    assert one.place.path.endswith("joinery-0.yml")
    assert one.says.startswith("3 courses share this text, also “joinery-1”: “You start with a saw")
    assert copied(tmp_path / "two", LONG, LONG, "Quite another.") == []
    assert copied(tmp_path / "short", *["You start with a saw."] * 4) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("asked", 1), ("wanted", 2), ("makes", 1), ("places", 2), ("table", 2), ("centre", 2),
        ("science", 2), ("being", 2), ("anatomy", 4), ("medicine", 3), ("qualification", 5), ("technician", 3),
        ("through", 1), ("learners", 2), ("2027", 1), ("client", 2), ("clothes", 1), ("matches", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_the_one_of_flesch_and_kincaid() -> None:
    """100 words in ten sentences, 120 syllables: 0.39 × 10 + 11.8 × 1.2 - 15.59 = 2.47, and five years."""
    sentence = ["cat"] * 8 + ["table"] * 2
    assert reading_age([sentence] * 10) == pytest.approx(7.47)
    assert reading_age([sentence] * 9) is None


def test_sentences_end_where_a_reader_stops() -> None:
    text = "Cut wood, e.g. oak. It's 9.30am. “Stop!” You stop.\n\nYou learn\n\n- to saw\n- [to plane](https://a.example/b.c)\n"
    assert [len(words_of(one)) for one in sentences(text)] == [5, 3, 1, 2, 2, 2, 2]


@pytest.mark.parametrize("again", [".", "?!", "]("])
def test_sentences_of_nothing_but_signs_take_no_longer_than_others(again: str) -> None:
    many = again * 200_000  # Half an hour, if each sign were held against all that follow.
    assert sentences(f"Cut wood. {many}") == ["Cut wood"]


def test_the_example_area_needs_no_advice_on_wording() -> None:
    assert [one for one in load(ROOT).problems if one.id in IDS] == []
