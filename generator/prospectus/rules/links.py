"""Rules on what names what: contacts, earlier ids, next steps."""

from __future__ import annotations

from collections.abc import Iterator

from ..area import Area
from ..model.codes import APPLY_HOW
from ..problems import Problem
from ..wording import listed, nearest, quoted
from .finding import error, error_in, warning


def contact_not_given(area: Area) -> Iterator[Problem]:
    """A course sends applicants to a contact that its provider does not list.

    Name one of the contacts in provider.yml, or add the contact there.
    """
    for course in area.courses.values():
        role = course.written.apply.contact
        roles = sorted({contact.role for contact in course.provider.written.contacts})
        if role is not None and role not in roles:
            says = f"{course.provider.name} lists no contact for “{role}”."
            do = f"Use {listed(roles)}, or add the contact to {course.provider.path}."
            yield error_in("contact-not-given", course, ("apply", "contact"), says, do)


def no_common_form(area: Area) -> Iterator[Problem]:
    """A course is applied for on the area's common form, but area.yml does not say that there is one.

    Write another way to apply, or let the coordinator add “common_form” to content/area/area.yml.
    """
    if area.written.common_form is not None:
        return
    for course in area.courses.values():
        if course.written.apply.how == "common-form":
            says = f"{area.written.name} has no common application form: its area.yml lacks “common_form”."
            others = listed(one for one in APPLY_HOW if one != "common-form")
            yield warning("no-common-form", course.path, ("apply", "how"), says, f"Use {others}, or add it there.")


def former_id_in_use(area: Area) -> Iterator[Problem]:
    """An earlier id of a course is the id of a course today, or is claimed by two.

    Delete the line under “formerly”: an old address can lead to one page only.
    """
    claimed: dict[str, str] = {}
    for course in area.courses.values():
        for index, old in enumerate(course.written.formerly):
            taken = old if old in area.courses else claimed.setdefault(old, course.key)
            if taken != course.key:
                says = f"“{old}” is {'a course of today' if taken == old else f'claimed by “{taken}” too'}."
                yield error_in("former-id-in-use", course, ("formerly", index), says, "Delete this earlier id.")
            elif old == course.key:
                says = "This is the course's own id, not an earlier one."
                yield error_in("former-id-in-use", course, ("formerly", index), says, "Delete this earlier id.")


def step_to_itself(area: Area) -> Iterator[Problem]:
    """A course leads to itself, or comes from itself.

    Name the course that comes after this one, or before it.
    """
    for course in area.courses.values():
        for index, step in enumerate(course.leads_to):
            if step.course_id == course.key:
                yield error_in(
                    "step-to-itself", course, ("leads_to", index), "This course leads to itself.", "Name the next step."
                )
        for index, key in enumerate(course.written.entry.from_):
            if key == course.key:
                keys = ("entry", "from", index)
                yield error_in(
                    "step-to-itself", course, keys, "This course comes from itself.", "Name the step before."
                )


def logo_not_there(area: Area) -> Iterator[Problem]:
    """A provider names a logo that does not lie in its media folder.

    Put the picture there, or write its name as the file has it.
    """
    for provider in area.providers.values():
        logo = provider.written.logo
        if logo is not None and logo.file not in provider.media:
            guess = nearest(logo.file, provider.media)
            hint = f"Did you mean “{guess}”? " if guess else ""
            says = f"There is no picture called {quoted(logo.file)} in providers/{provider.id}/media."
            yield error("logo-not-there", provider.path, ("logo", "file"), says, f"{hint}Put the picture there.")


def leads_in_words(area: Area) -> Iterator[Problem]:
    """A next step is written in words, so that nobody can follow it.

    Name a course, an apprenticeship, a job or a higher education route, if there is one that fits.
    """
    for course in area.courses.values():
        for index, step in enumerate(course.leads_to):
            if step.kind == "says" and not course.written.imported:  # Other directories have nothing but words.
                do = "Name a course, an apprenticeship, a job or a higher education route instead, if there is one."
                keys = ("leads_to", index, "says")
                yield warning("leads-in-words", course.path, keys, "A next step in words cannot be followed.", do)
