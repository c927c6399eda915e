"""Finds the number of a subject area for somebody who has typed a word, or another number, in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..wording import listed, nearest
from .subjects import SUBJECT_AREA

_MOST: Final = 3
"""So many are named at once: each comes with its name, and nobody reads to the end of more."""

_LOOK: Final = "Write its number. The help lists them all, under “Sector subject areas”."

_EVERYDAY: Final[Mapping[str, str]] = {
    "1.1": "medicine, doctor, dentistry, dentist",
    "1.2": "nursing, nurse, healthcare, health care, pharmacy, first aid, dental nursing, physiotherapy, midwifery",
    "1.3": "social care, care, adult care, carer, counselling, care work",
    "1.4": "police, fire service, army, armed forces, uniformed services, security",
    "1.5": "childcare, early years, nursery, playwork, child care",
    "2.1": "biology, chemistry, physics, applied science, forensic science, astronomy",
    "2.2": "maths, mathematics, statistics, further maths",
    "3.1": "farming, farm management, dairy, tractor driving, crops",
    "3.2": "gardening, horticulture, forestry, arboriculture, landscaping, tree surgery",
    "3.3": "animal care, animal management, veterinary nursing, vet, horses, equine, dog grooming",
    "3.4": "environment, conservation, countryside, environmental science, ecology",
    "4.1": "mechanical engineering, electrical engineering, electronics, aerospace engineering",
    "4.2": "manufacturing, welding, fabrication, metalwork, production",
    "4.3": "motor vehicle, car mechanics, car maintenance, bike maintenance, bicycle repair, driving, rail, hgv",
    "5.1": "architect, architectural design",
    "5.2": "plumbing, plumber, bricklaying, carpentry, joinery, electrical installation, electrician, painting and"
    " decorating, plastering, roofing, tiling, building services, gas fitting, construction, building, surveying",
    "5.3": "town planning, planning",
    "6.1": "computer science, computing, programming, software development, coding, cyber security, networking",
    "6.2": "it, ict, it skills, digital skills, information technology, office software, computers",
    "7.1": "retail, shop work, sales assistant, retail skills",
    "7.2": "warehousing, forklift, logistics, storage, distribution",
    "7.3": "hairdressing, hairdresser, hair, beauty, beauty therapy, barbering, barber, nails, hair and beauty",
    "7.4": "catering, cookery, cooking, chef, hospitality, food, bakery, baking, waiting, hotel work",
    "8.1": "sport, football, fitness, physical education, pe, gym, leisure, outdoor education, sports coaching",
    "8.2": "travel, tourism, events, cabin crew",
    "9.1": "drama, dance, music, theatre, acting, singing, music technology",
    "9.2": "art, design, fine art, textiles, fashion, photography, graphics, graphic design, product design, ceramics",
    "9.3": "media, film, journalism, television, media studies, radio, games design",
    "9.4": "publishing, library",
    "10.1": "ancient history, modern history",
    "10.2": "archaeology",
    "10.3": "ethics",
    "10.4": "religious studies, re, theology, religion",
    "11.1": "geography",
    "11.2": "sociology, psychology, criminology, social science",
    "11.3": "politics, government",
    "11.4": "economics",
    "11.5": "anthropology",
    "12.1": "english, english language, english literature, creative writing, welsh literature",
    "12.2": "french, german, spanish, languages, modern languages, latin, bsl, british sign language, welsh, italian",
    "12.3": "linguistics",
    "13.1": "teaching, teacher training, youth work, training",
    "13.2": "teaching assistant, supporting learning",
    "14.1": "functional skills, esol, life skills, english for speakers of other languages, independent living",
    "14.2": "employability, work skills, work experience, job search",
    "15.1": "accounting, accountancy, bookkeeping, finance, banking, accounts",
    "15.2": "administration, admin, business administration, secretarial, customer service, office work",
    "15.3": "business, business studies, management, enterprise, leadership",
    "15.4": "marketing, sales, advertising",
    "15.5": "law, legal",
}
"""Words for subjects as courses and the people who write them down have them, by the area that they stand under."""


def _words() -> Iterator[tuple[str, str]]:
    for code, area in SUBJECT_AREA.items():
        yield area.name.lower(), code
    for code, words in _EVERYDAY.items():
        yield from ((word, code) for word in words.split(", "))


_CODES: Final[Mapping[str, str]] = dict(_words())
_NUMBER: Final = re.compile(r"0?(\d{1,2})(?:[.,](\d{1,2}))?")


def what_to_write(typed: str) -> str:
    """What somebody is told to do who has typed this: the numbers that may be meant, each with its name."""
    found = [f"“{code}” ({SUBJECT_AREA[code].name})" for code in _meant(" ".join(typed.lower().split()))]
    return f"Did you mean {listed(found)}? {_LOOK}" if found else f"{_LOOK} “5.2” is {SUBJECT_AREA['5.2'].name}."


def _meant(typed: str) -> list[str]:
    """The subject areas that are nearest to what was typed, at most three."""
    number = _NUMBER.fullmatch(typed)
    if number:
        return _near_number(int(number[1]), int(number[2] or 0))
    word = nearest(typed, _CODES, alike=0.8)
    if word:
        return [_CODES[word]]
    inside = [code for known, code in _CODES.items() if _holds(typed, known) or _holds(known, typed)]
    return list(dict.fromkeys(inside))[:_MOST]


def _near_number(first: int, second: int) -> list[str]:
    codes = [code for code in SUBJECT_AREA if code.startswith(f"{first}.")]
    same = [code for code in codes if code.endswith(f".{second}")]
    return same or sorted(codes, key=lambda code: abs(int(code.split(".")[1]) - second))[:_MOST]


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text: “level 2 plumbing” holds “plumbing”, “unit” does not hold “it”."""
    return 2 < len(words) <= len(text) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
