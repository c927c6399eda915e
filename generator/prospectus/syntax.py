"""Puts libyaml's messages on what is not YAML into the words of somebody who has never heard of YAML."""

import re
from itertools import pairwise
from typing import Final

_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        "There is a colon here inside a value that is not in quotes.",
        "Put the whole value in quotes.",
    ),
    (
        "cannot start any token",
        "A value cannot start with this character.",
        "Put a value that starts with @, ` or % in quotes; use spaces, not tabs, to indent.",
    ),
    (
        "did not find expected key",
        "This line does not fit to the lines before it.",
        "Check its indent and that quotes are closed; put a text with quotes inside behind “|”.",
    ),
    (
        "did not find expected '-'",
        "This line is indented neither like the lines above it nor like a new item of the list.",
        "Indent it like the lines above, or start a new item with “- ”.",
    ),
    (
        "could not find expected ':'",
        "There is a name without a colon here, or a text that goes on at the wrong indent.",
        "Write a colon and a space after the name; indent texts that go on.",
    ),
    ("unexpected end of stream", "A quotation mark is opened and never closed.", "Close it with the same mark."),
    ("did not find expected ',' or", "A bracket is opened and not closed.", "Close it, or put the text in quotes."),
    (
        "found undefined tag handle",
        "“!” at the start of a value has a meaning of its own.",
        "Put the whole value in quotes.",
    ),
    (
        "did not find expected <document start>",
        "This line stands outside the rest of the file.",
        "Check how it is indented.",
    ),
    (
        "did not find expected hexdecimal number",
        "A backslash inside double quotes has a meaning of its own.",
        "Use single quotes, or write two backslashes.",
    ),
    (
        "unknown escape character",
        "A backslash inside double quotes has a meaning of its own.",
        "Use single quotes, or write two backslashes.",
    ),
    (
        "block sequence entries are not allowed",
        "A list item stands where none can be.",
        "Put the list on lines of its own under the key.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "“*” and “&” at the start of a value have a meaning of their own.",
        "Put the whole value in quotes; start an item of a list with “- ”.",
    ),
    (
        "did not find expected comment or line break",
        "“>” and “|” at the start of a value have a meaning of their own.",
        "Put the whole value in quotes; behind “|” a text starts in the next line.",
    ),
    (
        "did not find expected node content",
        "Between two commas or brackets there is nothing, or a sign that YAML does not allow there.",
        "Delete the comma that is too many, or put each item in quotes.",
    ),
    ("tab", "There is a tab here.", "Use spaces to indent."),
)

_CONFLICT: Final = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
_SPACE: Final = "[\u00a0\u2007\u202f\u3000]"
_OTHER_SPACE: Final = re.compile(
    rf"^ *(?:(?:- *)?[A-Za-z_]+:(?P<after>{_SPACE})|(?P<before>{_SPACE})[ -]*[A-Za-z_]+:)", re.MULTILINE
)
_KEY: Final = re.compile(r" *(?:- +)?([A-Za-z_]+)")
_NO_COLON: Final = re.compile(r" *(?:- +)?([A-Za-z_]+)(?::(?=[^\s/])| *[;=\uff1a])")
_LINES: Final = re.compile(r"\r\n?|\n")
_OPENED: Final = re.compile(r"""( *)(?:- +)?([A-Za-z_]+: +|(?<=- ))(["'\[{])""")
_CLOSED_BY: Final = {"[": "]", "{": "}"}
_STARTS: Final = re.compile(r"( *)(?:- +)?[A-Za-z_]+:(?: |$)")
_KEY_LINE: Final = re.compile(r"^[A-Za-z_]+:(?: |$)", re.MULTILINE)
_NAMED: Final = re.compile(r"([a-z_]+)[;=]? +([^:]+)")

Fault = tuple[int, int, str, str]
"""Line and column, what is so and what to do."""


def unmistakable(text: str) -> Fault | None:
    """What keeps a file from being read and libyaml tells at another place or not at all."""
    if found := _CONFLICT.search(text):
        says = f"“{found[1]}” marks a place where Git found two versions of the same lines."
        do = "Keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>."
        return *_at(text, found.start()), says, do
    if found := _OTHER_SPACE.search(text):
        says = "There is a special space here, as copied from a web page or Word, where YAML needs an ordinary one."
        return *_at(text, found.start(found.lastgroup or 0)), says, "Delete it, and type a space."
    return left_open(text) or first_without_colon(text)


def left_open(text: str) -> Fault | None:
    """The first line on which a quotation mark or a bracket is opened and not closed, though the next line is a key.

    libyaml tells of it where it gives up, which can be many lines further down.
    """
    lines = _LINES.split(text)
    for number, (line, after) in enumerate(pairwise([*lines, ""]), 1):
        found, follows = _OPENED.match(line), _STARTS.match(after)
        if found and follows and len(follows[1]) <= len(found[1]):
            mark, rest = found[3], line[found.end() :]
            close = _CLOSED_BY.get(mark, mark)
            if close not in rest and not rest.lstrip().startswith("#"):
                what = "bracket" if mark in _CLOSED_BY else "quotation mark"
                says = f"A {what} is opened here and never closed."
                return number, found.start(3) + 1, says, f"Close it with {close} on the same line, or delete it."
    return None


def first_without_colon(text: str) -> Fault | None:
    """The first line, if it is a name without a colon above lines with one: then all is taken for one text."""
    if not _KEY_LINE.search(text):
        return None
    for number, line in enumerate(_LINES.split(text), 1):
        if line.strip() and not line.startswith("#"):
            found = _NAMED.fullmatch(line)
            if found is None:
                return None
            says = f"After “{found[1]}” there has to be a colon and a space."
            return number, found.end(1) + 1, says, f"Write “{found[1]}: {found[2].strip()[:40]}”."
    return None


def _at(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")


def in_plain_words(problem: str, line: str, column: int) -> tuple[str, str]:
    """What is so and what to do, for libyaml's `problem` at a column (from 1) of a line."""
    before = line[: column - 1]
    if "\t" in line[:column]:
        return "There is a tab at the start of this line.", "Use spaces to indent."
    if "mapping values are not allowed" in problem and (key := _KEY.fullmatch(before)):
        return (
            f"“{key[1]}:” is not in line with the keys above it.",
            "Give it as many spaces as they have; if it belongs to the text above, put that whole text in quotes.",
        )
    if "did not find expected key" in problem and before.rstrip()[-1:] in tuple("\"']}"):
        return (
            "Here a text goes on behind a closing quotation mark or bracket.",
            "Put the whole value in quotes, with the other kind inside; or a quotation mark is missing further up.",
        )
    for words, says, do in _SYNTAX:
        if words in problem:
            return says, do
    return f"This cannot be read as YAML: {problem}.", "Compare it with a neighbour."


def without_colon(problem: str, lines: list[str], line: int) -> Fault | None:
    """The key, in this line or the one above, after which no colon with a space stands, where that is the problem."""
    if "could not find expected ':'" not in problem:
        return None
    for number in (line - 1, line):
        if number and (found := _NO_COLON.match(lines[number - 1])):
            says = f"After “{found[1]}” there has to be a colon and a space."
            return number, found.end(1) + 1, says, f"Write “{found[1]}: ” and then the value."
    above = lines[line - 2] if line > 1 else ""
    if above.strip() and not _STARTS.match(above) and above.lstrip()[0] not in "-#":
        return line - 1, len(above) - len(above.lstrip()) + 1, _GOES_ON, "Put it in the line above, or indent it."
    return None


_GOES_ON: Final = "This line has no name with a colon, and is not indented as a text that goes on would be."
