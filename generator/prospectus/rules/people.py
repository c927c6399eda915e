"""Rules that keep people's personal data out: contacts are roles, not persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..area import Area
from ..model.provider import Contact
from ..problems import Keys, Problem
from .finding import warning

_TITLED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev)\b\.?\s+[A-Z]")
_TWO_NAMES: Final = re.compile(r"[A-Z][a-z'’]+(?: [A-Z]\.?)?(?: [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?){1,2}")
_ROLE_WORDS: Final = frozenset(
    """
    academy admin administration administrator admissions adult advice adviser advisers advisor advisors
    apprenticeship apprenticeships assessor assistant board bursar bursary business career careers centre chair
    clerk co-ordinator college connexions coordinator course courses curriculum department deputy desk director
    education employer employers engagement enquiries enrolment exams executive faculty finance form forms general
    guidance head headteacher help helpline hub inclusion information intake involvement lead leader leaders
    learner learners learning liaison library main manager marketing mentor mentors office officer parent
    partnership pastoral post principal programme programmes provision quality reception recruitment registrar
    registry safeguarding school schools secretary senco send service services sixth skills staff student students
    studies study support switchboard teacher teachers team training transition transport tutor tutors unit
    university volunteer volunteers welfare work workshop youth
    """.split()
)
_PERSONAL_HOSTS: Final = frozenset(
    """
    aol.com btinternet.com gmail.com gmx.co.uk gmx.com googlemail.com hotmail.co.uk hotmail.com icloud.com
    live.co.uk live.com mac.com mail.com me.com msn.com ntlworld.com outlook.com proton.me protonmail.com sky.com
    talktalk.net virginmedia.com yahoo.co.uk yahoo.com ymail.com
    """.split()
)
_FIRST_LAST: Final = re.compile(r"[a-z]{2,}\.[a-z]{2,}@|[a-z]\.[a-z]{2,}@", re.IGNORECASE)


class _Told(NamedTuple):
    """A text about whom to ask, and where it stands."""

    path: str
    keys: Keys
    text: str


def looks_like_a_person(area: Area) -> Iterator[Problem]:
    """A contact or a reviewer looks like a person's name instead of a role.

    Write the role, like “Admissions team”. If it only looks like a name, accept the warning.
    """
    for told in _roles(area):
        words = set(re.split(r"[^a-z-]+", told.text.lower()))
        if _TITLED.search(told.text) or (_TWO_NAMES.fullmatch(told.text) and not words & _ROLE_WORDS):
            says = f"“{told.text}” looks like a person's name."
            do = "Write the role, like “Admissions team”: people move on, and their names are their own."
            yield warning("looks-like-a-person", told.path, told.keys, says, do)


def personal_mailbox(area: Area) -> Iterator[Problem]:
    """An email address looks like a person's own mailbox.

    Use a mailbox that belongs to a role, like admissions@ your own domain.
    """
    for told in _contact_values(area, "email"):
        local, _, host = told.text.partition("@")
        named = _FIRST_LAST.match(told.text) and not set(re.split(r"[._-]", local.lower())) & _ROLE_WORDS
        if host.lower() in _PERSONAL_HOSTS or named:
            says = f"“{told.text}” looks like a person's own mailbox."
            yield warning(
                "personal-mailbox", told.path, told.keys, says, "Use a role mailbox, like admissions@ your own domain."
            )


def mobile_number(area: Area) -> Iterator[Problem]:
    """A telephone number is a mobile's, which may be somebody's own.

    Use the number of an office that somebody answers. If the mobile belongs to a role, accept the warning.
    """
    for told in _contact_values(area, "phone"):
        if re.match(r"(?:\+44|0044|0)7[1-9]", re.sub(r"[\s()-]", "", told.text)):
            says = f"“{told.text}” is a mobile number."
            yield warning(
                "mobile-number", told.path, told.keys, says, "Use the number of an office that somebody answers."
            )


def _roles(area: Area) -> Iterator[_Told]:
    yield from _contact_values(area, "title")
    for thing in area.things:
        if not thing.written.imported:
            yield _Told(thing.path, ("reviewed", "by"), thing.written.reviewed.by)


def _contact_values(area: Area, name: str) -> Iterator[_Told]:
    """The titles, emails or phones of all contacts, and the emails and phones on which to book for events."""
    groups: list[tuple[str, Keys, tuple[Contact, ...]]] = [(area.paths["area"], ("contacts",), area.written.contacts)]
    groups.append((area.paths["area"], ("adviser_service", "contacts"), area.written.adviser_service.contacts))
    groups += [(one.path, ("contacts",), one.written.contacts) for one in area.providers.values()]
    for path, above, contacts in groups:
        for index, contact in enumerate(contacts):
            value = getattr(contact, name)
            if value:
                yield _Told(path, (*above, index, name), value)
    for event in area.events:
        value = getattr(event.written.book, name, None)
        if value:
            yield _Told(event.path, ("events", event.id, "book", name), value)
