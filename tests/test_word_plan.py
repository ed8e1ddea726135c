"""A plan's own Word document with what was decided: only its cells change, and read again it says what was decided."""

import json
from datetime import date

import pytest
from helpers.framed import through_frame
from helpers.terminal import run_here
from helpers.tracked_changes import accepted, changed_cells, fills, parts_of, rejected, texts
from helpers.word_layouts import LAYOUTS, WHO

from loaders import (
    ChangeRefused,
    Deciding,
    Decision,
    PackEdit,
    Plan,
    Standing,
    add_document,
    decide,
    edit_pack,
    leads_value,
    open_database,
    purge,
    word_with_decisions,
)
from loaders.__main__ import main
from loaders.commands.terminal import told_of
from loaders.reading.plan import read_plan
from pages.board.word_plan import view
from pages.common import data

AS_AT = date(2018, 1, 31)
STANDING = Standing(AS_AT, "stated", None, "test")
FIELDS = {"rating": "Rating", "due_on": "Due date", "leads": "Leads", "note": "Update", "disposition": "Standing"}


@pytest.fixture(scope="module")
def laid_out():
    """One database with the plans of all layouts, and what is decided about each: the connection, what was read."""
    connection = open_database(":memory:")
    loads = {layout.name: added(connection, layout.make(), plan_id(layout)) for layout in LAYOUTS}
    decide(connection, [
        one for layout in LAYOUTS for one in decidings(connection, loads[layout.name][0], layout.decided)
    ])  # fmt: skip
    yield connection, {name: reading for name, (_, reading) in loads.items()}
    connection.close()


@pytest.fixture(scope="module")
def database(laid_out):
    """That database, for other plans in it."""
    return laid_out[0]


def plan_id(layout) -> str:
    """The id of the plan that a layout is."""
    return f"layout-{LAYOUTS.index(layout)}"


def added(connection, content: bytes, plan_id: str, name: str = "Our plan.docx"):
    """A plan in the database; its snapshot's id and its reading."""
    reading = read_plan(content, name, AS_AT)
    plan = Plan(plan_id, "A council", plan_id)
    return add_document(connection, plan, STANDING, content, reading).snapshot_id, reading


def decidings(connection, snapshot_id: str, made) -> list[Deciding]:
    """Decisions of values about tasks by their references."""
    rows = connection.execute("select ref, task_id from task where snapshot_id = ?", [snapshot_id]).fetchall()
    ids = dict(rows)
    return [
        Deciding(snapshot_id, ids[ref], AS_AT,
                 Decision(field, leads_value(value) if field == "leads" else value, f"Said at the board <{ref}>", WHO))
        for ref, field, value in made
    ]  # fmt: skip


def told(task) -> dict:
    """What a task says that a decision can change, and what nothing may."""
    return {
        "rating": task.declared_rating, "due_on": task.due_on and task.due_on.isoformat(),
        "leads": sorted(lead.lead for lead in task.leads), "note": task.progress, "ref": task.ref,
        "action": task.action, "section": task.section, "outcome": task.outcome, "next_steps": task.next_steps,
    }  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_is_decided_goes_into_its_cells_and_is_read_from_them(layout, laid_out):
    connection, readings = laid_out
    content, before = layout.make(), readings[layout.name]
    copy = word_with_decisions(connection, plan_id(layout))

    assert copy.name == "Our plan with decisions.docx"
    written = [
        (one.ref, one.was, "Drafted\nUpdate" if "Drafted\nUpdate" in one.now else one.now) for one in copy.written
    ]
    written = [(ref, was, "Update" if now.startswith("Update ") else now) for ref, was, now in written]
    assert sorted(written) == sorted(layout.written)
    assert sorted((one.ref, one.what, one.left_out) for one in copy.left_out) == sorted(layout.left_out)
    assert all(one.by == WHO for one in (*copy.written, *copy.left_out))

    commented = {task.action for task in before.tasks if task.ref in {one.ref for one in copy.left_out}}
    words = [" ".join(one.was.split()) for one in copy.written]
    assert len(changed_cells(content, copy.content)) <= len(words) + len(commented)
    old, new = parts_of(content), parts_of(copy.content)
    assert {name for name in new if old.get(name) != new[name]} <= {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip

    in_cells = {(one.ref, one.what) for one in copy.written}
    values = {
        (ref, field): sorted(value.split("; ")) if field == "leads" else value
        for ref, field, value in layout.decided
        if (ref, FIELDS[field]) in in_cells
    }
    read = read_plan(accepted(copy.content), "a.docx", AS_AT)
    for was, now in zip(map(told, before.tasks), map(told, read.tasks), strict=True):
        theirs = {field: value for (ref, field), value in values.items() if ref == was["ref"]}
        note = theirs.pop("note", None)
        if note:
            assert (now["note"] or "").startswith(was["note"] or "")
            assert (now["note"] or "").endswith(note)
            was["note"] = now["note"]
        assert now == was | theirs
    assert texts(rejected(copy.content)) == texts(rejected(content))
    assert fills(rejected(copy.content)) == fills(content)


def test_a_change_has_its_author_its_date_its_look_and_its_reason_and_earlier_ones_stay(database):
    by_name = {layout.name: layout for layout in LAYOUTS}
    parts = parts_of(word_with_decisions(database, plan_id(by_name["changes and comments from before"])).content)
    main, comments = parts["word/document.xml"].decode(), parts["word/comments.xml"].decode()
    assert main.count('w:author="Bo Finch"') == 2
    assert main.count(f'w:author="{WHO}"') == 5  # two words in and out, and what stood inside another's insertion
    assert "<w:delText>On track</w:delText>" in main
    assert "Read &lt;this&gt;" in comments
    assert "Rating decided: On schedule." in comments
    assert "Said at the board &lt;2&gt;" in comments
    assert comments.count("<w:comment ") == 3

    main = parts_of(word_with_decisions(database, plan_id(by_name["words in many runs"])).content)["word/document.xml"]
    inserted = next(one for one in main.decode().split("</w:ins>") if ">May 2018<" in one).rpartition("<w:ins ")[2]
    assert "<w:b/>" in inserted
    assert 'w:val="112233"' in inserted


def test_colours_change_with_their_words_and_only_as_tracked_changes(database):
    layout = next(layout for layout in LAYOUTS if layout.name == "words on a colour")
    copy = word_with_decisions(database, plan_id(layout))
    assert [fill for fill in fills(copy.content) if fill] == ["0070C0", "FFC000", "FF0000"]
    assert [fill for fill in fills(rejected(copy.content)) if fill] == ["92D050", "FFC000", "0070C0"]
    bare = next(layout for layout in LAYOUTS if layout.name == "a colour alone")
    (left,) = (one.beside for one in word_with_decisions(database, plan_id(bare)).written if one.ref == "2")
    assert left == "the cell’s colour stays, as the plan shows no colour for this rating"


def test_what_a_manager_wrote_of_a_late_task_is_an_update(database):
    layout = LAYOUTS[0]
    added(database, layout.make(), "plan-late")
    edits = [
        PackEdit("late:plan-late/1:cause", "The printer left"),
        PackEdit("late:plan-late/1:report", "Half is out."),
    ]
    edit_pack(database, json.dumps([["plan-late"]]), edits, edited_by=WHO)
    (one,) = word_with_decisions(database, "plan-late").written
    assert one.now.partition(": ")[2] == "Half is out. Cause: The printer left."


def test_what_can_not_be_written_back_is_refused_with_a_sentence(database):
    layout = LAYOUTS[0]
    snapshot_id, reading = added(database, layout.make(), "plan-none")
    with pytest.raises(ChangeRefused, match="Nothing is decided or added"):
        word_with_decisions(database, "plan-none")
    decide(database, decidings(database, snapshot_id, [("1", "rating", reading.tasks[0].declared_rating)]))
    with pytest.raises(ChangeRefused, match="says already all that is decided"):
        word_with_decisions(database, "plan-none")
    text = b"Ref\tAction\tLead\tBy when\n1\tPublish it\tUna Marsh\tMay 2018\n2\tTrain them\tTom Field\tJune 2018\n"
    added(database, text, "plan-text", "plan.txt")
    with pytest.raises(ChangeRefused, match="isn’t a Word document"):
        word_with_decisions(database, "plan-text")
    with pytest.raises(ChangeRefused, match="holds no document"):
        word_with_decisions(database, "plan-unknown")


def test_a_purged_document_is_said_to_be_gone():
    connection = open_database(":memory:")
    added(connection, LAYOUTS[0].make(), "plan-gone")
    [(document_id,)] = connection.execute("select document_id from document").fetchall()
    purge(connection, document_id, purged_by=WHO, reason="a person was named")
    with pytest.raises(ChangeRefused, match="was purged"):
        word_with_decisions(connection, "plan-gone")


def test_the_terminal_writes_it_and_says_what_stands_where(tmp_path):
    path, out = tmp_path / "a.duckdb", tmp_path / "ours.docx"
    connection = open_database(path)
    snapshot_id, _ = added(connection, LAYOUTS[0].make(), "my-council")
    decide(connection, decidings(connection, snapshot_id, LAYOUTS[0].decided))
    connection.close()
    arguments = ["write-back", "my-council", "--out", out, "--database", path]
    done, again = run_here(main, *arguments), run_here(main, *arguments)
    assert done.stdout.splitlines()[0] == f"{out}: 4 tracked changes, each with its author, date and reason."
    assert [told_of(number) for number in (0, 1)] == [
        "nothing could be written into a cell:", "1 tracked change, with its author, date and reason.",
    ]  # fmt: skip
    assert "       1  RAG: “Green” → “Complete”" in done.stdout
    assert "1  Standing carried on as everyday work: not written into a cell, as the plan has no column" in done.stdout
    assert "is there already" in again.stderr
    assert again.returncode == 2
    assert read_plan(out.read_bytes(), "ours.docx", AS_AT).tasks[0].declared_rating == "complete"


def test_the_board_page_hands_it_out_beside_its_files(frame):
    connection = open_database(data.database_path())
    snapshot_id, _ = added(connection, LAYOUTS[0].make(), "our-plan")
    decide(connection, decidings(connection, snapshot_id, LAYOUTS[0].decided))
    connection.close()
    frame.session_state["board_word_plan_our-plan"] = True
    shown = through_frame(frame, "board/page.py", plan="our-plan", open="files")
    assert not shown.exception
    assert "**4 tracked changes**" in [one.value for one in shown.markdown]
    assert "**1 decision or update in no cell**" in [one.value for one in shown.markdown]
    assert "Your plan (Word)" in [one.proto.label for one in shown.get("download_button")]


def test_the_tables_of_the_board_page_say_what_is_written_and_what_is_not(database):
    copy = word_with_decisions(database, plan_id(LAYOUTS[0]))
    assert view.written(copy).iloc[0].to_dict() == {"Task": "1", "Column": "RAG", "Was": "Green", "Is": "Complete"}
    assert view.left_out(copy).iloc[0].to_dict() == {
        "Task": "1",
        "Decided or added": "Standing\\: carried on as everyday work",
        "In no cell, as": "the plan has no column for it; a comment says it",
    }
