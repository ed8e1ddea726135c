"""The words, bars and tables of the gap analysis, and the page through its frame."""

from helpers.framed import through_frame
from helpers.sample_rows import keeping

import queries
from pages.status.gap_analysis import words as gap


def areas(sample, plan: str):
    """The areas of one made-up plan."""
    return queries.run(sample, "completion_by_area", **keeping(plans=[plan]))


def test_completion_is_said_with_its_numbers_and_what_they_leave_out(sample):
    rows = areas(sample, "north-made-up")
    assert gap.headline(rows) == "North (made up): 1 of 6 complete; nothing complete in 1 of 2 areas"
    assert [gap.detail(row) for row in rows.itertuples()] == [
        "1 of 3 complete, computed", "none of 3 complete; 1 not rated; 1 closed, left out",
    ]  # fmt: skip
    assert "1 not rated stays in the total; 1 closed without doing is left out" in gap.subtitle(rows)


def test_areas_with_nothing_live_are_named(sample):
    assert gap.remarks(areas(sample, "south-made-up")) == [
        "Nothing live (all complete or closed): Schools.", "No evidence (nothing reported on any task): no area.",
    ]  # fmt: skip


def test_no_figure_of_the_gap_analysis_is_a_bare_percentage(sample):
    rows = areas(sample, "north-made-up")
    assert list(gap.table(rows)["Complete"]) == ["1 of 3", "none of 3"]
    assert "%" not in gap.table(rows).to_string()


def test_a_bar_is_as_long_as_its_area_and_filled_as_far_as_it_is_complete(sample):
    track, done = gap.bars(areas(sample, "north-made-up"))[0].segments
    assert (track.length, track.rating) == (3, None)
    assert (done.length, done.rating, done.is_computed) == (1, "complete", True)


def test_the_gap_analysis_sets_both_plans_side_by_side(frame):
    page = through_frame(frame, "status/gap_analysis/page.py")
    assert not page.exception
    assert len(page.get("plotly_chart")) == 2


def test_a_cell_of_the_heat_map_shows_its_tasks(frame):
    page = through_frame(frame, "status/heat_map/page.py")
    page.selectbox(key="cell").select("north-made-up|Schools|off_track").run()
    assert not page.exception
    assert page.query_params["cell"] == "north-made-up|Schools|off_track"
    assert list(page.dataframe[-1].value["Ref"]) == ["1b"]


def test_a_cell_that_is_not_there_is_forgotten(frame):
    page = through_frame(frame, "status/heat_map/page.py", cell="<script>")
    assert not page.exception
    assert page.selectbox(key="cell").value is None
