"""How much of the work a clause reports: shares, counts beside a target, and what is left."""

import re

from loaders import lookups
from loaders.interpret.evidence.asked import Asked, stem

_ZERO = ("no", "none", "zero")
_WORDS = {word: int(meaning) for word, meaning in lookups.meanings("number_words").items() if word != "a"}
_NUMBERS = _WORDS | dict.fromkeys(_ZERO, 0) | {"both": 2, "dozen": 12}
_N = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_NUMBERS)})"
_MONTH = "(?:" + "|".join(sorted(lookups.words("months"), key=len, reverse=True)) + ")"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_LABEL = r"(?:year|yr|ks|level|action|task|item|section|page|phase|stage|cohort|version|v|q|part|tier|week|day|no|room)"
_DATE = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b"
    rf"|\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?:[\s,]+{_YEAR}|\s\d{{2}}\b)?"
    rf"|\b{_MONTH}[\s,]+(?:\d{{1,2}}(?:st|nd|rd|th)\b|{_YEAR}\b|\d{{2}}\b(?!\s*(?:of|/|%)))"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b{_YEAR}(?:[/-]\d{{2,4}})?\b"
    rf"|\b\d{{1,2}}[:.]\d{{2}}\s?(?:am|pm)?\b|\b{_LABEL}\.?\s?\d+(?:\.\d+)*\b",
    re.I,
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b|percent\b)", re.I)
_OPINION = re.compile(
    r"^\s*(?:(?:of|from)\s+(?:the\s+|those\s+|all\s+)?(?:\w+\s+)?"
    r"(?:attendees|respondents|delegates|participants|those who|feedback)"
    r"|said|rated|found|felt|feel|confident|aware|knew|could|are happy|agreed|satisf\w+|positive|reported|would"
    r"|response|increase|reduction|rise|fall|more|fewer|less|drop|improvement|uplift|sent|opened|attendance)\b",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:by|up|down|increase\w*|rose|risen|fell|reduc\w+|improv\w+|from|to|than|with|uptake|response|attendance"
    r"|score[sd]?|confidence)\s*(?:(?:by|of|at|was|is)\s*)?$",
    re.I,
)
_AIM = r"(?:target|goal|aim|against|objective|planned|plan|required|requirement|kpi|minimum|trajectory)"
_GOAL = re.compile(
    rf"\b{_AIM}\b\s*(?:of|is|was|for|:|=|at)?\s*(?:the\s+|a\s+|at least\s+)?(?:target\s+(?:of\s+)?)?{_N}\s?(%?)", re.I
)
_BEFORE_GOAL = re.compile(rf"{_AIM}\W+(?:\w+\W+){{0,2}}$", re.I)
_OF = re.compile(
    rf"\b{_N}(?:\s+(?!of\b|out\b|in\b|and\b)[a-z’'/-]+){{0,3}}?,?\s*\(?(?:out\s+of|of)\s+"
    rf"(?:the\s+|our\s+|all\s+|those\s+|these\s+|a\s+(?:possible|planned|total(?:\s+of)?)\s+|an?\s+\w+\s+|\w+\s+)?{_N}\b",
    re.I,
)
_SLASH = re.compile(r"(?<![\d./])(\d{1,4})\s?/\s?(\d{1,4})(?![\d/.])")
_AFTER_A_SHARE = re.compile(r"\s+(?!(?:by|at|and|with|to|for|in|on|as|via|but|so)\b)[a-z]{3,}s\b", re.I)
_LEFT = re.compile(
    rf"\b{_N}\s+(?:(?!and\b|of\b)[a-z’'-]+\s+){{0,3}}?(?:remain(?:s|ing)?|outstanding|left|to go|still to|yet to|to do"
    r"|missing|awaited|not (?:yet|done|complete\w*|returned|trained))\b",
    re.I,
)
_TOTAL = re.compile(
    rf"\b{_N}\s+(?:\w+\s+){{0,2}}?(?:done|trained|complete\w*|visited|signed|returned)\b[^.;]{{0,20}}?"
    rf"\b{_N}\s+(?:in )?(?:total|planned|altogether|in all)\b",
    re.I,
)
_OF_THOSE = re.compile(rf"\bof\s+(?:the\s+|our\s+|those\s+|these\s+)?{_N}\b[^.;]{{0,40}}?,\s*(?:only\s+)?{_N}\b", re.I)
_ANY = re.compile(rf"\b{_N}\b", re.I)
_COUNTED = re.compile(
    rf"\b{_N}\b(?!\s?%)(?:\s+(?:of\s+(?:the|our|them)\s+)?)?"
    r"([a-z][\w’'-]*)?(?:\s+([a-z][\w’'-]*))?(?:\s+([a-z][\w’'-]*))?",
    re.I,
)
_COUNTS_ALONE = re.compile(r"\s*(?:have|has|are|were|was|been|done|so far|to date|\w+ed\b|\W*$)", re.I)
_DIGIT = re.compile(r"\d")
_NEAR_START = 12


def goal_in(text: str) -> int | None:
    """The number that a text calls its target; None without one."""
    written = _GOAL.search(_without_dates(text))
    return None if not written or written[2] else _number(written[1])


def extent_counted(clause: str, asked: Asked, goal: int | None = None) -> str | None:
    """How much a clause counts as done of what is asked for: none, share (less than all) or whole; None: no count.

    goal: the target that another clause of the same report names.
    """
    told = _without_dates(clause)
    if not _ANY.search(told):
        return None
    if left := _LEFT.search(told):
        return "whole" if _number(left[1]) == 0 else "share"
    return _percent(told, asked) or _of_a_number(told) or _beside_goal(told, goal) or _against_action(told, asked)


def _percent(told: str, asked: Asked) -> str | None:
    written = _GOAL.search(told)
    aims = _PERCENT.findall(asked.text)
    goal = float(_number(written[1])) if written and written[2] else float(aims[0]) if len(aims) == 1 else 100.0
    for match in _PERCENT.finditer(told):
        before, after = told[: match.start()], told[match.end() :]
        if not (_OPINION.match(after) or _CHANGE.search(before) or _BEFORE_GOAL.search(before)):
            return _against(float(match[1]), goal)
    return None


def _of_a_number(told: str) -> str | None:
    """ "12 of 20 schools", "11/19 visits": a share of a number that the clause gives."""
    pairs = [(match[1], match[2]) for match in _OF.finditer(told)]
    pairs += [(match[1], match[2]) for match in _SLASH.finditer(told) if not _is_day(match, told)]
    pairs += [(match[1], match[2]) for match in _TOTAL.finditer(told)]
    pairs += [(match[2], match[1]) for match in _OF_THOSE.finditer(told)]
    counts = [(_number(count), _number(whole)) for count, whole in pairs]
    return next((_against(count, whole) for count, whole in counts if count <= whole), None)


def _beside_goal(told: str, goal: int | None) -> str | None:
    """ "12 recruited against a target of 30", with the target here or in another clause."""
    written = _GOAL.search(told)
    if written and written[2]:
        return None
    rest = told if not written else told[: written.start()] + " " * len(written[0]) + told[written.end() :]
    counted = _ANY.search(rest)
    aim = _number(written[1]) if written else goal
    return _against(_number(counted[1]), aim) if counted and aim and (written or _number(counted[1])) else None


def _against_action(told: str, asked: Asked) -> str | None:
    """A count beside the action's number of the same things, or a bare count beside it."""
    numbers = [
        (_number(match[1]), {stem(word) for word in match.groups()[1:] if word} - {"and", "the"})
        for match in _COUNTED.finditer(_without_dates(asked.text))
        if match[1].lower() not in (*_ZERO, "one")
    ]
    for match in _COUNTED.finditer(told) if numbers else ():
        count = _number(match[1])
        things = {stem(word) for word in match.groups()[1:] if word}
        is_alone = not match[2] or not things & asked.words and _COUNTS_ALONE.match(told[match.start(2) :])
        for whole, wanted in numbers:
            is_same = things & wanted or is_alone and (match.start() < _NEAR_START or match.end() >= len(told) - 1)
            if count <= whole * 1.5 and is_same and (count or match[1] == "0"):
                return _against(count, whole)
    return None


def _against(count: float, whole: float) -> str:
    return "whole" if count >= whole else "share" if count else "none"


def _is_day(match: re.Match[str], told: str) -> bool:
    """Whether "3/6" is a day and month rather than a share: one that could be, and counts nothing."""
    first, second = int(match[1]), int(match[2])
    counts = first <= second and _AFTER_A_SHARE.match(told[match.end() :])
    return 1 <= first <= 31 and 1 <= second <= 12 and not counts


def _without_dates(text: str) -> str:
    """A text with dates and labels such as "Phase 2" blanked, so that their numbers count nothing."""
    return _DATE.sub(lambda date: " " * len(date[0]), text) if _DIGIT.search(text) else text


def _number(written: str) -> int:
    low = written.lower().replace(",", "")
    return int(low) if low.isdigit() else _NUMBERS[low]
