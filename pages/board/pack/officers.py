"""Officers without their names: who is called what in public, and where their names stand in a text.

A person, or a lead of unknown kind, becomes the role written beside the name, else "Officer A"; two never share one.
Teams, bodies and roles keep their names, and so does a lead of unknown kind that names nobody ("All", "Everyone").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from loaders import lookups
from pages.board.pack import spellings
from pages.board.pack.spellings import Searched
from pages.said.language import marked, say

SOMEBODY = marked("an officer")
_JOINING = frozenset(["of", "for", "the", "and", "to", "in", "at", "&"])
_HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "revd",
     "reverend", "canon", "father", "imam", "rabbi", "cllr", "cllrs"]
)  # fmt: skip

# Of the words that make a role or a body, those that are surnames too.
_SURNAMES = frozenset(["church", "head", "clerk", "champion", "principal", "nurse", "chambers", "leader", "deputy"])


@dataclass(frozen=True)
class Names:
    """public: a lead's name, in every spelling → what shows. kept: the leads that keep their names.

    everywhere: names that are looked for in every text; in_plan: those that are only safe to look for in the plan's own
    words: a first name or a surname alone, and a name that is an ordinary word ("Will", "May").
    """

    public: dict[str, str]
    kept: frozenset[str]
    everywhere: Searched
    in_plan: Searched

    def of(self, lead: str) -> str:
        """A lead in public; one that nobody knows is an officer."""
        if lead in self.kept:
            return self.sweep(lead)
        return self.public.get(lead) or self.public.get(spellings.key(lead), say(SOMEBODY))

    def of_joined(self, leads: str) -> str:
        """Leads joined by semicolons, where a name may hold one itself."""
        parts, found = leads.split("; "), []
        while parts:
            longest = range(len(parts), 0, -1)
            known = (end for end in longest if self._is_known("; ".join(parts[:end])))
            end = next(known, 1)
            found.append(self.of("; ".join(parts[:end])))
            parts = parts[end:]
        return "; ".join(dict.fromkeys(found))

    def scrub(self, text: str) -> str:
        """A text of the plan, or by a person, with every name in it replaced."""
        return self.in_plan.replaced(self.everywhere.replaced(text))

    def sweep(self, text: str) -> str:
        """Any text with the names in it replaced that can't be taken for anything else."""
        return self.everywhere.replaced(text)

    def _is_known(self, lead: str) -> bool:
        return lead in self.kept or lead in self.public


def names_of(rows: pd.DataFrame, other_words: str = "") -> Names:
    """What everybody named as a lead is called in public. rows: of the query lead_names_ever.

    other_words: titles whose single words aren't taken for a lead's name, such as those of the plans.
    """
    people = _people(rows)
    kept = frozenset(row.lead for row in rows.itertuples() if not _may_be_person(row))
    public: dict[str, str] = {}
    shown: list[str] = []
    taken = {spellings.key(name) for name in [*kept, *(name for person in people for name in person.names)]}
    for person in people:
        shown.append(_unused(_role(person, people), taken) or _officer(taken))
        taken.add(spellings.key(shown[-1]))
        for name in person.names:
            public.setdefault(name, shown[-1])
            public.setdefault(spellings.key(name), shown[-1])
    known = frozenset(spellings.key(other_words).split())
    forms = [
        form
        for number, person in enumerate(people)
        for name in person.names
        for form in spellings.forms(name, shown[number], is_person=person.is_person, known=known)
    ]
    somebody = say(SOMEBODY)
    return Names(
        public, kept, spellings.searched(forms, somebody, everywhere=True), spellings.searched(forms, somebody)
    )


@dataclass(frozen=True)
class _Person:
    """Somebody under every spelling, the lead's name first."""

    names: tuple[str, ...]
    is_person: bool


def _people(rows: pd.DataFrame) -> list[_Person]:
    """The rows that may be people, each person once, in the order of the plans.

    A name in another spelling is the same person, and so is one that just one other person's cells are written with.
    """
    groups: dict[str, list] = {}
    for row in filter(_may_be_person, rows.itertuples()):
        groups.setdefault(spellings.key(row.lead), []).append(row)
    writers: dict[str, set[str]] = {}
    for name, group in groups.items():
        for text in {spellings.key(text) for row in group for text in row.lead_texts} - {name}:
            writers.setdefault(text, set()).add(name)
    for name in [name for name in groups if len(writers.get(name, ())) == 1]:
        (owner,) = writers[name]
        if owner in groups:
            groups[owner] += groups.pop(name)
    ordered = sorted(groups.values(), key=lambda group: min(row.first_place for row in group))
    return [_person(group) for group in ordered]


def _person(group: list) -> _Person:
    texts = sorted({text for row in group for text in row.lead_texts})
    names = dict.fromkeys([*(row.lead for row in group), *texts])
    return _Person(tuple(names), any(row.lead_kind == "person" for row in group))


def _may_be_person(row) -> bool:
    if row.lead_kind in ("team", "body", "role"):
        return _is_surnamed(row.lead)
    return row.lead_kind == "person" or not _is_nobody(row.lead)


def _is_surnamed(lead: str) -> bool:
    """Whether a role or body can as well be somebody's name: "Ann Church", "John Head", not "Deputy Head"."""
    said = lead.split()
    return len(said) == 2 and spellings.key(said[1]) in _SURNAMES and not spellings.is_ordinary(said[0])


def _is_nobody(lead: str) -> bool:
    """Whether a lead of unknown kind names no one: "All", "All schools"."""
    said, nobody = set(spellings.key(lead).split()), lookups.words("lead_nobody")
    return bool(said & nobody) and said <= nobody | spellings.tool_words()


def _role(person: _Person, people: Iterable[_Person]) -> str | None:
    """The role written beside a name: "Prevent Officer" of "Prevent Officer – Geoff Thomas"; None where there is none.

    Only words known to be of roles, titles and departments count, so that nobody else's name can stand in one.
    """
    leads = {spellings.key(one.names[0]) for one in people}
    for text in person.names[1:]:
        beside = re.split(re.escape(person.names[0]), " ".join(text.split()), maxsplit=1, flags=re.I)
        if len(beside) != 2:
            continue
        rest = " ".join(re.sub(r"[^\w&/’' -]+|(?<!\w)[-/]+|[-/]+(?!\w)", " ", " ".join(beside)).split())
        said = lookups.fold(rest)
        is_role = said in lookups.words("lead_titles") - _HONORIFICS or set(said.split()) & spellings.role_words()
        known = spellings.tool_words() | _JOINING | set(" ".join(lookups.words("lead_titles")).split())
        if is_role and set(said.split()) <= known and spellings.key(rest) not in leads:
            return rest
    return None


def _unused(role: str | None, taken: set[str]) -> str | None:
    """A role that nobody else shows as: "Inspector", then "Inspector 2"."""
    number, shown = 1, role
    while shown and spellings.key(shown) in taken:
        number += 1
        shown = f"{role} {number}"
    return shown


def _officer(taken: set[str]) -> str:
    number = 0
    while {spellings.key(_lettered(number)), _letters(number).lower()} & taken:
        number += 1
    return _lettered(number)


def _lettered(number: int) -> str:
    return say("Officer {letter}", letter=_letters(number))


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
