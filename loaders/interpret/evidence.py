"""Evidence: what a task's status and progress words report, read clause by clause."""

import re
from dataclasses import dataclass

from loaders import lookups

ORDER = ("replaced", "declined", "unknown", "not_started", "partly", "under_way", "routine", "done")

_CLAUSE = re.compile(
    r"(?<=[.;!?])\s+(?=\S)|[\n•●▪]+|;\s*"
    r"|\s+[-–—]\s*|(?<=\w)[-–—]\s+"
    r"|,?\s+(?:but|however|although|though|whilst|while|whereas)\b[,\s]*"
    r"|,?\s+and\s+(?=(?:will|shall|to be|needs?|should|is to|are to|"
    r"more|further|also|ongoing|on-going|currently|(?:very )?(?:positive|good) feedback)\b)",
    re.I,
)
_RELATIVE = re.compile(
    r"\s+(?:who|which|(?<!assured )(?<!confirmed )(?<!reported )(?<!noted )"
    r"(?<!ensured )(?<!agreed )(?<!shows )that)\s+.*$",
    re.I | re.S,
)
_REASON = re.compile(r",\s+(?:as|because|since|given that)\s+.*$", re.I | re.S)
_PURPOSE = re.compile(
    r"\s+(?:in order\s+|so as\s+)?to\s+"
    r"(?:keep|ensure|support|help|enable|allow|tailor|inform|identify|agree|discuss|provide|review"
    r"|reflect|improve|raise|begin|continue|network|develop|deliver|meet|reduce|prevent|increase|build|complete|understand"
    r"|monitor|make|give|share|promote|avoid|encourage|consider|establish|update|assess|create|address|take|look|see)\b.*$",
    re.I | re.S,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|none|nothing|without|unable|failed|cannot|yet to|neither|nobody|\w+n[’']t)\b", re.I
)
_BEING = re.compile(r"\bbeing\b", re.I)
_SHARE = re.compile(
    r"\b(some|several|many|most|majority|a number of|numerous|a few|few|a minority|half|nearly all|almost all)\b"
    r"(?!\s+(?:of\s+)?(?:the\s+)?(?:key\s+)?(?:thing|time)s?\b)",
    re.I,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = rf"(\d{{1,5}}|{'|'.join(_NUMBERS)})"
_SO_MANY_OF = re.compile(rf"\b{_COUNT}\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?{_COUNT}\b|\bso far\b", re.I)
_ACTIVITY = re.compile(
    r"^\s+(?:\w+\s+){0,2}?(?:sessions?|courses?|events?|briefings?|workshops?|meetings?|visits?|venues?|occasions?|times)\b",
    re.I,
)
_PARTED = re.compile(r",\s|\s+and\s+", re.I)
_PERCENT = re.compile(
    r"^\W*(\d{1,3})\s?%\W*$|\b(\d{1,3})\s?%\s*(?:complete|completed|done|achieved|delivered|implemented)\b", re.I
)
_STAGES = re.compile(
    r"\b(?:prepare|develop|draft|plan|design|write|produce|create)\b[^.;]{0,30}?\b(?:and|then|&|/)\s*"
    r"(?:deliver|roll[\s-]?out|run|implement|provide|circulate|publish|disseminate|launch|issue|share|embed|use)\b",
    re.I,
)
_OPEN_UNDER_WAY = re.compile(
    r"under[\s-]?way|in progress|being|draft|started|commenced|in development|under development", re.I
)


@dataclass(frozen=True)
class Evidence:
    """What the words report, and the phrase that says so (None where no words decide).

    class_ is one of replaced, declined, unknown (doubt, or words that don't say what was done), not_started, partly,
    under_way, routine, done, none (no words at all).
    """

    class_: str
    phrase: str | None = None


def read_evidence(texts: list[str], action: str = "") -> Evidence:
    """What a task's status and progress report; the first class present, in ORDER, wins.

    Clauses in the future or conditional, extra activity, effects and descriptions report nothing; a word for
    "done" after a negation isn't done. Where the action has two stages ("prepare and deliver"), words for the
    first alone are partly done.
    """
    words = "\n".join(text for text in texts if text and lookups.fold(text) not in lookups.words("no_value"))
    words = re.sub(r"[^\S\n]+", " ", words)
    if not re.search(r"\w", words):
        return Evidence("none")
    found = _Found()
    for clause in _clauses(words):
        _read_clause(clause, found)
    return found.decide(action)


def contradicts_complete(evidence: Evidence) -> bool:
    """Whether evidence can't stand beside a declared completion: doubt, not started, partly, plainly in progress."""
    if evidence.class_ in ("not_started", "partly"):
        return True
    if evidence.class_ == "unknown":
        return evidence.phrase is not None
    return evidence.class_ == "under_way" and bool(_OPEN_UNDER_WAY.search(evidence.phrase or ""))


def is_routine(text: str) -> bool:
    """Whether words describe work carried on as routine, such as a rolling programme."""
    return any(meaning == "routine" and pattern.search(text) for meaning, pattern in lookups.patterns("evidence"))


class _Found:
    """The phrases found so far, by class; the softer readings count only where no firm one does."""

    def __init__(self) -> None:
        self.firm: dict[str, str] = {}
        self.final: str | None = None
        self.preparatory: str | None = None
        self.contact: str | None = None
        self.negated: str | None = None

    def decide(self, action: str) -> Evidence:
        done = self.final or self.preparatory
        if done and not self.final and "under_way" not in self.firm and _STAGES.search(action):
            self.firm.setdefault("partly", done)
        if self.negated:
            is_mixed = done or any(name in self.firm for name in ("partly", "under_way", "routine"))
            self.firm.setdefault("partly" if is_mixed else "not_started", self.negated)
        if done:
            self.firm.setdefault("done", done)
        for name in ORDER:
            if name in self.firm:
                return Evidence(name, self.firm[name])
        return Evidence("under_way", self.contact) if self.contact else Evidence("unknown")


def _clauses(words: str) -> list[str]:
    return [" ".join(clause.split()) for clause in _CLAUSE.split(words) if clause and re.search(r"\w", clause)]


def _read_clause(clause: str, found: _Found) -> None:
    """Adds what one clause reports; doubt and refusals count even where the clause looks ahead."""
    for meaning, pattern in lookups.patterns("evidence"):
        if meaning in ("declined", "unknown", "not_started") and (match := pattern.search(clause)):
            found.firm.setdefault(meaning, _phrase(clause, match))
            return
    _read_report(_before_asides(_PURPOSE.sub("", _RELATIVE.sub("", _REASON.sub("", clause)))), found)


def _before_asides(told: str) -> str:
    """What stands before the part of a clause that looks ahead or tells of something else; often nothing."""
    starts = [match.start() for _, pattern in lookups.patterns("evidence_aside") if (match := pattern.search(told))]
    if not starts:
        return told
    parted = [match.start() for match in _PARTED.finditer(told[: min(starts)])]
    return told[: parted[-1]] if parted else ""


def _read_report(told: str, found: _Found) -> None:
    percent = _PERCENT.search(told)
    if percent:
        share = int(percent[1] or percent[2])
        found.firm.setdefault("done" if share >= 100 else "under_way" if share else "not_started", percent[0].strip())
        return
    done, kind = _done(told)
    negation = _NEGATED.search(told)
    if negation and (_negates(negation, done) or _negates(negation, _BEING.search(told))):
        if re.search(r"\b(?:not|yet|n[’']t|never)\b", negation[0], re.I):
            found.negated = found.negated or _phrase(told, negation)
        return
    for meaning, pattern in lookups.patterns("evidence"):
        if meaning in ("replaced", "partly", "under_way", "routine") and (match := pattern.search(told)):
            found.firm.setdefault(meaning, _phrase(told, match))
            if meaning != "routine":
                return
    part = (_share(told, done) or _short_of_all(told)) if done else None
    if part:
        found.firm.setdefault("partly", _phrase(told, part))
    elif done:
        setattr(found, kind, getattr(found, kind) or _phrase(told, done))


def _done(told: str) -> tuple[re.Match[str] | None, str]:
    best, kind = None, ""
    for meaning, pattern in lookups.patterns("evidence_done"):
        match = pattern.search(told)
        if match and (best is None or meaning == kind and match.start() < best.start()):
            best, kind = match, meaning
    return best, kind


def _negates(negation: re.Match[str], match: re.Match[str] | None) -> bool:
    return match is not None and negation.start() < match.start()


def _share(told: str, done: re.Match[str]) -> re.Match[str] | None:
    """The "some" or "many" of those to be reached, before the word for done."""
    share = _SHARE.search(told)
    return share if share and share.start() < done.start() and not _counts_activity(share, told) else None


def _short_of_all(told: str) -> re.Match[str] | None:
    """The words that count what was done as less than all: "12 of 20 schools", "so far"."""
    match = _SO_MANY_OF.search(told)
    if match is None or not match[1]:
        return match
    count, whole = (int(n) if n.isdigit() else _NUMBERS.index(n.lower()) + 1 for n in match.groups())
    return match if count < whole else None


def _counts_activity(share: re.Match[str], told: str) -> bool:
    """ "Several sessions delivered" counts what was done; it is no share of those to be reached."""
    return share[1].lower() in ("several", "many", "numerous", "a number of") and bool(
        _ACTIVITY.match(told[share.end() :])
    )


def _phrase(clause: str, match: re.Match[str]) -> str:
    """The words around a match, at most eight of them, as the document has them."""
    before = clause[: match.start()].split()
    within = (match[0] + re.split(r"\W", clause[match.end() :], maxsplit=1)[0]).split()
    after = clause[match.end() :].split() if re.match(r"\s", clause[match.end() :] or " ") else []
    words = (before[-4:] + within + after)[:8]
    return " ".join(words).strip(" .,;:-–•")
