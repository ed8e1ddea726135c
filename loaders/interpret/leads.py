"""Leads: which people, teams, bodies and roles a cell names, and one name for each across a plan."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders import lookups
from loaders.records import Lead, Remark
from loaders.shortened import shortened

LONGEST_CELL = 600
_NAME_WORD = r"(?:[A-Z]\.?|d[’'][A-Z]\w+|[A-Z][\w’'-]*[a-z][\w’'-]*|de|da|der|van|von|al|el|bin|bint|ap|le|la)"
_PERSON = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}}$")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z&]{1,5}$")
_INITIALS = re.compile(r"^[A-Z]{2,3}$")
_PREFIX = re.compile(
    r"^\s*(?:lead(?:s| officer| agency)?|owners?|support(?:ed by|ing)?|responsible|by)\s*[:–—-]\s*"
    r"|^\s*(?:with\s+)?support(?:ed)?\s+(?:from|by)\s+|^\s*the\s+(?=\w+\s)",
    re.I,
)
_HELPED_BY = (
    r"(?:in\s+(?:partnership|conjunction|consultation|liaison)\s+with|(?:with\s+support|supported|assisted)\s+(?:from|by)"
    r"|together\s+with|alongside)"
)
_ROLE_OF = re.compile(
    r"^(?:the\s+)?((?:[\w’'-]+\s+){0,3}?)"
    r"(?:head|director|chair|chief|deputy|assistant|lead|leader|manager|officer|portfolio holder)s?\s+(?:of|for)\b",
    re.I,
)
_HARD = re.compile(r"\s*(?:;|\+|•|●|▪|(?<!\b\w)/|/(?!\w\b))\s*")
_SOFT = re.compile(rf",?\s+{_HELPED_BY}\s+|,\s*(?:and\s+|&\s+)?|\s+(?:and|&|with)\s+")
_DASH = re.compile(r"\s*:\s+|\s+[-–—]\s*|\s*[–—]\s*|(?<=\w)-\s+")
_TRAILING = re.compile(r"\s+(?:members|staff|consultants|colleagues|reps|representatives)$", re.I)
_TEAM = re.compile(r"\s+team$", re.I)


@dataclass(frozen=True)
class Leads:
    """The leads of one cell, and what was noticed in reading them."""

    leads: tuple[Lead, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_leads(text: str) -> Leads:
    """The leads that one cell names, each with its kind and the words it was read from. Never raises.

    A slash, semicolon, plus or bullet always parts two leads; a comma, "and", "&" or a new line does so only
    where each side stands as a lead of its own.
    """
    words = text.replace("\xa0", " ").strip(" \t\n.,;/")
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
    leads = tuple(dict.fromkeys(lead for part in _parts(words) if (lead := _lead(part))))
    return _with_first_names(leads)


def _parts(words: str) -> list[str]:
    """The words of each lead, parentheses opened where they name leads of their own."""
    parts: list[str] = []
    for chunk in _lines(words):
        for piece in _HARD.split(_open_parentheses(chunk)):
            parts += _soft_parts(piece)
    return [part for part in parts if re.search(r"\w", part)]


def _lines(words: str) -> list[str]:
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    parted = [line.rstrip(" ,;/&+") for line in lines]
    if len(lines) > 1 and all(_stands_alone(re.sub(r"\s*\(.*\)$", "", line)) or "/" in line for line in parted):
        return parted
    return [" ".join(lines)]


def _open_parentheses(chunk: str) -> str:
    def opened(match: re.Match[str]) -> str:
        inside = re.sub(r"^(?:\+|with|and|&|also|support(?:ed by)?:?)\s*", "", match[1].strip(), flags=re.I)
        named = [part for piece in _HARD.split(inside) for part in _soft_parts(piece)]
        if _kind(chunk[: match.start()].strip()) == "role":
            return f" – {named[0]}" if [_kind(part) for part in named] == ["person"] else match[0]
        if _kind(chunk[: match.start()].strip()) == "person" and inside == match[1].strip() and _are_bodies(named):
            return match[0].replace("/", "∕")
        if named and all(_kind(part) in ("person", "team", "body") and not _ACRONYM.match(part) for part in named):
            return " ; " + " ; ".join(named) + " ; "
        return match[0].replace("/", "∕").replace("+", " ").replace(";", ",")

    return re.sub(r"\(([^()]*)\)", opened, chunk)


def _are_bodies(named: list[str]) -> bool:
    """Whether words in parentheses after a person name only where the person belongs."""
    return bool(named) and all(_kind(part) in ("team", "body", "role") for part in named)


@lru_cache(maxsize=4096)
def _soft_parts(piece: str) -> tuple[str, ...]:
    """The leads of a piece without hard separators; kept, since every ending of a piece is asked for in turn."""
    piece = piece.strip(" .,;")
    for separator in _SOFT.finditer(piece):
        left, right = piece[: separator.start()], piece[separator.end() :]
        if _parts_two_leads(left, right, "," in separator[0]):
            return (left.strip(), *_soft_parts(right))
    return (piece,) if piece else ()


def _parts_two_leads(left: str, right: str, comma: bool) -> bool:
    if not _stands_alone(left):
        return False
    rights = _soft_parts(right)
    if not all(_stands_alone(part) for part in rights):
        return False
    first = rights[0] if rights else ""
    if comma and (
        _kind(left) == "person" and _kind(first) == "role" or _kind(left) == "role" and _is_department(first)
    ):
        return False
    return not (_is_department(left) and " " in first and _kind(first) != "person" and not comma)


def _is_department(part: str) -> bool:
    return " " not in part.strip() and lookups.meanings("lead_names").get(lookups.fold(part)) == "team"


def _stands_alone(part: str) -> bool:
    part = re.sub(r"\s*\([^()]*\)", "", part)
    return _kind(_PREFIX.sub("", part).strip(" .")) != "unknown"


def _lead(part: str) -> Lead | None:
    """One lead from the words of one: a title, a role beside a name and a bracketed remark stay in lead_text."""
    text = part.replace("∕", "/").strip(" .,;")
    name = re.sub(r"\s*\([^()]*\)\s*", " ", _PREFIX.sub("", text)).strip(" .,;-–—")
    if not name:
        return None
    name = _person_beside_role(name)
    name = _without_title(name)
    return Lead(name, _kind(name), text)


def _person_beside_role(name: str) -> str:
    sides = [side.strip() for side in re.split(rf"{_DASH.pattern}|,\s*", name) if side.strip()]
    people = [side for side in sides if _kind(side) == "person"]
    if len(sides) > 1 and len(people) == 1:
        return people[0]
    dashed = [side.strip() for side in _DASH.split(name) if side.strip()]
    dashed = [side for side in dashed if lookups.fold(side) not in lookups.words("no_value")] or dashed
    if len(dashed) == 1 and dashed[0] != name:
        return dashed[0]
    if len(dashed) > 1 and (_stands_alone(dashed[0]) or _ACRONYM.match(dashed[0])):
        return dashed[0]
    beside = re.match(rf"^((?:{_NAME_WORD}\s+){{2,3}})[A-Z]{{2,6}}$", name)
    return beside[1].strip() if beside and _kind(beside[1].strip()) == "person" else name


def _without_title(name: str) -> str:
    words = name.split()
    for count in (3, 2, 1):
        rest = " ".join(words[count:])
        if lookups.fold(" ".join(words[:count])) in lookups.words("lead_titles") and re.match(r"[A-Z]", rest):
            return rest
    return name


def _kind(name: str) -> str:
    """person, team, body, role or unknown, by the lookups and else by the shape of the name."""
    folded = lookups.fold(name)
    names = lookups.meanings("lead_names")
    known = names.get(folded) or names.get(folded.replace(" & ", " and "))
    if known:
        return known
    by_word, context = lookups.meanings("lead_words"), lookups.words("lead_context")
    role = _ROLE_OF.match(name)
    if role and all(word in context or word in by_word for word in lookups.fold(role[1]).split()):
        return "role"
    words = folded.split()
    while len(words) > 1 and words[-1] in lookups.words("lead_places"):
        words.pop()
    last = by_word.get(words[-1]) if words else None
    if last and " " in folded:
        return last
    if words[:1] == ["team"] and len(words) > 1:
        return "team"
    bare = _without_title(name)
    if bare != name and re.match(r"^[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*$", bare):
        return "person"
    if _PERSON.match(name) and not any(word in context or word in by_word for word in words):
        return "person"
    return last or "unknown"


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
    kind = kinds[folded]
    if kind == "unknown" and name in spelled_out:
        kind = _kind(spelled_out[name])
    if kind == "unknown" and _INITIALS.match(name):
        fitting = [person for person in people if "".join(word[0] for word in person.split()) == name]
        if len(fitting) == 1:
            return Lead(fitting[0], "person", lead.lead_text)
    return Lead(name, kind, lead.lead_text)


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
