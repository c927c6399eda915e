"""The finder's engine, outside its page: it answers as a good adviser would, reads words as the build does, is quick."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from prospectus.derive.derive import derive
from prospectus.derive.search import fold
from prospectus.feeds import finder
from prospectus.pipeline import load
from tests.small import COURSE_PATH, write

SCRIPTS = ("words", "table", "meaning", "match", "answer")
QUESTION = {
    "id": 1,
    "filters": {},
    "sort": "",
    "home": "",
    "within": 0,
    "today": "2026-11-22",
    "limit": 20,
    "focus": None,
}


@pytest.fixture(scope="module")
def data(built_site: Path) -> list[Any]:
    return [
        json.loads((built_site / f"assets/finder/{name}.json").read_text()) for name in ("courses", "index", "home")
    ]


@pytest.fixture(scope="module")
def engine(browser: Browser, built_site: Path, data: list[Any]) -> Iterator[Page]:
    """A page with the engine's scripts and nothing else, and a finder of the example area's data."""
    page = browser.new_page()
    page.add_script_tag(path=built_site / "assets/finder/lunr.js")
    for name in SCRIPTS:
        page.add_script_tag(path=built_site / f"assets/javascripts/finder-{name}.js")
    page.evaluate("data => { window.data = data; window.finder = new Finder(...data); }", data)
    yield page
    page.close()


def ask(engine: Page, query: str, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = engine.evaluate("question => finder.answer(question)", QUESTION | {"query": query} | more)
    return answer


def keys(answer: dict[str, Any]) -> list[str]:
    """The courses of an answer, as provider/course."""
    return [card["address"].removeprefix("courses/").rstrip("/") for card in answer["cards"]]


# ── Answers, as an adviser would give them ───────────────────────────────────────────────────────────────────────────

MATHS_RESITS = {
    "teme-valley/gcse-maths-resit",
    "wyreford-sixth-form/gcse-maths-resit",
    "stokeminster/gcse-maths-resit",
    "tembridge-high/gcse-maths-resit",
}
CARS = {
    "teme-valley/motor-vehicle-level-1",
    "teme-valley/motor-vehicle-level-2",
    "teme-valley/motor-vehicle-level-3",
    "skills-centre/motor-vehicle-link",
}
ANIMALS = [
    "teme-valley/animal-care-level-1",
    "teme-valley/animal-care-level-2",
    "teme-valley/animal-management-level-3",
]
PLUMBING = ["teme-valley/plumbing-level-1", "teme-valley/plumbing-level-2", "teme-valley/plumbing-level-3"]
BRICKS = [
    "teme-valley/bricklaying-level-1",
    "teme-valley/bricklaying-level-2",
    "teme-valley/bricklaying-apprenticeship",
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bricklaying", BRICKS),
        ("brick laying", BRICKS),
        ("brickie", BRICKS),
        ("plumer", PLUMBING),
        ("Plumbing!", PLUMBING),
        ("a level maths", ["wyreford-sixth-form/a-level-mathematics", "bishops-mead/a-level-mathematics"]),
        ("level 2 hairdressing", ["shears-and-bloom/hairdressing-level-2"]),
        ("hairdreser level three", ["shears-and-bloom/hairdressing-level-3"]),
        ("electrition", ["teme-valley/electrical-installation-level-2"]),
        ("sparky", ["teme-valley/electrical-installation-level-2"]),
        ("bricklaying apprenticeship", ["teme-valley/bricklaying-apprenticeship"]),
        ("sign language", [f"adult-learning/british-sign-language-level-{level}" for level in (1, 2, 3)]),
        ("teaching assistant apprenticeship", ["lantern-care/teaching-assistant-apprenticeship"]),
        ("hair and beauty link year 10", ["skills-centre/hair-and-beauty-link"]),
        ("tractor", ["teme-valley/tractor-driving-short-course"]),
        ("history at Wyreford Sixth Form College", ["wyreford-sixth-form/a-level-history"]),
    ],
)
def test_the_first_answers_are_those_an_adviser_gives(engine: Page, query: str, first: list[str]) -> None:
    assert set(keys(ask(engine, query))[: len(first)]) == set(first)


@pytest.mark.parametrize(
    ("query", "among_the_first", "many"),
    [
        ("work with animals", set(ANIMALS), 5),
        ("I want to be a vet nurse", set(ANIMALS), 6),
        ("car mechanic", CARS, 4),
        ("maths resit", MATHS_RESITS, 4),
        ("childcare", {"teme-valley/childcare-level-2", "stokeminster/childcare-link"}, 3),
        ("child care", {"teme-valley/childcare-level-2", "stokeminster/childcare-link"}, 4),
        ("working with children", {"teme-valley/childcare-level-2"}, 4),
        ("chef", {"hopyard-inns/commis-chef-apprenticeship", "teme-valley/professional-cookery-level-2"}, 3),
        ("nurse", {"teme-valley/t-level-health", "lantern-care/dental-nurse-apprenticeship"}, 4),
        ("join the army", {"teme-valley/public-services-level-2"}, 3),
        ("learn English", {"teme-valley/esol-16-19"}, 3),
        ("IT", {"tembridge-high/btec-it-level-3", "teme-valley/it-users-level-2"}, 5),
        ("art", {"wyreford-sixth-form/a-level-fine-art"}, 3),
        ("what can I do with a 3 in maths", MATHS_RESITS, 5),
    ],
)
def test_what_an_adviser_would_name_is_among_the_first(
    engine: Page, query: str, among_the_first: set[str], many: int
) -> None:
    assert among_the_first <= set(keys(ask(engine, query))[:many])


# ── Reading words ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_lunr_reads_the_index_without_a_warning(engine: Page, data: list[Any]) -> None:
    assert engine.evaluate("lunr.version") == data[1]["version"]


def test_every_known_word_has_the_stem_that_the_build_gave_it(engine: Page, data: list[Any]) -> None:
    words = data[1]["words"].split()
    stems = engine.evaluate("words => words.map(stem)", words)
    of_the_build = finder._stemmer()
    assert dict(zip(words, stems, strict=True)) == {word: of_the_build(word) for word in words}


@pytest.mark.parametrize(
    "text",
    [
        "Bricklaying",
        "A-level  Art & Design",
        "King's Orchard, Bishop’s Mead",
        "Café Ŵyr",
        "C++ 1/2",
        "snake_case",
        "½ day",
        "język",
        "ﬁne",
        "İstanbul",
        " – ",
    ],
)
def test_texts_are_folded_as_the_build_folds_them(engine: Page, text: str) -> None:
    assert engine.evaluate("text => fold(text)", text) == fold(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plumer", "plumber"),
        ("mecanic", "mechanic"),
        ("hairdreser", "hairdresser"),
        ("electrition", "electrician"),
        ("buisness", "business"),
        ("carpentary", "carpentry"),
        ("pysics", "physics"),
        ("psycology", "psychology"),
        ("bilogy", "biology"),
    ],
)
def test_common_misspellings_are_put_right(engine: Page, typed: str, meant: str) -> None:
    assert [typed, meant] in ask(engine, typed)["corrections"]


@pytest.mark.parametrize("typed", ["plumb", "hair", "it", "3", "wt3", "btec", "zzzzzzzz", "hnc", "ai"])
def test_what_is_known_begun_or_hopeless_is_left_alone(engine: Page, typed: str) -> None:
    assert ask(engine, typed)["corrections"] == []


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("level 2 plumbing", ["Level 2"]),
        ("a level 2 course", ["Level 2"]),
        ("A-levels", ["A level"]),
        ("entry level", ["entry level"]),
        ("courses near Clee Barton", ["Near Clee Barton"]),
        ("WT3 4BH", ["Near WT3"]),
        ("wt34bh welding", ["Near WT3"]),
        ("within 5 miles of Tembridge", ["Within 5 miles of Tembridge"]),
        ("gcse art year 10", ["GCSE or GCSE resit", "14 to 16"]),
        ("evenings in Wyreford", ["In Wyreford", "Evening"]),
        ("saturdays", ["Saturday"]),
        ("Wyreford Sixth Form College", ["Wyreford Sixth Form College"]),
        ("a 3 in maths", ["Grade 3 in maths"]),
        ("care services", ["Care services"]),
        ("bricklaying", []),
    ],
)
def test_phrases_are_understood(engine: Page, query: str, labels: list[str]) -> None:
    assert [one["label"] for one in ask(engine, query)["understood"]] == labels


def test_what_was_understood_can_be_taken_away(engine: Page) -> None:
    (near,) = ask(engine, "welding near Clee Barton please")["understood"]
    assert near["rest"] == "welding please"


def test_words_without_meaning_ask_for_everything(engine: Page, data: list[Any]) -> None:
    for query in ("", "courses", "what can I do", "?!", "  "):
        assert ask(engine, query)["total"] == len(data[0]["id"])


def test_the_same_question_has_the_same_answer(engine: Page) -> None:
    assert ask(engine, "engineering near WT4") == ask(engine, "engineering near WT4")


def test_what_has_started_comes_last_when_sorted_by_start(engine: Page) -> None:
    cards = ask(engine, "", sort="soon", today="2027-09-10", limit=1000)["cards"]
    starts = ["2027-09-10" if card["start"] == "flexible" else card["start"] for card in cards]
    later = [start for start in starts if start >= "2027-09-10"[: len(start)]]
    assert starts[: len(later)] == sorted(later)


def test_nobody_rises_by_saying_a_word_over_and_over(engine: Page) -> None:
    """“Bricklaying” at Level 1 and at Level 2 fit equally well, whatever else their texts say."""
    first, second = ask(engine, "bricklaying")["cards"][:2]
    assert (first["title"], first["level"], second["title"], second["level"]) == (
        "Bricklaying",
        "Level 1",
        "Bricklaying",
        "Level 2",
    )


def test_answers_come_within_a_tenth_of_a_second_of_the_index(engine: Page) -> None:
    timed = """question => {
      const start = performance.now();
      const fresh = new Finder(...data);
      const ready = performance.now();
      fresh.answer(question);
      return [ready - start, performance.now() - ready];
    }"""
    times = [engine.evaluate(timed, QUESTION | {"query": "plumer near Abberton Green"})[1] for _ in range(5)]
    assert min(times) < 100, times


def test_without_journeys_it_counts_in_miles(engine: Page) -> None:
    """Clee Barton is about seven miles from Wyreford, where bricklaying is taught."""
    far = ask(engine, "bricklaying", home="clee-barton")
    assert all(5 < card["miles"] < 10 and card["journey"] is None for card in far["cards"][:3])
    near = ask(engine, "bricklaying", home="clee-barton", within=2)
    assert near["total"] == 0
    assert near["reaches"]["5"] == 0
    assert near["reaches"]["10"] == ask(engine, "bricklaying", home="clee-barton", within=10)["total"] > 0
    assert ask(engine, "bricklaying", home="clee-barton", minutes=20)["minutes"] == 0, "minutes say nothing then"


def test_with_journeys_it_counts_in_minutes_and_what_has_none_comes_last(engine: Page, data: list[Any]) -> None:
    trips = max(data[0]["trip"]) + 1
    minutes = [None if trip % 3 == 0 else trip for trip in range(trips)]
    journeys = {"minutes": minutes, "by": [int(one is not None) for one in minutes], "words": ["", "by bus 1"]}
    asked = "([question, journeys]) => finder.answer(question, { journeys })"
    question = QUESTION | {"query": "gcse", "home": "clee-barton", "sort": "near", "limit": 200}
    answer = engine.evaluate(asked, [question, journeys])
    took = [card["journey"]["minutes"] for card in answer["cards"] if card["journey"]]
    known = [one for one in took if one is not None]
    assert took[: len(known)] == sorted(known)
    assert None in took
    within = engine.evaluate(asked, [question | {"minutes": 30}, journeys])
    assert within["total"] == answer["reaches"]["30"]
    assert all(card["journey"] is None or card["journey"]["minutes"] <= 30 for card in within["cards"])


@pytest.mark.parametrize("courses", [0, 1])
def test_an_area_with_hardly_anything_has_answers_too(engine: Page, tmp_path: Path, courses: int) -> None:
    area = load(write(tmp_path, {} if courses else {COURSE_PATH: None})).area
    assert area is not None
    made = finder.files(area, derive(area))
    data = [json.loads(made[f"assets/finder/{name}.json"]) for name in ("courses", "index", "home")]
    asked = "([data, question]) => new Finder(...data).answer(question)"
    for query in ("", "joinery", "level 2 joinery near WT1", "xqzzwv", "a 3 in maths"):
        answer = engine.evaluate(asked, [data, QUESTION | {"query": query}])
        assert answer["total"] in {0, courses}
    assert engine.evaluate(asked, [data, QUESTION | {"query": "joinery"}])["total"] == courses


@pytest.mark.parametrize("query", ["3 in constructor", "a 3 in toString", "grade 2 __proto__"])
def test_a_grade_is_only_a_grade_in_a_subject_that_has_one(engine: Page, query: str) -> None:
    assert [one["label"] for one in ask(engine, query)["understood"] if one["label"].startswith("Grade")] == []
