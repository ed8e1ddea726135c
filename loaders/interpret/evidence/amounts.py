"""How much of the work a clause reports: shares, counts beside a target, and what is left."""

import re
from dataclasses import dataclass

from loaders.interpret.evidence.asked import Asked, stem

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"no": 0, "both": 2, "zero": 0, "dozen": 12}
_N = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_NUMBERS)})"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = re.compile(
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:[\s,]+(?:19|20)\d{{2}}|\s\d{{2}}\b)?"
    rf"|\b{_MONTH}[\s,]+(?:\d{{1,2}}(?:st|nd|rd|th)\b|(?:19|20)\d{{2}}\b|\d{{2}}\b(?!\s*(?:of|/|%)))|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:19|20)\d{{2}}(?:[/-]\d{{2,4}})?\b"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b(?:year|yr|ks|level|action|task|item|section|page|phase|stage|cohort|version|v|q|part|tier|week|day|no|room)\.?\s?\d+(?:\.\d+)*\b",
    re.I,
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b|percent\b)", re.I)
_NOT_A_SHARE = re.compile(
    r"^\s*(?:(?:of|from)\s+(?:the\s+|those\s+|all\s+)?(?:\w+\s+)?(?:attendees|respondents|delegates|participants|those who|feedback)|said|rated|found|felt|agreed|satisf\w+|"
    r"response|increase|reduction|rise|feel|felt|confident|aware|knew|could|are happy|sent|opened|attendance|fall|more|fewer|less|drop|improvement|uplift|positive|of delegates|reported|would)\b",
    re.I,
)
_CHANGE = re.compile(r"\b(?:by|up|down|increase\w*|rose|risen|fell|reduc\w+|improv\w+|from|to|than|with|uptake|response|attendance|score[sd]?|confidence)\s*(?:by\s*|of\s*|at\s*|was\s*|is\s*)?$", re.I)
_GOAL = re.compile(
    rf"\b(?:target|goal|aim|against|objective|planned|plan|required|requirement|kpi|minimum|trajectory)\b\s*(?:of|is|was|for|:|=|at)?\s*(?:the\s+|a\s+|at least\s+)?(?:target\s+(?:of\s+)?)?{_N}\s?(%?)", re.I
)
_OF = re.compile(
    rf"\b{_N}(?:\s+(?!of\b|out\b|in\b|and\b)[a-z’'/-]+){{0,3}}?,?\s*\(?(?:out\s+of|of)\s+(?:the\s+|our\s+|all\s+|those\s+|these\s+|a\s+(?:possible|planned|total(?:\s+of)?)\s+|an?\s+\w+\s+|planned\s+|\w+\s+)?{_N}\b", re.I
)
_SLASH = re.compile(r"(?<![\d./])(\d{1,4})\s?/\s?(\d{1,4})(?![\d/.])")
_LEFT = re.compile(rf"\b{_N}\s+(?:(?!and\b|of\b)[a-z’'-]+\s+){{0,3}}?(?:remain(?:s|ing)?|outstanding|left|to go|still to|yet to|to do|missing|awaited|not (?:yet|done|complete\w*|returned|trained))\b", re.I)
_TOTAL = re.compile(rf"\b{_N}\s+(?:\w+\s+){{0,2}}?(?:done|trained|complete\w*|visited|signed|returned)\b[^.;]{{0,20}}?\b{_N}\s+(?:in )?(?:total|planned|altogether|in all)\b", re.I)
_OF_THOSE = re.compile(rf"\bof\s+(?:the\s+|our\s+|those\s+|these\s+)?{_N}\b[^.;]{{0,40}}?,\s*(?:only\s+)?{_N}\b", re.I)
_COUNTED = re.compile(rf"\b{_N}\b(?!\s?%)(?:\s+(?:of\s+(?:the|our|them)\s+)?)?([a-z][\w’'-]*)?(?:\s+([a-z][\w’'-]*))?(?:\s+([a-z][\w’'-]*))?", re.I)


@dataclass(frozen=True)
class Amount:
    """How much is reported done: extent is none, share (less than all) or whole."""

    extent: str


def without_dates(text: str) -> str:
    """A text with dates and labels such as "Phase 2" blanked, so that their numbers count nothing."""
    return _DATE.sub(lambda date: " " * len(date[0]), text)


def goal_in(text: str) -> int | None:
    """The number that a text calls its target; None without one."""
    written = _GOAL.search(without_dates(text))
    return None if not written or written[2] else _number(written[1])


def amount_in(clause: str, asked: Asked, goal_of_all: int | None = None) -> Amount | None:
    """The share that a clause reports of what is asked for; None where it gives no share.

    goal_of_all: the target that another clause of the same report names.
    """
    told = without_dates(clause)
    if left := _LEFT.search(told):
        return Amount("whole" if _number(left[1]) == 0 else "share")
    goal = _goal(told, asked)
    percent = _percent(told, goal)
    if percent:
        return percent
    for pattern in (_OF, _SLASH):
        for match in pattern.finditer(told):
            count, whole = _number(match[1]), _number(match[2])
            if pattern is _SLASH and _is_day(count, whole, told[match.end() :], match.start()):
                continue
            if count <= whole:
                return Amount("none" if count == 0 else "share" if count < whole else "whole")
    if total := _TOTAL.search(told):
        return _against(_number(total[1]), _number(total[2]))
    if those := _OF_THOSE.search(told):
        return _against(_number(those[2]), _number(those[1]))
    written = _GOAL.search(told)
    if goal_of_all and not written and (counted := re.search(rf"\b{_N}\b", told, re.I)) and _number(counted[1]):
        return _against(_number(counted[1]), goal_of_all)
    if written and not written[2]:
        counted = re.search(rf"\b{_N}\b", told[: written.start()] + " " * (written.end() - written.start()) + told[written.end() :], re.I)
        if counted:
            return _against(_number(counted[1]), _number(written[1]))
    return _against_action(told, asked)


def _percent(told: str, goal: float | None) -> Amount | None:
    for match in _PERCENT.finditer(told):
        if _NOT_A_SHARE.match(told[match.end() :]) or _CHANGE.search(told[: match.start()]):
            continue
        if _GOAL.search(told[: match.end()]) and re.search(r"(?:target|goal|against|kpi|aim|minimum|required)\W+(?:\w+\W+){0,2}$", told[: match.start()], re.I):
            continue
        share = float(match[1])
        return _against(share, goal or 100)
    return None


def _goal(told: str, asked: Asked) -> float | None:
    """The per cent that is aimed at, as the clause or else the action gives it."""
    written = _GOAL.search(told)
    if written and written[2]:
        return float(_number(written[1]))
    percents = _PERCENT.findall(asked.text)
    return float(percents[0]) if len(percents) == 1 else None


def _against(count: float, whole: float) -> Amount:
    return Amount("whole" if count >= whole else "none" if count == 0 else "share")


def _against_action(told: str, asked: Asked) -> Amount | None:
    """A count beside the action's number of the same things; a bare count beside an action's only number."""
    wanted = [(_number(match[1]), match) for match in _COUNTED.finditer(without_dates(asked.text)) if match[1].lower() not in ("no", "none", "one")]
    if not wanted:
        return None
    for match in _COUNTED.finditer(told):
        count = _number(match[1])
        nouns = {stem(word) for word in match.groups()[1:] if word}
        for whole, ask in wanted:
            asked_nouns = {stem(word) for word in ask.groups()[1:] if word} - {"and", "the"}
            is_bare = not match[2] or not nouns & asked.words and bool(re.match(r"\s*(?:have|has|are|were|was|been|done|so far|to date|\w+ed\b)", told[match.start(2) :], re.I))
            if count <= whole * 1.5 and (nouns & asked_nouns or is_bare and match.start() < 12) and (count > 0 or match[1] == "0"):
                return _against(count, whole)
    return None


def _is_day(first: int, second: int, after: str, start: int) -> bool:
    """Whether "3/6" is a day and month rather than a share: one that could be, and counts nothing."""
    could_be = 1 <= first <= 31 and 1 <= second <= 12
    counts = re.match(r"\s+(?!by\b|at\b|and\b|with\b|to\b|for\b|in\b|on\b|as\b|via\b|but\b|so\b)[a-z]{3,}s\b", after, re.I)
    return could_be and not (counts and first <= second)


def _number(written: str) -> int:
    low = written.lower().replace(",", "")
    return int(low) if low.isdigit() else _NUMBERS[low]
