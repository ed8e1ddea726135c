"""Findings, certainty and loads: the rows of the queries, the words of every rule, and the page that shows them."""

import ast
from datetime import date

import pytest
from helpers.drawn_rows import drawing, ids, scope_line
from helpers.plan_files import ROOT
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import insert, keeping

import loaders
import queries
from pages.data.data_quality import words

NAMES = {"Remark", "Finding", "finding", "found", "_about"}


def emitted() -> set[str]:
    """Every rule that the loaders name where they make a finding."""
    calls = (
        node
        for path in (ROOT / "loaders").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in NAMES
    )
    texts = ([part.value for part in call.args if isinstance(part, ast.Constant)] for call in calls)
    return {found[0] for found in texts if found and isinstance(found[0], str)}


def test_every_rule_has_a_title_and_says_what_to_do():
    rules = loaders.finding_rules()
    assert set(rules) == emitted()
    assert all(title and what_to_do.endswith(".") for title, what_to_do in rules.values())


def doubt(
    connection, plan_id: str, ref: str | None, rule: str, severity: str, field: str | None, text: str | None = None
):
    """A finding about a task of a made-up plan, or about its document."""
    insert(
        connection, "finding", snapshot_id=plan_id, task_id=f"{plan_id}/{ref}" if ref else None, rule=rule,
        severity=severity, field=field, source_text=text, message=f"{rule} <b>{ref}</b>", locator="line 1",
    )  # fmt: skip


@pytest.fixture
def doubtful(sample):
    """The two made-up plans with findings of all kinds."""
    doubt(sample, NORTH, "2c", "reversed_range", "error", "timescale_text", "Oct 2016-Mar 2016")
    doubt(sample, NORTH, "1b", "first_name_only", "warning", "lead", "Ann")
    doubt(sample, NORTH, "1b", "near_spelling", "note", "lead", "Ann")
    doubt(sample, NORTH, None, "marked_draft", "note", None, "DRAFT")
    doubt(sample, SOUTH, "3", "no_lead", "warning", "lead", "N/K")
    return sample


def test_findings_come_errors_first_with_their_tasks(doubtful):
    rows = queries.run(doubtful, "findings", **keeping())
    assert [(row.severity, row.rule, row.plan, row.ref) for row in rows.fillna("").itertuples()] == [
        ("error", "reversed_range", "North (made up)", "2c"),
        ("warning", "first_name_only", "North (made up)", "1b"),
        ("warning", "no_lead", "South (made up)", "3"),
        ("note", "marked_draft", "North (made up)", ""),
        ("note", "near_spelling", "North (made up)", "1b"),
    ]


def test_what_was_let_in_stands_first_of_the_warnings_and_its_reason_is_not_in_the_document(doubtful):
    for ref in ("1a", "1b"):
        doubt(doubtful, NORTH, ref, "no_lead", "warning", "lead", "N/K")
    doubt(doubtful, NORTH, None, "not_case_data", "warning", None, "“made up” (Ann)")
    rows = queries.run(doubtful, "findings", **keeping())
    table = words.by_rule(rows, loaders.finding_rules())
    assert list(table["rule"])[:3] == ["reversed_range", "not_case_data", "no_lead"]
    assert dict(zip(rows["rule"], words.each(rows)["As written"], strict=True)) == {
        "reversed_range": "Oct 2016-Mar 2016",
        "first_name_only": "Ann",
        "no_lead": "N/K",
        "not_case_data": "",
        "marked_draft": "DRAFT",
        "near_spelling": "Ann",
    }


def test_findings_follow_the_filters(doubtful):
    south = queries.run(doubtful, "findings", **keeping(plans=[SOUTH]))
    health = queries.run(doubtful, "findings", **keeping(areas=["Health"]))
    assert list(south["rule"]) == ["no_lead"]
    assert list(health["rule"]) == ["reversed_range", "marked_draft"]


def test_fields_read_with_certainty(doubtful):
    rows = queries.run(doubtful, "fields_certain", **keeping())
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("timescale", 11, 9, 8),
        ("lead", 11, 10, 8),
        ("rating", 11, 1, 1),
        ("evidence", 11, 0, 0),
    ]
    assert list(words.fields(rows)["Read with certainty"]) == ["8 of 9", "8 of 10", "1 of 1", "none"]
    assert words.certain(rows) == "17 of 20 fields read with certainty"


def test_loads_say_which_is_in_force(sample):
    loaders.withdraw(sample, SOUTH, withdrawn_by="Ada", reason="wrong file")
    rows = queries.run(sample, "loads", on_date=None, known_at=None, plans=None)
    assert [(row.snapshot_id, row.tasks, row.is_in_force, row.is_withdrawn) for row in rows.itertuples()] == [
        (NORTH, 7, True, False),
        (SOUTH, 4, False, True),
    ]
    assert list(words.loads(rows)["Standing"])[0] == "in force"
    assert list(words.loads(rows)["Standing"])[1].endswith("by Ada: wrong file")
    assert len(queries.run(sample, "loads", on_date=None, known_at=None, plans=[NORTH])) == 1


def test_every_plan_can_be_added_to_though_nothing_of_it_is_in_force(sample):
    loaders.withdraw(sample, SOUTH, withdrawn_by="Ada", reason="wrong file")
    rows = queries.run(sample, "plans_known")
    assert [(row.plan_id, str(row.last_as_at)[:10]) for row in rows.itertuples()] == [
        (NORTH, "2016-12-31"),
        (SOUTH, "NaT"),
    ]


def test_a_purge_is_listed(sample):
    loaders.purge(sample, SOUTH, purged_by="Ada", reason="case notes")
    rows = queries.run(sample, "purged_documents")
    assert [tuple(row) for row in rows[["document_id", "plan_ids", "purged_by", "reason"]].itertuples(index=False)] == [
        (SOUTH, SOUTH, "Ada", "case notes")
    ]


def test_a_marking_is_known_of_the_plan_in_force(sample):
    insert(sample, "plan_note", plan_id=NORTH, snapshot_id=NORTH, kind="marking", position=1, text="OFFICIAL")
    assert list(queries.run(sample, "plans_shown", on_date=None, known_at=None)["marking"].fillna("")) == [
        "OFFICIAL",
        "",
    ]


def connection():
    """The process's connection, as the pages have it."""
    from pages.common.data import _opened

    return _opened().connection


def act(page, load, action, **fields):
    """The page after something was done to a load."""
    page.session_state["loads_change"] = True
    page.run()
    page.selectbox(key="loads_which").set_value(load).run()
    page.radio(key="loads_action").set_value(action).run()
    for key, value in fields.items():
        page.text_input(key=key).set_value(value)
    next(one for one in page.button if one.proto.is_form_submitter).click().run()
    assert not page.exception
    return page


@pytest.fixture
def page(frame):
    """The page, on the two made-up plans with findings and a marking."""
    frame.run()
    doubt(connection(), NORTH, "1b", "first_name_only", "warning", "lead", "Ann")
    insert(
        connection(), "plan_note", plan_id=NORTH, snapshot_id=NORTH, kind="marking", position=1, text="OFFICIAL **x**"
    )
    connection().execute("update snapshot set loaded_at = now() where plan_id = 'south-made-up'")  # another version
    return frame.switch_page("data/data_quality/page.py").run()


def test_the_page_leads_from_a_finding_to_its_task(page):
    assert "marked OFFICIAL **x**" in scope_line(page)
    assert "first_name_only|warning" in ids(page, "quality_rules")
    page.query_params["rule"] = "first_name_only|warning"
    page.run()
    assert not page.exception and ids(page, "quality_each_first_name_only") == [f"{NORTH}/1b"]
    heads = [column["label"] for column in drawing(page, "quality_each_first_name_only")["columns"]]
    assert heads[0] == "Ref"  # of one plan none says which
    page.query_params["task"] = f"{NORTH}/1b"
    page.run()
    assert not page.exception and page.header[-1].value.startswith("1b")


def test_a_load_is_withdrawn_on_the_page(page):
    refused = act(page, SOUTH, "withdraw", loads_who="Ada", loads_why=" ")
    assert "Give your name and the reason" in refused.error[0].value
    done = act(page, SOUTH, "withdraw", loads_who="Ada", loads_why="wrong file")
    assert "Withdrawn" in done.success[0].value
    assert connection().execute("select withdrawn_by, reason from withdrawal").fetchall() == [("Ada", "wrong file")]
    assert scope_line(done).startswith("North (made up) · ")


def test_a_document_is_removed_only_after_its_plan_was_typed(page):
    refused = act(page, SOUTH, "purge", loads_who="Ada", loads_why="case notes", loads_typed="south")
    assert "Nothing was removed" in refused.error[0].value
    done = act(page, SOUTH, "purge", loads_who="Ada", loads_why="case notes", loads_typed=SOUTH)
    assert "Removed for good" in done.success[0].value
    assert connection().execute("select count(*) from document where document_id = $id", {"id": SOUTH}).fetchone() == (
        0,
    )


def test_a_document_is_read_again_on_the_page(page):
    text = b"Ref\tAction\tLead\tBy when\n1\tMade-up task 1\tBea Sample\tMay 2018\n"
    plan = loaders.Plan("third", "Third Council", "Third")
    standing = loaders.Standing(date(2018, 1, 31), "stated", None, "test")
    loaders.add_document(connection(), plan, standing, text, loaders.prepare(plan, standing, text, "third.txt"))
    snapshot = connection().execute("select snapshot_id from snapshot where plan_id = 'third'").fetchone()[0]
    done = act(page.run(), snapshot, "reread", loads_who="Ada")
    assert "no task read otherwise than before" in done.success[0].value
    assert connection().execute("select count(*) from snapshot where plan_id = 'third'").fetchone() == (2,)
