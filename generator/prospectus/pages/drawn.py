"""The maps of routes as SVG: how text fits into boxes, and the paths of the lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..derive import drawing
from ..derive.drawing import Line
from ..derive.stations import BANDS, Chart, Stop

WIDTH: Final = 1144.0
GAP: Final = 46.0
LEAST: Final = 150.0
HEAD: Final = 34.0
TALL_WIDTH: Final = 288.0

_LINE: Final = 18.0
_PAD: Final = 9.0
_NARROW, _BROAD = frozenset("iljtfrI.,;:'’()-/ "), frozenset("mwMW&")


class Words(NamedTuple):
    """What stands in a box: a name, smaller facts under it, and where it leads; `full` says it all."""

    name: str
    facts: str
    href: str
    full: str


class Text(NamedTuple):
    """A line of text in a box; `y` is its base."""

    y: float
    words: str
    strong: bool


class Box(NamedTuple):
    """A box with the level that it belongs to, its upper left corner, its size and its text."""

    kind: str
    band: int
    x: float
    y: float
    width: float
    height: float
    text: Sequence[Text]
    words: Words

    @property
    def inside(self) -> float:
        """Where its text begins, from the left."""
        return round(self.x + _PAD, 1)


class Heading(NamedTuple):
    """The name of a level above its boxes."""

    band: int
    x: float
    y: float
    words: str


class Drawing(NamedTuple):
    """A finished drawing."""

    width: float
    height: float
    headings: Sequence[Heading]
    boxes: Sequence[Box]
    paths: Sequence[str]


def wide(chart: Chart, words: Mapping[str, Words], ends: str) -> Drawing:
    """From left to right, a column for each level; `ends` is the heading of the destinations."""
    bands = sorted({stop.band for stop in chart.stops})
    column = {band: number for number, band in enumerate(bands)}
    width = max(LEAST, (WIDTH - GAP * (len(bands) - 1)) / max(len(bands), 1)) if len(bands) > 1 else 260.0
    fitted = {stop.id: _fitted(words[stop.id], width) for stop in chart.stops}
    middles = [number * (width + GAP) + width / 2 for number in range(len(bands))]
    layout = drawing.columns(
        {id_: _height(lines) for id_, lines in fitted.items()},
        {stop.id: column[stop.band] for stop in chart.stops},
        chart.links,
        middles,
        14.0,
    )
    boxes = [
        _box(stop, layout.centres[stop.id][0] - width / 2, layout.centres[stop.id][1] + HEAD, width, fitted, words)
        for stop in chart.stops
    ]
    headings = [Heading(band, column[band] * (width + GAP), 18, _band(band, ends)) for band in bands]
    total = len(bands) * (width + GAP) - GAP + 2 * (len(bands) == 1)
    return Drawing(
        round(total, 1),
        round(layout.height + HEAD + 4, 1),
        headings,
        _read(boxes, chart),
        [_curve(line, width) for line in layout.lines],
    )


def tall(chart: Chart, words: Mapping[str, Words], ends: str) -> Drawing:
    """From top to bottom in one column, with the lines beside it."""
    order = sorted(chart.stops, key=lambda stop: stop.band)
    rank = {stop.id: float(number) for number, stop in enumerate(order)}
    lane = drawing.lanes(chart.links, rank)
    number = max(lane.values(), default=0) + 1
    step = min(11.0, 84.0 / number)
    left = round(number * step + 14, 1)
    fitted = {stop.id: _fitted(words[stop.id], TALL_WIDTH - left - 1) for stop in order}
    boxes, headings, bottom = _stacked(order, fitted, words, left, ends)
    middle = {stop.id: box.y + box.height / 2 for stop, box in zip(order, boxes, strict=True)}
    paths = [_bracket(middle[one], middle[to], left, left - 10 - lane[to] * step) for one, to in chart.links]
    return Drawing(TALL_WIDTH, round(bottom + 2, 1), headings, boxes, paths)


def _stacked(
    order: Sequence[Stop], fitted: Mapping[str, Sequence[Text]], words: Mapping[str, Words], left: float, ends: str
) -> tuple[list[Box], list[Heading], float]:
    boxes: list[Box] = []
    headings: list[Heading] = []
    bottom, band = 0.0, -1
    for stop in order:
        if stop.band != band:
            band = stop.band
            headings.append(Heading(band, left, bottom + 22, _band(band, ends)))
            bottom += 32
        height = _height(fitted[stop.id])
        boxes.append(_box(stop, left, bottom + height / 2, TALL_WIDTH - left - 1, fitted, words))
        bottom += height + 12
    return boxes, headings, bottom


def _band(band: int, ends: str) -> str:
    return BANDS[band] if band < len(BANDS) else ends


def _read(boxes: Sequence[Box], chart: Chart) -> list[Box]:
    """The boxes in the order in which the keyboard comes to them: level by level, each from the top."""
    band = {stop.id: stop.band for stop in chart.stops}
    pairs = sorted(zip(chart.stops, boxes, strict=True), key=lambda one: (band[one[0].id], one[1].y))
    return [box for _, box in pairs]


def _box(
    stop: Stop, x: float, middle: float, width: float, fitted: Mapping[str, Sequence[Text]], words: Mapping[str, Words]
) -> Box:
    height = _height(fitted[stop.id])
    top = round(middle - height / 2, 1)
    text = [line._replace(y=round(top + line.y, 1)) for line in fitted[stop.id]]
    return Box(stop.kind, stop.band, round(x + 0.5, 1), top, round(width - 1, 1), height, text, words[stop.id])


def _height(lines: Sequence[Text]) -> float:
    return len(lines) * _LINE + 2 * _PAD - 3


def _fitted(words: Words, width: float) -> list[Text]:
    """The text of a box of this width in lines: at most four for the name and two for the facts."""
    room = width - 2 * _PAD
    lines = [(line, True) for line in broken(words.name, room, 4)]
    lines += [(line, False) for line in broken(words.facts, room, 2)]
    return [Text(_PAD + 12 + number * _LINE, line, strong) for number, (line, strong) in enumerate(lines)]


def broken(text: str, room: float, most: int) -> list[str]:
    """A text in lines of this width; what does not fit into `most` of them is cut off with “…”."""
    lines: list[str] = []
    for word in text.split():
        if lines and breadth(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [_cut(line, room) for line in lines]


def _cut(line: str, room: float) -> str:
    if breadth(line) <= room:
        return line
    line = line.removesuffix(" …")
    while line and breadth(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip(' ,')}…"


def breadth(text: str) -> float:
    """How wide a text is at most: as it would be in bold letters of 14 px of a broad typeface."""
    return sum(5.6 if sign in _NARROW else 14.0 if sign in _BROAD else 10.6 if sign.isupper() else 9.5 for sign in text)


def _curve(line: Line, width: float) -> str:
    """A line through its points, which passes columns between boxes and ends before a box."""
    points = [(x, y + HEAD) for x, y in line.points]
    if line.swing:
        (x, y), (_, end) = points
        side, end = x + width / 2, end + (11 if y > end else -11)
        return f"M{side:g} {y:g}C{side + 34:g} {y:g} {side + 34:g} {end:g} {side + 3:g} {end:g}"
    way = 1 if points[-1][0] > points[0][0] else -1
    half = way * width / 2
    path = f"M{points[0][0] + half:g} {points[0][1]:g}"
    for number, ((x, y), (to, end)) in enumerate(pairwise(points)):
        last = number == len(points) - 2
        since, until = x + half, to - half - (3 * way if last else 0)
        bend = (until - since) / 2
        path += f"C{since + bend:g} {y:g} {until - bend:g} {end:g} {until:g} {end:g}"
        path += "" if last else f"H{to + half:g}"
    return path


def _bracket(since: float, until: float, left: float, lane: float) -> str:
    """A line out of a box into its lane, along it, and into another box; out below the middle and in above it."""
    start, end = since + 7, until - 7
    turn = 5 if end > start else -5
    return (
        f"M{left:g} {start:g}H{lane + 5:g}Q{lane:g} {start:g} {lane:g} {start + turn:g}"
        f"V{end - turn:g}Q{lane:g} {end:g} {lane + 5:g} {end:g}H{left - 3:g}"
    )
