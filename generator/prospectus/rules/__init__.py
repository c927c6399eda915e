"""Whether sound files make sense together: one small named function a rule, whose name is the rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ..area import Area
from ..problems import Problem, Severity, has_errors
from .acceptance import without_accepted
from .calendar import (
    event_about_nothing,
    event_id_taken,
    event_outside_years,
    event_over,
    no_open_event,
    no_terms_this_year,
    no_time_or_place,
    not_the_forms_date,
    terms_overlap,
)
from .consultation import few_people, promised_and_late
from .dated import as_of_today
from .dates import (
    academic_year_backwards,
    apply_after_start,
    checked_in_the_future,
    checked_long_ago,
    starts_in_the_past,
)
from .entitlement import (
    no_such_locality,
    promise_broken,
    promise_fragile,
    promise_id_taken,
    promise_not_tested,
    withdrawal_breaks_promise,
)
from .handbook import (
    fact_given,
    fact_not_settled,
    fact_not_used,
    no_such_version,
    review_before_agreed,
    review_overdue,
    signed_but_not_bound,
    version_not_told,
)
from .imported import imported_lacks, imported_unchecked
from .links import (
    contact_not_given,
    former_id_in_use,
    leads_in_words,
    logo_not_there,
    no_common_form,
    step_to_itself,
)
from .looks import colour_too_light
from .neighbours import neighbour_old
from .offer import entry_in_words, nothing_published, same_summary, worth_giving
from .people import looks_like_a_person, mobile_number, personal_mailbox
from .routes import dead_end, goes_in_a_circle, level_goes_down, nothing_after_16, out_of_reach, target_not_open
from .timetable import (
    block_not_used,
    blocks_overlap,
    clashes_with_all,
    days_not_told,
    lessons_overlap,
    link_outside_collaborative,
    no_such_year_group,
    outside_block,
    same_block_name,
)
from .travel import (
    feed_ended,
    feed_ends_before_courses,
    no_stop_near,
    no_such_stop,
    nothing_runs_in_term,
    scheme_for_nobody,
    stop_moved,
)
from .wording import advice_on_wording, same_text

Rule = Callable[[Area], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    academic_year_backwards,
    advice_on_wording,
    apply_after_start,
    block_not_used,
    blocks_overlap,
    checked_in_the_future,
    checked_long_ago,
    clashes_with_all,
    colour_too_light,
    contact_not_given,
    days_not_told,
    dead_end,
    entry_in_words,
    event_about_nothing,
    event_id_taken,
    event_outside_years,
    event_over,
    fact_given,
    fact_not_settled,
    fact_not_used,
    feed_ended,
    feed_ends_before_courses,
    few_people,
    former_id_in_use,
    goes_in_a_circle,
    imported_lacks,
    imported_unchecked,
    leads_in_words,
    lessons_overlap,
    level_goes_down,
    link_outside_collaborative,
    logo_not_there,
    looks_like_a_person,
    mobile_number,
    neighbour_old,
    no_common_form,
    no_open_event,
    no_stop_near,
    no_such_locality,
    no_such_stop,
    no_such_version,
    no_such_year_group,
    no_terms_this_year,
    no_time_or_place,
    not_the_forms_date,
    nothing_after_16,
    nothing_published,
    nothing_runs_in_term,
    out_of_reach,
    outside_block,
    personal_mailbox,
    promise_broken,
    promise_fragile,
    promise_id_taken,
    promise_not_tested,
    promised_and_late,
    review_before_agreed,
    review_overdue,
    same_block_name,
    same_summary,
    same_text,
    scheme_for_nobody,
    signed_but_not_bound,
    starts_in_the_past,
    step_to_itself,
    stop_moved,
    target_not_open,
    terms_overlap,
    version_not_told,
    withdrawal_breaks_promise,
    worth_giving,
)
_OF_THE_WHOLE: Final = frozenset(
    rule.__name__.replace("_", "-")
    for rule in (
        block_not_used,
        clashes_with_all,
        dead_end,
        goes_in_a_circle,
        nothing_after_16,
        out_of_reach,
        promise_broken,
        promise_fragile,
        promise_not_tested,
        scheme_for_nobody,
        withdrawal_breaks_promise,
    )
)


def check(area: Area, found: list[Problem]) -> list[Problem]:
    """Everything found so far and by the rules, without what is accepted in place.

    Advice is for an area without errors, and what speaks of all routes or promises for one whose files can all be read
    and name what is there: it would speak of half an area.
    """
    told = (as_of_today(problem, area) for rule in RULES for problem in rule(area))
    every = list(without_accepted(area, [*found, *told]))
    if has_errors(tuple(found)):
        every = [problem for problem in every if not _speaks_of_the_whole(problem)]
    if has_errors(tuple(every)):
        return [problem for problem in every if problem.severity is not Severity.ADVICE]
    return every


def _speaks_of_the_whole(problem: Problem) -> bool:
    """Whether it is about where all routes lead or whether promises are kept, or about an acceptance of that."""
    accepted = problem.place.keys[-1] if problem.id == "acceptance-not-needed" else ""
    return problem.id in _OF_THE_WHOLE or accepted in _OF_THE_WHOLE
