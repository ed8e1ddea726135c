"""The ways in which a person's name is written, and where they stand in a text.

Case, accents, line breaks, hyphens, apostrophes and invisible characters make no difference; a name written surname
first, with a middle initial, a title or an initial is found as well.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from loaders import lookups

_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_GAP = r"[\W_]{0,8}"
_MIDDLE = r"(?:[A-Za-z]\.?[\W_]{1,3})?"


@dataclass(frozen=True)
class Form:
    """A way to write a name: a regular expression over folded text, and what shows in its place.

    is_everywhere: whether it can be looked for in sentences that this tool wrote, not in the plan's own words alone.
    """

    pattern: str
    shown: str
    is_everywhere: bool


@dataclass(frozen=True)
class Searched:
    """Names to look for; shown: what stands in the place of each alternative of the pattern."""

    pattern: re.Pattern | None
    shown: tuple[str, ...]

    def replaced(self, text: str) -> str:
        """The text with what shows in the place of each name."""
        if self.pattern is None or not text:
            return text
        said, places = _folded(text)
        parts, at = [], 0
        for found in self.pattern.finditer(said):
            number = found.lastindex or 1  # every alternative is a group
            parts += [text[at : places[found.start()]], self.shown[number - 1]]
            at = places[found.end()]
        return "".join([*parts, text[at:]]) if at else text


def searched(forms: list[Form], somebody: str, *, everywhere: bool = False) -> Searched:
    """Those forms, the longest first; a form that two people share shows as somebody. everywhere: only such forms."""
    shown: dict[str, str] = {}
    for form in forms:
        if form.is_everywhere == everywhere:
            shown[form.pattern] = form.shown if shown.get(form.pattern, form.shown) == form.shown else somebody
    if not shown:
        return Searched(None, ())
    order = sorted(shown, key=len, reverse=True)
    alternatives = "|".join(f"({pattern})" for pattern in order)
    return Searched(re.compile(f"{_START}{_titles()}?(?:{alternatives}){_END}"), tuple(shown[one] for one in order))


def forms(name: str, shown: str, *, is_person: bool, known: frozenset[str] = frozenset()) -> list[Form]:
    """The ways to write a name. known: words that aren't a name by themselves, beside the ordinary ones."""
    found = []
    for one in _pieces(name):
        words = one.split()
        is_generic = all(key(word) in tool_words() | known for word in words)
        if len(words) > 1 and (is_person or not is_generic):
            found += [Form(pattern, shown, True) for pattern in _whole(words, is_person)]
            found += [
                Form(_as_written(word), shown, False)
                for word in (words[0], words[-1])
                if is_person and len(key(word)) > 1 and not is_ordinary(word)
            ]
        elif is_generic or is_ordinary(one):
            found.append(Form(rf"(?<!\d )(?:{_as_written(one)})(?!,?\s*\d)", shown, False))
        elif len(key(one)) > 3 and not one.isupper():
            found.append(Form(f"(?i:{_letters(one)})", shown, True))
        elif len(key(one)) > 1:
            found.append(Form(_as_written(one), shown, True))
    return found


def key(name: str) -> str:
    """A name for comparing: folded, in lower case, letters and single spaces, the first name first."""
    name = _folded(name)[0]
    last, comma, first = name.partition(",")
    if comma and len(last.split()) == len(first.split()) == 1:
        name = f"{first} {last}"
    return " ".join(re.sub(r"[\W_]+", " ", name.replace("'", "").lower()).split())


def is_ordinary(word: str) -> bool:
    """Whether a word is one that sentences are made of."""
    return key(word) in lookups.words("ordinary_words") | tool_words()


@cache
def tool_words() -> frozenset[str]:
    """The words that leads' departments, teams and roles are made of."""
    pairs = [*lookups.words("lead_context"), *lookups.words("lead_words"), *lookups.words("stop_words")]
    return frozenset(word for one in pairs for word in one.split())


@cache
def role_words() -> frozenset[str]:
    """The words that make a role: officer, manager, head."""
    return frozenset(word for word, kind in lookups.meanings("lead_words").items() if kind == "role")


def _pieces(name: str) -> list[str]:
    """A name as it stands, without its title, and the names that are joined in it: "Ann Lee and Bob Hay"."""
    whole = " ".join(_folded(name)[0].split())
    found = [whole, *re.split(r"\s+(?:and|with)\s+|\s*[;/+&()]\s*|\s+[-–—:]\s*|,\s+(?=\w+\s)", whole)]
    last, comma, first = whole.partition(",")
    if comma and len(last.split()) == len(first.split()) == 1:
        found = [f"{first.strip()} {last.strip()}"]
    bare = [re.sub(rf"^{_titles()}", "", one).strip(" .,") for one in found]
    several = len(set(bare)) > 1
    return [
        one for one in dict.fromkeys(bare)
        if one and not (several and one != bare[0] and all(key(word) in tool_words() for word in one.split()))
    ]  # fmt: skip


def _whole(words: list[str], is_person: bool) -> list[str]:
    """A name of several words in full, surname first, and with an initial for the first name."""
    first, last = " ".join(words[:-1]), words[-1]
    found = [f"(?i:{_GAP.join(map(_letters, words[:-1]))}{_GAP}{_MIDDLE}{_letters(last)})"]
    if not is_person:
        return found
    initial = re.escape(first[0].upper())
    surname = _as_written(last)
    small = f"{re.escape(first[0])}[._]?{_letters(last)}|{_letters(last)}[._]?{re.escape(first[0])}"
    return [
        *found,
        rf"(?i:{_letters(last)},?\s+{_GAP.join(map(_letters, words[:-1]))})",
        rf"{initial}\.?\s*{_MIDDLE}(?:{surname})",
        rf"(?:{surname}),?\s+{initial}(?:\.|{_END})",
        rf"(?i:{small})\d*(?=@)",
        *([] if len(words) == 2 else [f"(?i:{_letters(words[0])}{_GAP}{_letters(last)})"]),
        rf"{_titles()}(?:{surname})",
    ]


def _letters(word: str) -> str:
    """A word of a name; its hyphens and apostrophes may be written or not, "McCarthy" as "Mc Carthy"."""
    apart = r"[-'\s.]{0,3}"
    parts = re.split(r"[-'.]+|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])", word)
    return apart.join(re.escape(part) for part in parts if part)


def _as_written(word: str) -> str:
    """A word of a name as written, or in capitals."""
    return "|".join(dict.fromkeys((_letters(word), _letters(word[:1].upper() + word[1:]), _letters(word.upper()))))


@cache
def _titles() -> str:
    """One or two titles before a name."""
    titles = sorted(lookups.words("lead_titles"), key=len, reverse=True)
    return rf"(?:(?:(?i:{'|'.join(map(re.escape, titles))})\.?\s+){{1,2}})"


def _folded(text: str) -> tuple[str, list[int] | range]:
    """A text without accents and invisible characters, dashes and apostrophes of one kind; each character's place."""
    if text.isascii():
        return text, range(len(text) + 1)
    letters, places = [], []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFKD", letter):
            if unicodedata.category(one) not in ("Mn", "Cf", "Me"):
                letters.append(_SAME.get(one, one))
                places.append(place)
    return "".join(letters), [*places, len(text)]


_SAME = {
    **dict.fromkeys("‘’ʼ´`′＇", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ı": "i",
}  # fmt: skip
