"""Every figure has one definition: what the pages and the board show is counted again from the exported CSV, another way."""

from collections import Counter
from datetime import date
from functools import partial

import pandas as pd
import pytest
from helpers.board_packs import AT, NOTTS, NPT, built, shipped_database
from helpers.recounted import Task, area, board, by, heat, home, ids, lead, measures, part, soon, tasks_in
from helpers.sample_plans import NORTH, fill
from helpers.sample_rows import LOADED_AT, add_task, insert

import queries
from loaders import open_database
from pages.board.files.task_csv import tasks_csv
from pages.board.pack import telling
from pages.board.pack.choice import Choice
from pages.said import export, task_table, words
from pages.said.filters import DUE, Filters
from pages.status.home import words as home_words
from pages.work.leads import words as leads_words
from queries.judged import judged_once

pytestmark = pytest.mark.slow


def _decided(connection) -> None:
    """Decisions and dates of every kind that figures turn on: confirmed, closed, a duplicate, re-dated, due on the day."""
    day = date(2016, 12, 31)
    add_task(connection, NORTH, "3a", evidence="under_way", due_on=day, timescale_kind="day")
    add_task(connection, NORTH, "3b", evidence="under_way", due_on=date(2017, 1, 14), timescale_kind="day")
    add_task(
        connection, NORTH, "3c", evidence="not_started", due_on=date(2016, 12, 28), timescale_kind="day", section=None
    )
    add_task(connection, NORTH, "3d", declared_rating="off_track", declared_text="Red", declared_from="text",
             due_on=date(2017, 3, 31), timescale_kind="day", leads=(("Ann Example", "person"), ("Bea Sample", "person")))  # fmt: skip
    add_task(connection, NORTH, "3e", evidence="done", declared_rating="complete", declared_text="Done", declared_from="text",
             due_on=date(2016, 11, 30), completed_on=date(2016, 11, 2), timescale_kind="day")  # fmt: skip
    add_task(connection, NORTH, "3f", evidence="under_way", start_by=date(2017, 2, 1), timescale_kind="start_by")
    standing = {"plan_id": NORTH, "as_at": day, "decided_by": "Ada Finch", "decided_at": LOADED_AT, "reason": "agreed"}
    for number, (ref, name, value) in enumerate([
        ("1c", "due_on", "2017-04-30"), ("2b", "duplicate_of", f"{NORTH}/1c"), ("2a", "rating", "complete"),
        ("2c", "disposition", "closed_without_doing"), ("1b", "rating", "behind"),
    ]):  # fmt: skip
        insert(
            connection,
            "decision",
            decision_id=f"d{number}",
            task_id=f"{NORTH}/{ref}",
            field=name,
            value=value,
            **standing,
        )


@pytest.fixture(scope="module")
def made_up():
    """The made-up plans with decisions."""
    connection = open_database(":memory:")
    fill(connection)
    _decided(connection)
    yield connection
    connection.close()


VIEWS = {
    "a shipped plan": Filters(plan=NPT, as_at=AT[NPT]),
    "another, a year on": Filters(plan=NOTTS, as_at=date(2018, 2, 28)),
    "a made-up plan": Filters(plan=NORTH, as_at=date(2016, 12, 31)),
    "two plans of one lead": Filters(as_at=date(2017, 9, 30), leads=("Ann Example", "Bea Sample")),
    "declared alone": Filters(as_at=date(2017, 9, 30), with_computed=False),
}


@pytest.fixture(scope="module", params=VIEWS)
def view(request, made_up):
    """What asks a database, the filters in force, and the tasks of the CSV that the page Tasks hands out under them."""
    chosen = VIEWS[request.param]
    connection = shipped_database() if chosen.plan in AT else made_up
    with judged_once(connection) as ask:
        yield ask, chosen, exported(ask, chosen)


def exported(ask, chosen: Filters) -> list[Task]:
    """The tasks of the CSV under some filters."""
    rows = ask("tasks", **chosen.parameters())
    basis = ask("plan_basis", **chosen.when(), plans=sorted(set(rows["plan_id"])))
    return tasks_in(export.as_csv(task_table.table(rows), task_table.about(basis, "all")))


def day(value) -> date | None:
    """A date as the queries give it, as a plain one."""
    return None if words.is_missing(value) else pd.Timestamp(value).date()


def number(value) -> float:
    """A number as the queries give it, 0 where there is none."""
    return 0 if words.is_missing(value) else value


def test_each_row_says_one_thing(view):
    _, chosen, tasks = view
    assert len(tasks) > 3
    for task in tasks:
        cells = task.cells
        assert int(cells["Days overdue"] or 0) == task.days_overdue, task.id
        assert DUE[task.window] == cells["Due window"], task.id
        assert (cells["Fell due this quarter"] == "yes") is task.fell_due, task.id
        if task.basis in ("declared", "computed"):
            said = cells[f"{task.basis.capitalize()} rating"]
            assert said == cells["Rating"].partition(", ")[0] or "opened again" in cells["Confirmed by a person"], (
                task.id
            )
        assert (task.basis == "computed") <= chosen.with_computed


def test_home(view):
    ask, chosen, tasks = view
    theirs = by(tasks, lambda task: task.plan)
    rows = {row.plan_id: row for row in ask("overview", **chosen.parameters()).itertuples()}
    shown = {
        plan: {name: day(row.next_due) if name == "next_due" else number(getattr(row, name)) for name in home([])}
        for plan, row in rows.items()
    }
    assert shown == {plan: home(some) for plan, some in theirs.items()}
    for plan, some in theirs.items():
        said, n = home_words.verdict(rows[plan]), home(some)
        assert words.of(n["complete"], n["tasks"] - n["closed"] - n["duplicates"]).lower() in said.lower()
        assert f"{n['overdue']:,} {'is' if n['overdue'] == 1 else 'are'} overdue" in said or not n["overdue"]
    tiles = ask("home_tiles", **chosen.parameters())
    assert Counter(tiles["rating"].fillna("not_rated")) == Counter(task.rating for task in tasks)
    due = ask("due_soon", **chosen.parameters())
    found = {
        "newly_overdue": due[due["is_newly_overdue"]], "due_today": due[due["soon"] == "due_today"],
        "days_14": due[due["soon"] == "days_14"], "days_90": due[due["soon"].isin(["days_14", "days_90"])],
    }  # fmt: skip
    assert {name: set(some["task_id"]) for name, some in found.items()} == soon(tasks)


@pytest.mark.parametrize("columns_by", ["rating", "quarter"])
@pytest.mark.parametrize("rows_by", ["area", "lead", "plan"])
def test_heat_map(view, rows_by, columns_by):
    ask, chosen, tasks = view
    cells = ask("heat_map", **chosen.parameters(), rows_by=rows_by, columns_by=columns_by, worst_first=True)
    shown = {(row.plan_id, row.row_name, row.column_name): set(row.task_ids) for row in cells.itertuples()}
    counted = heat(tasks, rows_by, columns_by)
    if rows_by == "lead" and chosen.leads:
        counted = {key: some for key, some in counted.items() if key[1] in chosen.leads}
    assert shown == counted
    assert [row.tasks for row in cells.itertuples()] == [len(row.task_ids) for row in cells.itertuples()]
    rows = Counter()
    for (plan, row, _), some in counted.items():
        rows[plan, row] += len(some)
    assert {(row.plan_id, row.row_name): row.row_tasks for row in cells.itertuples()} == dict(rows)


def test_gap_analysis(view):
    ask, chosen, tasks = view
    shown = {}
    for row in ask("completion_by_area", **chosen.parameters()).itertuples():
        counts = {name: getattr(row, name) for name in area([]) if name != "by_rating"}
        strip = {(one["rating"], one["tasks"], one["computed"]) for one in row.by_rating}
        shown[row.plan_id, words.text(row.area, "")] = counts | {"by_rating": strip}
    assert shown == {key: area(some) for key, some in by(tasks, lambda task: (task.plan, task.area)).items()}


def test_leads(view):
    ask, chosen, tasks = view
    theirs = {}
    for task in tasks:
        for name in task.leads or ("",):
            if not chosen.leads or name in chosen.leads:
                theirs.setdefault((task.plan, name), []).append(task)
    shown = {}
    for one in leads_words.read(ask("leads", **chosen.parameters())):
        shown[one.plan_id, one.name] = {
            "alone": one.alone, "joint": one.joint, "overdue": one.overdue, "longest": number(one.longest_overdue),
            "next_due": day(one.next_due),
            "ratings": +Counter({(part.code, part.how == "computed"): part.n for part in one.parts}),
        }  # fmt: skip
    assert shown == {key: lead(some) for key, some in theirs.items()}


def test_timeline(view):
    ask, chosen, tasks = view
    rows = ask("timeline", **chosen.parameters())
    assert dict(zip(rows["task_id"], rows["part"], strict=True)) == {task.id: part(task) for task in tasks}
    late = {row.task_id: number(row.days_overdue) for row in rows.itertuples()}
    assert late == {task.id: task.days_overdue for task in tasks}


def test_measures(view):
    ask, chosen, tasks = view
    rows = {row.plan_id: row for row in ask("measures", **chosen.parameters()).itertuples()}
    names = measures([])
    shown = {plan: {name: _measure(row, name) for name in names} for plan, row in rows.items()}
    assert shown == {plan: measures(some) for plan, some in by(tasks, lambda task: task.plan).items()}


def _measure(row, name: str):
    value = getattr(row, name)
    return None if words.is_missing(value) else value


def test_board_figures(view):
    ask, chosen, tasks = view
    plans = by(tasks, lambda task: task.plan)
    shown: dict[str, dict] = {plan: {} for plan in plans}
    for row in ask("board_figures", **chosen.parameters()).itertuples():
        shown[row.plan_id][row.figure] = set(row.task_ids), row.of
        assert row.value == len(row.task_ids)
    assert shown == {plan: board(some) for plan, some in plans.items()}
    ratings = ask("board_ratings", rows_by="area", **chosen.parameters())
    told = {(row.plan_id, row.row_name, row.rating, row.is_computed): set(row.task_ids) for row in ratings.itertuples()}
    keyed = by(tasks, lambda task: (task.plan, task.area, task.rating, task.basis == "computed"))
    assert told == {key: ids(some) for key, some in keyed.items()}
    due = ask("board_due", **chosen.parameters())
    assert set(due["task_id"]) == ids(task for task in tasks if task.window in ("due_today", "next_quarter"))
    late = ask("board_late", **chosen.parameters())
    assert set(late["task_id"]) == {one for some in plans.values() for one in board(some)["late"][0]}


@pytest.mark.parametrize(("plan", "as_at"), [(NPT, AT[NPT]), (NORTH, date(2016, 12, 31))])
def test_a_pack_and_its_csv_count_what_the_tasks_page_hands_out(made_up, plan, as_at):
    connection = made_up if plan == NORTH else shipped_database()
    tasks = exported(partial(queries.run, connection), Filters(plan=plan, as_at=as_at))
    pack = built(connection, Choice((plan,), as_at))
    (figures,) = (panel.figures for section in pack.sections for panel in section.panels if panel.id == "where.figures")
    counted = board(tasks)
    codes = {f"{code}@{plan}": code for code in telling.FIGURES if code in counted}
    shown = {codes[one.id]: (set(one.task_ids), one.value) for one in figures if one.id in codes}
    assert len(shown) > 15
    assert shown == {code: (counted[code][0], len(counted[code][0])) for code in shown}
    theirs = tasks_in(tasks_csv(pack))
    names = ["Ref", "Due", "Rating", "Lead"]
    assert sorted(tuple(_said(task, name) for name in names) for task in theirs) == sorted(
        tuple(_said(task, name) for name in names) for task in tasks
    )


def _said(task: Task, name: str) -> str:
    """A cell without what the pack writes of an empty one."""
    return "" if task.cells[name] in (words.NO_DATE, "no lead given", "no lead") else task.cells[name]
