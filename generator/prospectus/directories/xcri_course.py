"""Reads a course of XCRI-CAP as a course of ours: what it is, what one learns, who gets in, where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .. import limits
from ..model.codes import UNNAMED
from .elements import Element
from .markup import Block, blocks, fitting, joined, markdown, plain, shortened, web_address
from .taking import Taking
from .xcri_words import (
    APPLYING,
    AWARDS,
    KINDS,
    LEVELS,
    SUBJECT_NAMES,
    SUBJECTS,
    UNPLACED,
    folded,
)

_TEXTS: Final = (
    ("who_for", limits.WHO_FOR, ("description",)),
    ("what_you_learn", limits.WHAT_YOU_LEARN, ("learningOutcome", "topic", "objective", "structure")),
    ("how_you_learn", limits.SHORT_TEXT, ("teachingStrategy",)),
    ("how_assessed", limits.SHORT_TEXT, ("assessment",)),
    ("what_to_bring", limits.SHORT_TEXT, ("requiredResource",)),
    ("support", limits.SHORT_TEXT, ("support",)),
    ("special_feature", limits.NOTE, ("specialFeature",)),
)
_ASKS: Final = frozenset(
    "entry requirement requirements grade grades interview qualification qualifications experience applicants "
    "candidates formal equivalent".split()
)
_LEVEL: Final = re.compile(r"(?:level )?(entry(?: level)?(?: [123])?|[1-8])|e[123]?|level 1 or 2")


def texts_of(one: Element, *, asks: bool) -> Mapping[str, list[Block]]:
    """The texts of a course by the name of their element, descriptions by their type; those of one name in a row.

    `asks` says that what this directory calls an objective is what a course asks for.
    """
    found: dict[str, list[Block]] = {}
    for part in one.content:
        if isinstance(part, Element):
            kind = part.attributes.get("type", "").rpartition(":")[2] if part.name == "description" else ""
            name = "prerequisite" if asks and part.name == "objective" else kind or part.name
            found.setdefault(name, []).extend(blocks(part))
    return found


def objectives_ask(courses: list[Element]) -> bool:
    """Whether a directory writes under “objective” what its courses ask for: it has no other place for it."""
    if any(one.first("prerequisite") for one in courses):
        return False
    told = [folded(one.text("objective")).split() for one in courses if one.first("objective")]
    return len(told) >= 10 and sum(bool(_ASKS & set(words)) for words in told) * 2 > len(told)


def course(one: Element, texts: Mapping[str, list[Block]], source: str, taking: Taking) -> dict[str, Any]:
    """What a course says of itself, without its runs."""
    found: dict[str, Any] = {"title": one.text("title")[: limits.TITLE] or "Course without a title"}
    found |= _summary(one, texts, source, taking)
    found |= _about(one, source, taking)
    found |= dict(_texts(texts, source, taking))
    entry, rest = _entry(texts.get("prerequisite", []))
    if rest:
        who_for = f"{found.get('who_for', '')}\n\n**What you need to get in:**\n\n{rest}".strip()
        kept = who_for if len(who_for) <= limits.WHO_FOR else found.get("who_for", "")
        found |= {"who_for": kept} if kept else {}
        if kept != who_for:
            _cut("What it asks for", source, taking)
    found |= {"entry": entry} if entry else {}
    found |= {"leads_to": steps} if (steps := list(_steps(texts))) else {}
    return found


def title_of(title: str, one: Element, shared: bool) -> str:
    """A course's title; where several have the same (`shared`), or it only goes on from the award, with the award."""
    words = dict.fromkeys(text[:30] for text in (one.text("level"), one.text("qualification", "title")) if text)
    if title.startswith(("in ", "of ", "for ")) and words:
        return f"{' '.join(words)} {title}"
    return f"{title} ({' '.join(words)})" if shared and words else title


def _summary(one: Element, texts: Mapping[str, list[Block]], source: str, taking: Taking) -> dict[str, str]:
    """The abstract, or the beginning of the description; feeds often break it off after 140 characters."""
    abstract = plain(blocks(element)) if (element := one.first("abstract")) else ""
    whole = plain(texts.get("description", []))
    if not (abstract or whole):
        return {}
    broken = len(abstract) >= limits.SUMMARY - 1 and abstract[-1] not in ".!?" and whole.startswith(abstract[:100])
    if broken or not abstract:
        taking.note(
            "summary-shortened",
            "A summary is broken off in the middle, or missing: it was made from the first words of the description.",
            "Write one line that says what is special about the course.",
            source,
        )
    return {"summary": shortened(whole if broken or not abstract else abstract, limits.SUMMARY)}


def _about(one: Element, source: str, taking: Taking) -> dict[str, Any]:
    """Its qualification, kind, level, subject, keywords and how to apply."""
    award = one.first("qualification")
    title = award.text("title")[: limits.TITLE] if award else ""
    found: dict[str, Any] = {}
    if kind := _kind(one.text("type"), title, source, taking):
        found["kind"] = kind
    if award and title:
        body = (award.text("awardedBy") or award.text("accreditedBy"))[: limits.NAME]
        number = next((text for e in award.all("identifier") if re.fullmatch(r"[0-9A-Z]{8}", text := e.text())), "")
        parts = {"title": title, "awarding_body": "" if body == UNNAMED else body, "number": number}
        found["qualification"] = {name: value for name, value in parts.items() if value}
    level = (award.text("educationLevel") if award else "") or one.text("level")
    if code := level_of(level, title, source, taking):
        found["level"] = code
    found |= _subjects(one, source, taking)
    return found


def _kind(written: str, award: str, source: str, taking: Taking) -> str:
    if folded(written) in KINDS:
        return KINDS[folded(written)]
    code = AWARDS.get(folded(award), "")
    if award:
        taking.word("qualification", award, f"kind “{code}”" if code else "", source, sure=False)
    return code


def level_of(written: str, award: str, source: str, taking: Taking) -> str:
    """The level that is written, else the one that the award has."""
    found = _LEVEL.fullmatch(folded(written))
    if found:
        return _level_code(folded(written))
    code = LEVELS.get(folded(written), "") or LEVELS.get(folded(award), "")
    word = written if folded(written) in LEVELS or not code else award
    if word:
        taking.word("level", word, f"level {code}" if code else "", source, sure=False)
    return code


def _level_code(text: str) -> str:
    if text == "level 1 or 2":
        return "1/2"
    figure = re.sub(r"[^1-8]", "", text)
    return f"E{figure}" if text.startswith("e") else figure


def _subjects(one: Element, source: str, taking: Taking) -> dict[str, Any]:
    """The subject area or sector that one of its subjects names; the others are keywords."""
    means: dict[str, str] = {}
    keywords: list[str] = []
    for place, element in enumerate(one.all("subject")):
        text, code = element.text(), folded(element.attributes.get("identifier", ""))
        named = SUBJECT_NAMES.get(code) or SUBJECT_NAMES.get(folded(text)) if code or not place else None
        guess = SUBJECTS.get(folded(text))
        if named or guess or (folded(text) in UNPLACED):
            told = " and ".join(f"{key} “{value}”" for key, value in (named or guess or {}).items())
            if not (named and code):
                taking.word("subject", text, told, source, sure=bool(named))
            means = {**(named or guess or {}), **means}
        elif text and len(text) <= limits.KEYWORD and text.casefold() not in map(str.casefold, keywords):
            keywords.append(text)
    return {**means, **({"keywords": keywords[: limits.LIST_ITEMS]} if keywords else {})}


def _texts(texts: Mapping[str, list[Block]], source: str, taking: Taking) -> Iterator[tuple[str, str]]:
    for key, longest, names in _TEXTS:
        found = [one for name in names for one in texts.get(name, ())]
        kept, rest = fitting(found, longest)
        if found and not kept:
            kept = [Block(shortened(found[0].plain, longest), "", False)]
        if kept:
            yield key, markdown(kept)
        if rest:
            _cut(f"“{key}”", source, taking)


def _cut(what: str, source: str, taking: Taking) -> None:
    says = f"{what} is longer there than there is room for: its end was left out."
    taking.note("text-cut", says, "Look at the course, and shorten what it says.", source)


def _entry(found: list[Block]) -> tuple[dict[str, str], str]:
    """What one needs to get in, and as Markdown what there is no room for in it."""
    if not found:
        return {}, ""
    words = plain(found)
    parted = len(found) == 2 and not any(one.item for one in found)
    if len(words) <= limits.SUMMARY and not parted:
        return {"summary": words}, ""
    fits = [one for number, one in enumerate(found, 1) if len(plain(found[:number])) <= limits.SUMMARY]
    first = fits[:1] if parted else fits
    summary, rest = plain(first), plain(found[len(first) :])
    if summary and len(rest) <= limits.NOTE:
        return {"summary": summary, "alternatives": rest}, ""
    return {"summary": shortened(words, limits.SUMMARY)}, markdown(found)


def _steps(texts: Mapping[str, list[Block]]) -> Iterator[dict[str, str]]:
    """Where it leads, in words, as few steps as there is room for."""
    for name in ("leadsTo", "careerOutcome"):
        said = ""
        for one in texts.get(name, ()):
            words = shortened(one.plain, limits.NOTE)
            if len(joined(said, words)) > limits.NOTE:
                yield {"says": said}
                said = ""
            said = joined(said, words)
        if said:
            yield {"says": said}


def apply(one: Element, apply_to: str, page: str, source: str, taking: Taking) -> dict[str, str]:
    """How to apply: by its own words, by the address to apply to, else most likely on its page."""
    how = APPLYING.get(folded(one.text("applicationProcedure")), "")
    url = web_address(apply_to) if apply_to else None
    if how == "provider-website" and url is None:
        url = web_address(page)
    if how:
        return {"how": how, **({"url": url} if url else {})} if url or how != "provider-website" else {}
    if url:
        return {"how": "provider-website", "url": url}
    url = web_address(page)
    if url is None:
        return {}
    says = "A course does not say how to apply: its page at the provider is taken for the place to ask."
    taking.note("apply-guessed", says, "Look whether one can apply there.", source)
    return {"how": "provider-website", "url": url}
