"""What is reported complete without evidence: what the plan says and shows; and every question that its words raise."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Column, Figure, Panel, Section, Sentence, Series, Table
from pages.said import claims, questions, words
from pages.said.language import marked, say, says

# What the words of a task show, by the rule that asks after its completion.
_SHOWN = {
    "complete_but": marked("Work still open"),
    "complete_without_evidence": marked("Nothing: none are written"),
    "declined_called_complete": marked("Declined or replaced"),
    "varied_called_complete": marked("Done otherwise than asked"),
    "milestone_ahead": marked("A milestone still ahead"),
    "routine_called_complete": marked("Work that carries on"),
    "complete_unclear": marked("Not whether it was done"),
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
    name = say("Reported complete without evidence")
    return telling.section("claimed", name, panels, "" if in_doubt else say("reported complete without evidence"))


def raised(facts: Facts) -> Section:
    """Every question that the plan's words raise and nobody has answered, for the annex."""
    panels = [_questions(facts)] if len(questions_of(facts)) else []
    return telling.section("questions", say("Questions raised"), panels)


def questions_of(facts: Facts):
    """The questions that nobody has answered (rows of the query "challenges"), those after a lead apart."""
    rows = facts.challenges
    return rows[~rows["rule"].isin(_OF_LEADS)] if len(rows) else rows


def asked_of(facts: Facts) -> Figure:
    """The tasks that raise a question, wherever their number is said."""
    ids = questions_of(facts)["task_id"]
    return telling.counted("claimed.questions", say("Tasks that raise a question"), ids, facts.value("tasks"))


def _tasks(facts: Facts, doubted) -> Panel:
    heads = (
        Column(say("Task"), width=2.6), Column(say("The plan says"), width=1.1),
        Column(say("Its words show"), width=2.4), Column(say("Question"), width=2.0),
    )  # fmt: skip
    rows = tuple(
        telling.task_row(
            row,
            telling.task_name(facts, row.plan_title, row, 90),
            say("Complete") if words.is_missing(row.declared_text) else words.shorten(row.declared_text, 60),
            _shown(row),
            _in_short(facts, row.question),
        )
        for row in doubted.itertuples()
    )
    number = len(facts.claimed) or len(doubted)
    title = says(number, "{number} task in question", "{number} tasks in question", number=f"{number:,}")
    return telling.panel(
        facts, "claimed.tasks", claims.headline(facts.claimed) if len(facts.claimed) else title, n=number,
        sentences=_ahead(facts, doubted), picture=Table(say("Reported complete without evidence"), heads, rows),
    )  # fmt: skip


def _ahead(facts: Facts, doubted) -> list[Sentence]:
    """That some of the tasks whose words show them complete are in question all the same; nothing where none is."""
    shown = facts.claimed[facts.claimed["now"] == "shown"] if len(facts.claimed) else facts.claimed
    ahead = set(shown["task_id"]) & set(doubted["task_id"]) if len(shown) else set()
    if not ahead:
        return []
    text = says(
        len(ahead),
        "{number} of those {shown} still names a milestone ahead.",
        "{number} of those {shown} still name milestones ahead.",
        number=f"{len(ahead):,}",
        shown=f"{len(shown):,}",
    )
    return [telling.sentence(facts, "claimed.ahead", text, len(facts.claimed))]


def _shown(row) -> str:
    """What a task's words show, with the words where they may be quoted."""
    said = say(_SHOWN[row.rule])
    is_quoted = row.rule != "complete_without_evidence" and not words.is_missing(row.source_text)
    return f"{said}: {questions.quoted(row)}" if is_quoted else said


def _in_short(facts: Facts, question: str) -> str:
    """What a question ends in, which is what it asks; in public, where nothing is quoted, the same of all."""
    if facts.choice.audience == "public":
        return say("What shows that it is complete?")
    end = question.rsplit(": ", 1)[-1]
    return end[:1].upper() + end[1:]


def _questions(facts: Facts) -> Panel:
    rows, asked = questions_of(facts), asked_of(facts)
    heads = (
        Column(say("Ref"), width=0.6), Column(say("Question"), width=5.0), Column(say("Why it is asked"), width=2.2),
    )  # fmt: skip
    made = tuple(telling.task_row(row, _ref(facts, row), row.question, say(row.title)) for row in rows.itertuples())
    return telling.panel(
        facts, "claimed.questions", _raises(asked), n=facts.value("tasks"), figures=[asked],
        picture=Table(say("Questions"), heads, made), in_annex=True,
    )  # fmt: skip


def _raises(asked: Figure) -> str:
    """How many tasks raise a question."""
    if asked.of == 1:
        return say("{part} task raises a question that the plan’s words don’t answer", part=asked.said)
    return says(
        asked.value,
        "{part} tasks raises a question that the plan’s words don’t answer",
        "{part} tasks raise a question that the plan’s words don’t answer",
        part=asked.said,
    )


def _ref(facts: Facts, row) -> str:
    ref = words.text(row.ref, marked("none"))
    return ref if facts.is_one_plan else f"{row.plan_title} {ref}"


def _kinds(facts: Facts) -> list[Panel]:
    """What is reported complete by what its words show, where that is more than one kind."""
    rows = facts.claimed
    kinds = {kind: say(name) for kind, name in claims.KINDS.items() if (rows["now"] == kind).any()}
    groups = [(name, rows[rows["now"] == kind]) for kind, name in kinds.items()]
    if len(groups) < 2:
        return []
    ids = tuple(tuple(part["task_id"]) for _, part in groups)
    series = Series(say("Tasks"), None, False, tuple(int(part["tasks_now"].iloc[0]) for _, part in groups), ids)
    figures = [
        telling.counted(f"claimed.{part['now'].iloc[0]}", name, part["task_id"], len(rows)) for name, part in groups
    ]
    chart: Chart | None = telling.drawn(
        say("Tasks reported complete, by what their words show."), "tasks", [name for name, _ in groups], [series]
    )
    return [
        telling.panel(
            facts, "claimed.kinds", say("What the words show of the tasks reported complete"), n=len(rows),
            figures=figures, picture=chart, in_annex=True,
        )
    ]  # fmt: skip
