"""Decisions asked of the board: what the figures call for, each with the tasks behind it."""

from pages.board.pack import telling, training
from pages.board.pack.facts import Facts
from pages.board.pack.model import Figure, Section, Sentence
from pages.said import words

_MOST_REFS = 12


def section(facts: Facts) -> Section:
    """The seventh part of the story."""
    found = [*_asked(facts), *_training(facts)]
    told = [one for one, _ in found]
    figures = [figure for _, figure in found if figure]
    title = f"The board is asked for {words.count(len(told), 'decision')}"
    panel = telling.panel(facts, "asked.all", title, n=facts.value("tasks"), sentences=told, figures=figures)
    return telling.section("asked", "Recommendations", [panel] if told else [], "recommendations")


def _asked(facts: Facts) -> list[tuple[Sentence, Figure]]:
    challenged = [
        row.task_id for row in facts.challenges.itertuples() if row.rule not in ("owner_never_named", "owner_gone")
    ]
    made = (
        ("unowned", "Name a lead for {what} without one: {refs}.", facts.task_ids("unowned")),
        ("no_way_back", "Ask for a way back and a new date for {what} late or off track with no next steps: {refs}.",
         facts.task_ids("no_way_back")),
        ("undated", "Set a date for {what} that {have} none: {refs}.", facts.task_ids("undated")),
        ("questions", "Have the questions about {what} answered before what is claimed is accepted: {refs}.",
         challenged),
        ("no_information", "Ask for a report on {what} without one: {refs}.", facts.task_ids("no_information")),
    )  # fmt: skip
    total = facts.value("tasks")
    found = []
    for code, text, ids in made:
        if ids:
            figure = telling.counted(
                f"asked.{code}", telling.FIGURES.get(code, "Tasks that raise a question"), ids, total
            )
            said = text.format(
                what=words.count(figure.value, "task"), have="has" if figure.value == 1 else "have",
                refs=_refs(facts, figure.task_ids),
            )  # fmt: skip
            found.append((telling.sentence(facts, figure.id, said, total), figure))
    return found


def _refs(facts: Facts, ids: tuple[str, ...]) -> str:
    """The refs of some tasks, the rest as a count."""
    more = len(ids) - _MOST_REFS
    return facts.refs(ids) if more <= 0 else f"{facts.refs(ids[:_MOST_REFS]).replace(' and ', ', ')} and {more} more"


def _training(facts: Facts) -> list[tuple[Sentence, None]]:
    found = []
    for number, goal in enumerate(training.goals_of(facts), start=1):
        if goal.latest is None or goal.left:
            what = f"the {goal.left:,} people still to train" if goal.latest else "a count against the goal"
            by = f" by {words.day(goal.due_on)}" if goal.due_on is not None else ""
            text = f"Agree how to reach {what}{by} ({goal.plan}, {goal.programme})."
            text = text if goal.latest else f"Ask for {what}{by} ({goal.plan}, {goal.programme})."
            found.append((telling.sentence(facts, f"asked.training.{number}", text, 1, "goal"), None))
    return found
