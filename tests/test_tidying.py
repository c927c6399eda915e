"""Values are written as the model writes them where their meaning is certain, and left alone where it is not."""

from __future__ import annotations

import pytest

from prospectus.tidying import tidied


def start(text: str) -> str:
    return f"runs:\n  - start: {text}\n"


@pytest.mark.parametrize(
    ("kind", "written", "normal"),
    [
        pytest.param("course", start("6/9/2027"), start("2027-09-06"), id="a British date"),
        pytest.param("course", start("Monday, 6th September 2027"), start("2027-09-06"), id="a date in words"),
        pytest.param("course", start("2027-9-6"), start("2027-09-06"), id="a date without noughts"),
        pytest.param("course", start("September 2027"), start("September 2027"), id="a month"),
        pytest.param("course", start("roll-on"), start("flexible"), id="any time"),
        pytest.param("course", start("31/9/2027"), start("31/9/2027"), id="no day in the calendar"),
        pytest.param("course", "level: Level 2\n", "level: 2\n", id="a level in words"),
        pytest.param("course", 'level: "2"\n', 'level: "2"\n', id="a level in quotes"),
        pytest.param("course", "level: entry\n", "level: E\n", id="a level with another name"),
        pytest.param("course", "kind: Young Apprenticeship\n", "kind: young-apprenticeship\n", id="a code with capitals"),
        pytest.param("course", "kind: bricks\n", "kind: bricks\n", id="no code"),
        pytest.param("course", "ages: 16 to 19\n", "ages: 16 to 19\n", id="not a word of the list"),
        pytest.param("course", "english_maths: Yes\n", 'english_maths: "yes"\n', id="yes"),
        pytest.param("course", "english_maths: yes\n", "english_maths: yes\n", id="yes without quotes stays"),
        pytest.param("course", "cost: {amount: '£1,250.50', free: 16 to 18}\n", "cost: {free: 16-18, amount: 1250.50}\n", id="money and ages"),
        pytest.param("course", "cost: {amount: 0}\n", "cost: {amount: 0}\n", id="nought could mean two things"),
        pytest.param("course", "title: '  Joinery '\n", "title: Joinery\n", id="stray spaces"),
        pytest.param("course", "who_for: |\n  You like wood.\n", "who_for: |\n  You like wood.\n", id="a text below its key"),
        pytest.param("course", "runs:\n  - duration: a year\n", "runs:\n  - duration: 1 year\n", id="a length of time"),
        pytest.param(
            "course",
            "runs:\n  - timetable:\n      sessions:\n        - {day: Tue, from: 9.15 am, to: 3pm}\n",
            'runs:\n  - timetable:\n      sessions:\n        - {day: tuesday, from: "09:15", to: "15:00"}\n',
            id="hours",
        ),
        pytest.param(
            "course",
            'runs:\n  - timetable:\n      sessions:\n        - {day: Tuesday, from: "09:15"}\n',
            'runs:\n  - timetable:\n      sessions:\n        - {day: Tuesday, from: "09:15"}\n',
            id="a day keeps its capital",
        ),
        pytest.param("course", "entry:\n  from: Oak-College/Joinery\n", "entry:\n  from: oak-college/joinery\n", id="an id in capitals"),
        pytest.param("provider", "sites:\n  main:\n    postcode: ls12 3ab\n", "sites:\n  main:\n    postcode: LS12 3AB\n", id="a postcode"),
        pytest.param("provider", "contacts:\n  - phone: +44 (0)1632-960101\n", "contacts:\n  - phone: 01632 960101\n", id="a telephone number"),
        pytest.param("provider", "contacts:\n  - phone: 01632 9601\n", "contacts:\n  - phone: 01632 9601\n", id="too short for one"),
        pytest.param("course", "odd: 6/9/2027\n", "odd: 6/9/2027\n", id="a key that is not known"),
    ],
)  # fmt: skip
def test_a_value_in_its_normal_form(kind: str, written: str, normal: str) -> None:
    assert tidied(kind, written) == normal
    assert tidied(kind, normal) == normal
