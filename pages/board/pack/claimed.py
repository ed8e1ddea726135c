"""What is reported complete without evidence: what the plan says and shows; and every question that its words raise."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Column, Figure, Panel, Section, Sentence, Series, Table
from pages.said import claims, questions, words

# What the words of a task show, by the rule that asks after its completion.
_SHOWN = {
    "complete_but": "Work still open",
    "complete_without_evidence": "Nothing: none are written",
    "declined_called_complete": "Declined or replaced",
    "varied_called_complete": "Done otherwise than asked",
    "milestone_ahead": "A milestone still ahead",
    "routine_called_complete": "Work that carries on",
    "complete_unclear": "Not whether it was done",
}
# Whether anybody leads a task is asked of the board by itself.
_OF_LEADS = ("owner_never_named", "owner_gone")


def section(facts: Facts) -> Section:
    """The tasks whose completion is in question; in the annex all claims by kind."""
    asked = questions_of(facts)
    doubted = asked[asked["rule"].isin(list(_SHOWN))] if len(asked) else asked
    panels = [_tasks(facts, doubted)] if len(doubted) else []
    in_doubt = len(doubted) or len(facts.unshown)
    panels += _kinds(facts) if in_doubt else []
    name = "Reported complete without evidence"
    return telling.section("claimed", name, panels, "" if in_doubt else "reported complete without evidence")


def raised(facts: Facts) -> Section:
    """Every question that the plan's words raise and nobody has answered, for the annex."""
    panels = [_questions(facts)] if len(questions_of(facts)) else []
    return telling.section("questions", "Questions raised", panels)


def questions_of(facts: Facts):
    """The questions that nobody has answered (rows of the query "challenges"), those after a lead apart."""
    rows = facts.challenges
    return rows[~rows["rule"].isin(_OF_LEADS)] if len(rows) else rows


def asked_of(facts: Facts) -> Figure:
    """The tasks that raise a question, wherever their number is said."""
    ids = questions_of(facts)["task_id"]
    return telling.counted("claimed.questions", "Tasks that raise a question", ids, facts.value("tasks"))


def _tasks(facts: Facts, doubted) -> Panel:
    heads = (
        Column("Task", width=2.6), Column("The plan says", width=1.1), Column("Its words show", width=2.4),
        Column("Question", width=2.0),
    )  # fmt: skip
    rows = tuple(
        telling.task_row(
            row,
            telling.task_name(facts, row.plan_title, row, 90),
            "Complete" if words.is_missing(row.declared_text) else words.shorten(row.declared_text, 60),
            _shown(row),
            _in_short(facts, row.question),
        )
        for row in doubted.itertuples()
    )
    number = len(facts.claimed) or len(doubted)
    title = claims.headline(facts.claimed) if len(facts.claimed) else f"{words.count(number, 'task')} in question"
    return telling.panel(
        facts, "claimed.tasks", title, n=number, sentences=_ahead(facts, doubted),
        picture=Table("Reported complete without evidence", heads, rows),
    )  # fmt: skip


def _ahead(facts: Facts, doubted) -> list[Sentence]:
    """That some of the tasks whose words show them complete are in question all the same; nothing where none is."""
    shown = facts.claimed[facts.claimed["now"] == "shown"] if len(facts.claimed) else facts.claimed
    ahead = set(shown["task_id"]) & set(doubted["task_id"]) if len(shown) else set()
    if not ahead:
        return []
    names = "names a milestone" if len(ahead) == 1 else "name milestones"
    text = f"{len(ahead):,} of those {len(shown):,} still {names} ahead."
    return [telling.sentence(facts, "claimed.ahead", text, len(facts.claimed))]


def _shown(row) -> str:
    """What a task's words show, with the words where they may be quoted."""
    said = _SHOWN[row.rule]
    is_quoted = row.rule != "complete_without_evidence" and not words.is_missing(row.source_text)
    return f"{said}: {questions.quoted(row)}" if is_quoted else said


def _in_short(facts: Facts, question: str) -> str:
    """What a question ends in, which is what it asks; in public, where nothing is quoted, the same of all."""
    if facts.choice.audience == "public":
        return "What shows that it is complete?"
    end = question.rsplit(": ", 1)[-1]
    return end[:1].upper() + end[1:]


def _questions(facts: Facts) -> Panel:
    rows, asked = questions_of(facts), asked_of(facts)
    heads = (
        Column("Ref", width=0.6), Column("Question", width=5.0), Column("Why it is asked", width=2.2),
    )  # fmt: skip
    made = tuple(telling.task_row(row, _ref(facts, row), row.question, row.title) for row in rows.itertuples())
    noun, verb = "task" if asked.of == 1 else "tasks", "raises" if asked.value == 1 else "raise"
    title = f"{asked.said} {noun} {verb} a question that the plan’s words don’t answer"
    return telling.panel(
        facts, "claimed.questions", title, n=facts.value("tasks"), figures=[asked],
        picture=Table("Questions", heads, made), in_annex=True,
    )  # fmt: skip


def _ref(facts: Facts, row) -> str:
    ref = words.text(row.ref, "none")
    return ref if facts.is_one_plan else f"{row.plan_title} {ref}"


def _kinds(facts: Facts) -> list[Panel]:
    """What is reported complete by what its words show, where that is more than one kind."""
    rows = facts.claimed
    groups = [(name, rows[rows["now"] == kind]) for kind, name in claims.KINDS.items() if (rows["now"] == kind).any()]
    if len(groups) < 2:
        return []
    ids = tuple(tuple(part["task_id"]) for _, part in groups)
    series = Series("Tasks", None, False, tuple(int(part["tasks_now"].iloc[0]) for _, part in groups), ids)
    figures = [
        telling.counted(f"claimed.{part['now'].iloc[0]}", name, part["task_id"], len(rows)) for name, part in groups
    ]
    chart: Chart | None = telling.drawn(
        "Tasks reported complete, by what their words show.", "tasks", [name for name, _ in groups], [series]
    )
    return [
        telling.panel(
            facts, "claimed.kinds", "What the words show of the tasks reported complete", n=len(rows), figures=figures,
            picture=chart, in_annex=True,
        )
    ]  # fmt: skip
