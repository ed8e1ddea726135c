"""Which words of a cell name one lead: where "and", a comma, a slash or a new line parts two of them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from loaders import lookups
from loaders.interpret.lead_kinds import (
    PREFIX,
    begins_in_welsh,
    is_bare_post,
    is_code,
    is_field,
    is_role_of,
    is_welsh_body,
    kind,
    kind_by_name,
    stands_alone,
)
from loaders.interpret.written import as_it_stands

_HELPED_BY = (
    r"(?:in\s+(?:partnership|conjunction|consultation|liaison)\s+with|(?:with\s+support|supported|assisted)\s+(?:from|by)"
    r"|together\s+with|alongside)"
)
_HARD = re.compile(r"\s*(?:;|\+|•|●|▪|(?<!\b\w)/|/(?!\w\b))\s*")
_SOFT = re.compile(rf",?\s+{_HELPED_BY}\s+|,\s*(?:and\s+|&\s+)?|\s+(?:and|&|with|ac?|a[’']r|gyda)\s+")
_ADDRESS = r"[\w.'-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS_BESIDE_NAME = re.compile(rf"(?<=\w)\s*[<(\[]\s*(?:mailto:)?{_ADDRESS}\s*[>)\]]")
_BETWEEN_ADDRESSES = re.compile(rf"({_ADDRESS})[\s,]+(?={_ADDRESS})")
_BEFORE_LABEL = re.compile(r"[.,]\s+(?=(?:lead(?:s| officer)?|owner|support(?:ed by|ing)?)\s*:\s)", re.I)
_UNPARTED = "\ue000"  # stands for the spaces of a name that is known to be one
_LONGEST_NAME = 5  # words, of a name that stands alone
_LONGEST_LEAD = 14  # words, of what is asked whether it is a lead before "and"


def lead_parts(words: str, named_alone: frozenset[str] = frozenset()) -> list[str]:
    """The words of each lead, parentheses opened where they name leads of their own.

    named_alone are the names, folded, that stand by themselves elsewhere in the plan.
    """
    words = _BEFORE_LABEL.sub(" ; ", words)
    words = _BETWEEN_ADDRESSES.sub(r"\1 ; ", _ADDRESS_BESIDE_NAME.sub("", words))
    words = _known_names().sub(lambda known: known[0].replace(" ", _UNPARTED), words)
    parts: list[str] = []
    for chunk in _lines(words, named_alone):
        for piece in _HARD.split(_open_parentheses(chunk, named_alone)):
            parts += _soft_parts(piece, named_alone)
    return [part.replace(_UNPARTED, " ") for part in parts if re.search(r"\w", part)]


@cache
def _known_names() -> re.Pattern[str]:
    """The names of leads that have "and" in them."""
    names = sorted((name for name in lookups.meanings("lead_names") if " and " in name), key=len, reverse=True)
    spelled = (re.escape(name).replace(r"\ and\ ", r"\ (?:and|&)\ ") for name in names)
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b", re.I)


def names_alone(cells: Iterable[str]) -> frozenset[str]:
    """The names, folded, that a plan's lead cells give without "and" or a comma beside them."""
    pieces = (piece for cell in cells for line in as_it_stands(cell).splitlines() for piece in _HARD.split(line))
    names = (PREFIX.sub("", piece).strip(" .,;") for piece in pieces if not _SOFT.search(piece))
    return frozenset(
        lookups.fold(name) for name in names if re.search(r"[^\W\d]{2}", name) and len(name.split()) <= _LONGEST_NAME
    )


def _lines(words: str, named_alone: frozenset[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    parted = [line.rstrip(" ,;/&+") for line in lines]
    if len(lines) > 1 and all(_may_be_lead(line, named_alone) or "/" in line for line in parted):
        return parted
    return [" ".join(lines)]


def _open_parentheses(chunk: str, named_alone: frozenset[str]) -> str:
    def opened(match: re.Match[str]) -> str:
        inside = re.sub(r"^(?:\+|with|and|&|also|support(?:ed by)?:?)\s*", "", match[1].strip(), flags=re.I)
        named = [part for piece in _HARD.split(inside) for part in _soft_parts(piece, named_alone)]
        named_before = _SOFT.split(chunk[: match.start()].strip())[-1]
        before = kind(chunk[: match.start()].strip())
        before = kind(named_before) if before == "unknown" else before
        if before == "role":
            return f" – {named[0]}" if [kind(part) for part in named] == ["person"] else match[0].replace("/", "∕")
        if before == "person" and inside == match[1].strip() and _are_bodies(named):
            return match[0].replace("/", "∕")
        if named and all(kind(part) in ("person", "team", "body") and not is_code(part) for part in named):
            return " ; " + " ; ".join(named) + " ; "
        return match[0].replace("/", "∕").replace("+", " ").replace(";", ",")

    return re.sub(r"\(([^()]*)\)", opened, chunk)


def _are_bodies(named: list[str]) -> bool:
    """Whether words in parentheses after a person name only where the person belongs."""
    return bool(named) and all(kind(part) in ("team", "body", "role") for part in named)


@lru_cache(maxsize=4096)
def _soft_parts(piece: str, named_alone: frozenset[str]) -> tuple[str, ...]:
    """The leads of a piece without hard separators; kept, since every ending of a piece is asked for in turn."""
    piece = piece.strip(" .,;")
    if kind_by_name(piece):
        return (piece,)
    for separator in _SOFT.finditer(piece):
        if _is_in_parentheses(piece, separator.start()):
            continue
        left, right = piece[: separator.start()].strip(), piece[separator.end() :]
        if len(left.split()) > _LONGEST_LEAD:
            break
        if not _may_be_lead(left, named_alone):
            continue
        rights = _soft_parts(right, named_alone)
        if rights and _are_leads(left, rights, separator[0], named_alone):
            return (left, *rights)
    return (piece,) if piece else ()


def _is_in_parentheses(piece: str, place: int) -> bool:
    return piece.count("(", 0, place) > piece.count(")", 0, place)


def _may_be_lead(part: str, named_alone: frozenset[str]) -> bool:
    return stands_alone(part, named_alone) or is_code(part)


def _are_leads(left: str, rights: tuple[str, ...], separator: str, named_alone: frozenset[str]) -> bool:
    """Whether what stands before a comma or "and" and what stands after it are leads of their own."""
    first = rights[0]
    if lookups.fold(left) in named_alone and lookups.fold(first) in named_alone:
        return True
    if len(rights) == 1 and not _may_be_lead(first, named_alone):  # several were told to be leads already
        return False
    if "," in separator:
        return not (_belongs_to(first, left, len(rights)) or _is_topic(left) and _is_list_of_topics(rights[-1]))
    if begins_in_welsh(left) and separator.strip() in ("a", "ac", "a'r", "a’r"):
        return begins_in_welsh(first) or bool(kind_by_name(first))
    if is_role_of(left):
        return _is_lead_beside_post(first)
    return not (_is_topic(left) and " " in first and kind(first) != "person" and not is_role_of(first))


def _belongs_to(part: str, left: str, count: int) -> bool:
    """Whether what follows a comma only tells more of who stands before it: their post, their name or their team.

    count is of all that follows it.
    """
    if kind(left) == "person":
        return kind(part) == "role"
    if kind(left) == "role":
        return (
            (count == 1 and is_role_of(left) and kind(part) == "person")
            or _is_department(part)
            or (is_bare_post(left) and is_field(part))
            or (is_code(part) and " " in left and kind(part) == "unknown")
        )
    return False


def _is_list_of_topics(part: str) -> bool:
    """Whether a name, such as "Health and Care Team", has "and" in it, so that topics before it belong to it, too."""
    return bool(_SOFT.search(part)) and not kind_by_name(part)


def _is_department(part: str) -> bool:
    return " " not in part.strip() and kind_by_name(part) == "team"


def _is_lead_beside_post(part: str) -> bool:
    """Whether what follows "Head of … and" is a lead, and not more of what the post is for."""
    return kind(part) in ("role", "person") or kind_by_name(part) == "body" or is_welsh_body(part)


def _is_topic(part: str) -> bool:
    """Whether a name, such as "Community Safety" or "EDI", may be only the first half of a longer one."""
    words = lookups.fold(part).split()
    if is_code(part):
        return kind_by_name(part) in ("team", None)
    if len(words) > 1 and words[-1] in lookups.meanings("lead_words"):
        return False
    return kind(part) == "team" or set(words) <= lookups.words("lead_context")
