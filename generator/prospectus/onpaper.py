"""The command that prints: leaflets, booklets, lists and forms as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from . import progress
from .options import Commands, Function, area_option, as_of_option, given_day, root, showing_progress, sound
from .whole import put
from .wording import nearest

if TYPE_CHECKING:
    from .printing.desk import Desk
    from .printing.press import Printed

_PDF: Final = click.Path(dir_okay=False, path_type=Path)


class _Sheets(Commands):
    """The sheets that can be printed; a wrong name gets a guess."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            guess = nearest(args[0], names)
            hint = f"Did you mean “{guess}”?" if guess else "See “prospectus print --help” for what there is."
            raise click.UsageError(f"There is no sheet called “{args[0]}”. {hint}")
        return super().resolve_command(ctx, args)


@click.group("print", cls=_Sheets)
def print_() -> None:
    """Print leaflets, booklets, lists and forms as PDF, ready for a photocopier.

    It needs WeasyPrint and segno: pip install "prospectus[print]". The short addresses and QR codes lead to the
    site_url in mkdocs.yml; without one there are none.

    \b
    Example:
      prospectus print leaflet oak-college/joinery
      prospectus print leaflets -o leaflets
      prospectus print booklet --ages 14-16 -o options.pdf
      prospectus print comparison oak-college/joinery oak-college/plumbing
      prospectus print routes digital
      prospectus print directory
      prospectus print late-starts
      prospectus print non-traditional
      prospectus print entitlement-large-print
      prospectus print entitlement-easy-read
      prospectus print planner
      prospectus print form
      prospectus print checklist
      prospectus print handbook
      prospectus print protocol attendance -o attendance.docx
    """


def _sheet(function: Function) -> Function:
    """The options of every sheet that is one file."""
    kinds = (".pdf", ".docx") if function.__name__ == "protocol" else (".pdf",)
    output = click.option(
        *("-o", "--output"),
        type=_PDF,
        callback=partial(_named_after, kinds),
        help="The file to write.  [default: the sheet's name, here]",
    )
    return output(as_of_option(area_option(function)))


def _named_after(kinds: Sequence[str], _: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """The file to write: never a PDF under the name of another kind of file, which no program would open."""
    if path and path.suffix and path.suffix.lower() not in kinds:
        raise click.BadParameter(f"“{path.name}” is no name for this sheet. End it with {' or '.join(kinds)}.")
    return path


def _desk(area: Path | None, as_of: dt.date | None) -> Desk:
    """What sheets are made from; ends with the problems where the area has errors."""
    from .pipeline import load
    from .printing import press
    from .printing.desk import desk

    if lacks := press.missing():
        raise click.ClickException(lacks)
    here = root(area)
    loaded = load(here, as_of=given_day(as_of))
    whole = sound(loaded.area, loaded.problems, "Nothing is printed of an area with errors")
    from .hosts import mkdocs

    settings = mkdocs.settings(here)
    return desk(whole, site_url=settings.site_url, templates=settings.templates)


def _put(printed: Printed, path: Path) -> None:
    put(path, printed.data)
    pages = f"{printed.pages:,} {'page' if printed.pages == 1 else 'pages'}"
    click.echo(f"Wrote {click.format_filename(path)}: {pages}, {max(len(printed.data) // 1000, 1):,} kB")


def _told(find: Callable[[], Any]) -> Any:
    """What is found; wrong use where a name is not there."""
    from .printing.choosing import NoSuchNameError

    try:
        return find()
    except NoSuchNameError as error:
        raise click.UsageError(str(error)) from None


@print_.command()
@click.argument("course", metavar="COURSE")
@_sheet
def leaflet(course: str, output: Path | None, as_of: dt.date | None, area: Path | None) -> None:
    """Print the leaflet of a course: one side of A4.

    \b
    Example:
      prospectus print leaflet oak-college/joinery -o joinery.pdf
    """
    from .printing import choosing
    from .printing import leaflet as sheet

    desk = _desk(area, as_of)
    found = _told(partial(choosing.course, desk.area, course))
    try:
        printed = sheet.printed(desk, found)
    except sheet.TooLongError as error:
        raise click.ClickException(str(error)) from None
    _put(printed, output or Path(f"leaflet-{found.provider.id}-{found.id}.pdf"))


@print_.command()
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write into."
)
@click.option("--jobs", type=click.IntRange(1), help="How many processes share the work.")
@as_of_option
@area_option
def leaflets(output: Path, jobs: int | None, as_of: dt.date | None, area: Path | None) -> None:
    """Print the leaflet of every course, each into a file of its own.

    \b
    Example:
      prospectus print leaflets -o leaflets
    """
    from .printing import leaflet as sheet
    from .workers import can_fork, in_turn, processors

    desk = _desk(area, as_of)
    courses = desk.area.published
    tasks = [partial(sheet.printed, desk, one) for one in courses]
    workers = (jobs or processors()) if can_fork() else 1
    try:
        with showing_progress():
            progress.begin("Printing leaflets", len(courses))
            for course, printed in zip(courses, in_turn(tasks, workers), strict=True):
                put(output / f"{course.provider.id}-{course.id}.pdf", printed.data)
                progress.step()
    except sheet.TooLongError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Wrote {len(courses):,} leaflets into {click.format_filename(output)}")


@print_.command()
@click.option("--sector", metavar="SECTOR", help="Only of this sector, like digital.")
@click.option("--level", metavar="LEVEL", help="Only of this level, like 2, E3 or entry-3.")
@click.option("--provider", metavar="PROVIDER", help="Only of this provider, by its id.")
@click.option("--ages", metavar="AGES", help="14-16: Key Stage 4 options. 16-19: after Year 11. Or 19+.")
@_sheet
def booklet(
    sector: str | None,
    level: str | None,
    provider: str | None,
    ages: str | None,
    output: Path | None,
    as_of: dt.date | None,
    area: Path | None,
) -> None:
    """Print a booklet: contents, how to use it, route maps, courses, dates, travel, indexes and the form.

    Without an option it holds the whole area.

    \b
    Example:
      prospectus print booklet
      prospectus print booklet --ages 14-16
      prospectus print booklet --sector digital --level 3 -o digital.pdf
    """
    from .printing import booklet as sheet
    from .printing.choosing import choice

    desk = _desk(area, as_of)
    chosen = _told(partial(choice, desk.area, sector=sector, level=level, provider=provider, ages=ages))
    if not chosen.courses(desk.area, desk.derived.order):
        raise click.UsageError("No course is all of this. Leave one of the options out.")
    _put(sheet.printed(desk, chosen), output or Path(f"{chosen.name}.pdf"))


@print_.command()
@click.argument("courses", metavar="COURSE COURSE...", nargs=-1)
@_sheet
def comparison(courses: Sequence[str], output: Path | None, as_of: dt.date | None, area: Path | None) -> None:
    """Print two to four courses side by side.

    \b
    Example:
      prospectus print comparison oak-college/joinery oak-college/plumbing
    """
    from .printing import choosing
    from .printing import comparison as sheet

    if not sheet.FEWEST <= len(set(courses)) <= sheet.MOST:
        raise click.UsageError("Name two, three or four different courses.")
    desk = _desk(area, as_of)
    found = [_told(partial(choosing.course, desk.area, key)) for key in dict.fromkeys(courses)]
    _put(sheet.printed(desk, found), output or Path("comparison.pdf"))


@print_.command()
@click.argument("sector", metavar="SECTOR")
@_sheet
def routes(sector: str, output: Path | None, as_of: dt.date | None, area: Path | None) -> None:
    """Print the route sheet of a sector: its map, and the same in words.

    \b
    Example:
      prospectus print routes construction-and-the-built-environment
    """
    from .model.codes import SECTOR
    from .printing import choosing
    from .printing import routes as sheet

    desk = _desk(area, as_of)
    known = [id_ for id_ in SECTOR if desk.area.courses_in[id_]]
    found = _told(partial(choosing.named, sector, known, "sector"))
    _put(sheet.printed(desk, found), output or Path(f"routes-{found}.pdf"))


@print_.command()
@click.argument("protocol", metavar="PROTOCOL")
@_sheet
def protocol(protocol: str, output: Path | None, as_of: dt.date | None, area: Path | None) -> None:
    """Print a page of the handbook, or write it for a word processor when the file ends with .docx.

    \b
    Example:
      prospectus print protocol attendance
      prospectus print protocol learning-agreement -o learning-agreement.docx
    """
    from .printing import choosing
    from .printing import handbook as sheet
    from .printing.press import MissingError

    desk = _desk(area, as_of)
    found = desk.area.protocols[_told(partial(choosing.named, protocol, list(desk.area.protocols), "protocol"))]
    if output is None or output.suffix.lower() != ".docx":
        _put(sheet.alone(desk, found), output or Path(f"{found.id}.pdf"))
        return
    try:
        put(output, sheet.document(desk, found))
    except MissingError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Wrote {click.format_filename(output)}")


# ── Sheets that need nothing but the area ────────────────────────────────────────────────────────────────────────────

_SHEETS: Final = {
    "directory": "Print Entry level and level 1 courses that one can join now or soon, and the help there is.",
    "late-starts": "Print the courses that start at any time, or in another month than September.",
    "non-traditional": "Print the courses that say who is missing there so far, with their taster days.",
    "entitlement-large-print": "Print what young people are promised, in letters of 18 points.",
    "entitlement-easy-read": "Print what young people are promised, in easy words.",
    "planner": "Print the school year on a sheet of A3: terms, deadlines, open events, tasters, drop-ins.",
    "form": "Print the common application form, blank.",
    "checklist": "Print what has to be settled by September, to tick off.",
    "handbook": "Print the partnership's handbook, with contents and who has signed.",
}


def _add(name: str, about: str) -> None:
    @print_.command(name, help=f"{about}\n\n\b\nExample:\n  prospectus print {name}")
    @_sheet
    def sheet(output: Path | None, as_of: dt.date | None, area: Path | None) -> None:
        from .printing.every import SHEETS

        _put(SHEETS[name].make(_desk(area, as_of)), output or Path(f"{name}.pdf"))


for _name, _about in _SHEETS.items():
    _add(_name, _about)
