"""Words that sound as if work or a course were for men only or for women only, and a “he” that means everybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from ...problems import Keys
from .texts import Reading, sentences, words_of

FAIR: Final[Mapping[str, str]] = {
    "air hostess": "cabin crew",
    "barmaid": "bar staff",
    "barman": "bar staff",
    "businessman": "business person",
    "businessmen": "business people",
    "cameraman": "camera operator",
    "chairman": "chair",
    "charlady": "cleaner",
    "cleaning lady": "cleaner",
    "craftsman": "craftsperson",
    "craftsmen": "craftspeople",
    "dinner lady": "kitchen staff",
    "dinner ladies": "kitchen staff",
    "draughtsman": "drafter",
    "fireman": "firefighter",
    "firemen": "firefighters",
    "fisherman": "fisher",
    "fishermen": "fishers",
    "foreman": "supervisor",
    "foremen": "supervisors",
    "forewoman": "supervisor",
    "groundsman": "groundskeeper",
    "handyman": "caretaker",
    "headmaster": "headteacher",
    "headmistress": "headteacher",
    "housewife": "homemaker",
    "housewives": "homemakers",
    "journeyman": "skilled worker",
    "layman": "beginner",
    "layman's terms": "plain words",
    "lollipop lady": "crossing patrol",
    "male nurse": "nurse",
    "man hours": "hours of work",
    "man-hours": "hours of work",
    "manned": "staffed",
    "manning": "staffing",
    "manpower": "staff",
    "mankind": "humanity",
    "middleman": "go-between",
    "milkman": "milk delivery",
    "nurseryman": "grower",
    "policeman": "police officer",
    "policemen": "police officers",
    "policewoman": "police officer",
    "postman": "postal worker",
    "postmen": "postal workers",
    "repairman": "repairer",
    "salesman": "salesperson",
    "salesmen": "sales staff",
    "spokesman": "spokesperson",
    "stewardess": "cabin crew",
    "storeman": "store keeper",
    "tradesman": "tradesperson",
    "tradesmen": "tradespeople",
    "weatherman": "weather presenter",
    "workman": "worker",
    "workmen": "workers",
}
_SOMEBODY: Final = (
    "adviser|applicant|apprentice|assessor|assistant|baker|bricklayer|builder|candidate|carer|carpenter|chef|chief|cleaner"
    "|client|cook|customer|decorator|driver|electrician|employee|employer|engineer|farmer|gardener|graduate|hairdresser"
    "|instructor|joiner|learner|lecturer|manager|mechanic|mentor|nurse|operative|operator|parent|participant|person|plasterer"
    "|plumber|practitioner|pupil|roofer|secretary|student|supervisor|teacher|technician|tiler|trainee|trainer|tutor|user"
    "|volunteer|welder|worker"
)
_GENERIC: Final = re.compile(
    rf"\b(?:an?|any|each|every|the|no) (?:\w+ ){{0,2}}(?:{_SOMEBODY})\b[^.!?]{{0,90}}?"
    r"\b(he|his|him|himself|she|herself)\b",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset({"he", "his", "him", "himself", "she", "herself"})
_BOTH: Final = re.compile(
    r"\b(?:he or she|she or he|his or her|her or his|him or her|s?he/s?he|his/her|him/her)\b", re.IGNORECASE
)


_FIRSTS: Final = {words_of(word)[0]: [one for one in FAIR if words_of(one)[0] == words_of(word)[0]] for word in FAIR}


class Unfair(NamedTuple):
    """A word of a text that leaves somebody out, and what to write instead; `sentence` is where a pronoun stands."""

    word: str
    instead: str
    keys: Keys
    sentence: str = ""


def unfair(reading: Reading) -> Unfair | None:
    """The first word of its texts that is only for men or only for women."""
    for first in _FIRSTS.keys() & reading.different:
        for word in _FIRSTS[first]:
            found = next((one for one in reading.said if _whole(word, one.text)), None)
            if found:
                return Unfair(word, FAIR[word], found.keys)
    return _for_everybody(reading) if reading.different & _PRONOUNS else None


def _whole(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){word}(?![\w-])", text, re.IGNORECASE) is not None


def _for_everybody(reading: Reading) -> Unfair | None:
    """A pronoun that stands for no person in particular."""
    for one in reading.said:
        for sentence in sentences(one.text):
            found = _GENERIC.search(sentence)
            if found and not _BOTH.search(sentence):
                return Unfair(found[1].lower(), "they” or “you", one.keys, sentence)
    return None
