"""Makes an area of any number of courses, the same every time, with texts as long as real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from prospectus.model.codes import SUBJECT_AREA

COURSES_PER_PROVIDER = 60
_TOWNS = [f"{first}{second}" for first in ("Ash", "Brook", "Clay", "Dun", "Elm", "Fern", "Glen", "Hart") for second in ("ford", "ley", "wick", "ton", "bury", "mere")]  # fmt: skip
_TRADES = """bricklaying plumbing carpentry painting welding fabrication baking cookery hairdressing barbering childcare nursing
farming horticulture forestry animal-care accounting bookkeeping law history geography physics chemistry biology mathematics
statistics english french spanish german music drama dance art textiles photography film journalism programming networking
robotics engineering electronics motor-vehicle logistics warehousing retail marketing tourism aviation sport coaching
public-services policing teaching counselling psychology sociology politics economics business administration""".split()
_WORDS = """you will learn how to build make mend plan draw test measure and finish real work in our own workshop with tutors who
did the job themselves each week there is time for maths for a visit to a local firm or for a project of your own we start
with safe use of tools then move on to larger tasks in pairs by spring most learners work on their own piece and show it
to a panel some days are noisy some are slow and careful all of them count towards the award at the end of year people
like this course when they prefer doing to listening ask questions and turn up on time the room is warm coats are lent
there is help with reading writing numbers bus fares and lunch an adviser is in every tuesday""".split()
_LEVELS = ["E3", "1", "1", "2", "2", "2", "3", "3", "3", "4"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


class _Offer(NamedTuple):
    """What identifies one made course."""

    provider: str
    id: str
    title: str
    level: str


def make(root: Path, courses: int, *, seed: int = 1419) -> None:
    """Write an area of so many courses under `root` (made anew): the same bytes for the same number and seed."""
    dice = random.Random(seed)
    offers = list(_offers(courses, dice))
    _own_files(root)
    for number, provider in enumerate(dict.fromkeys(offer.provider for offer in offers)):
        _write(root / "providers" / provider / "provider.yml", _provider(number, dice))
    for number, offer in enumerate(offers):
        path = root / "providers" / offer.provider / "courses" / f"{offer.id}.yml"
        _write(path, _course(number, offer, offers, dice))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _offers(courses: int, dice: random.Random) -> Iterator[_Offer]:
    for number in range(courses):
        trade, level = _TRADES[(number * 7) % len(_TRADES)], dice.choice(_LEVELS)
        title = f"{trade.replace('-', ' ').capitalize()} {dice.choice(['', 'skills ', 'practice ', 'studies '])}level {level}"
        yield _Offer(f"provider-{number // COURSES_PER_PROVIDER:04d}", f"{trade}-{number:06d}", title, level)


def _text(dice: random.Random, letters: int) -> str:
    """Words in sentences, about so many letters."""
    words: list[str] = []
    while sum(map(len, words)) + len(words) < letters:
        sentence = dice.choices(_WORDS, k=dice.randint(6, 16))
        words += [sentence[0].capitalize(), *sentence[1:-1], sentence[-1] + "."]
    return " ".join(words)


def _block(key: str, text: str) -> str:
    return f"{key}: |\n  {text}\n"


def _own_files(root: Path) -> None:
    _write(
        root / "mkdocs.yml", "site_name: Bench\ndocs_dir: content\ntheme: {name: prospectus}\nplugins: [prospectus]\n"
    )
    _write(root / "content" / "about.md", "# About\n\nMade for measuring.\n")
    _write(
        root / "content" / "area" / "area.yml",
        "name: Bench\npartnership: Bench partnership\nsummary: Made for measuring.\n"
        "academic_year: {starts: 2027-09-01, ends: 2028-07-21}\n"
        "adviser_service: {name: Advisers, contacts: [{role: careers, title: Careers team, phone: 01632 960900}]}\n"
        "contacts: [{role: partnership, title: Partnership office, phone: 01632 960910}]\n",
    )
    _write(root / "content" / "area" / "localities.yml", "".join(
        f"{name.lower()}: {{name: {name}, kind: town, location: {{lat: {52 + number / 97:.4f}, lon: {-2.9 + number / 61:.4f}}}, postcode_districts: [WT{number + 1}]}}\n"
        for number, name in enumerate(_TOWNS)
    ))  # fmt: skip
    _write(root / "content" / "area" / "destinations.yml", "".join(
        f"{trade}-job: {{kind: job, name: {trade.replace('-', ' ').capitalize()} worker, summary: Works in {trade.replace('-', ' ')}.}}\n"
        for trade in _TRADES
    ))  # fmt: skip


def _provider(number: int, dice: random.Random) -> str:
    town = _TOWNS[number % len(_TOWNS)]
    return (
        f"name: {town} College {number}\nkind: further-education-college\nsummary: The college of {town}, number {number}.\n"
        + _block("about", _text(dice, 400))
        + f"website: https://www.college-{number}.example\n"
        f"contacts:\n  - {{role: admissions, title: Admissions team, phone: 01632 960101, email: admissions@college-{number}.example}}\n"
        f'ukprn: "1{number:07d}"\n' + _block("support", _text(dice, 300)) + "sites:\n"
        f"  main:\n    name: {town} Campus\n    address: {number} High Street\n    town: {town}\n    postcode: WT{number % 48 + 1} 1AA\n"
        f"    location: {{lat: {52 + (number % 89) / 97:.4f}, lon: {-2.9 + (number % 53) / 61:.4f}}}\n    step_free: yes\n"
        "    travel: {bus: Every bus stops here., checked: 2026-10-20}\n"
        "reviewed: {on: 2026-11-03, by: Admissions team}\n"
    )


def _course(number: int, offer: _Offer, offers: list[_Offer], dice: random.Random) -> str:
    subject = list(SUBJECT_AREA)[number % len(SUBJECT_AREA)]
    trade = offer.id.rpartition("-")[0]
    onward = offers[(number + len(_TRADES)) % len(offers)]
    step = f"  - course: {onward.provider}/{onward.id}\n" if onward.id != offer.id else ""
    days = sorted(dice.sample(range(5), dice.randint(1, 3)))
    sessions = "".join(f'        - {{day: {_DAYS[day]}, from: "09:{day}0", to: "15:{day}0"}}\n' for day in days)
    return (
        f"title: {offer.title}\nstatus: published\nsummary: {_text(dice, 70)[:110]} {number}\nkind: vocational\n"
        f"qualification: {{title: Level {offer.level} Award {number}, awarding_body: City & Guilds}}\n"
        f'level: {offer.level}\nsubject: "{subject}"\nkeywords: [{trade}, {dice.choice(_WORDS)} {dice.choice(_WORDS)}]\n'
        f"ages: {dice.choice(['14-16', '16-19', '16-19', '16-19', '19+'])}\n"
        + _block("who_for", _text(dice, 420))
        + "what_you_learn: |\n"
        + "".join(f"  - {_text(dice, 60)}\n" for _ in range(7))
        + _block("how_you_learn", _text(dice, 240))
        + _block("how_assessed", _text(dice, 180))
        + f"entry:\n  summary: Grade 3 in maths or English, or a talk with us.\n  gcse: [{{subject: maths, grade: {dice.randint(2, 5)}}}]\n"
        f"leads_to:\n{step}  - job: {trade}-job\n"
        "runs:\n" + "".join(_run(month, sessions) for month in ("09", "01")[: dice.randint(1, 2)])
        + "cost: {free: 16-18, amount: 420}\napply: {how: common-form, contact: admissions}\n"
        "reviewed: {on: 2026-11-03, by: Admissions team}\n"
    )  # fmt: skip


def _run(month: str, sessions: str) -> str:
    year = 2027 if month == "09" else 2028
    return (
        f"  - site: main\n    start: {year}-{month}-06\n    duration: 1 year\n    study: full-time\n    pattern: daytime\n"
        f"    delivery: classroom\n    timetable:\n      sessions:\n{sessions}"
    )
