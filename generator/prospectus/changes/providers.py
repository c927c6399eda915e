"""What is different about providers and their sites for learners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from ..area import Provider, Site
from ..model.codes import PROVIDER_KIND, STEP_FREE
from ..model.provider import Contact
from ..wording import day, quoted
from .change import Effect, Fact, reworded, swapped

PROVIDER_TEXTS: Final[Mapping[str, str]] = {
    "summary": "the provider in one line",
    "about": "what it is like",
    "support": "help for learners",
    "also_known_as": "its other names",
    "logo": "its logo",
}
SITE_TEXTS: Final[Mapping[str, str]] = {"access": "access", "facilities": "what is there"}
TRAVEL_TEXTS: Final[Mapping[str, str]] = {
    "bus": "the bus",
    "rail": "the train",
    "walk": "the way on foot",
    "cycle": "cycling",
    "parking": "parking",
    "college_bus": "the provider's own buses",
    "notes": "what else helps on the way",
    "stops": "the stops",
}
_STEPS: Final = {"yes": 2, "partly": 1, "no": 0}


def facts(old: Provider, new: Provider) -> Iterator[Fact]:
    """What is different about a provider, apart from its sites and courses."""
    was, now = old.written, new.written
    if was.name != now.name:
        yield Fact(Effect.DIFFERENT, f"it was called {quoted(was.name)}")
    yield from swapped("kind", was.kind, now.kind, lambda code: PROVIDER_KIND[code])
    yield from swapped("website", was.website, now.website)
    yield from contacts(was.contacts, now.contacts)
    yield from reworded(was, now, PROVIDER_TEXTS)
    if was.inspection != now.inspection:
        yield Fact(Effect.DIFFERENT, "other words on the last inspection")
    if was.reviewed != now.reviewed:
        before = f"{day(was.reviewed.on)} by {was.reviewed.by}"
        yield Fact(Effect.CHECKED, f"checked on {day(now.reviewed.on)} by {now.reviewed.by} (before: {before})")


def contacts(old: tuple[Contact, ...], new: tuple[Contact, ...]) -> Iterator[Fact]:
    """Whom to ask: contacts are the same by their role and, where there are several, by which of them."""
    was, now = _by_role(old), _by_role(new)
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key), now.get(key)
        if before is None or after is None:
            one = after or before
            assert one
            effect = Effect.BETTER if after else Effect.WORSE
            yield Fact(effect, f"{'one can now' if after else 'one can no longer'} ask {one.title}{_reach(one)}")
            continue
        yield from swapped("whom to ask", before.title, after.title)
        yield from swapped(f"{after.title}: telephone", before.phone, after.phone)
        yield from swapped(f"{after.title}: email", before.email, after.email)


def _by_role(contacts: tuple[Contact, ...]) -> Mapping[tuple[str, int], Contact]:
    seen: Counter[str] = Counter()
    found = {}
    for one in contacts:
        found[str(one.role), seen[one.role]] = one
        seen[one.role] += 1
    return found


def _reach(one: Contact) -> str:
    ways = [way for way in (one.phone, one.email) if way]
    return f" ({', '.join(ways)})" if ways else ""


def site_facts(old: Site, new: Site) -> Iterator[Fact]:
    """What is different about a site."""
    was, now = old.written, new.written
    if was.name != now.name:
        yield Fact(Effect.DIFFERENT, f"it was called {quoted(was.name)}")
    address = [f"{one.address}, {one.town} {one.postcode}" for one in (was, now)]
    if address[0] != address[1]:
        yield Fact(Effect.DIFFERENT, f"moves from {address[0]} to {address[1]}")
    elif was.location != now.location:
        yield Fact(Effect.DIFFERENT, "its place on the map is another")
    if was.step_free != now.step_free:
        yield _step_free(was.step_free, now.step_free)
    yield from reworded(was, now, SITE_TEXTS)
    yield from _travel(old, new)


def _step_free(old: str | None, new: str | None) -> Fact:
    told = [STEP_FREE[one].lower() if one else "not told" for one in (old, new)]
    before, after = (_STEPS[one] if one else None for one in (old, new))
    if before is None or after is None:
        return Fact(Effect.DIFFERENT, f"steps: now {told[1]} (before: {told[0]})")
    return Fact(Effect.WORSE if after < before else Effect.BETTER, f"steps: now {told[1]} (before: {told[0]})")


def _travel(old: Site, new: Site) -> Iterator[Fact]:
    """How to get there, in the provider's words."""
    was, now = old.written.travel, new.written.travel
    if was is None or now is None:
        if was != now:
            told = "it is now told how to get there" if now else "it is no longer told how to get there"
            yield Fact(Effect.BETTER if now else Effect.WORSE, told)
        return
    yield from reworded(was, now, TRAVEL_TEXTS)
    if was.checked != now.checked:
        yield Fact(Effect.CHECKED, f"how to get there checked on {day(now.checked)} (before: {day(was.checked)})")
