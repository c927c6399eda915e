"""The commands that keep files right: one form for all, copies, cures that are certain, the step to the next year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import reports
from .options import area_option, covered, inside, root
from .problems import Keys, Severity, has_errors
from .wording import nearest, quoted

if TYPE_CHECKING:
    from .rolling import Turn
    from .writing import Rewrite

# The rooms below import pydantic, which takes long: so they are imported only when they are used.

_paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
_write = click.option("--write", is_flag=True, help="Change the files; otherwise it is only shown.")


def _shown(rewrites: Iterable[Rewrite]) -> None:
    for one in rewrites:
        click.echo(reports.harmless_lines(one.diff))


def _written(here: Path, rewrites: Sequence[Rewrite]) -> None:
    """Write them all, or none when one of the files is not what was read: somebody has saved it meanwhile."""
    for one in rewrites:
        if not one.fits(here):
            path = reports.harmless(one.path)
            raise click.ClickException(f"{path} has been changed since it was read. Run this again.")
    for one in rewrites:
        one.write(here)


# ── One form ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command()
@_paths
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if something would be.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would be.")
@area_option
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[Path, ...], check: bool, diff: bool, area: Path | None) -> None:
    """Give files the form that all files have: the order of keys, the layout, dates and codes.

    With PATH, only those files or folders. Nothing that they say is changed, and every comment stays with its key.

    \b
    Example:
      prospectus fmt
      prospectus fmt providers/oak-college
      prospectus fmt --check
    """
    from .tidying import untidy

    here = root(area)
    within = [inside(here, path) for path in paths]
    found, problems, count = untidy(here, lambda path: covered(path, within))
    for problem in problems:
        click.echo(reports.told(problem), err=True)
    if check or diff:
        _shown(found)
    else:
        _written(here, found)
    for one in found:
        click.echo(f"{'Not in form' if check or diff else 'Put into form'}: {reports.harmless(one.path)}")
    click.echo(_counted(count, len(found), done=not (check or diff)))
    ctx.exit(1 if problems or (check and found) else 0)


def _counted(files: int, changed: int, *, done: bool) -> str:
    looked = "1 file" if files == 1 else f"{files:,} files"
    if not changed:
        return f"Looked at {looked}: all as they should be."
    what = "put into form" if done else "would be put into form by “prospectus fmt”"
    return f"Looked at {looked}: {changed:,} {what}."


# ── Copies ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@area_option
def copy(source: str, target: str, area: Path | None) -> None:
    """Start a course from another one, as a draft; FROM and TO are written PROVIDER/COURSE.

    TO may be at another provider. What has to be looked at is marked in the file, and told.

    \b
    Example:
      prospectus copy oak-college/joinery oak-college/bench-joinery
    """
    from . import copying

    path, looks = copying.copy(root(area), source, target)
    click.echo(f"Made {path}, a draft. Lines that start with “# {copying.LOOK}” say what to look at:")
    for look in looks:
        click.echo(f"  {reports.harmless(look)}")
    click.echo(f"Delete each such line when it is done, then see what “prospectus check {path}” says.")


# ── Cures ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command()
@_paths
@_write
@area_option
@click.pass_context
def fix(ctx: click.Context, paths: tuple[Path, ...], write: bool, area: Path | None) -> None:
    """Mend the problems that have one certain cure; without --write it is only shown.

    Each cure is tried first: it is kept when the problem is gone and no other one has come. It ends with 1 as long as
    there is something to mend, or an error that only you can mend.

    \b
    Example:
      prospectus fix
      prospectus fix providers/oak-college --write
    """
    from .mending import mended

    here = root(area)
    within = [inside(here, path) for path in paths]
    found = mended(here, lambda path: covered(path, within))
    _shown(found.rewrites)
    if write:
        _written(here, found.rewrites)
    for problem in found.problems:
        click.echo(f"{'Mended' if write else 'Can be mended'}: {reports.told(problem)}")
    left = [problem for problem in found.left if problem.severity is not Severity.ADVICE]
    click.echo(_outcome(len(found.problems), len(left), write=write))
    ctx.exit(1 if has_errors(found.left) or (found.rewrites and not write) else 0)


def _outcome(mended: int, left: int, *, write: bool) -> str:
    rest = f"{left:,} left that only you can decide" if left else "none left"
    if not mended:
        return f"There is nothing here that can be mended by itself; {rest}."
    return f"{mended:,} {'mended' if write else 'can be mended: add --write to do it'}; {rest}."


# ── Next year ────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command()
@click.argument("providers", nargs=-1, metavar="[PROVIDER]...")
@click.option("--to", "year", type=click.IntRange(1990, 2100), metavar="YEAR", help="The autumn it starts in.")
@_write
@area_option
def rollover(providers: tuple[str, ...], year: int | None, write: bool, area: Path | None) -> None:
    """Move published courses to another school year; without --write it is only shown.

    Without --to, to the year in area.yml. A day keeps its weekday and its week of the term, by the terms in
    calendar.yml; without those it is the same weekday nearest to the same date. Checks (“reviewed”) stay as they
    are, and events are not copied.

    \b
    Example:
      prospectus rollover oak-college --to 2028
      prospectus rollover oak-college --to 2028 --write
    """
    from . import rolling

    here = root(area)
    chosen = _chosen(here, providers)
    to = year or rolling.year_of(here)
    if to is None:
        raise click.UsageError("content/area/area.yml does not say for which school year this is. Name it with --to.")
    turns = list(rolling.turned(here, chosen, to))
    for turn in turns:
        _tell(turn)
        if write:
            _written(here, turn.rewrites)
    courses = sum(len(turn.rewrites) for turn in turns)
    _close(courses, to, write=write)


def _chosen(here: Path, providers: Sequence[str]) -> list[str]:
    known = sorted(path.parent.name for path in here.glob("providers/*/provider.yml"))
    for one in providers:
        if one not in known:
            guess = nearest(one, known)
            hint = f" Did you mean {quoted(guess)}?" if guess else ""
            raise click.UsageError(f"There is no provider called {quoted(one)}.{hint}")
    return list(providers) or known


def _tell(turn: Turn) -> None:
    """A provider's table: each course, what moves, from which day to which."""
    click.echo(turn.provider)
    rows = [(move.course, _what(move.keys), _day(move.before), _day(move.after)) for move in turn.moves]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
    course = ""
    for row in rows:
        first = "" if row[0] == course else row[0]
        course = row[0]
        cells = [cell.ljust(width) for cell, width in zip((first, *row[1:3]), widths, strict=True)]
        click.echo(f"  {reports.harmless('  '.join(cells))} → {reports.harmless(row[3])}")
    for reason, count in sorted((+turn.left).items()):
        click.echo(f"  {count:,} left as they are: {reason}")


def _what(keys: Keys) -> str:
    return " ".join(str(key) for key in keys[2:])


def _day(text: str) -> str:
    """A day with its weekday, by which people see at once whether it can be right."""
    try:
        return f"{dt.date.fromisoformat(text):%a} {text}"
    except ValueError:
        return text


def _close(courses: int, year: int, *, write: bool) -> None:
    if not courses:
        click.echo(f"No course has to be moved to the school year {year}.")
        return
    what = "1 course" if courses == 1 else f"{courses:,} courses"
    click.echo(f"{what} {'moved' if write else 'would be moved: add --write to do it'}.")
    click.echo("Each run has a line that starts with “# look:”. Delete it when you have checked the run, and write")
    click.echo("the day of your check under “reviewed”. Events are not copied: announce next year's in a calendar.")
