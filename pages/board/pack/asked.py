"""Decisions asked of the board, and the risks: what the figures call for, each with the tasks behind it."""

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


def risks(facts: Facts) -> tuple[Sentence, ...]:
    """What could keep the plan from being delivered, for the paper's chapter on risks."""
    total = facts.value("tasks")
    found = []
    for code, text in (
        ("late", "{said} tasks {are} late or off track: the duty may not be met where they apply."),
        ("no_way_back", "{said} late tasks {have} no next steps, so nothing shows how the time will be made up."),
        ("unowned", "{said} live tasks {have} no lead, so nobody answers for them."),
        ("undated", "{said} live tasks {have} no date, so lateness can’t be seen."),
        ("no_information", "{said} tasks {have} no report."),
        ("not_rated", "{said} tasks can’t be rated, so their state isn’t known."),
    ):
        value = facts.value(code)
        if value:
            said = words.of(value, facts.total(code))
            text = text.format(said=said, are=telling.is_are(value), have="has" if value == 1 else "have")
            found.append(telling.sentence(facts, f"risks.{code}", text, facts.total(code)))
    unshown = facts.claimed[facts.claimed["now"] != "shown"] if len(facts.claimed) else facts.claimed
    if len(unshown):
        said = words.of(len(unshown), len(facts.claimed))
        text = (
            f"{said} tasks called complete {telling.is_are(len(unshown))} not shown to be: work may be taken for done."
        )
        found.append(telling.sentence(facts, "risks.claimed", text, len(facts.claimed)))
    for number, goal in enumerate(training.goals_of(facts), start=1):
        if goal.left:
            text = f"{goal.plan}, {goal.programme}: {goal.left:,} of {goal.target:,} still to train."
            found.append(telling.sentence(facts, f"risks.training.{number}", text, 1, "goal"))
    return tuple(found) or (telling.sentence(facts, "risks.none", "The figures show no risk to delivery.", total),)


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
