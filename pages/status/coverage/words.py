"""What duty coverage says: its finding, the framework in full, its cells and lists in words, why tasks stand there."""

from collections.abc import Sequence

import pandas as pd

from pages.said import assurance, words

KINDS = {
    "live": ("L", "Live"),
    "shown": ("E", "Complete with evidence"),
    "unshown": ("?", "Complete without evidence"),
    "closed": ("–", "Closed"),
}
PALE = ("unshown", "closed")  # nobody has shown that anything was done
NOTHING = ("✕", "Nothing")
UNTOLD_MARK = "…"  # in place of it, where no words speak for a section
ALL, OTHERS = "*", "~"  # no plan, section or kind is called so
UNSURE, UNMAPPED, PEOPLES = "unsure", "none", "confirmed"
QUEUES = (UNSURE, UNMAPPED)
UNMAPPED_HINT = (
    "No task is mapped to a section yet. Map them one after another from the list below, or give words that speak for "
    "the sections under “Frameworks”."
)
_QUEUED = {
    UNSURE: ("is unsure", "are unsure"),
    UNMAPPED: ("serves no section", "serve no section"),
    PEOPLES: ("was mapped by a person", "were mapped by a person"),
}
QUEUE_HEADS = {UNSURE: "Unsure", UNMAPPED: "Serve no section", PEOPLES: "Mapped by a person"}
_SURE = {"sure": "by rule", "likely": "likely, by rule", "unsure": "unsure, by rule", "none": "by rule"}
BESIDE = "beside"
_FEW = 3  # that a sentence can name
_BACKED = ["live", "shown", "unshown"]


def cell_id(plan_id: str = ALL, section: str = ALL, kind: str = ALL) -> str:
    """The one name of what can be chosen, as the address carries it."""
    return f"{plan_id}|{section}|{kind}"


def section_name(section) -> str:
    """A section with its number: "5 Channel panel" (of any row with number and title)."""
    return numbered(section.number, section.title)


def numbered(number, title: str) -> str:
    """A title with its number: "5 Channel panel"; the title alone where there is none."""
    return title if words.is_missing(number) else f"{int(number)} {title}"


def kind_label(kind: str) -> str:
    """The head of a column in one line: "L Live"."""
    return " ".join(KINDS[kind])


def backed(cells: pd.DataFrame) -> pd.Series:
    """How many tasks are behind each section: live or complete; what was closed without doing is none."""
    return cells[_BACKED].sum(axis=1)


def kind_heading(kind: str) -> str:
    """What stands above the tasks of a kind in a list; above those that count in another section."""
    return "Of another section, serve this one too" if kind == BESIDE else KINDS[kind][1]


def headed(*parts: str) -> str:
    """What stands above tasks in a list: "Neath Port Talbot: Live"; parts that are empty are left out."""
    return ": ".join(part for part in parts if part)


def plan_head(cell) -> str:
    """A plan as the head of its column, with the date that it is judged at."""
    return f"{cell.plan}, as at {words.day(cell.as_at)}"


def source(address) -> str:
    """An address that a link may lead to; "" for none, or one that is no web page's."""
    return address if words.text(address, "").startswith(("https://", "http://")) else ""


def is_bare(cells: pd.DataFrame) -> pd.Series:
    """Which sections have nothing behind them, as far as is told: no task counts there that is live or complete."""
    return (backed(cells) == 0) & cells.is_told


def is_untold(cells: pd.DataFrame) -> pd.Series:
    """Which sections have nothing behind them because nothing could tell it: no words speak for them."""
    return (backed(cells) == 0) & ~cells.is_told


def headline(cells: pd.DataFrame, *, is_narrowed: bool) -> str:
    """The finding: which sections have nothing behind them. cells: of the query coverage, of one plan or several.

    is_narrowed: filters leave out tasks of the plans.
    """
    if cells.plan_id.nunique() > 1:
        return _of_several(cells)
    untold = assurance.untold([section_name(one) for one in cells[is_untold(cells)].itertuples()], len(cells))
    named = [_bare_name(one) for one in cells[is_bare(cells)].itertuples()]
    if not named:
        return untold or _none_bare(cells)
    said = _bare(named, len(cells), "the tasks that the filters keep" if is_narrowed else "")
    return "; ".join(filter(None, [said + _unless(cells), untold]))


def _bare(named: Sequence[str], number: int, kept: str) -> str:
    """Which sections have nothing behind them, of how many; kept: among which tasks, "" for all."""
    where = kept or "this plan"
    if len(named) == number > 1:
        return f"Nothing in {where} answers any of the {number} sections"
    if len(named) == 1:
        return f"Nothing in {where} answers: {named[0]}"
    among = f" among {kept}" if kept else ""
    return f"{len(named)} of {number} sections have nothing behind them{among}: {words.several(named)}"


def _unless(cells: pd.DataFrame) -> str:
    """Which tasks may serve a section after all, of one plan: ", unless one of the 6 unsure tasks does"."""
    unsure, unmapped = int(cells.unsure.iloc[0]), int(cells.unmapped.iloc[0])
    counts = [f"{number:,} {how}" for number, how in ((unsure, "unsure"), (unmapped, "unmapped")) if number]
    if not counts:
        return ""
    the = "the" if unsure + unmapped == 1 else "one of the"
    return f", unless {the} {' or '.join(counts)} {'task' if unsure + unmapped == 1 else 'tasks'} does"


def _none_bare(cells: pd.DataFrame) -> str:
    stalled = [section_name(one) for one in cells[(cells.live == 0) & (cells.shown == 0)].itertuples()]
    if not stalled:
        return "Every section has a task that is live or complete with evidence"
    have = "has" if len(stalled) == 1 else "have"
    told = f"Every section has a task; {len(stalled)} {have} none live and none complete with evidence"
    return f"{told}: {words.several(stalled)}" if len(stalled) <= _FEW else told


def _of_several(cells: pd.DataFrame) -> str:
    """What each plan has nothing for, where they are few; else how many of them, and for which section most."""
    number, bare = cells.section.nunique(), cells.assign(is_bare=is_bare(cells))
    gaps = bare.groupby("plan_id", sort=False).agg(plan=("plan", "first"), without=("is_bare", "sum"))
    gaps = gaps.sort_values("without", ascending=False, kind="stable")
    untold = cells[is_untold(cells)].drop_duplicates("section").sort_values(["number", "section"])
    if not gaps.without.any() and len(untold):
        return assurance.untold([section_name(one) for one in untold.itertuples()], number)
    if not gaps.without.any():
        return f"Each of the {len(gaps)} plans has a task for every section"
    if len(gaps) <= _FEW:
        return "; ".join(
            f"{one.plan} has nothing for {one.without} of {number} sections"
            if one.without
            else f"{one.plan} has a task for each of them"
            for one in gaps.itertuples()
        )
    hit = int((gaps.without > 0).sum())
    most = bare[bare.is_bare].groupby("section").plan_id.nunique().idxmax()
    named = section_name(next(cells[cells.section == most].itertuples()))
    return f"{words.of(hit, len(gaps))} plans have nothing for a section; most often: {named}"


def _bare_name(cell) -> str:
    """A section without a task of its own, and how many tasks of others serve it too."""
    also = assurance.also(len(cell.also_ids))
    return f"{section_name(cell)} ({also})" if also else section_name(cell)


def subtitle(cells: pd.DataFrame, *, is_narrowed: bool) -> str:
    """What is counted, the as-at date, and how to read a cell. cells: of the query coverage."""
    several = cells.plan_id.nunique() > 1
    counted = "The tasks that the filters keep" if is_narrowed else "Tasks"
    when = "each plan at its own date, never added up" if several else f"as at {words.day(cells.as_at.iloc[0])}"
    return f"{counted} by section, {when}. {assurance.COUNTED} {key(several=several)}"


def key(*, several: bool) -> str:
    """How to read a cell; the columns' heads say it where there is one plan."""
    if not several:
        return "Stronger: more tasks."
    named = [f"{letter} {label.lower()}" for letter, label in (*KINDS.values(), NOTHING)]
    return f"{', '.join(named)}."


def cell_words(section: str, kind: str, n: int, plan: str = "") -> str:
    """A cell in words: "5 Channel panel, live: 2 tasks"; plan: named first where there are several."""
    told = f"{section}, {KINDS[kind][1].lower()}: {words.count(n, 'task')}"
    return f"{plan}: {told}" if plan else told


def bare(cell) -> str:
    """What stands where a section has no task of its own: "nothing", "no words yet", or "1 beside", of another's."""
    also = len(cell.also_ids)
    return f"{also:,} beside" if also else _nothing(cell)


def bare_words(cell, plan: str = "") -> str:
    """The same with its section: "5 Channel panel: nothing"."""
    told = f"{section_name(cell)}: {assurance.also(len(cell.also_ids)) or _nothing(cell)}"
    return f"{plan}: {told}" if plan else told


def _nothing(cell) -> str:
    return NOTHING[1].lower() if cell.is_told else assurance.UNTOLD


def chosen_words(section: str, kind: str, plan: str, n: int, *, is_told: bool) -> str:
    """What was chosen in words: "Neath Port Talbot, 5 Channel panel, live: 2 tasks". section, plan: "" for all.

    n: the tasks that count there. is_told: whether none there are none, as far as is told.
    """
    named = ", ".join(part for part in (plan, section, "" if kind == ALL else KINDS[kind][1].lower()) if part)
    return (
        f"{named[:1].upper()}{named[1:]}: {words.count(n, 'task') if n else 'nothing' if is_told else assurance.UNTOLD}"
    )


def each_plan(cells: pd.DataFrame) -> str:
    """What each plan has in a section: "5 Channel panel: 3 in North, nothing in South". cells: of one section."""
    told = [f"{f'{one.tasks:,}' if one.tasks else _nothing(one)} in {one.plan}" for one in cells.itertuples()]
    return f"{section_name(next(cells.itertuples()))}: {', '.join(told)}"


def elsewhere(peers: pd.DataFrame) -> str:
    """How many tasks other plans have in a section: "Nottinghamshire: 4". peers: of the query coverage, one section."""
    number = backed(peers)
    found = peers[number > 0]
    if found.empty:
        return ""
    if len(found) == 1:
        return f"{found.plan.iloc[0]}: {int(number.max()):,}"
    return f"{int(number.sum()):,} in {len(found)} plans"


def peers_words(section: str, tasks: pd.DataFrame) -> str:
    """What other plans have in a section: "Nottinghamshire has 4 tasks under 5 Channel panel". tasks: those there."""
    counts = tasks.groupby("plan", sort=False).size()
    parts = [f"{plan} has {words.count(number, 'task')}" for plan, number in counts.items()]
    return f"{words.several(parts)} under {section}" if parts else f"No other plan has a task under {section}"


def queued(sureness: str, number: int) -> tuple[str, str]:
    """How many tasks wait to be mapped, its number apart: ("6", "tasks are unsure")."""
    one, many = _QUEUED[sureness]
    return (f"{number:,}", f"task {one}" if number == 1 else f"tasks {many}")


def queue_words(sureness: str, number: int) -> str:
    """The same in one: "6 tasks are unsure"."""
    return " ".join(queued(sureness, number)) if number else f"no task {_QUEUED[sureness][0]}"


def why(sureness: str, because: str) -> str:
    """Why a task stands in a section: "by rule: its action says “Channel”"; what a person said is told apart."""
    reason = words.text(because, "no rule fits")
    return reason if sureness == PEOPLES else f"{_SURE[sureness]}: {reason}"


def under(task, also: Sequence[str]) -> str:
    """What stands under a task in a list: why it is there, and what else it serves (a row of coverage_tasks)."""
    told = [why(task.sureness, task.because)]
    if also:
        told.append(f"also {words.several(also)}")
    return "; ".join(told)
