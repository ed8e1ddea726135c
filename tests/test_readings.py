"""Training readings that people add: kept with who and when, refused with a sentence."""

from datetime import date

import pytest
from helpers.plan_files import load

from loaders import ReadingRefused, add_reading

PLAN = "Ref\tAction\tLead\n1\tTrain staff\tUna Marsh\n"
GIVEN = {
    "plan_id": "a-plan",
    "programme": "WRAP",
    "measure": "staff",
    "as_at": date(2021, 3, 31),
    "value": 900,
    "added_by": "Ada",
}


@pytest.mark.parametrize(
    ("given", "kept"),
    [({}, "Added by Ada on %"), ({"source": "the learning\nrecords "}, "the learning records, added by Ada on %")],
)
def test_a_reading_is_kept_with_its_source_and_who_added_it(given, kept):
    connection = load(PLAN)
    add_reading(connection, **GIVEN | given)
    rows = connection.execute(
        "select plan_id, snapshot_id, programme, measure, as_at::varchar, value, source like $kept, added_at is not null "
        "from training_reading",
        {"kept": kept},
    ).fetchall()
    assert rows == [("a-plan", None, "WRAP", "staff", "2021-03-31", 900, True, True)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": -1}, "whole number"),
        ({"value": 10**12}, "whole number"),
        ({"added_by": " "}, "who reports"),
        ({"programme": ""}, "training's name"),
        ({"measure": "cats"}, "staff trained or trainers"),
        ({"plan_id": "no-such-plan"}, "isn't in the database"),
    ],
)
def test_a_reading_that_cant_be_is_refused_and_nothing_is_kept(changed, words):
    connection = load(PLAN)
    with pytest.raises(ReadingRefused, match=words):
        add_reading(connection, **GIVEN | changed)
    assert connection.execute("select count(*) from training_reading").fetchone() == (0,)
