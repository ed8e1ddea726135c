"""The Overview: its numbers, sentence, strip and first tasks, on the two made-up plans."""

from datetime import date

import pandas as pd
import pytest
from helpers.sample_plans import NORTH
from helpers.sample_rows import keeping
from pages.status.home.figure import MOST_TILES, status_strip

import queries
from pages.said import ratings
from pages.said.filters import Filters
from pages.status.home import words as overview_words
from pages.status.home.words import in_words, runs


def asked(sample, name: str, **changes) -> pd.DataFrame:
    """A query's rows with every task kept but for changes."""
    return queries.run(sample, name, **keeping(**changes))


def many(number: int) -> pd.DataFrame:
    """Rows of a strip of so many tasks, half of them off track."""
    return pd.DataFrame(
        {
            "task_id": [f"t{position}" for position in range(number)],
            "ref": [str(position) for position in range(number)],
            "action": ["<b>Made up</b>"] * number,
            "rating": ["complete"] * (number - number // 2) + ["off_track"] * (number // 2),
            "rating_basis": ["declared"] * number,
        }
    )


def test_numbers_of_the_plans(sample):
    rows = asked(sample, "overview")
    counts = ["tasks", "complete", "overdue", "next_quarter"]
    counts += ["no_information", "not_rated", "unowned", "live", "closed"]
    assert rows["title"].tolist() == ["North (made up)", "South (made up)"]
    assert rows[counts].to_numpy().tolist() == [[7, 1, 1, 1, 1, 2, 1, 5, 1], [4, 1, 0, 1, 0, 1, 1, 3, 0]]
    assert rows["as_at"].dt.date.tolist() == [date(2016, 12, 31), date(2017, 9, 30)]


def test_numbers_with_declared_ratings_only(sample):
    rows = asked(sample, "overview", with_computed=False)
    assert rows[["complete", "not_rated", "computed"]].to_numpy().tolist() == [[0, 7, 0], [1, 3, 0]]


def test_each_number_says_its_n_and_zero_reads_none(sample):
    said = {number.label: number.value for number in overview_words.numbers(asked(sample, "overview"))}
    assert said == {
        "Tasks": "11",
        "Complete": "2 of 10",
        "Overdue": "1 of 11",
        "Due next quarter": "2 of 11",
        "Fell due this quarter": "none",
        "No information": "1 of 11",
        "Not rated": "3 of 11",
        "Unowned": "2 of 8",
    }
    quiet = overview_words.numbers(asked(sample, "overview", words="Made-up task 1a"))
    assert [number.value for number in quiet] == ["1", "1 of 1", "none", "none", "none", "none", "none", "none"]


@pytest.mark.parametrize("number", range(1, 8))
def test_each_number_leads_to_exactly_its_tasks(sample, number):
    shown = overview_words.numbers(asked(sample, "overview"))[number]
    kept = queries.run(sample, "tasks", **Filters(**shown.changes).parameters())
    assert len(kept) == shown.tasks


def test_the_sentence_of_a_manager(sample):
    north, south = asked(sample, "overview").itertuples()
    assert overview_words.sentence(north) == (
        "North (made up): 1 of 6 is complete, 1 is overdue, the longest by 14 months, 1 falls due next quarter and "
        "2 can’t be rated. Completion leaves out 1 task closed without doing."
    )
    assert overview_words.sentence(south) == (
        "South (made up): 1 of 4 is complete, none is overdue, 1 falls due next quarter and 1 can’t be rated."
    )


def test_what_comes_first_and_why(sample):
    rows = asked(sample, "overview_attention")
    assert rows["task_id"].tolist() == ["north-made-up/1b", "south-made-up/3", "north-made-up/2b", "north-made-up/2a"]
    assert [overview_words.why(task) for task in rows.itertuples()] == [
        "R Off track, computed; 14 months overdue; lead Ann Example and Outreach Team. "
        "Due 31 Oct 2015, past at 31 Dec 2016, and not reported done (“under way”).",
        "G On schedule, computed; no lead given. Under way (“in hand”), due 30 Nov 2017.",
        "A Behind schedule, computed; lead Ann Example. The words say that it is late (“slipped”), waiting for somebody "
        "else (“awaiting the police”).",
        "N No information, computed; no lead given. Nothing is reported.",
    ]


def test_training_shows_the_latest_reading_up_to_the_date(sample):
    rows = queries.run(sample, "overview_training", on_date=None, known_at=None, plans=None)
    assert rows[["plan_id", "measure", "target", "value"]].to_numpy().tolist() == [["south-made-up", "staff", 500, 200]]
    assert queries.run(sample, "overview_training", on_date=None, known_at=None, plans=[NORTH]).empty


def test_the_strip_has_a_tile_for_each_task_in_rating_order(sample):
    rows = asked(sample, "overview_strip", plans=[NORTH])
    assert rows["ref"].tolist() == ["1a", "1c", "2b", "1b", "2a", "2c", "2d"]
    tiles = status_strip(rows, dark=False).data[0]
    assert "".join(tiles.text) == "CGARN––"
    assert set(tiles.marker.color) == {ratings.LIGHT_BACKGROUND}
    assert in_words(rows) == (
        "1 complete, computed; 1 on schedule, computed; 1 behind schedule, computed; 1 off track, computed; "
        "1 no information, computed; 2 not rated"
    )


def test_declared_tiles_are_solid(sample):
    rows = asked(sample, "overview_strip", plans=["south-made-up"])
    assert status_strip(rows, dark=False).data[0].marker.color[0] == ratings.colour("complete", dark=False)


@pytest.mark.parametrize("number", [1, 21, 60, MOST_TILES])
def test_tiles_never_lie_on_each_other(number):
    tiles = status_strip(many(number), dark=True).data[0]
    assert len({*zip(tiles.x, tiles.base, strict=True)}) == number
    assert max(tiles.x) < 20
    assert "<b>" not in tiles.hovertext[0]


def test_too_many_tasks_become_a_bar():
    figure = status_strip(many(MOST_TILES + 2), dark=False)
    assert [bar.x[0] for bar in figure.data] == [0.5, 0.5]
    assert list(runs(many(MOST_TILES + 2))["tasks"]) == [76, 76]


@pytest.mark.parametrize("dark", [False, True])
def test_rating_colours_can_be_told_from_the_page_and_read(dark):
    background = ratings.DARK_BACKGROUND if dark else ratings.LIGHT_BACKGROUND
    for rating in ratings.RATINGS:
        fill = ratings.colour(rating.code, dark)
        assert contrast(fill, background) >= 4.5  # its letter stands on the page where the tile is outlined
        assert contrast(ratings.text_colour(rating.code, dark), fill) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2 counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
