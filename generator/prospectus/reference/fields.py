"""The pages of every key that a file can have, from the model: what it is for, if it is needed, what it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, Final, get_args, get_origin

from ..model.codes import COURSE_KIND, LEVEL, PROVIDER_KIND, SECTOR
from ..model.fields import OneOrMore, Reads, Text
from ..model.shape import Key, bare, is_model, keys_of, marks_of
from ..model.subjects import SUBJECT_AREA
from ..reading import Document, Value, read
from ..schema import FILES, SHAPES

Group = dict[str, Value]
Path = tuple[str, ...]  # the kind of file, then the keys that lead to a group

PROVIDERS: Final = "fields.md"
AREA: Final = "area-fields.md"

_HEADS: Final = {
    PROVIDERS: """\
---
title: What can stand in the files
description: Every key of a provider's and a course's file, what it is for and what you can write.
---

# What can stand in the files

These are the files of providers and their courses. [What can stand in the area's files](area-fields.md) tells of the
others.
""",
    AREA: """\
---
title: What can stand in the area's files
description: Every key of the files in content/area, what it is for and what you can write.
---

# What can stand in the area's files

These are the files in `content/area/`, and the pages of the handbook in `content/handbook/`.
[What can stand in the files](fields.md) tells of providers and their courses.
""",
}
_INTRODUCTION: Final = """\
This page is made from the program itself, so it is always as the program is. A key that is **needed** has to be
there. A key that you **should** give is asked for with a warning, because learners need it to choose well. Every other
key is yours to use or to leave out.

Most texts are plain. Where it says Markdown you can use paragraphs, lists that start with `-`, `**bold**` and
`[links](https://www.example.org)`, and nothing else.
"""
_ABOUT: Final = {
    "provider": "A provider",
    "course": "A course",
    "provider-calendar": "A provider's dates",
    "area": "The area",
    "localities": "Towns and villages",
    "destinations": "Where courses lead",
    "timetable": "The common timetable",
    "words": "What words mean",
    "synonyms": "Everyday words for the search",
    "entitlement": "What young people are promised",
    "calendar": "Dates",
    "travel": "Travel, and help with it",
    "consultation": "What learners said",
    "protocol": "A page of the handbook",
}
_INTO: Final = {
    "localities": "Each town or village stands under an id of its own.",
    "destinations": "Each job, apprenticeship or higher education route stands under an id of its own. When the file "
    "grows too large, share it out among files in the folder; no id may stand in two of them.",
    "protocol": "These keys stand at the top of the page, between two lines `---`. Below them stands the text, in "
    "Markdown: headings that start with `##`, lists, tables, links like `protocol:attendance` or `course:…`. "
    "`{register-by}` stands for a fact, `____` is a gap to fill in, `[ ]` a box to tick.",
    "synonyms": "On the left stands what people type, on the right the words that courses use.",
}
_LISTS: Final = {
    "Sector subject areas": {code: f"{area.name} → {SECTOR[area.sector]}" for code, area in SUBJECT_AREA.items()},
    "Sectors": SECTOR,
    "Kinds of course": COURSE_KIND,
    "Kinds of provider": PROVIDER_KIND,
    "Levels": {code: level.name for code, level in LEVEL.items()},
}
_LINKED: Final = {tuple(codes): title for title, codes in _LISTS.items()}
_NOT_IN_SAMPLE: Final[dict[Path, str]] = {
    ("course", "qualification", "none"): "The award is not a regulated qualification.",
    ("area", "feedback", "url"): "https://www.example.org/tell-us",
}


def pages() -> dict[str, str]:
    """The pages, in Markdown, by their file's name: one for providers and courses, one for the area's own files."""
    texts = {name: [head, _INTRODUCTION] for name, head in _HEADS.items()}
    for kind in SHAPES:
        texts[_page_of(kind)] += _file(kind)
    texts[PROVIDERS] += _code_lists()
    return {name: "\n".join(parts) for name, parts in texts.items()}


def _page_of(kind: str) -> str:
    return PROVIDERS if kind in {"provider", "course", "provider-calendar"} else AREA


def sample(kind: str) -> str:
    """A whole file of this kind that has every key; LookupError when nobody has written one yet."""
    if kind not in _ABOUT:
        raise LookupError(f"{kind}.yml is a new kind of file: give it a title in _ABOUT and a sample in {__package__}")
    return resources.files(__package__).joinpath("samples", f"{kind}.yml").read_text(encoding="utf-8")


def _file(kind: str) -> Iterator[str]:
    """The part of one kind of file: what each group of keys can hold, then a whole sample."""
    shape, text = SHAPES[kind], sample(kind)
    document = read(kind, text.encode())
    assert isinstance(document, Document), document
    yield f"## {_ABOUT[kind]} {{ #{kind} }}\n"
    yield f"The file: {' or '.join(f'`{path}`' for path in FILES[kind]).replace('*', '…')}\n"
    if kind in _INTO:
        yield f"{_INTO[kind]}\n"
    yield from _groups(shape, (kind,), [document.data], {})
    yield f"A whole file in which every key is used:\n\n```yaml\n{text}```\n"


def _groups(shape: Any, path: Path, seen: list[Group], told: dict[type, Path]) -> Iterator[str]:
    """The keys of a group, and those of the groups inside it.

    `seen` is every such group of the sample, `told` where in this file each kind of group has been told already.
    """
    inner = bare(shape)
    if get_origin(inner) is dict:
        named = [one for group in seen for one in group.values() if isinstance(one, dict)]
        yield from _groups(get_args(inner)[1], path, named, told)
    elif is_model(inner):
        if path[1:]:
            yield f"### {_title(path)} {{ #{_anchor(path)} }}\n"
        if inner in told:
            yield f"It has the same keys as {_title(told[inner])}, [above](#{_anchor(told[inner])}).\n"
            return
        like = next((one for one in told if issubclass(inner, one)), None)
        keys = [key for key in keys_of(inner) if like is None or key not in keys_of(like)]
        told[inner] = path
        yield f"{_first_line(inner)}\n"
        if like:
            yield f"It has the same keys as {_title(told[like])}, [above](#{_anchor(told[like])}), and these:\n"
        yield _list(inner, keys, path, seen)
        for key in keys:
            if _is_group(key.annotation):
                yield from _groups(key.annotation, (*path, key.name), _inside(seen, key.name), told)


def _title(path: Path) -> str:
    return " → ".join(f"`{name}`" for name in path[1:])


def _anchor(path: Path) -> str:
    """An anchor of our own: what the host makes of a title differs where two are alike."""
    return "-".join(path).replace("_", "-")


def _is_group(annotation: Any) -> bool:
    inner = bare(annotation)
    return is_model(inner) or (get_origin(inner) is dict and _is_group(get_args(inner)[1]))


def _first_line(model: type) -> str:
    """What a group is, without the file's name, which stands in the heading."""
    line = (model.__doc__ or "").partition("\n")[0]
    return re.sub(r"^content/\S+: (.)", lambda found: found[1].upper(), line)


def _list(model: Any, keys: list[Key], path: Path, seen: list[Group]) -> str:
    """Keys of a group as a list of definitions, which a phone shows as well as a wide screen."""
    parts = []
    for key in keys:
        marks = [*marks_of(model, key)]
        needed = " – **needed**" if key.required else " – **should be given**" if key.should else ""
        why = f" You should give it: {key.should}." if key.should else ""
        allowed = _allowed(key.annotation, marks, (*path, key.name), seen)
        parts.append(f"`{key.name}`{needed}\n:   {key.about}{why} {allowed}\n")
    return "\n".join(parts)


def _allowed(annotation: Any, marks: list[Any], path: Path, seen: list[Group]) -> str:
    """What can be written, and how it looks in the sample."""
    if _is_group(annotation):
        return f"{_amount(annotation)}; see [{_title(path)}](#{_anchor(path)})."
    written = next((group[path[-1]] for group in seen if path[-1] in group), None)
    example = _NOT_IN_SAMPLE.get(path) or (written is not None and _written(written))
    if not example:
        raise LookupError(f"The sample of {path[0]} has no {' → '.join(path[1:])}: add it to reference/samples")
    many = "One, or a list: " if any(mark is OneOrMore for mark in marks) else ""
    return f"{many}{_one(marks, '' if _page_of(path[0]) == PROVIDERS else PROVIDERS)} Example: `{example}`"


def _amount(annotation: Any) -> str:
    if get_origin(bare(annotation)) is dict:
        return "A group under each name"
    inner = next((one for one in get_args(annotation) if get_origin(one) is tuple), annotation)
    return "A list of groups" if get_origin(inner) is tuple else "A group of keys"


def _one(marks: list[Any], lists: str) -> str:
    """What one value can be; `lists` is the page that has the lists of codes."""
    text = next((mark for mark in marks if isinstance(mark, Text)), None)
    if text:
        return f"{'Markdown' if text.markup == 'markdown' else 'Text'} of at most {text.longest:,} characters."
    reads = next((mark for mark in marks if isinstance(mark, Reads)), None)
    if reads:
        listed = _LINKED.get(tuple(reads.schema.get("enum", ())))
        return f"One of the [{listed.lower()}]({lists}#{_slug(listed)})." if listed else reads.cure
    return "The id of a warning and, after it, the reason in a sentence."


def _inside(seen: list[Group], name: str) -> list[Group]:
    """Every group under a key, whether it holds one or a list of them."""
    held = [group[name] for group in seen if name in group]
    return [one for value in held for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _written(value: Value) -> str:
    """A value in one short line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_written(one)}" for key, one in value.items())
    line = " ".join(value.split())
    return line if len(line) <= 70 else f"{line[:67]}…"


def _code_lists() -> Iterator[str]:
    yield "## Lists of codes\n"
    for title, codes in _LISTS.items():
        yield f"### {title} {{ #{_slug(title)} }}\n"
        yield "| Write | It means |\n|---|---|\n" + "".join(f"| `{code}` | {name} |\n" for code, name in codes.items())


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")
