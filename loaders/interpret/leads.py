"""Leads: which people, teams, bodies and roles a cell names, and one name for each across a plan."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders import lookups
from loaders.interpret.lead_kinds import (
    DASH,
    NAME_WORD,
    PREFIX,
    is_code,
    kind,
    kind_by_name,
    stands_alone,
    without_title,
)
from loaders.interpret.lead_parts import lead_parts
from loaders.interpret.written import as_it_stands
from loaders.lookups.kept import for_short_texts
from loaders.records import Lead, Remark
from loaders.shortened import shortened

LONGEST_CELL = 600
_INITIALS = re.compile(r"^[A-Z]{2,3}$")
_TRAILING = re.compile(r"\s+(?:members|staff|consultants|colleagues|reps|representatives)$", re.I)
_MUTATED = (("ch", "c"), ("ph", "p"), ("th", "t"), ("g", "c"), ("b", "p"), ("d", "t"), ("f", "b"), ("r", "rh"))


@dataclass(frozen=True)
class Leads:
    """The leads of one cell, and what was noticed in reading them."""

    leads: tuple[Lead, ...] = ()
    remarks: tuple[Remark, ...] = ()


@for_short_texts(4096)
def read_leads(text: str, named_alone: frozenset[str] = frozenset()) -> Leads:
    """The leads that one cell names, each with its kind and the words it was read from. Never raises.

    A slash, semicolon, plus or bullet always parts two leads; a comma, "and", "&" or a new line does so only where each
    side stands as a lead of its own, by its kind or because it is in named_alone, the names that stand by themselves
    elsewhere in the plan (folded). What is said in Welsh and again in English is one lead, under the first of the two.
    """
    words = as_it_stands(text).replace("\xa0", " ").strip(" \t\n.,;/")
    folded = lookups.fold(words)
    if not folded or folded in lookups.words("no_value"):
        named = f" (“{words}”)" if words else ""
        return Leads(remarks=(Remark("no_lead", "warning", f"No lead is named{named}: agree who owns it."),))
    if folded in lookups.words("lead_dispositions"):
        message = f"The lead column says “{words}”, which is an outcome and not an owner."
        return Leads(remarks=(Remark("disposition_as_lead", "warning", message),))
    if len(words) > LONGEST_CELL:
        message = f"The lead cell holds {len(words):,} characters, too many to be names: “{shortened(words)}”."
        return Leads(remarks=(Remark("lead_unreadable", "warning", message),))
    leads = tuple(
        dict.fromkeys(lead for part in _without_translations(lead_parts(words, named_alone)) if (lead := _lead(part)))
    )
    return _with_first_names(leads)


def _without_translations(parts: list[str]) -> list[str]:
    """The parts with one that says the one before in Welsh or English joined to it: "Pennaeth Addysg / Head of …"."""
    kept: list[str] = []
    for part in parts:
        if kept and (_translates(kept[-1], part) or _translates(part, kept[-1])):
            kept[-1] = f"{kept[-1]}\n{part}"
        else:
            kept.append(part)
    return kept


def _translates(welsh: str, english: str) -> bool:
    said = {row["word"]: row["english"] for row in lookups.rows("lead_first_words")}
    first = next((word for word in lookups.fold(welsh).split() if word not in ("y", "yr")), "")
    words = lookups.fold(english).split()
    return first in said and said[first] in words and words[0] not in said


def _lead(part: str) -> Lead | None:
    """One lead from the words of one: a title, a role beside a name and a bracketed remark stay in lead_text."""
    text = part.replace("∕", "/").strip(" .,;")
    name = _without_asides(PREFIX.sub("", text.split("\n")[0])).strip(" .,;-–—")
    if not name:
        return None
    name = _person_beside_role(name)
    bare = without_title(name)
    name = _unmutated(bare if " " in bare else name)  # a surname alone is told from others by its title
    return Lead(name, kind(name), text.replace("\n", " / "))


def _without_asides(name: str) -> str:
    """A name without what stands in parentheses, unless that tells one post from another."""

    def kept(match: re.Match[str]) -> str:
        post = name[: match.start()].strip()
        is_short_for_it = match[1].strip() == "".join(word[0] for word in post.split() if word[0].isupper())
        tells = kind(post) == "role" and not is_short_for_it and _tells_apart(match[1])
        return f" ({match[1].strip()}) " if tells else " "

    return " ".join(re.sub(r"\s*\(([^()]*)\)\s*", kept, name).split())


def _tells_apart(words: str) -> bool:
    """Whether what follows a post in parentheses or after a dash names its field, as "Human Resources" does."""
    folded = lookups.fold(words)
    if folded in lookups.words("no_value") or set(folded.split()[:1]) & lookups.words("lead_asides"):
        return False
    if is_code(words.strip()):
        return kind_by_name(words) is not None
    is_named = re.match(r"[^\W\d_]", words.strip()) and words.strip()[0].isupper()
    return bool(is_named or set(folded.split()) <= lookups.words("lead_context")) and not re.search(r"\d", words)


def _person_beside_role(name: str) -> str:
    sides = [side.strip() for side in re.split(rf"{DASH.pattern}|,\s*", name) if side.strip()]
    people = [side for side in sides if kind(side) == "person"]
    if len(sides) > 1 and len(people) == 1:
        return people[0]
    dashed = [side.strip() for side in DASH.split(name) if side.strip()]
    dashed = [side for side in dashed if lookups.fold(side) not in lookups.words("no_value")] or dashed
    if len(dashed) == 1 and dashed[0] != name:
        return dashed[0]
    if len(dashed) > 1 and (stands_alone(dashed[0]) or is_code(dashed[0])):
        return _post(name, dashed[0], dashed[1:])
    beside = re.match(rf"^((?:{NAME_WORD}\s+){{2,3}})[A-Z]{{2,6}}$", name)
    return beside[1].strip() if beside and kind(beside[1].strip()) == "person" else name


def _post(name: str, post: str, rest: list[str]) -> str:
    """The lead of a name such as "Service Manager – Leaving Care" or "Matron – TD", whose first part is post."""
    if kind(post) != "role":
        return post
    if len(rest) == 1 and re.fullmatch(r"[A-Z]{2}", rest[0]) and not kind_by_name(rest[0]):
        return rest[0]
    return name if all(map(_tells_apart, rest)) else post


def _unmutated(name: str) -> str:
    """A name whose first word has the letter it changes to in Welsh after "and": "Chyngor Sir" is "Cyngor Sir"."""
    first = name.split()[0] if name else ""
    words = lookups.meanings("lead_first_words")
    for mutated, letters in _MUTATED:
        plain = letters + first.lower().removeprefix(mutated)
        if first.lower() in words and first.lower().startswith(mutated) and plain in words:
            return plain.capitalize() + name[len(first) :]
    return name


def _with_first_names(leads: tuple[Lead, ...]) -> Leads:
    """A single capitalised word beside a full name is a person's first name."""
    if not any(lead.lead_kind == "person" for lead in leads):
        return Leads(leads)
    read, remarks = [], []
    for lead in leads:
        if lead.lead_kind == "unknown" and re.match(r"^[A-Z][a-z’'-]+$", lead.lead):
            lead = replace(lead, lead_kind="person")
            message = f"“{lead.lead}” is a first name only: give the full name."
            remarks.append(Remark("first_name_only", "warning", message))
        read.append(lead)
    return Leads(tuple(read), tuple(remarks))


def one_name_each(leads: Iterable[Lead], spelled_out: dict[str, str]) -> dict[Lead, Lead]:
    """For every lead of a plan, the same lead under the one name used for it, and its kind.

    Names that differ by case, punctuation or a trailing team, members, staff or consultants are one where the
    stem is also a lead; "Team" stays in the name. spelled_out gives the meaning of abbreviations that the
    document spells out; initials become a full name only where one person of the plan fits.
    """
    listed = list(leads)
    spellings: dict[str, Counter[str]] = {}
    for lead in listed:
        spellings.setdefault(lookups.fold(lead.lead), Counter())[lead.lead] += 1
    kinds = {lookups.fold(lead.lead): lead.lead_kind for lead in listed}
    target = {folded: _stem(folded, spellings) for folded in spellings}
    people = {lead.lead for lead in listed if lead.lead_kind == "person" and " " in lead.lead}
    return {lead: _named(lead, target, spellings, kinds, people, spelled_out) for lead in listed}


def _stem(folded: str, spellings: dict[str, Counter[str]]) -> str:
    stem = _TRAILING.sub("", folded)
    if stem != folded and (stem in spellings or f"{stem} team" in spellings):
        folded = stem if stem in spellings else f"{stem} team"
    return f"{folded} team" if f"{folded} team" in spellings else folded


def _looks(name: str) -> tuple[bool, int, str]:
    """Orders spellings of one name: capitals where names have them, but not all through several words."""
    return not (name.isupper() and " " in name), sum(map(str.isupper, name)), name


def _named(
    lead: Lead,
    target: dict[str, str],
    spellings: dict[str, Counter[str]],
    kinds: dict[str, str],
    people: set[str],
    spelled_out: dict[str, str],
) -> Lead:
    folded = target[lookups.fold(lead.lead)]
    name = max(spellings[folded].items(), key=lambda item: (item[1], *_looks(item[0])))[0]
    lead_kind = kinds[folded]
    if lead_kind == "unknown" and name in spelled_out:
        lead_kind = kind(spelled_out[name])
    if lead_kind == "unknown" and _INITIALS.match(name):
        fitting = [person for person in people if "".join(word[0] for word in person.split()) == name]
        if len(fitting) == 1:
            return Lead(fitting[0], "person", lead.lead_text)
    return Lead(name, lead_kind, lead.lead_text)


def abbreviations(text: str) -> dict[str, str]:
    """The abbreviations that a text spells out, as "Prevent Action Group (PAG)" does PAG."""
    found = {}
    for match in re.finditer(r"((?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for|the|&)\s+){0,2}){2,7})\(([A-Z]{2,7})\)", text):
        words = match[1].split()
        initials = [word for word in words if word[0].isupper()]
        spelled = initials[-len(match[2]) :]
        if "".join(word[0] for word in spelled) == match[2]:
            found[match[2]] = " ".join(words[words.index(spelled[0]) :])
    return found
