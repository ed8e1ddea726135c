"""What a task's action asks for: its acts, in the kinds of report_verbs, its numbers and its own words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from loaders import lookups

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_TO_ALL = re.compile(
    r"\b(?:all|each|every|both|whole|entire|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4})\b",
    re.I,
)
_INCLUDED = re.compile(r"\b(?:including|to include|that includes?|using|with the use of)\s+(.*)", re.I | re.S)
_NEAR = 10
_LISTED = re.compile(r"[,;/&+]|\b(?:and|plus|as well as)\b", re.I)
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Asked:
    """What an action asks for.

    acts: the kinds of act asked for, in order. verbs: their stems, alike. words: the stems of its content words.
    items: the stems of each of several things that it lists ("posters, leaflets and a film"); empty for one thing.
    included: the stems of what it must include ("including local case studies").
    in_stages: one act follows another ("prepare and deliver"). to_all: it names how many, or the whole, to be reached.
    """

    text: str
    acts: tuple[str, ...]
    verbs: tuple[str, ...]
    words: frozenset[str]
    items: tuple[frozenset[str], ...]
    included: frozenset[str]
    in_stages: bool
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
        opens = not verbs and (
            number == 0 or before in ("to", "will", "should", "must", "also", "be") or before.endswith("ly")
        )
        if opens or verbs and before in ("and", "then", "&"):
            act = known.get(stem(word))
            if act and (before == "be" or not word.lower().endswith(("ed", "ing"))):
                acts.append(act)
                verbs.append(stem(word))
    in_stages = len(verbs) > 1 and acts[-1] != acts[0]
    if not acts:
        for root in [root for root in map(stem, words[:_NEAR]) if root in known][:3]:
            acts.append(known[root])
            verbs.append(root)
    included = _INCLUDED.search(action)
    return Asked(
        action,
        tuple(acts),
        tuple(verbs),
        content_stems(action),
        _items(action),
        content_stems(included[1]) if included else frozenset(),
        in_stages,
        bool(_TO_ALL.search(action)),
    )


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
