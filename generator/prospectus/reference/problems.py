"""The page of everything that can be wrong, by its id: from the rules' docstrings and the catalogue of the others."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import getdoc
from types import CodeType, FunctionType
from typing import Final

from ..cures import CURES
from ..rules import RULES
from ..rules.acceptance import acceptance_not_needed
from ..rules.wording import ADVICE, advice_on_wording
from .catalogue import CATALOGUE, Meaning, how_bad

_INTRODUCTION: Final = """\
---
title: What the messages mean
description: Every problem that a check can find, by its id, with what it means and how to mend it.
---

# What the messages mean

This page is made from the program itself, so it is always as the program is. The word in square brackets at the end of
a message is its id; look it up here. [When something is wrong](when-something-is-wrong.md) tells how to read a message.

An **error** has to be mended before anything is published. A **warning** is most likely worth mending, and does not
stop anything. **Advice** is something to know. Errors in the file of a draft are only warnings, as long as the file can
be read.
"""
GROUP_OF_RULES: Final = "Rules"
"""Under which heading the rules stand."""

_ACCEPT: Final = """\
## Warnings that are right as they stand

Sometimes a warning is wrong about your file. Then accept it in that file, with the reason:

```yaml
accepted:
  leads-in-words: Nobody offers a course in starting a business here.
```

Errors cannot be accepted.
"""
_MENDED: Final = "Where there is only one way, `prospectus fix` [mends it](keep-files-tidy.md)."
_SEVERITY: Final = {
    "error": "error",
    "error_in": "error",
    "warning": "warning",
    "advice": "advice",
    "graded": "error, warning or advice, as the promise says",
}


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_INTRODUCTION, f"## {GROUP_OF_RULES}\n", *(_entry(*one) for one in of_rules())]
    for title, meanings in CATALOGUE.items():
        parts += [f"## {title}\n", *(_entry(id_, how_bad(id_), meaning) for id_, meaning in meanings.items())]
    return "\n".join([*parts, _ACCEPT])


def of_rules() -> Iterator[tuple[str, str, Meaning]]:
    """Every rule: its id, how bad what it finds is, what it means and how to mend it."""
    for id_, rule in rules():
        yield id_, _severity(rule), doc(rule)


def rules() -> Iterator[tuple[str, FunctionType]]:
    """Every rule by the id of its problems."""
    for rule in (*(one for one in RULES if one is not advice_on_wording), *ADVICE, acceptance_not_needed):
        assert isinstance(rule, FunctionType)
        yield rule.__name__.replace("_", "-"), rule


def doc(rule: FunctionType) -> Meaning:
    """What a rule is about, and how to mend it: the two paragraphs of its docstring."""
    what, _, mend = (getdoc(rule) or "").partition("\n\n")
    return " ".join(what.split()), " ".join(mend.split())


def _severity(rule: FunctionType) -> str:
    """How bad a rule's problems are: told by which function of rules/finding.py it calls, or those that it calls do."""
    waiting, seen = [rule], {rule}
    for one in waiting:
        names = [name for code in _codes(one.__code__) for name in code.co_names]
        for name in names:
            if name in _SEVERITY:
                return _SEVERITY[name]
        called = [one.__globals__.get(name) for name in names]
        waiting += [inner for inner in called if isinstance(inner, FunctionType) and inner not in seen]
        seen.update(waiting)
    raise LookupError(f"{rule.__name__} gives no problem")


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A function's code and that of the generators and functions inside it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def _entry(id_: str, severity: str, meaning: Meaning) -> str:
    what, mend = meaning
    mend = f"{mend} {_MENDED}" if id_ in CURES else mend
    return f"### `{id_}` {{ #{id_} }}\n\n{severity.capitalize()}. {what}\n\n{mend} [Example](/help/messages/{id_}/)\n"
