"""The commands that take in other kinds of file, and give the area's courses in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import takewhile
from pathlib import Path

import click

from . import limits
from .options import area_option, root
from .whole import put
from .wording import listed, nearest

# pydantic and openpyxl take long to import, so that `exchange` is imported only when it is used.


@click.command("import")
@click.argument("form", metavar="FORMAT")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--provider", metavar="ID", help="Whose the file is, when it does not say so itself.")
@click.option("--write", is_flag=True, help="Do it. Without this nothing is changed, only told.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where rows that are to be mended go.  [default: beside FILE, with --write]",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write what is told into this file, too."
)
@area_option
@click.pass_context
def import_(
    ctx: click.Context,
    form: str,
    file: Path,
    provider: str | None,
    write: bool,
    errors: Path | None,
    output: Path | None,
    area: Path | None,
) -> None:
    """Take courses and sites from another kind of file; FORMAT is ncs, xlsx, xcri, jsonld or json.

    First look at what would be added, changed and left; then do it with --write. Nothing is ever deleted, and what the
    file does not say stays as it is. Rows with faults come back as the same kind of file, with what to mend in the last
    column: mend them there, and import that file.

    \b
    Example:
      prospectus import ncs courses.csv --provider oak-college
      prospectus import ncs courses.csv --provider oak-college --write
      prospectus import xlsx providers.xlsx --write
      prospectus import xcri feed.xml -o report.txt
    """
    from .exchange.every import TAKERS
    from .exchange.plan import apply, plan, told
    from .exchange.present import present

    here = root(area)
    take = TAKERS[_known(form, TAKERS)]
    now = present(here)
    _refuse_unknown(provider, now.providers)
    taken = take(_bytes(file), now, provider)
    planned = plan(here, taken.batch, provider=provider)
    report = told(planned, [f"{one.row}, {one}" for one in taken.faults])
    click.echo(report, nl=False)
    if output:
        put(output, report.encode())
    complaints = _complaints([(one.row, str(one)) for one in taken.faults], planned.complaints())
    if write:
        apply(planned)  # First: where it refuses, nothing at all has been written.
    if complaints and taken.returned:
        lines = partial(taken.returned, complaints)
        click.echo(_given_back(_rows(len(complaints)), lines, file, errors, write=write))
    click.echo(_last(len(planned.texts), write=write, faults=bool(complaints)))
    ctx.exit(1 if complaints or planned.to_look_at else 0)


def _given_back(rows: str, lines: Callable[[], bytes], file: Path, errors: Path | None, *, write: bool) -> str:
    """Write the rows that are to be mended into a file of their own, if they are to be; what became of them."""
    before = None if errors else _came_back(file)
    if before is not None:
        return _again(rows, before)
    if not (write or errors):
        return f"{rows} to mend; with --write they come back in a file of their own."
    where = errors or _beside(file)
    put(where, lines())
    return f"{rows} to mend in {click.format_filename(where)}; all others went on."


def _rows(count: int) -> str:
    return f"There {'is 1 row' if count == 1 else f'are {count:,} rows'}"


def _last(count: int, *, write: bool, faults: bool) -> str:
    files = f"{count:,} file{'' if count == 1 else 's'}"
    if not count:
        return "The rows without faults are there already." if faults else "There is nothing to write."
    if not write:
        return f"Nothing is written yet; --write would write {files}."
    return f"Wrote {files}. See what “prospectus check” says of them."


@click.command()
@click.argument("form", metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file, or for several files the folder.")
@click.option("--provider", metavar="ID", help="Only what is this provider's.")
@area_option
def export(form: str, output: Path | None, provider: str | None, area: Path | None) -> None:
    """Give the area's courses in another kind of file; FORMAT is ncs, xlsx, template, xcri, jsonld or json.

    ncs are the three files of the national course directory, xlsx a workbook with everything, template one to be filled
    in: empty, or with --provider with what is there.

    \b
    Example:
      prospectus export template -o providers.xlsx
      prospectus export xlsx --provider oak-college -o oak-college.xlsx
      prospectus export ncs --provider oak-college -o national
    """
    from .exchange.every import GIVERS
    from .exchange.present import present

    give = GIVERS[_known(form, GIVERS)]
    now = present(root(area))
    _refuse_unknown(provider, now.providers)
    made = give(now, provider)
    if output is None:
        _print(made)
        return
    folder = len(made) > 1 or output.is_dir()
    for name, data in made.items():
        where = output / name if folder else output
        put(where, data)
        click.echo(f"Wrote {click.format_filename(where)}")


def _print(made: Mapping[str, bytes]) -> None:
    """A single text goes to whoever reads the output; anything else needs a place."""
    ((name, data), *more) = made.items()
    if more or name.endswith(".xlsx"):
        raise click.UsageError(f"Say with -o where {listed(made, last='and')} should go.")
    click.echo(data.decode("utf-8"), nl=False)


def _known(form: str, forms: Iterable[str]) -> str:
    names = list(forms)
    if form not in names:
        guess = nearest(form, names)
        hint = f"Did you mean “{guess}”? " if guess else ""
        raise click.UsageError(f"There is no format called “{form}”. {hint}Use {listed(names)}.")
    return form


def _refuse_unknown(provider: str | None, known: Iterable[str]) -> None:
    names = sorted(known)
    if provider is not None and provider not in names:
        guess = nearest(provider, names)
        hint = f"Did you mean “{guess}”?" if guess else f"Start it with “prospectus new provider {provider}”."
        raise click.UsageError(f"There is no provider called “{provider}”. {hint}")


def _bytes(file: Path) -> bytes:
    name, most = click.format_filename(file), limits.DIRECTORY_BYTES
    if not file.exists():
        raise click.UsageError(f"There is no file {name}. Look at how its name is written, and at its folder.")
    if file.is_dir():
        raise click.UsageError(f"{name} is a folder. Name one file in it.")
    if not file.is_file():
        raise click.UsageError(f"{name} is no file but a pipe or a device. Save what it gives, and name that file.")
    if file.stat().st_size > most:
        raise click.UsageError(f"This file is larger than {most // 1024 // 1024} MB. Send it in parts.")
    return file.read_bytes()


def _complaints(faults: list[tuple[str, str]], others: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Everything that is to be mended, by row."""
    found = {row: list(texts) for row, texts in others.items()}
    for row, text in faults:
        found.setdefault(row, []).append(text)
    return found


def _beside(file: Path) -> Path:
    """Where the rows of a file that are to be mended go: beside it, and never into a file that is there."""
    return next(path for path in _returns(file) if not path.exists())


def _came_back(file: Path) -> Path | None:
    """The file in which rows of this one came back already, if it has not been saved since: nobody needs it twice."""
    before = list(takewhile(Path.exists, _returns(file)))
    if not before or before[-1] == file or before[-1].stat().st_mtime_ns < file.stat().st_mtime_ns:
        return None
    return before[-1]


def _returns(file: Path) -> Iterator[Path]:
    """The names that files with its rows to mend have, in turn."""
    stem = file.stem.partition("-errors")[0]
    names = (f"{stem}-errors{'' if number == 1 else f'-{number}'}{file.suffix}" for number in range(1, 1_000))
    return map(file.with_name, names)


def _again(rows: str, before: Path) -> str:
    name = click.format_filename(before)
    return (
        f"{rows} to mend, which came back before in {name}; this file has not been saved since.\n"
        f"Mend them in {name} and import that. If you have done so, there is nothing more to do."
    )
