"""Words in capitals: letters that stand for something, those that nobody explains, and what is only shouted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...area import Area, Course, Provider
from .insiders import SHORT
from .texts import Reading, Said, things

_CAPITALS: Final = re.compile(r"(?<![\w@/.&-])[A-Z]{2,}(?=s?(?![\w&@]))")
"""Two or more capitals that are a word, with or without an s; not a part of an address, a code or A&E."""
_SHORT: Final = 6
_ROW: Final = re.compile(r"(?<![\w.])[A-Z]{2,}(?: (?:[A-Z]{2,}|A|I)){2,}(?!\w)")
"""Three words in capitals or more, one after the other."""
_MARKS: Final = re.compile(r"!(?:\s*[!?])+|\?\s*!(?:\s*[!?])*")
_ROMAN: Final = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")

EVERYDAY: Final = frozenset(
    """
    AD ADHD AI AM AS BA BBC BC BEd BMX BSc BTEC CD CDs CSS CV DIY DJ DNA DVD EU FIFA FM GB GCSE GMT GP HGV HIV HTML
    ID IQ IT ITV LED MA MOT MP MSc NATO NHS NI NVQ OCD OK PA PC PDF PE PIN PM PS QR RAF RE SATs SMS SQL TV UCAS UFO
    UK UN UNESCO UNICEF US USA USB VAT VIP WC WW XL
    """.split()
)
"""What young people in England say themselves, or meet at school every day."""
BOARDS: Final = frozenset(
    """
    AAT ABRSM AIM AQA ASDAN BCS BIIAB CACHE CCEA CILEX CIMA CIPD CIPS EAL EDEXCEL ETCAL GQA HABC IBO ICAEW IFS ILM IMI
    IQL ITEC LAMDA LCL LIBF NCFE NCTJ NEBOSH NFER NOCN OCR OCNLR RSL RTITB SFEDI TQUK UAL VTCT WAMITAB WJEC YMCA
    """.split()
)
"""Names of those who award qualifications: they are names, and learners need not know for what the letters stand."""
_COMMON: Final = frozenset(
    """
    ABOUT AFTER ALL ALSO ALWAYS AND ANY APPLY ARE AT BE BEFORE BEST BOTH BUT BY CALL CLOSED COST COURSE DAY DO DONT
    EACH ENTRY EVERY EXTRA FEES FIRST FOR FREE FROM FULL FULLY FUN GET GOOD GREAT HAVE HELP HERE HOW IF IN IS JOIN
    JUST LAST LEARN LEVEL LIMITED LOVE MAY MORE MUST NEED NEVER NEW NEXT NO NOT NOTE NOW OF ON ONE ONLY OPEN OR OUR
    PART PLEASE READ SEE SKILLS SO SOON START TAKE THE THIS TIME TO TODAY TOP UP WANT WARNING WE WHAT WHEN WHERE WHO
    WHY WILL WITH WORK YEAR YES YOU YOUR
    """.split()
)
"""Words that stand for themselves, however they are written."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Capitals that nobody has to explain in an area: everyday ones, those of its words, and those in names."""

    known: frozenset[str]

    def unexplained(self, reading: Reading) -> list[str]:
        """The letters in its texts that stand for something and are explained nowhere, each once, as they come."""
        if reading.capitals <= self.known:
            return []
        text = "\n".join([one.text for one in reading.said])
        names = _of_names(_own_names(reading.thing))
        found = dict.fromkeys(_CAPITALS.findall(text))
        return [one for one in found if self._stands_for_something(one, names) and not _explained(one, text)]

    def _stands_for_something(self, word: str, names: frozenset[str]) -> bool:
        usual = word in self.known or word in names or word in _COMMON
        return not usual and len(word) <= _SHORT and not _ROMAN.fullmatch(word)

    def shouted(self, reading: Reading) -> tuple[str, Said] | None:
        """The first words that are in capitals though they stand for themselves, or marks in a row; and where."""
        if "!" not in reading.small and reading.capitals <= self.known:
            return None
        for one in reading.said:
            found = self._loud(one.text)
            if found:
                return found, one
        return None

    def _loud(self, text: str) -> str:
        marks = _MARKS.search(text)
        if marks:
            return marks[0]
        rows = (row[0] for row in _ROW.finditer(text) if not self.known.intersection(row[0].split()))
        words = (one for one in _CAPITALS.findall(text) if one not in self.known)
        loud = (one for one in words if one in _COMMON or len(one) > _SHORT)
        return next(rows, "") or next(loud, "")


def letters(area: Area) -> Letters:
    """What an area need not explain: see `Letters`."""
    explained = _of_names(name for one in area.words.words for name in (one.word, *one.also))
    explained |= _of_names(one.name for one in area.words.kinds.values())
    known = EVERYDAY | BOARDS | SHORT.keys() | explained | _of_names(_names(area))
    return Letters(known | {f"{one}s" for one in known})


def _names(area: Area) -> Iterator[str]:
    """The names of everybody here, and of all who award what is learnt here."""
    yield from (area.written.name, area.written.partnership, area.written.adviser_service.name)
    for provider in area.providers.values():
        yield from (provider.name, *provider.written.also_known_as)
        yield from (site.name for site in provider.written.sites.values())
    for thing in things(area):
        if isinstance(thing, Course) and thing.written.qualification and thing.written.qualification.awarding_body:
            yield thing.written.qualification.awarding_body


def _own_names(thing: Provider | Course) -> Iterator[str]:
    """What is called so by others: the title of a course's qualification."""
    if isinstance(thing, Course) and thing.written.qualification and thing.written.qualification.title:
        yield thing.written.qualification.title


def _of_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _CAPITALS.findall(name))


def _explained(word: str, text: str) -> bool:
    """Whether the text says itself what it stands for: “end-point assessment (EPA)”, “EPA (…)”, “EPA, which is …”.

    What it also writes in small letters is a word and stands for itself.
    """
    before = rf"\([^()]*\b{word}s?\)"
    after = (
        rf"\b{word}s?\b[*_”’]*(?: [\w’'-]+){{0,2}}(?: \(|, (?:which|that|the|an?|or|short for|meaning)\b| stands for)"
    )
    return re.search(rf"{before}|{after}|\b{word.lower()}\b", text) is not None
