"""What a task's action asks for: its acts, in the kinds of report_verbs, its numbers and its own words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from loaders import lookups

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_TO_ALL = re.compile(
    r"\b(?:all|each|every|both|whole|entire|across|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4})\b", re.I
)
_LISTED = re.compile(r"[,;/&+]|\b(?:and|plus|as well as)\b", re.I)
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Asked:
    """What an action asks for.

    acts: the kinds of act asked for, in order. verbs: their stems, alike. words: the stems of its content words.
    items: the stems of each of several things that it lists ("posters, leaflets and a film"); empty for a single thing.
    to_all: it names a number or the whole of those to be reached.
    """

    text: str
    acts: tuple[str, ...]
    verbs: tuple[str, ...]
    words: frozenset[str]
    items: tuple[frozenset[str], ...]
    to_all: bool


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of an English word (Snowball's algorithm), an irregular form's by its base."""
    low = word.lower()
    return str(_STEMMER.stemWord(lookups.meanings_as_written("report_verb_forms").get(low, low)))


@cache
def act_of_stem() -> dict[str, str]:
    """The kind of act of each known verb, by its stem."""
    return {stem(row["word"]): row["meaning"] for row in lookups.rows("report_verbs")}


@lru_cache(maxsize=4_000)
def asked_of(action: str) -> Asked:
    """What an action's words ask for; nothing known where it is empty."""
    words = _WORD.findall(action)
    known = act_of_stem()
    acts: list[str] = []
    verbs: list[str] = []
    for number, word in enumerate(words):
        before = words[number - 1].lower() if number else ""
        opens = not verbs and (number == 0 or before in ("to", "will", "should", "must", "also") or before.endswith("ly"))
        if opens or verbs and before in ("and", "then", "&"):
            act = known.get(stem(word))
            if act and not word.lower().endswith(("ed", "ing")):
                acts.append(act)
                verbs.append(stem(word))
    if not acts:
        for word in words:
            if act := known.get(stem(word)):
                acts.append(act)
                verbs.append(stem(word))
                break
    return Asked(action, tuple(acts), tuple(verbs), content_stems(action), _items(action), bool(_TO_ALL.search(action)))


def _items(action: str) -> tuple[frozenset[str], ...]:
    """The things that an action lists, by the stems of their own words; empty where it lists none."""
    listed = [content_stems(part) for part in _LISTED.split(action)]
    own = [part - frozenset[str]().union(*(other for other in listed if other is not part)) for part in listed]
    return tuple(part for part in own if part) if len(listed) > 1 else ()


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry its meaning."""
    stop = lookups.words("stop_words")
    return frozenset(stem(word) for word in _WORD.findall(text) if len(word) > 2 and word.lower() not in stop)
