"""Makes an area of any number of courses, the same every time, with as many fields and words as real ones have."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from . import words
from .offers import COURSES_PER_PROVIDER, Offer, Provider, as_id
from .words import TRADES

_ENTRY: Final = {"1": "E3", "2": "1", "3": "2", "4": "3"}
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_LATITUDE, _LONGITUDE = 52.0, -2.9


def make(root: Path, courses: int, *, seed: int = 1419) -> None:
    """Write an area of so many courses under `root`: the same bytes for the same number and seed."""
    area_files(root)
    for number in range(-(-courses // COURSES_PER_PROVIDER)):
        provider = Provider(number)
        write(
            root / "providers" / provider.id / "provider.yml",
            provider_file(provider, random.Random(f"{seed} {number}")),
        )
    for number in range(courses):
        offer = Offer(number)
        dice = random.Random(f"{seed} {offer.key}")
        write(root / "providers" / offer.provider.id / "courses" / f"{offer.id}.yml", _course(offer, courses, dice))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def area_files(root: Path) -> None:
    write(root / "mkdocs.yml", "site_name: Bench\nsite_url: https://bench.example/\ndocs_dir: content\ntheme:\n  name: prospectus\nplugins:\n  - prospectus\n")  # fmt: skip
    write(root / "content" / "about.md", "# About\n\nMade for measuring.\n")
    write(root / "content" / "area" / "area.yml", _AREA)
    write(root / "content" / "area" / "localities.yml", "".join(_locality(number, name) for number, name in enumerate(words.TOWNS)))  # fmt: skip
    write(root / "content" / "area" / "destinations.yml", "".join(
        f"{as_id(trade.job)}:\n  kind: job\n  name: {trade.job}\n  summary: Works with {trade.things[0]} and {trade.things[1]}.\n"
        f"  about: Early starts, {trade.things[3]} before lunch, and {trade.things[4]} for somebody who is in a hurry.\n"
        f"{as_id(trade.job)}-apprenticeship:\n  kind: apprenticeship\n  name: {trade.job} apprenticeship\n  summary: Paid work with {trade.things[2]}.\n"
        for trade in TRADES
    ))  # fmt: skip


_AREA = """\
name: Bench
partnership: Bench partnership
summary: Made for measuring.
academic_year: {starts: 2027-09-01, ends: 2028-07-21}
adviser_service:
  name: Advisers
  contacts:
    - {role: careers, title: Careers team, phone: 01632 960900}
contacts:
  - {role: partnership, title: Partnership office, phone: 01632 960910}
common_form: {name: Bench form}
"""


def _locality(number: int, name: str) -> str:
    return f"{name.lower()}:\n  name: {name}\n  kind: town\n  location: {_location(number)}\n  postcode_districts: [WT{number + 1}]\n"


def _location(number: int) -> str:
    return f"{{lat: {_LATITUDE + number % 48 / 97:.4f}, lon: {_LONGITUDE + number % 31 / 61:.4f}}}"


def provider_file(provider: Provider, dice: random.Random) -> str:
    a, b, c = (dice.choice(dice.choice(TRADES).things) for _ in range(3))
    main, annexe = _site(provider, "main", "Campus", 1), _site(provider, "annexe", "Annexe", 2)
    return f"""\
name: {provider.name}
kind: {provider.kind[1]}
summary: Courses from {a} to {b}, in the middle of {provider.town} and on the edge of town.
about: |
  {provider.name} has room for {dice.randint(2, 30) * 50} students on two sites, a short walk apart. It is known for {a}, and in the last few years for {b} too.

  Visitors notice the displays about {c}, made by students, and a canteen that is open from eight.
website: https://www.{provider.host}
contacts:
  - {{role: admissions, title: Admissions team, phone: 01632 {960_000 + provider.number % 900}, email: admissions@{provider.host}}}
  - {{role: learner-support, title: Learner support, phone: 01632 {961_000 + provider.number % 900}, email: support@{provider.host}}}
ukprn: "{10_000_000 + provider.number}"
support: |
  Tell admissions what helps you, before you start or later. We can arrange:

  - a reader, extra time or a quiet room for tests
  - travel training and a meeting point on the first day
  - equipment to borrow, from large-print keyboards to cushions
sites:
{main}{annexe if provider.number % 2 else ""}reviewed: {{on: {_day(dice, 2026, 9, 12)}, by: Admissions team}}
"""


def _site(provider: Provider, id_: str, name: str, street: int) -> str:
    return f"""\
  {id_}:
    name: {provider.name.removeprefix(provider.town).strip()} {name}
    address: {provider.number % 190 + street} {"High" if street == 1 else "Mill"} Street
    town: {provider.town}
    postcode: WT{provider.number % 48 + 1} {street}{"ABDEFGHJLN"[provider.number % 10]}A
    location: {_location(provider.number * 7 + street)}
    step_free: {("yes", "partly")[provider.number % 2]}
    facilities: [canteen, library, workshops]
    travel:
      bus: Buses {provider.number % 40 + 1} and {provider.number % 40 + 41} stop outside every half hour.
      walk: Ten minutes from the market place, along {"the river" if street == 1 else "Station Road"}.
      checked: 2026-10-20
"""


def _course(offer: Offer, courses: int, dice: random.Random) -> str:
    trade, provider = offer.trade, offer.provider
    tell = _teller(offer, dice)
    keywords = ", ".join(dice.sample([*trade.keywords, *trade.things[:3]], 6 if len(trade.keywords) > 3 else 5))
    learn = "".join(f"\n  - {line}" for line in tell(words.LEARN, 5))
    if offer.number % 3 == 0:
        learn = f"\n  {'. '.join(tell(words.LEARN, 5))}."
    parts = [
        f"title: {offer.title}\nstatus: published\nsummary: {_summary(offer)}\nkind: {offer.kind}\n"
        f"qualification:\n  title: Level {offer.level} {offer.award} in {trade.name}\n  awarding_body: {dice.choice(words.BODIES)}\n"
        f'level: {offer.level}\nsubject: "{trade.subject}"\nkeywords: [{keywords}]\nages: {_ages(offer)}\n'
        f"who_for: |\n  {' '.join(tell(words.WHO_FOR, 2))}\n\n  {' '.join(tell(words.WHO_FOR, dice.choice([1, 2])))}\n"
        f"what_you_learn: |{learn}\n"
        f"how_you_learn: |\n  {' '.join(tell(words.HOW_LEARN, dice.choice([2, 3])))}\n"
        f"how_assessed: |\n  {' '.join(tell(words.ASSESSED, 2))}\n",
        f"what_to_bring: {tell(words.BRING, 1)[0]}\n" if offer.number % 4 == 0 else "",
        _entry(offer, courses, dice, tell),
        _leads_to(offer, courses),
        "runs:\n" + "".join(_run(offer, number, dice) for number in range(1, dice.choice([2, 2, 3, 4]))),
        "cost:\n  free: 16-18\n" + f"  amount: {dice.randint(3, 40) * 40}\n  note: {tell(words.NOTES, 1)[0]}\n",
        f"apply:\n  how: {_how(offer)}\n  contact: admissions\n",
        f"support: |\n  {tell(words.SUPPORT, 1)[0].replace('{host}', provider.host)}\n"
        if offer.number % 4 == 1
        else "",
        f'english_maths: "{"yes" if offer.number % 2 else "no"}"\n' if offer.number % 3 == 1 else "",
        f"reviewed: {{on: {_day(dice, 2026, 9, 12)}, by: {trade.name.split()[0]} team}}\n",
    ]
    return "".join(parts)


def _teller(offer: Offer, dice: random.Random) -> Callable[[Sequence[str], int], list[str]]:
    """What picks so many different sentences and fills their gaps with what belongs to the trade."""

    def tell(sentences: Sequence[str], number: int) -> list[str]:
        return [_filled(sentence, offer, dice) for sentence in dice.sample(sentences, number)]

    return tell


def _filled(sentence: str, offer: Offer, dice: random.Random) -> str:
    a, b, c = dice.sample(offer.trade.things, 3)
    trade, job = offer.trade.name.lower(), offer.trade.job.lower()
    filled = sentence.format(a=a, b=b, c=c, trade=trade, job=job, grade=dice.randint(2, 5), host="{host}")
    return filled[0].upper() + filled[1:]


def _summary(offer: Offer) -> str:
    """A line that no other course has: every combination of what it is made from comes once."""
    things = offer.trade.things
    rest, verb = divmod(offer.round * 2_003 % 7_920, len(words.VERBS))
    rest, tail = divmod(rest, len(words.TAILS))
    first, second = divmod(rest, len(things) - 1)
    other = [thing for thing in things if thing != things[first]][second]
    return f"{words.VERBS[verb]} {things[first]} and {other} {words.TAILS[tail]}."


def _ages(offer: Offer) -> str:
    if offer.kind == "gcse":
        return "14-16"
    return "19+" if offer.provider.kind[1] == "adult-community" else "14-19" if offer.number % 9 == 0 else "16-19"


def _how(offer: Offer) -> str:
    return (
        "common-form" if offer.number % 3 else f"provider-website\n  url: https://www.{offer.provider.host}/{offer.id}"
    )


def _entry(offer: Offer, courses: int, dice: random.Random, tell: Callable[[Sequence[str], int], list[str]]) -> str:
    text = f'entry:\n  summary: {tell(words.ENTRY, 1)[0]}\n  interview: "{"yes" if offer.number % 2 else "no"}"\n'
    before = offer.earlier(courses)
    if before:
        text += f"  level: {_ENTRY[offer.level]}\n  from: [{before.key}]\n"
    if offer.level in {"2", "3", "4"}:
        text += f"  gcse:\n    - {{subject: maths, grade: {dice.randint(2, 5)}}}\n"
        text += f"    - {{subject: english language, grade: {dice.randint(2, 5)}}}\n"
    elif not before:
        text += '  grades_needed: "no"\n'
    return text


def _leads_to(offer: Offer, courses: int) -> str:
    after, job = offer.later(courses), as_id(offer.trade.job)
    steps = [f"course: {after.key}"] if after else []
    steps += [f"job: {job}"] + ([f"apprenticeship: {job}-apprenticeship"] if offer.number % 2 else [])
    return "leads_to:\n" + "".join(f"  - {step}\n" for step in steps)


def _run(offer: Offer, number: int, dice: random.Random) -> str:
    study, pattern, delivery, first, last = _mode(offer, number)
    site = "annexe" if offer.provider.number % 2 and number == 2 else "main"
    where = "" if delivery == "online" else f"    site: {site}\n"
    days = sorted(dice.sample(range(5), dice.randint(1, 3)))
    if study == "part-of-programme":
        days = [(offer.number // 4 + offer.number) % 5]  # Two such courses of one provider can be taken together.
    sessions = "".join(f'        - {{day: {_DAYS[day]}, from: "{first}", to: "{last}"}}\n' for day in days)
    start = f"2027-09-{6 + number:02d}" if number < 3 else "2028-01-10"
    return (
        f"  -\n{where}    start: {start}\n    duration: {('1 year', '2 years', '12 weeks')[offer.number % 3]}\n"
        f"    study: {study}\n    pattern: {pattern}\n    delivery: {delivery}\n"
        f"    timetable:\n      sessions:\n{sessions}"
        f"    apply: {{from: 2026-10-05, until: {_day(dice, 2027, 1, 6)}}}\n"
    )


def _mode(offer: Offer, number: int) -> tuple[str, str, str, str, str]:
    """How a run is studied, its pattern and delivery, and when its days begin and end."""
    if offer.kind == "apprenticeship":
        return "full-time", "day-release", "work-based", "08:45", "16:30"
    if number == 3:
        return "part-time", "evening", "online" if offer.number % 5 == 0 else "blended", "18:00", "20:30"
    if offer.level == "1" and number == 2:
        return "part-of-programme", "twilight", "classroom", "16:00", "18:00"
    return "full-time", "daytime", "classroom", ("09:00", "09:15", "10:00")[offer.number % 3], "15:45"


def _day(dice: random.Random, year: int, first: int, last: int) -> str:
    return f"{year}-{dice.randint(first, last):02d}-{dice.randint(1, 28):02d}"
