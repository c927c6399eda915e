"""The pages on all promises: for young people, from where they live, for providers, as a charter and as a matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..area import Locality, Provider
from ..derive import telling
from ..derive.order import alphabetical
from ..derive.reaching import how_reckoned
from ..derive.standing import Case, Standing
from ..model.codes import LEVEL, LEVELS
from ..model.entitlement import AUDIENCE, HAS
from ..wording import listed
from .context import Context
from .page import Page
from .promise import SOURCE
from .promises import INDEX, MARK, WORD, Grid, Number, address, case_address, from_place, grid, grouped, worst
from .provider import in_order

MATRIX: Final = f"{INDEX}matrix.csv"


class Near(NamedTuple):
    """A promise as it stands where somebody lives."""

    standing: Standing
    grid: Grid


class Hanging(NamedTuple):
    """A course or an event, and the promises that would be broken without it, with how many cases of each."""

    name: str
    address: str
    provider: str
    promises: Sequence[tuple[Standing, int]]


class Part(NamedTuple):
    """What a provider lacks of what was promised, and the courses and events of it on which promises hang."""

    provider: Provider
    lacks: Sequence[tuple[Standing, str]]
    hanging: Sequence[Hanging]


def view(ctx: Context, _: object) -> Page:
    """What young people are entitled to: every promise in a sentence, and how it stands."""
    title = "What you are entitled to"
    body = ctx.html(
        "entitlement",
        1,
        title=title,
        text=ctx.text(1),
        entitlement=ctx.area.entitlement,
        groups=grouped(ctx.derived.entitlement),
        localities=_localities(ctx),
        adviser=ctx.pieces.adviser,
        address=address,
        **_shared(ctx),
    )
    described = f"What every young person in {ctx.area.written.name} is promised, and where it is kept."
    return Page(INDEX, "entitlement", title, described, body, source=ctx.area.paths.get(SOURCE))


def places(ctx: Context) -> Iterator[Locality]:
    """The towns and villages with a page of their own: those from which anything is promised."""
    named = {id_ for one in ctx.derived.entitlement for id_ in one.localities}
    yield from (one for id_, one in ctx.area.localities.items() if id_ in named)


def place_view(ctx: Context, locality: Locality) -> Page:
    """What is promised to those who live in a town or village, with the courses that keep it near them."""
    name = locality.written.name
    title = f"What you are entitled to in {name}"
    shown = [one for one in ctx.derived.entitlement if locality.id in one.localities]
    near = [Near(one, grid(one, ctx.area, from_place(one, locality.id, ctx.area))) for one in shown]
    body = ctx.html(
        "entitlement-place",
        3,
        title=title,
        name=name,
        near=near,
        others=[one for one in ctx.derived.entitlement if not one.localities],
        adviser=ctx.pieces.adviser,
        address=address,
        **_shared(ctx),
    )
    described = f"What young people in {name} are promised, and the courses near enough that keep it."
    return Page(f"{INDEX}from/{locality.id}/", "entitlement", title, described, body, source=ctx.area.paths.get(SOURCE))


def charter_view(ctx: Context, _: object) -> Page:
    """All promises on one sheet, to print and to hang up."""
    title = f"Charter of the {ctx.area.written.partnership}"
    body = ctx.html(
        "charter",
        2,
        title=title,
        text=ctx.text(2),
        entitlement=ctx.area.entitlement,
        groups=grouped(ctx.derived.entitlement),
        providers=[one.name for one in in_order(ctx)],
        adviser=ctx.pieces.adviser,
    )
    described = "Every promise to young people on one sheet, to print."
    return Page(f"{INDEX}charter/", "entitlement", title, described, body, source=ctx.area.paths.get(SOURCE))


def providers_view(ctx: Context, _: object) -> Page:
    """What providers have promised together: how each promise is tested, and what hangs on whom."""
    title = "What you have promised with us"
    body = ctx.html(
        "entitlement-providers",
        2,
        title=title,
        standings=ctx.derived.entitlement,
        tests={one.promise.id: telling.condition(one.promise.promise, ctx.area) for one in ctx.derived.entitlement},
        parts=list(_parts(ctx)),
        address=address,
        audience=AUDIENCE,
        **_shared(ctx),
    )
    described = (
        "For schools, colleges and training providers: each promise, what has to be shown for it, and who keeps it."
    )
    return Page(f"{INDEX}providers/", "entitlement", title, described, body, source=ctx.area.paths.get(SOURCE))


def matrix_view(ctx: Context, _: object) -> Page:
    """Every promise by place and level: the fewest that there are of any choice."""
    title = "Promises by place and level"
    tables = [(one, _matrix(one, ctx)) for one in ctx.derived.entitlement if one.cases]
    body = ctx.html("entitlement-matrix", 2, title=title, tables=tables, csv=MATRIX, address=address, **_shared(ctx))
    described = "Every promise to young people by town, village and level: where it is kept, and where not."
    return Page(f"{INDEX}matrix/", "entitlement", title, described, body, source=ctx.area.paths.get(SOURCE))


def _shared(ctx: Context) -> dict[str, object]:
    return {"marks": MARK, "words": WORD, "estimate": how_reckoned(ctx.area)}


def _localities(ctx: Context) -> list[Locality]:
    return sorted(places(ctx), key=lambda one: alphabetical(one.written.name))


# ── What hangs on whom ───────────────────────────────────────────────────────────────────────────────────────────────


def _parts(ctx: Context) -> Iterator[Part]:
    """Every provider that lacks something or on whose courses promises hang."""
    hanging = _hanging(ctx)
    for provider in in_order(ctx):
        lacks = [(one, _lacks(one, provider)) for one in ctx.derived.entitlement]
        lacks = [(one, words) for one, words in lacks if words]
        own = [one for one in hanging if one.provider == provider.id]
        if lacks or own:
            yield Part(provider, lacks, own)


def _lacks(standing: Standing, provider: Provider) -> str:
    found = [HAS[what] for one in standing.cases if one.subject == provider.id for what in one.missing]
    found += [telling.events_short(standing, one) for one in standing.cases if one.subject == provider.id]
    return listed(filter(None, found), last="and") if any(found) else ""


def _hanging(ctx: Context) -> list[Hanging]:
    counts: dict[str, dict[int, int]] = {}
    for standing in ctx.derived.entitlement:
        for key in (key for one in standing.cases for key in (*one.relied, *one.called_off)):
            by_promise = counts.setdefault(key, {})
            by_promise[standing.index] = by_promise.get(standing.index, 0) + 1
    every = {one.index: one for one in ctx.derived.entitlement}
    promises = {key: [(every[index], number) for index, number in found.items()] for key, found in counts.items()}
    courses = ctx.derived.order.sorted(ctx.area.courses[key] for key in counts if key in ctx.area.courses)
    events = [event for event in ctx.area.events if event.id in counts]
    across = [(one, ctx.area.neighbours[one.area]) for key, one in ctx.area.across.items() if key in counts]
    return [
        *(Hanging(one.title, one.address, one.provider.id, promises[one.key]) for one in courses),
        *(Hanging(f"{one.title} ({area.name})", area.address, "", promises[one.key]) for one, area in across),
        *(Hanging(one.name, one.address, one.provider.id if one.provider else "", promises[one.id]) for one in events),
    ]


# ── The matrix ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _matrix(standing: Standing, ctx: Context) -> Grid:
    """A promise by place and level; what does not depend on places has one row."""
    rows: dict[str, dict[str, list[Case]]] = {}
    for one in standing.cases:
        rows.setdefault(one.locality or "", {}).setdefault(_level(standing, one, ctx), []).append(one)
    levels = [code for code in ("", *LEVELS) if any(code in row for row in rows.values())]
    shown = [
        (_place(id_, ctx), [_number(standing, row[code], ctx) if code in row else None for code in levels])
        for id_, row in rows.items()
    ]
    return Grid("Place", [LEVEL[code].name if code else "All" for code in levels], shown)


def _place(id_: str, ctx: Context) -> str:
    return telling.name("from", id_, ctx.area) if id_ else "Everywhere"


def _level(standing: Standing, one: Case, ctx: Context) -> str:
    if "level" in standing.dimensions:
        return one.choice[standing.dimensions.index("level")]
    course = ctx.area.courses.get(one.subject or "")
    return course.written.level if course else ""


def _number(standing: Standing, cases: Sequence[Case], ctx: Context) -> Number:
    """The fewest of any choice; of courses that have to lead on, of providers and of pages: how many keep it."""
    lowest = min(cases, key=lambda one: one.found)
    if lowest.subject is None:
        return Number(f"{lowest.found:,}", case_address(standing, lowest, ctx.area), worst(cases))
    kept = sum(one.state != "broken" for one in cases)
    where = (
        case_address(standing, lowest, ctx.area) if ctx.area.courses.get(lowest.subject) else address(standing.promise)
    )
    return Number(f"{kept:,} of {len(cases):,}", where, worst(cases))
