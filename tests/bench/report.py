"""Says what was measured, as Markdown tables: every figure with its spread, and ratios pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from .booklet import Booklet
from .leading import Leading
from .sizes import Sizes, Weight
from .timing import Run
from .travel import LOCALITIES, STOP_TIMES, Journeys

OURS = "prospectus"


@dataclass(frozen=True)
class Contender:
    """One of those that are timed: its name, its command as it was run, its runs, and the peak of all its processes."""

    name: str
    command: str
    pages: int
    runs: list[Run] = field(default_factory=list)
    together: float | None = None


@dataclass(frozen=True)
class Measured:
    """What was measured at one size; `stamp` is what our build says of itself."""

    courses: int
    contenders: Sequence[Contender]
    sizes: Sizes
    stamp: Mapping[str, object]
    leading: Leading | None = None

    @property
    def ours(self) -> Contender:
        return self.contenders[0]


def written(
    heading: Iterable[str],
    measured: Sequence[Measured],
    left_out: Sequence[str],
    journeys: Sequence[Journeys] = (),
    booklet: Booklet | None = None,
) -> str:
    """The whole report."""
    lines = ["# What was measured", "", *heading, ""]
    for one in measured:
        lines += [f"## {one.courses:,} courses", "", *_times(one), *_ratios(one), *_stamp(one), *_leading(one)]
    if measured:
        lines += [*_growth(measured), *_site(measured), *_downloads(measured)]
    lines += _journeys(journeys)
    lines += _booklet(booklet) if booklet else []
    lines += ["", "Left out: " + "; ".join(left_out) + "."] if left_out else []
    return "\n".join(lines) + "\n"


def _journeys(found: Sequence[Journeys]) -> Iterator[str]:
    if found:
        yield from ("## Journeys", "")
        yield f"From nothing: a county of {STOP_TIMES:,} times at stops read and checked, and every journey between {LOCALITIES}"
        yield "towns and villages and so many sites, for lessons at four times from Monday to Friday. Then from what was kept."
        yield ""
        head = ["sites", "seconds from nothing", "processor seconds", "seconds from what was kept", "MiB, largest process", "MiB, all together"]  # fmt: skip
        yield from _table(
            head,
            (
                (
                    one.sites,
                    _spread([run.wall for run in one.cold]),
                    _spread([run.cpu for run in one.cold]),
                    _spread([run.wall for run in one.warm]),
                    _spread([run.largest for run in one.cold], ".0f"),
                    "–" if one.together is None else f"{one.together:.0f}",
                )
                for one in found
            ),
        )


def _booklet(one: Booklet) -> Iterator[str]:
    yield from ("", "## The booklet of the example area", "")
    head = ["pages", "kB for 100 pages", "seconds", "processor seconds", "MiB, largest process"]
    figures = (
        one.pages,
        f"{one.size / one.pages / 10:.0f}",
        _spread([run.wall for run in one.runs]),
        _spread([run.cpu for run in one.runs]),
        _spread([run.largest for run in one.runs], ".0f"),
    )
    yield from _table(head, [figures])


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    return [_row(*head), _row("---", *["---:"] * (len(head) - 1)), *(_row(*row) for row in rows), ""]


def _spread(values: Sequence[float], form: str = ".2f") -> str:
    """The least, the median and the most."""
    return f"{min(values):{form}} / **{median(values):{form}}** / {max(values):{form}}"


def _times(one: Measured) -> list[str]:
    head = ["least / median / most", "seconds", "processor seconds", "ms of processor a course", "MiB, largest process", "MiB, all together", "pages"]  # fmt: skip
    rows = [
        (
            contender.name,
            _spread([run.wall for run in contender.runs]),
            _spread([run.cpu for run in contender.runs]),
            _spread([run.cpu / one.courses * 1000 for run in contender.runs]),
            _spread([run.largest for run in contender.runs], ".0f"),
            "–" if contender.together is None else f"{contender.together:.0f}",
            f"{contender.pages:,}",
        )
        for contender in one.contenders
        if contender.runs
    ]
    said = [f"- {contender.name}: `{contender.command}`" for contender in one.contenders]
    return [*said, "", *_table(head, rows)]


def _ratios(one: Measured) -> list[str]:
    peers = [peer for peer in one.contenders[1:] if peer.runs]
    if not peers:
        return []
    rows = [
        (f"{OURS} ÷ {peer.name}", _pairs(one.ours.runs, peer.runs, "wall"), _pairs(one.ours.runs, peer.runs, "cpu"))
        for peer in peers
    ]
    return _table(["pair by pair (least / median / most)", "seconds", "processor seconds"], rows)


def _pairs(ours: Sequence[Run], theirs: Sequence[Run], what: str) -> str:
    ratios = [getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs, strict=False)]
    return f"{', '.join(f'{ratio:.2f}' for ratio in ratios)} ({_spread(ratios)})"


def _stamp(one: Measured) -> list[str]:
    told = ", ".join(f"{key} {one.stamp[key]}" for key in ("pages", "courses", "files", "hash") if key in one.stamp)
    return [f"Our build says: {told}.", ""]


def _leading(one: Measured) -> list[str]:
    """Routes, promises and the rules on both, each by itself, in one process and without what reading takes."""
    if one.leading is None:
        return []
    found = one.leading
    head = ["seconds", "routes", "promises", "rules on both", "together", "links", "broken promises"]
    times = (found.graph, found.promises, found.rules, found.together)
    return _table(head, [("once", *(f"{seconds:.2f}" for seconds in times), f"{found.links:,}", str(found.broken))])


def _growth(measured: Sequence[Measured]) -> Iterator[str]:
    """How the time for a course grows from size to size."""
    yield from ("## Time for a course as areas grow", "")
    names = list(dict.fromkeys(contender.name for one in measured for contender in one.contenders))
    rows = [
        (name, f"{one.courses:,}", _each(contender, "wall", one.courses), _each(contender, "cpu", one.courses))
        for name in names
        for one in measured
        for contender in one.contenders
        if contender.name == name and contender.runs
    ]
    yield from _table(["", "courses", "ms a course", "ms of processor a course"], rows)


def _each(contender: Contender, what: str, courses: int) -> str:
    """The median time for a course in milliseconds."""
    return f"{median(getattr(run, what) for run in contender.runs) / courses * 1000:.2f}"


def _site(measured: Sequence[Measured]) -> Iterator[str]:
    yield from ("## What was made", "")
    head = ["courses", "pages", "files", "MB in all", "largest course page", "median course page"]
    rows = [
        (f"{one.courses:,}", f"{it.pages:,}", f"{it.files:,}", f"{it.bytes / 1e6:.1f}", f"{it.heaviest / 1e3:.1f} kB", f"{it.usual / 1e3:.1f} kB")
        for one in measured
        for it in [one.sizes]
    ]  # fmt: skip
    yield from _table(head, rows)


def _downloads(measured: Sequence[Measured]) -> Iterator[str]:
    """What goes over the wire, file by file for every size side by side."""
    for title, which in (("The first course page", "first"), ("The finder's first results", "finder")):
        yield from (f"## {title}: kB on the wire (gzip -6)", "")
        tables = [_by_name(getattr(one.sizes, which)) for one in measured]
        names = list(dict.fromkeys(name for table in tables for name in table))
        rows: list[Sequence[object]] = [(name, *(_kb(table.get(name)) for table in tables)) for name in names]
        rows.append(("**together**", *(f"**{sum(table.values()) / 1e3:.1f}**" for table in tables)))
        yield from _table(["file", *(f"{one.courses:,} courses" for one in measured)], rows)


def _by_name(weights: Iterable[Weight]) -> dict[str, int]:
    """Bytes on the wire by file; the page itself goes by one name at every size."""
    return {"the page" if weight.path.endswith(".html") else weight.path: weight.wire for weight in weights}


def _kb(number: int | None) -> str:
    return "–" if number is None else f"{number / 1e3:.1f}"
