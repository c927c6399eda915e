"""Whether sound files make sense together: one small named function a rule, whose name is the rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ..area import Area
from ..problems import Problem, Severity, has_errors
from .acceptance import without_accepted
from .dates import (
    academic_year_backwards,
    apply_after_start,
    checked_in_the_future,
    checked_long_ago,
    starts_in_the_past,
)
from .links import contact_not_given, former_id_in_use, leads_in_words, logo_not_there, step_to_itself
from .offer import nothing_published, same_summary, worth_giving
from .people import looks_like_a_person, mobile_number, personal_mailbox

Rule = Callable[[Area], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    academic_year_backwards,
    apply_after_start,
    checked_in_the_future,
    checked_long_ago,
    contact_not_given,
    former_id_in_use,
    leads_in_words,
    logo_not_there,
    looks_like_a_person,
    mobile_number,
    nothing_published,
    personal_mailbox,
    same_summary,
    starts_in_the_past,
    step_to_itself,
    worth_giving,
)


def check(area: Area, found: list[Problem]) -> list[Problem]:
    """Everything found so far and by the rules, without what is accepted in place.

    Advice is for an area without errors: while a file cannot be read, it would speak of half an area.
    """
    every = list(without_accepted(area, [*found, *(problem for rule in RULES for problem in rule(area))]))
    if has_errors(tuple(every)):
        return [problem for problem in every if problem.severity is not Severity.ADVICE]
    return every
