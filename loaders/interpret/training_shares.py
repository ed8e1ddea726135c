"""What is told of training other than in a number of people: a share ("85% of staff"), or words ("the majority").

Words are kept as written and never made a number. A percentage of anything else (a rise, a survey's answers, what is
still to be trained) is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.interpret.told_once import AIMS
from loaders.interpret.training import programme_named
from loaders.records import TrainingTold


def _any_of(name: str) -> str:
    """The words of a lookup as one pattern."""
    return "|".join(lookups.spaced(name))


_PERSON = rf"(?:{_any_of('training_people')}|teams?)"
_NUMBER = _any_of("number_words")
_SHARE = re.compile(
    rf"(?<![\d.,/£-])(?P<percent>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per\s?cent\b)"
    rf"|\b(?P<spelled>(?:{_NUMBER})(?:[\s-](?:{_NUMBER}))?)\s+per\s?cent\b"
    rf"|(?<![\d.,/-])\b(?P<part>\d{{1,3}}|{_NUMBER})\s+(?:out\s+of|in)\s+(?:every\s+)?"
    r"(?P<whole>3|4|5|6|8|10|20|100|three|four|five|six|eight|ten|twenty)\b(?=\s+(?:of\s+)?[a-z])"
    rf"|(?<![\w-])(?P<fraction>{_any_of('training_parts')})(?=\s+(?:of\b|(?:the|our|all|its)\b|{_PERSON}\b))",
    re.I,
)
_AMOUNT = re.compile(rf"(?<![\w-])(?P<amount>{_any_of('training_amounts')})\b", re.I)
_NO_NAME = (
    r"(?:of|in|to|have|has|had|having|were|was|are|is|will|must|should|and|by|who|that|now|not|for|at|from|with|on|as"
    r"|than|or)"
)
_NAME = rf"(?:(?!{_NO_NAME}\b)[A-Za-z’'&-]+\s+){{0,5}}?"
_PEOPLE = rf"(?:{_NAME}{_PERSON}(?:['’]?\s+{_PERSON})*(?:\s+and\s+(?:[a-z]+\s+)?{_PERSON})?)\b"
_DETERMINED = r"(?:\s*(?:of|the|our|its|their|all|these|those|total|whole)\b)*\s*"
_PLACE = r"\s+(?:in|on|at|of|from|within|across)\s+(?!20\d\d)[^.;,:\d%]{1,45}?"
_WHERE = rf"(?:{_PLACE}(?=\s+(?:to|have|has|had|were|are|will|must|should|trained)\b))?"
_IN_PLACE = r"(?:\s+(?:in|on|at|of|from|within|across)\s+[^.;,:\d%]{1,45}?)?"
_GROUP = re.compile(rf"^{_DETERMINED}(?P<who>{_PEOPLE}{_WHERE})", re.I)
_DONE = (
    r"(?:trained|briefed|attended|completed?|received|undertaken|undergone|accessed|done|passed|finished|compliant|reached"
    r"|been\s+through|gone\s+through|taken|took|sat|logged|up\s+to\s+date|in\s+date|(?:hold|holds|held|gained)\s+(?:an?|the|their)\b)"
)
_BE = (
    r"(?:(?:have|has|had|were|was|are|is|been|being|now|also|already|currently|fully|since|so\s+far|successfully"
    r"|recently)\s+)*"
)
_DID = re.compile(rf"^\)?(?:(?!\b(?:that|whether|if|which|confirm)\b)[^.;,:]){{0,45}}?\b{_BE}{_DONE}\b", re.I)
_SHALL = re.compile(
    r"^\)?[^.;,:]{0,45}?\b(?:(?:to|will|should|must|shall|needs?\s+to|(?:is|are)\s+to)\s+(?:have|be|receive|complete|attend|undertake"
    r"|undergo|access|do|take|finish|pass|hold)|trained\s+by|briefed\s+\w+\s+the\s+\w+\s+by)\b",
    re.I,
)
_DO = re.compile(
    r"^\)?[^.;,:]{0,30}?\b(?:complete|attend|undertake|receive|take|hold|pass|access|undergo|do|finish|have)\b", re.I
)
_TRAIN_BEFORE = re.compile(
    r"\b(?:train|brief|training\s+(?:to|for)|e-?learning\s+(?:to|for)|deliver\w*\s+(?:\w+\s+){0,3}to)\s+(?:at\s+least\s+|over\s+)?$",
    re.I,
)
_BARE = re.compile(r"^\W*(?:(?:so\s+far|to\s+date|now|in\s+total|by\s+(?!\d+\s?%)|before|at|as\s+(?:at|of))\b|$)", re.I)
_RATE = r"(?:compliance|completions?|uptake|take[\s-]up|coverage)"
_TRAINING = (
    r"\b(?:re)?train(?:ed|ing|ers?)?\b|\bwrap\b|\be-?\s?learning\b|\bcourses?\b|\bmodules?\b|\bworkshops?\b|\bbriefings?\b"
    r"|\bbriefed\b|\binduction\b|\bsessions?\b|\brefreshers?\b|\bcertificates?\b|\bprevent\s+duty\b"
)
_IS_TRAINING = re.compile(_TRAINING, re.I)
_SPEAKS = re.compile(rf"{_TRAINING}|\b{_RATE}\b", re.I)
_LINKS = (
    r"(?:(?:is|was|at|of|to|now|currently|stands?|standing|stood|reached|has|have|had|been|risen|rose|increased|up|target|over|above"
    r"|around|approximately|roughly|least|just|only|from|remains?)\s+)"
)
_OF_RATE = re.compile(
    rf"\b{_RATE}\b(?:\s+(?:rates?|levels?|figures?))?(?:\s+(?:among|amongst|for|in|of|across|by)\s+(?P<who>(?!all\b)[^.;:,\d%]{{2,45}}?))?"
    rf"(?:\s*[:(–-]\s*|\s+){_LINKS}{{0,6}}(?:\d+(?:\.\d+)?\s?%[^.;:%]{{0,30}}?\bto\s+)?$",
    re.I,
)
_RATE_AFTER = re.compile(
    rf"^\s+(?:of\s+)?(?:(?:wrap|prevent|mandatory|statutory|training|e-?learning|level|course|module|\d|and)\s+){{0,5}}"
    rf"(?:{_RATE}|compliant|trained|complete|completed)\b(?!\s+(?:the|a|an|their)\b)",
    re.I,
)
_FOR = re.compile(
    rf"^(?:\W|or\s+(?:better|above|more|over))*\s*(?:for|among|amongst|of|in|across)\s+(?P<who>{_PEOPLE})", re.I
)
_AIM_BEFORE = re.compile(r"\b(?:target|goal|aim|ambition|objective)\b(?:\s+(?:is|of|was|at|remains))?\W{0,3}$", re.I)
_JOINS = re.compile(r"^(?:\s+(?:in|on|at|of|from|within|across)\s+[^.;,:\d%]{1,45}?)?\s*(?:,|and|&|,\s*and)\s*$", re.I)
_BRACKETED = re.compile(rf"(?:(?P<who>{_PEOPLE}{_IN_PLACE})|\d)\s*\($", re.I)
_ALSO = re.compile(r"^\s*(?:,|and|&|,\s*and|with)\s*$", re.I)
_ABOUT = re.compile(
    r"\b(?:more|less|fewer)\s+than\s+$|\b(?:over|under|nearly|almost|around|about|roughly|approximately|up\s+to)\s+$",
    re.I,
)
_LEADING = re.compile(r"^(?:(?:the|our|its|all|these|those|of|total|whole)\s+)+", re.I)
_NOW = re.compile(r"\b(?:currently|so\s+far|to\s+date|at\s+present|already|now)\b", re.I)
_PAST = re.compile(
    r"\b(?:have|has|had|were|was|been|now|already|currently|so\s+far|to\s+date|as\s+(?:at|of)|since)\b", re.I
)
_DEADLINE = re.compile(r"\b(?:by|before|no\s+later\s+than)\b", re.I)
_IS_DONE = re.compile(rf"\b{_DONE}\b", re.I)
_CLAUSE = re.compile(r"[;•]|,?\s+(?:but|however|while|whereas|against)\s")
_SENTENCE = re.compile(r"(?<=[a-z)\d%])[.;]\s+(?=[A-Z])|\n+|•")
_REACH, _NEAR = 240, 80  # letters
_MOST = 50  # shares in a sentence: more are a table in one cell, or no prose


@dataclass(frozen=True)
class _Found:
    """A share or words in a sentence: where it starts and ends, whom it is of, and whether it is surely aimed for."""

    start: int
    end: int
    who: str
    share: float | None
    words: str | None
    is_aimed: bool | None  # None: as its field and clause have it


def read_told(position: int, texts: dict[str, str], due_on: date | None) -> list[TrainingTold]:
    """The shares and words that a task's texts, by field, tell of training, each once.

    A target without a date of its own is due with its task; a reading has the date that stands with it, else none.
    """
    whole = " ".join(texts.values())
    if not _IS_TRAINING.search(whole):
        return []
    named = programme_named(whole) or "Training"
    told: dict[tuple, TrainingTold] = {}
    for field, text in texts.items():
        for sentence in _SENTENCE.split(text):
            for one in _in_sentence(position, field, " ".join(sentence.split()), named, due_on):
                key = (one.kind, one.audience.lower(), one.share, (one.words or "").lower())
                before = told.get(key)
                if before is None or before.on == due_on and one.on not in (None, due_on):
                    told[key] = one
    return list(told.values())


def _in_sentence(position: int, field: str, sentence: str, named: str, due_on: date | None) -> Iterator[TrainingTold]:
    found = _found(sentence, field)
    for number, one in enumerate(found):
        ends = found[number + 1].start if number + 1 < len(found) else len(sentence)
        starts = 0 if number == 0 else one.start
        source = sentence[starts:ends].strip(" (,;")
        clause = sentence[starts : one.end] + _CLAUSE.split(sentence[one.end : ends])[0]
        is_target = one.is_aimed if one.is_aimed is not None else _is_target(field, clause)
        days = [mention.last for mention in dated(mentions(clause))]
        on = (days[-1] if is_target else days[0]) if days else None
        yield TrainingTold(
            "target" if is_target else "reading", position, programme_named(source) or named, one.who, "staff",
            one.share, one.words, on or (due_on if is_target else None), source,
        )  # fmt: skip


def _is_target(field: str, clause: str) -> bool:
    """Whether it is what is aimed for: so is all in the words of the task or its outcome that isn't told as present."""
    if field in AIMS:
        return not _NOW.search(clause)
    is_past = bool(_PAST.search(clause))
    return not is_past and bool(_DEADLINE.search(clause)) and (field == "next_steps" or not _IS_DONE.search(clause))


def _found(sentence: str, field: str) -> list[_Found]:
    """The shares and words of one sentence in its order; none twice."""
    every: list[_Found] = []
    waiting: _Found | None = None  # shares its verb with the next: "95% of nurses and 80% of others trained"
    for match in islice(_SHARE.finditer(sentence), _MOST):
        share = _share(match)
        if share is None or match["fraction"] and _ABOUT.search(_around(sentence, match)[0]):
            continue  # "more than half" is words
        one = _read(sentence, match, field, every)
        if one and waiting and _JOINS.match(sentence[waiting.end : match.start()]):
            every.append(replace(waiting, is_aimed=one.is_aimed))
        group = _GROUP.match(_around(sentence, match)[1])
        waiting = None
        if one:
            every.append(_Found(match.start(), one.end, one.who, share, None, one.is_aimed))
        elif group and not _is_else(sentence, match):
            waiting = _Found(match.start(), match.end() + group.end(), _audience(group["who"]), share, None, None)
    taken = {place for one in every for place in range(one.start, one.end)}
    for match in islice(_AMOUNT.finditer(sentence), _MOST):
        one = None if match.start() in taken else _of_people(sentence, match, field)
        if one and not _is_else(sentence, match):
            amount = " ".join(match["amount"].split())
            every.append(_Found(match.start(), one.end, one.who, None, amount, one.is_aimed))
    return sorted(every, key=lambda one: one.start)


def _read(sentence: str, match: re.Match[str], field: str, before: list[_Found]) -> _Found | None:
    """What a share in a sentence is of: people trained or to be trained; None where it is of anything else."""
    if _is_else(sentence, match):
        return None
    told, after = _around(sentence, match)
    found = _of_people(sentence, match, field)
    if found:
        return found
    held = _BRACKETED.search(told) if told.endswith("(") and after.startswith(")") else None
    if held and _DID.match(after):
        return _Found(match.start(), match.end(), _audience(held["who"] or ""), None, None, None)
    group = _FOR.match(after)
    if before and _ALSO.match(sentence[before[-1].end : match.start()]) and group:
        return _Found(
            match.start(), match.end() + group.end(), _audience(group["who"]), None, None, before[-1].is_aimed
        )
    if not _SPEAKS.search(f"{told}{match[0]}{after}"):
        return None
    rate, aimed = _OF_RATE.search(told), bool(_AIM_BEFORE.search(told))
    if rate or aimed or _RATE_AFTER.match(after):
        who = rate["who"] if rate and rate["who"] else group["who"] if group else ""
        tail = _RATE_AFTER.match(after)
        if tail and not group:
            later = _FOR.match(after[tail.end() :])
            who = who or (later["who"] if later else "")
            return _Found(
                match.start(),
                match.end() + tail.end() + (later.end() if later else 0),
                _audience(who),
                None,
                None,
                None,
            )
        end = match.end() + (group.end() if group else 0)
        return _Found(match.start(), end, _audience(who), None, None, True if aimed else None)
    return None


def _of_people(sentence: str, match: re.Match[str], field: str) -> _Found | None:
    """The people beside a share or words where they are trained, or to be; None where they aren't told to be either."""
    told, after = _around(sentence, match)
    group = _GROUP.match(after)
    if group is None:
        return None
    end, rest = match.end() + group.end(), _CLAUSE.split(after[group.end() :])[0]
    found = _Found(match.start(), end, _audience(group["who"]), None, None, None)
    if _SHALL.match(rest):
        return replace(found, is_aimed=True)
    is_to_do = field in AIMS and _DO.match(rest)
    is_bare = match.re is _SHARE and _BARE.match(rest)
    return found if _DID.match(rest) or is_to_do or is_bare or _TRAIN_BEFORE.search(told) else None


def _is_else(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around a share say that it is of something else than people trained."""
    told, after = _around(sentence, match)
    texts = {"before": told[-_NEAR:], "after": after, "within": match[0] + _CLAUSE.split(after)[0]}
    return any(pattern.search(texts[place]) for place, pattern in lookups.patterns("training_unshared"))


def _around(sentence: str, match: re.Match[str]) -> tuple[str, str]:
    """The words before and after a share, as far as what is looked for there can reach."""
    return sentence[max(0, match.start() - _REACH) : match.start()], sentence[match.end() : match.end() + _REACH]


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
    total = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        number = int(lookups.meanings("number_words")[word])
        total = max(total, 1) * number if number >= 100 else total + number
    return total


def _audience(who: str) -> str:
    """Whom a share is of, as written; "" for staff in general."""
    told = _LEADING.sub("", " ".join(who.split()))
    folded = lookups.fold(told).split()
    return "" if all(word.removesuffix("s") in _everybody() for word in folded) else told


@cache
def _everybody() -> frozenset[str]:
    """Words that tell no audience apart; those at the front line are one."""
    words = lookups.words("training_everybody") - {"frontline", "front", "line"}
    return frozenset(word.removesuffix("s") for word in words)
