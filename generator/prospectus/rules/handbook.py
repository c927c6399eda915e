"""Rules on the handbook: that what is agreed is looked at in time, signed by those it binds, and settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..area import Area, Protocol
from ..derive.handbook import facts, holds, is_signed, named_facts
from ..model.protocol import GIVEN
from ..problems import Place, Problem
from ..wording import listed, nearest, quoted
from .finding import advice, day, error, warning


def review_overdue(area: Area) -> Iterator[Problem]:
    """A page of the handbook has not been looked at again by the day that it names.

    Look at it with those who keep it. Write the day on which it was agreed again, and when it comes next.
    """
    for one in area.protocols.values():
        if holds(one, area.today) == "overdue" and one.written.review_by:
            says = f"This was to be looked at again by {day(one.written.review_by)}."
            do = f"Look at it with its owner ({one.written.owner}), then write a new “review_by”."
            yield warning("review-overdue", one.path, ("review_by",), says, do)


def review_before_agreed(area: Area) -> Iterator[Problem]:
    """A page of the handbook is to be looked at again before the day on which it was agreed.

    Mend the year of one of the two.
    """
    for one in area.protocols.values():
        agreed, review = one.written.agreed_on, one.written.review_by
        if agreed and review and review <= agreed:
            says = f"This is to be looked at again on {day(review)}, and was agreed on {day(agreed)}."
            yield error("review-before-agreed", one.path, ("review_by",), says, "Mend the year of one of the two.")


def no_such_version(area: Area) -> Iterator[Problem]:
    """Somebody is said to have signed a version that there is not yet.

    Write the version that was signed; the page's own stands under “version”.
    """
    for one in area.protocols.values():
        for sign in one.signed:
            if sign.version and sign.version > one.written.version:
                says = f"This is version {one.written.version}; {sign.provider.name} signed {sign.version}."
                keys = ("signed", sign.provider.id, "version")
                yield error(
                    "no-such-version", one.path, keys, says, f"Write 1 to {one.written.version}, or leave it out."
                )


def signed_but_not_bound(area: Area) -> Iterator[Problem]:
    """A partner has signed a page of the handbook that does not bind it, or one that nobody signs.

    Add the partner to “applies_to”, or delete the signature.
    """
    for one in area.protocols.values():
        bound = {provider.id for provider in one.bound} if is_signed(one) else set()
        for sign in one.signed:
            if sign.provider.id not in bound:
                does = f"does not bind {sign.provider.name}" if is_signed(one) else "is not for signing"
                says = (
                    f"This page {does}, which has signed it all the same."
                    if is_signed(one)
                    else f"A page of this kind {does}."
                )
                do = "Add it to “applies_to”, or delete the signature."
                yield warning("signed-but-not-bound", one.path, ("signed", sign.provider.id), says, do)


def fact_not_settled(area: Area) -> Iterator[Problem]:
    """A text of the handbook names a fact in braces, and nothing says what it is.

    Write it under “facts” at the top of the page. Until then the page says that it is to be settled.
    """
    for one in area.protocols.values():
        known = facts(area, one)
        for name, at in named_facts(one.text):
            if name not in known:
                says = f"The text speaks of {{{name}}}, and nothing says what that is."
                found = warning("fact-not-settled", one.path, (), says, _settle(name, known))
                yield _in_text(found, one, at)


def fact_given(area: Area) -> Iterator[Problem]:
    """A fact of a page of the handbook has a name that already stands for something in area.yml.

    Delete it, or give it another name in the text, too.
    """
    for one in area.protocols.values():
        for name in sorted(one.written.facts.keys() & GIVEN):
            says = f"{{{name}}} stands for what area.yml says, so this is never shown."
            do = "Delete it here, or give it another name in the text, too."
            yield error("fact-given", one.path, ("facts", name), says, do)


def fact_not_used(area: Area) -> Iterator[Problem]:
    """A fact of a page of the handbook stands nowhere in its text.

    Write its name in braces where it belongs, or delete it.
    """
    for one in area.protocols.values():
        used = {name for name, _ in named_facts(one.text)}
        for name in one.written.facts:
            if name not in used:
                says = f"{quoted(name)} is settled here, but {{{name}}} does not stand in the text."
                yield warning("fact-not-used", one.path, ("facts", name), says, "Write it there, or delete it here.")


def version_not_told(area: Area) -> Iterator[Problem]:
    """A page of the handbook is in its second version or a later one, and does not tell what that changed.

    Write it under “changes”: who has signed an earlier version reads there what is new.
    """
    for one in area.protocols.values():
        if one.written.version > 1 and one.written.version not in one.written.changes:
            says = f"Nothing tells what version {one.written.version} changed."
            do = f"Write it under “changes”, under {one.written.version}, with “on” and “says”."
            yield advice("version-not-told", one.path, ("version",), says, do)


def _settle(name: str, known: object) -> str:
    names = sorted(known) if isinstance(known, dict) else []
    guess = nearest(name, names, alike=0.75)
    hint = f"Did you mean {{{guess}}}? " if guess else ""
    return f"{hint}Write “{name}: …” under “facts”, or use {listed(f'{{{one}}}' for one in names)}."


def _in_text(found: Problem, one: Protocol, at: int) -> Problem:
    """The same, told at a character of a page's text."""
    before = one.text[:at]
    line, column = one.first_line + before.count("\n"), at - before.rfind("\n")
    return replace(found, place=Place(one.path, (), line, column))
