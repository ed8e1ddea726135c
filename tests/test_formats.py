"""One plan in every format gives the same rows; the published plans, set in Word and PDF with shading, their gold rows."""

import pytest
from helpers.plan_files import AS_AT, gold, load, seed, shipped
from helpers.plan_setter import READ_AS, fill_of, set_again
from helpers.plan_writer import COLOURED, FORMATS, write

from loaders.interpret.colours import colour_name
from loaders.layout.phrases import is_ref
from loaders.read import READERS, read

pytestmark = pytest.mark.slow

ROWS = """
    select
        ref, section, subsection, action, outcome, status_text, progress, timescale_text, timescale_kind, starts_on,
        due_on, leads, evidence, disposition
    from task_at(null) order by position
"""
GOLD_ROWS = """
    select
        coalesce(ref, ''), coalesce(area, ''), coalesce(timescale_text, ''), timescale_kind,
        coalesce(starts_on::varchar, ''), coalesce(due_on::varchar, ''), coalesce(start_by::varchar, ''),
        array_to_string(leads, '; '), evidence
    from task_at(null) order by position
"""
SHADED = {"nottinghamshire-cfcs": 6, "neath-port-talbot": 2}  # the rating column, and where there is none, the status


def _rows(connection, statement):
    return connection.execute(statement).fetchall()


def test_every_format_gives_the_rows_that_text_gives():
    expected = _rows(load(write("txt"), "plan.txt"), ROWS)
    assert [row[:3] for row in expected] == [
        ("1a", "Schools and colleges", None), ("1b", "Schools and colleges", None), ("2a", "Venues", None), ("2b", "Venues", None),
    ]  # fmt: skip
    for kind in FORMATS:
        assert _rows(load(write(kind), f"plan.{kind}"), ROWS) == expected, kind


@pytest.mark.parametrize("kind", COLOURED)
def test_colours_become_ratings_marked_as_assumed(kind):
    connection = load(write(kind), f"plan.{kind}")
    assert _rows(connection, "select declared_rating, declared_text, declared_from from task order by position") == [
        ("complete", "blue (#0070C0)", "colour"),
        ("off_track", "red (#FF0000)", "colour"),
        ("behind", "amber (#FFC000)", "colour"),
        ("on_schedule", "green (#92D050)", "colour"),
    ]
    assert _rows(connection, "select count(*) from finding where rule = 'rating_assumed'") == [(4,)]


@pytest.mark.parametrize("kind", ["csv", "tsv", "txt"])
def test_a_format_without_colours_declares_none(kind):
    connection = load(write(kind), f"plan.{kind}")
    assert _rows(connection, "select distinct declared_rating, declared_from from task") == [(None, None)]
    assert _rows(connection, "select severity from finding where rule = 'no_rating'") == [("warning",)]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("where", [seed, shipped])
@pytest.mark.parametrize("plan_id", list(AS_AT))
def test_published_plans_set_with_shading_give_their_gold_rows_and_ratings(plan_id, where, kind):
    path = where(plan_id)
    content = set_again(kind, path.read_bytes(), path.name, SHADED[plan_id])
    connection = load(content, f"plan.{kind}", AS_AT[plan_id], plan_id)
    assert _rows(connection, GOLD_ROWS) == [(*row[:8], row[9]) for row in gold(plan_id)]
    declared = _rows(connection, "select ref, declared_rating, declared_from from task order by position")
    numbered = {row[0]: number for number, row in enumerate(_tasks_as_set(path))}
    for (ref, rating, declared_from), in_words in zip(declared, (row[8] for row in gold(plan_id)), strict=True):
        by_colour = READ_AS[fill_of(numbered[ref])]
        assert (rating, declared_from) == ((in_words, "timescale") if in_words else (by_colour, "colour")), ref


def _tasks_as_set(path):
    """The first cells of the rows that were shaded, in their order."""
    blocks = read(path.read_bytes(), path.name).blocks
    rows = (block.cells for block in blocks if hasattr(block, "cells"))
    return [cells for cells in rows if is_ref(cells[0]) and sum(map(bool, cells)) > 2]


def test_every_format_has_a_sample():
    converted = {ending for ending, (_, reader) in READERS.items() if reader == "convert"}
    same = {".docm", ".xlsm", ".htm", ".tab", ".md", ".markdown"}
    assert set(READERS) - converted - same == {f".{kind}" for kind in FORMATS}


COLOURS = {
    "red": "C00000 FF0000 FF7C80 FFC7CE",
    "amber": "FFC000 ED7D31 FFEB9C FFE599 F4B083",
    "yellow": "FFFF00 FFFF99",
    "green": "92D050 00B050 00FF00 008000 70AD47 A8D08D C6EFCE",
    "blue": "0070C0 00B0F0 002060 4472C4 5B9BD5 9CC2E5",
    "purple": "7030A0 800080",
    "grey": "D9D9D9 BFBFBF A6A6A6 808080",
    None: "FFFFFF 000000 F2F2F2 DEEAF6 D9E2F3 E2EFD9 FBE4D5 E7E6E6 404040 44546A",
}


@pytest.mark.parametrize(("name", "colours"), COLOURS.items())
def test_the_usual_colours_have_their_usual_names(name, colours):
    assert {colour: colour_name(f"#{colour}") for colour in colours.split()} == dict.fromkeys(colours.split(), name)
