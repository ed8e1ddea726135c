"""What is told of training other than in a number of people: a share ("85% of staff"), or words ("the majority").

Words are kept as written and never made a number. A percentage of anything else (a rise, a survey's answers, what is
still to be trained) is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.interpret.told_once import AIMS
from loaders.interpret.training import programme_named
from loaders.records import TrainingTold

_WHO = (
    r"(?:staff|employees?|people|officers?|practitioners?|professionals?|teachers?|volunteers?|councillors?|members?|governors?"
    r"|workers?|managers?|colleagues|workforce|starters?|recruits?|nurses?|midwives|doctors?|gps?|clinicians?|carers?|assistants?"
    r"|lecturers?|tutors?|academics?|wardens?|supervisors?|coordinators?|trustees?|headteachers?|heads|leads?|dsls?|personnel"
    r"|teams?|consultants?|firefighters?|police|drivers?|licensees?|directors?|apprentices?|chairs?|school\s+staff)"
)
_SPELLED_NUMBER = "|".join(sorted(lookups.words("number_words"), key=len, reverse=True))
_PER_CENT = (
    rf"(?<![\d.,/£-])(?P<percent>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per\s?cent\b)"
    rf"|\b(?P<spelled>(?:{_SPELLED_NUMBER})(?:[\s-](?:{_SPELLED_NUMBER}))?)\s+per\s?cent\b"
)
_IN = (
    rf"(?<![\d.,/-])\b(?P<part>\d{{1,3}}|{_SPELLED_NUMBER})\s+(?:out\s+of|in)\s+(?:every\s+)?"
    rf"(?P<whole>3|4|5|6|8|10|20|100|three|four|five|six|eight|ten|twenty)\b(?=\s+(?:of\s+)?[a-z])"
)
_PARTS = "|".join(
    word.replace(" ", r"[\s-]") for word in sorted(lookups.words("training_parts"), key=len, reverse=True)
)
_SHARE = rf"(?:{_PER_CENT}|{_IN}|\b(?P<fraction>{_PARTS})\b)"
_AMOUNTS = "|".join(
    word.replace(" ", r"\s+") for word in sorted(lookups.words("training_amounts"), key=len, reverse=True)
)
_OF = r"(?:\s+of)?(?:\s+(?:the|our|its|their|all|these|those|total|whole))*"
_NO_NAME = r"(?:of|in|to|have|has|had|were|are|will|and|by)"
_GROUP = rf"(?P<who>(?:\s+(?!{_NO_NAME}\b)[A-Za-z’'()/&-]+){{0,5}}?\s+{_WHO}(?:\s+{_WHO})*)\b"
_DONE = (
    r"(?:trained|briefed|attended|completed|received|undertaken|undergone|accessed|done|had|taken|compliant"
    r"|up\s+to\s+date|in\s+date)"
)
_BE = (
    r"(?:(?:have|has|had|were|was|are|is|been|being|now|also|already|currently|fully|since|so\s+far|successfully"
    r"|recently)\s+)*"
)
_AIMED = (
    r"(?:(?:to|will|should|must|shall|need\s+to)\s+(?:have\s+|be\s+|receive|complete|attend|undertake|undergo|access|do\b|take\b)"
    r"|trained\s+by\b)"
)
_TRAINING = re.compile(
    r"\b(?:re)?train(?:ed|ing|ers?)?\b|\bwrap\b|\be-?\s?learning\b|\bcourses?\b|\bmodules?\b|\bworkshops?\b|\bbriefings?\b|\bbriefed\b"
    r"|\binduction\b|\bawareness\s+(?:session|package)s?\b|\bsessions?\b",
    re.I,
)
_NOUN = r"(?:compliance|completions?|uptake|take[\s-]up|coverage)"
_OF_PEOPLE = re.compile(rf"{_SHARE}{_OF}{_GROUP}", re.I)
_RATE_BEFORE = re.compile(
    rf"\b{_NOUN}\b(?:\s+(?:rates?|levels?|figures?|target))?\W{{1,3}}(?:(?:is|was|at|of|to|now|currently|stands?|stood|reached|has|have|had"
    rf"|risen|rose|increased|target|over|above|around|approximately|least)\s+){{0,6}}{_SHARE}",
    re.I,
)
_RATE_AFTER = re.compile(
    rf"{_SHARE}\s+(?:of\s+)?(?:(?:wrap|prevent|mandatory|statutory|training|e-?learning|level|course|module|\d|and)\s+){{0,5}}"
    rf"(?:{_NOUN}|compliant|trained|complete|completed)\b",
    re.I,
)
_TARGET_OF = re.compile(rf"\btarget\b(?:\s+(?:is|of|was|at|remains))?\W{{0,3}}{_SHARE}", re.I)
_IN_WORDS = re.compile(rf"(?<![\w-])(?P<amount>{_AMOUNTS})\b{_OF}{_GROUP}", re.I)
_TRAIN = re.compile(
    r"\b(?:train|brief|training\s+(?:to|for)|e-?learning\s+(?:to|for)|deliver\w*\s+(?:\w+\s+){0,3}to)\s+(?:at\s+least\s+|over\s+)?$",
    re.I,
)
_DID = re.compile(rf"^[^.;]{{0,45}}?\b(?:{_BE}{_DONE})\b", re.I)
_SHALL = re.compile(rf"^[^.;]{{0,45}}?\b{_AIMED}", re.I)
_BARE = re.compile(r"^\W*(?:(?:so\s+far|to\s+date|now|in\s+total|by|before|at|as\s+(?:at|of))\b|$)", re.I)
_AHEAD = re.compile(r"\b(?:to\s+be|will|should|must|shall|target|aim|ensure|achieve|reach|goal|need)\b", re.I)
_DEADLINE = re.compile(r"\b(?:by|before|no\s+later\s+than)\b", re.I)
_PAST = re.compile(
    r"\b(?:have|has|had|were|was|been|now|already|currently|so\s+far|to\s+date|as\s+(?:at|of)|since)\b", re.I
)
_IS_DONE = re.compile(rf"\b{_DONE}\b", re.I)
_LEADING = re.compile(r"^(?:(?:the|our|its|their|all|these|those|of|total|whole|new\s+and\s+existing)\s+)+", re.I)
_BEFORE = 60  # letters
_FIELDS = ("action", "outcome", "status_text", "progress", "next_steps")


@dataclass(frozen=True)
class _Found:
    """A share or words in a sentence: where it starts and ends, whom it is of, as written."""

    start: int
    end: int
    who: str
    share: float | None
    words: str | None
    is_target: bool | None  # None: as its field and sentence have it


def read_told(position: int, texts: dict[str, str], due_on: date | None) -> list[TrainingTold]:
    """The shares and words that a task's texts, by field, tell of training, each once.

    A target without a date of its own is due with its task; a reading has the date that stands with it, else none.
    """
    whole = " ".join(texts.values())
    if not _TRAINING.search(whole):
        return []
    named = programme_named(whole) or "Training"
    told: dict[tuple, TrainingTold] = {}
    for field in _FIELDS:
        for sentence in re.split(r"(?<=[a-z)\d%])[.;]\s+(?=[A-Z])|\n+|•", texts.get(field, "")):
            for one in _in_sentence(position, field, " ".join(sentence.split()), named, due_on):
                key = (one.kind, one.audience.lower(), one.share, (one.words or "").lower())
                before = told.get(key)
                if before is None or before.on == due_on and one.on not in (None, due_on):
                    told[key] = one
    return list(told.values())


def _in_sentence(position: int, field: str, sentence: str, named: str, due_on: date | None) -> Iterator[TrainingTold]:
    found = _found(sentence)
    for number, one in enumerate(found):
        ends = found[number + 1].start if number + 1 < len(found) else len(sentence)
        starts = 0 if number == 0 else one.start
        source = sentence[starts:ends].strip(" (,;")
        is_target = one.is_target if one.is_target is not None else _is_target(field, source)
        days = [mention.last for mention in dated(mentions(source))]
        on = (days[-1] if is_target else days[0]) if days else None
        yield TrainingTold(
            "target" if is_target else "reading",
            position,
            programme_named(source) or named,
            one.who,
            "staff",
            one.share,
            one.words,
            on or (due_on if is_target else None),
            source,
        )


def _is_target(field: str, words: str) -> bool:
    """Whether it is what is aimed for: all in the words of the task or its outcome that isn't told as past."""
    is_past = bool(_PAST.search(words))
    if field in AIMS:
        return not re.search(r"\b(?:currently|so\s+far|to\s+date|at\s+present|already)\b", words, re.I)
    return not is_past and bool(_DEADLINE.search(words)) and (field == "next_steps" or not _IS_DONE.search(words))


def _found(sentence: str) -> list[_Found]:
    """The shares and words of one sentence in its order; none twice."""
    every: dict[int, _Found] = {}
    speaks = bool(_TRAINING.search(sentence))
    for match in _OF_PEOPLE.finditer(sentence):
        share = _share(match)
        is_ahead = _of_trained(sentence, match, speaks)
        if share is not None and is_ahead is not False and not _is_else(sentence, match):
            every.setdefault(
                match.start(), _Found(*match.span(), _audience(match["who"]), share, None, is_ahead or None)
            )
    if speaks:
        for pattern in (_RATE_BEFORE, _RATE_AFTER, _TARGET_OF):
            for match in pattern.finditer(sentence):
                start = _start(match)
                share = _share(match)
                if share is not None and not _is_else(sentence, match):
                    aimed = pattern is _TARGET_OF or None
                    every.setdefault(start, _Found(start, match.end(), "", share, None, aimed))
    for match in _IN_WORDS.finditer(sentence):
        is_ahead = _of_trained(sentence, match, speaks)
        if is_ahead is not False and not _is_else(sentence, match) and not _overlaps(match, every):
            amount = " ".join(match["amount"].split())
            every[match.start()] = _Found(*match.span(), _audience(match["who"]), None, amount, is_ahead or None)
    return [every[start] for start in sorted(every)]


def _overlaps(match: re.Match[str], every: dict[int, _Found]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in every.values())


def _of_trained(sentence: str, match: re.Match[str], speaks: bool) -> bool | None:
    """Whether the people beside a share are to be trained (True), were (None), or neither (False)."""
    after = re.split(r"[;•]|\bbut\b|\bhowever\b|\bwhile\b|\bwhereas\b", sentence[match.end() :])[0]
    before = sentence[max(0, match.start() - _BEFORE) : match.start()]
    shall, did = _SHALL.match(after), _DID.match(after)
    if shall and (not did or shall.start() <= did.start()) and (speaks or "train" in after.lower()):
        return True
    if did and (speaks or "train" in did[0].lower() or "briefed" in did[0].lower()):
        return None
    if _TRAIN.search(before):
        return None
    return None if _BARE.match(after) and match.re is _OF_PEOPLE else False


def _is_else(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around a share say that it is of something else than people trained."""
    start = _start(match)
    clause = re.split(r"[;•]|,?\s+(?:but|however|while|whereas)\s", sentence[start:])[0]
    ends = _share_end(match)
    texts = {
        "before": sentence[max(0, start - _BEFORE) : start],
        "after": sentence[ends : ends + _BEFORE],
        "within": clause,
    }
    return any(pattern.search(texts[place]) for place, pattern in lookups.patterns("training_unshared"))


def _start(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return min(match.start(name) for name in ("percent", "spelled", "part", "fraction", "amount") if groups.get(name))


def _share_end(match: re.Match[str]) -> int:
    """Where the share itself ends in a sentence, before the people or the noun beside it."""
    text = match.string[_start(match) :]
    sign = re.match(r"[\w.\s-]*?(?:%|per\s?cent\b)", text, re.I)
    groups = match.groupdict()
    if (groups.get("percent") or groups.get("spelled")) and sign:
        return _start(match) + sign.end()
    return max(match.end(name) for name in ("whole", "fraction", "amount") if groups.get(name))


def _share(match: re.Match[str]) -> float | None:
    """A share as a number from 0 to 1; None for one that can't be one of people."""
    if match["percent"]:
        share = float(match["percent"]) / 100
    elif match["spelled"]:
        share = _number(match["spelled"]) / 100
    elif match["part"]:
        share = _number(match["part"]) / _number(match["whole"])
    else:
        share = float(lookups.meanings("training_parts")[lookups.fold(match["fraction"])])
    return round(share, 6) if 0 < share <= 1 else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return sum(int(lookups.meanings("number_words")[word]) for word in re.findall(r"[a-z]+", text.lower()))


def _audience(who: str) -> str:
    """Whom a share is of, as written; "" for staff in general."""
    told = _LEADING.sub("", " ".join(who.split()).strip("() "))
    folded = lookups.fold(told).split()
    return "" if all(word.removesuffix("s") in _everybody() for word in folded) else told


def _everybody() -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in lookups.words("training_everybody")) - {
        "frontline",
        "front",
        "line",
    }
