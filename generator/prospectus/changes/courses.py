"""What is different about a course for learners: one small function for each kind of fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ..area import Area, Course, Step
from ..model.codes import AGES, APPLY_HOW, COURSE_KIND, LEVEL
from ..model.course import GcseGrade
from ..model.numbers import AgeSpan
from ..pages import phrases
from ..wording import day, quoted
from .change import Effect, Fact, moved, reworded, swapped

TEXTS: Final[Mapping[str, str]] = {
    "summary": "the course in one line",
    "who_for": "who it is for",
    "what_you_learn": "what you will learn",
    "how_you_learn": "how you will learn",
    "how_assessed": "how you are assessed",
    "what_to_bring": "what to bring",
    "support": "help on this course",
    "special_feature": "what is special here",
    "non_traditional": "who is missing here so far",
    "keywords": "the words that it is found by",
}
_YEARS: Final[Mapping[str, frozenset[int]]] = {
    "14-16": frozenset(range(14, 16)),
    "16-19": frozenset(range(16, 19)),
    "14-19": frozenset(range(14, 19)),
    "19+": frozenset(range(19, 21)),
}


def facts(old: Course, new: Course, before: Area, after: Area) -> Iterator[Fact]:
    """What is different about a course, apart from its runs."""
    yield from moved_page(old, new)
    for one in _OF_COURSE:
        yield from one(old, new)
    yield from leads_to(old, new, before, after)


def moved_page(old: Course, new: Course) -> Iterator[Fact]:
    if old.key != new.key:
        yield Fact(Effect.DIFFERENT, f"its page moves from {old.address} to {new.address}")


def title(old: Course, new: Course) -> Iterator[Fact]:
    if old.title != new.title:
        yield Fact(Effect.DIFFERENT, f"it was called {quoted(old.title)}")


def level(old: Course, new: Course) -> Iterator[Fact]:
    """The level that it leads to, which is neither better nor worse in itself."""
    was, now = old.written.level, new.written.level
    if was != now:
        verb = "rises" if LEVEL[now].rank > LEVEL[was].rank else "falls"
        yield Fact(Effect.DIFFERENT, f"level {verb} from {level_name(was)} to {level_name(now)}")


def level_name(code: str) -> str:
    """“2” or “entry level 3”, to go after the word level."""
    return code if code[:1].isdigit() else LEVEL[code].name.lower()


def kind(old: Course, new: Course) -> Iterator[Fact]:
    yield from swapped("kind", old.written.kind, new.written.kind, lambda code: COURSE_KIND[code])


def subject(old: Course, new: Course) -> Iterator[Fact]:
    """Where learners look for it: its sector, else only its subject area."""
    if old.sector != new.sector:
        yield from swapped("subject", old.sector_name, new.sector_name)
    else:
        yield from swapped("subject area", old.subject.name, new.subject.name)


def ages(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.ages, new.written.ages
    if was != now:
        effect = _span(_YEARS.get(was, frozenset()), _YEARS.get(now, frozenset()))
        yield Fact(effect, f"ages change from {AGES[was]} to {AGES[now]}")


def _span(old: frozenset[int], new: frozenset[int]) -> Effect:
    """Narrower is worse for learners, wider is better."""
    return Effect.WORSE if new < old else Effect.BETTER if new > old else Effect.DIFFERENT


def qualification(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.qualification, new.written.qualification
    asked = {"title": "qualification", "awarding_body": "awarding body", "number": "qualification number"}
    for key, name in asked.items():
        yield from swapped(name, getattr(was, key, None), getattr(now, key, None), quoted)
    reason = "why there is no qualification"
    yield from swapped(reason, getattr(was, "none", None), getattr(now, "none", None), quoted)


# ── Would I get in? ──────────────────────────────────────────────────────────────────────────────────────────────────


def entry_grades(old: Course, new: Course) -> Iterator[Fact]:
    """The GCSE grades that are asked for: higher ones, more of them, or new ones are harder."""
    was, now = _grades(old), _grades(new)
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key), now.get(key)
        if before is None or after is None:
            one = after or before
            assert one
            told = f"{'now' if after else 'no longer'} asks for {_grade(one)}"
            yield Fact(Effect.WORSE if after else Effect.BETTER, told)
            continue
        yield from _risen("entry grade", before.grade, after.grade, f" in {after.subject}")
        yield from _risen("number of GCSEs", before.count, after.count, f" in {after.subject} subjects")


def _grades(course: Course) -> Mapping[tuple[str, int], GcseGrade]:
    """The grades by subject and, where one is asked for twice, which of them."""
    seen: Counter[str] = Counter()
    found = {}
    for one in course.written.entry.gcse:
        name = one.subject.lower()
        found[name, seen[name]] = one
        seen[name] += 1
    return found


def _grade(one: GcseGrade) -> str:
    return f"grade {one.grade:g} in {f'{one.count:g} ' if one.count else ''}{one.subject}"


def _risen(what: str, old: float | None, new: float | None, where: str) -> Iterator[Fact]:
    for fact in moved(what, old, new, lambda figure: f"{figure:g}", up=Effect.WORSE):
        yield Fact(fact.effect, fact.says + where)


def entry_level(old: Course, new: Course) -> Iterator[Fact]:
    """The level that learners need to have reached."""
    was, now = old.written.entry.level, new.written.entry.level
    if was is None or now is None:
        if was != now:
            asked = f"level {level_name(now or was or '')} to get in"
            told = f"now asks for {asked}" if now else f"no longer asks for {asked}"
            yield Fact(Effect.WORSE if now else Effect.BETTER, told)
    elif was != now:
        harder = LEVEL[now].rank > LEVEL[was].rank
        verb = "rises" if harder else "falls"
        told = f"entry level {verb} from {level_name(was)} to {level_name(now)}"
        yield Fact(Effect.WORSE if harder else Effect.BETTER, told)


def interview(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.entry.interview, new.written.entry.interview
    said = {True: "there is an interview", False: "there is no interview", None: "nothing is said of an interview"}
    if was != now:
        effect = Effect.WORSE if now else Effect.BETTER if was else Effect.DIFFERENT
        yield Fact(effect, f"{said[now]} (before: {said[was]})")


def grades_needed(old: Course, new: Course) -> Iterator[Fact]:
    """Whether anything is needed at all, where it is not listed."""
    was, now = old.written.entry.grades_needed, new.written.entry.grades_needed
    said = {True: "grades are needed", False: "no grades are needed", None: "nothing is said of grades"}
    if was != now:
        effect = Effect.WORSE if was is False else Effect.BETTER if now is False else Effect.DIFFERENT
        yield Fact(effect, f"{said[now]} (before: {said[was]})")


def entry_words(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.entry, new.written.entry
    yield from swapped("what you need", was.summary, now.summary, quoted)
    yield from swapped("what else counts", was.alternatives, now.alternatives, quoted)


# ── Money, applying, going on ────────────────────────────────────────────────────────────────────────────────────────


def free_ages(old: Course, new: Course) -> Iterator[Fact]:
    was, now = _cost(old, "free"), _cost(new, "free")
    if was != now:
        told = [f"free for ages {phrases.ages(one)}" if one else "free for nobody" for one in (was, now)]
        yield Fact(_span(_free(was), _free(now)), f"now {told[1]} (before: {told[0]})")


def _free(span: AgeSpan | None) -> frozenset[int]:
    return frozenset(range(span.youngest, (span.oldest or 120) + 1)) if span else frozenset()


def fee(old: Course, new: Course) -> Iterator[Fact]:
    yield from moved("cost", _cost(old, "amount"), _cost(new, "amount"), phrases.money, up=Effect.WORSE)


def cost_words(old: Course, new: Course) -> Iterator[Fact]:
    yield from swapped("what to buy", _cost(old, "kit"), _cost(new, "kit"), quoted)
    yield from swapped("note on the cost", _cost(old, "note"), _cost(new, "note"), quoted)


def _cost(course: Course, key: str) -> Any:
    return getattr(course.written.cost, key, None)


def applying(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.apply, new.written.apply
    yield from swapped(
        "how to apply", getattr(was, "how", None), getattr(now, "how", None), lambda code: APPLY_HOW[code]
    )
    yield from swapped("where to apply", getattr(was, "url", None), getattr(now, "url", None))
    yield from swapped("whom to ask", getattr(was, "contact", None), getattr(now, "contact", None))


def english_maths(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.english_maths, new.written.english_maths
    said = {True: "built in", False: "not built in", None: "not spoken of"}
    if was != now:
        effect = Effect.BETTER if now else Effect.WORSE if was else Effect.DIFFERENT
        yield Fact(effect, f"resits of English and maths are now {said[now]} (before: {said[was]})")


def words(old: Course, new: Course) -> Iterator[Fact]:
    yield from reworded(old.written, new.written, TEXTS)


def checked(old: Course, new: Course) -> Iterator[Fact]:
    was, now = old.written.reviewed, new.written.reviewed
    if was != now:
        yield Fact(Effect.CHECKED, f"checked on {day(now.on)} by {now.by} (before: {day(was.on)} by {was.by})")


def imported(old: Course, new: Course) -> Iterator[Fact]:
    """Whether its provider has looked at what was taken from elsewhere."""
    was, now = old.written.imported, new.written.imported
    if was != now:
        told = "now taken from elsewhere, and not checked by its provider" if now else "checked by its provider at last"
        yield Fact(Effect.CHECKED, told)


def leads_to(old: Course, new: Course, before: Area, after: Area) -> Iterator[Fact]:
    """Where it leads, and which courses lead into it."""
    was = {_target(step): _named(step, before) for step in old.leads_to}
    now = {_target(step): _named(step, after) for step in new.leads_to}
    yield from (Fact(Effect.WORSE, f"no longer leads to {told}") for key, told in was.items() if key not in now)
    yield from (Fact(Effect.BETTER, f"now leads to {told}") for key, told in now.items() if key not in was)
    was_in, now_in = old.written.entry.from_, new.written.entry.from_
    yield from (
        Fact(Effect.WORSE, f"{_title(one, before)} no longer gets you in") for one in was_in if one not in now_in
    )
    yield from (Fact(Effect.BETTER, f"{_title(one, after)} now gets you in") for one in now_in if one not in was_in)


def _target(step: Step) -> tuple[str, str]:
    return (step.kind, step.course_id or (step.destination.id if step.destination else step.says or ""))


def _named(step: Step, area: Area) -> str:
    if step.course_id:
        return _title(step.course_id, area)
    return step.destination.written.name if step.destination else quoted(step.says)


def _title(key: str, area: Area) -> str:
    course = area.courses.get(key)
    return f"{course.title} ({course.provider.name})" if course else key


_OF_COURSE: Final[tuple[Callable[[Course, Course], Iterator[Fact]], ...]] = (
    *(title, level, kind, subject, ages, qualification),
    *(entry_grades, entry_level, grades_needed, interview, entry_words),
    *(free_ages, fee, cost_words, applying, english_maths, words, checked, imported),
)
