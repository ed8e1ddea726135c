"""What an issued pack would say otherwise now: figures, sentences, tasks, one row each."""

import pandas as pd

from pages.board.pack.model import Pack, Task
from pages.said import words
from pages.said.language import marked, say

COLUMNS = [marked("What"), marked("As issued"), marked("Now")]
_FIELDS = {
    "rating_words": marked("rating"), "due_on": marked("due date"), "lead": marked("lead"),
    "standing": marked("standing"), "action": marked("wording"), "status": marked("status"),
    "next_steps": marked("next steps"), "area": marked("area"), "ref": marked("ref"),
}  # fmt: skip
_THERE, _NOT_THERE = marked("there"), marked("not there")


def between(issued: Pack, now: Pack) -> pd.DataFrame:
    """The differences between a pack as it was issued and the same pack made now, in words; none: no row."""
    rows = [*_figures(issued, now), *_sentences(issued, now), *_about(issued, now), *_tasks(issued, now)]
    return pd.DataFrame([*rows, *_cells(issued, now)], columns=[say(name) for name in COLUMNS])


def _figures(issued: Pack, now: Pack) -> list[tuple[str, str, str]]:
    before, after = issued.figures(), now.figures()
    return [
        (
            say("Figure: {label}", label=(before.get(name) or after[name]).label),
            _said(before.get(name)),
            _said(after.get(name)),
        )
        for name in dict.fromkeys([*before, *after])
        if _said(before.get(name)) != _said(after.get(name))
    ]


def _said(figure) -> str:
    return say("not in the pack") if figure is None else figure.said


def _sentences(issued: Pack, now: Pack) -> list[tuple[str, str, str]]:
    before, after = _texts(issued), _texts(now)
    return [
        (say("Sentence"), before.get(name, say("not in the pack")), after.get(name, say("not in the pack")))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def _texts(pack: Pack) -> dict[str, str]:
    return {
        one.id: one.whole
        for section in pack.story
        for panel in section.panels
        for one in (panel.title, *panel.sentences)
    }


def _about(issued: Pack, now: Pack) -> list[tuple[str, str, str]]:
    pairs = (
        (say("Basis of the ratings"), issued.judged_on, now.judged_on),
        (say("Data quality"), issued.quality, now.quality),
        (say("Versions"), "; ".join(plan.about for plan in issued.plans), "; ".join(plan.about for plan in now.plans)),
        (say("Markings"), issued.marking or say("none"), now.marking or say("none")),
    )
    return [pair for pair in pairs if pair[1] != pair[2]]


def _tasks(issued: Pack, now: Pack) -> list[tuple[str, str, str]]:
    before, after = ({task.task_id: task for task in pack.tasks} for pack in (issued, now))
    found = []
    for task_id in dict.fromkeys([*before, *after]):
        one, other = before.get(task_id), after.get(task_id)
        if one is None or other is None:
            is_there = say(_THERE), say(_NOT_THERE)
            found += [(_name(each), *said) for each, said in ((one, is_there), (other, is_there[::-1])) if each]
            continue
        found += [
            (f"{_name(one)}: {say(said)}", _value(getattr(one, field)), _value(getattr(other, field)))
            for field, said in _FIELDS.items()
            if getattr(one, field) != getattr(other, field)
        ]
    return found


def _cells(issued: Pack, now: Pack) -> list[tuple[str, str, str]]:
    """What the story's tables say otherwise of a task that is the same: the words that a manager writes of it."""
    changed = {task.task_id for task in issued.tasks} & {task.task_id for task in set(issued.tasks) ^ set(now.tasks)}
    before, after = _written(issued), _written(now)
    return [
        (f"{table}, {ref}: {column}", _value(before[key]), _value(after[key]))
        for key in before
        if key in after and before[key] != after[key]
        for table, task_id, ref, column in [key]
        if task_id not in changed
    ]


def _written(pack: Pack) -> dict[tuple[str, str, str, str], str]:
    """What stands in each cell of the story's tables of tasks, by table, task, its name there, and column."""
    tables = (panel.table for section in pack.story for panel in section.panels if panel.table)
    return {
        (table.name, row.task_id, str(row.cells[0]), column.name): str(cell)
        for table in tables
        for row in table.rows
        if row.task_id
        for column, cell in zip(table.columns, row.cells, strict=True)
    }


def _name(task: Task) -> str:
    return say("Task {ref} of {plan}", ref=task.ref, plan=task.plan)


def _value(text: str) -> str:
    return words.shorten(text, 200) if text else say(words.NO_DATE)
