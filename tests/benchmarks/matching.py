"""Matching two snapshots of a plan against bare rapidfuzz comparing the same texts, in one process."""

from random import Random

import pandas as pd
from rapidfuzz import fuzz, process

from loaders import lookups
from loaders.record.matching import LIKE_WORDING, Known, kinships, match_tasks
from timing import median_ms

AIM = 1.5
_VERBS = ("Publish", "Review", "Train", "Agree", "Brief", "Map", "Appoint", "Write", "Fund", "Visit", "Test", "Share")
_THINGS = (
    "guidance", "referral routes", "venue policy", "risk profile", "newsletter", "e-learning", "directory", "briefing",
    "protocol", "register", "toolkit", "survey", "campaign", "checklist", "timetable", "budget", "workshop", "report",
)  # fmt: skip
_WHOM = (
    "schools", "governors", "nurseries", "colleges", "health visitors", "youth workers", "foster carers", "librarians",
    "housing officers", "charities", "faith groups", "councillors", "police", "probation", "employers", "parents",
)  # fmt: skip


def _actions(count: int, chance: Random) -> list[str]:
    return [
        f"{chance.choice(_VERBS)} the {chance.choice(_THINGS)} and {chance.choice(_THINGS)} number {number} with "
        f"{chance.choice(_WHOM)} and {chance.choice(_WHOM)}"
        for number in range(count)
    ]


def _next(actions: list[str], chance: Random) -> list[str]:
    """The actions of the next version: a tenth gone, a tenth new, a fifth reworded, the order kept."""
    kept = [action for action in actions if chance.random() > 0.1]
    reworded = [action + " by the summer" if chance.random() < 0.2 else action for action in kept]
    return reworded + _actions(len(actions) - len(kept), chance)


def _bare(new: list[str], old: list[str]):
    return process.cdist(new, old, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE_WORDING)


def measure(tasks: int = 5_000) -> pd.DataFrame:
    """One row per way that the references went on, with the time of matching, of bare rapidfuzz, and their ratio."""
    chance = Random(1)
    before = _actions(tasks, chance)
    after = _next(before, chance)
    known = [Known(str(number), str(number + 1), action) for number, action in enumerate(before)]
    at = {action: number for number, action in enumerate(before)}
    numbered = {
        "kept": [(str(at.get(action.removesuffix(" by the summer"), -1) + 1), action) for action in after],
        "renumbered": [(str(number + 1), action) for number, action in enumerate(after)],
        "none the same": [(f"x{number}", f"{action} from now on") for number, action in enumerate(after)],
    }
    old_texts = [lookups.fold(action) for action in before]
    found = []
    for name, new in numbered.items():
        new_texts = [lookups.fold(action) for _, action in new]
        bare = median_ms(lambda new_texts=new_texts: _bare(new_texts, old_texts), repeats=1)
        ours = median_ms(lambda new=new: kinships(known, new, match_tasks(known, new)), repeats=1)
        matched = match_tasks(known, new)
        found.append(
            {
                "references": name,
                "ms": round(ours, 1),
                "bare ms": round(bare, 1),
                "÷ bare": round(ours / bare, 2),
                f"aim ≤ {AIM}": "met" if ours / bare <= AIM else "missed",
                "matched": f"{sum(match is not None for match in matched):,} of {len(new):,}",
            }
        )
    return pd.DataFrame(found)
