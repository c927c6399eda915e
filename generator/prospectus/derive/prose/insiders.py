"""Words that insiders use among themselves, with plain words for the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...area import Area
from .texts import Reading, words_of

PLAIN: Final[Mapping[str, str]] = {
    "additionality": "what else you can do here",
    "articulate onto": "go on to",
    "articulate to": "go on to",
    "assessment for learning": "telling you how you are doing",
    "attainment": "your grades",
    "blended learning": "partly in a classroom, partly online",
    "collaborative provision": "courses shared by schools and colleges",
    "competence-based": "you show that you can do the job",
    "contact hours": "hours of lessons",
    "contextualised": "with examples from your subject",
    "cross-curricular": "in several subjects",
    "delivery model": "how it is taught",
    "delivery partner": "who teaches it with us",
    "differentiated": "made to fit each learner",
    "disapplied": "not taken",
    "dissemination": "telling others",
    "embedded in the course": "part of the course",
    "embedded throughout": "part of the whole course",
    "employability skills": "what employers look for",
    "experiential": "by doing",
    "facilitate": "help",
    "formative assessment": "feedback as you go",
    "formative": "as you go along",
    "guided learning": "lessons",
    "holistic": "whole",
    "holistically": "as a whole",
    "inset day": "day without lessons",
    "inset days": "days without lessons",
    "interdisciplinary": "in several subjects",
    "kinaesthetic": "by doing",
    "learner journey": "your time here",
    "learner voice": "what learners say",
    "learner-centred": "made to fit you",
    "learner-led": "you decide what to work on",
    "learning environment": "place to learn",
    "learning outcomes": "what you will be able to do",
    "multi-agency": "by several services together",
    "off-site provision": "lessons elsewhere",
    "pathway plan": "plan",
    "pedagogical": "of teaching",
    "pedagogy": "teaching",
    "performance criteria": "what you have to show",
    "personalised learning": "made to fit you",
    "person-centred approach": "made to fit you",
    "prior attainment": "the grades that you have",
    "prior learning": "what you have learnt before",
    "progression opportunities": "what you can do next",
    "progression pathway": "what you can do next",
    "progression pathways": "what you can do next",
    "progression route": "what you can do next",
    "progression routes": "what you can do next",
    "self-directed study": "work on your own",
    "soft skills": "working with others, being on time and the like",
    "stakeholder": "everybody whom it concerns",
    "stakeholders": "everybody whom it concerns",
    "stretch and challenge": "harder work for those who want it",
    "summative assessment": "final marks",
    "summative": "at the end",
    "synoptic": "on everything you have learnt",
    "tailored provision": "made to fit you",
    "transferable skills": "skills that help in any job",
    "underpinning knowledge": "what you need to know",
    "upskill": "learn more",
    "upskilling": "learning more",
    "utilise": "use",
    "utilising": "using",
    "vocational pathway": "courses for a kind of work",
}
"""What stands between insiders and learners; words that an area explains in words.yml are left alone."""
SHORT: Final[Mapping[str, str]] = {
    "ALN": "extra help",
    "ALS": "extra help with learning",
    "CEIAG": "careers advice",
    "CIAG": "careers advice",
    "EHE": "taught at home",
    "IAG": "advice",
    "ILP": "your learning plan",
    "KS3": "Years 7 to 9",
    "KS4": "Years 10 and 11",
    "KS5": "Years 12 and 13",
    "LLDD": "learners with a learning difficulty or disability",
    "PLTS": "learning and thinking skills",
    "SEN": "extra help with learning",
    "SEND": "learning difficulties or disabilities",
    "SLDD": "learners with a learning difficulty or disability",
    "VLE": "our website for learning",
}
"""The same for letters: these have to be in capitals."""


@dataclass(frozen=True, slots=True)
class Insiders:
    """The insiders' words that an area does not explain: what to say instead of each, and all by their first word."""

    plain: Mapping[str, str]
    firsts: Mapping[str, Sequence[str]]

    def used(self, reading: Reading) -> list[str]:
        """Those in its texts, each once; of one inside another only the longer."""
        near = self.firsts.keys() & reading.different
        words = [word for first in near for word in self.firsts[first] if word.lower() in reading.small]
        found = sorted(word for word in words if any(_whole(word, one.text) for one in reading.said))
        return [one for one in found if not any(one != other and one in other for other in found)]

    def instead(self, found: Sequence[str]) -> Iterator[str]:
        """“whole” for “holistic”, for each of the words."""
        return (f"“{self.plain[word]}” for “{word}”" for word in found)


def insiders(area: Area) -> Insiders:
    """The insiders' words of an area."""
    explained = {name.lower() for one in area.words.words for name in (one.word, *one.also)}
    explained |= {f"{name}s" for name in explained}
    plain = {word: instead for word, instead in {**PLAIN, **SHORT}.items() if word.lower() not in explained}
    firsts: dict[str, list[str]] = defaultdict(list)
    for word in plain:
        firsts[words_of(word.lower())[0]].append(word)
    return Insiders(plain, firsts)


def _whole(word: str, text: str) -> bool:
    """Whether a word stands there as it is, not inside another; letters only in capitals."""
    flags = re.IGNORECASE if word.islower() else 0
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, flags) is not None
