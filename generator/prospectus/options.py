"""What every command can be told: the area's folder, the day; and how one ends that broke."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from . import breakdowns, day, progress, reports
from .problems import Problem, Severity, has_errors

if TYPE_CHECKING:
    from .area import Area

Function = TypeVar("Function", bound=Callable[..., Any])
_AREA_MARKS: Final = ("mkdocs.yml", "content", "providers")


class _BrokenError(click.ClickException):
    """Something other than the data has broken; ends with 1 and one plain message."""

    def show(self, file: Any = None) -> None:
        click.echo(f"prospectus: {reports.harmless_lines(self.message)}", err=True)


class Commands(click.Group):
    """The commands; whatever breaks in one of them is told in plain words instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("PROSPECTUS_TRACEBACK"):
                raise
            raise _plainly(error) from error


def _plainly(error: Exception) -> click.ClickException:
    """What to end with instead of a traceback: 2 for what cannot be done as asked, 1 for whatever broke."""
    from .hosts.folder import PublishError
    from .refused import RefusedError

    if isinstance(error, RefusedError):
        return click.UsageError(str(error))
    return _BrokenError(str(error) if isinstance(error, PublishError) else breakdowns.said(error))


class _Day(click.ParamType[dt.date]):
    """A day, written in any of the ways that files may write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        from .model.when import parse_date

        try:
            return value if isinstance(value, dt.date) else parse_date(value)
        except ValueError as error:
            self.fail(f"{error} Write it like 2027-09-06.", param, ctx)


def area_option(function: Function) -> Function:
    """Lets a command be told the area's folder, before or after its own name."""
    return click.option(
        "-C",
        "--area",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The area's folder, the one with mkdocs.yml.  [default: here]",
    )(function)


as_of_option = click.option(
    "--as-of", type=_Day(), metavar="DATE", help="Judge and show the data as they are on this day."
)
strict_option = click.option("--strict", is_flag=True, help="Let warnings stop it, too.")


def folder(area: Path | None) -> Path:
    """The folder that was given after the command, or before it, or else the one we are in."""
    given: Path | None = area or click.get_current_context().find_root().params["area"]
    return given or Path()


def root(area: Path | None) -> Path:
    """The area's folder; wrong use if there is no area in it."""
    found = folder(area)
    if not any((found / mark).exists() for mark in _AREA_MARKS):
        where = "here" if found == Path() else f"in {click.format_filename(found)}"
        raise click.UsageError(
            f"There is no area {where}: no mkdocs.yml, content/ or providers/. "
            "Name its folder with -C, or make a new one with “prospectus init DIR”."
        )
    return found


def inside(area: Path, path: Path) -> str:
    """A path as problems name it: from the area's folder on, with forward slashes; empty for the whole area."""
    for there in (path, area / path):
        if there.exists() and there.resolve().is_relative_to(area.resolve()):
            return there.resolve().relative_to(area.resolve()).as_posix().removeprefix(".")
    raise click.UsageError(f"There is no file or folder {click.format_filename(path)} in this area.")


def covered(path: str, within: Sequence[str]) -> bool:
    """Whether a path is one of those that were asked for, or in one of them; nothing asked for is everything."""
    return not within or any(path == one or not one or path.startswith(f"{one}/") for one in within)


def given_day(as_of: dt.date | None) -> dt.date | None:
    """The day that was given, on the command line or in SOURCE_DATE_EPOCH."""
    try:
        return as_of or day.given()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def sound(area: Area | None, problems: tuple[Problem, ...], instead: str) -> Area:
    """The area; where it has errors they are told and the command ends with 1: `instead` says what is not done."""
    if area is not None and not has_errors(problems):
        return area
    for problem in problems:
        if problem.severity is Severity.ERROR:
            click.echo(reports.told(problem), err=True)
    raise click.ClickException(f"{instead}: mend these first.")


# ── Long work ────────────────────────────────────────────────────────────────────────────────────────────────────────

_PATIENCE: Final = 2.0
"""After so many seconds people want to know how far it has come."""

_LINE_EVERY: Final = 5.0


def showing_progress() -> AbstractContextManager[None]:
    """While this lasts, work that takes over two seconds shows a bar on a terminal, and plain lines elsewhere."""
    return progress.shown(_bars if sys.stderr.isatty() else _lines)


def _bars(states: Iterator[progress.State]) -> None:
    began, bar = time.monotonic(), None
    for state in states:
        if time.monotonic() - began < _PATIENCE:
            continue
        if bar is None or bar.label != state.what:
            _ended(bar)
            bar = click.progressbar(
                length=state.total, label=state.what, file=sys.stderr, show_pos=True, width=_width(state)
            )
        bar.update(state.done - bar.pos)
    _ended(bar)


def _width(state: progress.State) -> int:
    """How long the bar can be beside its words: a line that is broken in two would be repeated with each step."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    except OSError:
        columns = _COLUMNS
    words = len(f"{state.what}  []  {state.total}/{state.total}  {_LONGEST_TIME}")
    return max(1, min(_BAR, columns - 1 - words))


_COLUMNS: Final = 80
_BAR: Final = 36
_LONGEST_TIME: Final = "10d 00:00:00"


def _ended(bar: Any) -> None:
    if bar is not None:
        bar.render_finish()


def _lines(states: Iterator[progress.State]) -> None:
    shown = time.monotonic() + _PATIENCE - _LINE_EVERY
    for state in states:
        if time.monotonic() - shown >= _LINE_EVERY:
            shown = time.monotonic()
            click.echo(f"{state.what}: {state.done:,} of {state.total:,}", err=True)
