"""Gold rows: the two published plans and the restated copies that ship, checked row by row."""

import re

import pytest
from helpers.plan_files import AS_AT, gold, load, seed, shipped

from loaders import open_database, preview
from loaders.commands.build import build
from loaders.reading.plan import read_plan

ROWS = """
    select
        coalesce(ref, ''), coalesce(area, ''), coalesce(timescale_text, ''), timescale_kind,
        coalesce(starts_on::varchar, ''), coalesce(due_on::varchar, ''), coalesce(start_by::varchar, ''),
        array_to_string(leads, '; '), coalesce(declared_rating, ''), evidence, coalesce(computed_rating, ''), disposition
    from task_at(null) order by position
"""
MENDED = {("row_mended", ref) for ref in ("1d", "1f", "1k", "1o", "5c")}
PLANS = list(AS_AT)


def _rows(path, plan_id):
    connection = load(path.read_bytes(), path.name, AS_AT[plan_id], plan_id)
    return connection, connection.execute(ROWS).fetchall()


def _findings(connection):
    return sorted(
        connection.execute(
            "select coalesce(task.ref, ''), rule, severity from finding left join task using (snapshot_id, task_id)"
        ).fetchall()
    )


@pytest.mark.parametrize("plan_id", PLANS)
def test_seed_gives_the_gold_rows(plan_id):
    connection, rows = _rows(seed(plan_id), plan_id)
    assert rows == gold(plan_id)
    assert _findings(connection) == sorted(gold(f"{plan_id}-findings"))


@pytest.mark.parametrize("plan_id", PLANS)
def test_shipped_plan_gives_the_same_rows_as_the_published_one(plan_id):
    connection, rows = _rows(shipped(plan_id), plan_id)
    assert rows == gold(plan_id)
    whole = [row for row in gold(f"{plan_id}-findings") if (row[1], row[0]) not in MENDED]
    assert _findings(connection) == sorted(whole)


TELLING = re.compile(
    r"\b(?:not yet|not sure|drafts?|need|consider|unclear|some|several|majority|try|continu|no further action)", re.I
)


@pytest.mark.parametrize("plan_id", PLANS)
def test_restated_reports_keep_the_words_that_tell_a_doubt_a_share_or_what_is_still_asked_for(plan_id):
    said = [
        {
            (task.ref, name): {word.lower() for word in TELLING.findall(getattr(task, name) or "")}
            for task in read_plan(path.read_bytes(), path.name).tasks
            for name in ("status_text", "progress", "next_steps")
        }
        for path in (shipped(plan_id), seed(plan_id))
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize("plan_id", PLANS)
def test_cells_of_few_words_are_as_published(plan_id):
    for restated, published in zip(
        *(read_plan(path.read_bytes(), path.name).tasks for path in (shipped(plan_id), seed(plan_id))), strict=True
    ):
        for name in ("status_text", "progress", "next_steps"):
            written = getattr(published, name) or ""
            if len(written.split()) <= 3:
                assert (getattr(restated, name) or "") == written


def test_sections_of_the_gap_analysis_and_the_peer_review():
    connection, _ = _rows(shipped("neath-port-talbot"), "neath-port-talbot")
    sections = connection.execute(
        "select section, count(*), count(subsection), count(distinct subsection) from task group by section order by 1"
    ).fetchall()
    assert sections == [("Gap Analysis", 14, 0, 0), ("Peer Review Recommendations", 26, 26, 10)]


def test_page_breaks_lose_and_double_no_words():
    connection, _ = _rows(seed("nottinghamshire-cfcs"), "nottinghamshire-cfcs")
    cells = dict(connection.execute("select ref, progress from task where ref in ('1d', '1k', '5c')").fetchall())
    assert cells["1d"].endswith("to ensure all relevant stakeholders are engaged and aware of team's existence.")
    assert cells["1k"].count("Far Right Extremism") == 1
    lead_cell = connection.execute("select cells->>'$[3].text' from task where ref = '5c'").fetchone()[0]
    assert lead_cell == "Sarah Lee/Pav Ayoub/ Leah Sareen/Jenny Spencer"
    action = connection.execute("select action from task where ref = '5c'").fetchone()[0]
    assert "to support the work of front line staff" in action


def test_every_word_of_the_seed_tables_is_kept():
    for plan_id in PLANS:
        path = seed(plan_id)
        connection, _ = _rows(path, plan_id)
        kept = " ".join(
            row[0]
            for row in connection.execute(
                'select unnest(from_json(cells, \'[{"text": "varchar"}]\')).text from task'
            ).fetchall()
        )
        kept += " ".join(
            row[0] or "" for row in connection.execute("select concat(source_text, message) from finding").fetchall()
        )
        kept += " ".join(row[0] for row in connection.execute("select text from plan_note").fetchall())
        headings = " ".join(
            str(row) for row in connection.execute("select distinct section, subsection from task").fetchall()
        )
        words = set(_words(kept + headings))
        lines = [line for line in path.read_text().split("\n") if line.count("\t") >= 4]
        missing = {word for line in lines for word in _words(line)} - words
        headings = "action id key lead next outcome progress rag rating status steps task tasks timescale update who"
        assert missing <= set(headings.split()) | {"ul", "style", "list", "type", "none"}


def _words(text):
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()


@pytest.mark.parametrize("where", [seed, shipped])
def test_training_figures_are_read_from_row_6(where):
    connection, _ = _rows(where("neath-port-talbot"), "neath-port-talbot")
    targets = connection.execute(
        "select ref, programme, measure, target, training_target.due_on::varchar from training_target join task using (snapshot_id, task_id)"
    ).fetchall()
    readings = connection.execute(
        "select ref, programme, measure, value, as_at::varchar from training_reading join task using (snapshot_id, task_id) order by value"
    ).fetchall()
    assert targets == [("6", "WRAP", "staff", 1000, "2018-03-31")]
    assert readings == [("6", "WRAP", "trainers", 12, None), ("6", "WRAP", "staff", 810, "2017-08-31")]


@pytest.mark.parametrize("where", [seed, shipped])
def test_key_priorities_marking_and_footnote_are_kept(where):
    connection, _ = _rows(where("nottinghamshire-cfcs"), "nottinghamshire-cfcs")
    notes = dict(connection.execute("select kind, count(*) from plan_note group by kind").fetchall())
    assert {kind: notes[kind] for kind in ("priority", "marking", "footnote")} == {
        "priority": 7,
        "marking": 1,
        "footnote": 1,
    }
    key = connection.execute("select label, colour, rating from rating_key order by position").fetchall()
    assert key == [
        ("Completed", None, "complete"),
        ("On schedule", None, "on_schedule"),
        ("Happening but behind schedule", None, "behind"),
        ("Behind or not happening", None, "off_track"),
        ("No information received", None, "no_information"),
    ]


@pytest.mark.parametrize("where", [seed, shipped])
@pytest.mark.parametrize("plan_id", PLANS)
def test_as_at_date_is_proposed_with_its_evidence(where, plan_id):
    path = where(plan_id)
    document = preview(path.read_bytes(), path.name)["document"]
    assert document["as_at_proposed"] == AS_AT[plan_id]
    assert "latest evidence" in document["as_at_because"] and "still ahead" in document["as_at_because"]


def test_build_loads_both_plans_once_and_keeps_what_was_added(tmp_path):
    connection = open_database(tmp_path / "prevent.duckdb")
    seen = []
    first = build(connection, lambda done, total, words: seen.append((done, total)))
    connection.execute(
        "insert into decision values ('d', 'neath-port-talbot', 'neath-port-talbot/7', 'rating', 'behind', 'why', '2017-09-30', 'me', now(), null)"
    )
    again = build(connection)
    assert [(one.tasks, one.was_known) for one in first] == [(37, False), (40, False)]
    assert [(one.tasks, one.was_known) for one in again] == [(37, True), (40, True)]
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert connection.execute("select count(*) from snapshot").fetchone() == (2,)
    shown = connection.execute(
        "select rating, rating_basis from task_at(null) where task_id = 'neath-port-talbot/7'"
    ).fetchone()
    assert shown == ("behind", "confirmed")
    listed = connection.execute(
        "select plan_id, as_at::varchar, as_at_basis, wording from snapshot order by plan_id"
    ).fetchall()
    assert listed == [
        ("neath-port-talbot", "2017-09-30", "assumed", "restated"),
        ("nottinghamshire-cfcs", "2016-12-31", "assumed", "restated"),
    ]
