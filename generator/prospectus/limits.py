"""Every limit that input is held to, in one table, so that code, messages, help pages and tests agree."""

from typing import Final

# Files (safety.md 1 and 7)
YAML_BYTES: Final = 64 * 1024
YAML_DEPTH: Final = 8
YAML_NODES: Final = 5_000
LIST_ITEMS: Final = 200
CONTENT_PAGE_BYTES: Final = 64 * 1024
CONTENT_PAGE_SECONDS: Final = 5
COMMITS: Final = 1_000
"""How many commits are looked through for earlier versions of the handbook."""
CHANGES: Final = 2_000
"""How many changes of courses' and providers' files are looked at for the log of changes."""
CHANGE_DAYS: Final = 50
"""How many days the log of changes tells of."""
PROVIDER_FILES: Final = 500
REVISION_BYTES: Final = 500 * 1024 * 1024
"""How much data an earlier state of an area may hold that is compared with."""
PROVIDER_BYTES: Final = 20 * 1024 * 1024
IMAGE_BYTES: Final = 1_000_000
IMAGE_SIDE: Final = 4_000
JPEG_SCANS: Final = 100
LOGO_SIDE: Final = 480

# Names and addresses
ID_LENGTH: Final = 60
PATH_LENGTH: Final = 120
URL_LENGTH: Final = 2_000

# Texts, in characters
NAME: Final = 100
TITLE: Final = 255
SUMMARY: Final = 140
ABOUT: Final = 750
WHO_FOR: Final = 2_000
WHAT_YOU_LEARN: Final = 1_500
SUPPORT: Final = 1_500
SHORT_TEXT: Final = 500
NOTE: Final = 300
MEANING: Final = 400
KEYWORD: Final = 60
ADDRESS: Final = 200
REASON: Final = 300
SOURCE: Final = 140
REFERENCE: Final = 255

# The timetable of buses and trains (GTFS)
FEED_FILES: Final = 200
FEED_BYTES: Final = 300 * 1024 * 1024
FEED_PACKED_BYTES: Final = 100 * 1024 * 1024
FEED_RATIO: Final = 100
"""How many times larger a file of more than 1 MiB may be than it is packed; real ones are up to 20 times larger."""
FEED_STOP_TIMES: Final = 1_000_000
FEED_ROWS: Final = 300_000
"""How many rows any other file of it may have."""
FEED_COLUMNS: Final = 100
FEED_CHANGES: Final = 1_000_000
"""How many changes there may be between stops of the same station, or of the same few streets."""
FEED_FAULTS: Final = 10
"""How many faults of one kind are told of one file; of the others only how many they are."""

# How many applied (demand.csv)
DEMAND_BYTES: Final = 1024 * 1024
DEMAND_ROWS: Final = 20_000
DEMAND_NUMBER: Final = 99_999
"""How many places or applications of one course there can be."""

# Course directories to import (XCRI-CAP, JSON)
DIRECTORY_BYTES: Final = 64 * 1024 * 1024
JSON_GROUPS: Final = 1_000_000
"""How many groups and lists JSON may have: each takes memory, however short it is. A course of ours has 5 to 30."""
XML_ELEMENTS: Final = 1_000_000
XML_DEPTH: Final = 40
HTML_TEXT: Final = 20_000
"""How many characters of HTML are read for its form; of a longer text only the words are kept."""
HTML_OPEN: Final = 20
"""How many emphases and links may stand inside one another before more of them are only words."""
XML_TEXT: Final = 200_000
"""How many characters one element may hold before the next one starts or it ends."""

# The files of neighbouring areas
NEIGHBOUR_BYTES: Final = 32 * 1024 * 1024
NEIGHBOUR_COURSES: Final = 5_000
"""How many courses of one neighbour are shown."""
NEIGHBOUR_RUNS: Final = 50

# Tables that are sent in (national CSV and .xlsx)
SHEET_BYTES: Final = 10 * 1024 * 1024
SHEET_ROWS: Final = 10_000
SHEET_COLUMNS: Final = 100
SHEET_CELL: Final = 10_000
WORKBOOK_UNPACKED_BYTES: Final = 50 * 1024 * 1024
"""How much a workbook may unpack to, and how much text its cells may hold together."""
WORKBOOK_TAGS: Final = 1_000_000
"""How many tags its parts may have together: each takes memory, however short it is. A filled cell has 4 to 8."""
WORKBOOK_FRAME_TAGS: Final = 50_000
"""How many of them may stand outside of its sheets and their texts; real ones have a few thousand."""
WORKBOOK_RATIO: Final = 200
"""How many times larger a part of more than 1 MiB may be than it is packed; real ones are up to 50 times larger."""
WORKBOOK_SHEETS: Final = 50
