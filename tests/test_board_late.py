"""What is late, and what a manager writes of it: kept by task and field, and taken back where it is emptied."""

from loaders import PackEdit, edit_pack, open_database
from pages.board.pack import edits, late_words
from queries import run


def test_words_of_a_late_task_are_kept_by_field_and_taken_back():
    connection = open_database(":memory:")
    task = "a:plan/1b"
    typed = {"cause": " The partner\u202e left. ", "recovery": "\u2800", "revised_on": "2018-03-31"}
    first = late_words.to_record(task, typed, {})
    assert first == [
        PackEdit("late:a:plan/1b:cause", "The partner left."),
        PackEdit("late:a:plan/1b:revised_on", "2018-03-31"),
    ]
    edit_pack(connection, "a pack", [*first, PackEdit("late.tasks", "Other words", "G")], edited_by="Ann")
    held = late_words.written(edits.read(run(connection, "pack_edits", pack_key="a pack")))
    assert held == {task: {"cause": "The partner left.", "revised_on": "2018-03-31"}}
    assert late_words.to_record(task, typed, held[task]) == []
    gone = late_words.to_record(task, {"cause": "", "by_whom": ""}, held[task])
    assert gone == [PackEdit("late:a:plan/1b:cause")]
    edit_pack(connection, "a pack", gone, edited_by="Ann")
    held = late_words.written(edits.read(run(connection, "pack_edits", pack_key="a pack")))
    assert held == {task: {"revised_on": "2018-03-31"}}
