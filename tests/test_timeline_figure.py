"""The timeline's figures and words, from the queries on made-up plans."""

from datetime import date

import pandas as pd
import pytest
from helpers.sample_plans import NORTH
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database
from pages.said.template import TEMPLATE
from pages.status.timeline import figure as timeline_figure
from pages.status.timeline import lanes
from pages.status.timeline import words as timeline_words
from pages.status.timeline.due import figure as timeline_due_figure
from pages.status.timeline.due import words as due_words


@pytest.fixture
def rows(sample):
    """The timeline of the plan North."""
    return queries.run(sample, "timeline", **keeping(plans=[NORTH]))


def texts(figure) -> str:
    """Everything that the figure writes."""
    written = [str(text) for trace in figure.data for text in (trace.text if trace.text is not None else [])]
    return "\n".join([*written, *(note.text for note in figure.layout.annotations)])


def test_every_task_has_a_tile_with_its_letter_and_its_task_id(rows):
    tiles = timeline_figure.figure(rows, dark=False).data[-1]
    assert list(tiles.customdata) == list(rows["task_id"])
    assert len(tiles.text) == len(rows) == 7


def test_a_window_is_a_bar_over_whole_days(rows):
    bars = timeline_figure.figure(rows, dark=False).data[1]
    lengths = [length / 86_400_000 for length in bars.x]
    assert dict(zip(bars.customdata, lengths, strict=True)) == {
        f"{NORTH}/1a": 30, f"{NORTH}/1b": 31, f"{NORTH}/1c": 28,
    }  # fmt: skip


def test_the_overdue_part_runs_from_due_date_to_the_as_at_line_and_says_how_long(rows):
    figure = timeline_figure.figure(rows, dark=False)
    tail = figure.data[2]
    assert list(pd.to_datetime(list(tail.x)[:2])) == [pd.Timestamp(2015, 10, 31), pd.Timestamp(2016, 12, 31)]
    assert tail.line.dash == "dot"
    assert "+14 months" in texts(figure)


def test_undated_tasks_have_a_lane_that_counts_them(rows):
    written = texts(timeline_figure.figure(rows, dark=False))
    assert "No date given: 2 tasks" in written
    assert "“Oct 2016-Mar 2016”" in written


def test_the_as_at_line_is_labelled(rows):
    assert "as at 31 Dec 2016" in texts(timeline_figure.figure(rows, dark=True))


def test_the_shared_template_is_left_alone(rows):
    timeline_figure.figure(rows, dark=False)
    assert TEMPLATE[False].layout.annotationdefaults.xshift is None


def test_markup_of_a_plan_is_never_markup_in_the_figure(rows):
    figure = timeline_figure.figure(rows, dark=False)
    assert "<b>task" not in texts(figure)
    assert all("<b>task" not in text for trace in figure.data for text in (trace.hovertext or []))


def test_computed_ratings_are_outlined_and_declared_ones_filled(sample):
    shown = queries.run(sample, "timeline", **keeping())
    tiles = timeline_figure.figure(shown, dark=False).data[-1]
    fills = dict(zip(tiles.customdata, tiles.marker.color, strict=True))
    assert fills["south-made-up/1"] == "#12436D"
    assert fills[f"{NORTH}/1a"] == "#FFFFFF"


@pytest.mark.parametrize("number", [1, 60, 300])
def test_any_number_of_tasks_reads(number):
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2016, 12, 31))
    for ref in range(number):
        add_task(connection, "alpha", str(ref), section=f"Section {ref % 20}", action="Words " * 40)
    shown = queries.run(connection, "timeline", **keeping())
    figure = timeline_figure.figure(shown, dark=False)
    assert len(figure.data[-1].text) == number
    assert figure.layout.height >= number * 21
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]


def test_ref_and_action_fit_two_short_lines(rows):
    row = rows.assign(ref="12.3.4", action="A very long action that goes on and on for everyone").iloc[0]
    lines = lanes.label(row, one_line=False).replace("<b>", "").replace("</b>", "").split("<br>")
    assert len(lines) == 2
    assert lines[0].startswith("12.3.4")
    assert all(len(line) <= 25 for line in lines)


def test_a_leading_to_gives_its_room_to_the_words_that_tell_tasks_apart(rows):
    row = rows.assign(ref="1a", action="To write guidance").iloc[0]
    assert lanes.label(row, one_line=False) == "<b>1a</b>  Write guidance"


def test_the_headline_says_what_is_late(rows):
    assert timeline_words.headline(rows) == "1 of 7 tasks is past its date by 14 months"
    assert timeline_words.headline(rows[~rows["is_overdue"]]) == "No task is past its date"


def test_the_table_has_a_row_for_every_task_and_no_missing_value(rows):
    table = timeline_words.table(rows)
    assert len(table) == len(rows)
    assert not table.isna().any(axis=None)


def test_the_count_of_due_tasks_has_one_mark_and_says_why_no_curve(sample):
    view = keeping(plans=[NORTH])
    months, done = queries.run(sample, "timeline_due", **view), queries.run(sample, "timeline_done", **view)
    line, mark = timeline_due_figure.figure(months, done, dark=False).data
    assert (len(mark.x), list(mark.y)) == (1, [1])
    assert list(line.y)[-1] == 4
    assert due_words.headline(done) == "1 of 2 due are complete"
    assert "No completion curve: none of the 1 complete says when it was done." in due_words.subtitle(done)
    assert "1 of 2 due complete at 31 Dec 2016" in list(due_words.table(months, done)["At the as-at date"])
