"""Numbers as a picture: a grid in which darker squares or longer bars are more, and every number stands in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

_HIGH: Final = 26
_GAP: Final = 14
_SQUARE: Final = 62
_NARROW: Final = 34
_BAR: Final = 172
_NUMBER: Final = 44
"""How much room the number takes at the end of the longest bar."""

_LETTER: Final = 6.6
"""How wide a letter of the labels is, of most typefaces and on average."""

_LONG: Final = 10
"""Longer names of columns than this are written upwards."""

_MOST: Final = 60
"""How many rows a picture has at most; the table behind it has all of them."""

_SHADES: Final = ((0, 0.0), (1, 0.07), (3, 0.14), (6, 0.21), (12, 0.28), (25, 0.34))
"""From which number on a square is how dark; the darkest still lets the number on it be read, in light and dark."""


class Block(NamedTuple):
    """Columns that belong together, under a heading; without one it is empty."""

    heading: str
    columns: tuple[str, ...]


class Row(NamedTuple):
    """A row: what it is called, and a number for each column of all blocks; None is one that is not told."""

    name: str
    numbers: tuple[int | None, ...]


class Grid(NamedTuple):
    """A table that can be drawn: `name` is that of its files, `about` tells what is seen to who does not see it.

    `first` is what the rows are. It is drawn in squares, or in bars that are all on one scale.
    """

    name: str
    title: str
    about: str
    first: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    bars: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns, with the heading of their block where there is one."""
        return tuple(f"{one.heading}: {name}" if one.heading else name for one in self.blocks for name in one.columns)

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that stand in the picture."""
        return self.rows[:_MOST]


def picture(grid: Grid, *, alone: bool) -> str:
    """The picture as SVG, in the colour of the text around it; `alone` in black on white, as a file of its own.

    It needs no style of the page, and tells nothing by its colour, so that it is the same in light, dark and print.
    """
    top, tilted = _head(grid)
    wide = _BAR if grid.bars else _NARROW if tilted else _SQUARE
    across = sum(len(one.columns) for one in grid.blocks) * wide + (len(grid.blocks) - 1) * _GAP
    width, height = round(_left(grid) + across + (top * 0.6 if tilted else 10)), top + _HIGH * len(grid.drawn) + 4
    lines = (*_headings(grid, wide, top, tilted=tilted), *_rows(grid, wide, top))
    return "\n".join([*(_paper if alone else _inside)(grid, width, height), *lines, "</g>\n</svg>\n"])


def _opening(grid: Grid, width: int, height: int, colour: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{grid.name}-title {grid.name}-about" fill="currentColor" color="{colour}" '
        f'font-family="sans-serif" font-size="13">\n<title id="{grid.name}-title">{escape(grid.title)}</title>\n'
        f'<desc id="{grid.name}-about">{escape(grid.about)}</desc>'
    )


def _inside(grid: Grid, width: int, height: int) -> tuple[str, ...]:
    """How a picture in a page begins."""
    return (_opening(grid, width, height, "currentColor"), "<g>")


def _paper(grid: Grid, width: int, height: int) -> tuple[str, ...]:
    """How one in a file of its own begins: with white paper, and with its title to read."""
    below = height + _HIGH
    return (
        _opening(grid, width, below, "#000000"),
        f'<rect width="{width}" height="{below}" fill="#ffffff"/>',
        f'<text x="4" y="17" font-weight="bold">{escape(grid.title)}</text>\n<g transform="translate(0 {_HIGH})">',
    )


def _head(grid: Grid) -> tuple[int, bool]:
    """How much room the names of the columns take above the rows, and whether they are written upwards."""
    longest = max(len(_cut(name)) for one in grid.blocks for name in one.columns)
    tilted = longest > _LONG and not grid.bars
    heading = 22 if any(one.heading for one in grid.blocks) else 0
    return heading + (round(longest * _LETTER * 0.85) + 16 if tilted else 28), tilted


def _left(grid: Grid) -> int:
    """How much room the names of the rows take."""
    return round(max((len(_cut(row.name)) for row in grid.drawn), default=0) * _LETTER) + 16


def _lefts(grid: Grid, wide: int) -> Iterator[tuple[int, Block]]:
    """Where each block begins."""
    left = _left(grid)
    for one in grid.blocks:
        yield left, one
        left += len(one.columns) * wide + _GAP


def _headings(grid: Grid, wide: int, top: int, *, tilted: bool) -> Iterator[str]:
    for left, block in _lefts(grid, wide):
        if block.heading:
            yield f'<text x="{left}" y="16" font-weight="bold">{escape(block.heading)}</text>'
        for number, name in enumerate(block.columns):
            x, y = left + number * wide + (wide // 2 if tilted else 2), top - 9
            turned = f' transform="rotate(-58 {x} {y})"' if tilted else ""
            yield f'<text x="{x}" y="{y}"{turned}>{escape(_cut(name))}</text>'


def _rows(grid: Grid, wide: int, top: int) -> Iterator[str]:
    most = max((number or 0 for row in grid.drawn for number in row.numbers), default=0)
    places = [left + number * wide for left, block in _lefts(grid, wide) for number in range(len(block.columns))]
    for line, row in enumerate(grid.drawn):
        y = top + line * _HIGH
        yield f'<text x="4" y="{y + 17}">{escape(_cut(row.name))}</text>'
        for x, number in zip(places, row.numbers, strict=True):
            yield _bar(x, y, number, most) if grid.bars else _square(x, y, wide, number)


def _square(x: int, y: int, wide: int, number: int | None) -> str:
    shade = next(shade for least, shade in reversed(_SHADES) if (number or 0) >= least)
    filled = f'fill-opacity="{shade:g}"' if shade else 'fill="none"'
    return (
        f'<rect x="{x}" y="{y}" width="{wide - 2}" height="{_HIGH - 2}" {filled} stroke="currentColor" '
        f'stroke-opacity="0.35"/><text x="{x + wide // 2 - 1}" y="{y + 16}" text-anchor="middle">{_said(number)}</text>'
    )


def _bar(x: int, y: int, number: int | None, most: int) -> str:
    """A bar with its number behind it; what is not told has none."""
    long = round((number or 0) / most * (_BAR - _NUMBER)) if most else 0
    size = f'width="{max(long, 1)}" height="{_HIGH - 10}"'
    drawn = f'<rect x="{x}" y="{y + 4}" {size} fill-opacity="0.6"/>' if number else ""
    return f'{drawn}<text x="{x + long + 5}" y="{y + 17}">{_said(number)}</text>'


def _said(number: int | None) -> str:
    return "few" if number is None else f"{number:,}" if number else "–"


def _cut(name: str) -> str:
    return name if len(name) <= 43 else f"{name[:42].rstrip(' ,')}…"
