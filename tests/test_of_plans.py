"""Of which plans an answer is: what is of one plan turns on that plan alone, and is kept while others are written about."""

import shutil
from datetime import date

import pandas as pd
import pytest
from benchmarks import national
from helpers.quarterly_plan import PLAN, quarterly
from helpers.query_values import empty_value, parameters
from helpers.sample_rows import keeping

import loaders
import queries
from loaders import Deciding, Decision
from pages.common import data
from queries.judged import judged_once, of_plans
from queries.judged.of_plans import BEYOND, COUNTED, NOT_COUNTED, OF_NO_PLAN

NPT, TOOLKIT = "neath-port-talbot", "la-toolkit-2024"
OF_ONE = [name for name in queries.names() if parameters(name) & {"view", "plans", "plan_id"}]
WITH_ITS_VERSION = {  # tables of which every row comes with a version, or an export, of a plan
    *("plan", "document", "plan_note", "rating_key", "task", "task_lead", "finding", "task_match"),
    *("training_target", "training_told", "training_completion"),
}
OF_OTHERS = {  # which rows of a table are of another plan than $plan
    "confirmation": "decision_id not in (select decision_id from decision where plan_id = $plan or plan_id is null)",
    "document": "document_id not in (select document_id from snapshot where plan_id = $plan)",
    "training_completion": "import_id not in (select import_id from training_import where plan_id = $plan)",
    "training_import_withdrawal": "import_id not in (select import_id from training_import where plan_id = $plan)",
}
OF_SNAPSHOTS = "snapshot_id not in (select snapshot_id from snapshot where plan_id = $plan)"
LAST = ("plan", "snapshot", "decision", "training_import")  # which tell of which plan the rows of others are


def about(name: str, plan: str | None) -> dict:
    """The parameters of a query about a plan, or all, at their latest versions."""
    told = {"plan_id": plan, "plans": [plan] if plan else None, "on_date": None, "known_at": None}
    values = {one: told.get(one, empty_value(one)) for one in parameters(name)}
    return values | (keeping(plans=told["plans"]) if "view" in values else {})


def write_all(connection, plan: str) -> dict:
    """What people add to a plan, by what it is called, each not yet done; of its latest version's first task."""
    latest = "from task join snapshot using (snapshot_id, plan_id) where plan_id = $plan order by as_at desc, position"
    found = f"select snapshot_id, task_id, as_at {latest} limit 1"
    snapshot, task, day = connection.execute(found, {"plan": plan}).fetchall()[0]
    named = {"plan_id": plan, "programme": "WRAP"}
    whose = {"audience": "", "source": "typed in", "set_by": "Ann"}
    none = dict.fromkeys(("window_from", "window_until", "trainers", "sessions_a_month", "seats", "attendance"))

    def decided(field: str, value: str) -> None:
        loaders.decide(connection, [Deciding(snapshot, task, day, Decision(field, value, "As told", "Ann"), None)])

    return {
        "a rating": lambda: decided("rating", "off_track"),
        "a lead": lambda: decided("leads", '[{"lead": "Una Marsh", "lead_kind": "person"}]'),
        "a date": lambda: decided("due_on", "2030-01-31"),
        "a count": lambda: loaders.add_reading(
            connection, **named, measure="staff", as_at=day, value=12, added_by="Ann"
        ),
        "a goal": lambda: loaders.set_goal(
            connection, **named, **whose, measure="staff", target=90, share=None, due_on=date(2031, 3, 31)
        ),
        "a rule": lambda: loaders.set_rule(
            connection, **named, **whose, **none, people=100, validity_months=12, grace_days=30
        ),
        "an entry": lambda: loaders.write_assurance(
            connection, plan_id=plan, framework=TOOLKIT, section="partnership_group", period="2026/27", items={"gap": "None"}, written_by="Ann"
        ),
        "a mapping": lambda: loaders.map_task(
            connection, plan_id=plan, task_id=task, framework=TOOLKIT, sections=[], reason="As told", as_at=day, mapped_by="Ann"
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def plans_file(tmp_path_factory):
    """A file of both shipped plans and a made-up one, with something of all that people add to two of them."""
    path = tmp_path_factory.mktemp("plans") / "plans.duckdb"
    with quarterly(path) as connection:
        loaders.build(connection)
        for plan in (NPT, PLAN.plan_id):
            for write in write_all(connection, plan).values():
                write()
    return path


@pytest.fixture(scope="module")
def plans(plans_file):
    """A connection to it, for what changes nothing."""
    with loaders.open_database(plans_file) as connection:
        yield connection


def test_every_table_is_counted_or_known_not_to_be(plans):
    rows = plans.execute("select table_name from duckdb_tables() where not temporary").fetchall()
    assert {name for (name,) in rows if not name.endswith("_lookup")} == COUNTED | NOT_COUNTED
    assert not COUNTED & NOT_COUNTED
    counted = of_plans.tables_of((of_plans.FOLDER / "written.sql").read_text(encoding="utf-8"), {})
    assert counted >= COUNTED - WITH_ITS_VERSION and not counted & NOT_COUNTED


@pytest.mark.parametrize("plan", [pytest.param(NPT, marks=pytest.mark.long), PLAN.plan_id])
def test_an_answer_about_a_plan_is_the_same_where_there_is_no_other(plans_file, tmp_path, plan):
    with loaders.open_database(shutil.copyfile(plans_file, tmp_path / "own.duckdb")) as own:
        texts = of_plans.texts(own)
        names = [name for name in OF_ONE if of_plans.of_plans(name, plan, texts)]
        assert len(names) > 50
        with judged_once(own) as ask:
            before = {name: ask(name, **about(name, plan)) for name in names}
        for table in sorted(COUNTED - OF_NO_PLAN, key=lambda one: one in LAST):
            columns = {name for name, *_ in own.execute(f"describe {table}").fetchall()}
            of_another = "plan_id <> $plan" if "plan_id" in columns else OF_OTHERS.get(table, OF_SNAPSHOTS)
            own.execute(f"delete from {table} where {of_another}", {"plan": plan})
        with judged_once(own) as ask:
            after = {name: ask(name, **about(name, plan)) for name in names}
    assert sum(len(rows) > 0 for rows in before.values()) > 40
    for name in names:
        pd.testing.assert_frame_equal(after[name], before[name], obj=name)


def test_what_turns_on_no_plan_or_on_more_than_one_is_told(plans):
    texts = of_plans.texts(plans)
    assert of_plans.of_plans("framework_sections", None, texts) == frozenset()
    assert of_plans.of_plans("tasks", None, texts) is None
    assert of_plans.of_plans("packs", NPT, texts) is None
    assert all(of_plans.of_plans(name, NPT, texts) is None for name in BEYOND)


@pytest.fixture
def many(tmp_path, monkeypatch):
    """A database of eight generated plans, as pages ask it; gives its connection."""

    import streamlit as st

    path = tmp_path / "many.duckdb"
    with loaders.open_database(path) as connection:
        national.fill(connection, 8, tasks=12, quarters=3)
    monkeypatch.setenv("PREVENT_DATABASE", str(path))
    data._run.set(None)
    st.cache_resource.clear()
    data.start()
    yield data.to_read()
    st.cache_resource.clear()


def seen(plan: str | None) -> int:
    """What a page would keep of a plan; CALLS has each time that it was made."""
    CALLS.append(plan)
    return len(data.ask("tasks", **about("tasks", plan)))


CALLS: list[str | None] = []


def test_what_is_kept_of_a_plan_stays_while_another_is_written_about(many):
    (first,), (second,), *_ = many.execute("select plan_id from plan order by plan_id").fetchall()
    names = (
        "tasks",
        "decisions",
        "coverage",
        "early_warning",
        "training_targets",
        "training_rules",
        "assurance",
        "packs",
    )
    CALLS.clear()

    def ask() -> dict:
        data.start()
        for plan in (first, second, None):
            assert data.kept(seen, plan) == (12 if plan else 96)
        asked = [(name, first) for name in names] + [("tasks", second)]
        return {(name, plan): data.ask(name, **about(name, plan)) for name, plan in asked}

    before = ask()
    for write in write_all(many, second).values():
        made = len(CALLS)
        write()
        after = ask()
        assert CALLS[made:] == [second, None]
        assert {name for name in names if after[name, first] is before[name, first]} == {*names} - {"packs"}
        assert after["tasks", second] is not before["tasks", second]
        before = after
    for (name, plan), rows in before.items():
        pd.testing.assert_frame_equal(rows, queries.run(many, name, **about(name, plan)), obj=f"{name} of {plan}")


def test_what_may_concern_every_plan_lets_go_of_all(many):
    (first,), *_ = many.execute("select plan_id from plan order by plan_id").fetchall()
    name, lead = "tasks", many.execute("select min(lead) from task_lead").fetchall()[0][0]
    before = data.ask(name, **about(name, first))
    loaders.name_lead(many, lead, "Una Marsh", reason="one person", decided_by="Ann")
    data.start()
    assert data.ask(name, **about(name, first)) is not before
