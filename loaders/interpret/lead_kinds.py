"""What kind of lead a name is: a person, team, body or role, by the lookups and else by its shape."""

import re
from functools import cache

from loaders import lookups
from loaders.lookups.kept import for_short_texts

NAME_WORD = r"(?:[A-Z]\.?|d[’'][A-Z]\w+|[A-Z][\w’'-]*[a-z][\w’'-]*|de|da|der|van|von|al|el|bin|bint|ap|le|la)"
PREFIX = re.compile(
    r"^\s*(?:lead(?:s| officer| agency)?|owners?|support(?:ed by|ing)?|responsible|by)\s*[:–—-]\s*"
    r"|^\s*(?:with\s+)?support(?:ed)?\s+(?:from|by)\s+|^\s*the\s+(?=\w+\s)",
    re.I,
)
DASH = re.compile(r"\s*:\s+|\s+[-–—]\s*|\s*[–—]\s*|(?<=\w)-\s+")
_PERSON = re.compile(rf"^{NAME_WORD}(?:\s+{NAME_WORD}){{1,3}}$")
_CODE = re.compile(r"^[A-Z][A-Za-z&]{0,5}[A-Z][A-Za-z&]{0,5}$")
_ROLE_OF = re.compile(
    r"^(?:the\s+)?((?:[\w’'-]+\s+){0,3}?)"
    r"(?:head|director|chair|chief|deputy|assistant|lead|leader|manager|officer|portfolio holder)s?\s+(?:of|for)\b",
    re.I,
)


@for_short_texts(4096)
def kind(name: str) -> str:
    """person, team, body, role or unknown."""
    folded = lookups.fold(name)
    known = kind_by_name(name)
    if known:
        return known
    by_word = lookups.meanings("lead_words")
    if is_role_of(name) or is_post_with_field(name):
        return "role"
    by_first_word = _kind_by_first_word(name)
    if by_first_word:
        return by_first_word
    words = folded.split()
    while len(words) > 1 and words[-1] in lookups.words("lead_places"):
        words.pop()
    last = by_word.get(words[-1]) if words else None
    if last and " " in folded:
        return last
    if words[:1] == ["team"] and len(words) > 1:
        return "team"
    bare = without_title(name)
    if bare != name and re.match(r"^[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*$", bare):
        return "person"
    if _PERSON.match(name) and _no_ones_name().isdisjoint(words) and not _is_status(folded):
        return "person"
    return last or "unknown"


@cache
def _of_teams() -> frozenset[str]:
    """The words that stand in the names of teams, bodies and posts."""
    return lookups.words("lead_context") | lookups.meanings("lead_words").keys()


@cache
def _no_ones_name() -> frozenset[str]:
    """The words that no person's name has in it; a letter of the alphabet may be an initial."""
    return _of_teams() | {word for word in lookups.words("stop_words") if len(word) > 1}


def _is_status(folded: str) -> bool:
    return folded in lookups.words("statuses") or folded in lookups.meanings("ratings")


def kind_by_name(name: str) -> str | None:
    """The kind of a lead whose whole name is known."""
    folded = lookups.fold(name)
    names = lookups.meanings("lead_names")
    return names.get(folded) or names.get(folded.replace(" & ", " and "))


def is_role_of(name: str) -> bool:
    """Whether a name is that of a post for something, as "Head of Policy" and "Pennaeth Addysg" are."""
    role = _ROLE_OF.match(name)
    if role and _of_teams().issuperset(lookups.fold(role[1]).split()):
        return True
    return _kind_by_first_word(name) == "role"


def is_post_with_field(name: str) -> bool:
    """Whether a comma parts a post from its department or area, as in "Assistant Director, Early Help"."""
    post, comma, field = name.partition(",")
    return bool(comma) and is_bare_post(post) and is_field(field.strip())


def is_bare_post(name: str) -> bool:
    """Whether a name is that of a post without its field, as "Assistant Director" and "Head of Service" are."""
    words = [word for word in lookups.fold(name).split() if word not in ("of", "the")]
    meaning = lookups.meanings("lead_posts")
    return {meaning.get(word) for word in words} <= {"post", "beside"} and "post" in map(meaning.get, words)


def is_field(name: str) -> bool:
    """Whether what follows a post and a comma may be its department or area, and is no lead of another kind."""
    if "," in name or not re.match(r"[^\W\d_]", name) or not name[0].isupper():
        return False
    found = kind(name)
    return found in ("team", "unknown") or (found == "body" and " " in name)


def is_welsh_body(name: str) -> bool:
    """Whether a name begins with a Welsh word for a body, as "Heddlu Gogledd Cymru" does."""
    return _kind_by_first_word(name) == "body"


def begins_in_welsh(name: str) -> bool:
    """Whether a name begins with a Welsh word for a post, team or body."""
    return _kind_by_first_word(name) is not None


def _kind_by_first_word(name: str) -> str | None:
    words = lookups.fold(name).split()
    bare = words[1:] if words[:1] in (["y"], ["yr"]) else words
    return lookups.meanings("lead_first_words").get(bare[0]) if bare and len(words) > 1 else None


def is_code(name: str) -> bool:
    """Whether a name is a single word of capitals, as initials and abbreviations are."""
    return bool(_CODE.match(name))


def stands_alone(part: str, named_alone: frozenset[str] = frozenset()) -> bool:
    """Whether words name a lead by themselves: one of a known kind, or one in named_alone (folded)."""
    name = PREFIX.sub("", re.sub(r"\s*\([^()]*\)", "", part)).strip(" .")
    before_dash = DASH.split(name)[0].strip()
    return (
        lookups.fold(name) in named_alone
        or kind(name) != "unknown"
        or (before_dash != name and kind(before_dash) == "role")
    )


def without_title(name: str) -> str:
    """A person's name without the title or rank before it."""
    words = name.split()
    for count in (3, 2, 1):
        title, rest = " ".join(words[:count]), " ".join(words[count:])
        if lookups.fold(title) in lookups.words("lead_titles") and "," not in title and re.match(r"[A-Z]", rest):
            return rest
    return name
