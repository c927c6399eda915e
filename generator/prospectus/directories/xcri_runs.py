"""Reads a presentation of XCRI-CAP as one run of a course: when, how long, how, where and for what price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..model.codes import AGES
from .elements import Element
from .taking import Taking
from .xcri_words import LABELS, LOCAL, MODE_CODES, PATTERN_CODES, STUDY_CODES, Means, folded

_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
_MONTH: Final = re.compile(r"\d{4}(?:-\d{2})?")
_PERIOD: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS: Final = ("year", "month", "week", "day", "hour", "minute")
_LENGTH: Final = re.compile(r"\d{1,3} *(?:minute|hour|day|week|month|year)s?")
_NUMBER: Final = re.compile(r"£? *(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,4}))?")
_SOURCES: Final = {
    "study": ("studyMode", "attendanceMode"),
    "pattern": ("attendancePattern", "attendanceMode", "studyMode"),
    "delivery": ("attendanceMode", "studyMode"),
}
_CODES: Final = {"studyMode": STUDY_CODES, "attendanceMode": MODE_CODES, "attendancePattern": PATTERN_CODES}


class Taken(NamedTuple):
    """A presentation: the run, and what it says that stands in the course with us."""

    run: dict[str, Any]
    cost: dict[str, str]
    ages: str
    apply_to: str


def presentation(one: Element, site: str, source: str, taking: Taking) -> Taken:
    """One presentation; `site` is the id of its venue, empty when it has none."""
    run: dict[str, Any] = {"site": site} if site else {}
    run |= _when(one, source, taking)
    run |= _how(one, source, taking)
    apply = {name: day for name, key in (("from", "applyFrom"), ("until", "applyUntil")) if (day := _day(one, key))}
    run |= {"apply": apply} if apply else {}
    reference = one.text("identifier")[:255]
    run |= {"reference": reference} if reference else {}
    age = one.text("age")
    ages = next((code for code, name in AGES.items() if folded(age) in {folded(code), folded(name)}), "")
    if age and not ages:
        taking.word("age", age, "", source, sure=False)
    return Taken(run, _cost(one.text("cost"), source, taking), ages, one.text("applyTo"))


def _day(one: Element, name: str) -> str:
    element = one.first(name)
    written = (element.attributes.get("dtf", ""), element.text()) if element else ()
    return next((found[1] for text in written if (found := _DAY.fullmatch(text.strip()))), "")


def _when(one: Element, source: str, taking: Taking) -> Iterator[tuple[str, str]]:
    start, end = _day(one, "start"), _day(one, "end")
    element = one.first("start")
    text, coarse = (element.text(), element.attributes.get("dtf", "")) if element else ("", "")
    if start or _MONTH.fullmatch(coarse):
        yield "start", start or coarse
    elif folded(text) in {"flexible", "any time", "anytime", "any time of the year", "on demand"}:
        yield "start", "flexible"
    elif text:
        taking.word("start", text, "", source, sure=False)
    length = _length(one)
    if length:
        yield "duration", length
    elif end and end >= start:
        yield "end", end
    elif end:
        taking.note("end-left-out", "A presentation ends before it starts.", "Ask when it ends.", source)


def _length(one: Element) -> str:
    element = one.first("duration")
    if element is None:
        return ""
    text = element.text().lower()
    if _LENGTH.fullmatch(text):
        return text
    found = _PERIOD.fullmatch(element.attributes.get("interval", ""))
    given = [(number, unit) for number, unit in zip(found.groups(), _UNITS, strict=True) if number] if found else []
    return f"{int(given[0][0])} {given[0][1]}s" if len(given) == 1 and 1 <= int(given[0][0]) <= 999 else ""


def _how(one: Element, source: str, taking: Taking) -> Iterator[tuple[str, str]]:
    means = {name: _meaning(element, source, taking) for name in _CODES if (element := one.first(name))}
    for key, names in _SOURCES.items():
        found = next((means[name][key] for name in names if key in means.get(name, {})), None)
        if found:
            yield key, found


def _meaning(element: Element, source: str, taking: Taking) -> Means:
    """What an element with a word or a code says."""
    code, word = element.attributes.get("identifier", "").strip(), element.text()
    by_word = LABELS.get(folded(word), _CODES[element.name].get(word))
    if by_word is not None and (word == code or not code):
        means, sure = by_word, True
    elif code in _CODES[element.name]:
        means, sure = {**_CODES[element.name][code], **_finer(code, word)}, True
    else:
        means, sure = LOCAL.get(folded(word), {}), False
    if (word or code) and not (sure and code):
        taking.word(element.name, word or code, _listed(means), source, sure=sure)
    return means


def _finer(code: str, word: str) -> Means:
    """One code stands for day release and for block release; the word beside it may tell which."""
    return LABELS["block release"] if code == "DR" and folded(word) == "block release" else {}


def _listed(means: Mapping[str, str]) -> str:
    return " and ".join(f"{key} “{word}”" for key, word in means.items())


def _cost(text: str, source: str, taking: Taking) -> dict[str, str]:
    """What a price says; a bare 0 says nothing: it can mean free, or that nobody has filled it in."""
    if not text:
        return {}
    free = re.fullmatch(r"Free if you are (\d\d) (?:to (\d\d)|or over)(?:, otherwise (.*))?", text)
    if free:
        rest = _cost(free[3], source, taking) if free[3] else {}
        return {"free": f"{free[1]}-{free[2]}" if free[2] else f"{free[1]}+", **rest}
    found = _NUMBER.fullmatch(text)
    if found is None:
        return {"note": text[:300]}
    pounds, pence = found[1].replace(",", ""), (found[2] or "")[:2].ljust(2, "0")
    if not int(pounds + pence):
        do = "The pages say that the cost is not said. Ask what it costs and for whom it is free."
        taking.note("cost-of-nothing", f"A cost of {text} is not taken for free.", do, source)
        return {}
    return {"amount": f"{pounds}.{pence}" if pence != "00" else pounds}
