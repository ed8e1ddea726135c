"""Parts the words of a report into clauses, each of which says one thing."""

import re
from dataclasses import dataclass

_NO_END = "".join(rf"(?<!\b{word}\.)" for word in (r"[a-z]\.[a-z]", "approx", "incl", "etc", "no", "v"))
_SENTENCE = re.compile(
    r"(?:(?<=[a-z\d)%”\"'’][.!;])|(?<=[A-Z]{2}[.!;])|(?<=\?))" + _NO_END + r"\s+(?=[\w\"“(•✓✔✗❌£])|[\n•●▪◦]+|;\s*"
)
_ABBREVIATED = re.compile(r"\b(?:No|Nr|Dr|Mr|Mrs|Ms|St|Cllr|Insp|Sgt|ref|mgr|dept)\.$", re.I)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$", re.I)
_CONTRAST = r"(?:but|however|although|though|whilst|whereas|albeit)"
_NEW_REPORT = (
    r"(?:will|shall|to be|to follow|needs?|should|is to|are to|is|are|was|were|has been|have been|still|remains?|not"
    r"|\w+n[’']t)"
)
_NEW_STATE = (
    r"(?:will|to be|to follow|needs?|is|are|was|were|has|have|\w+n[’']t|not|still|remain\w*|outstanding|await\w*|being"
    r"|only|just|pending|due|expected|missing)"
)
_CLAUSE = re.compile(
    r"\s+[-–—]+\s*|(?<=\w)[–—]\s*|\s-(?=\w)|(?<=\w)-\s+"
    rf"|[,;:]?\s+(?<!\ball\s)(?<!\bnothing\s)(?<!\banything\s){_CONTRAST}\b[,\s]*"
    r"|,\s+(?:while|still|yet|nevertheless)\s+"
    r"|,\s+(?:while|still|yet|nevertheless)\s+"
    rf"|[,;]?\s+(?:and|&|\+)\s+(?=(?:(?:\w+\s+){{0,3}}?{_NEW_REPORT}\b)"
    r"|(?:more|further|also|now|ongoing|on-going|currently|awaiting|awaits|pending"
    r"|(?:very )?(?:positive|good) feedback)\b)"
    r"|,\s+(?=(?:(?:the|a|an|our|this|these|those|all|both|but|with)?\s*"
    rf"(?:[\w'’/-]+\s+){{0,5}}?{_NEW_STATE}\b)|(?:no|none|nothing|awaiting|pending|just|only)\b)",
    re.I,
)


@dataclass(frozen=True)
class Clause:
    """One clause as written, where it stands in its sentence, and whether that sentence asks."""

    words: str
    sentence: str
    number: int
    start: int
    end: int
    asks: bool


def sentences(words: str) -> list[str]:
    """The sentences, lines and bullets of a text; an abbreviation's full stop ends none."""
    parts: list[str] = []
    start = 0
    for gap in _SENTENCE.finditer(words):
        before = words[start : gap.start()]
        is_before_year = words[gap.end() : gap.end() + 1].isdigit()
        if gap[0] == " " and (_ABBREVIATED.search(before) or is_before_year and _MONTH.search(before)):
            continue
        parts.append(before)
        start = gap.end()
    parts.append(words[start:])
    return [" ".join(part.split()) for part in parts if re.search(r"\w|[✓✔☑?]", part)]


def clauses(words: str) -> list[Clause]:
    """The clauses of a text in order."""
    found = []
    for number, sentence in enumerate(sentences(words)):
        asks = sentence.rstrip(' )"”').endswith("?")
        start = 0
        for end, following in [*(gap.span() for gap in _CLAUSE.finditer(sentence)), (len(sentence), len(sentence))]:
            part = sentence[start:end]
            if re.search(r"\w|[✓✔☑✗✘❌?]", part):
                found.append(Clause(part.strip(" ,"), sentence, number, start, end, asks))
            start = following
    return found
