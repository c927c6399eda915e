"""Tells a coordinator what would come of an import: in short, what to look at, then file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..directories.record import Doubt
from ..problems import Keys
from ..reports import harmless
from .difference import Changed, apart, told
from .outcome import Outcome, Plan, What

_ORDER: Final = (What.ADDED, What.CHANGED, What.SAME, What.DOUBTED, What.REFUSED)
_LACKING: Final = ("imported-over", "imported-lacks")
_SHOWN_FAULTS: Final = 50


def words(plan: Plan, faults: Sequence[str] = ()) -> str:
    """What a coordinator reads: how many of each, what to do, what is missing and in doubt, then file by file.

    `faults` are the sentences on rows of a table that are to be mended before anything can come of them.
    """
    lacking = [doubt for doubt in plan.doubts if doubt.id in _LACKING]
    other = [doubt for doubt in plan.doubts if doubt.id not in _LACKING]
    doubtful = [one for one in _ordered(plan) if one.doubts]
    plain = [one for one in _ordered(plan) if not one.doubts and one.what is not What.SAME]
    missing = [*_most_missing(plan), *_doubts(lacking, "")]
    in_doubt = [*(line for one in doubtful for line in _of(one)), *_doubts(other, "")]
    steps = _steps(plan, missing=bool(missing), faults=len(faults), doubts=len(doubtful) + len(other))
    sections = (
        ("What to do next", list(steps)),
        ("What is missing", missing),
        ("Rows to mend", list(_faults(faults))),
        ("In doubt", in_doubt),
        ("The other files" if in_doubt else "The files", [line for one in plain for line in _of(one)]),
    )
    return f"In short: {counted(plan)}\n{''.join(_section(name, lines) for name, lines in sections)}"


def counted(plan: Plan) -> str:
    """How many records there are of each kind, in a sentence."""
    number = Counter(one.what for one in plan.outcomes)
    return f"{', '.join(f'{number[what]:,} {what}' for what in _ORDER)}."


def _ordered(plan: Plan) -> list[Outcome]:
    """What somebody has to decide on or mend first, then as in the sentence that counts them."""
    first = (What.REFUSED, What.DOUBTED)
    return sorted(plan.outcomes, key=lambda one: (one.what not in first, _ORDER.index(one.what)))


def _section(name: str, lines: Sequence[str]) -> str:
    return "".join(f"{harmless(line)}\n" for line in ("", f"{name}:", *(f"  {one}" for one in lines))) if lines else ""


def _steps(plan: Plan, *, missing: bool, faults: int, doubts: int) -> Iterator[str]:
    """What to do, in this order: what keeps a record out comes before what can be put right later."""
    stopped = sum(one.what in (What.DOUBTED, What.REFUSED) for one in plan.outcomes)
    if faults or stopped:
        yield "Mend or decide what nothing is done with: “Rows to mend” and the first of “In doubt”. Import it again."
    if doubts > stopped:
        yield "Look at what is in doubt, and mend the files where it is wrong."
    if missing:
        yield "Ask for what is missing, and write it into the files."


def _most_missing(plan: Plan) -> Iterator[str]:
    """What new courses still need, with how many of them, the most frequent first."""
    new = [one for one in plan.outcomes if one.missing]
    number = Counter(key for one in new for key in dict.fromkeys(map(_bare, one.missing)))
    for name, many in number.most_common():
        yield f"{name}: to fill in in {many:,} of {len(new):,} new courses"


def _bare(missing: str) -> str:
    """The key alone, without what is known of it."""
    return missing.partition(": ")[0].partition(" (")[0]


def _faults(faults: Sequence[str]) -> Iterator[str]:
    yield from faults[:_SHOWN_FAULTS]
    if faults[_SHOWN_FAULTS:]:
        yield f"… and {len(faults) - _SHOWN_FAULTS:,} more; they are all in the file that comes back."


def _of(one: Outcome) -> Iterator[str]:
    yield f"{one.path or told(one.title)}: {one.what} ({one.source})"
    for change in one.changes:
        yield f"    {_change(change)}"
    if one.missing:
        bare = [text for text in one.missing if ": " not in text]
        yield f"    To fill in before it can be published: {'; '.join(bare) or 'see below'}"
        yield from (f"      {text}" for text in one.missing if text not in bare)
    yield from _doubts(one.doubts, "    ")


def _change(change: Changed) -> str:
    if change.was is None:
        return f"{key(change.keys)}: new: {told(change.now)}"
    was, now = apart(change.was, change.now)
    return f"{key(change.keys)}: {was} → {now}"


def key(keys: Keys) -> str:
    """The keys as people name them: “runs 1, start” for the start of the first run."""
    text = ""
    for one in keys:
        text += f" {one + 1}" if isinstance(one, int) else f", {one}" if text else one
    return text


def _doubts(doubts: Iterable[Doubt], indent: str) -> Iterator[str]:
    """A line for each; what to do is told once below those that follow each other and have the same cure."""
    for (_, do), some in groupby(doubts, key=lambda one: (one.id, one.do)):
        for doubt in some:
            where = f"{doubt.where}: " if doubt.where and not indent else ""
            yield f"{indent}{where}{doubt.says} [{doubt.id}]"
        if do:
            yield f"{indent}    {do}"
