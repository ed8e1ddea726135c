"""Two people decide on the same tasks at once: every decision is kept, and each task shows the last of them."""

import shutil

from helpers.two_editors import edit, lost

from loaders.record.database import open_database


def test_none_of_forty_decisions_is_lost(sample_file, tmp_path):
    path = shutil.copyfile(sample_file, tmp_path / "two.duckdb")
    connection = open_database(path)
    editors = edit(connection, 40)
    assert [len(editor.recorded) for editor in editors] == [20, 20]
    assert min(editor.met for editor in editors) > 0
    assert lost(connection, editors) == []
    connection.close()
    again = open_database(path)
    assert lost(again, editors) == []
    again.close()
