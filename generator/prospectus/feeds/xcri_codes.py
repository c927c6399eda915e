"""How a directory in XCRI-CAP 1.2 begins, and the codes and words of its lists (Cetis, version 2.1)."""

from __future__ import annotations

from typing import Final

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:mlo="http://purl.org/net/mlo"'
    ' xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
    ' xmlns:xcriTerms="http://xcri.org/profiles/1.2/catalog/terms"'
    ' xmlns:courseDataProgramme="http://xcri.co.uk"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://xcri.org/profiles/1.2/catalog http://www.xcri.co.uk/bindings/xcri_cap_1_2.xsd'
    " http://xcri.org/profiles/1.2/catalog/terms http://www.xcri.co.uk/bindings/xcri_cap_terms_1_2.xsd"
    ' http://xcri.co.uk http://www.xcri.co.uk/bindings/coursedataprogramme.xsd"'
)
STUDY: Final = {
    "full-time": ("FT", "Full time"),
    "part-time": ("PT", "Part time"),
    "part-of-programme": ("PF", "Part of a full time programme"),
}
DELIVERY: Final = {
    "classroom": ("CM", "Campus"),
    "online": ("ON", "Online (no attendance)"),
    "blended": ("MM", "Mixed mode"),
    "work-based": ("WB", "Work-based"),
}
PATTERN: Final = {
    "daytime": ("DT", "Daytime"),
    "twilight": ("TW", "Twilight"),
    "evening": ("EV", "Evening"),
    "weekend": ("WE", "Weekend"),
    "day-release": ("DR", "Day/Block release"),
    "block-release": (
        "DR",
        "Block release",
    ),  # Not a word of the list, which has one for both: nothing else tells them.
    "customised": ("CS", "Customised"),
}
