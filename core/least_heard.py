"""Whose group was heard least: by sex, age, unsur and RW. A suggestion for the moderator, never an order.

Young are those up to 30 (UU 40/2009, article 1), elders those from 60 on (UU 13/1998, article 1). An unsur that is
nobody's label (poverty, disability) makes no group.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from core.participation import PersonShare
from core.people import Person, is_nobodys_label
from core.views import HeardView, NamedPerson
from core.wording import short_name

YOUNG_TO, ELDER_FROM = 30, 60
"""Years of age."""


def least_heard_groups(shares: Sequence[PersonShare]) -> tuple[HeardView, ...]:
    """For each attribute by which those who are here differ: the group with the least talk for each of its people, and
    in it the person heard least.
    """
    here = [share for share in shares if share.person.present]
    found: list[HeardView] = []
    for attribute, group_of in _ATTRIBUTES.items():
        groups: dict[str, list[PersonShare]] = {}
        for share in here:
            if group := group_of(share.person):
                groups.setdefault(group, []).append(share)
        if len(groups) > 1:
            group, people = min(groups.items(), key=lambda item: (_each(item[1]), item[0]))
            least = min(people, key=lambda share: (share.talk_s, share.entries, share.person.code))
            name = short_name(least.person.name, least.person.salutation)
            found.append(HeardView(attribute, group, NamedPerson(least.person.id, name), least.entries))
    return tuple(found)


def _each(shares: Sequence[PersonShare]) -> Fraction:
    return Fraction(sum(share.talk_s for share in shares), len(shares))


def _age_group(person: Person) -> str:
    if person.age is None:
        return ""
    return "young" if person.age <= YOUNG_TO else "elder" if person.age >= ELDER_FROM else "adult"


def _element(person: Person) -> str:
    return "" if is_nobodys_label(person.element) else person.element


def _rw(person: Person) -> str:
    return person.rw


_ATTRIBUTES: Final[dict[str, Callable[[Person], str]]] = {
    "sex": lambda person: person.sex.value,
    "age": _age_group,
    "element": _element,
    "rw": _rw,
}
