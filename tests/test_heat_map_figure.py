"""The heat map's words and figure, from cells as the query gives them."""

import pandas as pd
import pytest
from helpers.sample_rows import keeping

import queries
from pages.said import ratings, shades
from pages.status.heat_map import figure as picture
from pages.status.heat_map import words as said


def cells(sample, rows_by="area", columns_by="rating", **filters) -> pd.DataFrame:
    """The cells of the two made-up plans."""
    view = {"rows_by": rows_by, "columns_by": columns_by, "worst_first": True}
    return queries.run(sample, "heat_map", **view, **keeping(**filters))


def drawn(found, rows_by="area", columns_by="rating", as_share=False, chosen=None, dark=False):
    """The figure of some cells."""
    return picture.figure(found, rows_by=rows_by, columns_by=columns_by, as_share=as_share, chosen=chosen, dark=dark)


@pytest.mark.parametrize(
    ("tasks", "computed", "expected"),
    [(3, 0, "3"), (3, 2, "3, 2 computed"), (3, 3, "3 computed")],
)
def test_a_count_says_how_much_of_it_is_computed(tasks, computed, expected):
    assert said.marked(tasks, computed) == expected


@pytest.mark.parametrize(
    ("first_day", "expected"),
    [("2015-10-01", "Oct–Dec 2015"), ("2016-01-01", "Jan–Mar 2016"), ("", "No date given")],
)
def test_quarters_are_named_by_their_months(first_day, expected):
    assert said.quarter(first_day) == expected


def test_the_finding_counts_the_rows_with_something_off_track(sample):
    assert said.headline(cells(sample), "area", "rating") == "1 of 5 areas has tasks off track"
    assert said.headline(cells(sample, plans=["south-made-up"]), "area", "rating") == (
        "Nothing that is rated is off track or behind schedule"
    )


def test_without_any_rating_no_finding_claims_that_all_is_well(sample):
    found = cells(sample, plans=["north-made-up"], with_computed=False)
    assert said.headline(found, "area", "rating") == "No task here has a rating"


def test_the_busiest_quarter_counts_a_shared_task_once(sample):
    found = cells(sample, rows_by="lead", columns_by="quarter", areas=["Schools"], plans=["north-made-up"])
    assert found[found.column_name == "2015-10-01"].tasks.sum() == 2
    assert said.headline(found, "lead", "quarter") == "Most fall due in Oct–Dec 2015: 1 of 3"


def test_totals_by_lead_say_that_they_exceed_the_plans(sample):
    assert "more than the plan holds" in said.subtitle(cells(sample, rows_by="lead"), "lead", "rating")
    assert "more than the plan holds" not in said.subtitle(cells(sample), "area", "rating")


def test_the_table_has_every_cell_and_leaves_zero_empty(sample):
    table = said.table(cells(sample, plans=["north-made-up"]), "area", "rating", as_share=False)
    assert table.to_dict("records") == [
        {
            "Area": "Schools", "C Complete": "1 computed", "G On schedule": "1 computed", "A Behind schedule": "",
            "R Off track": "1 computed", "N No information": "", "– Not rated": "", "All": 3,
        },
        {
            "Area": "Health", "C Complete": "", "G On schedule": "", "A Behind schedule": "1 computed",
            "R Off track": "", "N No information": "1 computed", "– Not rated": "2", "All": 4,
        },
    ]  # fmt: skip


def test_a_share_never_stands_without_its_numbers(sample):
    table = said.table(cells(sample, plans=["north-made-up"]), "area", "rating", as_share=True)
    assert table["R Off track"][0] == "1 of 3 (33 %), 1 computed"


def test_every_cell_can_be_chosen_and_the_chosen_one_is_outlined(sample):
    found = cells(sample)
    chosen = "north-made-up|Schools|off_track"
    squares = drawn(found, chosen=chosen).data[0]
    assert list(squares.customdata) == [said.cell_id(cell) for cell in found.itertuples()]
    widest = [name for name, width in zip(squares.customdata, squares.marker.line.width, strict=True) if width == 4]
    assert widest == [chosen]


def test_markup_in_a_name_is_not_markup_in_the_figure(sample):
    found = cells(sample).assign(row_name="<b>bold</b>")
    assert "&lt;b&gt;bold" in drawn(found).layout.yaxis.ticktext[0]


@pytest.mark.parametrize("as_share", [False, True])
@pytest.mark.parametrize("columns_by", ["rating", "quarter"])
@pytest.mark.parametrize("rows_by", ["area", "lead", "plan"])
def test_every_view_draws_a_square_for_each_cell(sample, rows_by, columns_by, as_share):
    found = cells(sample, rows_by, columns_by)
    figure = drawn(found, rows_by, columns_by, as_share, dark=True)
    assert len(figure.data[0].x) == len(found)
    assert len(figure.layout.yaxis.ticktext) == found.groupby(["plan_id", "row_name"]).ngroups


def test_one_cell_alone_is_a_figure_too(sample):
    found = cells(sample, rows_by="plan", plans=["north-made-up"], ratings=["off_track"])
    assert len(found) == len(drawn(found, "plan").data[0].x) == 1


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("is_computed", [False, True])
@pytest.mark.parametrize("code", [rating.code for rating in ratings.ALL])
def test_text_reads_on_every_tint(code, is_computed, dark):
    for share in (0.01, 0.25, 0.5, 0.75, 1):
        fill = shades.fill(code, dark, share=share, is_computed=is_computed)
        assert shades.contrast(shades.text_on(fill), fill) >= 4.5
