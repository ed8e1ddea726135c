"""Training, Duty coverage and Changes in Welsh: sentences that go another way than in English, and dates of charts."""

import json

import pandas as pd
import pytest

from pages.said.heard import heard
from pages.said.language import WELSH, in_language
from pages.said.template import months
from pages.status.changes.dates import words as dates
from pages.status.changes.matrix import words as matrix
from pages.status.coverage import words as coverage
from pages.training.training import words as training
from pages.training.training.groups import words as groups

LAPSING = pd.DataFrame({"month": [pd.Timestamp(2018, 2, 1)], "people": [3]})


@pytest.fixture
def welsh():
    """What is said meanwhile is said in Welsh."""
    with in_language(WELSH):
        yield


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("its action says “Channel”", "yn ôl rheol: mae ei gweithred yn dweud “Channel”"),
        (
            "it stands under “Reviews”, which maps to 5 Channel panel",
            "yn ôl rheol: mae o dan “Reviews”, sy’n mapio i 5 Channel panel",
        ),
        (None, "yn ôl rheol: nid oes rheol yn gweddu"),
        ("a reason that has no form", "yn ôl rheol: a reason that has no form"),
    ],
)
def test_why_a_task_stands_in_a_section(welsh, because, said):
    assert coverage.why("sure", because) == said


def test_a_person_s_reason_keeps_name_and_words(welsh):
    said = coverage.why(coverage.PEOPLES, "Ann Example says so: “it is about the panel”")
    assert said == "Ann Example sy’n dweud hynny: “it is about the panel”"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 dasg yn ansicr"), (2, "2 dasg yn ansicr"), (6, "6 thasg yn ansicr")]
)
def test_a_number_mutates_what_it_counts(welsh, number, said):
    assert coverage.queue_words(coverage.UNSURE, number) == said


def test_how_many_tasks_speak_of_training(welsh):
    assert training.tasks(2, 0) == "Mae 2 dasg yn sôn am hyfforddiant; mae pob un yn adrodd ffigur"
    assert training.tasks(5, 3) == "Mae 5 o dasgau’n sôn am hyfforddiant; nid yw 3 o 5 yn adrodd ffigur"


def test_the_months_of_a_table_and_of_an_axis(welsh):
    (row,) = json.loads(groups.months(LAPSING).drawn)["rows"]
    assert row["cells"][0] == "Chwef 2018"
    axis = months(pd.Timestamp(2017, 11, 15), pd.Timestamp(2018, 12, 31), "%b\n%Y")
    assert axis["ticktext"] == ["Ion<br>2018", "Ebr<br>2018", "Gorff<br>2018", "Hyd<br>2018"]
    assert axis["tickvals"] == [pd.Timestamp(2018, month, 1) for month in (1, 4, 7, 10)]


def test_a_move_and_a_cell_of_the_matrix(welsh):
    row = pd.DataFrame({"moves": [2], "days_pushed": [-30]}).iloc[0]
    assert dates.moved_in_words(row) == "symudwyd ddwywaith, −30 diwrnod"
    rows = pd.DataFrame({"in_earlier": [False], "in_later": [True], "fate": ["new"]})
    assert matrix.row_head(matrix.NONE, rows) == "Newydd"


def test_a_doubt_of_reading_is_said_by_its_form(welsh):
    doubt = "Is the target of 1,000 in total, or in addition to those already trained? Shown as in total."
    assert heard(doubt).startswith("Ai cyfanswm yw’r targed o 1,000")
