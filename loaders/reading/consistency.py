"""What a plan's tasks say when held against each other and against themselves: findings, never corrections."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.interpret.evidence import Evidence, contradicts_complete, is_routine
from loaders.interpret.frequency import frequencies
from loaders.layout.phrases import ends_mid_phrase
from loaders.lookups.content_words import content_words
from loaders.reading.far_years import far_years
from loaders.records import Figure, Finding, Task
from loaders.shortened import shortened

_FUZZY_LIMIT = 400
_PENDING = re.compile(
    r"\b(?:for|awaiting|subject to|pending)\s+(?:\w+\s+)?(?:approval|sign[\s-]?off|agreement|ratification)\b"
    r"|\bto be (?:approved|agreed|signed off|ratified|finalised|"
    r"completed|considered|confirmed|decided|determined|developed|written)\b",
    re.I,
)
_EXPECTED = re.compile(
    r"\b(?:expected|due|anticipated|scheduled|planned|target(?:ed)?)\s+(?:in|by|for|on|to)?\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?$",
    re.I,
)
_TOTAL = re.compile(r"\b(?:in total|a total of|in all|additional|further|another|more|extra|overall)\b", re.I)
_PROSE = ("action", "outcome", "status_text", "progress", "next_steps")


def review(tasks: list[Task], figures: list[Figure], as_at: date | None, has_rating_column: bool) -> list[Finding]:
    """The findings that need more than one value of a plan; as_at tells what is still ahead."""
    return [
        *_repeated_refs(tasks),
        *_ratings_missing(tasks, has_rating_column),
        *_completions(tasks, as_at),
        *_cut_texts(tasks),
        *_same_work(tasks),
        *_near_leads(tasks),
        *_near_words(tasks),
        *_unclear_targets(figures, tasks),
        *far_years(tasks),
    ]


def _repeated_refs(tasks: list[Task]) -> Iterator[Finding]:
    counts = Counter(task.ref for task in tasks)
    for task in tasks:
        if counts[task.ref] > 1:
            message = f"Reference {task.ref} stands on {counts[task.ref]} tasks: tell them apart."
            yield _about(task, "ref_repeated", "warning", "ref", task.ref, message)


def _ratings_missing(tasks: list[Task], has_rating_column: bool) -> Iterator[Finding]:
    missing = [task for task in tasks if not task.declared_text]
    if not has_rating_column or not missing:
        return
    if len(missing) == len(tasks):
        message = (
            f"The plan has a rating column, but all {len(tasks)} of its cells are empty: colours may have been lost."
        )
        yield Finding("no_rating", "warning", message, field="rating")
        return
    for task in missing:
        yield _about(task, "no_rating", "note", "rating", None, "The rating cell is empty.")


def _completions(tasks: list[Task], as_at: date | None) -> Iterator[Finding]:
    marks_completion = any(task.declared_rating == "complete" for task in tasks)
    for task in tasks:
        if task.declared_rating == "complete":
            yield from _declared_complete(task, as_at)
        elif marks_completion and task.evidence == "done":
            message = f"Reads as done (“{task.evidence_phrase}”), but isn't marked complete as other tasks are."
            found = _about(task, "not_marked_complete", "note", "status_text", task.evidence_phrase, message)
            yield replace(found, suggests=("rating", "complete"))


def _declared_complete(task: Task, as_at: date | None) -> Iterator[Finding]:
    if task.evidence in ("declined", "replaced"):
        message = f"Called complete, but the text says it was {task.evidence}: “{task.evidence_phrase}”."
        found = _about(task, "declined_called_complete", "warning", "status_text", task.evidence_phrase, message)
        yield replace(found, suggests=("disposition", "closed_without_doing"))
    elif varied := _varied(task):
        asked, reported = varied
        message = f"Called complete, but “{asked}” was asked for and “{reported}” is reported."
        yield _about(task, "varied_called_complete", "note", "status_text", reported, message)
    elif task.evidence == "routine" or (task.evidence != "done" and is_routine(task.next_steps or "")):
        phrase = task.evidence_phrase if task.evidence == "routine" else task.next_steps
        message = f"Called complete, but the text describes work that carries on: “{shortened(phrase, 90)}”."
        found = _about(task, "routine_called_complete", "warning", "status_text", phrase, message)
        yield replace(found, suggests=("disposition", "routine"))
    elif phrase := _still_open(task, as_at):
        message = f"Called complete, but the text says otherwise: “{shortened(phrase, 90)}”."
        found = _about(task, "complete_but", "warning", "status_text", phrase, message)
        yield replace(found, suggests=("disposition", "open"))
        if _is_ahead(phrase, as_at):
            message = f"Called complete, with a milestone still ahead: “{shortened(phrase, 90)}”."
            yield _about(task, "milestone_ahead", "note", "next_steps", phrase, message)


def _varied(task: Task) -> tuple[str, str] | None:
    """How often the task asks for something, and how often it is reported to be done, where that is less often."""
    asked, reported = frequencies(task.action), frequencies(task.status_text or task.progress)
    if len(asked) != 1 or not reported or min(reported) <= max(asked):
        return None
    return next(iter(asked.values())), reported[min(reported)]


def _still_open(task: Task, as_at: date | None) -> str | None:
    """The words that speak against a completion: nothing done, approval still to come, a milestone still ahead."""
    if contradicts_complete(Evidence(task.evidence, task.evidence_phrase)):
        return task.evidence_phrase
    status = task.status_text or task.progress or ""
    if task.evidence == "unknown" and _PENDING.search(status):
        return status
    for line in (task.next_steps or "").split("\n"):
        if _PENDING.search(line):
            return line.strip("• ")
        if _is_ahead(line, as_at):
            return line.strip("• ")
    return None


def _is_ahead(line: str, as_at: date | None) -> bool:
    """Whether words expect something at a date that is still to come."""
    return any(
        as_at and mention.last > as_at and _EXPECTED.search(line[: mention.start]) for mention in dated(mentions(line))
    )


def _cut_texts(tasks: list[Task]) -> Iterator[Finding]:
    for task in tasks:
        for field in _PROSE:
            text = getattr(task, field)
            if text and ends_mid_phrase(text):
                message = (
                    f"The {field.removesuffix('_text').replace('_', ' ')} text stops in mid-phrase: “…{text[-40:]}”."
                )
                yield _about(task, "text_cut", "warning", field, text[-80:], message)


def _same_work(tasks: list[Task]) -> Iterator[Finding]:
    """Tasks that ask for the same work, and next steps that another task asks for."""
    words = {task.position: content_words(task.action) for task in tasks}
    pairs = set(_equal_pairs(tasks, words)) | set(_next_step_pairs(tasks, words))
    if len(tasks) <= _FUZZY_LIMIT:
        pairs |= set(_close_pairs(tasks))
    by_position = {task.position: task for task in tasks}
    groups: dict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        groups[left].add(right)
        groups[right].add(left)
    for position in sorted(groups):
        task = by_position[position]
        refs = ", ".join(by_position[other].ref for other in sorted(groups[position]))
        message = f"Asks for the same work as {refs}: one may be a duplicate."
        found = _about(task, "same_work", "note", "action", task.action, message)
        yield replace(found, others=tuple(sorted(groups[position])), suggests=("duplicate_of", None))


def _equal_pairs(tasks: list[Task], words: dict[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for task in tasks:
        if len(words[task.position]) >= 3:
            alike[words[task.position]].append(task.position)
    for positions in alike.values():
        yield from ((left, right) for n, left in enumerate(positions[:20]) for right in positions[n + 1 : 20])


def _close_pairs(tasks: list[Task]) -> Iterator[tuple[int, int]]:
    listed = [task for task in tasks if len(task.action or "") >= 30]
    texts = [lookups.fold(task.action or "") for task in listed]
    for number, row in enumerate(process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=95)):
        yield from (
            (listed[number].position, listed[other].position) for other in range(number + 1, len(listed)) if row[other]
        )


def _next_step_pairs(tasks: list[Task], words: dict[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for position, found in words.items():
        for word in found:
            holders[word].add(position)
    for task in tasks:
        for step in re.split(r"\n|[.;]\s", task.next_steps or ""):
            asked = content_words(step)
            if 2 <= len(asked) <= 6 and not re.search(r"\bto be\b|\bwill\b", step):
                matching = set.intersection(*(holders[word] for word in asked)) - {task.position}
                yield from (
                    (min(task.position, other), max(task.position, other)) for other in matching if len(matching) == 1
                )


def _near_leads(tasks: list[Task]) -> Iterator[Finding]:
    first: dict[str, Task] = {}
    for task in tasks:
        for lead in task.leads:
            first.setdefault(lead.lead, task)
    names = [name for name in first if len(name) >= 6]
    if len(names) > _FUZZY_LIMIT:
        return
    for number, name in enumerate(names):
        for other in names[number + 1 :]:
            if _is_numbered_alike(name, other):
                continue
            if lookups.fold(name) != lookups.fold(other) and DamerauLevenshtein.distance(
                name, other, score_cutoff=2
            ) <= (1 + (len(name) > 12)):
                message = f"“{name}” and “{other}” are spelled nearly alike: one lead, or two?"
                found = _about(first[other], "near_spelling", "note", "lead", other, message)
                yield replace(found, suggests=("lead_name", name))


def _is_numbered_alike(name: str, other: str) -> bool:
    """Whether two names differ only in a number or letter of their own: "Team A" and "Team B"."""
    words, others = name.split(), other.split()
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and all(len(word) <= 2 for pair in differing for word in pair)


def _near_words(tasks: list[Task]) -> Iterator[Finding]:
    """Names of six letters or more that differ by one letter: the rarer one may be a slip."""
    names, counts, common = _names(tasks)
    listed = sorted(names)[: _FUZZY_LIMIT * 2]
    for number, name in enumerate(listed):
        for other in listed[number + 1 :]:
            if abs(len(name) - len(other)) <= 1 and _is_slip(name, other):
                rarer, usual = sorted((name, other), key=lambda word: (counts[word], word))
                if rarer.lower() in common:
                    continue
                task, field = names[rarer]
                message = f"“{rarer}” is spelled nearly like “{usual}”, which stands elsewhere in the plan."
                yield _about(task, "near_spelling", "note", field, rarer, message)


def _names(tasks: list[Task]) -> tuple[dict[str, tuple[Task, str]], Counter[str], set[str]]:
    names: dict[str, tuple[Task, str]] = {}
    counts: Counter[str] = Counter()
    common: set[str] = set()
    for task in tasks:
        for field in _PROSE:
            for word in re.findall(r"[A-Za-z]{6,}", getattr(task, field) or ""):
                if word[0].isupper():
                    names.setdefault(word, (task, field))
                    counts[word] += 1
                else:
                    common.add(word)
    return names, counts, common


def _is_slip(name: str, other: str) -> bool:
    """One edit apart, and not two forms of one word."""
    low, high = sorted((name.lower(), other.lower()), key=len)
    if low == high or DamerauLevenshtein.distance(low, high, score_cutoff=1) > 1:
        return False
    stem = low[:-1]
    return not (high.startswith(low) or (high.startswith(stem) and len(high) - len(stem) <= 2))


def _unclear_targets(figures: list[Figure], tasks: list[Task]) -> Iterator[Finding]:
    by_position = {task.position: task for task in tasks}
    readings = {figure.position for figure in figures if figure.kind == "reading" and figure.measure == "staff"}
    for figure in figures:
        if figure.kind == "target" and figure.position in readings and not _TOTAL.search(figure.source):
            message = (
                f"Is the target of {figure.value:,} in total, or in addition to those already trained? "
                "Shown as in total."
            )
            yield _about(
                by_position[figure.position], "target_unclear", "warning", "next_steps", figure.source, message
            )


def _about(task: Task, rule: str, severity: str, field: str, source_text: str | None, message: str) -> Finding:
    return Finding(rule, severity, message, task.position, field, source_text, task.locator)
