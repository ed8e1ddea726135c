"""What a plan calls its areas, from its own words."""

from datetime import date

import pandas as pd
import pytest
from helpers.sample_rows import add_plan, add_task, insert

import queries
from loaders.record.database import open_database
from pages.said import area_words
from pages.said.area_words import AREA, Noun


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], "area"),
        ([("section", "Schools", 0.5), ("section", "Health", 0.5)], "area"),
        ([("column", "Stakeholder", 1)], "stakeholder group"),
        ([("column", "Strategic Objectives", 1), ("section", "Gap Analysis", 1)], "objective"),
        ([("column", "Thema", 1)], "theme"),
        ([("column", "Section", 1)], "area"),
        ([("section", "Gap Analysis", 0.35), ("section", "Peer Review Recommendations", 0.65)], "gap-analysis area"),
        ([("section", "Gap analysis", 0.3), ("section", "Training", 0.7)], "area"),
        ([("area", "Theme 1: Leadership", 0.6), ("area", "Theme 2 – Training", 0.4)], "theme"),
        ([("area", "Objective 1.1", 0.6), ("area", "Objective 1.2", 0.4), ("section", "Theme 1", 1)], "objective"),
        ([("area", "Themed assemblies", 1)], "area"),
        ([("introduction", "Tasks are grouped by stakeholder; all of them matter.", 1)], "stakeholder group"),
        ([("introduction", "The plan is structured around four themes.", 1)], "theme"),
        ([("introduction", "The tasks are grouped. Our stakeholders agreed them.", 1)], "area"),
        ([("introduction", "Written after a gap analysis.", 1)], "area"),
        ([("title", "Prevent gap analysis and action plan", 1)], "gap-analysis area"),
    ],
)
def test_the_nearest_words_that_hold_for_most_tasks_tell(texts, expected):
    assert area_words.told(pd.DataFrame(texts, columns=["place", "said", "share"])).one == expected


def test_plans_that_call_them_alike_share_a_word():
    group = Noun("stakeholder group", "stakeholder groups")
    assert area_words.shared({"a": group, "b": group}, ["a", "b", "a"]) == group
    assert area_words.shared({"a": group}, ["a", "b"]) == AREA


def test_the_words_of_a_plans_version_in_force_and_the_part_of_its_tasks():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2016, 12, 31))
    add_task(connection, "alpha", "1", section="Gap Analysis")
    theme = '[{"heading": "Theme", "field": "section", "text": "Peer Review"}]'
    add_task(connection, "alpha", "2", section="Peer Review", subsection="Training", cells=theme)
    for kind, text in (("introduction", "Grouped by stakeholder."), ("priority", "Train all stakeholders")):
        insert(connection, "plan_note", plan_id="alpha", snapshot_id="alpha", kind=kind, position=1, text=text)

    found = queries.run(connection, "area_words", on_date=None, known_at=None, plans=None)

    assert list(found.itertuples(index=False, name=None)) == [
        ("alpha", "area", "Gap Analysis", 0.5),
        ("alpha", "area", "Training", 0.5),
        ("alpha", "introduction", "Grouped by stakeholder.", 1),
        ("alpha", "section", "Gap Analysis", 0.5),
        ("alpha", "section", "Peer Review", 0.5),
    ]
    assert area_words.told(found).one == "gap-analysis area"
