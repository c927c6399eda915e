"""The finder's data: right columns, an index that is lunr's own written small, homes, and the same bytes every time."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder

from prospectus.area import Area
from prospectus.derive.derive import derive
from prospectus.feeds import finder
from prospectus.pipeline import load
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

SECOND_SITE = """\
  barn:
    name: The Barn
    address: 2 Acorn Lane
    town: Elm End
    postcode: WT2 2AB
    location: {lat: 52.4, lon: -2.5}
reviewed:
"""
EVENING_RUN = """\
  - site: barn
    start: flexible
    duration: 10 weeks
    study: part-time
    pattern: evening
    delivery: classroom
    timetable:
      sessions:
        - {day: tuesday, from: "18:00", to: "20:00"}
        - {day: thursday, from: "18:00", to: "20:00"}
  - start: 2027
    duration: 10 weeks
    study: part-time
    pattern: evening
    delivery: online
cost:
"""
FILES: dict[str, str | None] = {
    PROVIDER_PATH: changed(PROVIDER, ("reviewed:\n", SECOND_SITE)),
    "providers/oak-college/courses/carpentry.yml": changed(
        COURSE,
        ("title: Joinery", "title: Carpentry"),
        ("that fits", "and hang it"),
        ("level: 2\n", "level: 1/2\n"),
        ("cost:\n", EVENING_RUN),
    ),
    "content/area/synonyms.yml": "chippy: [carpentry, joinery]\nWood work: [joinery]\n",
}
PAGE = finder.ContentPage("parents/", "For parents", "Is it safe? Lunch is free for some.")


def area(root: Path, files: dict[str, str | None] | None = None) -> Area:
    found = load(write(root, FILES if files is None else files)).area
    assert found is not None
    return found


def files(found: Area, pages: Iterable[finder.ContentPage] = ()) -> dict[str, bytes]:
    return finder.files(found, derive(found), list(pages))


def read(made: dict[str, bytes], name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(made[f"assets/finder/{name}.json"])
    return data


@pytest.fixture
def table(tmp_path: Path) -> dict[str, Any]:
    return read(files(area(tmp_path)), "courses")


def test_the_facets_have_the_values_that_are_in_use(table: dict[str, Any]) -> None:
    values = {facet: [id_ for id_, _ in listed] for facet, listed in table["values"].items()}
    assert values == {
        "area": [],
        "sector": ["construction-and-the-built-environment"],
        "level": ["level-1", "level-2"],
        "kind": ["vocational"],
        "provider": ["oak-college"],
        "place": ["elm-end", "oak-college/barn", "oakham-green", "oak-college/main", "online"],
        "ages": ["16-19"],
        "study": ["full-time", "part-time"],
        "pattern": ["daytime", "evening"],
        "day": ["monday", "tuesday", "thursday"],
        "start": ["2027", "2027-09", "flexible"],
    }


def test_every_course_has_a_row_and_every_run_one_after_it(table: dict[str, Any]) -> None:
    assert (table["title"], table["id"], table["runs"]) == (["Carpentry", "Joinery"], ["carpentry", "joinery"], [3, 1])
    places = [table["values"]["place"][number][0] for number in table["site"]]
    assert places == ["oak-college/main", "oak-college/barn", "online", "oak-college/main"]
    starts = [table["whens"][number][3] for number in table["when"]]
    assert starts == ["2027-09-06", "flexible", "2027", "2027-09-06"]


def test_what_courses_ask_for_is_a_file_of_its_own_of_the_same_build(tmp_path: Path) -> None:
    made = files(area(tmp_path))
    table, told = read(made, "courses"), read(made, "entry")
    assert told["stamp"] == table["stamp"]
    assert not {"entries", "entry"} & table.keys()
    assert [told["entries"][number].get("words") for number in told["entry"]] == [1, 1]
    graded = changed(COURSE, ('grades_needed: "yes"', "gcse: [{subject: maths, grade: 2}]"))
    made = files(area(tmp_path, FILES | {COURSE_PATH: graded}))
    other = read(made, "entry")
    assert [other["entries"][number].get("gcse") for number in other["entry"]] == [None, [["maths", 2]]]
    assert read(made, "courses")["stamp"] == other["stamp"] != told["stamp"]


def test_a_level_counts_as_its_values(table: dict[str, Any]) -> None:
    carpentry, joinery = (table["levels"][number] for number in table["level"])
    assert (carpentry[0], carpentry[2]) == ("Level 1 or 2", [0, 1])
    assert (joinery[0], joinery[2]) == ("Level 2", [1])


def test_days_are_bits_from_monday(table: dict[str, Any]) -> None:
    assert table["days"] == [0b1, 0b10, 0b1000]
    assert table["whens"][table["when"][1]][2] == 0b1010


def test_a_place_has_its_point_and_its_town(table: dict[str, Any]) -> None:
    assert table["points"] == [None, [52.4, -2.5], None, [52.3, -2.6], None]
    assert table["towns"] == [0, 0, 2, 2, -1]


def test_a_title_like_the_one_before_is_not_repeated(tmp_path: Path) -> None:
    again = changed(COURSE, ("that fits", "of oak"))
    made = read(files(area(tmp_path, {"providers/oak-college/courses/again.yml": again})), "courses")
    assert made["title"] == ["Joinery", ""]


# ── The index ────────────────────────────────────────────────────────────────────────────────────────────────────────


def unfolded(index: dict[str, Any]) -> tuple[dict[str, dict[str, set[str]]], dict[str, dict[str, float]]]:
    """What the worker makes of the short form: documents by term and field, weights by field and document."""
    terms = index["terms"].split()
    postings: dict[str, dict[str, set[str]]] = {}
    weights: dict[str, dict[str, float]] = {}
    for (name, boost), listed in zip(index["fields"], index["postings"], strict=True):
        for term, idf, steps in zip(terms, index["idf"], listed, strict=True):
            for document in accumulate(steps):
                postings.setdefault(term, {}).setdefault(name, set()).add(str(document))
                weights.setdefault(f"{name}/{document}", {})[term] = idf * boost
    return postings, weights


def by_lunr(texts: list[tuple[int, str]], documents: int) -> Any:
    """The index that lunr itself builds of the same texts, every word counted once in each."""
    builder = Builder()
    builder.b(0)
    builder.ref("id")
    stem = finder._stemmer()
    for name, boost in finder.FIELDS:
        builder.field(name, boost)
    builder.pipeline.add(lambda token, *_: token.update(lambda word, _: stem(word)))
    width = len(finder.FIELDS)
    rows: list[dict[str, Any]] = [
        {"id": number, **{name: [] for name, _ in finder.FIELDS}} for number in range(documents)
    ]
    for code, text in texts:
        words = {stem(word): word for word in finder.fold(text).split() if word not in finder.everyday.STOP}
        rows[code // width][finder.FIELDS[code % width][0]] = list(words.values())
    for row in rows:
        builder.add(row)
    return builder.build()


def test_the_index_is_the_one_that_lunr_builds() -> None:
    texts = [(0, "Bricklaying and plastering"), (1, "bricklayer / walls"), (3, "Lay walls that stand.")]
    texts += [(6, "Plastering"), (7, "walls"), (16, "Oak College"), (22, "The walls of Oak College")]
    made = finder.index(texts, [], 4)
    postings, weights = unfolded(made)
    theirs = by_lunr(texts, 4)
    assert postings == {
        term: {field: set(found) for field, found in posting.items() if field != "_index" and found}
        for term, posting in theirs.inverted_index.items()
    }
    places = {posting["_index"]: term for term, posting in theirs.inverted_index.items()}
    for reference, vector in theirs.field_vectors.items():
        steps = iter(vector.elements)
        expected = {places[place]: weight for place, weight in zip(steps, steps, strict=True)}
        assert weights.get(reference, {}) == pytest.approx(expected, abs=0.006)


def test_the_index_says_which_lunr_reads_it() -> None:
    assert finder.index([], [], 0)["version"] == __TARGET_JS_VERSION__
    assert f'lunr.version = "{__TARGET_JS_VERSION__}"' in finder.lunr_js().decode()


def test_lunr_js_is_found_without_importing_mkdocs() -> None:
    code = "import sys; from prospectus.feeds import finder; finder.lunr_js(); sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_that_carry_nothing_are_not_indexed_and_it_only_in_titles() -> None:
    made = finder.index([(0, "IT and the office"), (3, "How it is done with the computer")], [], 1)
    postings, _ = unfolded(made)
    assert set(postings) == {"it", "offic", "done", "comput"}
    assert set(postings["it"]) == {"title"}


def test_what_courses_share_is_indexed_once(tmp_path: Path) -> None:
    made = read(files(area(tmp_path), [PAGE]), "index")
    groups = dict(made["groups"])
    assert groups == {
        "course": 2,
        "subject": 1,
        "kind": 1,
        "provider": 1,
        "place": 5,
        "leads": 1,
        "sector": 1,
        "page": 1,
    }
    postings, _ = unfolded(made)
    provider = str(groups["course"] + groups["subject"] + groups["kind"])
    assert postings["oak"] == {"name": {provider}}
    assert made["subject"] == [0, 0]
    assert made["leads"] == [[0], [0]]


def test_hand_written_pages_are_indexed(tmp_path: Path) -> None:
    made = read(files(area(tmp_path), [PAGE]), "index")
    postings, _ = unfolded(made)
    assert made["pages"] == [["parents/", "For parents"]]
    last = str(sum(count for _, count in made["groups"]) - 1)
    assert postings["lunch"] == {"text": {last}}
    assert postings["parent"] == {"title": {last}}
    assert not {"lunch", "parents"} & set(made["words"].split()), "nobody's search is corrected to these"


def test_synonyms_are_folded_and_their_words_can_be_corrected_to(tmp_path: Path) -> None:
    made = read(files(area(tmp_path)), "index")
    assert made["synonyms"] == [["wood work", ["joinery"]], ["chippy", ["carpentry", "joinery"]]]
    assert {"chippy", "carpentry", "joiner", "apprenticeship"} <= set(made["words"].split())


def test_both_files_carry_the_stamp_of_the_table(tmp_path: Path) -> None:
    found = area(tmp_path)
    made = files(found)
    stamp = read(made, "courses")["stamp"]
    assert stamp == read(made, "index")["stamp"]
    other = files(area(tmp_path, FILES | {COURSE_PATH: changed(COURSE, ("title: Joinery", "title: Fine joinery"))}))
    assert read(other, "courses")["stamp"] != stamp


# ── Any area ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_area_without_courses_has_a_finder_that_finds_nothing(tmp_path: Path) -> None:
    made = files(area(tmp_path, {COURSE_PATH: None}), [PAGE])
    assert read(made, "courses")["id"] == []
    assert all(listed == [] for listed in read(made, "courses")["values"].values())
    assert dict(read(made, "index")["groups"])["course"] == 0


def test_a_title_is_data_whatever_its_signs(tmp_path: Path) -> None:
    title = 'Ŵy & “wood” < "1/2" \\u0041'
    made = files(area(tmp_path, {COURSE_PATH: changed(COURSE, ("title: Joinery", f"title: '{title}'"))}))
    assert read(made, "courses")["title"] == [title]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_area_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path, seed: str) -> None:
    found = area(tmp_path)
    code = (
        "import sys; from pathlib import Path; from hashlib import sha256; from prospectus.pipeline import load\n"
        "from prospectus.derive.derive import derive; from prospectus.feeds import finder\n"
        "area = load(Path(sys.argv[1])).area\n"
        "print([sha256(data).hexdigest() for data in finder.files(area, derive(area)).values()])"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed}
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, env=environment
    )
    assert told.stdout.strip() == str([sha256(data).hexdigest() for data in files(found).values()])


def test_the_search_engine_is_the_installed_one_without_its_documentation() -> None:
    whole = Path(mkdocs.__file__).with_name("contrib") / "search/templates/search/lunr.js"
    code, within = [], False
    for line in whole.read_text(encoding="utf-8").split("\n"):
        within = within or line.strip().startswith("/**")
        if not within and not line.strip().startswith("//"):
            code.append(line)
        within = within and not line.strip().endswith("*/")
    licence, _, made = finder.lunr_js().decode().partition("*/\n")
    assert "Copyright" in licence
    assert "@license MIT" in licence
    assert made.split("\n") == code
    assert len(gzip.compress(finder.lunr_js(), 6)) < 14_000
