"""Asks the model whether the text of a cell can stand in one of our files, and says in its words why not."""

from __future__ import annotations

from typing import Any, cast

from ..faults import fault_of
from ..model.shape import meant
from ..problems import Severity


def refusal(shape: Any, keys: tuple[str, ...], value: Any) -> tuple[str, str] | None:
    """What is so and what to do, when this value cannot stand where the keys lead to; None when it can."""
    try:
        meant(shape, keys, value)
    except ValueError as error:
        details: Any = cast(Any, error).errors(include_url=False)[0]
        details["loc"] = (*keys, *details["loc"])
        problem = fault_of(details, "", shape, {}, Severity.ERROR)
        return problem.says, problem.do
    return None
