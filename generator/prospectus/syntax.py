"""Puts libyaml's messages on what is not YAML into the words of somebody who has never heard of YAML."""

from typing import Final

_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        "There is a colon here inside a value that is not in quotes.",
        "Put the whole value in quotes.",
    ),
    (
        "cannot start any token",
        "This line starts with a character that YAML does not allow here.",
        "Use spaces, not tabs, to indent; put a value that starts with @, ` or % in quotes.",
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
        "unknown escape character",
        "A backslash inside double quotes has a meaning of its own.",
        "Use single quotes, or write two backslashes.",
    ),
    (
        "block sequence entries are not allowed",
        "A list item stands where none can be.",
        "Put the list on lines of its own under the key.",
    ),
    ("tab", "There is a tab here.", "Use spaces to indent."),
)


def in_plain_words(problem: str, line: str, column: int) -> tuple[str, str]:
    """What is so and what to do, for libyaml's `problem` at a column (from 1) of a line."""
    if "\t" in line[:column]:
        return "There is a tab at the start of this line.", "Use spaces to indent."
    for words, says, do in _SYNTAX:
        if words in problem:
            return says, do
    return f"This cannot be read as YAML: {problem}.", "Compare it with a neighbour."
