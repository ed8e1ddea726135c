"""What duty coverage says: its finding, the framework in full, its cells and lists in words, why tasks stand there."""

from collections.abc import Sequence

import pandas as pd

from pages.said import assurance, words
from pages.said.heard import heard
from pages.said.language import Named, marked, say, says
from pages.said.ranked import MOST_TOGETHER

KINDS = {
    "live": ("L", marked("Live")),
    "shown": ("E", marked("Complete with evidence")),
    "unshown": ("?", marked("Complete without evidence")),
    "closed": ("–", marked("Closed")),
}
PALE = ("unshown", "closed")  # nobody has shown that anything was done
NOTHING = ("✕", marked("Nothing"))
UNTOLD_MARK = "…"  # in place of it, where no words speak for a section
ALL, OTHERS = "*", "~"  # no plan, section or kind is called so
UNSURE, UNMAPPED, PEOPLES = "unsure", "none", "confirmed"
QUEUES = (UNSURE, UNMAPPED)
UNMAPPED_HINT = marked(
    "No task is mapped to a section yet. Map them one after another from the list below, or give words that speak for "
    "the sections under “Frameworks”."
)
_NONE_QUEUED = Named(
    {
        UNSURE: marked("no task is unsure"),
        UNMAPPED: marked("no task serves no section"),
        PEOPLES: marked("no task was mapped by a person"),
    }
)
QUEUE_HEADS = Named(
    {UNSURE: marked("Unsure"), UNMAPPED: marked("Serve no section"), PEOPLES: marked("Mapped by a person")}
)
_SURE = Named(
    {
        "sure": marked("by rule"),
        "likely": marked("likely, by rule"),
        "unsure": marked("unsure, by rule"),
        "none": marked("by rule"),
    }
)
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
    letter, name = KINDS[kind]
    return f"{letter} {say(name)}"


def nothing_label() -> str:
    """The head of the column of what has nothing behind it: "✕ Nothing"."""
    mark, name = NOTHING
    return f"{mark} {say(name)}"


def _kind(kind: str) -> str:
    """A kind within a sentence: "live"."""
    return say(KINDS[kind][1]).lower()


def backed(cells: pd.DataFrame) -> pd.Series:
    """How many tasks are behind each section: live or complete; what was closed without doing is none."""
    return cells[_BACKED].sum(axis=1)


def kind_heading(kind: str) -> str:
    """What stands above the tasks of a kind in a list; above those that count in another section."""
    return say("Of another section, serve this one too") if kind == BESIDE else say(KINDS[kind][1])


def headed(*parts: str) -> str:
    """What stands above tasks in a list: "Neath Port Talbot: Live"; parts that are empty are left out."""
    return ": ".join(part for part in parts if part)


def plan_head(cell) -> str:
    """A plan as the head of its column, with the date that it is judged at."""
    return say("{plan}, as at {day}", plan=cell.plan, day=words.day(cell.as_at))


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
    said = _bare(named, len(cells), is_narrowed=is_narrowed)
    return "; ".join(filter(None, [said + _unless(cells), untold]))


def _bare(named: Sequence[str], number: int, *, is_narrowed: bool) -> str:
    """Which sections have nothing behind them, of how many."""
    if len(named) == number > 1:
        if is_narrowed:
            return say("Nothing in the tasks that the filters keep answers any of the {number} sections", number=number)
        return say("Nothing in this plan answers any of the {number} sections", number=number)
    if len(named) == 1:
        if is_narrowed:
            return say("Nothing in the tasks that the filters keep answers: {section}", section=named[0])
        return say("Nothing in this plan answers: {section}", section=named[0])
    told = {"some": len(named), "number": number, "sections": words.several(named)}
    if is_narrowed:
        return say(
            "{some} of {number} sections have nothing behind them among the tasks that the filters keep: {sections}",
            **told,
        )
    return say("{some} of {number} sections have nothing behind them: {sections}", **told)


def _unless(cells: pd.DataFrame) -> str:
    """Which tasks may serve a section after all, of one plan: ", unless one of the 6 unsure tasks does"."""
    unsure, unmapped = int(cells.unsure.iloc[0]), int(cells.unmapped.iloc[0])
    if unsure and unmapped:
        both = {"unsure": f"{unsure:,}", "unmapped": f"{unmapped:,}"}
        return say(", unless one of the {unsure} unsure or {unmapped} unmapped tasks does", **both)
    if unsure:
        return says(
            unsure, ", unless the {number} unsure task does", ", unless one of the {number} unsure tasks does",
            number=f"{unsure:,}",
        )  # fmt: skip
    if unmapped:
        return says(
            unmapped, ", unless the {number} unmapped task does", ", unless one of the {number} unmapped tasks does",
            number=f"{unmapped:,}",
        )  # fmt: skip
    return ""


def _none_bare(cells: pd.DataFrame) -> str:
    stalled = [section_name(one) for one in cells[(cells.live == 0) & (cells.shown == 0)].itertuples()]
    if not stalled:
        return say("Every section has a task that is live or complete with evidence")
    told = says(
        len(stalled),
        "Every section has a task; {number} has none live and none complete with evidence",
        "Every section has a task; {number} have none live and none complete with evidence",
        number=len(stalled),
    )
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
        return say("Each of the {number} plans has a task for every section", number=len(gaps))
    if len(gaps) <= _FEW:
        return "; ".join(
            say("{plan} has nothing for {some} of {number} sections", plan=one.plan, some=one.without, number=number)
            if one.without
            else say("{plan} has a task for each of them", plan=one.plan)
            for one in gaps.itertuples()
        )
    hit = int((gaps.without > 0).sum())
    most = bare[bare.is_bare].groupby("section").plan_id.nunique().idxmax()
    named = section_name(next(cells[cells.section == most].itertuples()))
    part = words.of(hit, len(gaps))
    return say("{part} plans have nothing for a section; most often: {section}", part=part, section=named)


def _bare_name(cell) -> str:
    """A section without a task of its own, and how many tasks of others serve it too."""
    also = assurance.also(len(cell.also_ids))
    return f"{section_name(cell)} ({also})" if also else section_name(cell)


def subtitle(cells: pd.DataFrame, *, is_narrowed: bool) -> str:
    """What is counted, the as-at date, and how to read a cell. cells: of the query coverage."""
    several = cells.plan_id.nunique() > 1
    day = words.day(cells.as_at.iloc[0])
    when = say("each plan at its own date, never added up") if several else say("as at {day}", day=day)
    if is_narrowed:
        told = say("The tasks that the filters keep by section, {when}.", when=when)
    else:
        told = say("Tasks by section, {when}.", when=when)
    return f"{told} {say(assurance.COUNTED)} {key(several=several)}"


def key(*, several: bool) -> str:
    """How to read a cell; the columns' heads say it where there is one plan."""
    if not several:
        return say("Stronger: more tasks.")
    named = [f"{letter} {say(label).lower()}" for letter, label in (*KINDS.values(), NOTHING)]
    return f"{', '.join(named)}."


def cell_words(section: str, kind: str, n: int, plan: str = "") -> str:
    """A cell in words: "5 Channel panel, live: 2 tasks"; plan: named first where there are several."""
    told = f"{section}, {_kind(kind)}: {words.count(n, 'task')}"
    return f"{plan}: {told}" if plan else told


def bare(cell) -> str:
    """What stands where a section has no task of its own: "nothing", "no words yet", or "1 beside", of another's."""
    also = len(cell.also_ids)
    return say("{number} beside", number=f"{also:,}") if also else _nothing(cell)


def bare_words(cell, plan: str = "") -> str:
    """The same with its section: "5 Channel panel: nothing"."""
    told = f"{section_name(cell)}: {assurance.also(len(cell.also_ids)) or _nothing(cell)}"
    return f"{plan}: {told}" if plan else told


def _nothing(cell) -> str:
    return say(NOTHING[1]).lower() if cell.is_told else say(assurance.UNTOLD)


def chosen_words(section: str, kind: str, plan: str, n: int, *, is_told: bool) -> str:
    """What was chosen in words: "Neath Port Talbot, 5 Channel panel, live: 2 tasks". section, plan: "" for all.

    n: the tasks that count there. is_told: whether none there are none, as far as is told.
    """
    named = ", ".join(part for part in (plan, section, "" if kind == ALL else _kind(kind)) if part)
    none = say(NOTHING[1]).lower() if is_told else say(assurance.UNTOLD)
    return f"{named[:1].upper()}{named[1:]}: {words.count(n, 'task') if n else none}"


def each_plan(cells: pd.DataFrame) -> str:
    """What each plan has in a section: "5 Channel panel: 3 in North, nothing in South". cells: of one section."""
    told = [
        say("{number} in {plan}", number=f"{one.tasks:,}" if one.tasks else _nothing(one), plan=one.plan)
        for one in cells.itertuples()
    ]
    return f"{section_name(next(cells.itertuples()))}: {', '.join(told)}"


def elsewhere(peers: pd.DataFrame) -> str:
    """How many tasks other plans have in a section: "Nottinghamshire: 4". peers: of the query coverage, one section."""
    number = backed(peers)
    found = peers[number > 0]
    if found.empty:
        return ""
    if len(found) == 1:
        return f"{found.plan.iloc[0]}: {int(number.max()):,}"
    return say("{number} in {plans} plans", number=f"{int(number.sum()):,}", plans=len(found))


def peers_words(section: str, tasks: pd.DataFrame) -> str:
    """What other plans have in a section: "Nottinghamshire has 4 tasks under 5 Channel panel". tasks: those there."""
    counts = tasks.groupby("plan", sort=False).size()
    if len(counts) > MOST_TOGETHER:
        number = say("{number} in {plans} plans", number=f"{len(tasks):,}", plans=len(counts))
        return headed(say("Elsewhere"), say("{parts} under {section}", parts=number, section=section))
    parts = [say("{plan} has {tasks}", plan=plan, tasks=words.count(number, "task")) for plan, number in counts.items()]
    if not parts:
        return say("No other plan has a task under {section}", section=section)
    return say("{parts} under {section}", parts=words.several(parts), section=section)


def queued(sureness: str, number: int) -> tuple[str, str]:
    """How many tasks wait to be mapped, its number apart: ("6", "tasks are unsure")."""
    if sureness == UNSURE:
        said = says(number, "task is unsure", "tasks are unsure")
    elif sureness == UNMAPPED:
        said = says(number, "task serves no section", "tasks serve no section")
    else:
        said = says(number, "task was mapped by a person", "tasks were mapped by a person")
    return f"{number:,}", said


def queue_words(sureness: str, number: int) -> str:
    """The same in one: "6 tasks are unsure"."""
    return " ".join(queued(sureness, number)) if number else _NONE_QUEUED[sureness]


def why(sureness: str, because: str) -> str:
    """Why a task stands in a section: "by rule: its action says “Channel”"; what a person said is told apart."""
    reason = heard(words.text(because, marked("no rule fits")))
    return reason if sureness == PEOPLES else f"{_SURE[sureness]}: {reason}"


def under(task, also: Sequence[str]) -> str:
    """What stands under a task in a list: why it is there, and what else it serves (a row of coverage_tasks)."""
    told = [why(task.sureness, task.because)]
    if also:
        told.append(say("also {sections}", sections=words.several(also)))
    return "; ".join(told)
