"""Finds the same task in two snapshots of a plan: renumbering, a split or a merge mustn't look like lost work."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from loaders import lookups
from loaders.lookups.content_words import content_words

SAME_WORDING, LIKE_WORDING, WITH_REF, REWORDED, REWORDED_AND_RENUMBERED = 88, 80, 60, 30, 55
MOSTLY = 0.8  # of the tasks told by their words: where so many kept their reference, references can be trusted
SHARED, SHARED_WITH_REF, FEWEST_SHARED = 0.8, 0.5, 3
_AT_ONCE = 1_000  # rows of the table of likenesses that are held in memory
_CANDIDATES = 60


@dataclass(frozen=True)
class Known:
    """A task of an earlier snapshot: its identity, and the reference and action it had then."""

    task_id: str
    ref: str | None
    action: str | None


@dataclass(frozen=True)
class Match:
    """The earlier task that a task is; matched_by: ref, wording or ref_reworded; score: likeness, 0 to 100."""

    task_id: str
    matched_by: str
    score: float


@dataclass(frozen=True)
class Kinship:
    """Tasks that share their words: kind "split" where the task (by its number) is a part of the earlier one, "merge"
    where the earlier one went into it; score is the share of the part's words that the whole has, 0 to 100."""

    kind: str
    number: int
    task_id: str
    score: float


Tasks = Sequence[tuple[str, str | None]]  # (ref, action) of each task


def match_tasks(known: Sequence[Known], tasks: Tasks, *, surely: bool = False) -> list[Match | None]:
    """For each (ref, action), the known task that it is, or None for new work.

    In turn: the same reference with the same wording, the same wording under another reference, the same reference
    with like wording, like wording under another reference, the same reference reworded (left out where surely; only
    words will do where the plan was renumbered). Likeness is rapidfuzz's token_sort_ratio.
    """
    matched: list[Match | None] = [None] * len(tasks)
    free = {task.task_id: task for task in known}
    _match_by_ref(free, tasks, matched, SAME_WORDING, "ref")
    _match_same_words(free, tasks, matched)
    pairs = sorted(_like_pairs(free, tasks, matched), key=lambda pair: (-pair[0], pair[1]))
    _match_by_wording(free, pairs, matched, SAME_WORDING)
    _match_by_ref(free, tasks, matched, WITH_REF, "ref")
    _match_by_wording(free, pairs, matched, LIKE_WORDING)
    if not surely:
        least = REWORDED if _keeps_refs(known, tasks, matched) else REWORDED_AND_RENUMBERED
        _match_by_ref(free, tasks, matched, least, "ref_reworded")
    return matched


def _match_by_ref(
    free: dict[str, Known], tasks: Tasks, matched: list[Match | None], least: int, matched_by: str
) -> None:
    by_ref: dict[str, list[Known]] = defaultdict(list)
    for task in free.values():
        by_ref[lookups.fold(task.ref or "")].append(task)
    for number, (ref, action) in enumerate(tasks):
        if matched[number]:
            continue
        scored = [
            (_likeness(task.action, action), task) for task in by_ref.get(lookups.fold(ref), []) if task.task_id in free
        ]
        score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
        if best and score >= least:
            matched[number] = Match(best.task_id, matched_by, score)
            del free[best.task_id]


def _match_same_words(free: dict[str, Known], tasks: Tasks, matched: list[Match | None]) -> None:
    by_words: dict[str, list[Known]] = defaultdict(list)
    for task in reversed(free.values()):
        by_words[lookups.fold(task.action or "")].append(task)
    for number, (_, action) in enumerate(tasks):
        words = lookups.fold(action or "")
        if not matched[number] and words and by_words[words]:
            found = by_words[words].pop()
            matched[number] = Match(found.task_id, "wording", 100.0)
            del free[found.task_id]


def _match_by_wording(
    free: dict[str, Known], pairs: list[tuple[float, int, str]], matched: list[Match | None], least: int
) -> None:
    for score, number, task_id in pairs:
        if score >= least and matched[number] is None and task_id in free:
            matched[number] = Match(task_id, "wording", float(score))
            del free[task_id]


def _like_pairs(free: dict[str, Known], tasks: Tasks, matched: list[Match | None]) -> Iterator[tuple[float, int, str]]:
    """The likeness of each open task (by its number) with each free one (by its identity) that it is like."""
    ids = list(free)
    known = [lookups.fold(task.action or "") for task in free.values()]
    numbers = [number for number, match in enumerate(matched) if not match and tasks[number][1]]
    for start in range(0, len(numbers) if known else 0, _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        scores = process.cdist(
            [lookups.fold(tasks[number][1] or "") for number in some],
            known,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=LIKE_WORDING,
        )
        for row, column in zip(*scores.nonzero(), strict=True):
            yield float(scores[row][column]), some[row], ids[column]


def _keeps_refs(known: Sequence[Known], tasks: Tasks, matched: list[Match | None]) -> bool:
    """Whether most tasks that were told by their words stand under the reference they had."""
    refs = {task.task_id: lookups.fold(task.ref or "") for task in known}
    kept = [refs[match.task_id] == lookups.fold(tasks[at][0]) for at, match in enumerate(matched) if match]
    return not kept or sum(kept) >= MOSTLY * len(kept)


def _likeness(left: str | None, right: str | None) -> float:
    return fuzz.token_sort_ratio(lookups.fold(left or ""), lookups.fold(right or ""))


def kinships(known: Sequence[Known], tasks: Tasks, matched: Sequence[Match | None]) -> list[Kinship]:
    """Of which earlier task each new one is a part, and into which task each earlier one went that is gone.

    The part has three words or more that carry meaning, and most of them stand in the whole: four of five, or half
    where the references say it too ("3" became "3a" and "3b"; "4" and "5" became "4/5"). A new task is either a part
    or made of others: made of others where two or more went into it.
    """
    matches = {match.task_id for match in matched if match}
    merges = _merges([task for task in known if task.task_id not in matches], tasks)
    went = Counter(one.number for one in merges)
    splits = [one for one in _splits(known, tasks, matched) if went[one.number] < 2]
    parts = {one.number for one in splits}
    return splits + [one for one in merges if one.number not in parts]


def _splits(known: Sequence[Known], tasks: Tasks, matched: Sequence[Match | None]) -> list[Kinship]:
    found, wholes = [], _Wholes([(task.ref or "", task.action) for task in known], _is_part_of)
    for number, (ref, action) in enumerate(tasks):
        if matched[number]:
            continue
        best = wholes.holding(ref, action)
        if best:
            found.append(Kinship("split", number, known[best[0]].task_id, best[1]))
    return found


def _merges(gone: Sequence[Known], tasks: Tasks) -> list[Kinship]:
    found, wholes = [], _Wholes(tasks, _is_named_in)
    for task in gone:
        best = wholes.holding(task.ref or "", task.action)
        if best:
            found.append(Kinship("merge", best[0], task.task_id, best[1]))
    return found


class _Wholes:
    """Tasks whose words may hold most of another's, found through the rarest of those.

    has_kin_ref: whether a part's reference (the first) belongs with a whole's.
    """

    def __init__(self, tasks: Tasks, has_kin_ref: Callable[[str, str], bool]) -> None:
        self._refs = [ref for ref, _ in tasks]
        self._words = [content_words(action) for _, action in tasks]
        self._has_kin_ref = has_kin_ref
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for word in words:
                self._holders[word].append(at)

    def holding(self, ref: str, action: str | None) -> tuple[int, float] | None:
        """The task that holds most of a part's words, and the share of them that it holds (0 to 100)."""
        part = content_words(action)
        if len(part) < FEWEST_SHARED:
            return None
        best: tuple[float, int] = (0.0, 0)
        for at in self._candidates(part):
            share = len(part & self._words[at]) / len(part)
            least = SHARED_WITH_REF if self._has_kin_ref(ref, self._refs[at]) else SHARED
            if share >= least and (share, -at) > best:
                best = (share, -at)
        return (-best[1], round(100 * best[0], 1)) if best[0] else None

    def _candidates(self, part: frozenset[str]) -> list[int]:
        rarest = sorted((word for word in part if word in self._holders), key=lambda word: len(self._holders[word]))
        seen = Counter(at for word in rarest[:4] for at in self._holders[word][:_CANDIDATES])
        return list(seen)


def _is_part_of(ref: str, whole: str) -> bool:
    """Whether a reference names a part of another: 3a or 3.1 of 3."""
    if _is_named_in(whole, ref.replace("-", ".")):
        return False
    part, whole = lookups.fold(ref), lookups.fold(whole)
    ends = r"(?:[a-z]|\s\d{1,2}|\s?[ivx]{1,4})" if whole[-1:].isdigit() else r"\s?(?:\d{1,2}|[ivx]{1,4})"
    return bool(whole) and re.fullmatch(re.escape(whole) + ends, part) is not None


def _is_named_in(ref: str, whole: str) -> bool:
    """Whether a reference is one of several that another names: 4 in 4/5."""
    parts = re.split(r"\s*(?:/|&|\+|,|-|\band\b)\s*", whole.lower())
    return len(parts) > 1 and ref.lower() in parts


def new_task_id(plan_id: str, ref: str, taken: set[str]) -> str:
    """An identity for a task that no snapshot has had: plan and reference, told apart by a number where taken."""
    slug = re.sub(r"[^a-z0-9.]+", "-", ref.lower()).strip("-") or "task"
    task_id, number = f"{plan_id}/{slug}", 1
    while task_id in taken:
        number += 1
        task_id = f"{plan_id}/{slug}-{number}"
    taken.add(task_id)
    return task_id
